import json

import pytest

from index.errors import BadInput
from qa.batch import Row, answer_rows, read_questions, run_batch


@pytest.fixture
def questions(tmp_path):
    def write(text):
        path = tmp_path / "questions.jsonl"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def test_an_id_is_kept_and_the_line_number_stands_in_for_a_missing_one(questions):
    path = questions(
        '{"id": "q1", "question": "Who?"}\n\n{"question": "What?"}\n{"id": 7, "question": "Why?"}\n'
    )
    assert read_questions(path) == [Row("q1", "Who?"), Row("3", "What?"), Row("7", "Why?")]


def test_a_byte_order_mark_and_carriage_returns_are_no_part_of_a_question(questions):
    assert read_questions(questions(b'\xef\xbb\xbf{"question": "Who?"}\r\n')) == [Row("1", "Who?")]


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\u00a0"])
def test_only_a_line_feed_parts_questions(questions, separator):
    path = questions(json.dumps({"question": f"Who{separator}won?"}, ensure_ascii=False))
    assert read_questions(path) == [Row("1", f"Who{separator}won?")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"question": "Who?"}\n{"question": ', ":2: not JSON"),
        ("[]", ':1: no "question" text'),
        ('{"id": "1"}', ':1: no "question" text'),
        ('{"question": 5}', ':1: no "question" text'),
        ("Who won?", ":1: not JSON"),
        ("", "no questions"),
        ("\n \n", "no questions"),
        (b"\xff\xfe", "cannot be read as UTF-8"),
    ],
)
def test_a_file_that_holds_no_questions_is_a_bad_input(questions, text, message):
    with pytest.raises(BadInput, match=message):
        read_questions(questions(text))


def test_a_missing_file_is_a_bad_input(tmp_path):
    with pytest.raises(BadInput, match=r"gone\.jsonl: cannot be read"):
        read_questions(tmp_path / "gone.jsonl")


def test_answers_come_in_order_with_their_ids(archive):
    rows = [Row("b", "violin"), Row("a", "pier")]
    assert [(a["id"], a["question"], a["status"]) for a in answer_rows(archive, rows)] == [
        ("b", "violin", "answered"), ("a", "pier", "answered"),
    ]  # fmt: skip


def test_a_bad_question_is_an_error_record_and_the_rest_is_answered(archive):
    first, second = answer_rows(archive, [Row("1", "???"), Row("2", "violin")])
    assert (first["id"], first["status"], first["quotes"]) == ("1", "error", [])
    assert first["reason"].startswith("there is no word in the question")
    assert second["status"] == "answered"


def test_each_answer_is_a_line_of_the_file(archive, tmp_path):
    done = []
    rows = [Row("1", "violin"), Row("2", "Wer weiß?"), Row("3", "pier")]
    assert run_batch(archive, rows, tmp_path / "out.jsonl", top=2, progress=done.append) == 3
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == ["1", "2", "3"]
    assert all(len(record["quotes"]) <= 2 for record in records)
    assert done == [1, 1, 1]


def test_a_lone_surrogate_stops_no_batch(archive, tmp_path):
    rows = [Row("\udcff", "violin \ud800"), Row("2", "\ud800"), Row("3", "pier")]
    assert run_batch(archive, rows, tmp_path / "out.jsonl", progress=lambda _: None) == 3
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(record["id"], record["status"]) for record in records] == [
        ("?", "answered"),
        ("2", "error"),
        ("3", "answered"),
    ]


def test_a_stopped_batch_leaves_the_answers_before(archive, tmp_path):
    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(archive, [Row("1", "violin"), Row("2", "pier")], tmp_path / "out.jsonl", progress=stop)
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["id"] == "1"


@pytest.mark.parametrize(
    ("out", "message"), [("there.jsonl", "exists already"), ("gone/out.jsonl", "cannot be written")]
)
def test_a_file_that_cannot_be_made_is_a_bad_input(archive, tmp_path, out, message):
    (tmp_path / "there.jsonl").write_text("old")
    with pytest.raises(BadInput, match=message):
        run_batch(archive, [Row("1", "violin")], tmp_path / out, progress=lambda _: None)
    assert (tmp_path / "there.jsonl").read_text() == "old"
