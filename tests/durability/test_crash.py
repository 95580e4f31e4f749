"""Forty deaths of the real command, by `kill -9`; `python -m benchmarks.crash` has two hundred."""

import pytest

from benchmarks.archive_state import open_archive
from benchmarks.crash import TORN, describe, kill_many
from benchmarks.crash_articles import ARTICLES, STEPS, write_articles

KILLS = 40
TORN_WRITES = 6


def test_an_archive_that_was_asked_while_it_was_empty_can_be_indexed(tmp_path):
    write_articles(tmp_path / "articles", tmp_path / "index")
    with open_archive(tmp_path / "index", create=True) as archive:
        assert archive.search("pier") == []
        assert archive.add([tmp_path / "articles"]).added == ARTICLES


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    return kill_many(tmp_path_factory.mktemp("crash"), kills=KILLS, torn=TORN_WRITES, seed=2025)


def test_no_death_loses_doubles_or_halves_an_article_and_the_same_command_ends_as_if_nothing_was(killed):
    assert [describe(one) for one in killed if one.wrong] == []
    assert len(killed) == KILLS + TORN_WRITES


def test_deaths_come_in_every_step_in_the_first_commit_while_the_vector_file_is_written_and_amid_writes(
    killed,
):
    assert {one.step for one in killed} == {step.name for step in STEPS}
    assert sum(one.in_first_commit and one.phase == "transaction" for one in killed) >= KILLS // 10
    assert sum(one.phase == "vector file" for one in killed) >= KILLS // 10
    assert sum(one.plan == TORN for one in killed) == TORN_WRITES


def test_the_next_run_leaves_nothing_behind_of_the_killed_one(killed):
    assert {name for one in killed for name in one.left_over} == set()
