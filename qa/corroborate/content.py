"""Read what is said for comparison: its words, its sentences, its numbers, its negations."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.lexical import STOP_WORDS, stem
from index.records import Span
from qa.corroborate.records import Voiced
from qa.verify.typography import normalise_once

FRAME_CHARS = 60  # code points before the content that are read for a denial: "has repeatedly denied that"
FRAME_WORDS = 6  # of them, the last words
DENIED_WORDS = 3  # words after a negation, among which is what it negates: "will not ever agree"

_TOKEN = re.compile(
    r"(?<![\w)%-])-(?=[$€£¥]?\d)|[$€£¥₽₴%]|\d+(?:[.,:]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*"
)
_SENTENCE_END = re.compile(r"[.!?…](?:\W|$)|\n")
_CLAUSE_END = re.compile(r"[,;:.!?…()\n-]")
_FRAME_END = re.compile(r"[.!?…\"“”\n]")
_AROUND = " \t\r\n\"'“”‘’„«»"
_IRREGULAR = {"can't": ("can", "not"), "won't": ("will", "not"), "cannot": ("can", "not"), "%": ("percent",)}
_CONTRACTED = {"ll": "will", "re": "are", "ve": "have", "m": "am", "d": "would"}
_NEGATIONS = frozenset("not no never none nobody nothing nor neither without nowhere hardly".split())
# Verbs that say no, and what says of a claim that it is none; to "rule out" and "fail to" are found by their two words.
_REFUSALS = frozenset(
    map(
        stem,
        """deny reject refuse dismiss decline refute oppose dispute doubt false untrue baseless unfounded unlikely hoax
        barely scarcely""".split(),
    )
)
_TWO_WORDS = frozenset({(stem("rule"), "out"), (stem("fail"), "to"), ("a", "lie")})
_CRITICISMS = frozenset(
    map(stem, "criticise criticize condemn blast slam denounce mock decry attack ridicule against".split())
)
_TITLES = [
    [title] for title in "mr mrs ms dr sen gov rep gen st".split()
]  # a full stop after them ends nothing
_WHO = frozenset("who whom whose which".split())  # "that is not so" says what is not
_DIGITS = {
    word: str(number)
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
} | {
    word: str(10 * number)
    for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
_SIZES = frozenset(
    "half dozen dozens hundred hundreds thousand thousands million millions billion billions trillion".split()
)
_PRONOUN = "one"  # "one territory for another" counts nothing


@dataclass(frozen=True, slots=True)
class Content:
    """What is said, prepared for comparison.

    Attributes:
        text: As it stands, pieces joined by a space, without quotation marks around it.
        words: In lower case, without typography: equal for the same words.
        tokens: The words with short forms written out: "won't" is "will", "not".
        sentences: Number of the sentence of each token.
        closes: Whether a mark that ends a clause follows the token.
        stems: Porter stems of the tokens that are no stop words.
        names: Words with a capital letter within a sentence, in order, each once.
        openers: Words with a capital letter at the beginning of a sentence: a name or not.
        numbers: Every number with its sign and currency, ascending.
        negations: How often something is said not to be, those in "who is not" left out.
        negated: Stems that a negation stands right before.
        scope: Stems that follow a negation anywhere in its sentence.
        denied: Whether the whole is denied or rejected.
        asks: Whether it ends as a question.
    """

    text: str
    words: tuple[str, ...]
    tokens: tuple[str, ...]
    sentences: tuple[int, ...]
    closes: tuple[bool, ...]
    stems: frozenset[str]
    names: tuple[str, ...]
    openers: frozenset[str]
    numbers: tuple[str, ...]
    negations: int
    negated: frozenset[str]
    scope: frozenset[str]
    denied: bool
    asks: bool


@dataclass(slots=True)
class _Words:
    """Words as they are read one after another."""

    words: list[str]
    tokens: list[str]
    sentences: list[int]
    closes: list[bool]
    names: list[str]
    openers: list[str]


def read_content(voiced: Voiced) -> Content:
    """Read the content of a statement, and from the words before it whether it is denied."""
    text = voiced.article.text
    pieces = [_strip(text[piece.start : piece.end]) for piece in voiced.content]
    read = _read_words("\n".join(pieces))
    tokens = tuple(read.tokens)
    negations = find_negations(tokens)
    return Content(
        text=re.sub(r"\s+", " ", " ".join(pieces)),
        words=tuple(read.words),
        tokens=tokens,
        sentences=tuple(read.sentences),
        closes=tuple(read.closes),
        stems=frozenset(stem(token) for token in tokens if token not in STOP_WORDS),
        names=tuple(dict.fromkeys(read.names)),
        openers=frozenset(read.openers),
        numbers=tuple(sorted(filter(is_number, tokens))),
        negations=sum(not _restricts(tokens, at) for at in negations),
        negated=frozenset(_find_negated(tokens, negations)),
        scope=frozenset(_find_scope(tokens, read.sentences, negations)),
        denied=_is_denied(voiced),
        asks=pieces[-1].endswith("?"),
    )


def _strip(piece: str) -> str:
    return piece.strip(_AROUND).rstrip(",;" + _AROUND)


def _read_words(text: str) -> _Words:
    """Read the words of a text; a sentence begins after a full stop or line break, with a capital letter or digit."""
    text = _write_plainly(text)
    read = _Words([], [], [], [], [], [])
    sentence, end = 0, 0
    for match in _TOKEN.finditer(text):
        raw, gap = match.group(), text[end : match.start()]
        ends = _SENTENCE_END.search(gap + raw[0]) is not None and read.words[-1:] not in _TITLES
        opens = not read.words or (ends and not raw[0].islower())
        sentence += opens and bool(read.words)
        if read.closes:
            read.closes[-1] = opens or _CLAUSE_END.search(gap) is not None
        word = raw.lower() if "." not in raw or raw[0].isdigit() else raw.lower().replace(".", "")
        if raw[0].isupper() and raw != "I" and not raw.startswith("I'"):
            (read.openers if opens else read.names).append(word.removesuffix("'s"))
        read.words.append(word)
        expanded = _expand(word)
        read.tokens += expanded
        read.sentences += [sentence] * len(expanded)
        read.closes += [False] * len(expanded)
        end = match.end()
    if read.closes:
        read.closes[-1] = True
    return read


def _write_plainly(text: str) -> str:
    """Write each line of a text in plain typography; the breaks between them stay."""
    return "\n".join(_drop_accents(normalise_once(line).text) for line in text.split("\n"))


def _drop_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def _expand(word: str) -> tuple[str, ...]:
    """Write out a short form; the "s" of "it's" and "Orr's" is dropped."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _DIGITS and word != _PRONOUN:
        return (_DIGITS[word],)
    if word[0].isdigit():
        return (word.replace(",", ""),)
    base, mark, suffix = word.rpartition("'")
    if not mark:
        return (word,)
    if suffix == "t" and base.endswith("n"):
        return (base[:-1], "not")
    if suffix == "s":
        return (base,)
    return (base, _CONTRACTED.get(suffix, suffix))


@lru_cache(maxsize=20_000)
def is_number(token: str) -> bool:
    """Tell whether a token is a number, or a sign or currency that belongs to one."""
    return token[0].isdigit() or token in _SIZES or token in "-$€£¥₽₴"


@lru_cache(maxsize=20_000)
def is_negation(token: str) -> bool:
    """Tell whether a token says that something is not."""
    return token in _NEGATIONS or stem(token) in _REFUSALS


def find_negations(tokens: Sequence[str]) -> list[int]:
    """Give the places of the tokens that say that something is not: "not", "false", "out" of "rule out"."""
    return [at for at, token in enumerate(tokens) if is_negation(token) or _ends_refusal(tokens, at)]


def _ends_refusal(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a token is the second of two that say no: "out" of "ruled out"."""
    return at > 0 and (stem(tokens[at - 1]), tokens[at]) in _TWO_WORDS


def _restricts(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a negation says whom or what is meant, not what is said of them: "everyone who is not"."""
    return tokens[at] in _NEGATIONS and not _WHO.isdisjoint(tokens[max(0, at - 2) : at])


def _find_negated(tokens: Sequence[str], negations: Sequence[int]) -> Iterator[str]:
    for at in negations:
        after = tokens[at + 1 : at + 1 + DENIED_WORDS]
        yield from [stem(token) for token in after if token not in STOP_WORDS][:1]


def _find_scope(tokens: Sequence[str], sentences: Sequence[int], negations: Sequence[int]) -> Iterator[str]:
    first: dict[int, int] = {}  # of each sentence, the first negation
    for at in negations:
        first.setdefault(sentences[at], at)
    for at, token in enumerate(tokens if first else ()):
        if at > first.get(sentences[at], len(tokens)):
            yield stem(token)


def _is_denied(voiced: Voiced) -> bool:
    """Tell whether the words before a reported content turn it round: "denied that", "did not say", "ruled out"."""
    if voiced.speech == "direct":
        return voiced.negated
    frame = _find_frame(voiced.article.text, voiced.span, voiced.content[0])
    tokens = _read_words(frame).tokens[-FRAME_WORDS:]
    turned = bool(find_negations(tokens)) or any(stem(token) in _CRITICISMS for token in tokens)
    return voiced.negated or turned


def _find_frame(text: str, span: Span, content: Span) -> str:
    """Give what stands before the content in its sentence and quotation marks."""
    before = text[max(span.start, content.start - FRAME_CHARS, 0) : content.start]
    return _FRAME_END.split(before.rstrip(_AROUND))[-1]
