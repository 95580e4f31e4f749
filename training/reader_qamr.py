"""Read QAMR (Michael et al., NAACL 2018): questions on the words of one sentence, written as plain text again.

Its sentences are cut into Penn Treebank tokens. A question's passage is its sentence, or the sentence among
its neighbours in the paragraph, as a reader meets it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.records import Span
from training.reader_data import Asked, Context, ReadingSet, keep_short

QUESTIONS = ("qamr-dev.tsv", "qamr-test.tsv")
SENTENCES = "qamr-sentences.tsv"
_WRITTEN = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
    "``": '"', "''": '"', "`": "'", "--": "–", "\\/": "/", "\\*": "*",
}  # fmt: skip
_TO_THE_LEFT = re.compile(r"[,.;:?!%)\]}]|\.\.\.|''|'|°|n't|'(?:s|d|m|ll|re|ve|S)|/|-R[RSC]B-")
_TO_THE_RIGHT = re.compile(r"-L[RSC]B-|``|`|[(\[{#/]|[A-Z]{0,3}[$£€]")
_PLACES = re.compile(r"\d+(?: \d+)*")
_INVALID = "Invalid"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as plain text, and where each of its tokens stands in it."""

    text: str
    tokens: tuple[Span, ...]


def detokenize(tokens: Sequence[str]) -> Sentence:
    """Write Penn Treebank tokens as plain text: brackets and quotation marks, and no space where none belongs.

    A full stop after an abbreviation's own is not written twice; its span is then empty.
    """
    text, spans, open_mark = "", [], False
    glued = True  # nothing stands before the first token
    for place, token in enumerate(tokens):
        plain_mark = token == '"'
        closes = plain_mark and open_mark
        joins = _TO_THE_LEFT.fullmatch(token) is not None or closes or _is_range(tokens, place)
        written = "" if token == "." and text.endswith(".") else _WRITTEN.get(token, token)
        if not (glued or joins):
            text += " "
        spans.append(Span(len(text), len(text) + len(written)))
        text += written
        open_mark ^= plain_mark
        opens = plain_mark and open_mark
        glued = _TO_THE_RIGHT.fullmatch(token) is not None or opens or _is_range(tokens, place)
    return Sentence(text, tuple(spans))


def _is_range(tokens: Sequence[str], place: int) -> bool:
    """Tell whether a dash stands between two numbers: 1620–1668."""
    around = [*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2]]
    return tokens[place] == "--" and len(around) == 2 and all(each[:1].isdigit() for each in around)


def read_qamr(folder: Path) -> ReadingSet:
    """Read the questions that no validator called invalid, with the answers that they gave.

    The asker's own answer counts where it shares a word with a validator's. An answer of words apart is no span
    and is left out; so is a question without any answer left.
    """
    sentences = dict(_read_rows(folder / SENTENCES))
    plain = {name: detokenize(str(line).split(" ")) for name, (line,) in sentences.items()}
    passages: list[str] = []
    groups: list[str] = []
    places: dict[str, list[tuple[int, int]]] = defaultdict(
        list
    )  # of a sentence: passage, where it begins there
    for run in _find_runs(list(plain)):
        texts = [plain[name].text for name in run]
        for first, last in [
            *((n, n + 1) for n in range(len(run))),
            *([(0, len(run))] if len(run) > 1 else []),
        ]:
            for n in range(first, last):
                places[run[n]].append((len(passages), sum(len(text) + 1 for text in texts[first:n])))
            passages.append(" ".join(texts[first:last]))
            groups.append(run[0].rsplit(":", 2)[0])
    questions = [
        _place_question(asked, places[name], answers)
        for part in QUESTIONS
        for name, fields in _read_rows(folder / part)
        for asked, answers in _read_question(fields, plain[name])
    ]
    return ReadingSet("qamr", tuple(passages), tuple(groups), tuple(questions))


def _read_rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        name, *fields = line.split("\t")
        yield name, fields


def _read_question(fields: Sequence[str], sentence: Sentence) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Give the question and its spans of the sentence; nothing where no answer holds."""
    _, _, _, _, asked, own, *validations = fields
    given = [validation.partition(":")[2] for validation in validations]
    if _INVALID in given:
        return
    validated = [_read_places(each) for each in given if _PLACES.fullmatch(each)]
    asker = _read_places(own)
    if any(set(asker) & set(each) for each in validated):
        validated.append(asker)
    spans = [
        Span(sentence.tokens[each[0]].start, sentence.tokens[each[-1]].end)
        for each in validated
        if each[-1] - each[0] == len(each) - 1
    ]
    answers = keep_short(spans)
    if answers:
        yield asked.strip(), answers


def _read_places(field: str) -> list[int]:
    return sorted(map(int, field.split()))


def _place_question(text: str, places: Sequence[tuple[int, int]], answers: Sequence[Span]) -> Asked:
    contexts = (
        Context(passage, tuple(Span(span.start + at, span.end + at) for span in answers))
        for passage, at in places
    )
    return Asked(text, tuple(contexts))


def _find_runs(names: Sequence[str]) -> list[list[str]]:
    """Put sentences that follow each other in a paragraph together; a name ends in ":paragraph:sentence"."""
    order: Mapping[str, tuple[str, int, int]] = {
        name: (text, int(paragraph), int(number))
        for name in names
        for text, paragraph, number in [name.rsplit(":", 2)]
    }
    runs: list[list[str]] = []
    for name in sorted(names, key=order.__getitem__):
        text, paragraph, number = order[name]
        if runs and order[runs[-1][-1]] == (text, paragraph, number - 1):
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs
