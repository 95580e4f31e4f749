import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Span
from qa.verify.typography import bare, normalise, same_dashes, unquoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It’s late,” he said.", '"It\'s late," he said.'),
        ("« Non »", '"Non"'),
        ("l’« ami », dit-il", 'l\'"ami", dit-il'),
        ("sagte »niemand« gestern", 'sagte "niemand" gestern'),
        ("sagte ›niemand‹ hier", "sagte 'niemand' hier"),
        ("dit ‹ mot › hier", "dit 'mot' hier"),
        ("can\u200dnot\u202e \u2066b\u2069", "cannot b"),
        ("''No,'' she said", '"No," she said'),
        ("a \u00a0\n b", "a b"),
        ("wait … now", "wait ... now"),
        ("wait . . . now", "wait ... now"),
        ("boats — and nets", "boats-and nets"),
        ("boats—and nets", "boats-and nets"),
        ("boats -- and nets", "boats-and nets"),
        ("boats - and nets", "boats-and nets"),
        ("pre- and post-war", "pre- and post-war"),
        ("of\ufb01ce", "office"),
        ("can\u00adnot\u200b", "cannot"),
        ("cafe\u0301", "caf\u00e9"),
        ("10² and ½", "10² and ½"),
        ("1,000", "1,000"),
        ("NOT not", "NOT not"),
    ],
)
def test_only_typography_is_made_alike(text, expected):
    assert normalise(text).text == expected


def test_places_lead_back_to_the_original():
    text = "x “of\ufb01ce”  \n y"
    normal = normalise(text)
    assert normal.text == 'x "office" y'
    assert normal.to_original(2, 10) == Span(2, 9)
    assert normal.to_original(11, 12) == Span(13, 14)


def test_half_a_ligature_has_no_place():
    assert normalise("of\ufb01ce").to_original(3, 6) is None


@given(st.text(alphabet="ab'’“”\"- —…\n\u00a0\u00ad\ufb01.é\u0301", max_size=40))
def test_every_character_leads_back_into_the_text_in_order(text):
    normal = normalise(text)
    spans = [normal._place(at) for at in range(len(normal.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.start <= two.start for one, two in itertools.pairwise(spans))
    kept = [s for s, c in zip(spans, normal.text, strict=True) if len(s) == 1 and c.isalpha()]
    assert all(unicodedata.normalize("NFC", text[s.start : s.end]).isalpha() for s in kept)


@given(st.text(alphabet="ab \n", max_size=30))
def test_normal_form_of_plain_words_only_joins_white_space(text):
    assert normalise(text).text.split() == text.split()
    assert "  " not in normalise(text).text


@pytest.mark.parametrize(
    ("text", "inner"),
    [('"No."', "No."), ("'No.'", "No."), ("No.", None), ('" no."', None), ('"no. "', None), ('""', None)],
)
def test_a_mark_at_both_ends_is_taken_off_once(text, inner):
    assert unquoted(text) == inner


def test_white_space_and_dashes_around_a_quote_do_not_count():
    assert bare(" — We left.\n") == "We left."
    assert bare("\u200f- We left —") == "We left"


@pytest.mark.parametrize(
    ("quote", "kept"),
    [("-5 boats", "-5 boats"), ("\u22125 boats", "-5 boats"), ("- 5 boats", "- 5 boats"), ("—5 boats", "-5 boats"),
     ("- $5", "- $5"), ("grade A-", "grade A-")],
)  # fmt: skip
def test_a_sign_is_no_dash_around_a_quote(quote, kept):
    assert bare(quote) == kept


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("boats — nets", "boats-nets", False), ("boats - nets", "boats-nets", False), ("boats—nets", "boats — nets", True),
     ("boats -- nets", "boats—nets", True), ("2016–17", "2016-17", True), ("boats–nets", "boats — nets", True),
     ("boats—nets", "boats-nets", False), ("pre\u2010war", "pre-war", True)],
)  # fmt: skip
def test_a_dash_that_parts_is_no_hyphen(one, other, same):
    assert same_dashes(one, other) is same
