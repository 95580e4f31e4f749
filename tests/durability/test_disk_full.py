"""A disk too small; `python -m benchmarks.disk_full` has twenty sizes."""

import pytest

from benchmarks.common import Skipped
from benchmarks.disk_full import fill_many


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    try:
        return fill_many(tmp_path_factory.mktemp("full"), sizes=12)
    except Skipped as reason:
        pytest.skip(str(reason))


def test_a_full_disk_is_named_in_one_line_the_old_state_serves_and_with_room_the_same_command_succeeds(
    filled,
):
    assert [(one.command, one.bytes, one.wrong) for one in filled if one.wrong] == []


def test_disks_are_too_small_for_an_archive_for_a_batch_and_for_the_vector_file_alone(filled):
    outcomes = {(one.command, one.outcome) for one in filled}
    assert ("first index", "no room after 0 transactions") in outcomes
    assert ("update", "no room after 0 transactions") in outcomes
    assert ("first index", "no room after 2 transactions") in outcomes  # the schema and the settings
    assert {command for command, outcome in outcomes if outcome == "no room for the vector file"} == {
        "first index",
        "update",
        "check --repair",
    }
