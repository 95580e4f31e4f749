"""What follows from a batch: reprints grouped, repeated lines learned, stored articles cleaned anew."""

import os
from random import Random

import pytest

from index.build import BATCH_ARTICLES, IndexOptions, index_sources, prune_files
from index.check import check_archive
from index.load.paths import find_sources
from index.make import make_entry
from index.store import Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "index", create=True) as opened:
        yield opened


@pytest.fixture
def run(store, toy_encoder):
    def run(*paths, **options):
        return index_sources(store, toy_encoder, find_sources(paths).files, options=IndexOptions(**options))

    return run


def story(number):
    """Write an article of made-up words that shares nothing with another number's but its form."""
    random = Random(number)

    def words(least, most):
        return " ".join(
            "".join(
                random.choice("bdfgklmnprst") + random.choice("aeiou") for _ in range(random.randint(2, 4))
            )
            for _ in range(random.randint(least, most))
        )

    paragraphs = [
        f"{words(12, 20).capitalize()}, said {words(2, 2).title()} of {words(1, 1).title()}."
        for _ in range(10)
    ]
    return f"{words(4, 6).capitalize()}\n\n" + "\n\n".join(paragraphs) + "\n"


def write(folder, **texts):
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def by_name(store):
    return {os.path.basename(article.source): article for article in store.articles()}


ENOUGH = 62  # articles that share a sentence; `index.clean.repetition` asks for 60
REPEATED = "The fair in the nine valleys was first held in the year of the great flood."


def test_a_line_repeated_by_an_outlet_is_dropped_from_the_articles_stored_before(run, store, tmp_path):
    texts = {f"a{i:02}": f"{story(i)}\n{REPEATED}\n" for i in range(ENOUGH)}
    run(write(tmp_path / "lantern", a00=texts["a00"]))
    assert REPEATED in kept_text(by_name(store)["a00.txt"])
    folder = tmp_path / "lantern"
    run(write(folder, **texts))
    for article in store.articles():
        assert REPEATED not in kept_text(article)
        assert any(article.text[c.start : c.end].strip() == REPEATED for c in article.clutter)
    assert store.match('"valleys"', 5) == {}
    assert [finding for finding in check_archive(store) if finding.problem is not None] == []


def test_what_is_learned_does_not_depend_on_how_articles_come(run, store, tmp_path, toy_encoder):
    texts = {f"a{i:02}": f"{story(i)}\n{REPEATED}\n" for i in range(ENOUGH)}
    for part in (1, 0):
        run(write(tmp_path / "lantern", **dict(list(texts.items())[part::2])))
    with Store.open(tmp_path / "other", create=True) as other:
        index_sources(other, toy_encoder, find_sources([tmp_path / "lantern"]).files)
        assert {a.id: (a.kept, a.clutter) for a in other.articles()} == {
            a.id: (a.kept, a.clutter) for a in store.articles()
        }
        assert not any(REPEATED in kept_text(article) for article in store.articles())


def kept_text(article):
    return "\n".join(article.text[span.start : span.end] for span in article.kept)


def test_clutter_is_kept_where_that_is_asked_for(run, store, tmp_path):
    texts = {f"a{i}": f"Advertisement\n{story(i)}\n{REPEATED}\n" for i in range(8)}
    folder = write(tmp_path / "lantern", **texts)
    run(folder, keep_clutter=True)
    assert all(kept_text(article) == article.text.strip() for article in store.articles())
    assert run(folder).updated == 8
    assert not any("Advertisement" in kept_text(article) for article in store.articles())


def test_a_reprint_is_counted_and_joins_the_cluster_of_the_first(run, store, tmp_path):
    original = story(1)
    cut = "Another headline\n\n" + "\n\n".join(original.strip().split("\n\n")[1:-2]) + "\n"
    folder = write(tmp_path / "news", a=original, b=cut, c=story(7))
    report = run(folder)
    assert (report.added, report.duplicate) == (3, 1)
    found = by_name(store)
    assert found["a.txt"].cluster == found["b.txt"].cluster == found["a.txt"].id
    assert found["c.txt"].cluster == found["c.txt"].id


def test_the_same_folder_read_anew_gives_the_same_number_of_reprints(run, store, tmp_path):
    texts = {f"a{i:02}": story(i) for i in range(BATCH_ARTICLES + 2)}
    last = f"a{BATCH_ARTICLES + 1:02}"  # written with another batch than its copy
    folder = write(tmp_path / "news", **texts | {last: story(0), "a01": story(0)})
    assert (first := run(folder)).duplicate == 2
    again = run(folder, keep_clutter=True)  # every article is made anew
    assert (first.added, again.updated, again.duplicate) == (len(texts), len(texts), 2)


def test_removing_the_head_of_a_cluster_gives_it_another(run, store, tmp_path, toy_encoder):
    folder = write(tmp_path / "news", a=story(1), b=story(1) + "\nA last line was added here.\n")
    run(folder)
    (folder / "a.txt").unlink()
    assert prune_files(store, toy_encoder, [str(folder / "a.txt")]) == 1
    (left,) = store.articles()
    assert left.cluster == left.id


def test_a_moved_file_is_counted_as_moved_and_leaves_nothing_behind(run, store, tmp_path):
    folder = write(tmp_path / "news", a=story(1), b=story(2))
    run(folder)
    (folder / "sub").mkdir()
    (folder / "a.txt").rename(folder / "sub" / "a.txt")
    report = run(folder)
    assert (report.added, report.moved, report.unchanged, report.duplicate) == (0, 1, 1, 0)
    assert sorted(by_name(store)) == ["a.txt", "b.txt"]


def test_many_moved_files_are_all_found(run, store, tmp_path):
    folder = write(tmp_path / "news", **{f"a{i}": story(i) for i in range(BATCH_ARTICLES + 3)})
    run(folder)
    folder.rename(tmp_path / "archive")
    report = run(tmp_path / "archive")
    assert (report.moved, report.added, store.count("articles")) == (
        BATCH_ARTICLES + 3,
        0,
        BATCH_ARTICLES + 3,
    )


def test_a_copy_is_no_move(run, store, tmp_path):
    folder = write(tmp_path / "news", a=story(1))
    run(folder)
    write(folder, b=story(1))
    report = run(folder)
    assert (report.added, report.moved, report.duplicate, store.count("articles")) == (1, 0, 1, 2)


def test_a_run_that_is_asked_to_stop_writes_its_batch_and_the_next_goes_on(store, toy_encoder, tmp_path):
    folder = write(tmp_path / "news", **{f"a{i:02}": story(i) for i in range(BATCH_ARTICLES + 5)})
    sources = find_sources([folder]).files
    done = []
    report = index_sources(
        store,
        toy_encoder,
        sources,
        progress=lambda done_bytes, articles: done.extend([1] * articles),
        stop=lambda: len(done) > BATCH_ARTICLES,
    )
    assert (report.stopped, report.added, store.count("articles")) == (True, *[BATCH_ARTICLES + 1] * 2)
    report = index_sources(store, toy_encoder, sources)
    assert (report.stopped, report.added, report.unchanged) == (False, 4, BATCH_ARTICLES + 1)
    assert [finding for finding in check_archive(store) if finding.problem is not None] == []


def test_pruning_takes_records_that_are_gone_but_none_while_one_of_the_file_cannot_be_read(
    run, store, tmp_path
):
    file = tmp_path / "export.jsonl"
    records = [f'{{"id": "{i}", "text": "It rained on the pier for {i} days."}}' for i in range(4)]
    file.write_text("\n".join(records))
    run(file)
    file.write_text("\n".join([*records[:2], '{"id": "2", "text"']))
    report = run(file, prune=True)
    assert (report.unchanged, report.removed, len(report.failures), store.count("articles")) == (2, 0, 1, 4)
    file.write_text("\n".join(records[:3]))
    assert run(file).removed == 0
    file.write_text("\n".join(records[:2]))
    assert (run(file, prune=True).removed, store.count("articles")) == (2, 2)


def test_only_the_record_that_changed_is_made_anew(run, tmp_path, monkeypatch):
    file = tmp_path / "export.jsonl"
    records = [f'{{"id": "{i}", "text": "It rained on the pier for {i} days."}}' for i in range(4)]
    file.write_text("\n".join(records))
    run(file)
    made = []

    def make(source, loaded, **options):
        made.append(loaded.key)
        return make_entry(source, loaded, **options)

    monkeypatch.setattr("index.build.make_entry", make)
    file.write_text("\n".join([*records[:3], '{"id": "3", "text": "It snowed on the pier."}']))
    report = run(file)
    assert (report.updated, report.unchanged, made) == (1, 3, ["3"])
