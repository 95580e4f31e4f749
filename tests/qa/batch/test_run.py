import csv
import json
from dataclasses import replace

import pytest

from index.errors import BadInput
from qa.batch import InProcess, run_batch
from qa.batch import run as run_module
from qa.filters import Filters
from qa.records import Asked

QUESTIONS = [
    Asked("a", "What did Oster say about the pier?"),
    Asked("b", "Who said “hummed”, and\nwhere?"),
    Asked("bad", "", error="no question"),
    Asked("c", "What did Zola say about the pier?"),
    Asked("d", "honey, 40 tonnes; “bees”"),
    Asked("a", "violin"),
    Asked("e", "chess"),
]
SUFFIXES = pytest.mark.parametrize("suffix", ["jsonl", "csv"])


class NoClock(InProcess):
    """Answers that are the same each time: without the time they took."""

    def answer(self, blocks):
        for answers in super().answer(blocks):
            yield [answer.timed(0.0) for answer in answers]


@pytest.fixture
def run(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(run_module, "BLOCK", 3)

    def run_once(name, questions=QUESTIONS, commit="now", stop=lambda: False):
        wanted = archive.state().commit if commit == "now" else commit
        return run_batch(
            questions, tmp_path / name, NoClock(archive), commit=wanted, progress=lambda _: None, stop=stop
        )

    return run_once


def records(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_each_answer_is_a_line_in_order_with_its_id(run, tmp_path):
    report = run("out.jsonl")
    assert (report.written, report.found, report.errors, report.stopped) == (7, 0, 1, False)
    found = records(tmp_path / "out.jsonl")
    assert [(record["id"], record["status"]) for record in found] == [
        ("a", "answered"), ("b", "answered"), ("bad", "error"), ("c", "abstained"), ("d", "answered"), ("a", "answered"), ("e", "answered"),
    ]  # fmt: skip
    assert found[2]["reason"] == "no question"
    assert all(set(record) == set(found[0]) for record in found)


def test_csv_has_a_row_for_each_quote(run, tmp_path, archive):
    run("out.csv")
    with open(tmp_path / "out.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    first = [row for row in rows if row["question"] == "violin"]
    answer = archive.ask("violin")
    assert [(row["rank"], row["of"]) for row in first] == [("1", "3"), ("2", "3"), ("3", "3")]
    assert [row["quote"] for row in first] == [quote.text for quote in answer.quotes]
    for row, quote in zip(first, answer.quotes, strict=True):
        text = archive.find_article(row["source"]).text
        assert text[int(row["start"]) : int(row["end"])] == quote.text
    assert [(row["also_in"], row["independent_sources"]) for row in first] == [("", "1")] * 3
    assert {(row["asked_kind"], row["asked_topic"], row["asked_carried"]) for row in first} == {
        ("search", "", "[]")
    }
    assert [(row["id"], row["of"], row["quote"], row["status"]) for row in rows if row["of"] == "0"] == [
        ("bad", "0", "", "error"), ("c", "0", "", "abstained"),
    ]  # fmt: skip


@SUFFIXES
def test_a_run_cut_at_any_byte_goes_on_to_the_same_file(run, tmp_path, suffix):
    run(f"whole.{suffix}")
    whole = (tmp_path / f"whole.{suffix}").read_bytes()
    path = tmp_path / f"cut.{suffix}"
    for length in [*range(0, len(whole), 37), len(whole) - 1, len(whole)]:
        path.write_bytes(whole[:length])
        report = run(path.name)
        assert path.read_bytes() == whole, length
        assert report.written + report.found == len(QUESTIONS)


@SUFFIXES
def test_a_stopped_run_goes_on_where_it_ended(run, tmp_path, suffix):
    run(f"whole.{suffix}")
    first = run(f"out.{suffix}", stop=lambda: True)
    assert (first.written, first.stopped) == (3, True)
    second = run(f"out.{suffix}")
    assert (second.written, second.found, second.stopped) == (4, 3, False)
    assert (tmp_path / f"out.{suffix}").read_bytes() == (tmp_path / f"whole.{suffix}").read_bytes()


@SUFFIXES
def test_a_file_that_is_complete_gets_nothing_more(run, tmp_path, suffix):
    run(f"out.{suffix}")
    before = (tmp_path / f"out.{suffix}").read_bytes()
    assert run(f"out.{suffix}").written == 0
    assert (tmp_path / f"out.{suffix}").read_bytes() == before


def test_questions_added_at_the_end_are_answered(run, tmp_path):
    run("out.jsonl", QUESTIONS[:4])
    assert run("out.jsonl").written == 3
    assert [record["id"] for record in records(tmp_path / "out.jsonl")] == [asked.id for asked in QUESTIONS]


@SUFFIXES
@pytest.mark.parametrize(
    ("questions", "message"),
    [
        (QUESTIONS[1:], "answer 1 is to question 'a', but there the questions have question 'b'"),
        ([replace(QUESTIONS[0], text="Why?"), *QUESTIONS[1:]], "answer 1 is to question 'a'"),
        (QUESTIONS[:2], "answer 3 is to question 'bad', but there the questions have no more questions"),
    ],
)
def test_answers_to_other_questions_are_refused(run, tmp_path, questions, message, suffix):
    run(f"out.{suffix}")
    before = (tmp_path / f"out.{suffix}").read_bytes()
    with pytest.raises(BadInput, match=message):
        run(f"out.{suffix}", questions)
    assert (tmp_path / f"out.{suffix}").read_bytes() == before


@SUFFIXES
def test_an_index_that_changed_is_refused_unless_mixing_is_asked_for(run, archive, tmp_path, suffix):
    run(f"out.{suffix}", QUESTIONS[:4])
    (tmp_path / "more.txt").write_text("The ferry sank at noon.\n")
    archive.add([tmp_path / "more.txt"])
    with pytest.raises(
        BadInput, match=r"answer 1 comes from the index at commit \w+, which is now \w+: .*--mix"
    ):
        run(f"out.{suffix}")
    assert run(f"out.{suffix}", commit=None).written == 3


def test_an_index_that_changes_meanwhile_ends_the_run(run, archive, tmp_path):
    def change():
        (tmp_path / "more.txt").write_text("The ferry sank at noon.\n")
        archive.add([tmp_path / "more.txt"])
        return False

    with pytest.raises(BadInput, match="the index went on from commit"):
        run("out.jsonl", stop=change)
    assert len(records(tmp_path / "out.jsonl")) == 3


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("out.jsonl", '{"id": "a"}\n', r"out\.jsonl:1: no answer record"),
        ("out.jsonl", "my notes\n", r"out\.jsonl:1: no answer record"),
        ("out.jsonl", "my notes", "what stands at its end is no answer"),
        (
            "out.jsonl",
            '{"id": "a", "question": "What did Oster say?"}',
            "what stands at its end is no answer",
        ),
        ("out.jsonl", '{"id": "settings"}', "what stands at its end is no answer"),
        ("out.csv", "my notes\n", "holds something else than answers"),
        ("out.csv", "name,age\nIda,5\n", "holds something else than answers"),
    ],
)
def test_a_file_of_something_else_is_not_touched(run, tmp_path, name, content, message):
    (tmp_path / name).write_text(content)
    with pytest.raises(BadInput, match=message):
        run(name)
    assert (tmp_path / name).read_text() == content


def test_a_last_line_that_is_not_the_next_answer_is_not_cut_off(run, tmp_path):
    run("out.csv", QUESTIONS[:4])
    with open(tmp_path / "out.csv", "a") as file:
        file.write("my own notes")
    with pytest.raises(BadInput, match="what stands at its end is no answer"):
        run("out.csv")


@SUFFIXES
def test_answers_restricted_otherwise_are_refused(run, tmp_path, suffix):
    question = Asked("a", "the pier, the tram and the honey", Filters(outlets=("Tern Bay Gazette",)))
    assert run(f"out.{suffix}", [question]).written == 1
    assert run(f"out.{suffix}", [question]).found == 1
    for filters in (
        Filters(),
        Filters(outlets=("Hill Country Herald",)),
        Filters("Orr", ("Tern Bay Gazette",)),
    ):
        with pytest.raises(BadInput, match="answer 1, to question 'a', was restricted otherwise"):
            run(f"out.{suffix}", [replace(question, filters=filters)])


def test_a_carriage_return_in_a_cell_is_kept(run, tmp_path):
    questions = [Asked("a\rb", "violin\rtram"), Asked("b", "pier")]
    run("out.csv", questions)
    with open(tmp_path / "out.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["id"], rows[0]["question"]) == ("a\rb", "violin\rtram")
    assert run("out.csv", questions).found == 2


@pytest.mark.parametrize("name", ["folder", "/dev/full"])
def test_what_is_no_file_to_go_on_with_is_a_bad_input(run, tmp_path, name, monkeypatch):
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadInput, match="not a regular file"):
        run(name)


def test_a_row_of_something_else_within_answers_is_named(run, tmp_path):
    run("out.csv")
    with open(tmp_path / "out.csv", "a") as file:
        file.write("my,notes\n")
    with pytest.raises(BadInput, match=r"out\.csv:\d+: no row of answers"):
        run("out.csv")


def test_a_folder_that_is_not_there_is_a_bad_input(run):
    with pytest.raises(BadInput, match="cannot be written"):
        run("gone/out.jsonl")


def test_two_runs_do_not_write_one_file(run, tmp_path):
    def again():
        with pytest.raises(BadInput, match="is being written by another process"):
            run("out.jsonl")
        return False

    run("out.jsonl", stop=again)
    assert len(records(tmp_path / "out.jsonl")) == 7


@SUFFIXES
def test_a_lone_surrogate_stops_no_run(run, tmp_path, suffix):
    questions = [Asked("x\ufffd", "violin �"), Asked("2", "pier")]
    assert run(f"out.{suffix}", questions).written == 2
    assert run(f"out.{suffix}", questions).found == 2


def test_answers_of_a_block_are_those_of_single_questions(archive):
    asked = [asked for asked in QUESTIONS if asked.error is None]
    many = archive.ask_many(asked)
    for question, answer in zip(asked, many, strict=True):
        single = archive.ask(question.text, id=question.id)
        assert [quote.text for quote in answer.quotes] == [quote.text for quote in single.quotes]
        assert (answer.status, answer.reason, answer.id) == (single.status, single.reason, question.id)
        assert answer.confidence == pytest.approx(single.confidence, abs=1e-4)


def test_csv_gives_the_other_places_of_a_quote_as_json(run, archive, tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("The ferry to Merrow sank at noon, the coast guard said.\n")
    archive.add([tmp_path / "one.txt", tmp_path / "two.txt"])
    run("out.csv", [Asked("1", "When did the ferry sink?")])
    with open(tmp_path / "out.csv", newline="", encoding="utf-8") as file:
        first = next(csv.DictReader(file))
    (place,) = json.loads(first["also_in"])
    assert (place["source"], place["text"]) == (str(tmp_path / "two.txt"), first["quote"])
