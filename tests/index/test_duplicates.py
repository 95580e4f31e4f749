import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.duplicates import (
    MIN_SHARED_BANDS,
    align_stories,
    are_reprints,
    prepare_story,
    sketch_story,
)
from index.duplicates.sketch import BANDS, PART_WORDS
from index.duplicates.stories import _part_words, encode_word, find_quotations
from index.records import Span
from index.spans import join_spans

LEAD = "The harbour board of Merrow closed the northern quay on Monday after divers found a hole in its wall."
NARRATIVE = (
    "The hole is nine metres wide and lies below the crane that unloads coal from the mainland ferries.",
    "Engineers from Eastfield will pump concrete behind the sheet piling before the autumn storms arrive.",
    "Until then trawlers must moor at the fish market, where only fourteen berths have electric power.",
    "The board has set aside two million crowns, half of it borrowed from the county pension fund.",
    "A similar hole closed the southern quay in 1987 and ruined the company that had built the lighthouse.",
)
QUOTATIONS = (
    "“We heard the stones fall long before anybody believed that the quay could move,” said Ilse Varga.",
    "“Nobody slept in the market street that week, and the fish went bad in their boxes,” she said.",
    "“Give us concrete, give us divers and give us one winter without a storm from the north,” said Varga.",
)
WIRE = "\n\n".join(("Hole closes quay at Merrow", LEAD, *NARRATIVE[:2], QUOTATIONS[0], *NARRATIVE[2:]))
OTHER = (
    "Fishermen asked the council of Merrow to pay for lost catches while the damaged landing stays shut.",
    "Their union counts sixty boats without a safe place and wants the money before Christmas.",
    "Mayor Torvald Lindh promised an answer next week but warned that the treasury was nearly empty.",
    "Shops near the water reported fewer customers, and two restaurants sent their waiters home.",
    "The ferry company has moved its evening sailing to Northgate and gives passengers a free bus.",
)


def story(text):
    return prepare_story(text, [Span(0, len(text))])


def bands(text):
    return set(sketch_story(text, [Span(0, len(text))]).bands)


def join(*paragraphs):
    return "\n\n".join(paragraphs)


def test_a_wire_copy_with_another_headline_and_mark_is_a_reprint():
    copy = join("Merrow loses its coal quay", f"MERROW (AFP) - {LEAD}", *NARRATIVE)
    assert are_reprints(story(WIRE), story(copy))


def test_a_cut_of_a_long_story_is_a_reprint_of_it():
    long = join(
        WIRE,
        *OTHER,
        *(f"Berth {n} costs {n * 7} crowns and has a lamp, a rope and a hook." for n in range(30, 60)),
    )
    cut = join("Quay shut", LEAD, *NARRATIVE[:3])
    assert are_reprints(story(long), story(cut))


def test_light_rewriting_and_moved_paragraphs_leave_a_reprint():
    copy = join(
        "Divers find hole in quay wall",
        "Merrow's harbour board shut the northern quay on Monday, after divers had discovered a hole in its wall.",
        "Until then, trawlers have to moor at the fish market. Only 14 berths there have electric power.",
        "Engineers from Eastfield will soon pump concrete behind the sheet pilings, before autumn storms come.",
        "The hole, nine meters wide, lies under the crane that unloads coal from mainland ferries.",
        "The board set aside 2 million crowns; half of it is borrowed from the county's pension fund.",
    )
    assert are_reprints(story(WIRE), story(copy))


def test_paragraphs_added_to_a_reprint_leave_it_one():
    assert are_reprints(story(WIRE), story(join("Quay shut", LEAD, *NARRATIVE, *OTHER[:3])))


def test_two_reports_that_quote_the_same_statements_are_not_reprints():
    first = join("Quay shut", LEAD, *NARRATIVE[:4], *QUOTATIONS)
    second = join("Boats want money", *OTHER[:4], *QUOTATIONS)
    found = align_stories(story(first), story(second))
    assert min(found.whole) > 0.3
    assert not are_reprints(story(first), story(second))


def test_a_follow_up_that_repeats_two_paragraphs_of_background_is_not_a_reprint():
    assert not are_reprints(story(WIRE), story(join("Boats want money", *OTHER, *NARRATIVE[3:])))


def test_a_live_blog_with_one_entry_of_the_story_is_not_a_reprint():
    blog = join("The Latest: storm watch", "9 p.m.", *OTHER[:2], "10 p.m.", LEAD, "11 p.m.", *OTHER[2:])
    assert not are_reprints(story(WIRE), story(blog))


def test_stories_of_which_nothing_can_be_compared_are_not_reprints():
    assert not are_reprints(story(""), story(""))
    assert not are_reprints(story("Yes. No."), story("Yes. No."))


def test_a_story_shares_all_of_itself():
    found = align_stories(story(WIRE), story(WIRE))
    assert found.narrative == found.whole == (1.0, 1.0)
    assert found.lead
    assert found.score == pytest.approx(3.3)


def test_an_alignment_is_the_same_the_other_way_round():
    first, second = story(WIRE), story(join(LEAD, *NARRATIVE[:2], *OTHER))
    one, other = align_stories(first, second), align_stories(second, first)
    assert (one.narrative, one.whole) == (other.narrative[::-1], other.whole[::-1])
    assert (one.words, one.lead, one.score) == (other.words, other.lead, other.score)


PARAGRAPHS = st.lists(st.sampled_from([LEAD, *NARRATIVE, *QUOTATIONS, *OTHER]), max_size=8)


@given(PARAGRAPHS, PARAGRAPHS)
def test_shares_are_ratios_and_the_decision_is_symmetric(first, second):
    one, other = story(join(*first)), story(join(*second))
    found = align_stories(one, other)
    assert all(0 <= share <= 1 for share in (*found.narrative, *found.whole))
    assert are_reprints(one, other) == are_reprints(other, one)


def test_only_kept_spans_are_compared():
    text = join(*OTHER, WIRE)
    kept = [Span(len(text) - len(WIRE), len(text))]
    assert prepare_story(text, kept).sentences == story(WIRE).sentences


def test_a_sentence_that_is_mostly_quotation_is_marked_as_quoted():
    assert [sentence.quoted for sentence in story(join(LEAD, *QUOTATIONS[:2])).sentences] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        ('"Stay away," said Varga. "It is not safe."', ['"Stay away,"', '"It is not safe."']),
        ("“We heard it fall. It was night.", ["“We heard it fall. It was night."]),
        ('It was loud," said Varga.', ['It was loud,"']),
        ("LINDH: No money is left.", ["LINDH: No money is left."]),
        ("Varga said ‘no money at all is left,’ and went.", ["‘no money at all is left,’"]),
        ("The quay’s wall and the boats’ ropes broke.", []),
    ],
)
def test_quotations_are_found_however_they_are_marked(paragraph, quoted):
    found = find_quotations(paragraph, Span(0, len(paragraph)))
    assert [paragraph[span.start : span.end] for span in found] == quoted


@pytest.mark.parametrize(
    ("one", "other"),
    [("harbour", "Harbor"), ("14", "fourteen"), ("1,200", "1200"), ("centre", "center"), ("board’s", "board"),
     ("organised", "organized"), ("U.N.", "UN")],
)  # fmt: skip
def test_spellings_of_one_word_are_evened_out(one, other):
    assert encode_word(one) == encode_word(other) != ""


@pytest.mark.parametrize("word", ["the", "Said", "Monday", "didn’t", "percent", "AFP", "a.m."])
def test_words_that_say_little_are_dropped(word):
    assert encode_word(word) == ""


def test_a_reprint_shares_bands_and_another_story_does_not():
    copy = join("Quay shut", LEAD, *NARRATIVE[1:], OTHER[0])
    assert len(bands(WIRE) & bands(copy)) >= MIN_SHARED_BANDS
    assert len(bands(WIRE) & bands(join(*OTHER))) < MIN_SHARED_BANDS


def test_bands_are_ascending_signed_64_bit_numbers_and_repeat():
    sketch = sketch_story(WIRE, [Span(0, len(WIRE))])
    assert list(sketch.bands) == sorted(set(sketch.bands))
    assert len(sketch.bands) <= BANDS
    assert all(-(2**63) <= band < 2**63 for band in sketch.bands)
    assert sketch == sketch_story(WIRE, [Span(0, len(WIRE))])


def test_a_long_story_is_sketched_in_parts():
    lines = [f"Berth alpha{n} costs beta{n} crowns with gamma{n} ropes." for n in range(PART_WORDS // 3)]
    assert BANDS < len(bands(join(*lines))) <= 3 * BANDS


@pytest.mark.parametrize("text", ["", "Too short to judge.", " ".join(["said the"] * 40)])
def test_a_text_too_short_to_judge_has_no_sketch(text):
    assert sketch_story(text, [Span(0, len(text))]) is None


def test_no_heavy_library_is_loaded_with_the_module():
    code = "import sys, index.duplicates; print({'datasketch', 'rapidfuzz', 'scipy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_quotations_that_share_a_place_are_one():
    found = [Span(0, 9), Span(2, 5), Span(9, 12), Span(14, 20), Span(16, 30)]
    assert join_spans(found) == (Span(0, 12), Span(14, 30))


def test_a_word_in_a_quotation_within_a_quotation_is_inside():
    text = "“He said ‘the harbour crane is old,’ she told us at the quay.” Gulls circled above."
    outside, inside, count = _part_words(
        text, Span(0, 62), join_spans(find_quotations(text, Span(0, len(text))))
    )
    assert (outside, len(inside), count) == ([], 4, 13)  # harbour, crane, old, quay
