"""Tests of results as JSON: written without NaN, read back alike, refused in one line."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from qa.evaluate.compare import compare_results
from qa.evaluate.records import Figure, Result
from qa.evaluate.report import read_result, write_report
from qa.evaluate.report.stored import dump_result
from tests.qa.evaluate.report_results import make_line, make_result


def store(folder, record):
    path = folder / "other.json"
    path.write_text(record if isinstance(record, str) else json.dumps(record), encoding="utf-8")
    return path


def test_a_result_is_read_back_as_it_was(tmp_path):
    result = make_result()
    assert read_result(store(tmp_path, dump_result(result))) == result


def test_a_report_folder_stands_for_its_json(tmp_path):
    result = make_result()
    write_report(result, tmp_path / "new" / "report", comparison=compare_results(result, result))
    assert read_result(tmp_path / "new" / "report") == result


def test_metrics_and_intervals_stand_by_name():
    record = json.loads(dump_result(make_result()))
    assert record["metrics"]["auroc"] == 0.872
    assert record["intervals"]["auroc"] == [0.81, 0.92]
    assert "inexact" not in record["intervals"]
    assert (record["testset"], record["n"]) == ("tern-bay", 4)


def test_the_comparison_is_stored_beside():
    result = make_result()
    record = json.loads(dump_result(result, compare_results(result, result)))
    assert record["comparison"]["shared"] == 4


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_json_has_no_number_for_is_never_written(tmp_path, value):
    with pytest.raises(ValueError, match="JSON compliant"):
        write_report(make_result(figures=(Figure("auroc", value, 0),)), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_keys_of_a_newer_version_are_passed_over(tmp_path):
    record = make_result().to_json() | {"weather": "rain"}
    assert read_result(store(tmp_path, record)) == make_result()


def test_whole_numbers_are_read_where_others_may_stand(tmp_path):
    read = read_result(
        store(tmp_path, {"testset": "t", "n": 1, "figures": [{"name": "hit@1", "value": 1, "n": 1}]})
    )
    assert read == Result("t", 1, (Figure("hit@1", 1.0, 1),))


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ([], "it is not an object"),
        ({}, "testset is missing"),
        ({"testset": 5}, "testset is not text"),
        ({"testset": "t", "n": True}, "n is not a whole number"),
        ({"testset": "t", "n": 1, "figures": {}}, "figures is not a list"),
        ({"testset": "t", "n": 1, "figures": [{"name": "a", "n": 1}]}, r"figures\[0\]\.value is missing"),
        ({"testset": "t", "n": 1, "figures": [{"name": "a", "n": 1, "value": "x"}]}, r"figures\[0\]\.value is not a number"),
        ({"testset": "t", "n": 1, "figures": [{"name": "a", "n": 1, "value": 10**400}]}, r"figures\[0\]\.value is not a number"),
        ({"testset": "t", "n": 1, "figures": [], "curves": {"risk_coverage": [[1]]}}, r"curves\.risk_coverage\[0\] is not a list of 2"),
        ({"testset": "t", "n": 1, "figures": [], "breakdown": {"kind": {"a": {"n": None}}}}, r"breakdown\.kind\.a\.n is not a number"),
        ({"testset": "t", "n": 1, "figures": [], "questions": [{"id": None}]}, r"questions\[0\]\.id is not text"),
        ({"testset": "t", "n": 1, "figures": [], "notes": "none"}, "notes is not a list"),
    ],
)  # fmt: skip
def test_what_is_no_result_is_refused_with_the_field(tmp_path, record, reason):
    with pytest.raises(BadInput, match=rf"other\.json: no result of `onrecord eval`: {reason}$"):
        read_result(store(tmp_path, record))


@pytest.mark.parametrize("text", ["", "{", '{"n": NaN}', "[" * 100_000, "1" * 5000, "\ufeff{"])
def test_what_is_no_json_is_refused_in_one_line(tmp_path, text):
    with pytest.raises(BadInput) as caught:
        read_result(store(tmp_path, text))
    assert "other.json: not JSON" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_other_bytes_and_missing_files_are_refused(tmp_path):
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe{}")
    with pytest.raises(BadInput, match=r"bytes\.json: not JSON"):
        read_result(tmp_path / "bytes.json")
    with pytest.raises(BadInput, match=r"none\.json: cannot be read: No such file"):
        read_result(tmp_path / "none.json")
    with pytest.raises(BadInput, match=r"report\.json: cannot be read: No such file"):
        read_result(tmp_path)


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path):
    (tmp_path / "file").write_text("here")
    with pytest.raises(BadInput, match=r"the report cannot be written: .*: name another folder"):
        write_report(make_result(), tmp_path / "file")


@given(st.text(), st.floats(0, 1), st.one_of(st.none(), st.text()))
def test_any_text_and_number_come_back(tmp_path_factory, text, number, maybe):
    line = make_line(text, confidence=number, reason=maybe, values={text: number})
    result = make_result((line,), testset=text)
    path = store(tmp_path_factory.mktemp("stored"), json.dumps(result.to_json()))
    assert read_result(path) == result
