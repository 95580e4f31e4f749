import pytest

from index.clean import clean_text, repeatable_lines
from index.clean.decide import REPEATED
from index.clean.repetition import (
    CLOSING_ARTICLES,
    FRAGMENT_ARTICLES,
    PROSE_ARTICLES,
    SUBHEAD_ARTICLES,
    hash_line,
)

HEAD = "Mayor denies talks on fares\nBy Jory Pennant\nHarbour Daily, 3 March 2025\n"
BODY = """
The ferry to the mainland will cost 14 crowns from May, and pensioners will pay half.

Brannock said that the price of fuel had doubled.

“We waited for as long as we could,” the chairman told the council.

What happens next

Ukraine repelled the attack in August 2024, and the front has hardly moved since then.

The council votes on the plan on Thursday. It has rejected two like it in six years.

The operator, which has run the line since 1903, blames the price of fuel on the war.

Nobody has counted the boats that the gale sank in the winter of 2014 and the spring after.

Two of the boats belong to the county.
"""
SIGN_OFF = "From the desk above the fish market"


def needed(line, text):
    return repeatable_lines(text).get(hash_line(line))


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("1,234 readers", "1,300 readers"),
        ("Edition of 3 March 2025", "Edition of 28 February 2024"),
        ("Edition of March 3, 2025", "Edition of Sept. 12, 2024"),
        ("OUR DESK  above the market", "our desk above the market:"),
        ("Monday's crossword", "Friday's crossword"),
    ],
)
def test_numbers_dates_case_and_white_space_do_not_tell_lines_apart(line, other):
    assert hash_line(line) == hash_line(other)


def test_other_words_make_another_line():
    assert hash_line("1,234 readers") != hash_line("1,234 members")


def test_a_hash_fits_a_signed_column_of_64_bits():
    found = [hash_line(f"line {chr(97 + i)}") for i in range(26)]
    assert all(-(2**63) <= value < 2**63 for value in found)
    assert min(found) < 0 < max(found)


def test_a_fragment_at_the_end_needs_few_articles():
    assert needed(SIGN_OFF, HEAD + BODY + SIGN_OFF) == FRAGMENT_ARTICLES == 3


def test_a_subhead_amid_the_story_needs_many():
    assert needed("What happens next", HEAD + BODY) == SUBHEAD_ARTICLES


def test_a_paragraph_of_background_needs_very_many():
    background = "Ukraine repelled the attack in August 2024, and the front has hardly moved since then."
    assert needed(background, HEAD + BODY) == PROSE_ARTICLES
    assert PROSE_ARTICLES > CLOSING_ARTICLES > FRAGMENT_ARTICLES


@pytest.mark.parametrize(
    "line",
    [
        "Mayor denies talks on fares",
        "By Jory Pennant",
        "Harbour Daily, 3 March 2025",
        "Brannock said that the price of fuel had doubled.",
        "“We waited for as long as we could,” the chairman told the council.",
    ],
)
def test_the_head_a_quotation_and_reported_speech_are_never_learned(line):
    assert needed(line, HEAD + BODY) is None


@pytest.mark.parametrize("line", ["Advertisement", "14", "Q: And then?", "x" * 901, "MERROW:"])
def test_what_rules_know_and_what_has_no_words_of_its_own_is_never_learned(line):
    assert needed(line, HEAD + BODY + line) is None


def test_the_name_of_the_outlet_beside_the_byline_is_never_learned():
    text = HEAD.replace("Harbour Daily, 3 March 2025", "Harbour Daily") + BODY
    assert needed("Harbour Daily", text) is None


def test_a_line_known_to_be_repeated_is_dropped_with_that_reason():
    text = HEAD + BODY + SIGN_OFF
    cleaning = clean_text(text, {hash_line(SIGN_OFF)})
    assert [(text[c.start : c.end], c.reason) for c in cleaning.clutter][-1] == (SIGN_OFF, REPEATED)


def test_a_quotation_stays_though_its_hash_is_given():
    quotation = "“We waited for as long as we could,” the chairman told the council."
    text = HEAD + BODY
    assert clean_text(text, {hash_line(quotation)}) == clean_text(text)


def test_an_empty_text_has_no_lines_to_count():
    assert repeatable_lines("") == {}
