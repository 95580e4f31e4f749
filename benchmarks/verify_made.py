"""Make quotes of articles, and mutate them: what `onrecord verify` must call exact, and what it must not."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.sentences import split_sentences

MIN_WORDS, MAX_WORDS = 6, 60  # of a sentence that is quoted
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NEGATION = re.compile(r"\b(?:not|never|no)\b ?|n['’]t\b", re.I)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|can|could|should|must)\b")
_DIGITS = re.compile(r"\d+")
_NUMBER_WORDS = "one two three four five six seven eight nine ten".split()
_SPEAKER = re.compile(
    r"((?:[A-Z][\w’'-]+\.? )*[A-Z][\w’'-]+)(?= (?:said|says|told|added|wrote|argued)\b)|(?<=said )((?:[A-Z][\w’'-]+\.? )*[A-Z][\w’'-]+)"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """An article of a folder, and its sentences as (start, end)."""

    path: Path
    text: str
    sentences: tuple[tuple[int, int], ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A quote with what it claims, and whether it is one that must be found exact."""

    kind: str
    paper: Paper
    text: str
    start: int
    end: int
    exact: bool


def load_papers(folder: Path) -> list[Paper]:
    """Read the .txt files of a folder, by name, as the index does."""
    papers = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        spans = [(span.start, span.end) for span in split_sentences(text)]
        long = tuple((a, b) for a, b in spans if MIN_WORDS <= len(text[a:b].split()) <= MAX_WORDS)
        speakers = sorted({match[1] or match[2] for match in _SPEAKER.finditer(text)})
        papers.append(Paper(path, text, long, tuple(speakers)))
    return [paper for paper in papers if len(paper.sentences) > 2]


def make_mutations(papers: Sequence[Paper], number: int, rng: random.Random) -> list[Made]:
    """Make mutated quotes, as many of each kind; one that stands in its article as it is does not count."""
    made: list[Made] = []
    kinds = list(MUTATIONS)
    while len(made) < number:
        kind = kinds[len(made) % len(kinds)]
        made.append(_make_one(kind, papers, rng))
    return made


def _make_one(kind: str, papers: Sequence[Paper], rng: random.Random) -> Made:
    while True:
        paper = rng.choice(papers)
        start, end = rng.choice(paper.sentences)
        text = MUTATIONS[kind](paper.text[start:end], paper, rng)
        if text is not None and text != paper.text[start:end]:
            # A word less at an end leaves what stands there, which is another quote and no mutation.
            if kind != NEIGHBOUR and _stands(text.strip(), paper.text):
                continue
            return Made(kind, paper, text, start, end, False)


def _stands(text: str, source: str) -> bool:
    """Tell whether words stand in a source as they are; a quote that ends within a word does not."""
    return any(
        not (text[-1:].isalpha() and source[at + len(text) : at + len(text) + 1].isalpha())
        for at in (match.start() for match in re.finditer(re.escape(text), source))
    )


def _drop_word(text: str, paper: Paper, rng: random.Random) -> str | None:
    words = list(_WORD.finditer(text))
    if len(words) < MIN_WORDS:
        return None
    word = rng.choice(words)
    return (text[: word.start()].rstrip(" ") + " " + text[word.end() :].lstrip(" ")).strip()


def _negate(text: str, paper: Paper, rng: random.Random) -> str | None:
    """Take a negation out, or put one in."""
    found = _NEGATION.search(text)
    if found is not None:
        return text[: found.start()] + text[found.end() :]
    verb = _AUXILIARY.search(text)
    return None if verb is None else f"{text[: verb.end()]} not{text[verb.end() :]}"


def _change_number(text: str, paper: Paper, rng: random.Random) -> str | None:
    found = list(_DIGITS.finditer(text))
    if found:
        digits = rng.choice(found)
        return text[: digits.start()] + str(int(digits[0]) + rng.choice((1, 10, 100))) + text[digits.end() :]
    words = [word for word in _WORD.finditer(text) if word[0].lower() in _NUMBER_WORDS]
    if not words:
        return None
    word = rng.choice(words)
    other = rng.choice([name for name in _NUMBER_WORDS if name != word[0].lower()])
    return text[: word.start()] + other + text[word.end() :]


def _swap_speaker(text: str, paper: Paper, rng: random.Random) -> str | None:
    """Give the words within a sentence to another speaker of the same article."""
    found = _SPEAKER.search(text)
    others = [name for name in paper.speakers if found is not None and name not in found[0]]
    if found is None or not others:
        return None
    return text[: found.start()] + rng.choice(others) + text[found.end() :]


def _take_neighbour(text: str, paper: Paper, rng: random.Random) -> str | None:
    """Give the next sentence's words at this one's place."""
    places = [paper.text[a:b] for a, b in paper.sentences]
    at = places.index(text)
    return places[at + 1] if at + 1 < len(places) and places[at + 1] != text else None


def _change_case(text: str, paper: Paper, rng: random.Random) -> str | None:
    letters = [at for at, char in enumerate(text) if char.isalpha() and char.swapcase() != char]
    at = rng.choice(letters) if letters else None
    return None if at is None else text[:at] + text[at].swapcase() + text[at + 1 :]


def _change_letter(text: str, paper: Paper, rng: random.Random) -> str | None:
    """Put a Cyrillic letter in the place of one that looks the same."""
    places = [at for at, char in enumerate(text) if char in "aeocp"]
    at = rng.choice(places) if places else None
    return (
        None
        if at is None
        else text[:at] + dict(zip("aeocp", "аеоср", strict=True))[text[at]] + text[at + 1 :]
    )


def _cut_word(text: str, paper: Paper, rng: random.Random) -> str | None:
    """End a quote within a word: "can" of "cannot"."""
    words = [
        word for word in _WORD.finditer(text) if len(word[0]) > 4 and text[: word.start()].count(" ") > 3
    ]
    if not words:
        return None
    word = rng.choice(words)
    return text[: word.start() + rng.randrange(2, len(word[0]))]


NEIGHBOUR = "neighbouring sentence"
MUTATIONS: Mapping[str, Callable[[str, Paper, random.Random], str | None]] = {
    "one word dropped": _drop_word,
    "negation removed or put in": _negate,
    "number changed": _change_number,
    "speaker swapped in the text": _swap_speaker,
    NEIGHBOUR: _take_neighbour,
    "case of a letter": _change_case,
    "lookalike letter": _change_letter,
    "ends within a word": _cut_word,
}


# Typography


def retypeset(text: str, rng: random.Random) -> str:
    """Set a quote otherwise: quotation marks, apostrophes, dashes, spaces, line breaks, ellipses."""
    if rng.random() < 0.5:
        text = re.sub(r"(^|[\s(—-])\"", r"\1“", text).replace('"', "”").replace("'", "’")
    else:
        text = text.translate(str.maketrans("“”‘’", "\"\"''"))
    text = rng.choice((text, text.replace("...", "…"), text.replace("…", "...")))
    text = rng.choice((text, text.replace("—", "--"), text.replace("—", " – "), text.replace(" -- ", " — ")))
    spaces = [at for at, char in enumerate(text) if char == " "]
    for at in rng.sample(spaces, min(3, len(spaces))):
        text = text[:at] + rng.choice(("\u00a0", "\n", "\u2009", "\t")) + text[at + 1 :]
    return rng.choice((text, f"  {text} ", f"“{text}”", text.replace(" ", "  ")))


def make_exact(papers: Sequence[Paper], number: int, rng: random.Random) -> Iterator[Made]:
    """Make quotes as they stand."""
    for _ in range(number):
        paper = rng.choice(papers)
        start, end = rng.choice(paper.sentences)
        yield Made("as it stands", paper, paper.text[start:end], start, end, True)
