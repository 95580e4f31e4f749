"""Tests of files that a browser sends with an event: refused in one line, laid out for a moment."""

import pytest

from index.errors import BadInput
from qa.web.given import MAX_GIVEN_BYTES, Given, Wanted, lay_out, read_given
from tests.qa.web.sent import send

WANTED = Wanted((".jsonl", ".csv"), "onrecord batch FILE --out answers.jsonl")


def test_the_bytes_of_a_file_come_as_they_are():
    content = b"\xef\xbb\xbfid\r\n\xff\x00"
    assert read_given(send("Q.CSV", content), WANTED) == Given("Q.CSV", content)
    assert read_given(send("empty.csv", b""), WANTED) == Given("empty.csv", b"")


def test_the_name_is_made_harmless():
    assert read_given(send("../../etc/x\0\ud800.csv", "a"), WANTED).name == "x__.csv"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "no file was chosen"),
        ({"name": "q.csv", "size": "1"}, "no file was chosen"),
        (send("q.exe", "a"), "q.exe: no file that is read here: give .jsonl or .csv"),
        (send("", "a"), "this: no file that is read here"),
        (
            {"name": "q.csv", "size": 7_340_000},
            "q.csv: 7.3 MB is more than the limit of 5 MB for a file sent here: run `onrecord batch",
        ),
        (send("q.csv", "a" * (MAX_GIVEN_BYTES + 3), size=1), "more than the limit of 5 MB"),
        (send("q.csv", "abc", base64="YW!j"), "q.csv: it did not arrive whole: choose it again"),
        (send("q.csv", "abc", base64=""), "q.csv: it did not arrive whole: choose it again"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_one_line(data, message):
    with pytest.raises(BadInput, match=message):
        read_given(data, WANTED)


def test_a_file_is_laid_out_under_its_name_and_removed_and_no_error_names_its_folder():
    places = []

    def refuse():
        with lay_out(Given("q.csv", b"a")) as path:
            places.append(path)
            assert path.read_bytes() == b"a"
            raise BadInput(f"{path}: no questions")

    with pytest.raises(BadInput, match=r"^q\.csv: no questions$"):
        refuse()
    assert places[0].name == "q.csv"
    assert not places[0].parent.exists()
