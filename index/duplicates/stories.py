"""Prepare an article for comparison: its narrative sentences as strings of one code point a word."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from index.records import Span
from index.sentences import split_paragraphs, split_sentences
from index.spans import join_spans

STEM_CHARS = 6  # letters of a word that count: "normalise" is "normalized"
MIN_CONTENT = 4  # content words of a sentence that can be compared; shorter ones are like by chance
QUOTED_SHARE = 0.5  # ratio of a sentence's words in quotation marks from which it is a quotation

# Words that say little, or that a desk changes first: attributions, days and months, "percent".
_STOP = frozenset(
    """a about above after again against ago all almost already also although am among an and another any are around
    as asked at away back be became because become been before began being between both but by came can cannot cent
    come could d did do does doing don down during each either even ever every few for from further get go going got
    had has have having he her here hers herself him himself his how however i if in including indeed instead into is
    it its itself just last later least less like ll made make many may me meanwhile might more moreover most much
    must my myself nearly neither never next nor not now of off often on once only onto or other others our ours out
    over own per percent percentage perhaps quite rather re really recently s same saw say saying says said see seen she
    should since so some still such t than that the their theirs them themselves then there these they this those
    though through thus to today together told tomorrow too toward towards under until up upon us very ve via was way
    we well went were what when where whether which while who whom whose why will with within without would yesterday
    yet you your yours added adding according stated noted told reporters statement spokesman spokeswoman spokesperson
    mr mrs ms dr didn doesn isn wasn weren hasn haven hadn couldn wouldn shouldn aren ain let
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec pm
    reuters ap afp upi associated press""".split()
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""".split()
    )
}
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’.][^\W\d_]+)*")
_OPENERS = {"“": "”", "«": "»", "„": "“"}
_EVEN = ('"', "''")  # marks that open and close alike
_TURN = re.compile(r"[A-Z][A-Z .’'-]{2,40}:\s")
_MARK = re.compile(r"[“”«»„\"]|''")
_SINGLE = re.compile(r"(?<![^\s(\[—–])[‘'](?=\w)[^\n‘]{12,600}?(?<=[\w,.!?…])[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence prepared for comparison.

    Attributes:
        content: Its words that say something, one code point each; of narrative, those outside quotation marks.
        paragraph: Number of its paragraph in the story.
        quoted: Whether it is mostly quotation.
    """

    content: str
    paragraph: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Story:
    """An article prepared for comparison.

    Attributes:
        sentences: Those long enough to be compared, in order.
        words: Number of words of the kept text.
    """

    sentences: tuple[Sentence, ...]
    words: int


def prepare_story(text: str, kept: Sequence[Span]) -> Story:
    """Prepare the kept spans of a text for `align_stories`."""
    sentences: list[Sentence] = []
    words = number = 0
    for span in kept:
        for within in split_paragraphs(text[span.start : span.end]):
            paragraph = Span(span.start + within.start, span.start + within.end)
            number += 1
            quotations = join_spans(find_quotations(text, paragraph))
            for sentence in split_sentences(text, paragraph):
                outside, inside, count = _part_words(text, sentence, quotations)
                words += count
                quoted = len(inside) > QUOTED_SHARE * (len(inside) + len(outside))
                content = "".join(inside + outside if quoted else outside)
                if len(content) >= MIN_CONTENT:
                    sentences.append(Sentence(content, number, quoted))
    return Story(tuple(sentences), words)


def find_quotations(text: str, paragraph: Span) -> list[Span]:
    """Find the quotations of a paragraph, in order.

    One that is not closed runs to the end, one closed but not opened began with the paragraph, and a
    paragraph of a transcript ("WALLACE: ...") is one as a whole.
    """
    if _TURN.match(text, paragraph.start, paragraph.end):
        return [paragraph]
    found: list[Span] = []
    opened, closer = -1, ""
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at = match.group(), match.start()
        if opened >= 0 and mark == closer:
            found.append(Span(opened, match.end()))
            opened = -1
        elif opened < 0 and (mark in _OPENERS or (mark in _EVEN and _may_open(text, paragraph, at))):
            opened, closer = at, _OPENERS.get(mark, mark)
        elif opened < 0 and not found:
            found.append(Span(paragraph.start, match.end()))
    if opened >= 0:
        found.append(Span(opened, paragraph.end))
    singles = _SINGLE.finditer(text, paragraph.start, paragraph.end)
    return sorted(found + [Span(match.start(), match.end()) for match in singles])


def _may_open(text: str, paragraph: Span, at: int) -> bool:
    return at == paragraph.start or text[at - 1].isspace() or text[at - 1] in "([—–-"


def _part_words(text: str, sentence: Span, quotations: Sequence[Span]) -> tuple[list[str], list[str], int]:
    """Give the words of a sentence that say something, outside and inside quotations, and how many it has in all.

    :param quotations: Ascending and apart from each other.
    """
    outside: list[str] = []
    inside: list[str] = []
    count = 0
    first = bisect_right(quotations, sentence.start, key=lambda span: span.end)
    near = quotations[first : bisect_left(quotations, sentence.end, key=lambda span: span.start)]
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        count += 1
        code = encode_word(match.group())
        if code:
            at = match.start()
            (inside if any(q.start <= at < q.end for q in near) else outside).append(code)
    return outside, inside, count


@lru_cache(maxsize=100_000)
def encode_word(word: str) -> str:
    """Give a word as one code point of the planes above the first, its form and spelling evened out.

    Empty for a word that says little. Two words share a code point by chance once in a million.
    """
    plain = word.lower().replace("’", "'").split("'")[0].replace(",", "")
    if not plain[0].isdigit():
        plain = plain.replace(".", "")
    if plain in _STOP:
        return ""
    plain = _NUMBERS.get(plain, plain)
    if len(plain) > 4:
        plain = plain.replace("our", "or").removesuffix("s")
        plain = plain[:-2] + "er" if plain.endswith("tre") else plain
    return chr(0x10000 + crc32(plain[:STEM_CHARS].encode()) % 0x100000)
