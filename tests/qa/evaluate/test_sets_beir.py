"""BEIR folders."""

import gzip
import json

import pytest

from index.errors import BadInput
from qa.evaluate.records import Document
from qa.evaluate.sets import read_test_set

CORPUS = [
    {"_id": "d1", "title": "The old pier", "text": "The council mends the pier.", "metadata": {}},
    {"_id": "d2", "title": "", "text": "Bees fly in the sun."},
    {"_id": "d3", "title": "Only a title", "text": ""},
    {"_id": "d4", "text": " "},
]
QUERIES = [
    {"_id": "q1", "text": "who mends the pier"},
    {"_id": "q2", "text": "when do bees fly"},
    {"_id": "q3", "text": "never judged"},
    {"_id": "q4", "text": "judged, nothing relevant"},
]
QRELS = "query-id\tcorpus-id\tscore\nq2\td2\t1\nq1\td1\t2\nq1\td9\t1\nq1\td2\t0\nq4\td1\t0\nq7\td1\t1\n"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "bees"
    (made / "qrels").mkdir(parents=True)
    for name, rows in (("corpus", CORPUS), ("queries", QUERIES)):
        (made / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (made / "qrels" / "test.tsv").write_text(QRELS, encoding="utf-8")
    return made


def test_documents_have_name_title_and_text(folder):
    testset = read_test_set(folder)
    assert (testset.name, testset.format) == ("bees", "beir")
    assert testset.documents == (
        Document("d1", "The council mends the pier.", "The old pier"),
        Document("d2", "Bees fly in the sun.", None),
        Document("d3", "Only a title", None),
    )


def test_questions_are_the_queries_with_a_relevant_document_in_their_order(folder):
    questions = read_test_set(folder).questions
    assert [(q.id, q.question, dict(q.relevant)) for q in questions] == [
        ("q1", "who mends the pier", {"d1": 2, "d9": 1, "d2": 0}),
        ("q2", "when do bees fly", {"d2": 1}),
    ]


def test_what_is_left_out_is_counted(folder):
    notes = []
    read_test_set(folder, note=notes.append)
    assert notes == [
        "1 documents have neither text nor title and are left out",
        "1 queries have no judgement and are left out",
        "1 queries have no relevant document and are left out",
        "1 queries of the qrels are not among the queries",
        "1 of 3 relevant documents are not in the corpus",
    ]


def test_packed_files_are_read_as_well(folder):
    plain = read_test_set(folder)
    for path in [folder / "corpus.jsonl", folder / "queries.jsonl", folder / "qrels" / "test.tsv"]:
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
    assert read_test_set(folder) == plain


def test_another_split_is_read_by_name(folder):
    (folder / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\nq3\td1\t1\n", encoding="utf-8")
    assert [q.id for q in read_test_set(folder, split="dev").questions] == ["q3"]


def test_a_split_that_is_not_there_is_refused_with_those_that_are(folder):
    (folder / "qrels" / "dev.tsv").write_text(QRELS, encoding="utf-8")
    with pytest.raises(BadInput, match=r"no train\.tsv in it; name one with --split: dev, test$"):
        read_test_set(folder, split="train")


def test_the_only_split_there_is_is_taken_and_noted(folder):
    (folder / "qrels" / "test.tsv").rename(folder / "qrels" / "dev.tsv")
    notes = []
    assert len(read_test_set(folder, note=notes.append).questions) == 2
    assert notes[0] == "no test split: dev is used"


def test_a_document_name_that_occurs_twice_is_refused_with_both_lines(folder):
    with (folder / "corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(CORPUS[0]) + "\n")
    with pytest.raises(BadInput, match=r"corpus\.jsonl:5: _id: 'd1' is that of line 1, too"):
        read_test_set(folder)


def test_a_line_that_breaks_off_is_named(folder):
    with (folder / "corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"_id": "d5", "te')
    with pytest.raises(BadInput, match=r"corpus\.jsonl:5: not JSON: .*may break off here"):
        read_test_set(folder)


def test_a_bad_judgement_is_named(folder):
    (folder / "qrels" / "test.tsv").write_text("q1\td1\t1\nq1 d1\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"test\.tsv:2: no judgement"):
        read_test_set(folder)


def test_a_folder_of_something_else_is_refused(tmp_path):
    with pytest.raises(BadInput, match=r"no corpus\.jsonl and queries\.jsonl in it; give JSON lines"):
        read_test_set(tmp_path)


def test_a_brat_folder_is_told_where_to_go(tmp_path):
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="a brat folder; measure it with --task attribution"):
        read_test_set(tmp_path)
