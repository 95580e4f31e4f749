import json
import subprocess
import sys

import pytest

from benchmarks.common import ROOT, Interval, bootstrap, format_table, load_squad, reciprocal_rank
from benchmarks.retrieval import rank_paragraphs, reciprocal_fusion
from index.records import Span

# Those that need ../shared.
MATERIAL = (
    "batch",
    "retrieval",
    "reading",
    "scale",
    "update",
    "cleaning",
    "reader",
    "reprints",
    "speakers",
    "statements",
    "unanswerable",
)
NAMES = (
    *MATERIAL,
    "evals",
    "tables",
    "verify",
    "embedding",
    "hostile",
    "crash",
    "damage",
    "disk_full",
    "probes",
)


def run(*arguments):
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("name", NAMES)
def test_help_names_the_command(name):
    done = run(f"benchmarks.{name}", "--help")
    assert done.returncode == 0
    assert f"python -m benchmarks.{name}" in done.stdout


@pytest.mark.parametrize("name", MATERIAL)
def test_a_benchmark_without_its_material_is_skipped_in_one_line(name, tmp_path):
    done = run(f"benchmarks.{name}", "--shared", str(tmp_path / "none"), "--out", str(tmp_path / "out.json"))
    assert done.returncode == 0
    assert done.stdout.startswith("skipped: ")
    assert done.stdout.endswith(" not found\n")
    assert done.stdout.count("\n") == 1
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize(("gold", "expected"), [(7, 1.0), (9, 1 / 3), (5, 0.0)])
def test_reciprocal_rank_is_one_over_the_rank_of_the_gold_item(gold, expected):
    assert reciprocal_rank([7, 8, 9], gold) == expected


def test_reciprocal_rank_is_zero_beyond_the_limit():
    ranked = list(range(11))
    assert reciprocal_rank(ranked, 9) == 0.1
    assert reciprocal_rank(ranked, 10) == 0.0


def test_bootstrap_of_equal_values_has_no_width():
    assert bootstrap([0.25] * 8) == Interval(0.25, 0.25, 0.25)


def test_bootstrap_of_nought_and_one_reaches_from_nought_to_one():
    # of two draws from {0, 1} the mean is 0 or 1 a quarter of the time each, so both borders lie there
    assert bootstrap([0, 1]) == Interval(0.5, 0.0, 1.0)


def test_bootstrap_repeats_with_its_seed():
    values = [0.0, 0.1, 0.5, 1.0]
    assert bootstrap(values, seed=0) == bootstrap(values, seed=0)


def test_reciprocal_fusion_sums_reciprocal_ranks_and_breaks_ties_by_number():
    # k=1: chunk 1 is 1/2 + 1/3, chunk 2 the same, chunk 3 1/4
    assert reciprocal_fusion({1: 0.9, 2: 0.8, 3: 0.7}, {2: 5.0, 1: 4.0}, k=1) == [1, 2, 3]


def test_paragraphs_rank_by_their_best_chunk():
    assert rank_paragraphs([4, 1, 3, 2], {1: 10, 2: 30, 3: 20, 4: 20}) == [20, 10, 30]


def test_squad_answers_become_distinct_spans_of_their_paragraph(tmp_path):
    answers = [{"text": "north", "answer_start": 10}] * 2 + [{"text": "Go", "answer_start": 0}]
    paragraph = {"context": "Go to the north", "qas": [{"question": "Where?", "answers": answers}]}
    path = tmp_path / "set.json"
    path.write_text(json.dumps({"data": [{"paragraphs": [paragraph]}]}))
    paragraphs, [question] = load_squad(path)
    assert paragraphs == ["Go to the north"]
    assert question.paragraph == 0
    assert question.answers == (Span(0, 2), Span(10, 15))


def test_a_table_has_the_columns_of_its_first_row():
    assert (
        format_table([{"set": "a", "n": 3, "MRR": 0.5}])
        == "| set | n | MRR |\n| --- | --- | --- |\n| a | 3 | 0.5000 |"
    )
