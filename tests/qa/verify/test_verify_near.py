import pytest

from index.records import Span
from qa.verify.near import find_nearest


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
