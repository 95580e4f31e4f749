import json
import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.probes_judged import Given, is_same, judge, read_probe, write_article
from index.records import Span
from index.sentences import split_sentences

FOLDER = Path(__file__).parents[2] / "data" / "probes"
LINES = (FOLDER / "misattribution.jsonl").read_text(encoding="utf-8").splitlines()
PROBES = [json.loads(line) for line in LINES]
README = (FOLDER / "README.md").read_text(encoding="utf-8")
KINDS = re.findall(r"(?m)^\| ([a-z-]+) \|", README.split("## Kinds")[1].split("## Judging")[0])[1:]
FIELDS = {"id", "kind", "also", "title", "outlet", "date", "text", "questions"}
QUESTION_FIELDS = {"question", "speaker", "right", "wrong", "answerable"}
MIN_WORDS, MAX_WORDS = 60, 250  # of an article
LONG, MAX_LONG_WORDS = "far-negation", 450  # the kind whose articles may go beyond one window of the tagger
WINDOW_WORDS = 300  # about 384 tokens of the packaged encoder
MIN_PROBES, MIN_OF_KIND = 60, 6
REAL_PEOPLE = re.compile(
    r"\b(?:Peskov|Putin|Zelensky\w*|Trump|Rubio|Kellogg|Tykhy|Biden|Pence|Macron|Scholz|Merz|Orban|Lavrov|Hegseth|"
    r"Witkoff|Waltz|Obama|Clinton|Sanders|Cruz|Starmer|Sunak|Erdogan|Netanyahu|Modi|Jinping|Lula|Milei|Meloni|Harris)\b"
)
ONE_EACH = pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe["id"])


def test_there_are_enough_probes_and_their_ids_are_in_order():
    assert len(PROBES) >= MIN_PROBES
    assert [probe["id"] for probe in PROBES] == [f"probe-{n:03}" for n in range(1, len(PROBES) + 1)]


def test_every_kind_of_the_readme_has_enough_probes_and_there_is_no_other():
    found = Counter(kind for probe in PROBES for kind in {probe["kind"], *probe["also"]})
    assert set(found) == {probe["kind"] for probe in PROBES} == set(KINDS)
    assert len(KINDS) == 17
    assert min(found.values()) >= MIN_OF_KIND


def test_the_readme_counts_them():
    questions = sum(len(probe["questions"]) for probe in PROBES)
    assert f"{len(PROBES)} short news articles" in README
    assert f"{questions} questions" in README


def test_no_question_is_asked_twice():
    asked = [question["question"].lower() for probe in PROBES for question in probe["questions"]]
    assert len(set(asked)) == len(asked)


@ONE_EACH
def test_a_probe_has_the_fields_of_the_readme(probe):
    assert set(probe) == FIELDS
    assert probe["questions"]
    assert all(set(question) - {"must_keep"} == QUESTION_FIELDS for question in probe["questions"])
    assert re.fullmatch(r"2031-\d\d-\d\d", probe["date"])


@ONE_EACH
def test_an_article_has_paragraphs_and_the_length_of_a_short_one(probe):
    text = probe["text"]
    assert MIN_WORDS <= len(text.split()) <= (MAX_LONG_WORDS if probe["kind"] == LONG else MAX_WORDS)
    assert len(text.split("\n\n")) >= 3
    assert not set(text) & set("\r\t\ufeff\0\u00a0")
    assert text == text.strip()


def test_enough_denials_stand_in_articles_longer_than_a_window():
    texts = [p["text"] for p in PROBES if p["kind"] == LONG and any("must_keep" in q for q in p["questions"])]
    assert sum(len(text.split()) > WINDOW_WORDS for text in texts) >= 5


@ONE_EACH
def test_every_string_to_be_found_occurs_once(probe):
    whole = f"{probe['title']}\n{probe['text']}"
    for question in probe["questions"]:
        kept = [words for pair in question.get("must_keep", ()) for words in pair.values()]
        for words in (*question["right"], *question["wrong"], *kept):
            assert (words, whole.count(words)) == (words, 1)
    assert len(read_probe(probe).questions) == len(probe["questions"])


@ONE_EACH
def test_a_question_has_right_words_unless_it_has_no_answer(probe):
    for question in probe["questions"]:
        assert bool(question["right"]) == question["answerable"]
        assert question["right"] or question["wrong"]
        assert not set(question["right"]) & set(question["wrong"])


@ONE_EACH
def test_no_wrong_words_hold_right_ones(probe):
    for question in probe["questions"]:
        assert [w for w in question["wrong"] for right in question["right"] if right in w] == []


@ONE_EACH
def test_whoever_is_asked_for_is_named_in_the_article(probe):
    article = write_article(probe).lower()
    for question in probe["questions"]:
        assert [word for word in question["speaker"].lower().split() if word not in article] == []


@ONE_EACH
def test_two_questions_of_a_probe_ask_for_different_people(probe):
    speakers = [question["speaker"] for question in probe["questions"]]
    pairs = [(a, b) for n, a in enumerate(speakers) for b in speakers[n + 1 :] if is_same(a, b)]
    assert pairs == []


@ONE_EACH
def test_no_real_person_is_asked_for_or_in_a_sentence_with_a_quotation(probe):
    text = write_article(probe)
    quoting = [
        text[s.start : s.end]
        for s in split_sentences(text)
        if re.search(r"[\"“”‘]|''", text[s.start : s.end])
    ]
    speakers = [question["speaker"] for question in probe["questions"]]
    assert [words for words in (*quoting, *speakers) if REAL_PEOPLE.search(words)] == []


@ONE_EACH
def test_the_sentences_of_right_words_are_right_and_no_wrong_voice(probe):
    made = read_probe(probe)
    sentences = split_sentences(made.article)
    for question in made.questions:
        for right in question.right:
            whole = [sentence for sentence in sentences if sentence.overlaps(right)]
            given = Given(made.id, Span(whole[0].start, whole[-1].end), question.speaker)
            judged = judge(given, question, {made.id: made})
            assert (judged.right, judged.wrong_voice) == (True, False), made.article[right.start : right.end]
