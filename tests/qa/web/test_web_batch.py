"""Tests of what the Batch tab shows, without a browser."""

import csv
import io
import json
import re

import pytest
from click.testing import CliRunner

from index.errors import BadInput, IndexMismatch
from qa.answerer import Answerer
from qa.archive import Archive
from qa.cli import main
from qa.html.runs import Before, Progress, render_run, say_left
from qa.web import batch
from qa.web.batch import Batches, BatchRun
from qa.web.line import Line
from tests.conftest import use_toy_models
from tests.qa.web.held import hold, stop_when
from tests.qa.web.sent import send

QUESTIONS = """id,question,speaker,since
a,What did Bram Oster say about the ferry?,,
b,What did Macron say?,,
c,,,
d,Was the ferry ever late?,Ida Penhallow,2025-03
e,What about the pier?,,in May
f,How much is the <b>fare</b>?,,
"""


@pytest.fixture
def batches(news):
    return Batches(news, Line())


def without_times(text, form):
    rows = map(json.loads, text.splitlines()) if form == "jsonl" else csv.DictReader(io.StringIO(text))
    return [row | {"elapsed_ms": 0} for row in rows]


def test_a_file_is_shown_with_its_questions_and_what_cannot_be_asked(batches):
    shown = batches.check(send("q.csv", QUESTIONS + "f,Who found a violin?,,\n"))
    assert "7 questions in q.csv</h2>" in shown
    assert "1 id occurs more than once, such as &#x27;f&#x27;" in shown
    assert "speaker Ida Penhallow, since 2025-03-01" in shown
    assert "How much is the &lt;b&gt;fare&lt;/b&gt;?" in shown
    assert "2 rows cannot be asked</h3>" in shown
    assert "<bdi>c</bdi> <span>No &quot;question&quot; text in line 4.</span>" in shown
    assert "Answer 5 questions</button>" in shown


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (send("q.csv", "a,b\n1,2\n"), ">q.csv: no column of questions: looked for question, query, text;"),
        (
            send("q.txt", "Question?\n" * 2001),
            "q.txt: 2,001 questions are more than the limit of 2,000 here: run",
        ),
        (send("q.txt", b"\xff\xfe"), "q.txt: cannot be read as UTF-8 text: save it as UTF-8."),
    ],
)
def test_a_file_that_cannot_be_asked_gets_one_line(batches, data, message):
    for shown in (batches.check(data), *batches.run(data, BatchRun())):
        assert 'role="alert"' in shown
        assert message in shown


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_the_answers_are_those_of_the_command_line(batches, news, toy_encoder, tmp_path, monkeypatch, form):
    run = BatchRun()
    *_, last = batches.run(send("q.csv", QUESTIONS), run)
    assert "6 questions of q.csv asked</h2>" in last
    fetched = json.loads(batches.fetch(form, run))
    assert fetched["name"] == f"q-answers.{form}"

    use_toy_models(monkeypatch, toy_encoder)
    (tmp_path / "q.csv").write_text(QUESTIONS, encoding="utf-8")
    out = tmp_path / f"out.{form}"
    command = ["batch", str(tmp_path / "q.csv"), "--out", str(out), "--workers", "1"]
    assert CliRunner().invoke(main, [*command, "--index", str(news.store.directory)]).exit_code == 0
    written = out.read_text(encoding="utf-8")
    assert without_times(fetched["text"], form) == without_times(written, form)


def test_progress_is_shown_block_by_block(batches):
    shown = list(batches.run(send("q.txt", "Is the ferry late?\n" * 10), BatchRun()))
    parts = [one.partition('value="')[2].partition('"')[0] for one in shown]
    assert parts == ["", "0", "4", "8", "10", ""]


def test_a_run_that_is_stopped_keeps_what_was_answered(batches):
    run = BatchRun()
    steps = batches.run(send("q.txt", "Is the ferry late?\n" * 100), run)
    next(steps)
    next(steps)
    run.stop()
    *_, last = steps
    assert len(run.answers) < 100
    assert f"Stopped: {len(run.answers)} of 100 questions of q.txt asked</h2>" in last
    assert json.loads(batches.fetch("jsonl", run))["text"].count("\n") == len(run.answers)


def test_stopping_is_seen_while_a_block_is_still_being_answered(batches, monkeypatch):
    run = BatchRun()
    steps = batches.run(send("q.txt", "Is the ferry late?\n" * 10), run)
    shown = [next(steps) for _ in range(3)]
    with hold(monkeypatch, Answerer, "answer_many") as called:
        last = stop_when(called, run, steps)
    assert "4 of 10 questions asked" in shown[2]
    assert re.search("Stopped: [48] of 10 questions of q.txt asked", last)
    assert len(run.answers) in (4, 8)


def test_a_run_that_waits_for_another_is_told_and_can_be_stopped(news):
    line = Line()
    batches, run = Batches(news, line), BatchRun()
    with line.turn(lambda before: None):
        steps = batches.run(send("q.txt", "Is the ferry late?"), run)
        next(steps)
        assert "Busy: 1 other run before this one…" in next(steps)
        run.stop()
        *_, last = steps
    assert "Stopped: 0 of 1 question of q.txt asked" in last


def test_a_question_asked_meanwhile_does_not_wait_for_the_file(batches, news, monkeypatch):
    blocks, ask_many = [], Archive.ask_many
    monkeypatch.setattr(
        Archive, "ask_many", lambda archive, asked: blocks.append(asked) or ask_many(archive, asked)
    )
    steps = batches.run(send("q.txt", "What did Bram Oster say about the ferry?\n" * 400), BatchRun())
    next(steps)
    next(steps)
    before = len(blocks)
    news.ask("Who found a violin?")
    assert len(blocks) - before <= 4
    steps.close()


def test_an_error_on_the_way_is_one_line_above_what_was_answered(batches, monkeypatch):
    ask_many = Archive.ask_many

    def fail_later(archive, asked):
        if asked[0].id == "5":
            raise IndexMismatch("made with another model")
        return ask_many(archive, asked)

    monkeypatch.setattr(Archive, "ask_many", fail_later)
    *_, last = batches.run(send("q.txt", "Is the ferry late?\n" * 6), BatchRun())
    assert 'role="alert">Made with another model.</p>' in last
    assert "Stopped: 4 of 6 questions of q.txt asked" in last


def test_answers_of_two_states_of_the_archive_are_noted(batches, news, articles_folder, monkeypatch):
    monkeypatch.setattr(batch, "give_way", lambda: news.add([articles_folder]))
    *_, last = batches.run(send("q.txt", "Is the ferry late?\n" * 5), BatchRun())
    assert "The archive changed meanwhile: these answers come from 2 states of it." in last


def test_an_unknown_format_is_refused(batches):
    with pytest.raises(BadInput, match="answers are written as jsonl or csv"):
        batches.fetch("../x", BatchRun())


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(1, "a moment left"), (2, "about 2 seconds left"), (59, "about 59 seconds left"), (61, "about 1 minute left"),
     (150, "about 2 minutes left")],
)  # fmt: skip
def test_the_time_left_is_said_in_words(seconds, says):
    assert say_left(seconds) == says


def test_a_run_is_shown_with_a_name_that_is_escaped():
    assert "&lt;img&gt;.csv" in render_run("<img>.csv", Before(2))
    assert "3 of 12 questions asked, about 18 seconds left" in render_run("q.csv", Progress(3, 12, 6.0))
