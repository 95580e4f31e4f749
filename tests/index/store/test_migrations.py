"""Archives of every released schema open, are brought up to date, and answer as before."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from index.build import index_sources
from index.check import check_archive, describe_missing_statements
from index.derive import derive_vectors
from index.errors import IndexNotWritable
from index.load.paths import find_sources
from index.statements.analyse import Analyst
from index.store import Store
from index.store.migrations import MIGRATIONS, SCHEMA_VERSION
from qa.archive import Archive
from tests.index.toy_statements import ToyFinder, install_toys

FIXTURES = Path(__file__).parents[2] / "fixtures"
SAMPLE = Path(__file__).parents[3] / "data" / "sample"
# By version: chunks, stories and statements of seven articles of data/sample.
HELD = {1: (17, 7, 0), 2: (16, 6, 0), 3: (16, 6, 69)}
WITHOUT_STATEMENTS = [f"schema-{version}" for version, (*_, statements) in HELD.items() if not statements]


@pytest.fixture(params=[f"schema-{version}" for version in HELD])
def old(tmp_path, request):
    """A copy of the archive that a version of the schema wrote: seven articles of data/sample."""
    shutil.copytree(FIXTURES / request.param, tmp_path / "index")
    return tmp_path / "index"


def test_there_is_an_archive_of_every_schema_before_this_one():
    assert sorted(path.name for path in FIXTURES.glob("schema-*")) == [
        f"schema-{version}" for version in range(1, SCHEMA_VERSION)
    ]
    assert list(HELD) == list(range(1, SCHEMA_VERSION))


def test_an_old_archive_is_brought_up_to_date_when_it_is_opened(old, request):
    with Store.open(old) as store:
        assert store.db.number("PRAGMA user_version") == SCHEMA_VERSION == len(MIGRATIONS)
        counts = store.count("chunks"), store.count_clusters(), store.count("statements")
        assert counts == HELD[int(request.node.callspec.params["old"].removeprefix("schema-"))]
        assert store.count("articles") == 7
        assert len(derive_vectors(store).index) == counts[0]
    with Store.open(old) as again:
        assert again.count("articles") == 7


class NoModel:
    """Stands for the model of the old archives, and embeds nothing."""

    dimension = 384

    def __init__(self, store):
        self.name, self.model_hash = store.settings().model, store.settings().model_hash

    def encode(self, texts, progress=None):
        raise AssertionError(f"{len(texts)} texts embedded again")


@pytest.mark.parametrize("old", WITHOUT_STATEMENTS, indirect=True)
def test_an_old_archive_has_no_statements_until_its_files_are_indexed_again(old, monkeypatch):
    install_toys(monkeypatch)
    with Store.open(old) as store:
        advice = "7 of 7 articles are not analysed for statements: run `onrecord index` of their files again"
        assert describe_missing_statements(store) == advice
        notes = {finding.subject: finding.note for finding in check_archive(store) if finding.note}
        assert set(notes) == {"sentences", "statements"}
        assert notes["statements"] == advice
        files = [SAMPLE / Path(article.source).name for article in store.articles()]
        move_to(store, SAMPLE)
        sources = find_sources(files).files
        report = index_sources(store, NoModel(store), sources, analyst=Analyst(ToyFinder()))
        assert (report.updated, report.unchanged, report.added) == (7, 0, 0)
        assert describe_missing_statements(store) is None
        assert store.count("statements") > 0


def move_to(store, folder):
    """Note other places of the files: those of this checkout."""
    with store.transaction():
        for table, column in (("articles", "location"), ("articles", "file"), ("files", "location")):
            name = f"substr({column}, instr({column}, '/articles/') + length('/articles/'))"
            store.db.rows(f"UPDATE {table} SET {column} = ? || '/' || {name}", (str(folder),))


@pytest.mark.model
@pytest.mark.parametrize(
    ("old", "first"),
    [
        ("schema-1", "harbour-daily-kremlin-rules-out-swap"),
        ("schema-2", "harbour-daily-kremlin-rules-out-swap"),
        ("schema-3", "eastfield-courier-kursk-will-be-cleared"),  # a statement of his
    ],
    indirect=["old"],
)
def test_an_old_archive_answers_with_the_same_quotes(old, first):
    with Archive.open(old) as archive:
        answer = archive.ask("what did Peskov say about Kursk?")
        assert [finding for finding in archive.check(repair=True) if finding.problem is not None] == []
    assert answer.quotes[0].source == f"articles/{first}.txt"
    assert "Peskov" in answer.quotes[0].text


def test_an_old_archive_that_may_not_be_written_says_so(old, monkeypatch):
    monkeypatch.setattr("index.store.database.os.access", lambda path, mode: False)
    with pytest.raises(
        IndexNotWritable, match="written by an older version and has to be brought up to date"
    ):
        Store.open(old)


@pytest.mark.parametrize(("version", "missing"), [(1, "cluster"), (2, "analysis"), (3, "parts")])
def test_the_old_archives_are_what_their_schemas_wrote(version, missing):
    path = FIXTURES / f"schema-{version}" / "archive.db"
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (version,)
        names = {row[1] for row in database.execute("PRAGMA table_info(articles)")}
        names |= {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    assert "chunks" in names
    assert missing not in names
