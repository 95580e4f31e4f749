"""SQuAD's format."""

import json
from pathlib import Path

import pytest

from index.errors import BadInput
from qa.evaluate.records import Document, Gold
from qa.evaluate.sets import read_test_set

SHARED = Path(__file__).parents[4] / "shared"
PIER = "The pier of Tern Bay is old.\r\nIn June the pier opens."
BEES = "Bees fly in the sun."


def qa(name, question, *answers, **more):
    return {
        "id": name,
        "question": question,
        "answers": [{"text": t, "answer_start": s} for t, s in answers],
        **more,
    }


def read(tmp_path, *articles, notes=None):
    path = tmp_path / "bay.json"
    path.write_text(json.dumps({"version": "2.0", "data": list(articles)}), encoding="utf-8")
    return read_test_set(path, note=None if notes is None else notes.append)


def article(title, *paragraphs):
    return {"title": title, "paragraphs": [{"context": text, "qas": list(qas)} for text, *qas in paragraphs]}


def test_each_paragraph_is_a_document_named_by_title_and_number(tmp_path):
    testset = read(
        tmp_path,
        article("Tern_Bay", (PIER, qa("1", "What opens?", ("the pier", 38)))),
        article("Bees", (BEES,)),
    )
    assert (testset.name, testset.format) == ("bay", "squad")
    assert testset.documents == (Document("Tern_Bay-1", PIER), Document("Bees-2", BEES))


def test_gold_are_the_distinct_places_and_short_answers_the_distinct_texts(tmp_path):
    answers = [("The pier", 0), ("the pier", 38), ("The pier", 0)]
    [question] = read(tmp_path, article("T", (PIER, qa("1", " What opens? ", *answers)))).questions
    assert question.question == "What opens?"
    assert question.gold == (Gold("T-1", "The pier", 0), Gold("T-1", "the pier", 38))
    assert question.short_answers == ("The pier", "the pier")


def test_an_impossible_question_has_no_answer_whatever_is_plausible(tmp_path):
    asked = qa("1", "Who sank?", is_impossible=True, plausible_answers=[{"text": "pier", "answer_start": 4}])
    [question] = read(tmp_path, article("T", (PIER, asked))).questions
    assert (question.answerable, question.gold, question.short_answers) == (False, (), ())


def test_an_answer_that_stands_elsewhere_is_placed_at_the_nearest_and_noted(tmp_path):
    notes = []
    [question] = read(tmp_path, article("T", (PIER, qa("1", "What?", ("pier", 36)))), notes=notes).questions
    assert question.gold == (Gold("T-1", "pier", 42),)
    assert notes == [
        "1 answers do not stand at their answer_start; the nearest place in the paragraph is taken"
    ]


def test_an_answer_that_does_not_occur_keeps_the_words_at_its_place_as_gold_and_is_noted(tmp_path):
    notes = []
    [question] = read(tmp_path, article("T", (BEES, qa("1", "What?", ("Wasp", 0)))), notes=notes).questions
    assert (question.gold, question.short_answers) == ((Gold("T-1", "Bees", 0),), ("Wasp",))
    assert notes == [
        "1 answers do not occur in their paragraph; what stands at their answer_start is taken for gold"
    ]


def test_a_paragraph_that_occurs_twice_is_one_document(tmp_path):
    notes = []
    data = article("T", (BEES, qa("1", "A?", ("Bees", 0))), (BEES, qa("2", "B?", ("sun", 16))))
    testset = read(tmp_path, data, notes=notes)
    assert testset.documents == (Document("T-1", BEES),)
    assert [q.gold[0].file for q in testset.questions] == ["T-1", "T-1"]
    assert notes == ["1 paragraphs occur more than once and are one document"]


def test_a_question_without_answers_is_left_out_and_noted(tmp_path):
    notes = []
    testset = read(tmp_path, article("T", (BEES, qa("1", "A?"), qa("2", "B?", ("sun", 16)))), notes=notes)
    assert [q.id for q in testset.questions] == ["2"]
    assert notes == ["1 questions are neither answered nor marked as impossible and are left out"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"data": [{"title": "T"}]}, "data[0].paragraphs: missing; this is not SQuAD's format"),
        (
            {"data": [{"paragraphs": [{"context": 5, "qas": []}]}]},
            "data[0].paragraphs[0].context: a number; it must be a string",
        ),
        (
            {"data": [article("T", (BEES, qa("1", "?A", ("sun", True))))]},
            "data[0].paragraphs[0].qas[0].answers[0].answer_start: true or false; it must be a number",
        ),
        (
            {"data": [article("T", (BEES, qa("1", "A", ("sun", 16)), qa("1", "B", ("sun", 16))))]},
            "data[0].paragraphs[0].qas[1].id: '1' occurs twice; keep one of them",
        ),
        ({"data": []}, "no question in it; SQuAD's are at data[].paragraphs[].qas[]"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(tmp_path, data, message):
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(BadInput) as error:
        read_test_set(path)
    assert str(error.value) == f"{path}: {message}"


def test_a_json_file_of_something_else_is_refused(tmp_path):
    (tmp_path / "x.json").write_text("[1, 2]", encoding="utf-8")
    with pytest.raises(BadInput, match="neither SQuAD's format nor an object a line"):
        read_test_set(tmp_path / "x.json")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside this checkout")
def test_every_gold_of_squadshifts_is_a_slice_of_its_document():
    testset = read_test_set(SHARED / "reading" / "squadshifts-newwiki-dev.json")
    texts = {document.name: document.text for document in testset.documents}
    assert (len(testset.documents), len(testset.questions)) == (687, 3422)
    assert all(texts[g.file].startswith(g.text, g.start) for q in testset.questions for g in q.gold)
