import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa.cli import main
from qa.confidence.calibrator import OWN_FILE, read_calibrator
from qa.confidence.evidence import FACT, FEATURES
from tests.conftest import use_toy_models

BOATS = "alder birch cedar elm fir hazel larch maple oak pine rowan willow".split()
NONE = "ash beech cypress holly juniper linden poplar sallow spruce sumac teak yew".split()


def ask(wood):
    return {"id": wood, "question": f"What did the {wood} boat carry over the river?", "kind": "fact"}


@pytest.fixture
def cli(monkeypatch, tmp_path, toy_encoder):
    """Run a command in a folder with an index of boats, in this process, with the toy encoder."""
    monkeypatch.chdir(tmp_path)
    use_toy_models(monkeypatch, toy_encoder)
    Path("boats").mkdir()
    for wood in BOATS:
        Path(f"boats/{wood}.txt").write_text(
            f"The {wood} boat carried salt of the {wood} river.\n\nNobody saw it.\n"
        )
    right = [
        ask(wood) | {"gold": [{"file": f"{wood}.txt", "text": f"The {wood} boat carried salt"}]}
        for wood in BOATS
    ]
    wrong = [ask(wood) | {"answerable": False} for wood in NONE]
    Path("asked.jsonl").write_text("".join(json.dumps(line) + "\n" for line in right + wrong))

    def run(*arguments, code=0):
        result = CliRunner().invoke(main, [*map(str, arguments)])
        assert result.exit_code == code, result.output
        return result

    run("index", "boats", "--no-statements")
    return run


def test_confidence_is_fitted_and_used_from_then_on(cli):
    printed = cli("calibrate", "asked.jsonl").stdout
    assert str(Path("onrecord-index", OWN_FILE)) in printed
    assert "balanced" in printed
    assert "too few questions, left as they were: speech, anything" in printed
    fitted = read_calibrator(Path("onrecord-index", OWN_FILE))
    assert set(fitted.groups[FACT].weights) == set(FEATURES[FACT])
    assert (fitted.fitted_on, fitted.reader) == ("asked, 24 questions", "packaged")
    cli("calibrate", "asked.jsonl", "--out", "unread.json", "--reader", "none")
    assert read_calibrator(Path("unread.json")).reader == "none"


def test_what_cross_validation_says_is_printed_for_programs(cli):
    found = json.loads(cli("calibrate", "asked.jsonl", "--out", "own.json", "--json").stdout)
    assert found["file"] == "own.json"
    assert found["figures"]["questions"] == 24
    assert found["figures"]["auroc"] > 0.9
    assert found["figures"]["declined"] > 0.8
    assert read_calibrator(Path("own.json")).groups[FACT].threshold > 0
    assert not Path("onrecord-index", OWN_FILE).exists()


def test_a_risk_that_is_asked_for_is_kept(cli):
    found = json.loads(cli("calibrate", "asked.jsonl", "--risk", "0.1", "--json").stdout)
    assert found["figures"]["risk"] <= 0.1


def test_too_few_questions_are_refused_and_nothing_is_written(cli):
    Path("few.jsonl").write_text("".join(Path("asked.jsonl").read_text().splitlines(keepends=True)[:5]))
    output = cli("calibrate", "few.jsonl", code=1).output
    assert "has too few questions: at least 8" in output
    assert not Path("onrecord-index", OWN_FILE).exists()


@pytest.mark.parametrize("arguments", [("--risk", "0"), ("--risk", "2"), ("--risk", "x"), ("--seed", "-1")])
def test_values_that_are_none_are_wrong_usage(cli, arguments):
    cli("calibrate", "asked.jsonl", *arguments, code=2)


def test_a_test_set_with_its_own_articles_is_refused(cli):
    squad = {"version": "1", "data": [{"title": "t", "paragraphs": [{"context": "The oak boat sank.", "qas": [
        {"id": "1", "question": "What sank?", "answers": [{"text": "oak boat", "answer_start": 4}]}]}]}]}  # fmt: skip
    Path("squad.json").write_text(json.dumps(squad))
    assert "brings its own articles" in cli("calibrate", "squad.json", code=1).output
