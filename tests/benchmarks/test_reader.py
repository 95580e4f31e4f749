import argparse
import json

import pytest

from benchmarks.common import NEW_WIKI, Skipped
from benchmarks.reader import load_reader, measure, pair_paragraphs, read_pair, tabulate
from index.records import Span
from qa.reader import Read
from training.reader_data import Asked, Context, ReadingSet

TEXTS = ("The ferry sank in May.", "The tram stopped in June.", "Nobody plays chess.")
ASKED = (
    Asked("When did the ferry sink?", (Context(0, (Span(18, 21), Span(15, 21))),)),
    Asked("When was the tram stopped?", (Context(1, (Span(20, 24),)),)),
)
READING = ReadingSet("set", TEXTS, ("a", "a", "b"), ASKED)


class LastWord:
    """Reads the last word of each passage; its score is less the longer the passage."""

    def read(self, question, passages, top):
        reads = [
            Read(n, text.rindex(" ") + 1, len(text) - 1, 30.0 - len(text), 0.0)
            for n, text in enumerate(passages)
        ]
        return sorted(reads, key=lambda read: -read.score)[:top]


def test_a_question_is_paired_with_a_paragraph_of_its_article_without_the_answer():
    assert pair_paragraphs(READING) == [1, 0]


def test_figures_worked_by_hand():
    readings = [read_pair(LastWord(), READING, number, other) for number, other in enumerate((1, 0))]
    rows = {row["figure"]: (row["value"], row["n"]) for row in tabulate(READING, readings)}
    # Both spans are right; the gold paragraph of the first question is the shorter, that of the second the longer.
    assert rows == {"em": (1.0, 2), "f1": (1.0, 2), "chosen": (0.5, 2), "auroc": (0.5, 4)}


def test_a_wrong_span_shares_words_and_no_pair_gives_no_auroc():
    (asked,) = ASKED[:1]
    wide = ReadingSet("set", TEXTS, ("a", "b", "b"), (asked,))
    reading = read_pair(LastWord(), wide, 0, None)
    assert reading.other is None
    rows = tabulate(ReadingSet("set", ("It sank in early May.",), ("a",), ()), [reading])
    assert [row["figure"] for row in rows] == ["em", "f1"]


def test_all_of_a_set_is_measured(tmp_path, monkeypatch):
    paragraphs = [
        {"context": TEXTS[n], "qas": [{"question": asked.text, "answers": [{"text": TEXTS[n][s.start : s.end], "answer_start": s.start} for s in asked.contexts[0].answers]}]}
        for n, asked in enumerate(ASKED)
    ]  # fmt: skip
    path = tmp_path / NEW_WIKI
    path.parent.mkdir()
    path.write_text(json.dumps({"data": [{"title": "Lindow", "paragraphs": paragraphs}]}))
    monkeypatch.setattr("benchmarks.reader.load_reader", lambda options: LastWord())
    options = argparse.Namespace(shared=tmp_path, step=1, model="last-word")
    result = measure(options)
    assert (result.n, result.settings) == (2, {"reader": "last-word"})
    assert result.notes["with a paired paragraph"] == 2
    assert result.notes["passages a second"] > 0


def test_without_weights_there_is_nothing_to_measure(tmp_path):
    with pytest.raises(Skipped, match=r"none\.safetensors not found"):
        load_reader(argparse.Namespace(model=None, weights=tmp_path / "none.safetensors"))
