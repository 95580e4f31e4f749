from index.sentences import split_paragraphs
from index.statements.breaks import find_breaks


def lines(text):
    """Give the text from each break to the next."""
    starts = find_breaks(text, split_paragraphs(text))
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def test_a_byline_parts_from_what_is_below():
    assert lines("By Ada Lind\nMayor Orr spoke.") == ["By Ada Lind", "Mayor Orr spoke."]


def test_a_line_that_goes_on_in_small_letters_is_not_parted():
    assert lines("The mayor of Bay\nspoke at length.\nNobody left.") == [
        "The mayor of Bay\nspoke at length.",
        "Nobody left.",
    ]


def test_a_blank_line_always_parts():
    assert lines("The mayor\n\nspoke.") == ["The mayor", "spoke."]


def test_small_letters_after_a_full_stop_are_parted():
    assert lines("She left.\niPhones rang.") == ["She left.", "iPhones rang."]


def test_nothing_has_no_breaks():
    assert find_breaks("", []) == []
