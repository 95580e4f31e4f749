"""One process writes at a time, and those that read see one state whole, whatever is being written."""

import subprocess
import sys

import pytest

from benchmarks.archive_state import digest_state, find_hits, open_archive, read_state
from benchmarks.common import ROOT
from benchmarks.crash_articles import ARTICLES, STEPS, write_articles
from benchmarks.crash_process import Death, Processes
from index.derive import derive_vectors
from index.store import Store
from qa.archive import Archive

EDITIONS = 6  # that a reader must have seen
READINGS = 3000  # at which it gives up
# Writes edition after edition of one file, each with another number of articles, until its input ends.
WRITER = """
import itertools, json, select, sys
from pathlib import Path
from benchmarks.archive_state import open_archive
from benchmarks.crash_articles import make_article
from index.build import IndexOptions

index, path = map(Path, sys.argv[1:])
for edition in itertools.count(2):
    texts = [f"{make_article(n)}\\nEdition {edition} of the lantern.\\n" for n in range(4 + edition % 5)]
    path.write_text("".join(json.dumps({"id": n, "text": text}) + "\\n" for n, text in enumerate(texts)))
    with open_archive(index) as archive:
        archive.add([path], options=IndexOptions(prune=True))
    if select.select([sys.stdin], [], [], 0)[0]:
        break
"""


@pytest.fixture
def places(tmp_path):
    """A folder of articles, and an index of them."""
    articles, index = tmp_path / "articles", tmp_path / "index"
    write_articles(articles, index)
    with open_archive(index, create=True) as archive:
        archive.add([articles])
    return articles, index


@pytest.fixture
def writing(places, tmp_path):
    """A process that has written a whole batch and waits before it commits."""
    articles, index = places
    STEPS[1].change(articles, index)
    with Processes(tmp_path) as processes:
        pid = processes.start(
            ["index", str(articles), "--index", str(index)], Death(point=("commit", 1)), waits=True
        )
        with processes.meet():
            yield pid
        assert processes.wait().status == 0


def test_a_second_writer_is_refused_and_told_which_process_writes(places, writing, tmp_path):
    articles, index = places
    (tmp_path / "second").mkdir()
    with Processes(tmp_path / "second") as others:
        for command in (["index", str(articles)], ["remove", "a01.txt"]):
            ended = others.run([*command, "--index", str(index)])
            assert ended.status == 1
            assert f"is being written by process {writing} on " in ended.output
            assert ended.output.count("\n") == 1


def test_a_reader_is_not_kept_waiting_and_sees_nothing_of_what_is_not_committed(places, writing):
    with open_archive(places[1]) as archive:
        assert archive.store.count("articles") == ARTICLES
        assert archive.search("What was delayed in Tern Bay?")
        assert not archive.store.files.articles_in(str(places[0] / f"a{ARTICLES}.txt"))


def test_a_reader_sees_what_was_committed_since_it_opened(places, tmp_path):
    articles, index = places
    STEPS[1].change(articles, index)
    with open_archive(index) as reader, Processes(tmp_path) as processes:
        before = digest_state(read_state(reader.store)), find_hits(reader)
        assert processes.run(["index", str(articles), "--index", str(index)]).status == 0
        after = digest_state(read_state(reader.store)), find_hits(reader)
        assert before[0] != after[0]
        assert before[1] != after[1]


def test_every_answer_comes_from_one_commit_while_another_process_writes(tmp_path):
    index, path = tmp_path / "index", tmp_path / "dump.jsonl"
    Store.open(index, create=True).close()
    command = [sys.executable, "-c", WRITER, str(index), str(path)]
    seen: set[str] = set()
    with (
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE) as writer,
        open_archive(index) as kept_open,
    ):
        for _ in range(READINGS):
            if len(seen) >= EDITIONS or writer.poll() is not None:
                break
            with open_archive(index) as opened:
                for archive in (kept_open, opened):
                    seen |= read_edition(archive)
        writer.communicate(b"stop\n")
    assert writer.returncode == 0
    assert len(seen) >= EDITIONS


def read_edition(archive: Archive) -> set[str]:
    """Read all in one snapshot, then search; what is found must be of one edition, and whole."""
    store = archive.store
    with store.snapshot():
        articles = list(store.articles())
        derived = derive_vectors(store)
        assert derived.index.numbers().tolist() == store.chunk_numbers().tolist()
        assert derived.commit_id == store.commit_id
    editions = {article.text.split("Edition ")[1].split(" ")[0] for article in articles}
    assert len(editions) == (1 if articles else 0)
    assert not articles or len(articles) == 4 + int(min(editions)) % 5
    hits = archive.search("lantern edition")
    found = {hit.article.text.split("Edition ")[1].split(" ")[0] for hit in hits}
    assert len(found) <= 1
    answer = archive.ask("Which edition of the lantern?")
    assert answer.index.articles in (0, *(4 + int(edition) % 5 for edition in range(5)))
    return editions | found
