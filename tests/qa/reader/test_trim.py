import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qa.reader.trim import trim_span

LETTERS = st.text(
    st.sampled_from("aZé5e\u0301 .,;:'\"’‘“”«»()[]$%-–—#@U.S\n\t\u00a0中😀\u200d\ud800"), max_size=24
)


def trim(text, wanted):
    """Trim the first place of some words; give what is left."""
    start = text.index(wanted)
    span = trim_span(text, start, start + len(wanted))
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "read", "left"),
    [
        ("The fare is $450, he wrote.", " $450, ", "$450"),
        ("About 20% of it.", "20% ", "20%"),
        ("It fell to -5 at night.", "-5 ", "-5"),
        ("The war of 1939-45.", "-45.", "45"),
        ("It holds .4 gallon.", ".4 gallon.", ".4 gallon"),
        ("Made in the U.S. by hand.", "the U.S. ", "the U.S."),
        ("Made in the U.S. by hand.", "the U.S", "the U.S."),
        ("He lives in Orr St. now.", "Orr St. ", "Orr St."),
        ("Sold to Vale Inc. in May.", "Vale Inc. ", "Vale Inc."),
        ("It came at 5 p.m. on Friday.", "5 p.m.", "5 p.m."),
        ("She lacks vitamin C. He does not.", "vitamin C.", "vitamin C"),
        ("He is the union rep. She is not.", "the union rep.", "the union rep"),
        ("It was 1.5. Then more.", "1.5.", "1.5"),
        ("It is “fast ice” in May.", "“fast ice” ", "“fast ice”"),
        ("It is “fast ice” in May.", "“fast ice", "fast ice"),
        ("It is “fast ice,” he wrote.", "fast ice,”", "fast ice"),
        ('It is "fast ice," he wrote.', 'fast ice,"', "fast ice"),
        ('It is "fast ice" here.', '"fast ice"', '"fast ice"'),
        ("It is 15 m (49 ft) high.", "15 m (49 ft", "15 m (49 ft)"),
        ("It is 15 m (49 ft) high.", "(49 ft", "49 ft"),
        ("It is 15 m (49 ft) high.", "15 m (", "15 m"),
        ("It is high (49 ft), too.", "49 ft),", "49 ft"),
        ("Ida Orr’s boat sank.", "Ida Orr’s ", "Ida Orr’s"),
        ("Ida Orr’s boat sank.", "Ida Orr’", "Ida Orr"),
        ("Music of the '70s.", "'70s.", "'70s"),
        ("Ate at the players' table.", "the players'", "the players"),
        ("Read also: ‘Sea and Sand’ again.", "‘Sea and Sand’", "‘Sea and Sand’"),
        ("The #ferry tag.", "#ferry ", "#ferry"),
        ("Waited...", "Waited...", "Waited"),
    ],
)  # fmt: skip
def test_what_does_not_belong_to_an_answer_is_left_out(text, read, left):
    assert trim(text, read) == left


def test_an_accent_is_not_parted_from_its_letter():
    text = unicodedata.normalize("NFD", "the café is shut")
    assert trim(text, "cafe") == "cafe\u0301"


def alnum(text):
    return any(map(str.isalnum, text))


@given(LETTERS, st.data())
def test_a_trimmed_span_is_a_slice_that_keeps_its_words(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assume(alnum(text[start:end]) and not unicodedata.combining(text[start]))
    span = trim_span(text, start, end)
    assert 0 <= span.start < span.end <= len(text)
    kept, read = text[span.start : span.end], text[start:end]
    assert [c for c in kept if c.isalnum()] == [c for c in read if c.isalnum()]
    assert not kept[0].isspace()
    assert not kept[-1].isspace()
    assert not any(unicodedata.category(c) == "Cs" for c in (kept[0], kept[-1]))


@given(LETTERS)
def test_trimming_twice_changes_nothing_more(text):
    assume(alnum(text))
    once = trim_span(text, 0, len(text))
    assert trim_span(text, once.start, once.end) == once
