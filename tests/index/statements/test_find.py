import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoder import computes_in_bfloat16
from index.records import Span
from index.statements.decode import LABELS
from index.statements.find import StatementFinder
from index.statements.records import Found
from index.statements.tokens import QUOTATION, QUOTATION_COLUMN
from index.weights import load_tokenizer

pytestmark = pytest.mark.model  # the tokenizer is the packaged model's
PIECES = ("Orr ", "said ", "that ", "it rains. ", "“", "”", '"', "according to ", "\n\n", "He denied ", "x", "é", "雨",
          "שלום ", "\0", "\u200f", "\U0001f600", ", ", ". ")  # fmt: skip


class ToyTagger:
    """Tags "lena" as a source, "said" as a cue and what is quoted as content; arcs go to the last such before."""

    def __init__(self):
        vocabulary = load_tokenizer()[0].get_vocab()
        self._source, self._cue = vocabulary["lena"], vocabulary["said"]
        self.lengths = []

    def __call__(self, ids, features, mask):
        self.lengths.append(ids.shape[1])
        labels = torch.full((*ids.shape, len(LABELS)), -20.0)
        quotation = features[:, :, QUOTATION_COLUMN]
        begins = quotation == QUOTATION.index("opening")
        labels[:, :, 0] = 0
        labels[:, :, LABELS.index("I-content")][(quotation > 0) & ~begins] = 9
        labels[:, :, LABELS.index("B-content")][begins] = 9
        labels[:, :, LABELS.index("B-source")][ids == self._source] = 9
        labels[:, :, LABELS.index("B-cue")][ids == self._cue] = 9
        return labels, self._point(ids, self._cue), self._point(ids, self._source)

    def _point(self, ids, head):
        arcs = torch.zeros((*ids.shape, ids.shape[1]))
        for row, words in enumerate(ids):
            last = 0
            for place, word in enumerate(words):
                last = place if word == head else last
                arcs[row, place, last] = 9.0
        return arcs


@pytest.fixture
def finder():
    return StatementFinder(ToyTagger())


@pytest.fixture(scope="module")
def packaged():
    return StatementFinder.load()


def words(text, found):
    """Give the words of source, cue and content of each statement."""
    return [
        tuple([text[s.start : s.end] for s in spans] for spans in (one.source, one.cue, one.content))
        for one in found
    ]


def test_what_is_tagged_is_given_as_spans(finder):
    text = "Lena said “It rains.” Nobody spoke."
    assert finder.find(text) == [Found((Span(0, 4),), (Span(5, 9),), (Span(10, 21),))]


def test_no_texts_have_no_statements(finder):
    assert finder.find_many([], []) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n \n"])
def test_a_text_without_a_word_has_no_statements(finder, text):
    assert finder.find(text) == []


def test_nothing_is_looked_at_outside_the_spans(finder):
    text = "Lena said “One.”\n\nLena said “Two.”\n\nLena said “Three.”"
    within = [Span(0, 16), Span(36, 54)]
    (found,) = finder.find_many([text], [within])
    assert words(text, found) == [(["Lena"], ["said"], ["“One.”"]), (["Lena"], ["said"], ["“Three.”"])]
    assert finder.find_many([text], [[]]) == [[]]


def test_content_is_in_pieces_where_something_between_is_passed_over(finder):
    text = "Lena said “It rains. Read more We stay.” So they did."
    (found,) = finder.find_many([text], [[Span(0, 21), Span(31, 53)]])
    assert words(text, found) == [(["Lena"], ["said"], ["“It rains.", "We stay.”"])]


def test_no_name_goes_over_the_end_of_a_line():
    class Joined(ToyTagger):
        """Tags all before "said" as one source."""

        def __call__(self, ids, features, mask):
            labels, to_cue, to_source = super().__call__(ids, features, mask)
            said = int((ids[0] == self._cue).nonzero()[0])
            labels[0, 1, LABELS.index("B-source")] = 19
            labels[0, 2:said, LABELS.index("I-source")] = 19
            to_source[0, said, :] = 0
            to_source[0, said, said - 1] = 9
            return labels, to_cue, to_source

    text = "By Ann Orr\nMayor Lena said “It rains.”"
    assert words(text, StatementFinder(Joined()).find(text))[0][0] == ["Mayor Lena"]


def test_a_name_in_another_paragraph_is_no_source_of_a_verb(finder):
    text = "A photo by Lena\n\nMayor Orr said “It rains.”"
    assert words(text, finder.find(text)) == [([], ["said"], ["“It rains.”"])]


@pytest.mark.parametrize("sep", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "head", ["By Ann Lee", "Published 3 March 2025", "A ferry at the pier", "LONDON, 3 March"]
)
def test_what_stands_above_the_story_is_no_part_of_its_first_statement(packaged, head, sep):
    body = "The ferry will not sail this summer, Mayor Maria Orr said on Sunday. The boat is in the harbour."
    text = f"Marrow Bay loses its ferry{sep}{head}{sep}{body}"
    found = words(text, packaged.find(text))
    assert found == [(["Mayor Maria Orr"], ["said"], ["The ferry will not sail this summer"])]


def test_texts_found_together_are_found_as_alone(finder):
    texts = ["Lena said “One.”", "", "Nobody spoke.", "“So,” Lena said “long.” " * 200]
    together = finder.find_many(texts, [[Span(0, len(text))] for text in texts])
    assert together == [finder.find(text) for text in texts]
    assert [len(found) for found in together[:3]] == [1, 0, 0]


def test_a_statement_is_found_once_wherever_a_window_ends(finder):
    one = "Lena said “It rains here.” "  # 9 tokens
    found = finder.find(one * 200)
    assert found == [
        Found((Span(at, at + 4),), (Span(at + 5, at + 9),), (Span(at + 10, at + 26),))
        for at in range(0, 27 * 200, 27)
    ]


def test_windows_are_padded_to_multiples_of_32(finder):
    finder.find("so " * 40)
    finder.find("so " * 1000)
    assert finder._tagger.lengths == [64, 384]


def test_the_packaged_tagger_ties_words_to_their_speaker(packaged):
    text = "“It is an old boat,” said Bram Oster, the captain. Nobody waited at the pier."
    ((source, cue, content),) = words(text, packaged.find(text))
    assert source[0].startswith("Bram Oster")
    assert (cue, content) == (["said"], ["“It is an old boat,”"])


def test_the_packaged_tagger_is_loaded_once(packaged):
    assert StatementFinder.load() is packaged
    dtype = next(packaged._tagger.parameters()).dtype
    assert dtype == (torch.bfloat16 if computes_in_bfloat16() else torch.float32)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join), st.data())
def test_every_span_found_is_inside_one_of_the_spans_looked_at(text, data):
    borders = data.draw(st.lists(st.integers(0, len(text)), max_size=6).map(sorted))
    within = [Span(*pair) for pair in zip(borders[::2], borders[1::2], strict=False) if pair[0] < pair[1]]
    (found,) = StatementFinder.load().find_many([text], [within])
    spans = [span for one in found for span in (*one.source, *one.cue, *one.content)]
    assert all(span.start < span.end for span in spans)
    assert all(any(part.contains(span) for part in within) for span in spans)
    assert all(list(one.content) == sorted(one.content) and one.content for one in found)
