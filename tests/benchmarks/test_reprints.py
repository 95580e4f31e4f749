import random
import subprocess
import sys

import pytest

from benchmarks.common import ROOT, SHARED
from benchmarks.reprints import CORPUS, PRINTED_TWICE, Verdict, group_verdicts, rate
from benchmarks.reprints_hard import HARD, is_quotation, near_pairs
from benchmarks.reprints_made import SHORT_CUT, Case, Paper, load_papers, make_case, make_reprint, rewrite

PAPER = Paper(
    "a", "Harbour Daily", 10, "Quay shut",
    tuple(f"The board of quay {n} said on Monday that it would close berth {n}, because of storms." for n in range(12)),
)  # fmt: skip


def other(name, day, words):
    return Paper(name, "Harbour Daily", day, name, (words,))


def case(*, reprint, jaccard, kind="two reprints", name="a"):
    return Case(kind, "", "", reprint, jaccard, jaccard, name)


def test_help_names_the_command():
    command = [sys.executable, "-m", "benchmarks.reprints", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0
    assert "python -m benchmarks.reprints" in done.stdout


def test_without_its_material_it_is_skipped_in_one_line(tmp_path):
    command = [sys.executable, "-m", "benchmarks.reprints", "--shared", str(tmp_path / "none")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert done.stdout.startswith("skipped: ")


def test_shared_3_grams_are_counted_without_case_and_repetition():
    # first: abc bcd; second: abc bce; one of three in common, one of two
    made = make_case("k", "a b c d", "A B C e", reprint=True)
    assert (made.jaccard, made.containment) == (1 / 3, 1 / 2)


def test_a_made_reprint_repeats_with_its_seed():
    assert make_reprint(PAPER, [PAPER], random.Random(3)) == make_reprint(PAPER, [PAPER], random.Random(3))


def test_rewriting_at_rate_nought_changes_nothing():
    assert rewrite(PAPER.paragraphs[0], 0.0, random.Random(0)) == PAPER.paragraphs[0]


def test_rewriting_at_full_rate_swaps_words():
    assert (
        rewrite("They began to help many people.", 1.0, random.Random(1)) != "They began to help many people."
    )


def test_near_pairs_are_at_most_two_days_apart_and_named_once():
    papers = [
        other("a", 1, "quay wall hole"),
        other("b", 2, "quay wall storm"),
        other("c", 9, "quay wall hole"),
    ]
    assert [(a.name, b.name) for a, b in near_pairs(papers, papers)] == [("a", "b")]


def test_a_paragraph_half_in_quotation_marks_is_a_quotation():
    assert is_quotation('"Stay away from the quay tonight," said Varga.')
    assert not is_quotation('The board called the quay "unsafe" and closed it for the whole winter.')


def test_a_hard_case_is_left_out_where_it_cannot_be_made():
    bare = Paper("b", "Harbour Daily", 10, "Bare", ("One line.",))
    assert HARD["the same quotations"](bare, PAPER, random.Random(0)) is None


def test_precision_and_recall_count_what_is_grouped_of_the_claimed_pairs():
    verdicts = [
        Verdict(case(reprint=True, jaccard=0.5), said=True, bands=90),
        Verdict(case(reprint=True, jaccard=0.5), said=True, bands=0),  # not proposed
        Verdict(case(reprint=True, jaccard=0.1), said=False, bands=0),  # not claimed
        Verdict(case(reprint=False, jaccard=0.1, kind="a follow-up"), said=True, bands=90),
    ]
    notes = rate(verdicts)
    assert notes["precision"].mean == 0.5
    assert notes["recall"].mean == notes["proposal recall"].mean == 0.5


def test_verdicts_are_sorted_by_bin_and_kind():
    verdicts = [
        Verdict(case(reprint=True, jaccard=0.3), said=True, bands=9),
        Verdict(case(reprint=True, jaccard=1.0), said=True, bands=9),
        Verdict(case(reprint=True, jaccard=0.1, kind=SHORT_CUT), said=True, bands=9),
        Verdict(case(reprint=False, jaccard=0.1, kind="a follow-up"), said=True, bands=9),
    ]
    groups = {name: len(group) for name, group in group_verdicts(verdicts).items() if group}
    assert groups == {
        "reprints, Jaccard 0.3-0.4": 1,
        "reprints, Jaccard 0.8-1.0": 1,
        SHORT_CUT: 1,
        "a follow-up": 1,
    }


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / CORPUS).exists(), reason="../shared/corpus/polnear is not here")
def test_articles_printed_twice_are_in_the_corpus():
    names = {paper.name for part in ("train", "dev") for paper in load_papers(SHARED / CORPUS / part)}
    assert {name for pair in PRINTED_TWICE for name in pair} <= names
