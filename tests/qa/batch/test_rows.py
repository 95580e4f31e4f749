import json

import pytest

from index.errors import BadInput
from qa.batch import read_questions
from qa.filters import Filters
from qa.records import Asked


@pytest.fixture
def read(tmp_path):
    def write_and_read(text, name="questions.jsonl", field_map=None):
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_questions(path, field_map)

    return write_and_read


def test_an_id_is_kept_and_the_line_number_stands_in_for_a_missing_one(read):
    text = '{"id": "q1", "question": "Who?"}\n\n{"question": "What?"}\n{"id": 7, "question": "Why?"}\n'
    assert read(text) == [Asked("q1", "Who?"), Asked("3", "What?"), Asked("7", "Why?")]


def test_a_byte_order_mark_and_carriage_returns_are_no_part_of_a_question(read):
    assert read(b'\xef\xbb\xbf{"question": "Who?"}\r\n') == [Asked("1", "Who?")]


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\u00a0"])
def test_only_a_line_feed_parts_questions(read, separator):
    text = json.dumps({"question": f"Who{separator}won?"}, ensure_ascii=False)
    assert read(text) == [Asked("1", f"Who{separator}won?")]


def test_plain_text_has_a_question_a_line(read):
    assert read("Who won?\r\n\n  Who lost?\n", "q.txt") == [Asked("1", "Who won?"), Asked("3", "Who lost?")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("q.csv", 'ID,Question\n7,"Who won, and when?"\n,Who lost?\n'),
        ("q.csv", "id;query\n7;Who won, and when?\n;Who lost?\n"),
        ("q.tsv", "qid\ttext\n7\tWho won, and when?\n\tWho lost?\n"),
    ],
)
def test_columns_of_a_table_are_known_by_their_usual_names(read, name, text):
    assert read(text, name) == [Asked("7", "Who won, and when?"), Asked("3", "Who lost?")]


def test_columns_and_fields_of_other_names_are_mapped(read):
    field_map = {"question": "Frage", "id": "Nummer"}
    assert read("Nummer,Frage\n5,Who?\n", "q.csv", field_map) == [Asked("5", "Who?")]
    assert read('{"Nummer": 5, "Frage": "Who?"}', field_map=field_map) == [Asked("5", "Who?")]


def test_a_row_restricts_its_question(read):
    wanted = Filters("Ida Orr", ("Tern Bay Gazette", "Herald"), "2025-02-01", "2025-02-28")
    line = {
        "question": "Who?",
        "speaker": "Ida Orr",
        "outlet": ["Tern Bay Gazette", "Herald"],
        "since": "2025-02",
        "until": "2025-02",
    }
    assert read(json.dumps(line)) == [Asked("1", "Who?", wanted)]
    csv = "question,speaker,outlet,from,to\nWho?,Ida Orr,Tern Bay Gazette; Herald,2025-02-01,2025-02-28\n"
    assert read(csv, "q.csv") == [Asked("2", "Who?", wanted)]


@pytest.mark.parametrize(
    "field", [{"gold": []}, {"answerable": True}, {"short_answers": ["x"]}, {"relevant": {}}]
)
def test_the_speaker_a_test_set_expects_restricts_nothing(read, field):
    (row,) = read(json.dumps({"question": "Who?", "speaker": "Ida Orr", "since": "2025"} | field))
    assert row.filters == Filters(since="2025-01-01")


def test_a_test_set_restricts_its_questions_in_an_object(read):
    (row,) = read(
        json.dumps({"question": "Who?", "gold": [], "speaker": "Orr", "filters": {"speaker": "Lind"}})
    )
    assert row.filters == Filters(speaker="Lind")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ('{"question": ', "line 2: not JSON"),
        ("[]", "line 2: no object"),
        ('{"question": "Who?", "filters": {"speakr": "Orr"}}', "line 2: filters: no field 'speakr'"),
        ('{"question": "Who?", "filters": [1]}', "line 2: filters is no object"),
        ('{"question": "Who?", "outlet": [null]}', "line 2: outlet is no text"),
        ('{"id": "1"}', 'no "question" text in line 2'),
        ('{"question": 5}', 'no "question" text in line 2'),
        ('{"question": "???"}', "there is no word in the question"),
        ('{"question": "Who?", "since": "yesterday"}', "line 2: 'yesterday' is no date"),
        ('{"question": "Who?", "since": "2025-02-30"}', "line 2: '2025-02-30' is no date"),
        ('{"question": "Who?", "since": "2025", "until": "2024"}', "line 2: since 2025-01-01 is after until"),
        ('{"question": "Who?", "speaker": 5}', "line 2: speaker is no text"),
    ],
)
def test_a_row_that_cannot_be_asked_is_kept_with_its_error(read, line, error):
    good, bad, last = read(f'{{"question": "Who?"}}\n{line}\n{{"question": "Why?"}}\n')
    assert (good.error, last.error) == (None, None)
    assert (bad.error or "").startswith(error)


def test_a_row_of_a_table_that_does_not_fit_is_kept_with_its_error(read):
    rows = read("id,question\n1,Who?\n2,Why, and when?\n3,Where?\n", "q.csv")
    assert [(row.id, row.error) for row in rows] == [
        ("1", None), ("3", "line 3: 3 cells where the header has 2"), ("3", None),
    ]  # fmt: skip


def test_of_a_text_too_long_for_a_question_as_much_is_kept_as_one_may_have(read):
    (_, long) = read(json.dumps({"question": "Who?"}) + "\n" + json.dumps({"question": "w " * 5000}))
    assert len(long.text) == 2000
    assert (long.error or "").startswith("the question has 9999 characters")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("q.jsonl", "", "no questions: give one a line"),
        ("q.jsonl", "\n \n", "no questions"),
        ("q.jsonl", "Who won?", "no questions: line 1: not JSON"),
        ("q.jsonl", b"\xff\xfe", "cannot be read as UTF-8"),
        ("q.txt", b"%PDF\0", "a binary file"),
        (
            "q.csv",
            "a,b\n1,2\n",
            "no column of questions: looked for question, query, text; there are a, b; name it",
        ),
        ("q.csv", "", "cannot be read as a table: an empty file"),
    ],
)
def test_a_file_that_holds_no_questions_is_a_bad_input(read, name, text, message):
    with pytest.raises(BadInput, match=message):
        read(text, name)


def test_one_row_that_says_what_is_right_makes_a_test_set_of_all(read):
    first, second = read('{"question": "Who?", "speaker": "Orr"}\n{"question": "Why?", "gold": []}\n')
    assert (first.filters, second.filters) == (Filters(), Filters())


def test_a_json_file_may_hold_a_list(read):
    text = '[\n {"id": "a", "question": "Who?"},\n {"question": "Why?"}\n]'
    assert read(text, "q.json") == [Asked("a", "Who?"), Asked("2", "Why?")]


@pytest.mark.parametrize(("name", "text"), [("q.csv", "Frage,b\nWho?,2\n"), ("q.jsonl", '{"Frage": "Who?"}')])
def test_a_mapped_name_that_is_not_there_is_a_bad_input(read, name, text):
    with pytest.raises(BadInput, match=r"--map since=Von: no such name; there are"):
        read(text, name, {"question": "Frage", "since": "Von"})


def test_a_missing_file_is_a_bad_input(tmp_path):
    for name in ("gone.jsonl", "gone.csv", "gone.txt"):
        with pytest.raises(BadInput, match=rf"{name}: cannot be read"):
            read_questions(tmp_path / name)
