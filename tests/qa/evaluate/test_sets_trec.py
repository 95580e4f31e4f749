"""TREC topics and judgements."""

import pytest

from index.errors import BadInput
from qa.evaluate.sets import read_test_set

TAGGED = """<top>

<num> Number: 301
<title> Harbour   walls &amp; piers

<desc> Description:
How are piers mended?

<narr> Narrative:
Relevant documents name a pier.
</top>

<top>
<num>302</num>
<desc>Where do
bees fly?</desc>
</top>
"""
XML = """<?xml version="1.0" encoding="ISO-8859-1"?>
<topics>
  <topic number="1"><query>mended <b>pier</b></query><question>Who mends the pier?</question></topic>
  <topic number="2" type="single"><title>bees</title></topic>
  <topic number="3">
    A violin was lost.
  </topic>
</topics>
"""


def read(tmp_path, topics, qrels="", name="topics.txt"):
    path, judged = tmp_path / name, tmp_path / "qrels.txt"
    path.write_text(topics, encoding="utf-8")
    judged.write_text(qrels, encoding="utf-8")
    testset = read_test_set(path, qrels=judged)
    return [(q.id, q.question, dict(q.relevant)) for q in testset.questions]


def test_tagged_topics_give_title_else_description(tmp_path):
    assert read(tmp_path, TAGGED, "301 0 pier.txt 1\n302 0 bees.txt 2\n302 0 pier.txt 0\n") == [
        ("301", "Harbour walls & piers", {"pier.txt": 1}),
        ("302", "Where do bees fly?", {"bees.txt": 2, "pier.txt": 0}),
    ]


def test_xml_topics_give_query_title_or_their_own_text(tmp_path):
    assert read(tmp_path, XML, "1 0 a 1\n2 0 a 1\n3 0 a 1\n") == [
        ("1", "mended pier", {"a": 1}),
        ("2", "bees", {"a": 1}),
        ("3", "A violin was lost.", {"a": 1}),
    ]


def test_lines_of_id_and_text_are_topics_with_or_without_a_header(tmp_path):
    assert read(tmp_path, "qid\tquery\n7\twho mends\tthe pier\n", "7 0 a 1\n") == [
        ("7", "who mends\tthe pier", {"a": 1})
    ]


def test_lines_of_json_are_topics(tmp_path):
    assert read(tmp_path, '{"_id": "7", "text": "who"}\n', "7 0 a 1\n") == [("7", "who", {"a": 1})]


def test_a_document_name_may_hold_spaces_and_the_higher_grade_counts(tmp_path):
    assert read(tmp_path, "7\tq\n", "7 0 my pier.txt 1\n7 0 my pier.txt 3\n7 0 my pier.txt 0\n") == [
        ("7", "q", {"my pier.txt": 3})
    ]


def test_an_entity_of_an_xml_file_reads_no_other_file(tmp_path):
    (tmp_path / "secret.txt").write_text("harbour gold", encoding="utf-8")
    topics = f'<!DOCTYPE t [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]><topics><topic number="1"><query>a &x;</query></topic></topics>'
    assert read(tmp_path, topics, "1 0 a 1\n") == [("1", "a &x;", {"a": 1})]


@pytest.mark.parametrize(
    ("topics", "message"),
    [
        ("no tab here\n", "topics.txt:1: no topic; write id, tab and text"),
        ("1\ta\n1\tb\n", "topics.txt: topic '1' occurs twice; keep one of them"),
        ("<top><title>a</top>", "topics.txt: topic 1 has no number; add it"),
        ("<top><num>1</top>", "topics.txt: topic 1 has no title or query; add it"),
        ("<topics><topic>", "topics.txt: damaged XML"),
        ("<topics></topics>", "topics.txt: no topic in it"),
        ("2\ta\n", "topics.txt: no topic has a relevant document in"),
    ],
)
def test_what_is_wrong_with_topics_is_said(tmp_path, topics, message):
    with pytest.raises(BadInput) as error:
        read(tmp_path, topics, "1 0 a 1\n")
    assert str(error.value).startswith(f"{tmp_path}/{message}")


def test_qrels_without_a_judgement_are_refused(tmp_path):
    with pytest.raises(BadInput, match="no judgement in it"):
        read(tmp_path, "1\ta\n", "\n")


def test_topics_without_qrels_are_refused_with_what_to_give(tmp_path):
    (tmp_path / "topics.txt").write_text(TAGGED, encoding="utf-8")
    with pytest.raises(BadInput, match="topics need --qrels FILE"):
        read_test_set(tmp_path / "topics.txt")
