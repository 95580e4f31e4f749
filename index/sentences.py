"""Find paragraphs and sentences of a news text as exact spans.

A sentence never ends inside a short quotation, so that a quoted statement of several sentences
stays together with its attribution; and no sentence is longer than `MAX_SENTENCE_CHARS`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from index.records import Span

MAX_SENTENCE_CHARS = 700  # code points; the longest quote an answer may show (DESIGN.md)
MAX_QUOTED_CHARS = 500  # code points; a longer quotation is divided at its own sentences
WRAP_COLUMNS = (50, 120)  # a block whose longest line is in this range may be hard-wrapped
WRAP_RAGGED = 25  # characters by which a wrapped line may be shorter than the longest

# Titles and the like: a full stop after them never ends a sentence.
_TITLES = frozenset(
    """mr mrs ms messrs dr prof rev fr sr jr gov sen reps rep gen col lt sgt maj capt cmdr adm cpl pvt
    hon pres amb atty supt insp st ste mt ft vs etc al e.g i.e cf op fig figs no nos pp vol art approx est dept
    univ assn ave blvd rd""".split()
)
# May end a sentence, and then a word follows that commonly begins one.
_MAYBE = frozenset(
    """jan feb mar apr jun jul aug sept sep oct nov dec inc ltd co corp bros a.m p.m ph.d
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass mich minn miss mo mont neb nev okla ore pa
    tenn tex vt va wash wis wyo""".split()
)
_STARTERS = frozenset(
    """a an the this that these those he she it they we i you his her its their our my in on at for from to with
    by as but and or if when while after before since there here what who where why how not no yes all some many
    most both each another according asked meanwhile however also last more one two three earlier later still
    then now under over during despite although though because so such only officials police""".split()
)
_BORDER = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』”’]*")
_LEADING = " \t\u00a0\n\"'“‘«(["  # may stand before the first letter of a sentence
# ‘…,’ in single marks: an apostrophe follows a letter, a closing mark here a comma or the like.
_SINGLE_QUOTED = re.compile(
    rf"(?:^|(?<=[\s(\[—–]))([‘'](?=\w)[^\n]{{1,{MAX_QUOTED_CHARS}}}?(?<=[,.!?…])[’'])(?!\w)"
)
_INITIALS = re.compile(r"(?:^|[^\w])((?:\w\.)*\w)$")
_WORD = re.compile(r"[^\W\d_]+")
_CUE_AHEAD = re.compile(
    r"\s*(?:[\w.’'-]+\s+){0,4}(?:said|says|asked|asks|added|told|wrote|tweeted|replied|responded|declared|"
    r"demanded|cried|shouted|exclaimed|insisted|recalled|wondered|joked)\b"
)
_OPENERS = {"“": "”", "«": "»", "„": "“"}
_MARK = re.compile(rf"""''|["{"".join(sorted({*_OPENERS, *_OPENERS.values()}))}]""")


def split_paragraphs(text: str) -> list[Span]:
    """Find the paragraphs of a text, in order, without surrounding white space.

    A blank line always parts paragraphs. A single line break does too, unless the block of
    lines looks hard-wrapped: all lines but the last about as long as the longest.
    """
    paragraphs: list[Span] = []
    block: list[Span] = []
    for line in [*split_lines(text), Span(len(text), len(text))]:
        if len(line):
            block.append(line)
            continue
        if _is_wrapped(block):
            block = [Span(block[0].start, block[-1].end)]
        paragraphs.extend(block)
        block = []
    return paragraphs


def split_lines(text: str) -> list[Span]:
    """Find the lines of a text, each without surrounding white space; blank ones are empty spans."""
    lines: list[Span] = []
    start = 0
    for raw in text.split("\n"):
        lead = len(raw) - len(raw.lstrip())
        body = raw.strip()
        lines.append(Span(start + lead, start + lead + len(body)) if body else Span(start, start))
        start += len(raw) + 1
    return lines


def _is_wrapped(block: list[Span]) -> bool:
    if len(block) < 3:
        return False
    longest = max(len(line) for line in block)
    low, high = WRAP_COLUMNS
    return low <= longest <= high and all(len(line) >= longest - WRAP_RAGGED for line in block[:-1])


def split_sentences(text: str, within: Span | None = None) -> list[Span]:
    """Find the sentences of a text, or of one span of it, in order.

    Only white space lies between two sentences, none at their borders, and none is longer
    than `MAX_SENTENCE_CHARS`.
    """
    offset = 0 if within is None else within.start
    part = text if within is None else text[within.start : within.end]
    return [
        Span(offset + sentence.start, offset + sentence.end)
        for paragraph in split_paragraphs(part)
        for sentence in _split_paragraph(part, paragraph)
    ]


def _split_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    borders = list(_find_borders(text, paragraph))
    outside = _leave_out(borders, _find_quotations(text, paragraph))
    for sentence in _cut(text, paragraph, outside):
        if len(sentence) <= MAX_SENTENCE_CHARS:
            yield sentence
            continue
        within = borders[bisect_right(borders, sentence.start) : bisect_left(borders, sentence.end)]
        for piece in _cut(text, sentence, within):
            yield from _cut_overlong(text, piece)


def _leave_out(borders: Sequence[int], quoted: Sequence[Span]) -> list[int]:
    """Leave out the borders that lie inside a quotation; a paragraph may have thousands of both.

    :param quoted: In any order; they may overlap.
    """
    spans = sorted(quoted)
    starts = [span.start for span in spans]
    farthest = [0, *accumulate((span.end for span in spans), max)]  # of the spans before each place
    return [border for border in borders if farthest[bisect_left(starts, border)] <= border]


def _find_borders(text: str, paragraph: Span) -> Iterator[int]:
    for match in _BORDER.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, paragraph, match):
            yield match.end()


def _ends_sentence(text: str, paragraph: Span, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark[0] in "。！？":
        return True
    rest = text[match.end() : min(paragraph.end, match.end() + 80)]
    following = rest.lstrip(_LEADING)
    if not following or following[0].islower():
        return False
    if mark[0] != "." and len(mark) > 1 and _CUE_AHEAD.match(rest):
        return False  # "Really?" Vance asked.
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    return not _is_abbreviation(text[max(paragraph.start, match.start() - 12) : match.start()], following)


def _is_abbreviation(before: str, following: str) -> bool:
    found = _INITIALS.search(before)
    if found is None:
        word = re.search(r"[\w.]+$", before)
        last = word.group().lower() if word else ""
    else:
        last = found.group(1).lower()
    next_word = _WORD.match(following)
    starts = next_word is not None and next_word.group().lower() in _STARTERS
    if last in _TITLES:
        return last not in {"no", "etc", "jr", "sr", "al", "st"} or (
            following[0].isdigit() if last == "no" else not starts
        )
    if last in _MAYBE or (found is not None and not last.isdigit()):
        return not starts
    return False


def _find_quotations(text: str, paragraph: Span) -> list[Span]:
    """Find closed double quotations of at most `MAX_QUOTED_CHARS`; '' counts as one mark."""
    found: list[Span] = []
    opened: int | None = None
    closer = ""
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at = match[0], match.start()
        if opened is not None and mark == closer:
            if match.end() - opened <= MAX_QUOTED_CHARS:
                found.append(Span(opened, match.end()))
            opened = None
        elif opened is None and mark in _OPENERS:
            opened, closer = at, _OPENERS[mark]
        elif opened is None and mark in ('"', "''") and _may_open(text, paragraph.start, at):
            opened, closer = at, mark
    singles = _SINGLE_QUOTED.finditer(text, paragraph.start, paragraph.end)
    return found + [Span(match.start(1), match.end(1)) for match in singles]


def _may_open(text: str, first: int, at: int) -> bool:
    return at == first or text[at - 1].isspace() or text[at - 1] in "([—–-‘'"


def _cut(text: str, span: Span, borders: list[int]) -> Iterator[Span]:
    for start, end in zip([span.start, *borders], [*borders, span.end], strict=True):
        body = text[start:end]
        left = start + len(body) - len(body.lstrip())
        right = start + len(body.rstrip())
        if left < right:
            yield Span(left, right)


def _cut_overlong(text: str, sentence: Span) -> Iterator[Span]:
    if len(sentence) <= MAX_SENTENCE_CHARS:
        yield sentence
        return
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=["\n", "; ", ", ", " ", ""],
        keep_separator="end",
        chunk_size=MAX_SENTENCE_CHARS,
        chunk_overlap=0,
        strip_whitespace=False,
    )
    start = sentence.start
    borders = []
    for piece in splitter.split_text(text[sentence.start : sentence.end])[:-1]:
        start += len(piece)
        borders.append(start)
    yield from _cut(text, sentence, borders)
