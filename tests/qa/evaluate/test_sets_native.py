"""Native test sets: what is read, and how a bad line is named."""

import codecs
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from index.errors import BadInput
from qa.evaluate.records import Gold
from qa.evaluate.sets import load_schema, read_test_set
from qa.filters import Filters
from qa.records import DECLINED

ROOT = Path(__file__).parents[3]
GOLD = {"file": "pier.txt", "text": "It will be open in June."}
FULL = {
    "id": "pier-1",
    "question": "What did Bram Oster say about the pier?",
    "kind": "who-said-what",
    "answerable": True,
    "speaker": "Bram Oster",
    "short_answers": ["June"],
    "gold": [{**GOLD, "start": 250}],
    "min_outlets": 1,
    "filters": {"speaker": "Oster", "outlets": ["Tern Bay Gazette"], "since": "2025-03", "until": "2025-03"},
    "note": "for people",
    "source_sheet": "an extra field",
}


def write(tmp_path, *lines):
    path = tmp_path / "pier.jsonl"
    path.write_text(
        "".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines), encoding="utf-8"
    )
    return path


def fault(tmp_path, *lines):
    path = write(tmp_path, *lines)
    with pytest.raises(BadInput) as error:
        read_test_set(path)
    assert "\n" not in str(error.value)
    return str(error.value).replace(str(path), "pier.jsonl")


def line(**fields):
    return {"question": "Who mends the pier?", "gold": [GOLD], **fields}


def test_every_field_is_read(tmp_path):
    testset = read_test_set(write(tmp_path, FULL))
    [question] = testset.questions
    assert (testset.name, testset.format) == ("pier", "native")
    assert (question.id, question.kind, question.speaker) == ("pier-1", "who-said-what", "Bram Oster")
    assert (question.short_answers, question.min_outlets) == (("June",), 1)
    assert question.gold == (Gold("pier.txt", "It will be open in June.", 250),)
    assert question.filters == Filters("Oster", ("Tern Bay Gazette",), "2025-03-01", "2025-03-31")


def test_id_is_the_line_number_and_answerable_true_where_they_are_absent(tmp_path):
    [question] = read_test_set(write(tmp_path, "", line())).questions
    assert (question.id, question.answerable, question.kind, question.filters) == ("2", True, "", Filters())


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        ("not-quoted", ("not-quoted",)),
        (["topic-absent", "not-on-topic", "topic-absent"], ("topic-absent", "not-on-topic")),
    ],
)
def test_a_right_declining_has_one_kind_of_reason_or_several(tmp_path, given, kinds):
    asked = {"question": "Who mends the pier?", "answerable": False, "declined": given}
    assert read_test_set(write(tmp_path, asked)).questions[0].declined == kinds


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("absent", 'declined: "absent"; it must be one of speaker-absent, not-quoted, '),
        (["outside", None], "declined[1]: null; it must be one of speaker-absent, not-quoted, "),
        ([], "declined: an empty list; fill it in or take it out"),
        (3, "declined: a number; it must be a string or a list"),
    ],
)
def test_what_is_no_kind_of_reason_is_named_by_line(tmp_path, given, message):
    asked = {"question": "Who mends the pier?", "answerable": False, "declined": given}
    assert fault(tmp_path, line(), asked).startswith(f"pier.jsonl:2: {message}")


def test_a_question_with_an_answer_has_no_reason_to_decline(tmp_path):
    assert fault(tmp_path, line(declined="outside")) == (
        'pier.jsonl:1: declined: a reason to decline, but "answerable" is true; take out one of them'
    )


def test_the_schema_knows_every_kind_of_reason():
    assert load_schema()["$defs"]["reason"]["enum"] == list(DECLINED)


def test_a_whole_number_is_an_id(tmp_path):
    assert read_test_set(write(tmp_path, line(id=7))).questions[0].id == "7"


def test_a_mark_crlf_blank_lines_and_line_separators_within_a_line_are_read(tmp_path):
    path = tmp_path / "odd.jsonl"
    text = json.dumps(line(question="Who\u2028mends\u0085the pier?"), ensure_ascii=False)
    path.write_bytes(codecs.BOM_UTF8 + f"\r\n{text}\r\n\r\n".encode())
    assert [q.question for q in read_test_set(path).questions] == ["Who\u2028mends\u0085the pier?"]


def test_a_wrong_type_is_named_by_file_line_and_field(tmp_path):
    message = fault(tmp_path, line(), line(gold=[GOLD, {"file": "pier.txt", "text": 5}]))
    assert message == "pier.jsonl:2: gold[1].text: a number; it must be a string"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"question": "  "}, "question: blank; fill it in or take it out"),
        ({"question": "?!"}, "question: there is no word in the question '?!': ask with a name or a topic"),
        ({"gold": [{"file": "a.txt"}]}, "gold[0]: no 'text'; add it"),
        ({"short_answers": "June"}, "short_answers: a string; it must be a list"),
        ({"answerable": "no"}, "answerable: a string; it must be true or false"),
        ({"min_outlets": 0}, "min_outlets: 0 is too small; the least is 1"),
        ({"min_outlets": 2}, "min_outlets: 2, but gold names 1 files; add gold or lower it"),
        ({"speaker": 3}, "speaker: a number; it must be a string or null"),
        ({"filters": {"outlet": "x"}}, "filters: unknown field 'outlet'; use speaker, outlets, since, until"),
        ({"filters": {"since": "soon"}}, "filters: 'soon' is no date: give YYYY-MM-DD, YYYY-MM or YYYY"),
        ({"since": "2025"}, 'since: not a field of a question; write it within "filters"'),
        ({"answerable": False}, 'gold: a right answer, but "answerable" is false; take out one of them'),
    ],
)
def test_what_is_wrong_is_said_in_words(tmp_path, fields, message):
    assert fault(tmp_path, line(**fields)) == f"pier.jsonl:1: {message}"


def test_an_answerable_question_needs_something_that_is_right(tmp_path):
    assert fault(tmp_path, {"question": "Who mends the pier?"}) == (
        "pier.jsonl:1: answerable: nothing says what is right; add gold or short_answers, "
        'or write "answerable": false'
    )


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ("answerble", "answerable"),
        ("Gold", "gold"),
        ("short_answer", "short_answers"),
        ("qestion", "question"),
    ],
)
def test_a_misspelt_field_is_an_error_that_names_the_likely_one(tmp_path, given, known):
    message = fault(tmp_path, line(**{given: []}))
    assert message.startswith(f"pier.jsonl:1: {given}: unknown field; did you mean {known!r}?")


def test_a_misspelt_field_of_gold_is_named_with_its_place(tmp_path):
    message = fault(tmp_path, line(gold=[GOLD, {"flie": "a.txt", "file": "a.txt", "text": "b"}]))
    assert message.startswith("pier.jsonl:1: gold[1].flie: unknown field; did you mean 'file'?")


@pytest.mark.parametrize("name", ["notes", "comment", "idx", "fold", "editor", "goals"])
def test_fields_of_ones_own_are_allowed(tmp_path, name):
    assert len(read_test_set(write(tmp_path, line(**{name: 1}))).questions) == 1


def test_an_id_that_occurs_twice_is_named_with_both_lines(tmp_path):
    assert fault(tmp_path, line(id="2"), line()) == (
        "pier.jsonl:2: id: '2' is that of line 1, too; change one of them"
    )


def test_a_field_that_stands_twice_in_a_line_is_an_error(tmp_path):
    message = fault(tmp_path, '{"question": "Who?", "gold": [], "gold": []}')
    assert message.startswith("pier.jsonl:1: gold: stands twice in one object; keep one of them")


def test_all_bad_lines_are_counted_and_the_first_three_named(tmp_path):
    message = fault(tmp_path, *[{"question": 1}] * 5, line())
    wrong = "question: a number; it must be a string"
    named = "; ".join(f"pier.jsonl:{number}: {wrong}" for number in (1, 2, 3))
    assert message == f"5 lines cannot be used: {named}; and 2 more"


def test_a_torn_last_line_is_named_as_one(tmp_path):
    path = write(tmp_path, line())
    path.write_text(path.read_text() + '{"question": "Who', encoding="utf-8")
    with pytest.raises(BadInput, match=r"pier\.jsonl:2: the last line breaks off .*complete it or delete it"):
        read_test_set(path)


def test_a_list_in_place_of_lines_is_refused(tmp_path):
    assert fault(tmp_path, [line()]) == "pier.jsonl:1: a list; write one JSON object a line"


def test_bytes_that_are_not_utf8_are_named_by_line(tmp_path):
    path = tmp_path / "latin.jsonl"
    path.write_bytes(b'{"question": "Who?"}\n{"question": "Caf\xe9?"}\n')
    with pytest.raises(BadInput, match=r"latin\.jsonl:2: not UTF-8: convert the file to UTF-8"):
        read_test_set(path)


def test_a_file_without_questions_is_refused(tmp_path):
    path = tmp_path / "empty.jsonl"
    path.write_text("\n\n", encoding="utf-8")
    with pytest.raises(BadInput, match="an empty file"):
        read_test_set(path)


def test_nothing_at_the_path_is_said(tmp_path):
    with pytest.raises(BadInput, match="no such file or folder; give JSON lines, a BEIR folder"):
        read_test_set(tmp_path / "none.jsonl")


def test_the_schema_is_one_of_draft_2020_12():
    Draft202012Validator.check_schema(load_schema())
    assert load_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_projects_own_test_set_is_valid():
    assert len(read_test_set(ROOT / "data" / "testsets" / "sample.jsonl").questions) == 58
