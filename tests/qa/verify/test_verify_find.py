import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Span
from qa.verify.find import find_nearest, find_verbatim, find_words, is_joined

TEXT = (
    "The ferry cannot sail, Orla Finch said. It won't sail on 1,500 days. Non-violent crews cost $5 or 7.5%."
)


@pytest.mark.parametrize(
    "quote",
    [
        "The ferry can",
        "It won",
        "500 days",
        "violent crews",
        "5 or",
        "7",
        "cost $5 or 7",
        "errY",
        "sail on 1",
    ],
)
def test_a_quote_that_parts_a_word_or_number_is_not_found(quote):
    assert find_words(TEXT, quote) == []
    assert find_verbatim(TEXT, quote) == []


@pytest.mark.parametrize("quote", ["The ferry cannot", "won't sail", "1,500 days", "$5", "7.5%", "said"])
def test_a_quote_of_whole_words_is_found_at_its_place(quote):
    (span,) = find_words(TEXT, quote)
    assert TEXT[span.start : span.end] == quote
    assert find_verbatim(TEXT, quote) == [span]


def test_a_dash_parts_what_a_hyphen_joins():
    assert find_words("They left—we stayed.", "we stayed") == [Span(10, 19)]
    assert find_words("the vice-president stayed", "president stayed") == []


def test_a_soft_hyphen_hides_no_rest_of_a_word():
    assert find_words("It can\u00adnot sail", "It can") == []
    assert find_words("It can\u00adnot sail", "It cannot") == [Span(0, 10)]


def test_an_accent_that_stands_apart_belongs_to_its_letter():
    assert find_words("the cafe\u0301 shut", "the cafe") == []
    assert find_verbatim("the cafe\u0301 shut", "the cafe") == []


def test_scripts_without_spaces_may_be_parted_anywhere():
    assert find_words("渡船今天不開。", "今天不開") == [Span(2, 6)]


def test_typography_of_either_side_does_not_matter():
    source = "He said: “It’s the ferry\u00a0— not us.”"
    assert find_words(source, '"It\'s the\nferry -- not us."') == [Span(9, 35)]


def test_marks_around_a_quote_may_be_the_users_own():
    assert find_words("The ferry sank at noon.", "“The ferry sank”") == [Span(0, 14)]
    assert find_words('"No ferry sank," he said.', '"No ferry"') == [Span(1, 9)]


def test_marks_that_end_a_quotation_begun_earlier_make_no_exact_quote():
    source = '"No ferry sank."'
    assert find_words(source, '"ferry sank."') == []
    assert find_words(source, "ferry sank.") == [Span(4, 15)]


def test_every_place_is_given_in_order():
    assert find_words("No. Yes. No.", "No") == [Span(0, 2), Span(9, 11)]


@pytest.mark.parametrize(("text", "at", "joined"), [("ab", 1, True), ("a b", 1, False), ("a", 0, False), ("-5", 1, True), (" 5", 1, False)])  # fmt: skip
def test_borders_of_a_text_and_of_words_part_nothing(text, at, joined):
    assert is_joined(text, at) is joined


WORDS = st.lists(st.sampled_from("ferry net gull rope mast keel tide".split()), min_size=1, max_size=30)


@given(WORDS, st.data())
def test_words_in_a_row_are_always_found(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert find_words("\n".join(words), " ".join(words[start:end]))


# The nearest passage


def test_the_nearest_passage_begins_and_ends_where_the_quote_does():
    text = "Nothing sailed. The ferry did not sail on Monday because of the storm, Finch said. The end."
    near = find_nearest(text, "The ferry did sail on Monday because of the storm")
    assert text[near.span.start : near.span.end] == "The ferry did not sail on Monday because of the storm"
    # all 49 letters of the quote among 49 + 53: 2 * 49 / 102
    assert near.likeness == pytest.approx(98 / 102)


def test_several_words_left_out_are_within_the_nearest_passage():
    text = "Before. The harbour board will never in its long history of storms sell the old pier to strangers. After."
    near = find_nearest(text, "The harbour board will sell the old pier to strangers.")
    assert (
        text[near.span.start : near.span.end]
        == "The harbour board will never in its long history of storms sell the old pier to strangers."
    )


@pytest.mark.parametrize("quote", ["Quarterly earnings beat every forecast", "", "—", "zzz"])
def test_a_quote_like_nothing_in_the_text_has_no_nearest_passage(quote):
    assert find_nearest("The ferry did not sail on Monday.", quote) is None


def test_a_quote_longer_than_the_source_is_like_all_of_it():
    near = find_nearest("The ferry sank.", "The ferry sank at noon.")
    assert near.span == Span(0, 15)


def test_a_word_with_a_changed_letter_is_near_although_no_word_is_shared():
    text = "Brannock spoke."
    assert find_nearest(text, "Brannick").span == Span(0, 8)


def test_of_equally_near_passages_the_first_is_given():
    text = "The ferry did not sail. " * 3
    assert find_nearest(text, "The ferry did sail.").span.start == 0
