import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from index import __version__
from index.load import Loaded
from index.load.paths import Source
from index.make import make_entry
from index.records import Settings
from index.store import Store
from qa.cli import main
from tests.conftest import use_toy_models

ONRECORD = Path(sys.executable).with_name("onrecord")
ANSWER_FIELDS = {
    "id", "question", "status", "reason", "confidence", "interpretation", "short_answer", "quotes", "closest", "index", "declined",
    "elapsed_ms",
}  # fmt: skip
QUOTE_FIELDS = {
    "article", "source", "title", "outlet", "date", "url", "start", "end", "text", "span", "speaker", "speech", "score",
    "also_in", "independent_sources", "same_answer",
}  # fmt: skip
PLACE_FIELDS = {"article", "source", "outlet", "date", "start", "end", "text", "variant", "diff", "span"}
INTERPRETATION_FIELDS = {"speaker", "topic", "since", "until", "outlets", "kind", "carried", "excluded"}
TOO_LONG = "w " * 5000


@pytest.fixture
def cli(monkeypatch, tmp_path, toy_encoder):
    """Run a command in an empty folder, in this process, with the toy encoder; check the shape of errors."""
    monkeypatch.chdir(tmp_path)
    use_toy_models(monkeypatch, toy_encoder)

    def run(*arguments, code=0, prints=False):
        result = CliRunner().invoke(main, [*map(str, arguments)])
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        if code == 1 and not prints:
            assert result.stdout == ""
            assert result.stderr.startswith("Error: ")
            assert result.stderr.count("\n") == 1
        return result

    return run


@pytest.fixture
def indexed(cli, articles_folder):
    """The same, after indexing the four articles into ./onrecord-index."""
    cli("index", articles_folder)
    return cli


def onrecord(*arguments, cwd, **environment):
    return subprocess.run(
        [ONRECORD, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


def records(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.model
def test_the_installed_command_indexes_and_answers(tmp_path, articles_folder):
    done = onrecord("index", articles_folder / "honey.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (
        0, "added 1, updated 0, unchanged 0, duplicate 0, failed 0\n", "",
    )  # fmt: skip
    asked = onrecord(
        "ask", "What did Marit Solberg say about the bees?", "--json", "--top", "1", cwd=tmp_path
    )
    (answer,) = map(json.loads, asked.stdout.splitlines())
    quote = answer["quotes"][0]
    assert (asked.returncode, asked.stderr, answer["status"]) == (0, "", "answered")
    assert Path(quote["source"]).read_text(encoding="utf-8")[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0),
        ([], 2),
        (["index"], 2),
        (["frobnicate"], 2),
        (["ask", "Who?", "--top", "0"], 2),
        (["ask", "Who?", "--since"], 2),
        (["ask", "Who?", "--since", "soon"], 2),
        (["ask", ""], 2),
        (["index", "gone"], 1),
        (["ask", "Who won?"], 1),
    ],
    ids=str,
)
def test_the_installed_command_exits_with_0_1_or_2(tmp_path, arguments, code):
    done = onrecord(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1 or code != 1
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_the_one_of_the_package(cli):
    assert cli("--version").stdout == f"onrecord, version {__version__}\n"


@pytest.mark.parametrize("command", [None, *sorted(main.commands)])
def test_every_command_has_help_with_an_example(cli, command):
    result = cli(*filter(None, [command]), "--help")
    assert "Example: onrecord " in result.stdout


@pytest.mark.parametrize("name", ["gone.txt", "gone/", "gone/*.txt"])
def test_a_missing_path_is_an_error_and_makes_no_index(cli, tmp_path, name):
    assert name in cli("index", name, code=1).stderr
    assert not (tmp_path / "onrecord-index").exists()


def test_a_folder_without_articles_is_an_error(cli, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"jpg")
    assert "no articles in photos" in cli("index", "photos", code=1).stderr


def test_bad_files_are_listed_by_name_and_the_rest_is_indexed(cli, articles_folder, monkeypatch):
    bad = {
        "binary.txt": b"\0\1", "empty.txt": b"", "latin.txt": b"Caf\xe9", "broken.txt": b"\xc3(", "utf16.txt": "Hm".encode("utf-16")[:-1],
    }  # fmt: skip
    for name, raw in bad.items():
        (articles_folder / name).write_bytes(raw)
    with open(articles_folder / "huge.txt", "wb") as file:
        file.truncate(50_000_000)
    (articles_folder / "dangling.txt").symlink_to("gone.txt")
    (report,) = records(cli("index", articles_folder, "--json"))
    reasons = {Path(failure["source"]).name: failure["reason"] for failure in report["failures"]}
    assert (report["added"], sorted(reasons)) == (4, sorted([*bad, "huge.txt", "dangling.txt"]))
    assert reasons["huge.txt"].startswith("50.0 MB is more than the limit of 10 MB")
    listed = cli("articles").stdout.splitlines()
    assert [line.startswith("failed: ") for line in listed] == [False] * 4 + [True] * 7


def test_an_unreadable_file_is_listed_by_name(cli, articles_folder, monkeypatch):
    opened = Path.open

    def refuse(path, *arguments, **options):
        if path.name == "tram.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything
    result = cli("index", articles_folder)
    assert result.stdout.splitlines()[0] == "added 3, updated 0, unchanged 0, duplicate 0, failed 1"
    assert (
        result.stdout.splitlines()[1]
        == f"failed: {articles_folder}/tram.txt: cannot be opened: Permission denied"
    )


def test_the_encoding_option_reads_a_latin_1_file(cli, tmp_path):
    (tmp_path / "latin.txt").write_bytes("Caf\xe9 closes".encode("latin-1"))
    assert cli("index", "latin.txt", "--encoding", "latin-1").stdout.startswith("added 1,")
    assert "Caf\xe9 closes" in cli("show", "latin.txt").stdout


def test_files_of_other_kinds_are_counted(cli, articles_folder):
    (articles_folder / "a.jpg").write_bytes(b"jpg")
    assert cli("index", articles_folder).stdout.endswith("failed 0; 1 files of other kinds passed over\n")


@pytest.mark.parametrize(
    "command", [["ask", "pier"], ["search", "pier"], ["articles"], ["stats"], ["show", "a"], ["remove", "a"]]
)
def test_a_command_before_indexing_says_how_to_index(cli, tmp_path, command):
    assert "onrecord index PATH" in cli(*command, code=1).stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["index", "news.txt"], ["ask", "pier"], ["stats"]])
@pytest.mark.parametrize("kind", ["file", "folder", "database", "garbage"])
def test_an_index_folder_that_is_something_else_is_left_alone(cli, tmp_path, command, kind):
    (tmp_path / "news.txt").write_text("It rained.\n")
    other = tmp_path / "other"
    if kind == "file":
        other.write_text("text")
    else:
        other.mkdir()
    if kind == "folder":
        (other / "photo.jpg").write_bytes(b"jpg")
    elif kind == "database":
        with sqlite3.connect(other / "archive.db") as database:
            database.execute("CREATE TABLE birds (name)")
    elif kind == "garbage":
        (other / "archive.db").write_bytes(b"garbage" * 999)
    cli(*command, "--index", other, code=1)
    assert [path.name for path in other.rglob("*")] in (["photo.jpg"], ["archive.db"], [])


@pytest.mark.parametrize("command", [["index", "articles"], ["ask", "pier"], ["search", "pier"]])
def test_an_index_of_another_model_says_which_model_to_use(indexed, tmp_path, command):
    with Store.open(tmp_path / "onrecord-index") as store:
        store.save_settings(Settings("other-model", "f" * 16, 32, 800))
    assert "use --model other-model" in indexed(*command, code=1).stderr


def test_an_index_of_a_newer_version_says_to_upgrade(indexed, tmp_path):
    with sqlite3.connect(tmp_path / "onrecord-index" / "archive.db") as database:
        database.execute("PRAGMA user_version = 99")
    assert "upgrade onrecord" in indexed("ask", "pier", code=1).stderr


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("", "the question is empty"),
        ("  \n ", "the question is empty"),
        (TOO_LONG, "the question has 9999 characters: at most 2000"),
        ("?!... --", "there is no word in the question"),
        ("\U0001f600", "there is no word in the question"),
    ],
    ids=["empty", "space", "long", "punctuation", "emoji"],
)
def test_a_question_that_cannot_be_asked_is_wrong_usage(indexed, question, message):
    for command in (["ask", "--"], ["search", "--"], ["show", "tram.txt", "--question"]):
        result = indexed(*command, question, code=2)
        assert (result.stdout, message in result.stderr.splitlines()[-1]) == ("", True)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ('" OR NEAR( * ^ : --', "answered"),
        ("'; DROP TABLE articles; --", "abstained"),
        ("'; drop the pier; --", "answered"),
        ("pier \U0001f600", "answered"),
        ("--top", "abstained"),
    ],
)
def test_a_question_in_query_syntax_is_asked_as_words(indexed, question, status):
    (answer,) = records(indexed("ask", "--json", "--", question))
    assert (answer["question"], answer["status"]) == (question, status)


def test_an_answer_has_exactly_the_fields_of_the_design(indexed, articles_folder):
    (articles_folder / "copy.txt").write_bytes((articles_folder / "pier.txt").read_bytes())
    indexed("index", articles_folder)
    (answer,) = records(indexed("ask", "What did Bram Oster say about the pier?", "--json"))
    assert set(answer) == ANSWER_FIELDS
    assert set(answer["interpretation"]) == INTERPRETATION_FIELDS
    assert set(answer["index"]) == {"commit", "articles", "model"}
    assert {frozenset(quote) for quote in answer["quotes"]} == {frozenset(QUOTE_FIELDS)}
    assert {frozenset(place) for quote in answer["quotes"] for place in quote["also_in"]} == {
        frozenset(PLACE_FIELDS)
    }


def test_a_declined_answer_exits_with_0_and_shows_the_closest_passages(indexed):
    (answer,) = records(indexed("ask", "What did Macron say about the pier?", "--json"))
    assert (answer["status"], answer["quotes"], answer["confidence"]) == ("abstained", [], 0.0)
    assert {frozenset(quote) for quote in answer["closest"]} == {frozenset(QUOTE_FIELDS)}
    shown = indexed("ask", "What did Macron say about the pier?").stdout
    assert "Closest passages, not an answer:" in shown


def test_the_index_folder_may_come_from_the_environment(cli, articles_folder, monkeypatch, tmp_path):
    monkeypatch.setenv("ONRECORD_INDEX", str(tmp_path / "elsewhere"))
    cli("index", articles_folder)
    assert (tmp_path / "elsewhere" / "archive.db").is_file()
    assert not (tmp_path / "onrecord-index").exists()


def test_indexing_again_skips_what_is_unchanged(indexed, articles_folder):
    assert (
        indexed("index", articles_folder).stdout == "added 0, updated 0, unchanged 4, duplicate 0, failed 0\n"
    )


def test_articles_are_one_record_a_line(indexed, articles_folder):
    found = records(indexed("articles", "--json"))
    assert [Path(record["source"]).name for record in found] == [
        "chess.md",
        "honey.txt",
        "pier.txt",
        "tram.txt",
    ]
    honey = found[1]
    assert (honey["outlet"], honey["date"], honey["author"]) == (
        "Hill Country Herald",
        "2025-03-05",
        "Silvan Rook",
    )
    text = (articles_folder / "honey.txt").read_text(encoding="utf-8")
    entry = make_entry(Source(honey["source"], Path(honey["source"])), Loaded(text, "utf-8"))
    assert honey["kept"] == [[span.start, span.end] for span in entry.article.kept]


def test_show_marks_a_range_and_hides_clutter(indexed):
    shown = indexed("show", "honey.txt", "--quote", "0:10").stdout
    assert "«Beekeepers»" in shown
    assert "Advertisement" not in shown
    assert "Advertisement" in indexed("show", "honey.txt", "--whole").stdout


def test_show_marks_the_quotes_that_answer_a_question(indexed):
    shown = indexed("show", "tram.txt", "--question", "What did Penhallow say about the violin?").stdout
    assert "«“I shook it, and it hummed,” Penhallow said.»" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["gone.txt"],
        ["honey.txt", "--quote", "9:3"],
        ["honey.txt", "--quote", "0:99999"],
        ["honey.txt", "--quote", "x"],
    ],
)
def test_what_cannot_be_shown_is_an_error(indexed, arguments):
    indexed("show", *arguments, code=1)


@pytest.mark.parametrize("command", ["show", "remove"])
def test_an_article_without_a_name_is_wrong_usage(indexed, command):
    assert "it is empty" in indexed(command, "", code=2).stderr


def test_a_removed_article_is_gone(indexed, articles_folder):
    assert indexed("remove", "tram.txt").stdout == f"removed {articles_folder}/tram.txt\n"
    assert len(records(indexed("articles", "--json"))) == 3
    assert (articles_folder / "tram.txt").exists()
    indexed("remove", "tram.txt", code=1)


def test_search_prints_chunks_with_their_scores(indexed):
    best, *_ = records(indexed("search", "violin", "--json", "--limit", "2"))
    assert set(best) == {"article", "source", "title", "outlet", "date", "start", "end", "text", "score"}
    assert best["title"] == "Tram driver returns a lost violin"


def test_stats_are_counted(indexed):
    (stats,) = records(indexed("stats", "--json"))
    assert (stats["articles"], stats["failures"], stats["model"]) == (4, 0, "toy")


def test_a_batch_writes_one_answer_record_a_line(indexed, tmp_path):
    questions = [{"id": "a", "question": "Who plays chess?"}, {"question": "???"}]
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, questions)))
    assert indexed("batch", "q.jsonl", "--out", "a.jsonl").stdout == (
        "2 answers in a.jsonl; 1 of them error records: what could not be asked\n"
    )
    first, second = map(json.loads, (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines())
    assert set(first) == ANSWER_FIELDS
    assert (first["id"], second["id"], second["status"]) == ("a", "2", "error")
    again = indexed("batch", "q.jsonl", "--out", "a.jsonl").stdout
    assert again == "0 answers in a.jsonl; 2 were there before\n"


def test_a_batch_goes_on_from_another_index_only_when_mixing_is_asked_for(indexed, tmp_path):
    (tmp_path / "q.txt").write_text("Who plays chess?\n")
    indexed("batch", "q.txt", "--out", "a.csv")
    (tmp_path / "ferry.txt").write_text("The ferry sank at noon.\n")
    indexed("index", "ferry.txt")
    (tmp_path / "q.txt").write_text("Who plays chess?\nWhat sank?\n")
    assert "--mix" in indexed("batch", "q.txt", "--out", "a.csv", code=1).stderr
    assert indexed("batch", "q.txt", "--out", "a.csv", "--mix").stdout.startswith(
        "1 answers in a.csv; 1 were"
    )


def test_a_batch_does_not_write_over_its_questions(indexed, tmp_path):
    (tmp_path / "q.jsonl").write_text('{"id": "a", "question": "Who plays chess?"}')
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "q.jsonl")
    assert "not a regular file" in indexed("batch", "q.jsonl", "--out", "-", code=1).stderr
    for out in ("q.jsonl", "link.jsonl"):
        assert "is the file of the questions" in indexed("batch", "q.jsonl", "--out", out, code=1).stderr
    assert (tmp_path / "q.jsonl").read_text() == '{"id": "a", "question": "Who plays chess?"}'


def test_ids_that_occur_twice_are_told(indexed, tmp_path):
    (tmp_path / "q.csv").write_text("id,question\n7,chess\n7,violin\n")
    assert "1 ids occur more than once, such as '7'" in indexed("batch", "q.csv", "--out", "a.csv").stderr


def test_filters_restrict_ask_and_search(indexed):
    (answer,) = records(
        indexed("ask", "the pier", "--outlet", "Hill Country Herald", "--since", "2025-03", "--json")
    )
    assert {quote["outlet"] for quote in answer["quotes"]} == {"Hill Country Herald"}
    assert answer["interpretation"]["since"] == "2025-03-01"
    hits = records(indexed("search", "the pier", "--until", "2025-03-04", "--json"))
    assert {hit["date"] for hit in hits} == {"2025-03-04"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--since", "soon"],
            "Invalid value for '--since': 'soon' is no date: give YYYY-MM-DD, YYYY-MM or YYYY",
        ),
        (
            ["--until", "2025-02-30"],
            "Invalid value for '--until': '2025-02-30' is no date: 2025-02 has 28 days",
        ),
        (
            ["--since", "2025-03", "--until", "2025-02"],
            "since 2025-03-01 is after until 2025-02-28: nothing lies between them",
        ),
    ],
    ids=["no date", "no day", "wrong way round"],
)
def test_dates_that_no_archive_can_have_are_wrong_usage(indexed, options, message):
    for command in ("ask", "search"):
        assert indexed(command, "the pier", *options, code=2).stderr.splitlines()[-1] == f"Error: {message}"


@pytest.mark.parametrize("text", ["", "not json", '{"id": 1}'])
def test_a_file_without_questions_is_an_error(indexed, tmp_path, text):
    (tmp_path / "q.jsonl").write_text(text)
    indexed("batch", "q.jsonl", "--out", "a.jsonl", code=1)
    assert not (tmp_path / "a.jsonl").exists()


def test_pruning_removes_what_is_gone_and_says_how_many(indexed, articles_folder):
    (articles_folder / "pier.txt").unlink()
    assert indexed("index", articles_folder).stdout.startswith("added 0, updated 0, unchanged 3,")
    assert "removed 1," in indexed("index", articles_folder, "--prune").stdout
    assert len(indexed("articles").stdout.splitlines()) == 3


def test_pruning_an_empty_folder_is_refused(indexed, articles_folder, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "rain.txt").write_text("It rained on the pier all day.")
    for path in articles_folder.iterdir():
        path.unlink()
    refused = indexed("index", tmp_path / "more", articles_folder, "--prune", code=1)
    assert "is its disk mounted?" in refused.stderr
    assert len(indexed("articles").stdout.splitlines()) == 4


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--map", "text"),
        ("--map", "body=text"),
        ("--map", "text=a,text=b"),
        ("--encoding", "rot13"),
        ("--encoding", "foo"),
    ],
)
def test_a_wrong_option_of_indexing_is_wrong_usage(cli, articles_folder, option, value):
    cli("index", articles_folder, option, value, code=2)


def test_fields_are_named_with_map(cli, tmp_path):
    (tmp_path / "export.jsonl").write_text('{"story": "It rained on the pier all day.", "head": "Rain"}')
    cli("index", tmp_path / "export.jsonl", "--map", "text=story,title=head")
    (record,) = records(cli("articles", "--json"))
    assert (record["title"], record["origins"]["title"]) == ("Rain", "field head")


def test_a_run_in_which_nothing_can_be_read_is_an_error(cli, tmp_path):
    (tmp_path / "empty.txt").touch()
    done = cli("index", tmp_path / "empty.txt", code=1, prints=True)
    assert done.stdout.splitlines()[1] == f"failed: {tmp_path}/empty.txt: an empty file"


def test_check_says_what_is_sound_and_fails_if_anything_is_not(indexed, tmp_path):
    assert {line.split()[0] for line in indexed("check").stdout.splitlines()} == {"ok"}
    (file,) = tmp_path.rglob("vectors.faiss")
    file.write_bytes(b"")
    done = indexed("check", code=1, prints=True)
    assert done.stdout.splitlines()[-1] == (
        "WRONG    vector index: vectors.faiss is missing, or not what was written: run `onrecord check --repair`, "
        "which makes it anew"
    )
    indexed("check", "--repair")
    assert all(finding["problem"] is None for finding in records(indexed("check", "--json")))


def test_show_names_the_reason_of_each_dropped_line(indexed):
    shown = indexed("show", "honey.txt", "--cleaning").stdout
    assert "- Advertisement  [" in shown
    assert "- Read also: Council votes to mend the old pier  [" in shown


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_indexing_after_its_batch_and_the_next_run_goes_on(
    cli, articles_folder, monkeypatch, toy_encoder, number
):
    encode, sent = toy_encoder.encode, []

    def interrupt(texts):
        if not sent:
            sent.append(os.kill(os.getpid(), number))
        return encode(texts)

    monkeypatch.setattr("index.build.BATCH_ARTICLES", 1)
    monkeypatch.setattr(toy_encoder, "encode", interrupt)
    stopped = cli("index", articles_folder, code=1, prints=True)
    assert stopped.stdout == (
        "added 2, updated 0, unchanged 0, duplicate 0, failed 0; stopped before the end: the same command goes on\n"
    )
    assert cli("index", articles_folder).stdout.startswith("added 2, updated 0, unchanged 2,")
