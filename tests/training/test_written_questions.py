import json

import pytest

from index.errors import BadInput
from training.written_questions import make_native

TEXT = "“The ferry is late”, said Bram Oster.\r\nNobody waited."


@pytest.fixture
def written(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())

    def make(start=0, end=19, file="a.txt"):
        line = {
            "id": "1", "question": "Is the boat in?", "answerable": True,
            "gold": [{"file": file, "start": start, "end": end}],
            "short_answers": [{"file": "a.txt", "start": 14, "end": 18}],
        }  # fmt: skip
        path = tmp_path / "places.jsonl"
        path.write_text(json.dumps(line) + "\n", encoding="utf-8")
        return make_native(path, tmp_path, tmp_path / "native.jsonl")

    return make


def test_places_become_the_words_that_stand_there(written):
    (line,) = map(json.loads, written().read_text(encoding="utf-8").splitlines())
    assert line["gold"] == [{"file": "a.txt", "text": "“The ferry is late”", "start": 0}]
    assert line["short_answers"] == ["late"]
    assert (line["id"], line["question"], line["answerable"]) == ("1", "Is the boat in?", True)


def test_places_count_as_in_the_index_after_line_ends_are_made_one_character(written):
    (line,) = map(json.loads, written(38, 52).read_text(encoding="utf-8").splitlines())
    assert line["gold"][0]["text"] == "Nobody waited."


@pytest.mark.parametrize(
    ("place", "message"), [((40, 60), "has 52 characters"), ((0, 5, "b.txt"), "not found")]
)
def test_a_place_that_is_not_there_is_an_error(written, place, message):
    with pytest.raises(BadInput, match=message):
        written(*place)
