import json
import subprocess
import sys
from pathlib import Path

import pytest

from qa.confidence.calibrator import load_calibrator
from qa.confidence.evidence import SPEECH, Evidence
from qa.confidence.fit import Judged, fit
from qa.evaluate.records import Document, Gold, TestQuestion, TestSet
from training.confidence import describe_sets, leave_half_out, list_sources
from training.topic_questions import LEAST_TIMES, draft_topic_questions

ROOT = Path(__file__).parents[2]


def test_questions_about_documents_left_out_have_no_answer():
    documents = tuple(Document(f"d{n}", f"text {n}") for n in range(4))
    questions = tuple(
        TestQuestion(f"q{n}", "?", gold=(Gold(f"d{n}", "text"),), short_answers=("text",)) for n in range(4)
    )
    half = leave_half_out(TestSet("set", "squad", questions, documents))
    assert [document.name for document in half.documents] == ["d0", "d2"]
    assert [question.answerable for question in half.questions] == [True, False, True, False]
    assert [len(question.gold) for question in half.questions] == [1, 0, 1, 0]
    assert half.questions[1].short_answers == ()
    assert half.format == "native"


def test_what_is_not_there_is_not_fitted_on(tmp_path):
    assert [source.name for source in list_sources(tmp_path)] == [
        path.stem for path in sorted((ROOT / "data/testsets").glob("*.jsonl"))
    ]


def test_each_set_is_described_by_its_own_answers():
    one = Judged(Evidence(SPEECH, {}), True, True)
    few = {"a": [one], "b": [one, one]}
    fitted = fit([one] * 3, load_calibrator())
    assert describe_sets(few, fitted) == {key: {"questions": 0.0} for key in ("a", "b", "all")}


TEXT = """“The ferry is late” said Bram Oster. He saw Tern Bay from it, he left Tern Bay, and he knows Tern Bay well.
"""
OTHER = """“The hill is steep” said Ida Penhallow. She climbed Upper Lindow, painted Upper Lindow and sold Upper Lindow.
"""


@pytest.fixture
def drafted(archive, tmp_path):
    for n in range(12):  # so that few articles have a topic
        (tmp_path / f"plain-{n}.txt").write_text(f"Nothing happened on day {n}.")
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "hill.txt").write_text(OTHER, encoding="utf-8")
    archive.add([*tmp_path.glob("plain-*.txt"), tmp_path / "ferry.txt", tmp_path / "hill.txt"])
    with archive.store.snapshot():
        return draft_topic_questions(archive.store, 20, 0)


def test_speakers_are_asked_about_what_their_articles_are_about_and_what_they_are_never_near(drafted):
    assert TEXT.count("Tern Bay") >= LEAST_TIMES
    asked = {line["question"]: line for line in drafted}
    near, apart = (
        asked["What did Bram Oster say about Tern Bay?"],
        asked["What did Bram Oster say about Upper Lindow?"],
    )
    assert (near["answerable"], near["gold"]) == (
        True,
        [{"file": "ferry.txt", "text": "“The ferry is late” said Bram Oster."}],
    )
    assert (apart["answerable"], "gold" in apart) == (False, False)
    assert asked["What did Ida Penhallow say about Upper Lindow?"]["answerable"]
    assert len({line["id"] for line in drafted}) == len(drafted)
    assert json.dumps(drafted)


def test_help_names_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "training.confidence", "--help"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0
    assert "--risk" in done.stdout
