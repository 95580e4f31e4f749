"""Damaged files; `python -m benchmarks.damage` has two hundred and more, for each derived file."""

import pytest

from benchmarks.archive_state import QUERIES, open_archive
from benchmarks.damage import ARTICLES, damage_derived, flip_database, list_damages, make_archive
from index.check import check_archive
from index.errors import OnRecordError
from index.store.database import VECTORS_FILE

KINDS = {
    "a bit flipped", "cut short", "a block zeroed", "no file", "an empty file", "zeros alone", "one byte more",
    "written twice", "a folder", "a link to nowhere", "of another archive", "of an earlier state",
}  # fmt: skip


@pytest.fixture(scope="module")
def damaged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("damage")
    return list(damage_derived(folder, list_damages(folder, flips=12, cuts=6, blocks=6, seed=1)))


def test_every_damage_of_a_derived_file_is_found_and_the_file_made_again_with_the_same_answers(damaged):
    assert [(one.file, one.kind, one.wrong) for one in damaged if one.wrong] == []


def test_each_derived_file_is_damaged_in_each_way(damaged):
    assert {(one.file, one.kind) for one in damaged} == {(VECTORS_FILE, kind) for kind in KINDS}


def test_a_bit_flipped_in_the_database_gives_right_answers_or_an_error_in_one_line(tmp_path):
    flipped = list(flip_database(tmp_path, flips=12, seed=1))
    assert [(one.place, one.wrong) for one in flipped if one.wrong] == []
    assert all(one.found for one in flipped if one.changed == "cannot be read")


@pytest.fixture
def index(tmp_path):
    return make_archive(tmp_path, range(ARTICLES))


DAMAGES = {
    "the name of a setting": "UPDATE settings SET value = replace(value, 'dimension', 'dimenSion')",
    "settings that are no JSON": "UPDATE settings SET value = 'x' || value WHERE name = 'settings'",
    "spans that are no JSON": "UPDATE articles SET kept = 'x' || kept",
    "clutter that is no JSON": "UPDATE articles SET clutter = 'x' || clutter",
    "origins that are no JSON": "UPDATE articles SET origins = 'x' || origins",
    "chunks of no article": "UPDATE chunks SET article = 'x' || article",
    "embeddings of another size": "UPDATE embeddings SET vector = substr(vector, 3)",
    "embeddings that are missing": "DELETE FROM embeddings",
}


@pytest.mark.parametrize("statement", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_row_is_an_error_a_user_can_read_and_check_finds_it(index, statement):
    """The vector file is gone, too, so that everything is read."""
    with open_archive(index) as archive:
        archive.store.db.rows("PRAGMA foreign_keys = OFF")
        archive.store.db.rows(statement)
    (index / VECTORS_FILE).unlink()
    with pytest.raises(OnRecordError):
        _read_all(index)
    with open_archive(index) as archive:
        assert _is_found(archive)


def _read_all(index) -> None:
    with open_archive(index) as archive:
        archive.search(QUERIES[0])
        list(archive.store.articles())


def _is_found(archive) -> bool:
    try:
        return any(
            finding.problem for finding in check_archive(archive.store) if finding.subject != "vector index"
        )
    except OnRecordError:
        return True


def test_check_finds_a_word_missing_in_the_lexical_index(index):
    with open_archive(index) as archive:
        archive.store.db.rows("INSERT INTO lexical (lexical, rowid, body) VALUES ('delete', 1, 'pier')")
        assert _is_found(archive)
