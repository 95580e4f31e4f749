"""Statements come with the batch that brings their articles, and go with them."""

import sqlite3

import pytest

from index.build import IndexOptions, index_sources, prune_files
from index.check import check_archive
from index.commit import remove_articles
from index.load.paths import find_sources
from index.records import Span
from index.statements.analyse import Analyst
from index.statements.records import Found
from index.store import Store
from index.store.database import Database
from tests.index.test_commit import ENOUGH, REPEATED, story
from tests.index.toy_statements import ToyFinder, install_toys

PIER = "The pier opens\n\nGulls cried all day. “It is open” said Bram Oster.\n"
SHUT = "The pier closes\n\nNobody came in the end. “It is shut” said Lena Vale.\n"


class Newer(ToyFinder):
    """A tagger of another version."""


@pytest.fixture(autouse=True)
def toys(monkeypatch):
    install_toys(monkeypatch)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "index", create=True) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(PIER)
    (tmp_path / "news" / "b.txt").write_text(SHUT)
    return tmp_path / "news"


@pytest.fixture
def run(store, folder, toy_encoder):
    """Index the folder; give the report and the texts in which statements were looked for."""

    def run(finder=None, **options):
        finder = ToyFinder() if finder is None else finder
        sources = find_sources([folder]).files
        report = index_sources(
            store, toy_encoder, sources, options=IndexOptions(**options), analyst=Analyst(finder)
        )
        return report, finder.texts

    return run


def said(store):
    found = store.statements.of_articles(article.id for article in store.articles())
    return sorted((s.speaker, s.start) for part in found.values() for s in part)


def problems(store):
    return [finding for finding in check_archive(store) if finding.problem is not None]


def test_statements_come_with_their_articles(run, store):
    run()
    assert said(store) == [("Bram Oster", PIER.index("“")), ("Lena Vale", SHUT.index("“"))]
    assert store.statements.analyses() == {"done": 2}
    assert len(store.statements.match('"open"', 9)) == 1
    assert problems(store) == []


def test_unchanged_articles_are_not_analysed_again(run, store):
    run()
    commit = store.commit_id
    report, texts = run()
    assert (report.unchanged, texts, store.commit_id) == (2, [], commit)


def test_a_changed_file_replaces_its_statements(run, store, folder):
    run()
    (folder / "a.txt").write_text(PIER.replace("open”", "ours”"))
    report, texts = run()
    assert (report.updated, len(texts)) == (1, 1)
    assert (store.count("statements"), store.statements.match('"open" AND "gulls"', 9)) == (2, {})
    assert len(store.statements.match('"ours"', 9)) == 1
    assert problems(store) == []


def test_what_is_removed_or_pruned_leaves_nothing(run, store, folder, toy_encoder):
    run()
    remove_articles(store, [store.id_at(str(folder / "a.txt"))])
    assert [name for name, _ in said(store)] == ["Lena Vale"]
    (folder / "b.txt").unlink()
    prune_files(store, toy_encoder, [str(folder / "b.txt")])
    tables = ("statements", "mentions", "speakers")
    assert [store.db.number(f"SELECT count(*) FROM {table}") for table in tables] == [0, 0, 0]
    assert store.statements.match('"open" OR "shut"', 9) == {}
    assert problems(store) == []


def test_a_file_that_was_moved_or_copied_is_not_analysed_again(run, store, folder):
    run()
    (folder / "a.txt").rename(folder / "z.txt")
    (folder / "copy.txt").write_text(SHUT)
    report, texts = run()
    assert (report.moved, report.added, texts) == (1, 1, [])
    assert [name for name, _ in said(store)] == ["Bram Oster", "Lena Vale", "Lena Vale"]
    assert problems(store) == []


def test_another_tagger_analyses_all_articles_again_without_embedding(run, store, monkeypatch):
    run()
    monkeypatch.setattr("tests.conftest.ToyEncoder.encode", None)
    report, texts = run(Newer())
    assert (report.updated, len(texts), store.count("statements")) == (2, 2, 2)


def test_without_statements_none_are_looked_for_and_those_there_go(run, store):
    run()
    report, texts = run(statements=False)
    assert (report.updated, texts, store.count("statements")) == (2, [], 0)
    assert store.statements.analyses() == {"": 2}
    assert run(statements=False)[0].unchanged == 2
    assert (run()[0].updated, store.count("statements")) == (2, 2)
    assert problems(store) == []


class RepeatedFinder(ToyFinder):
    """Finds the sentence that an outlet repeats."""

    def find_many(self, texts, within):
        places = [text.index(REPEATED) for text in texts]
        return [
            [Found(content=(Span(at, at + len(REPEATED)),))]
            if any(s.start <= at < s.end for s in spans)
            else []
            for at, spans in zip(places, within, strict=True)
        ]


@pytest.fixture
def learned(run, store, folder):
    """An archive of one article, and files of enough others with a sentence that is then learned as clutter."""
    (folder / "b.txt").unlink()
    (folder / "a.txt").write_text(f"{story(0)}\n{REPEATED}\n")
    run(RepeatedFinder())
    assert len(store.statements.match('"valleys"', 9)) == 1
    for number in range(1, ENOUGH):
        (folder / f"c{number:02}.txt").write_text(f"{story(number)}\n{REPEATED}\n")


def test_a_line_that_is_learned_takes_its_statements_from_articles_stored_before(run, store, learned):
    run(RepeatedFinder())
    assert (said(store), store.statements.match('"valleys"', 9)) == ([], {})
    assert store.statements.analyses()[""] == 0
    assert problems(store) == []


def test_without_an_analyst_an_article_that_is_kept_otherwise_is_read_again(
    run, store, folder, learned, toy_encoder
):
    others = find_sources(sorted(folder.glob("c*.txt"))).files
    index_sources(store, toy_encoder, others, options=IndexOptions(statements=False))
    assert (said(store), store.statements.analyses()) == ([], {"": ENOUGH})
    assert run(RepeatedFinder())[0].unchanged == 0
    assert store.statements.analyses()[""] == 0


def test_an_article_in_another_language_is_stored_and_found_without_statements(run, store, folder):
    lines = [
        "Міст відкрито",
        *["Сьогодні у місті відкрили новий міст через річку, і всі мешканці раділи цьому."] * 4,
    ]
    text = "\n\n".join([*lines, "“Він новий” сказав Іван Марченко."])
    (folder / "uk.txt").write_text(text, encoding="utf-8")
    _, texts = run()
    assert text not in texts
    assert store.statements.analyses() == {"done": 2, "language uk": 1}
    assert len(store.match('"міст"', 9)) == 1


def read_all(store):
    """All that the archive holds of statements, and what must go with it."""
    queries = (
        "SELECT id, analysis, analysis_key FROM articles ORDER BY id",
        "SELECT id, article, start_at, content, speaker FROM statements ORDER BY id",
        "SELECT * FROM mentions ORDER BY 1, 2, 3",
        "SELECT name, value FROM settings WHERE name = 'commit'",
    )
    return [store.db.rows(query) for query in queries], sorted(store.statements.match('"pier"', 9))


def test_a_batch_that_dies_at_any_statement_of_sql_leaves_the_last_commit(tmp_path, folder, toy_encoder):
    """Every point of the transaction is tried; what is left must be the archive before it, whole."""
    points = 0
    while True:
        index = tmp_path / f"index-{points}"
        with Store.open(index, create=True) as store:
            (folder / "a.txt").write_text(PIER)
            index_all(store, folder, toy_encoder)
            before = read_all(store)
            (folder / "a.txt").write_text(PIER.replace("open”", "ours”"))
            died = index_until(store, folder, toy_encoder, points)
        with Store.open(index) as store:
            if not died:
                break
            assert read_all(store) == before
            assert problems(store) == []
        points += 1
    assert points > 40


def index_all(store, folder, encoder):
    index_sources(store, encoder, find_sources([folder]).files, analyst=Analyst(ToyFinder()))


def index_until(store, folder, encoder, point):
    """Index, and die within the first transaction before its statement of SQL of that number; tell whether it was there."""
    ran = []

    def guard(method):
        def run(database, statement, *parameters):
            inside = database._connection.in_transaction
            ran.extend([statement] if inside else [])
            if inside and len(ran) == point + 1 and not any("COMMIT" in one for one in ran[:-1]):
                raise sqlite3.OperationalError("killed")
            return method(database, statement, *parameters)

        return run

    with pytest.MonkeyPatch.context() as patch:
        for name in ("rows", "row", "insert", "many"):
            patch.setattr(Database, name, guard(getattr(Database, name)))
        try:
            index_all(store, folder, encoder)
        except sqlite3.OperationalError:
            return True
    return False
