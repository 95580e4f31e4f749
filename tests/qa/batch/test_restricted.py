import pytest

from qa.batch.restricted import is_restricted_otherwise
from qa.filters import Filters
from qa.records import Asked, Interpretation

ORR = Interpretation("Ada Orr", "the pier", kind="said")


def check(read, text="What did Orr say about the pier?", **filters):
    return is_restricted_otherwise(read, Asked("1", text, Filters(**filters)))


@pytest.mark.parametrize("given", ["Orr", "Ada Orr", "Ada Or", "the mayor", "mayor", "ada orr", "AO"])
def test_a_name_that_may_mean_the_speaker_is_the_same_restriction(given):
    assert not check(ORR, speaker=given)


@pytest.mark.parametrize("given", ["Ida Marsh", "Marsh"])
def test_a_name_of_somebody_else_is_another_restriction(given):
    assert check(ORR, speaker=given)


def test_a_speaker_is_another_restriction_where_none_was_read():
    assert check(Interpretation(kind="said"), speaker="Orr")


def test_outlets_and_dates_read_from_the_text_are_no_other_restriction():
    read = Interpretation("Ada Orr", "the pier", "2025-02-01", "2025-02-28", ("Harbour Daily",), "said")
    assert not check(read, "What did Orr say about the pier in the Harbour Daily in February 2025?")
    assert not check(read, "In February, what did Orr say about the pier, according to Harbour Daily?")
    assert not check(read, outlets=("Harbour Daily",), since="2025-02-01", until="2025-02-28")


def test_outlets_and_dates_that_neither_filters_nor_text_have_are_another_restriction():
    assert check(Interpretation(outlets=("Harbour Daily",), kind="said"))
    assert check(Interpretation(since="2025-02-01", kind="said"))


def test_a_filter_that_the_record_does_not_have_is_another_restriction():
    assert check(Interpretation(since="2025-02-01", kind="said"), since="2025-02-02")
    assert check(Interpretation(kind="said"), outlets=("Harbour Daily",))


def test_a_record_of_old_has_just_the_filters():
    assert not check(Interpretation("Orr", "the pier"))
    assert not check(Interpretation(since="2025-02-01"), since="2025-02-01")
    assert check(Interpretation(since="2025-02-01"), "What was said in February?")
    assert check(Interpretation("Ada Orr"), speaker="Orr")
