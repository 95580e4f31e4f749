import json
import math

import pytest

from index.errors import BadInput
from qa.confidence.calibrator import (
    OWN_FILE,
    PACKAGED,
    Calibrator,
    Weights,
    answer_always,
    load_calibrator,
    read_calibrator,
)
from qa.confidence.evidence import ANYTHING, FACT, FEATURES, GROUPS, SPEECH, Evidence

WORDS = Weights({"words": 0.5}, {"words": 0.25}, {"words": 2.0}, 1.0, 0.6)
NOTHING = Weights({}, {}, {}, 3.0, 0.0)
HAND = Calibrator({SPEECH: WORDS, ANYTHING: NOTHING, FACT: NOTHING}, "by hand")


def saved(path, record):
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


@pytest.mark.parametrize(("words", "log_odds"), [(0.5, 1.0), (0.75, 3.0), (0.0, -3.0)])
def test_the_probability_is_that_of_the_regression(words, log_odds):
    found = HAND.score(Evidence(SPEECH, {"words": words, "score": 9.0}))
    assert found == pytest.approx(1 / (1 + math.exp(-log_odds)))


def test_extreme_evidence_gives_a_probability_too():
    assert (
        0 < HAND.score(Evidence(SPEECH, {"words": -1e9})) < HAND.score(Evidence(SPEECH, {"words": 1e9})) <= 1
    )


def test_an_answer_is_given_from_the_threshold_on():
    evidence = Evidence(SPEECH, {})
    assert [HAND.suffices(evidence, value) for value in (0.59, 0.6)] == [False, True]
    assert answer_always(HAND).suffices(evidence, 0.0)
    assert answer_always(HAND).score(Evidence(SPEECH, {"words": 0.5})) == HAND.score(
        Evidence(SPEECH, {"words": 0.5})
    )


def test_what_is_written_is_read_again(tmp_path):
    assert read_calibrator(saved(tmp_path / "c.json", HAND.to_json())) == HAND


def test_the_packaged_one_has_a_regression_for_every_kind_of_question():
    packaged = load_calibrator()
    assert set(packaged.groups) == set(GROUPS)
    for name, group in packaged.groups.items():
        assert set(group.weights) == set(FEATURES[name])
        assert 0 <= group.threshold < 1
        assert all(value > 0 for value in group.scale.values())
    assert read_calibrator(PACKAGED) == packaged


def test_the_one_in_the_archives_folder_goes_first(tmp_path):
    assert load_calibrator(tmp_path) == load_calibrator()
    saved(tmp_path / OWN_FILE, HAND.to_json())
    assert load_calibrator(tmp_path) == HAND


@pytest.mark.parametrize(
    "change",
    [
        {"version": 0}, {"groups": {}}, {"groups": 3}, {"version": None},
        {"groups": {name: {"weights": {}} for name in GROUPS}},
        {"groups": HAND.to_json()["groups"] | {SPEECH: {"mean": {}, "scale": {}, "weights": {"words": 1.0}, "intercept": 0, "threshold": 0}}},
        {"groups": HAND.to_json()["groups"] | {FACT: {"mean": {"x": 0}, "scale": {"x": 1}, "weights": {"x": 1.0}, "intercept": 0, "threshold": 0}}},
    ],
)  # fmt: skip
def test_another_file_is_refused_in_one_line(tmp_path, change):
    path = saved(tmp_path / OWN_FILE, HAND.to_json() | change)
    with pytest.raises(BadInput, match="onrecord calibrate") as error:
        load_calibrator(tmp_path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("text", ["", "[]", "{", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")])
def test_what_is_no_json_is_refused(tmp_path, text):
    (tmp_path / OWN_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="no calibrator"):
        load_calibrator(tmp_path)
