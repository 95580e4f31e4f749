"""Tests of what the Evaluate tab shows, without a browser."""

import html
import json
import re

import pytest

from qa.answerer import Answerer
from qa.evaluate.report.html import render_page
from qa.evaluate.report.plots import draw_plots
from qa.evaluate.report.stored import dump_result
from qa.evaluate.run import RunOptions, evaluate_archive
from qa.evaluate.sets import read_test_set
from qa.web import evaluation
from qa.web.evaluation import Evaluations
from qa.web.line import Line
from qa.web.run import Run
from tests.qa.web.held import hold, stop_when
from tests.qa.web.sent import send

LINES = [
    {"id": "1", "question": "What did Bram Oster say about the ferry?", "kind": "who-said-what",
     "gold": [{"file": "ferry.txt", "text": "The ferry is an old boat, and it is late again"}]},
    {"id": "2", "question": "What did Macron say?", "kind": "absent", "answerable": False},
    {"id": "3", "question": "What did <b>Ida Penhallow</b> say about the ferry?",
     "gold": [{"file": "council.txt", "text": "The ferry was never late"}]},
]  # fmt: skip
TEST_SET = "".join(json.dumps(line) + "\n" for line in LINES)
SQUAD = {"data": [{"title": "T", "paragraphs": [{"context": "A boat.", "qas": [
    {"id": "1", "question": "What?", "answers": [{"text": "boat", "answer_start": 2}]}]}]}]}  # fmt: skip


@pytest.fixture
def evaluations(news):
    return Evaluations(news, Line())


def downloads(shown):
    return {
        name: json.loads(html.unescape(text))
        for name, text in re.findall(r'data-download="(.*?)" .*?data-text="(.*?)"', shown)
    }


def test_a_test_set_is_shown_with_its_kinds(evaluations):
    shown = evaluations.check(send("own.jsonl", TEST_SET))
    assert "3 questions in own.jsonl</h2>" in shown
    assert "2 with an answer, 1 without; kinds: who-said-what, absent" in shown
    assert 'min="1" max="3"' in shown


def test_the_report_is_that_of_the_command_line(evaluations, news, tmp_path):
    *steps, last = evaluations.run(send("own.jsonl", TEST_SET), "", Run())
    assert [re.findall(r"(\d of 3 questions asked|All are asked)", step) for step in steps[1:]] == [
        ["0 of 3 questions asked"], ["1 of 3 questions asked"], ["2 of 3 questions asked"], ["All are asked"]
    ]  # fmt: skip
    assert "3 questions of own.jsonl measured</h2>" in last
    found = downloads(last)
    (tmp_path / "own.jsonl").write_text(TEST_SET, encoding="utf-8")
    result = evaluate_archive(news, read_test_set(tmp_path / "own.jsonl"), RunOptions()).result
    figures = json.loads(found["own-report.json"])
    metrics = {
        name: value for name, value in json.loads(dump_result(result))["metrics"].items() if "ms" not in name
    }
    assert {name: figures["metrics"][name] for name in metrics} == metrics
    assert figures["settings"] == dict(result.settings)
    page = found["own-report.html"]
    assert (
        page[: page.index("<main>")]
        == (own := render_page(result, draw_plots(result)))[: own.index("<main>")]
    )
    assert re.search(r'<iframe class="report" sandbox title="Report on own\.jsonl"></iframe>', last)


def test_a_sample_is_drawn(evaluations):
    *_, last = evaluations.run(send("own.jsonl", TEST_SET), "2", Run())
    assert "2 questions of own.jsonl measured</h2>" in last
    assert json.loads(downloads(last)["own-report.json"])["settings"]["sample"] == 2


@pytest.mark.parametrize("sample", ["0", "-1", "1.5", "many", "2001", "9" * 5000, ["1"]])
def test_what_is_no_size_of_a_sample_is_refused(evaluations, sample):
    (shown,) = evaluations.run(send("own.jsonl", TEST_SET), sample, Run())
    assert "A sample is a whole number from 1 to 2,000." in shown


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("squad.json", json.dumps(SQUAD), "squad.json brings the articles that it asks about, and cannot be asked of"),
        ("own.jsonl", '{"question": "Who?"}\n', "own.jsonl:1: answerable: nothing says what is right"),
        ("own.jsonl", "x", "own.jsonl:1: the last line breaks off"),
    ],
)  # fmt: skip
def test_a_test_set_that_cannot_be_asked_gets_one_line(evaluations, name, text, message):
    for shown in (
        evaluations.check(send(name, text)),
        *evaluations.run(send(name, text), None, Run()),
    ):
        assert 'role="alert"' in shown
        assert message in shown


def test_a_test_set_of_other_articles_is_refused_when_it_is_asked(evaluations):
    line = {"question": "Who?", "gold": [{"file": "other.txt", "text": "x"}]}
    *_, last = evaluations.run(send("own.jsonl", json.dumps(line) + "\n"), None, Run())
    assert "None of the 1 files that own names is among the 3 articles, such as &#x27;other.txt&#x27;" in last


def test_too_many_questions_are_asked_by_sample_only(evaluations, monkeypatch):
    monkeypatch.setattr(evaluation, "MAX_ASKED", 2)
    assert 'max="2" step="1" placeholder="All" autocomplete="off" value="2"' in evaluations.check(
        send("own.jsonl", TEST_SET)
    )
    (shown,) = evaluations.run(send("own.jsonl", TEST_SET), "", Run())
    assert "own.jsonl: 3 questions are more than the limit of 2 here: name a sample, or run" in shown
    *_, last = evaluations.run(send("own.jsonl", TEST_SET), "2", Run())
    assert "2 questions of own.jsonl measured" in last


def test_a_run_that_is_stopped_ends_with_nothing_measured_and_leaves_the_line(evaluations):
    run = Run()
    steps = evaluations.run(send("own.jsonl", TEST_SET), None, run)
    next(steps)
    run.stop()
    *_, last = steps
    assert "Stopped: nothing was measured" in last
    *_, last = evaluations.run(send("own.jsonl", TEST_SET), None, run)
    assert "measured" in last
    assert "Stopped" not in last


def test_stopping_is_seen_while_a_question_is_still_being_asked(evaluations, monkeypatch):
    run = Run()
    with hold(monkeypatch, Answerer, "answer") as called:
        last = stop_when(called, run, evaluations.run(send("own.jsonl", TEST_SET), None, run))
    assert "Stopped: nothing was measured" in last
