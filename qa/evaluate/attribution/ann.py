"""Read and write the lines of a brat .ann file.

The format is that of https://brat.nlplab.org/standoff.html, with two liberties that PolNeAR takes: a span over a
line break has its text go on in the next physical lines, and pieces of a span may stand in any order.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from index.errors import BadInput
from index.records import Span
from index.spans import join_spans
from qa.evaluate.attribution.records import Attribution, make_attribution

_BEGIN = re.compile(r"(?P<id>[TEARMN][0-9]+|#[0-9]*|\*)\t(?P<rest>.*)", re.DOTALL)
_SPAN = re.compile(
    r"(?P<type>\S+) (?P<pieces>[0-9]{1,9} [0-9]{1,9}(?:;[0-9]{1,9} [0-9]{1,9})*)\t(?P<text>.*)", re.DOTALL
)
_ROLE = re.compile(r"(?P<role>source|cue|content)[0-9]*", re.IGNORECASE)  # brat numbers a role that repeats
_PAIR = re.compile(r"(?P<role>[^\s:]+):(?P<target>[TE][0-9]+)")
_WHITE = re.compile(r"\s")
_EVENT_FORM = "E1<tab>Attribution:T4 Source:T1 Cue:T2 Content:T3"
_SPAN_FORM = "T1<tab>TYPE START END[;START END…]<tab>text"
_SHOWN_CHARS = 60  # of a line that cannot be read, in its message
_SILENT = "AMN#"  # attributes, normalisations and remarks: never part of who said what


@dataclass(frozen=True, slots=True)
class Annotations:
    """What an .ann file says.

    Attributes:
        attributions: In the order of their E lines.
        spans: Number of T lines.
        mismatched: Numbers of the T lines whose text is not what stands at their offsets; the offsets count.
        unread: What was not read, in words, and how often.
    """

    attributions: tuple[Attribution, ...]
    spans: int = 0
    mismatched: tuple[int, ...] = ()
    unread: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Record:
    """A record of the file: the number of its first line, and its lines after the id."""

    number: int
    id: str
    lines: list[str]


def parse_ann(raw: str, text: str, place: str) -> Annotations:
    """Read the attributions of an .ann file.

    An attribution is an E line with a Source, a Cue or a Content; these may repeat ("Content2"), and then their
    spans count together. An empty file has none.

    :param raw: The decoded file; white space before a line feed does not count.
    :param text: The article that the offsets count in.
    :param place: Name of the file, for messages.
    :raises BadInput: If a line is torn or malformed, an id occurs twice, a span reaches beyond the text, or an E
        line names a span that is not there.
    """
    events: list[_Record] = []
    spans: dict[str, tuple[Span, ...]] = {}
    mismatched: list[int] = []
    unread: Counter[str] = Counter()
    seen: set[str] = set()
    for record in _split_records(raw, place):
        if record.id in seen and record.id[0] in "TE":
            raise _bad(place, record.number, f"{record.id} is there twice; give each line its own id")
        seen.add(record.id)
        if record.id[0] == "T":
            spans[record.id], matches = _read_span(record, text, place)
            mismatched += [] if matches else [record.number]
        elif record.id[0] == "E":
            events.append(record)
        elif record.id[0] not in _SILENT:
            unread[f"{record.id[0]} lines (attributions are read from E lines)"] += 1
    read = [_read_event(event, spans, unread, place) for event in events]
    found = tuple(attribution for attribution in read if attribution is not None)
    return Annotations(found, len(spans), tuple(mismatched), dict(unread))


def _bad(place: str, number: int, what: str) -> BadInput:
    return BadInput(f"{place}, line {number}: {what}")


def _split_records(raw: str, place: str) -> Iterator[_Record]:
    """Give the records; a line that begins none goes on the T line before it, if there is one."""
    record: _Record | None = None
    for number, line in enumerate(raw.split("\n"), 1):  # no other character ends a line of brat's
        begin = _BEGIN.match(line)
        if begin is not None:
            if record is not None:
                yield record
            record = _Record(number, begin["id"], [begin["rest"]])
        elif record is not None and record.id[0] == "T":
            record.lines.append(line)
        elif line.strip():
            shown = repr(line[:_SHOWN_CHARS])
            raise _bad(place, number, f"{shown} is no line of brat's; expected {_SPAN_FORM} or {_EVENT_FORM}")
    if record is not None:
        yield record


def _read_span(record: _Record, text: str, place: str) -> tuple[tuple[Span, ...], bool]:
    """Give the pieces of a T line, and whether its text is what stands there, white space aside."""
    match = _SPAN.fullmatch(record.lines[0])
    if match is None:
        raise _bad(place, record.number, f"{record.id} is torn or malformed; expected {_SPAN_FORM}")
    pieces = [Span(*map(int, piece.split())) for piece in match["pieces"].split(";")]
    for piece in pieces:
        if not piece.start < piece.end <= len(text):
            borders = f"{piece.start} {piece.end}"
            raise _bad(
                place,
                record.number,
                f"{record.id} has a piece {borders}; expected START < END <= {len(text)}, the text's length",
            )
    there = " ".join(text[piece.start : piece.end] for piece in pieces)
    said = _join_lines(record, match["text"], there, place)
    return join_spans(pieces), _bare(said) == _bare(there)


def _join_lines(record: _Record, first: str, there: str, place: str) -> str:
    """Join a span's text over physical lines, as far as it can go on: not beyond its line breaks or its end."""
    said, breaks = first, there.count("\n")
    for offset, line in enumerate(record.lines[1:], 1):
        if not line.strip():
            continue
        if offset > breaks or _bare(said) == _bare(there):
            shown = repr(line[:_SHOWN_CHARS])
            what = f"{shown} is no line of brat's, and the text of {record.id} above does not go on with it"
            raise _bad(place, record.number + offset, f"{what}; expected {_SPAN_FORM} or {_EVENT_FORM}")
        said = f"{said}\n{line}"
    return said


def _bare(text: str) -> str:
    return "".join(text.split())


def _read_event(
    event: _Record, spans: Mapping[str, tuple[Span, ...]], unread: Counter[str], place: str
) -> Attribution | None:
    """Read an E line; the trigger counts only where its own type is a role's name."""
    roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    pairs = [_read_pair(word, event, place) for word in event.lines[0].split()]
    if not pairs:
        raise _bad(place, event.number, f"{event.id} is torn; expected {_EVENT_FORM}")
    for at, (name, target) in enumerate(pairs):
        role = _ROLE.fullmatch(name)
        if target[0] == "T" and target not in spans:
            raise _bad(place, event.number, f"{event.id} names {target}, and there is no such T line")
        if role is not None and target[0] == "T":
            roles[role["role"].lower()] += spans[target]
        elif role is not None:
            unread["roles that are events, not spans"] += 1
        elif at > 0:
            unread[f"roles named {name}"] += 1
    if not any(roles.values()):
        unread["E lines without source, cue and content"] += 1
        return None
    return make_attribution(**roles)


def _read_pair(word: str, event: _Record, place: str) -> tuple[str, str]:
    pair = _PAIR.fullmatch(word)
    if pair is None:
        raise _bad(
            place,
            event.number,
            f"{word[:_SHOWN_CHARS]!r} in {event.id} is torn or malformed; expected {_EVENT_FORM}",
        )
    return pair["role"], pair["target"]


def format_ann(attributions: Iterable[Attribution], text: str) -> str:
    """Write attributions as lines of brat's, one E line each, with the cue as its trigger.

    Where there is no cue, the first of content and source is the trigger. All white space inside a span's text
    becomes a blank, as brat itself has it. No attribution gives an empty file.

    :raises ValueError: If an attribution has no span at all, or one reaches beyond the text.
    """
    lines: list[str] = []
    spans = 0
    for number, attribution in enumerate(attributions, 1):
        roles = {
            "Source": join_spans(attribution.source),
            "Cue": join_spans(attribution.cue),
            "Content": join_spans(attribution.content),
        }
        if not any(roles.values()):
            raise ValueError(f"attribution {number} has neither source nor cue nor content")
        trigger = roles["Cue"] or roles["Content"] or roles["Source"]
        given = {role: pieces for role, pieces in {**roles, "Attribution": trigger}.items() if pieces}
        ids = {role: f"T{spans + place}" for place, role in enumerate(given, 1)}
        spans += len(given)
        lines += [_format_span(ids[role], role, pieces, text) for role, pieces in given.items()]
        names = ["Attribution", *(role for role in roles if role in given)]
        lines.append(f"E{number}\t" + " ".join(f"{role}:{ids[role]}" for role in names))
    return "".join(f"{line}\n" for line in lines)


def _format_span(span_id: str, role: str, pieces: tuple[Span, ...], text: str) -> str:
    if pieces[0].start < 0 or pieces[-1].end > len(text):
        raise ValueError(f"{role} {pieces} reaches beyond a text of {len(text)} code points")
    places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    said = " ".join(text[piece.start : piece.end] for piece in pieces)
    return f"{span_id}\t{role} {places}\t{_WHITE.sub(' ', said)}"
