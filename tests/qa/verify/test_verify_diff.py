import pytest

from qa.verify.diff import describe_changes, diff_words
from qa.verify.records import Claim, Piece, Verdict


def changes(source, quote, **options):
    return Verdict(Claim(quote), "altered", diff=diff_words(source, quote, **options)).changes


def test_removed_and_added_words_stand_between_what_is_the_same():
    assert diff_words("We will not go at 10.", "We will go at 11.") == (
        Piece("same", "We will"), Piece("removed", "not"), Piece("same", "go at"),
        Piece("removed", "10."), Piece("added", "11."),
    )  # fmt: skip


def test_every_altered_passage_is_listed_with_what_stands_in_its_place():
    assert changes("We will not go at 10.", "We shall go at 11 or so.") == (
        ("will not", "shall"), ("10.", "11 or so."),
    )  # fmt: skip


def test_typography_counts_only_where_it_is_asked_for():
    assert changes("“It’s late”", '"It\'s late"', typography=False) == ()
    assert changes("It’s late", "It's late") == (("It’s", "It's"),)


def test_white_space_alone_is_named_character_by_character():
    (change,) = changes("a\u00a0b", "a b")
    assert change == ("<U+00A0 NO-BREAK SPACE>", " ")


@pytest.mark.parametrize(
    ("source", "quote", "said"),
    [
        ("did not go", "did go", "a negation differs"),
        ("can go", "can’t go", "a negation differs"),
        ("in 10 days", "in 12 days", "a number differs"),
        ("1,000 boats", "1000 boats", "a number differs"),
        ("two boats", "Two boats", "only the case of letters differs"),
        ("boats, nets", "boats nets", "only punctuation differs"),
        ("“a b", '"a b', "only typography differs"),
        ("a\u00a0b", "a b", "only white space or invisible characters differ"),
        ("5 degrees", "-5 degrees", "a number differs"),
        ("5 degrees", "- 5 degrees", "a number differs"),
        ("5 degrees", "—5 degrees", "a number differs"),
        ("-5 degrees", "\u22125 degrees", "only typography differs"),
        ("at 10.", "at 10,", "only punctuation differs"),
        ("We win.", "We win…", "the quote has an ellipsis, the source none"),
        ("... We win.", "We win.", "the source has an ellipsis, the quote none"),
        ("can\u200bnot", "cannot", "only invisible characters differ"),
        ("to\u200e 15", "to 1\u200d5", "only invisible characters differ"),
        ("man-eating", "man — eating", "a dash stands for a hyphen, or a hyphen for a dash"),
        ("big boats", "small boats", ""),
        ("father", "f\u0430ther", "U+0430 CYRILLIC SMALL LETTER A in the place of U+0061 LATIN SMALL LETTER A"),
    ],
)  # fmt: skip
def test_the_kind_of_a_change_is_said(source, quote, said):
    assert describe_changes(changes(source, quote)) == said


def test_nothing_is_said_of_no_change():
    assert describe_changes(()) == ""
