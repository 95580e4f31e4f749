"""Made-up pages to train on: stories with clutter put into them, so that the clutter of a page is known.

Only `index.clean.train` uses this; nothing of it runs when articles are cleaned.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.clean.lines import Line
from index.clean.material import Example, Story
from index.records import Span

LOCAL = ("en",) * 8  # pages of local news for each set of pages in other languages
FOREIGN = re.compile(r"(?:de|fr|es|uk|ru) ")
DECKS = (
    "{headline}",
    "Says decision on {topic} will stand",
    "{place} plan would cost {n} million, opponents say",
)
BYLINES = (
    "By {name}",
    "By {name} and {name}",
    "By {name}, {outlet}",
    "{name}",
    "Von {name}",
    "by {name}",
    "Written by {name}",
)
MASTHEADS = (
    "{date}",
    "{outlet}, {date}",
    "{outlet} | {date}",
    "Published: {date}",
    "Updated {date} 14:05 GMT",
    "{place}, {date}",
    "{outlet} {date}",
    "{outlet}",
    "{date} | {outlet}",
)
DATELINES = ("{place}:", "MOSCOW:", "KYIV, Feb. 3:")
DENSE_SHARE = (
    0.5  # share of the pages with twice the clutter; those seen in seeds hold half as much as the story
)
SLOT = re.compile(r"\{(outlet|name|first|place|topic|handle|mail|url|price|date|headline|blurb|n)\}")
BARE_SLOT = re.compile(r"\W*\{(?:outlet|name|first|place|topic|date|headline|blurb|n)\}\W*")


@dataclass(frozen=True, slots=True)
class Page:
    """A made-up page: its lines and, for each, the kind of its clutter; None for the story's own."""

    lines: tuple[Line, ...]
    kinds: tuple[str | None, ...]


def make_pages(
    stories: Sequence[Story],
    examples: Sequence[Example],
    kept: Sequence[tuple[str, str]],
    fillers: Mapping[str, Sequence[str]],
    *,
    seed: int,
) -> list[Page]:
    """Make one page of each story; the same seed gives the same pages."""
    rng = random.Random(seed)
    titles = [story.title for story in stories if not story.name.startswith("wiki")]
    ledes = [
        line
        for story in stories
        if not story.name.startswith("wiki")
        for line in story.lines[:1]
        if _is_blurb(line)
    ]
    filler = Filler(
        rng,
        {
            **fillers,
            "headline": [*list(fillers["headline"]) * 8, *titles],
            "blurb": [*list(fillers["blurb"]) * 8, *ledes],
        },
    )
    pages = [_make_page(story, examples, kept, filler) for story in stories]
    return pages + [
        _make_foreign(language, examples, kept, filler)
        for language in ("de", "fr", "es", "uk", "ru", *LOCAL) * 6
    ]


def _is_blurb(line: str) -> bool:
    """Tell whether a lede may pass for a teaser: not too long, without dateline or quotation."""
    return 60 < len(line) < 350 and re.search(r"—|--|\([A-Z]|[\"“]|''", line) is None


class Filler:
    """Fills the slots of examples; a slot that occurs twice in a line is filled twice."""

    def __init__(self, rng: random.Random, values: Mapping[str, Sequence[str]]) -> None:
        self.rng, self._values = rng, values

    def fill(self, line: str) -> str:
        """Fill the slots of one line."""
        return SLOT.sub(lambda match: self._value(match[1]), line)

    def _value(self, slot: str) -> str:
        if slot == "n":
            return str(
                self.rng.choice(
                    [
                        self.rng.randint(1, 60),
                        self.rng.randint(100, 999),
                        f"{self.rng.randint(1, 90)},{self.rng.randint(100, 999)}",
                    ]
                )
            )
        return self.rng.choice(self._values[slot])


def _make_page(
    story: Story, examples: Sequence[Example], kept: Sequence[tuple[str, str]], filler: Filler
) -> Page:
    rng = filler.rng
    body: list[tuple[str, str | None]] = [(line, None) for line in _shorten(story.lines, rng)]
    heads = [line for group, line in kept if group.startswith("english subheads")]
    if rng.random() < 0.35:
        for _ in range(rng.randint(1, 3)):
            body.insert(rng.randint(1, len(body)), (rng.choice(heads), None))
    head = [(line, None) for line in _head(story, filler)]
    if rng.random() < 0.12:
        return _lay_out([*head, *body], [], filler)
    language = [x for x in examples if not FOREIGN.match(x.kind) or rng.random() < 0.15]
    return _inject(head, body, language, filler)


def _make_foreign(
    language: str, examples: Sequence[Example], kept: Sequence[tuple[str, str]], filler: Filler
) -> Page:
    own = [line for group, line in kept if group.startswith(f"{language} story")]
    filler.rng.shuffle(own)
    body: list[tuple[str, str | None]] = [(line, None) for line in own[: filler.rng.randint(6, 14)]]
    fitting = [x for x in examples if x.kind.startswith(language + " ")] or [
        x for x in examples if FOREIGN.match(x.kind) is None
    ]
    return _inject(body[:1], body[1:], fitting, filler)


def _shorten(lines: Sequence[str], rng: random.Random) -> list[str]:
    """Take the beginning of a long story, so that pages are of all lengths."""
    return list(lines[: rng.choice([5, 8, 12, 18, 30])])


def _head(story: Story, filler: Filler) -> Iterator[str]:
    rng = filler.rng
    if rng.random() < 0.85:
        yield story.title + rng.choice(("", "", ".", ";"))
    if rng.random() < 0.25:
        yield filler.fill(rng.choice(DECKS))
    if rng.random() < 0.5:
        yield filler.fill(rng.choice(BYLINES))
    if rng.random() < 0.5:
        yield filler.fill(rng.choice(MASTHEADS))
    if rng.random() < 0.1:
        yield filler.fill(rng.choice(DATELINES))


def _inject(
    head: Sequence[tuple[str, str | None]],
    body: Sequence[tuple[str, str | None]],
    examples: Sequence[Example],
    filler: Filler,
) -> Page:
    rng = filler.rng
    by_place = {place: [x for x in examples if place in x.places] or list(examples) for place in "tme"}

    dense = rng.random() < DENSE_SHARE

    def blocks(place: str, most: int) -> list[tuple[str, str | None]]:
        found: list[tuple[str, str | None]] = []
        for _ in range(rng.randint(most // 2, 2 * most) if dense else rng.randint(0, most)):
            example = rng.choice(by_place[place if rng.random() < 0.9 else rng.choice("tme")])
            found += [("", example.kind), *_fill(example, filler), ("", example.kind)]
        return found

    cut = rng.randint(0, len(head))
    lines = [*blocks("t", 3), *head[:cut], *(blocks("t", 2) if rng.random() < 0.6 else []), *head[cut:]]
    slots = {rng.randint(1, max(1, len(body) - 1)) for _ in range(rng.choice([0, 0, 1, 2, 3, 4]))}
    for i, line in enumerate(body):
        if i in slots:
            lines += blocks("m", 2)
        lines += [("", None), line]
    return _lay_out(lines, blocks("e", 7), filler)


def _fill(example: Example, filler: Filler) -> list[tuple[str, str | None]]:
    """Fill an example; "{headline}" lines between a repeated frame may be the same story twice."""
    lines = [filler.fill(line) for line in example.lines]
    if "teaser" in example.kind and example.lines[0] == "{headline}" and "{headline}" in example.lines[1:]:
        lines = [
            lines[0] if raw == "{headline}" else line for raw, line in zip(example.lines, lines, strict=True)
        ]
    return [(line, example.kind) for line in lines]


def _lay_out(
    lines: Sequence[tuple[str, str | None]], tail: Sequence[tuple[str, str | None]], filler: Filler
) -> Page:
    """Set the blank lines of a page: between paragraphs or not, between lines of clutter or not."""
    rng = filler.rng
    spaced, loose = rng.random() < 0.7, rng.random() < 0.4
    found: list[Line] = []
    kinds: list[str | None] = []
    blank = False
    for text, kind in [*lines, *tail]:
        if not text.strip():
            blank = True
            continue
        opened = blank or (kind is None and (not kinds or kinds[-1] is None))
        blanks = int(
            bool(found) and ((opened and (spaced or rng.random() < 0.1)) or (loose and rng.random() < 0.8))
        )
        found.append(Line(Span(0, len(text)), text.strip(), blanks))
        kinds.append(kind)
        blank = False
    return Page(tuple(found), tuple(kinds))
