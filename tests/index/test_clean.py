import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clean import find_kept_spans, is_boilerplate, starts_tail
from index.records import Span

BOILERPLATE = (
    "Advertisement",
    "ADVERTISEMENT",
    "Read more…",
    "Share this article",
    "Home | World | Islands | Business | Letters",
    "Read also: Rubio will not put a date on the end of the war",
    "More from the Eastfield Courier: Crack found in bearing",
    "Sign up for our evening letter: five stories, no fuss.",
    "Subscribe for 9 crowns a month and read without advertising.",
    "Comments are read before they appear.",
    "Support the archive today!",
    "We send the newsletter to your inbox every morning.",
    "© 2025 Tern Bay Gazette",
    "14 comments",
    "3 min read",
)
KEPT = (
    "Read more books, the minister said.",
    "“Subscribe to nothing,” Vance said.",
    "'' Advertisement is a lie,'' he said.",
    "He read the comments aloud in court.",
    "The newsletter of the party was printed in red.",
    "She shared this article of faith with her brother.",
    "Homeowners in the valley paid more.",
)


@pytest.mark.parametrize("line", BOILERPLATE)
def test_clutter_is_boilerplate(line):
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", KEPT[1:])
def test_a_sentence_of_the_story_is_not_boilerplate(line):
    assert not is_boilerplate(line)


def test_kept_spans_lie_between_the_boilerplate_lines():
    text = "Home | World\n\nIt rained.\n  It snowed. \nAdvertisement\n\nIt froze.\n"
    assert find_kept_spans(text) == (Span(14, 37), Span(54, 63))
    assert text[14:37] == "It rained.\n  It snowed."


def test_a_text_without_boilerplate_is_kept_whole():
    assert find_kept_spans("It rained.\n\nIt snowed.\n") == (Span(0, 22),)


def test_nothing_is_kept_of_clutter_alone():
    assert find_kept_spans("Advertisement\nShare this article\n") == ()
    assert find_kept_spans("") == ()


def test_nothing_is_kept_after_a_heading_of_clutter_near_the_end():
    text = "It rained all day.\nIt snowed all night long.\nMost popular\nA cat was found."
    assert find_kept_spans(text) == (Span(0, 44),)


def test_such_a_heading_early_in_a_text_ends_nothing():
    text = "About the author\n" + "It rained all day.\n" * 3
    assert not starts_tail(text, Span(0, 16))
    assert find_kept_spans(text) == (Span(0, len(text) - 1),)


@given(st.one_of(st.text(), st.lists(st.sampled_from([*BOILERPLATE, *KEPT, "", " "])).map("\n".join)))
def test_kept_spans_are_ascending_apart_and_without_white_space_at_their_borders(text):
    at = -1
    for span in find_kept_spans(text):
        body = text[span.start : span.end]
        assert span.start > at
        assert body
        assert body == body.strip()
        at = span.end
    assert at <= len(text)
