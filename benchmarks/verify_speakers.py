"""Read PolNeAR's gold attributions as quotes with the name of their speaker."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.records import Span

_SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content) (\d+) (\d+)\t")  # spans with gaps are passed over
_EVENT = re.compile(r"E\d+\t(.*)")
_NAME = re.compile(r"(?:[A-Z][\w’'-]*\.? )*[A-Z][\w’'-]+")
_NO_NAMES = frozenset("He She They It We I The A An This That One Some Many Most Others Both Who".split())


@dataclass(frozen=True, slots=True)
class Said:
    """A quote of the corpus: what was said, and the name in the gold source."""

    file: str
    text: str
    span: Span
    speaker: str


def read_said(folder: Path) -> Iterator[Said]:
    """Give the attributions of a part of the corpus whose source has a name in it, by file."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        annotations = folder / "attributions" / f"{path.stem}.ann"
        if annotations.exists():
            yield from _read_file(path.name, text, annotations.read_text(encoding="utf-8"))


def _read_file(name: str, text: str, annotations: str) -> Iterator[Said]:
    spans: dict[str, Span] = {}
    for match in _SPAN.finditer(annotations):
        spans[match[1]] = Span(int(match[3]), int(match[4]))
    for event in _EVENT.finditer(annotations):
        roles = dict(pair.split(":") for pair in event[1].split() if pair.count(":") == 1)
        said = _make(name, text, spans, roles)
        if said is not None:
            yield said


def _make(name: str, text: str, spans: Mapping[str, Span], roles: Mapping[str, str]) -> Said | None:
    content, source = spans.get(roles.get("Content", "")), spans.get(roles.get("Source", ""))
    if content is None or source is None:
        return None
    names = [found for found in _NAME.findall(text[source.start : source.end]) if found not in _NO_NAMES]
    if not names or len(text[content.start : content.end].split()) < 4:
        return None
    return Said(name, text[content.start : content.end], content, re.sub(r"['’]s$", "", str(names[-1])))
