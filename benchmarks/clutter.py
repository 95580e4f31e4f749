"""Inject clutter lines of invented news sites into articles, so that cleaning can be measured.

A kind of clutter is a few phrasings in a small notation; an outlet is a way of writing and a stock of words.

    {word}      one entry of the list `word`, none twice in one block as long as others are left
    {=word}     what {word} gave last in this block; {~word} the same, or a first one, in small letters without spaces
    {3-12}      a number; {1,000-9,000} one with a comma; {00-59} one with leading noughts; {i} counts repeats
    <a|b|>      one of the alternatives
    *3-6 line   the line three to six times, drawn anew each time; " // " breaks it into several
    ^line       a label, in the outlet's letter case

The same text, outlet, stocks and seed always give the same page.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Words = Mapping[str, Sequence[str]]
Case = Literal["as written", "upper", "title", "lower"]

FIXED_KINDS = (
    9  # of an outlet's own furniture; with what varies a page grows by about half, as the seeds have
)
FIXED_SHOWN = 0.9  # share of the furniture that a page shows
VARIABLE_BLOCKS = {"T": (0, 2), "H": (0, 2), "E": (2, 5)}  # fewest and most on a page, by place
MIDDLE_PLACES = (0, 4)  # fewest and most places between paragraphs
USUAL_GAP = 0.8  # share of the blocks that stand off by the outlet's usual gap

BASE_WORDS: Words = {
    "month": "January February March April May June July August September October November December".split(),
    "mon": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "weekday": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}

_TOKEN = re.compile(r"\{([=~]?[a-z_]+|\d[\d,]*-\d[\d,]*)\}|<([^<>]*\|[^<>]*)>")
_REPEAT = re.compile(r"\*(\d+)-(\d+) ")
_SMALL_WORDS = frozenset("a an and as at but by for from in of on or over the to with".split())


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of clutter.

    Attributes:
        name: What it is; unique over all stocks.
        places: Where it may stand: T before the title, H between title and story, M between paragraphs, E at the end.
        phrasings: Ways of writing it, in the notation above.
        fixed: Written once for an outlet and the same on all its pages; otherwise drawn anew for each page.
    """

    name: str
    places: str
    phrasings: tuple[str, ...]
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Stock:
    """Kinds of clutter and the lists of words that only they use."""

    kinds: tuple[Kind, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented news site: its words, and how its pages look once the markup is gone.

    Attributes:
        slug: Name of its folder.
        words: Its name, places, people, sections and marks; they go before all other lists.
        labels: Letter case of its labels.
        titles: Whether its headlines Have Capitals.
        curly: Whether it prints curly quotes.
        line_gap: What stands between two lines of a block.
        block_gap: What usually stands between a block and the rest.
    """

    slug: str
    words: Words
    labels: Case = "as written"
    titles: bool = False
    curly: bool = True
    line_gap: str = "\n"
    block_gap: str = "\n\n"


@dataclass(frozen=True, slots=True)
class Injected:
    """A range [start, end) of injected code points, the white space that sets it off included, and its kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Page:
    """An article among clutter; without the injected ranges the text is the article, unchanged."""

    text: str
    injected: tuple[Injected, ...]
    outlet: str


@dataclass(frozen=True, slots=True)
class _Block:
    offset: int  # where in the article it goes
    kind: str
    text: str


def inject(text: str, outlet: Outlet, stocks: Sequence[Stock], *, seed: int) -> Page:
    """Put clutter of the stocks' kinds, as the outlet writes it, before, into and behind an article.

    The first line that is not blank is taken for the title. An article of fewer than two such lines gets
    clutter before and behind it only.
    """
    rng = random.Random(f"{seed}\n{outlet.slug}\n{text}")
    places = _find_places(text, rng)
    blocks = [*_draw_fixed(outlet, stocks, places, seed, rng), *_draw_variable(outlet, stocks, places, rng)]
    rng.shuffle(blocks)
    blocks.sort(key=lambda block: block.offset)
    return _assemble(text, blocks, outlet, rng)


def _find_places(text: str, rng: random.Random) -> dict[str, list[int]]:
    """Give the offsets of each place; several only in the middle, of which a few are drawn."""
    lines = [match.start() for match in re.finditer(r"^.*\S.*$", text, re.MULTILINE)]
    between = lines[2:]
    middle = rng.sample(between, min(len(between), rng.randint(*MIDDLE_PLACES)))
    return {"T": [0], "H": lines[1:2], "M": sorted(middle), "E": [len(text)]}


def _draw_fixed(
    outlet: Outlet,
    stocks: Sequence[Stock],
    places: Mapping[str, Sequence[int]],
    seed: int,
    rng: random.Random,
) -> Iterator[_Block]:
    """Draw from the outlet's furniture, which depends on the outlet, the stocks and the seed alone."""
    all_fixed = [(kind, stock) for stock in stocks for kind in stock.kinds if kind.fixed]
    site = random.Random(f"{seed}\n{outlet.slug}")
    for kind, stock in site.sample(all_fixed, min(FIXED_KINDS, len(all_fixed))):
        place = site.choice(kind.places)
        written = write_block(kind, outlet, stock.words, site)
        if places[place] and rng.random() < FIXED_SHOWN:
            yield _Block(rng.choice(places[place]), kind.name, written)


def _draw_variable(
    outlet: Outlet, stocks: Sequence[Stock], places: Mapping[str, Sequence[int]], rng: random.Random
) -> Iterator[_Block]:
    """Draw what differs from page to page: no kind twice at one place, one block at each place of the middle."""
    variable = [(kind, stock) for stock in stocks for kind in stock.kinds if not kind.fixed]
    for place, offsets in places.items():
        fitting = [(kind, stock) for kind, stock in variable if place in kind.places]
        wanted = len(offsets) if place == "M" else rng.randint(*VARIABLE_BLOCKS[place])
        drawn = rng.sample(fitting, min(wanted, len(fitting)))
        for number, (kind, stock) in enumerate(drawn):
            if offsets:
                offset = offsets[number % len(offsets)]
                yield _Block(offset, kind.name, write_block(kind, outlet, stock.words, rng))


def _assemble(text: str, blocks: Sequence[_Block], outlet: Outlet, rng: random.Random) -> Page:
    """Join article and blocks; a block brings its gap, behind it, at the end of the article before it."""
    parts: list[str] = []
    injected: list[Injected] = []
    done = length = 0
    for block in blocks:
        parts.append(text[done : block.offset])
        length += block.offset - done
        done = block.offset
        gap = outlet.block_gap if rng.random() < USUAL_GAP else rng.choice(("\n", "\n\n", "\n \n"))
        parts.append(gap + block.text if block.offset == len(text) else block.text + gap)
        injected.append(Injected(length, length + len(parts[-1]), block.kind))
        length += len(parts[-1])
    return Page("".join([*parts, text[done:]]), tuple(injected), outlet.slug)


def write_block(kind: Kind, outlet: Outlet, words: Words, rng: random.Random) -> str:
    """Write one block of a kind as an outlet would."""
    writer = _Writer({**BASE_WORDS, **words, **outlet.words}, outlet, rng)
    written = "\n".join(
        line for template in rng.choice(kind.phrasings).split("\n") for line in writer.lines(template)
    )
    block = re.sub(r"(?<!\n)\n(?!\n)", outlet.line_gap, written)
    return curl_quotes(block) if outlet.curly else block


class _Writer:
    """Fills templates of one block: what was drawn before is not drawn again while there is other."""

    def __init__(self, words: Words, outlet: Outlet, rng: random.Random) -> None:
        self._words, self._outlet, self._rng = words, outlet, rng
        self._unused: dict[str, list[str]] = {}
        self._last: dict[str, str] = {}

    def lines(self, template: str) -> Iterator[str]:
        """Fill the template of a line, once or as often as it says."""
        repeat = _REPEAT.match(template)
        count = 1 if repeat is None else self._rng.randint(int(repeat[1]), int(repeat[2]))
        rest = template if repeat is None else template[repeat.end() :]
        for number in range(1, count + 1):
            self._last["i"] = str(number)
            for line in rest.split(" // "):
                yield self._label(line[1:]) if line.startswith("^") else self._fill(line)

    def _label(self, template: str) -> str:
        label = self._fill(template)
        match self._outlet.labels:
            case "upper":
                return label.upper()
            case "title":
                return capitalise(label)
            case "lower":
                return label.lower()
        return label

    def _fill(self, template: str) -> str:
        return _TOKEN.sub(self._replace, template)

    def _replace(self, token: re.Match[str]) -> str:
        name, choices = token[1], token[2]
        if choices is not None:
            return self._fill(self._rng.choice(choices.split("|")))
        if name == "i" or name[0] == "=":
            return self._last[name.removeprefix("=")]
        if name[0] == "~":
            return re.sub(r"\W", "", (self._last.get(name[1:]) or self._word(name[1:])).lower())
        return self._number(name) if name[0].isdigit() else self._word(name)

    def _number(self, name: str) -> str:
        low, high = name.split("-")
        number = self._rng.randint(int(low.replace(",", "")), int(high.replace(",", "")))
        return f"{number:,}" if "," in name else f"{number:0{len(low) if low[0] == '0' else 1}}"

    def _word(self, name: str) -> str:
        if not self._unused.get(name):
            self._unused[name] = list(self._words[name])
        left = self._unused[name]
        word = self._fill(left.pop(self._rng.randrange(len(left))))
        if name == "headline":
            word = capitalise(word) if self._outlet.titles else word[:1].upper() + word[1:]
        self._last[name] = word
        return word


def capitalise(text: str) -> str:
    """Give each word a capital, small words but the first excepted: "A Walk in the Rain"."""
    words = text.split(" ")
    return " ".join(
        word if number and word.lower() in _SMALL_WORDS else word[:1].upper() + word[1:]
        for number, word in enumerate(words)
    )


def curl_quotes(text: str) -> str:
    """Turn straight quotes into curly ones, opening where a word begins."""
    text = re.sub(r"(^|[\s(\[—–/])\"", r"\1“", text, flags=re.MULTILINE).replace('"', "”")
    return re.sub(r"(^|[\s(\[—–/“])'", r"\1‘", text, flags=re.MULTILINE).replace("'", "’")
