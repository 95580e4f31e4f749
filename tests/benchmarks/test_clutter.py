import random
import re
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.cleaning import (
    Measured,
    Tally,
    bootstrap_ratio,
    check_seed,
    clean_archive,
    count_page,
    describe_kinds,
    kept_mask,
    make_pages,
)
from benchmarks.clutter import (
    Injected,
    Kind,
    Outlet,
    Page,
    Stock,
    capitalise,
    curl_quotes,
    inject,
    write_block,
)
from benchmarks.clutter_held_out import HELD_OUT
from benchmarks.clutter_kinds import SEEN
from benchmarks.clutter_outlets import OUTLETS
from benchmarks.common import ROOT
from index.records import Article, Metadata, Span

STORY = "Ferry late\n\nThe ferry was late.\n\nNobody minded.\n\nIt rained.\n"
PLAIN = Outlet("plain", {"outlet": ["Plain"]}, curly=False)
TEXTS = st.text(alphabet=st.sampled_from("ab .\n\té—"), max_size=80)


def without_injected(page):
    text, end = "", 0
    for block in page.injected:
        text += page.text[end : block.start]
        end = block.end
    return text + page.text[end:]


def write(phrasing, outlet=PLAIN, words=None, seed=0):
    return write_block(Kind("k", "T", (phrasing,)), outlet, words or {}, random.Random(seed))


def make_article(text, kept, **meta):
    return Article("id", "ferry.txt", text, Metadata(**meta), tuple(Span(*span) for span in kept), "")


# The notation


def test_alternatives_give_one_of_them():
    assert {write("<a|b|> x", seed=seed) for seed in range(40)} == {"a x", "b x", " x"}


def test_numbers_keep_leading_noughts_and_commas():
    assert re.fullmatch(r"0[1-9] 1,\d{3} 7", write("{01-09} {1,000-1,999} {7-7}"))


def test_a_word_is_not_drawn_twice_while_another_is_left():
    assert sorted(write("{w}{w}{w}", words={"w": ["a", "b", "c"]})) == ["a", "b", "c"]


def test_a_word_can_be_repeated_and_made_a_handle():
    assert write("{w}, {=w}, @{~w}", words={"w": ["Ada O'Hay"]}) == "Ada O'Hay, Ada O'Hay, @adaohay"


def test_repeated_lines_are_numbered_and_may_have_several_parts():
    assert write("Top\n*2-2 {i}. <x|x> // by y") == "Top\n1. x\nby y\n2. x\nby y"


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("as written", "Most read"),
        ("upper", "MOST READ"),
        ("title", "Most Read"),
        ("lower", "most read"),
    ],
)
def test_a_label_takes_the_letter_case_of_its_outlet(labels, expected):
    assert write("^Most read", Outlet("o", {}, labels=labels)) == expected


def test_lines_of_a_block_stand_apart_as_in_its_outlet():
    assert write("a\nb\n\nc", Outlet("o", {}, line_gap="\n\n")) == "a\n\nb\n\nc"


def test_small_words_get_no_capital_but_at_the_head():
    assert capitalise("the fight over US rent in town") == "The Fight over US Rent in Town"


def test_straight_quotes_curl_towards_their_words():
    assert curl_quotes("\"I can't\", says 'Al'") == "“I can’t”, says ‘Al’"


# Injection


@given(TEXTS, st.sampled_from(OUTLETS), st.integers(0, 5))
def test_the_article_is_what_was_not_injected(text, outlet, seed):
    assert without_injected(inject(text, outlet, [SEEN, HELD_OUT], seed=seed)) == text


@given(TEXTS, st.sampled_from(OUTLETS), st.integers(0, 5))
def test_injected_ranges_ascend_and_hold_whole_lines(text, outlet, seed):
    page = inject(text, outlet, [SEEN], seed=seed)
    borders = [border for block in page.injected for border in (block.start, block.end)]
    assert borders == sorted(borders)
    for block in page.injected:
        start = block.start + (page.text[block.start] == "\n")
        assert start == 0 or page.text[start - 1] == "\n"
        assert block.end == len(page.text) or "\n" in (page.text[block.end - 1], page.text[block.end])


def test_the_same_seed_gives_the_same_page_and_another_a_different_one():
    first, again, other = (inject(STORY, OUTLETS[0], [SEEN], seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first.text != other.text


def test_clutter_stands_before_the_title_behind_it_between_paragraphs_and_at_the_end():
    kinds = tuple(Kind(place.lower(), place, (place,)) for place in "THME")
    pages = [inject(STORY, PLAIN, [Stock(kinds, {})], seed=seed) for seed in range(30)]
    places = {
        (block.kind, len(without_injected(Page(p.text[: block.start], p.injected[:n], ""))))
        for p in pages
        for n, block in enumerate(p.injected)
    }
    starts = {STORY.index(line) for line in ("Nobody", "It rained")}
    assert places == {("t", 0), ("h", STORY.index("The")), ("e", len(STORY))} | {("m", s) for s in starts}


def test_furniture_repeats_on_the_pages_of_an_outlet_and_the_rest_varies():
    stock = Stock(
        (Kind("fixed", "E", ("Call {1000-9999}",), fixed=True), Kind("new", "E", ("{1-999999}",))), {}
    )
    seen = {"fixed": set(), "new": set()}
    for number in range(20):
        page = inject(f"Title {number}\n\nStory.", PLAIN, [stock], seed=0)
        for block in page.injected:
            seen[block.kind].add(page.text[block.start : block.end].strip())
    assert len(seen["fixed"]) == 1
    assert len(seen["new"]) == 20


# The kinds


def test_there_are_at_least_forty_kinds_in_each_half_and_no_name_twice():
    names = [kind.name for stock in (SEEN, HELD_OUT) for kind in stock.kinds]
    assert len(SEEN.kinds) >= 40
    assert len(HELD_OUT.kinds) >= 40
    assert len(names) == len(set(names))


def test_the_halves_share_no_phrasing_and_no_list_of_words():
    seen, held_out = ({p for kind in stock.kinds for p in kind.phrasings} for stock in (SEEN, HELD_OUT))
    assert not seen & held_out
    for name in SEEN.words.keys() & HELD_OUT.words.keys():
        assert not set(SEEN.words[name]) & set(HELD_OUT.words[name])


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.slug)
def test_every_phrasing_can_be_written_by_every_outlet(outlet):
    for stock in (SEEN, HELD_OUT):
        for kind in stock.kinds:
            assert set(kind.places) <= set("THME")
            for phrasing in kind.phrasings:
                block = write_block(Kind("k", "T", (phrasing,)), outlet, stock.words, random.Random(0))
                assert block.strip() == block
                assert not re.search(r"[{}^]|<[^\n]*>|//", block), block


# The benchmark


def test_a_page_is_counted_without_white_space():
    # "Ad x" is injected, of which "Ad" is dropped; "He." of the story is dropped, untouched also "No."
    page = Page("Ad x\nNo. He.", (Injected(0, 5, "ad"),), "o")
    tally, kinds = Tally(), {}
    lost_plain = ~kept_mask("No. He.", [])
    count_page(page, [Span(3, 8)], lost_plain, tally, kinds)
    assert tally == Tally(story=6, injected=3, hit=2, lost=3, own=3, untouched=6)
    assert kinds == {"ad": (2, 3)}


def test_ratios_are_sums_by_sums():
    measured = Measured([Tally(injected=10, hit=10), Tally(injected=30, hit=10)])
    assert measured.ratio(["hit"], ["injected"]).mean == 0.5


def test_dropping_nothing_has_full_precision():
    interval = bootstrap_ratio(np.zeros(3), np.zeros(3))
    assert (interval.mean, interval.low, interval.high) == (1.0, 1.0, 1.0)


def test_kinds_held_out_are_counted_but_not_named():
    measured = {"text alone": Measured([], {"secret": (1, 10), "other": (6, 10), "third": (10, 10)})}
    notes = describe_kinds("held out", measured, reveal=False)
    assert notes == {"held out, text alone": "of 3 kinds 1 below 0.5, 2 below 0.8, 2 below 0.95"}


def test_in_an_archive_pages_are_cleaned_by_name():
    pages = make_pages({"one": STORY, "two": STORY.replace("late", "early")}, [SEEN], seed=0)
    kept = clean_archive(pages)
    assert list(kept) == ["one", "two"]
    for name, page in pages.items():
        assert page.outlet == OUTLETS[list(pages).index(name)].slug
        assert all(span.end <= len(page.text) for span in kept[name])


def test_a_seed_says_which_lines_and_fields_are_wrong():
    text = "Menu\nThe ferry was late.\nMenu\nBye"
    article = make_article(text, [(5, 24), (25, 29)], title="Menu", author=None)
    wanted = {
        "keep": ["The ferry was late.", "Bye"],
        "drop": ["Menu", "Bye"],
        "metadata": {"title": None, "author": None},
    }
    assert check_seed(article, wanted) == {
        "not dropped": ["Menu"],
        "not kept": ["Bye"],
        "metadata": {"title": {"got": "Menu", "wanted": None}},
        "of": [2, 2, 2],
    }


def test_a_line_of_a_seed_that_is_also_a_word_of_the_story_is_looked_for_as_a_line():
    article = make_article("Video\nThe Video was long.", [(6, 25)])
    wanted = {"keep": ["The Video was long."], "drop": ["Video"], "metadata": {}}
    assert check_seed(article, wanted)["not dropped"] == []


def test_help_names_the_command():
    command = [sys.executable, "-m", "benchmarks.cleaning", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert "python -m benchmarks.cleaning" in done.stdout


def test_without_its_material_the_benchmark_is_skipped_in_one_line(tmp_path):
    options = ["--shared", str(tmp_path / "none"), "--out", str(tmp_path / "out.json")]
    command = [sys.executable, "-m", "benchmarks.cleaning", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0
    assert re.fullmatch(r"skipped: .* not found\n", done.stdout)
    assert not (tmp_path / "out.json").exists()
