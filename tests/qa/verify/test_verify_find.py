import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Span
from qa.verify.borders import is_joined
from qa.verify.find import Ended, find_ended, find_verbatim, find_words

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


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("1 500 men came", "500 men came"),
        ("2\u202f750 women", "750 women"),
        ("12\u2009000 stayed", "000 stayed"),
        ("It was 12 000 boats", "It was 12"),
        ("US$5 million", "$5 million"),
        ("AT&T said so", "T said so"),
        ("AT&T said so", "AT"),
        ("U.S. crews left", "S. crews left"),
        ("in the U.S. today", "in the U"),
        ("<5 people came", "5 people came"),
        ("a MiG\u221229", "a MiG"),
        ("has A\u2212 grade", "has A"),
        ("has A- grade", "has A"),
        ("over 18+ only", "over 18"),
        ("(-5 boats", "5 boats"),
        ("a -$5 million loss", "$5 million loss"),
        ("costs 5€", "costs 5"),
        ("5 boats", "-5 boats"),
        ("5 boats", "- 5 boats"),
        ("man-eating shark", "man eating — shark"),
        ("man-eating shark", "man — eating shark"),
        ("the man — eating", "man-eating"),
        ("low — 5 boats", "-5 boats"),
    ],
)
def test_a_part_of_a_number_or_name_or_another_sign_is_not_found(text, quote):
    assert find_words(text, quote) == []
    assert find_ended(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("In 2016 500 people came", "500 people came"),
        ("It left. - 5 came", "5 came"),
        ("rows 3 and 500 men", "500 men"),
        ("in the U.S. today", "in the U.S"),
        ("He came. They left.", "They left."),
        ("sagte »niemand« gestern", "sagte „niemand“ gestern"),
        ("the crew—all of it—left", "the crew — all of it — left"),
        ("it can\u200enot\u2069 sail", "it cannot sail"),
    ],
)
def test_what_only_looks_like_a_part_is_found(text, quote):
    assert find_words(text, quote) != []


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


# The mark at the end


@pytest.mark.parametrize(
    ("text", "quote", "span", "mark"),
    [
        ('"We will win," he said.', "“We will win.”", Span(1, 13), ","),
        ('"We will win," he said.', "We will win.", Span(1, 13), ","),
        ("He said they will win.", "“they will win,”", Span(8, 22), "."),
        ('"We will win" he said.', "“We will win.”", Span(1, 12), ""),
        ("'We will win', he said.", "We will win.", Span(1, 12), ""),
        ("We will win\n\nThat is all.", "We will win.", Span(0, 11), ""),
        ("We will win\n", "We will win.", Span(0, 11), ""),
    ],
)
def test_a_full_stop_or_comma_at_the_end_may_be_the_other_or_none(text, quote, span, mark):
    assert find_words(text, quote) == []
    assert find_ended(text, quote) == [Ended(span, mark)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We will win and lose.", "We will win."),
        ("We will win\nand lose.", "We will win."),
        ("We will win!", "We will win."),
        ("We will win,", "We will win?"),
        ("We will win...", "We will win,"),
        ("We will win…", "We will win."),
        ("We will win.", "We will win…"),
        ("We will win.", "We will win..."),
        ("We will win 5.5 boats", "We will win 5,"),
        ("The U.S. won", "The U,"),
        ("The boats' crews left.", "The boats."),
        ('"No ferry sank," he said.', "“ferry sank.”"),
        ("'No ferry sank,' he said.", "“ferry sank.”"),
        ("Will we win,", "We will win."),
    ],
)
def test_no_other_end_is_taken_for_a_full_stop(text, quote):
    assert find_words(text, quote) == []
    assert find_ended(text, quote) == []


def test_a_quote_that_stands_with_its_own_end_has_no_other_one():
    assert find_ended("We will win.", "We will win.") == []


@given(WORDS, st.sampled_from(".,"), st.sampled_from([".", ",", "!", "?", " and", "...", ";", "-", "%"]))
def test_only_full_stops_and_commas_stand_for_each_other(words, mark, end):
    found = find_ended(" ".join(words) + end, " ".join(words) + mark)
    assert bool(found) == (end in ".," and end != mark)
