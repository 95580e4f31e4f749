import json
import re
from pathlib import Path

import pytest

from index.clean import find_kept_spans
from index.sentences import split_sentences

DATA = Path(__file__).parents[2] / "data"
TEXTS = {path.name: path.read_bytes().decode("utf-8") for path in sorted((DATA / "sample").glob("*.txt"))}
QUESTIONS = [
    json.loads(line) for line in (DATA / "testsets" / "sample.jsonl").read_text(encoding="utf-8").splitlines()
]
ANSWERABLE = [question for question in QUESTIONS if question["answerable"]]
FIELDS = {"id", "question", "kind", "answerable", "speaker", "short_answers", "gold"}
REAL_PEOPLE = (
    "Peskov", "Putin", "Zelensky", "Trump", "Rubio", "Kellogg", "Tykhy", "Biden", "Pence", "Macron", "Scholz", "Orban",
    "Lavrov", "Hegseth", "Witkoff", "Waltz",
)  # fmt: skip


def test_there_are_enough_articles_and_questions():
    assert len(TEXTS) >= 24
    assert len(QUESTIONS) >= 40
    assert len(ANSWERABLE) < len(QUESTIONS) - 10


@pytest.mark.parametrize("name", TEXTS)
def test_an_article_is_plain_text_that_ends_in_a_line_feed(name):
    text = TEXTS[name]
    assert text.endswith("\n")
    assert not set(text) & set("\r\t\ufeff\0\u00a0")


def test_ids_are_distinct_and_questions_too():
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)
    assert len({question["question"].lower() for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_a_question_has_the_fields_of_the_readme(question):
    assert set(question) - {"min_outlets", "declined"} == FIELDS
    assert ("declined" in question) != question["answerable"]
    assert bool(question["gold"]) == question["answerable"]
    assert not question["short_answers"] or question["answerable"]


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question["id"])
def test_each_gold_text_occurs_once_in_its_file_and_is_no_clutter(question):
    for gold in question["gold"]:
        text = TEXTS[gold["file"]]
        assert text.count(gold["text"]) == 1
        start = text.index(gold["text"])
        assert any(
            span.start <= start and start + len(gold["text"]) <= span.end for span in find_kept_spans(text)
        )


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question["id"])
def test_a_short_answer_stands_in_a_gold_sentence(question):
    sentences = [
        text[s.start : s.end]
        for gold in question["gold"]
        for text in [TEXTS[gold["file"]]]
        for s in split_sentences(text)
        if gold["text"] in text[s.start : s.end]
    ]
    found = [short for short in question["short_answers"] if any(short in sentence for sentence in sentences)]
    assert bool(found) == bool(question["short_answers"])


@pytest.mark.parametrize("name", TEXTS)
def test_no_real_person_is_quoted_directly(name):
    people = re.compile(rf"\b(?:{'|'.join(REAL_PEOPLE)})\b")
    sentences = [TEXTS[name][s.start : s.end] for s in split_sentences(TEXTS[name])]
    assert [s for s in sentences if re.search(r"[\"“”]|''", s) and people.search(s)] == []


def test_every_article_is_in_the_readme():
    listed = set(re.findall(r"(?m)^\| `([\w-]+)`", (DATA / "README.md").read_text(encoding="utf-8")))
    assert {name.removesuffix(".txt") for name in TEXTS} <= listed
