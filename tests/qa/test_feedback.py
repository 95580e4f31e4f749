import json

import pytest

from index.errors import BadInput
from qa.feedback import FEEDBACK_FILE, MAX_REASON_CHARS, draft_from_feedback, note_feedback, read_feedback
from qa.records import Interpretation, Place
from tests.qa.html.page import make_answer, make_quote

PLACES = (
    Place("a2", "b.txt", "Wire", None, 5, 14, "He did so", "same"),
    Place("a3", "c.txt", "AP", None, 0, 9, "He did it", "wording"),
)
RIGHT = make_answer(make_quote(speaker="Ada Orr", also_in=PLACES), question="What did Orr do?", short_answer="did so",
                    interpretation=Interpretation(since="2025-01-01", outlets=("AP",)))  # fmt: skip
DECLINED = make_answer(question="Who is Hal?", status="abstained", reason="no Hal", declined="topic-absent")


def draft(tmp_path, n=10):
    return draft_from_feedback(read_feedback(tmp_path / FEEDBACK_FILE), n)


def test_a_right_answer_becomes_a_question_with_its_places_as_gold(tmp_path):
    note_feedback(tmp_path, RIGHT, "right")
    assert draft(tmp_path) == [{
        "id": "feedback-001", "question": "What did Orr do?", "filters": {"outlets": ["AP"], "since": "2025-01-01"},
        "speaker": "Ada Orr", "short_answers": ["did so"], "note": "called right",
        "gold": [{"file": "a.txt", "text": "He did so", "start": 10}, {"file": "b.txt", "text": "He did so", "start": 5}],
    }]  # fmt: skip


def test_one_rightly_declined_becomes_a_question_without_an_answer(tmp_path):
    note_feedback(tmp_path, DECLINED, "right")
    assert draft(tmp_path) == [{"id": "feedback-001", "question": "Who is Hal?", "answerable": False,
                                "declined": "topic-absent", "note": "called right: no Hal"}]  # fmt: skip


def test_of_a_wrong_one_the_gold_is_for_a_person_to_fill_in(tmp_path):
    note_feedback(tmp_path, RIGHT, "wrong", " too old ")
    (line,) = draft(tmp_path)
    assert line["gold"] == []
    assert (
        line["note"] == "called wrong (too old): answered with “He did so”; fill in gold, or answerable false"
    )


def test_the_newest_come_first_and_what_was_said_last_of_a_question_counts(tmp_path):
    for answer, verdict in ((RIGHT, "wrong"), (DECLINED, "wrong"), (RIGHT, "right")):
        note_feedback(tmp_path, answer, verdict)
    assert [(line["question"], line["note"][:12]) for line in draft(tmp_path)] == [
        ("Who is Hal?", "called wrong"), ("What did Orr do?", "called right"),
    ]  # fmt: skip
    assert len(draft(tmp_path, n=1)) == 1


@pytest.mark.parametrize(("verdict", "reason"), [("maybe", ""), ("right", "x" * (MAX_REASON_CHARS + 1))])
def test_what_is_no_feedback_is_refused(tmp_path, verdict, reason):
    with pytest.raises(BadInput):
        note_feedback(tmp_path, RIGHT, verdict, reason)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(BadInput, match="cannot be written"):
        note_feedback(tmp_path / "no such folder", RIGHT, "right")


@pytest.mark.parametrize("line", ["{", "[]", json.dumps({"verdict": "right", "answer": {}}), "1"])
def test_a_line_that_is_none_is_named(tmp_path, line):
    note_feedback(tmp_path, RIGHT, "right")
    with open(tmp_path / FEEDBACK_FILE, "a") as file:
        file.write(line + "\n")
    with pytest.raises(BadInput, match="line 2: no feedback"):
        draft(tmp_path)
