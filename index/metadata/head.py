"""Read the head of an article: its header lines and its headline, up to where the story begins."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.clean import is_boilerplate
from index.metadata.exclude import (
    CHRONICLE,
    REVIEW,
    begins_with_by,
    is_about_work,
    is_time_and_place,
    outlet_of_place,
)
from index.metadata.header import PLAIN, HeaderLine, read_header_line, read_label
from index.metadata.headline import LEDE_CHARS, TITLE_CHARS, is_headline, is_sentence, is_short_headline
from index.metadata.names import is_outlet_name
from index.records import Span
from index.sentences import split_lines

HEAD_LINES = 10  # lines, clutter and header lines not counted, of a beginning that may hold metadata
SCANNED_LINES = 80  # lines looked at for a headline; menus with one item a line can be long
HEADER_SENTENCES = 3  # sentences (standfirst, caption, lead) after which no header line is looked for
BARE_DATE_SENTENCES = 1  # the same for a line that is only a date: it may head a section of the story
SHORT_TITLE_LINES = 6  # lines among which those between a headline of two words and its story stand
MENU_WORDS, MENU_LINES = 4, 4  # so many lines together of so few words are a menu
REPEATED_WORDS = 5  # words of a line that stands twice in the head and so is the headline


@dataclass(frozen=True, slots=True)
class Reading:
    """A value read from a text, and the words it was read from."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an article.

    Attributes:
        title: The headline; None if none stands before the story.
        headers: The header lines, in order.
        nameplate: A line above the headline, or below the byline, that holds an outlet's name alone.
    """

    title: Reading | None = None
    headers: tuple[HeaderLine, ...] = ()
    nameplate: Reading | None = None


def content_lines(text: str) -> list[Span]:
    """Find the lines of a text that are not blank, without white space around them."""
    return [line for line in split_lines(text) if len(line)]


def read_head(text: str, spans: Sequence[Span]) -> Head:
    """Read headline and header lines of a text; nothing of the story is read.

    The headline is the first short line before the story that is nothing else, or the line that stands
    twice there. Clutter is passed over. A text of one line has no head.

    :param spans: The lines of the text, as `content_lines` finds them.
    """
    if len(spans) < 2:
        return Head()
    walk = _Walk(text, spans[:SCANNED_LINES])
    walk.run()
    headers = _drop_chronicle(text, spans, walk)
    if walk.title is not None and REVIEW.match(walk.title.value):
        headers = tuple(replace(header, authors=None) for header in headers)  # may be the author of the work
    return Head(walk.title, headers, walk.nameplate)


class _Walk:
    """One pass over the lines of a head, from the top to where the story begins."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self.title: Reading | None = None
        self.nameplate: Reading | None = None
        self.headers: list[HeaderLine] = []
        self.end = len(spans)  # index of the first line that is the story's
        self._text, self._spans = text, spans
        self._lines = [text[span.start : span.end] for span in spans]
        self._sentences = self._contents = 0
        self._role = PLAIN
        self._labelled = False  # the headline was labelled as one
        self._beside_header = True  # the line before was headline, header line or nothing
        self._below_header = False  # the line before was a header line under the headline

    def run(self) -> None:
        """Read line after line."""
        for at, line in enumerate(self._lines):
            if not self._take(at, line):
                self.end = at
                break
        self._prefer_repeated()

    def _take(self, at: int, line: str) -> bool:
        """Take one line; False if the story has begun."""
        if self._take_header(at, line):
            return True
        said = read_label(line)
        if said is not None:
            self._role = said
            return True
        self._role = PLAIN
        below_header, self._below_header = self._below_header, False
        self._beside_header = False
        if below_header and self.nameplate is None and is_outlet_name(line):
            self.nameplate = Reading(line, line)  # a name alone under the byline
            return True
        if is_boilerplate(line):
            return True
        if len(line) >= LEDE_CHARS:
            return False
        return self._take_content(at, line)

    def _take_header(self, at: int, line: str) -> bool:
        header = self._read_header(at, line)
        if header is None or (header.loose and not self._beside_header):
            return False
        if header.loose and header.authors is not None and self.title is None:
            return False
        if header.dates and header.dates[0].bare and self._sentences > BARE_DATE_SENTENCES:
            return False
        self.headers.append(header)
        self._role, self._beside_header, self._below_header = PLAIN, True, self.title is not None
        if header.title is not None and not self._labelled:
            self.title, self._labelled = Reading(header.title, line), True
        return True

    def _read_header(self, at: int, line: str) -> HeaderLine | None:
        """Read a header line, without what the next line shows to be the date of an event or the author of a book."""
        header = read_header_line(line, self._role)
        if header is None:
            return None
        below = self._below(at)
        if header.authors is not None and is_about_work(below):
            header = replace(header, authors=None)
        if header.title is not None and any(is_about_work(near) for near in self._lines[at + 1 : at + 4]):
            header = replace(header, title=None)
        if header.dates and header.dates[0].bare and is_time_and_place(below):
            header = replace(header, dates=())
        return header

    def _below(self, at: int) -> str:
        return self._lines[at + 1] if at + 1 < len(self._lines) else ""

    def _take_content(self, at: int, line: str) -> bool:
        first = self._contents == 0
        placed = outlet_of_place(line)
        if at == 0 and placed is not None:
            self.nameplate = Reading(placed, line)
            return True
        if (
            self.title is None
            and not self._sentences
            and (self._is_short_title(at, line) or is_headline(line, first=first))
            and not self._in_menu(at)
            and not (at > 0 and begins_with_by(line))
        ):
            if self._is_nameplate(at, line):
                self.nameplate = Reading(line, line)
                return True
            self.title = self._make_title(at)
            self._beside_header = True
            self._contents += 1
            return True
        if self.title is not None and line == self.title.value:
            self._beside_header = True
            return True
        self._contents += self.title is not None or len(line.split()) > MENU_WORDS
        self._sentences += is_sentence(line)
        return self._contents < HEAD_LINES and self._sentences < HEADER_SENTENCES

    def _is_nameplate(self, at: int, line: str) -> bool:
        """Tell an outlet's name above the headline from a headline: a menu follows it, or a longer headline."""
        if self.nameplate is not None or len(line.split()) > MENU_WORDS or not is_outlet_name(line):
            return False
        return line.lower().startswith("the ") or is_boilerplate(self._below(at))

    def _is_short_title(self, at: int, line: str) -> bool:
        """Tell whether the first line is a headline of two words: header lines follow it, and then the story."""
        following = [read_header_line(near) for near in self._lines[1:SHORT_TITLE_LINES]]
        headers = list(itertools.takewhile(lambda header: header is not None, following))
        first = headers[0] if headers else None
        if at or first is None or not (first.dates or first.authors or first.outlet):
            return False
        below = self._below(at + len(headers))
        if below and below[-1] not in '.!?”"’':
            return False  # the headline may stand below; the first line is a section or a name
        return is_short_headline(line, above_byline=first.authors is not None)

    def _in_menu(self, at: int) -> bool:
        def is_item(line: str) -> bool:
            return (
                len(line.split()) <= MENU_WORDS and read_header_line(line) is None and line[-1] not in ".!?"
            )

        run = 0
        for step in (-1, 1):
            near = at + step
            while 0 <= near < len(self._lines) and is_item(self._lines[near]) and run < MENU_LINES:
                run, near = run + 1, near + step
        return is_item(self._lines[at]) and run + 1 >= MENU_LINES

    def _make_title(self, at: int) -> Reading:
        """Take a line as the headline; one that ends in a semicolon goes on in the next line."""
        span, line = self._spans[at], self._lines[at]
        title = line.lstrip("# ")
        if line.endswith(";") and at + 1 < len(self._spans):
            below = self._spans[at + 1]
            joined = title + " " + self._lines[at + 1]
            if self._text.count("\n", span.end, below.start) == 1 and len(joined) <= TITLE_CHARS:
                return Reading(joined, self._text[span.start : below.end])
        return Reading(title.rstrip("; ") if line.endswith(";") else title, line)

    def _prefer_repeated(self) -> None:
        if any(header.title is not None for header in self.headers):
            return
        seen: set[str] = set()
        for line in self._lines[: self.end]:
            if line in seen and len(line.split()) >= REPEATED_WORDS and is_headline(line, first=False):
                if not is_boilerplate(line):
                    self.title = Reading(line, line)
                return
            seen.add(line)


def _drop_chronicle(text: str, spans: Sequence[Span], walk: _Walk) -> tuple[HeaderLine, ...]:
    """Drop lines that are only a date where the text is a chronicle: such lines head its entries."""
    bare = [header for header in walk.headers if header.dates and header.dates[0].bare]
    if not bare:
        return tuple(walk.headers)
    later = {text[span.start : span.end] for span in spans[walk.end :] if len(span) <= 40}
    known = {header.line for header in bare}
    headed = walk.title is not None and CHRONICLE.search(walk.title.value) is not None
    if headed or len(known) > 2 or any(_is_bare_date(line) for line in later - known):
        return tuple(header for header in walk.headers if header not in bare)
    return tuple(walk.headers)


def _is_bare_date(line: str) -> bool:
    if not any(char.isdigit() for char in line):
        return False
    header = read_header_line(line)
    return header is not None and bool(header.dates) and header.dates[0].bare
