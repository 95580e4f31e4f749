import pytest

from index.records import Span
from index.statements.recital import is_recital


@pytest.mark.parametrize(
    "cue", ["read from", "then read aloud", "recited", "quoted", "quotes from", "reading out"]
)
def test_words_read_out_are_somebody_elses(cue):
    assert is_recital(f"Orr {cue} “Sea Song”", [Span(4, 4 + len(cue))])


@pytest.mark.parametrize(
    "cue", ["said", "was quoted as saying", "read", "quoted as saying", "readily agreed", "quotes as"]
)
def test_other_cues_give_the_speakers_own_words(cue):
    assert not is_recital(f"Orr {cue} that", [Span(4, 4 + len(cue))])


def test_without_a_cue_nothing_is_read_out():
    assert not is_recital("“Sea Song”", [])


def test_what_follows_the_cue_tells_reading_from_a_paper():
    assert is_recital("Orr read from his diary: “Sea Song”", [Span(4, 8)])
    assert not is_recital("The letter read: “Sea Song”", [Span(11, 15)])
