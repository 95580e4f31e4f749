import random
import subprocess
import sys

import pytest

from benchmarks.common import ROOT
from benchmarks.verify import ANSWERS, SAMPLE, TABLE, count, set_otherwise
from benchmarks.verify_made import MUTATIONS, Made, Paper, load_papers, make_exact, make_mutations
from benchmarks.verify_speakers import read_said

TEXT = "The pier will not be closed in 10 days, Orla Finch said. The board said no word about it. Ida Marsh said so."


@pytest.fixture
def paper(tmp_path):
    (tmp_path / "pier.txt").write_text(TEXT)
    return Paper(tmp_path / "pier.txt", TEXT, ((0, 56), (57, 89), (90, 108)), ("Ida Marsh", "Orla Finch"))


def test_help_names_the_command():
    command = [sys.executable, "-m", "benchmarks.verify", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0
    assert "python -m benchmarks.verify" in done.stdout


def test_without_its_material_it_is_skipped_in_one_line(tmp_path):
    command = [sys.executable, "-m", "benchmarks.verify", "--shared", str(tmp_path / "none")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert done.stdout.startswith("skipped: ")


def test_every_mutation_changes_the_words(paper):
    rng = random.Random(0)
    sentence = TEXT[:56]
    made = {kind: mutate(sentence, paper, rng) for kind, mutate in MUTATIONS.items()}
    assert made["negation removed or put in"] == "The pier will be closed in 10 days, Orla Finch said."
    assert made["speaker swapped in the text"] == "The pier will not be closed in 10 days, Ida Marsh said."
    assert made["neighbouring sentence"] == "The board said no word about it."
    assert all(text != sentence for text in made.values())


def test_a_mutation_that_stands_in_the_article_does_not_count(paper):
    made = make_mutations([paper], 60, random.Random(1))
    words = [one.text for one in made if one.kind == "one word dropped"]
    assert words
    assert [text for text in words if text in TEXT] == []


def test_quotes_are_counted_by_kind_with_their_verdicts(paper):
    quotes = [
        Made("a", paper, TEXT[:56], 0, 56, True),
        Made("b", paper, "The pier will be closed", 0, 23, False),
    ]
    for form in (ANSWERS, TABLE):
        assert [(r["kind"], r["expected"], r["quotes"], r["exact"]) for r in count(form, quotes)] == [
            ("a", "exact", 1, 1), ("b", "not exact", 1, 0),
        ]  # fmt: skip


def test_no_mutated_quote_of_the_sample_is_exact_and_no_exact_one_is_not():
    papers, rng = load_papers(SAMPLE), random.Random(0)
    quotes = [*make_mutations(papers, 160, rng), *make_exact(papers, 60, rng)]
    rows = [*count(ANSWERS, quotes), *count(TABLE, quotes)]
    rows += count(TABLE, [set_otherwise(made, rng) for made in make_exact(papers, 100, rng)])
    wrong = [r for r in rows if r["exact"] != (r["quotes"] if r["expected"] == "exact" else 0)]
    assert wrong == []


def test_gold_attributions_are_read_with_the_name_of_their_source(tmp_path):
    text = "Orla Finch said the boats are all gone. She said it was late by now."
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text(text)
    (tmp_path / "attributions" / "a.ann").write_text(
        "T1\tSource 0 10\tOrla Finch\nT2\tCue 11 15\tsaid\nT3\tContent 16 38\tthe boats are all gone\n"
        "E1\tAttribution:T9 Content:T3 Cue:T2 Source:T1\nT4\tSource 40 43\tShe\nT5\tContent 49 67\tit\n"
        "E2\tAttribution:T9 Content:T5 Source:T4\n"
    )
    (said,) = read_said(tmp_path)
    assert (said.text, said.speaker) == ("the boats are all gone", "Orla Finch")
