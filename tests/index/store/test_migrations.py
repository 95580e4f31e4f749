"""Archives of every released schema open, are brought up to date, and answer as before."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from index.derive import derive_vectors
from index.errors import IndexNotWritable
from index.store import Store
from index.store.migrations import MIGRATIONS, SCHEMA_VERSION
from qa.archive import Archive

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def old(tmp_path):
    """A copy of the archive that version 1 of the schema wrote: seven articles of data/sample."""
    shutil.copytree(FIXTURES / "schema-1", tmp_path / "index")
    return tmp_path / "index"


def test_there_is_an_archive_of_every_schema_before_this_one():
    assert sorted(path.name for path in FIXTURES.glob("schema-*")) == [
        f"schema-{version}" for version in range(1, SCHEMA_VERSION)
    ]


def test_an_old_archive_is_brought_up_to_date_when_it_is_opened(old):
    with Store.open(old) as store:
        assert store.db.number("PRAGMA user_version") == SCHEMA_VERSION == len(MIGRATIONS)
        assert (store.count("articles"), store.count("chunks")) == (7, 17)
        assert all(article.cluster == article.id for article in store.articles())
        assert len(derive_vectors(store).index) == 17
    with Store.open(old) as again:
        assert again.count("articles") == 7


@pytest.mark.model
def test_an_old_archive_answers_with_the_same_quotes(old):
    with Archive.open(old) as archive:
        answer = archive.ask("what did Peskov say about Kursk?")
        assert [finding for finding in archive.check(repair=True) if finding.problem is not None] == []
    assert answer.quotes[0].source == "articles/harbour-daily-kremlin-rules-out-swap.txt"
    assert "Peskov" in answer.quotes[0].text


def test_an_old_archive_that_may_not_be_written_says_so(old, monkeypatch):
    monkeypatch.setattr("index.store.database.os.access", lambda path, mode: False)
    with pytest.raises(
        IndexNotWritable, match="written by an older version and has to be brought up to date"
    ):
        Store.open(old)


def test_the_old_archive_is_what_the_first_schema_wrote():
    with sqlite3.connect(f"file:{FIXTURES / 'schema-1' / 'archive.db'}?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
        columns = [row[1] for row in database.execute("PRAGMA table_info(articles)")]
    assert "cluster" not in columns
