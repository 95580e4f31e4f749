"""Cut an article into words that know their sentence, their quotation and whether they stand in a headline."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from index.records import Span
from index.sentences import split_paragraphs
from index.speakers.lists.terms import ABBREVIATIONS
from index.statements.quotation import find_quotations

GAP_CHARS = 12  # code points kept of what stands between two words; more are dashes and blank lines
HEADLINE_WORDS = 4  # fewer long words than this are no headline
SMALL_SHARE = 0.1  # largest ratio of long words in small letters in a headline
MAX_SENTENCE_WORDS = 200  # a longer row of words is no sentence; bounds the work on a text without full stops
LONG_CHARS = 4  # code points; shorter words are small in headlines too
ARTICLES = ("al", "el", "as", "ash", "ar", "an", "d", "bin")  # may begin a name in small letters: "al-Assad"
MAX_WORD_CHARS = 60  # code points; a longer run of letters is no name

_SMALL_IN_HEADLINES = frozenset(
    """from with into over that than about after before their your when what under upon amid without against between through
    this here there they them until while where during like""".split()
)
_WORD = re.compile(r"[^\W_]+(?:[-&.'’][^\W_]+)*")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s")
_OPENS = re.compile(r"[\"“«„:•\t]|''|``|\s[‘']$")
_PRIME_MINISTER = re.compile(r"((?:[Ee]x-|[Tt]hen-)?)PM")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an article.

    Attributes:
        text: As written, without a possessive's ending; an abbreviation has its full stop.
        key: In small letters without full stop; "PM" is "prime-minister", as "pm" is an hour.
        start: Its first code point.
        end: The code point after it, and after its full stop, without a possessive's ending.
        gap: What stands before it, up to the word before; at most `GAP_CHARS` of it.
        sentence: Number of its sentence, from 0.
        first: Whether it begins a sentence, a quotation or what follows a colon.
        quoted: Whether it stands between quotation marks.
        possessive: Whether it ends in an apostrophe and perhaps "s".
        capital: Whether it begins with a capital letter, "al-Assad" included.
    """

    text: str
    key: str
    start: int
    end: int
    gap: str
    sentence: int
    first: bool
    quoted: bool
    possessive: bool
    capital: bool

    @property
    def joined(self) -> bool:
        """Tell whether nothing but white space parts it from the word before."""
        return bool(self.gap) and self.gap.isspace()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article, in order.

    Attributes:
        headlines: Numbers of the sentences that are headlines: nearly all their words have capital letters.
    """

    text: str
    words: tuple[Word, ...]
    headlines: frozenset[int]


def make_words(text: str, kept: Sequence[Span]) -> Words:
    """Cut the kept spans of a text into words, in order; nothing kept gives no words."""
    words: list[Word] = []
    for span in sorted(kept):
        part = text[span.start : span.end]
        paragraphs = split_paragraphs(part)
        quotations = [
            Span(q.start + span.start, q.end + span.start) for q in find_quotations(part, paragraphs)
        ]
        for paragraph in paragraphs:
            place = Span(span.start + paragraph.start, span.start + paragraph.end)
            _add_paragraph(words, text, paragraph=place, quotations=quotations)
    return Words(text, tuple(words), _find_headlines(words))


def find_range(words: Sequence[Word], span: Span) -> tuple[int, int]:
    """Find the words that a span has a part of, as [first, after)."""
    start = bisect_left(words, span.start, key=lambda word: word.end - 1)
    return start, bisect_left(words, span.end, key=lambda word: word.start)


def _add_paragraph(words: list[Word], text: str, *, paragraph: Span, quotations: Sequence[Span]) -> None:
    sentence = words[-1].sentence + 1 if words else 0
    last, length = paragraph.start, 0
    at = bisect_left(quotations, paragraph.start, key=lambda quotation: quotation.end)
    for count, match in enumerate(_WORD.finditer(text, paragraph.start, paragraph.end)):
        raw = match.group()[:MAX_WORD_CHARS]
        gap = text[last : match.start()]
        gap = gap if len(gap) <= GAP_CHARS else gap[:4] + gap[-8:]
        plain = gap == " "  # most gaps; nothing ends or opens in it
        ended = count > 0 and not plain and _ENDS.search(gap) is not None and not raw[0].islower()
        ended = ended or length >= MAX_SENTENCE_WORDS
        sentence += ended
        length = 1 if ended else length + 1
        while at < len(quotations) and quotations[at].end <= match.start():
            at += 1
        quoted = at < len(quotations) and quotations[at].start <= match.start()
        first = ended or count == 0 or (not plain and _OPENS.search(gap) is not None)
        shape = _find_shape(text, raw, match.end())
        words.append(
            Word(
                text=shape.text,
                key=_make_key(shape.text, words[-1].text if count else ""),
                start=match.start(),
                end=shape.end,
                gap=gap,
                sentence=sentence,
                first=first,
                quoted=quoted,
                possessive=shape.possessive,
                capital=_is_capital(raw),
            )
        )
        last = shape.next


def _make_key(text: str, before: str) -> str:
    """Write a word in small letters without full stop; "PM" is the prime minister, unless an hour stands before it."""
    key = text.rstrip(".").lower()
    spoken = _PRIME_MINISTER.fullmatch(text) is not None and not before[:1].isdigit()
    return _PRIME_MINISTER.sub(r"\1prime-minister", text).lower() if spoken else key


@dataclass(frozen=True, slots=True)
class _Shape:
    text: str
    end: int
    next: int
    possessive: bool


def _find_shape(text: str, raw: str, end: int) -> _Shape:
    """Part a word from a possessive's ending, and join an abbreviation with its full stop."""
    if raw[-2:] in ("'s", "’s"):
        return _Shape(raw[:-2], end - 2, end, True)
    if raw[-1] == "s" and text[end : end + 2] in ("' ", "’ "):
        return _Shape(raw, end, end + 1, True)
    if text[end : end + 1] == "." and (raw.lower() in ABBREVIATIONS or _DOTTED.fullmatch(raw)):
        return _Shape(raw + ".", end + 1, end + 1, False)
    return _Shape(raw, end, end, False)


def _is_capital(raw: str) -> bool:
    if raw[0].isupper() or not ("-" in raw or "'" in raw or "’" in raw):
        return raw[0].isupper()
    stem, _, rest = raw.replace("’", "'").replace("'", "-").partition("-")
    return stem in ARTICLES and rest[:1].isupper()


def _find_headlines(words: Sequence[Word]) -> frozenset[int]:
    small: dict[int, int] = {}
    total: dict[int, int] = {}
    for word in words:
        if (len(word.text) >= LONG_CHARS or word.text.isupper()) and word.key not in _SMALL_IN_HEADLINES:
            total[word.sentence] = total.get(word.sentence, 0) + 1
            small[word.sentence] = small.get(word.sentence, 0) + (not word.capital)
    return frozenset(n for n in total if total[n] >= HEADLINE_WORDS and small[n] <= SMALL_SHARE * total[n])
