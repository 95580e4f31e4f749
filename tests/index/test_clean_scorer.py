import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from index.clean.context import NAMES, context_features
from index.clean.features import line_features, split_words
from index.clean.lines import Line, read_lines
from index.clean.material import Example, read_examples, read_fillers, read_kept
from index.clean.material import Story as PageStory
from index.clean.pages import make_pages
from index.clean.scorer import LineModel, Network, load_scorer, parse_scorer
from index.records import Span

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data" / "cleaning"
WEIGHTS = resources.files("index.clean") / "weights.json"


def test_words_are_folded_to_lower_case_and_numbers_to_their_length():
    assert split_words("Join 12,500 readers’ clubs: it's FREE!") == (
        "join", "00", "000", "readers", "clubs", ":", "it's", "free", "!",
    )  # fmt: skip


def test_a_line_has_its_words_pairs_borders_and_shape():
    found = set(line_features("Read the paper"))
    assert {"read", "the", "paper", "read the", "the paper", "^read", "^read the", "paper$"} <= found
    assert {"[words 3]", "[ends none]", "[case sentence]"} <= found


def test_a_line_score_is_the_sum_of_its_features_and_its_damped_meanings():
    model = LineModel({"read": 0.5, "^read": 0.25, "unseen": 9.0}, {"paper": 3.0, "sea": 7.0}, bias=-1.0)
    # one meaning of 3 over the root of 2 words and 4 for damping
    assert model.score("Read paper") == pytest.approx(-1.0 + 0.75 + 3.0 / 6**0.5)


def test_a_network_is_rectified_units_over_standardised_inputs():
    network = Network(
        np.array([1.0, 2.0]), np.array([1.0, 2.0]), np.array([[1.0, -1.0], [1.0, -1.0]]), np.zeros(2), np.array([1.0, 5.0]), -2.0
    )  # fmt: skip
    # (2, 4) becomes (1, 1); the units give 2 and 0; 2 - 2 is a chance of one half
    assert network.chances([[2.0, 4.0]]).tolist() == [0.5]


def test_each_line_has_a_row_of_named_context_features():
    lines = read_lines("A pier is mended\n\nIt rained on Monday.\nIt snowed.\n")
    rows = context_features(lines, [1.0, -2.0, -3.0], [False, False, True])
    assert [len(row) for row in rows] == [len(NAMES)] * 3
    assert [row[NAMES.index("sure")] for row in rows] == [0.0, 0.0, 1.0]
    assert [row[NAMES.index("blank before")] for row in rows] == [0.0, 1.0, 0.0]
    assert [round(row[NAMES.index("score")], 3) for row in rows] == [0.167, -0.333, 1.0]


def test_lines_are_read_with_the_blank_lines_before_them():
    assert read_lines("One\n\n\nTwo\nThree\n") == [
        Line(Span(0, 3), "One", 0),
        Line(Span(6, 9), "Two", 2),
        Line(Span(10, 15), "Three", 0),
    ]


def test_a_sentence_that_goes_on_below_is_one_line():
    text = "The operator of the line,\nwhich is old, is poor.\nshare\n"
    assert [line.text for line in read_lines(text)] == [
        "The operator of the line,\nwhich is old, is poor.",
        "share",
    ]


def test_the_packaged_weights_are_small_and_are_for_this_code():
    text = WEIGHTS.read_text(encoding="utf-8")
    assert len(text.encode()) < 1_000_000
    assert parse_scorer(text).threshold == load_scorer().threshold


def test_weights_for_other_features_are_refused():
    raw = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    raw["network"]["hidden"] = raw["network"]["hidden"][:-1]
    with pytest.raises(ValueError, match=r"index\.clean\.train"):
        parse_scorer(json.dumps(raw))


def test_the_score_of_no_lines_is_nothing():
    assert load_scorer().chances([], []) == []


def test_cleaning_loads_neither_scikit_learn_nor_scipy():
    code = "import sys, index.clean as c; c.clean_text('It rained.'); print(sorted({'sklearn', 'scipy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_training_without_its_corpora_says_so_and_writes_nothing(tmp_path):
    out = tmp_path / "weights.json"
    command = [sys.executable, "-m", "index.clean.train", "--shared", str(tmp_path), "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("skipped: ")
    assert not out.exists()


def test_there_are_many_written_lines_of_many_kinds():
    examples = read_examples(DATA)
    assert sum(bool(line) for example in examples for line in example.lines) >= 2400
    assert len({example.kind for example in examples}) >= 140
    assert all(set(example.places) <= set("tme") and example.places for example in examples)


def test_a_page_marks_the_clutter_put_into_it():
    story = PageStory("a", "A pier is mended", tuple(f"It rained for {n} days." for n in range(1, 9)))
    examples = [Example("advert", "tme", ("Buy {topic} at {place}", "", "Now"))]
    pages = make_pages([story], examples, read_kept(DATA), read_fillers(DATA), seed=1)
    again = make_pages([story], examples, read_kept(DATA), read_fillers(DATA), seed=1)
    assert pages == again
    for line, kind in zip(pages[0].lines, pages[0].kinds, strict=True):
        assert (kind == "advert") == (line.text == "Now" or line.text.startswith("Buy "))
        assert "{" not in line.text
