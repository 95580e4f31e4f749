import json

import numpy as np
import pytest

from index.records import Span
from training.reader_data import Asked, Context, ReadingSet, choose_answer, limit_questions, read_squad
from training.reader_qamr import detokenize, read_qamr

TEXT = "The ferry sank in May."


def plain(line):
    return detokenize(line.split(" ")).text


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("Ida Orr -LRB- born 1950 -RRB- , a pilot .", "Ida Orr (born 1950), a pilot."),
        ("It is [ the ] -LSB- old -RSB- pier ?", "It is [the] [old] pier?"),
        ("`` It is late , '' said Orr .", '"It is late," said Orr.'),
        ('" It is late , " said Orr .', '"It is late," said Orr.'),
        ("It 's Orr 's boat , is n't it ?", "It's Orr's boat, isn't it?"),
        ("The players ' table is `gone ' .", "The players' table is `gone'."),
        ("He called it ` fast ice ' .", "He called it 'fast ice'."),
        ("Built 1620 -- 1668 -- or later", "Built 1620–1668 – or later"),
        ("A fall of 20 % to US$ 5 or $ 4", "A fall of 20% to US$5 or $4"),
        ("Made in the U.S. .", "Made in the U.S."),
        ("Wait ... what !", "Wait... what!"),
        ("90 km / h ; 5 ° C", "90 km/h; 5° C"),
    ],
)
def test_treebank_tokens_become_plain_text(tokens, text):
    assert plain(tokens) == text


def test_every_token_knows_where_it_stands():
    tokens = "`` No , '' -LRB- Orr -RRB- U.S. .".split()
    sentence = detokenize(tokens)
    assert sentence.text == '"No," (Orr) U.S.'
    assert [sentence.text[s.start : s.end] for s in sentence.tokens] == [
        '"', "No", ",", '"', "(", "Orr", ")", "U.S.", ""
    ]  # fmt: skip


@pytest.fixture
def qamr(tmp_path):
    """Four sentences of one text, three of them neighbours, and questions on the first."""
    sentences = {
        "W:news:1:0:0": "The ferry -LRB- built 1950 -RRB- sank in May .",
        "W:news:1:0:1": "Nobody knew .",
        "W:news:1:0:2": "It was dry .",
        "W:news:1:3:0": "Orr wept .",
    }
    rows = [
        ("When did it sink?", "7 8", "1:8", "2:7 8"),  # all overlap
        ("What was built?", "1", "1:0 1", "2:0 1"),
        ("What sank?", "8", "1:1", "2:1"),  # the asker's shares no word
        ("Is it odd?", "1", "1:1", "2:Invalid"),
        ("Is it twice?", "1", "1:Redundant-0", "2:Redundant-0"),
        ("What is apart?", "0 5", "1:0 5", "2:0 5"),
    ]
    lines = ["\t".join(("W:news:1:0:0", "1 5", "9", "0", "1", *row)) for row in rows]
    (tmp_path / "qamr-dev.tsv").write_text("\n".join(lines[:3]) + "\n")
    (tmp_path / "qamr-test.tsv").write_text("\n".join(lines[3:]) + "\n")
    (tmp_path / "qamr-sentences.tsv").write_text("".join(f"{k}\t{v}\n" for k, v in sentences.items()))
    return read_qamr(tmp_path)


def test_a_sentence_stands_alone_and_among_its_neighbours(qamr):
    first = "The ferry (built 1950) sank in May."
    assert qamr.passages == (
        first, "Nobody knew.", "It was dry.", f"{first} Nobody knew. It was dry.", "Orr wept."
    )  # fmt: skip
    assert set(qamr.groups) == {"W:news:1"}


def test_answers_are_spans_that_validators_gave(qamr):
    found = {
        asked.text: [
            [qamr.passages[context.passage][a.start : a.end] for a in context.answers]
            for context in asked.contexts
        ]
        for asked in qamr.questions
    }
    assert found == {
        "When did it sink?": [["May", "in May", "in May"]] * 2,
        "What was built?": [["The ferry", "The ferry", "ferry"]] * 2,
        "What sank?": [["ferry", "ferry"]] * 2,
    }


def test_squad_answers_are_spans_and_overlong_ones_are_left_out(tmp_path):
    answers = [{"text": "May", "answer_start": 18}, {"text": "May", "answer_start": 18}]
    long = [{"text": TEXT * 10, "answer_start": 0}]
    asked = [{"question": " When? ", "answers": answers}, {"question": "What?", "answers": long}]
    paragraphs = [{"context": TEXT * 10, "qas": asked}, {"context": "Other.", "qas": []}]
    (tmp_path / "set.json").write_text(json.dumps({"data": [{"title": "Ferry", "paragraphs": paragraphs}]}))
    assert read_squad(tmp_path / "set.json") == ReadingSet(
        "set",
        (TEXT * 10, "Other."),
        ("Ferry", "Ferry"),
        (Asked("When?", (Context(0, (Span(18, 21), Span(18, 21))),)),),
    )


def test_the_target_is_what_most_gave_or_the_shortest():
    answers = [Span(15, 21), Span(18, 21), Span(15, 21)]
    generator = np.random.default_rng(0)
    drawn = [choose_answer(TEXT, answers, generator) for _ in range(200)]
    assert set(drawn) == {Span(15, 21), Span(18, 21)}
    assert 80 < drawn.count(Span(18, 21)) < 120


def test_the_answer_of_any_annotator_may_be_the_target():
    answers = [Span(0, 9), Span(15, 21), Span(15, 21), Span(18, 21)]
    generator = np.random.default_rng(0)
    chosen = [choose_answer(TEXT, answers, generator, drawn=True) for _ in range(400)]
    assert set(chosen) == set(answers)
    assert 160 < chosen.count(Span(15, 21)) < 240


def test_of_answers_given_once_each_the_shortest_is_the_target():
    answers = [Span(0, 9), Span(15, 21), Span(18, 21)]
    generator = np.random.default_rng(0)
    assert {choose_answer(TEXT, answers, generator) for _ in range(20)} == {Span(18, 21)}


def test_questions_are_limited_by_a_draw_that_keeps_their_order():
    questions = tuple(Asked(str(number), (Context(0, (Span(0, 1),)),)) for number in range(9))
    reading = ReadingSet("set", ("a",), ("g",), questions)
    numbers = [int(asked.text) for asked in limit_questions(reading, 4, 1).questions]
    assert len(numbers) == 4
    assert numbers == sorted(numbers) != [0, 1, 2, 3]
    assert limit_questions(reading, 9, 1) is reading
