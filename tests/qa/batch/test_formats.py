"""Tests of the formats of answers: what the record has is written, and files made before still read."""

import csv
import io
import json
from dataclasses import replace

import pytest

from qa.batch.formats import COLUMNS, OLD_COLUMNS, CsvRows, JsonLines, choose_format
from qa.records import Answer, Asked, IndexState, Interpretation, Place, Quote

READ = Interpretation("Ada Orr", "the pier", "2025-02-01", None, ("Gazette",), "said", ("speaker",))
PLACE = Place("b1", "b.txt", "Wire", None, 0, 5, "It is", "wording", ({"kind": "added", "text": "is"},))
QUOTE = Quote(
    "a1", "a.txt", None, "Gazette", None, None, 3, 8, "It is", 0.5, None, "Ada Orr", "mixed", (PLACE,), 2
)
ANSWER = Answer(
    "q", "What?", "answered", None, 0.9, READ, None, (QUOTE, QUOTE), (), IndexState("c", 1, "m"), 1.0
)


def read_back(style, raw, tmp_path):
    return list(style.read(io.BytesIO(style.header + raw), tmp_path / "out"))


def test_a_row_has_the_voice_the_places_and_what_was_read():
    style = CsvRows()
    (row, _) = csv.DictReader(io.StringIO((style.header + style.dump(ANSWER)).decode()))
    assert (row["speaker"], row["speech"], row["independent_sources"]) == ("Ada Orr", "mixed", "2")
    (place,) = json.loads(row["also_in"])
    assert (place["variant"], place["diff"]) == ("wording", [{"kind": "added", "text": "is"}])
    assert (row["asked_speaker"], row["asked_topic"], row["asked_kind"]) == ("Ada Orr", "the pier", "said")
    assert (row["rank"], row["of"], row["start"], row["commit"]) == ("1", "2", "3", "c")


@pytest.mark.parametrize("style", [CsvRows(), JsonLines()])
@pytest.mark.parametrize("answer", [ANSWER, replace(ANSWER, quotes=())])
def test_what_was_read_from_a_question_reads_back(style, answer, tmp_path):
    raw = style.dump(answer) + style.dump(answer)
    first, second = read_back(style, raw, tmp_path)
    assert (first.id, first.read, second.read) == ("q", READ, READ)
    assert second.end == len(style.header + raw)


def test_a_cell_that_would_be_a_formula_is_text():
    style = CsvRows()
    quote = replace(QUOTE, text="-5 degrees", speaker="@ada", title="+1")
    answer = replace(ANSWER, id="=1+1", question="=cmd|' /C calc'!A0", quotes=(quote,), confidence=-1)
    (row,) = csv.DictReader(io.StringIO((style.header + style.dump(answer)).decode()))
    assert (row["id"], row["question"], row["confidence"]) == ("'=1+1", "'=cmd|' /C calc'!A0", "-1")
    assert (row["quote"], row["speaker"], row["title"]) == ("'-5 degrees", "'@ada", "'+1")


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''=1", "'tis so", "-", "\t=", "'"])
def test_a_question_like_a_formula_reads_back_and_goes_on(text, tmp_path):
    style = CsvRows()
    raw = style.dump(replace(ANSWER, id=text, question=text))
    (found,) = read_back(style, raw, tmp_path)
    assert (found.id, found.question) == (text, text)
    assert raw.startswith(style.begin(Asked(text, text)))


def test_a_record_of_an_error_has_no_reading(tmp_path):
    (found,) = read_back(CsvRows(), CsvRows().dump(replace(ANSWER, quotes=(), status="error")), tmp_path)
    assert found.read is None


def test_a_file_with_the_columns_of_old_goes_on_with_them(tmp_path):
    head = (",".join(OLD_COLUMNS) + "\n").encode()
    style = choose_format(tmp_path / "out.csv", head)
    assert style.header == head
    (found,) = read_back(style, style.dump(ANSWER), tmp_path)
    assert found.read == replace(READ, topic=None, kind=None, carried=())
    assert choose_format(tmp_path / "out.csv", head[:-9]).header == (",".join(COLUMNS) + "\n").encode()


def test_a_line_made_before_statements_were_found_reads(tmp_path):
    record = replace(ANSWER, quotes=(replace(QUOTE, also_in=(PLACE,)),)).to_json()
    for name in ("kind", "carried"):
        del record["interpretation"][name]
    for quote in record["quotes"]:
        del quote["independent_sources"]
        for place in quote["also_in"]:
            del place["variant"], place["diff"]
    (found,) = read_back(JsonLines(), (json.dumps(record) + "\n").encode(), tmp_path)
    assert found.read == replace(READ, kind=None, carried=())
