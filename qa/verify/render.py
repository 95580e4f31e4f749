"""Show verdicts in a terminal, and write them into a file."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from index.errors import BadInput
from qa.verify.diff import name_mark
from qa.verify.records import (
    AGREES,
    ALTERED,
    ERROR,
    EXACT,
    MISSING,
    NOT_CHECKED,
    WRONG_SPEAKER,
    Piece,
    Verdict,
)

_COLOURS = {EXACT: "green", ALTERED: "red", MISSING: "red", ERROR: "red"}
_SHOWN_CHARS = 100  # code points of a quote that are shown beside its verdict
_SAME_WORDS = 8  # words shown on each side of a change
COLUMNS = (
    "verdict", "id", "place", "role", "rank", "quote", "claimed_speaker", "speaker", "attributed_to", "source",
    "article", "start", "end", "outlet", "date", "checked", "file", "found_source", "found_start", "found_end",
    "found_text", "changes", "message",
)  # fmt: skip


def render_verdict(verdict: Verdict) -> str:
    """Write a verdict for reading: one line, and below it what differs."""
    word = "ok" if verdict.verdict == EXACT else verdict.verdict
    head = [click.style(f"{word:14}", fg=_COLOURS.get(verdict.verdict, "yellow"), bold=True), *_name(verdict)]
    lines = ["  ".join(part for part in head if part)]
    if verdict.verdict != ERROR:
        lines.append(f"    {_clean(_shorten(verdict.claim.text))}")
    if verdict.diff:
        lines.append(f"    {render_diff(verdict.diff)}")
    lines += [f"    {_clean(note)}" for note in _notes(verdict)]
    return "\n".join(lines)


def _name(verdict: Verdict) -> Iterator[str]:
    claim = verdict.claim
    yield _clean(claim.id)
    if verdict.verdict == ERROR:
        yield _clean(verdict.message)
        return
    yield "" if claim.role == "quote" and claim.rank is None else f"{claim.role} {claim.rank or ''}".strip()
    found = verdict.found
    if found is not None and (verdict.verdict == EXACT or claim.span is None):
        yield f"{_clean(found.source)} [{found.start}:{found.end}]"
    elif claim.source is not None:
        yield _clean(claim.source) + ("" if claim.span is None else f" [{claim.start}:{claim.end}]")


def _notes(verdict: Verdict) -> Iterator[str]:
    found = verdict.found
    if found is not None and verdict.verdict != EXACT and verdict.claim.span is not None:
        where = "stands now at" if not verdict.diff else "nearest:"
        yield f"{where} {found.source} [{found.start}:{found.end}]"
    if verdict.verdict == WRONG_SPEAKER:
        named = "nobody of that name" if verdict.attributed_to is None else verdict.attributed_to
        yield f"said to be of {verdict.claim.speaker}; the source names {named}"
    elif verdict.speaker is not None and verdict.verdict == EXACT:
        said = {AGREES: "agrees with the source", NOT_CHECKED: "not checked"}.get(verdict.speaker)
        yield f"speaker {verdict.claim.speaker}: {said}"
    if verdict.message and verdict.verdict != ERROR:
        yield verdict.message


def render_diff(diff: tuple[Piece, ...]) -> str:
    """Write a word diff: [-only in the source-] {+only in the quote+}, with some words on each side."""
    parts = []
    for number, piece in enumerate(diff):
        if piece.kind == "removed":
            parts.append(click.style(f"[-{_clean(piece.text)}-]", fg="red"))
        elif piece.kind == "added":
            parts.append(click.style(f"{{+{_clean(piece.text)}+}}", fg="green"))
        else:
            parts.append(_clean(_cut_same(piece.text, first=number == 0, last=number == len(diff) - 1)))
    return " ".join(parts)


def _cut_same(text: str, *, first: bool, last: bool) -> str:
    words = text.split()
    if first and len(words) > _SAME_WORDS:
        return " ".join(["…", *words[-_SAME_WORDS:]])
    if last and len(words) > _SAME_WORDS:
        return " ".join([*words[:_SAME_WORDS], "…"])
    if len(words) > 2 * _SAME_WORDS:
        return " ".join([*words[:_SAME_WORDS], "…", *words[-_SAME_WORDS:]])
    return text


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_CHARS else line[: _SHOWN_CHARS - 1] + "…"


def _clean(text: str) -> str:
    """Write what would steer the terminal, or not be seen at all, by its number and name."""
    return "".join(char if char in "\t\u00a0" else name_mark(char) for char in " ".join(text.split("\n")))


def render_summary(counts: Mapping[str, int], from_index: int, speakers: int = 0) -> str:
    """Write how many quotes there are of each verdict, and how many were checked against the index only.

    :param speakers: Of the exact ones, those whose speaker could not be checked.
    """
    total = sum(counts.values())
    said = ", ".join(f"{name} {number}" for name, number in counts.items() if number or name == EXACT)
    line = f"{total} quotes: {said}" if total else "no quotes in it"
    line += f"; {from_index} checked against the index" if from_index else ""
    return line + (f"; {speakers} speaker{'s' * (speakers != 1)} not checked" if speakers else "")


# Into a file


def check_suffix(path: Path) -> Path:
    """Give the path of a file for verdicts as it is.

    :raises BadInput: If its suffix tells no format.
    """
    if path.suffix.lower() not in (".csv", ".jsonl"):
        raise BadInput(f"{path}: name a file that ends in .csv or .jsonl")
    return path


@contextmanager
def open_report(path: Path | None) -> Iterator[Callable[[Verdict], object]]:
    """Open a new .csv or .jsonl file for verdicts; without a path, take them and do nothing.

    :raises BadInput: If it exists already, cannot be written, or has another suffix.
    """
    if path is None:
        yield lambda verdict: None
        return
    suffix = check_suffix(path).suffix.lower()
    try:
        # A quote may hold half a character (a lone surrogate), which UTF-8 cannot write.
        file = open(path, "x", encoding="utf-8", errors="backslashreplace", newline="")  # noqa: SIM115 - closed below
    except FileExistsError as error:
        raise BadInput(f"{path} exists already: name another --out file, or remove it") from error
    except OSError as error:
        raise BadInput(f"--out {path} cannot be written: {error.strerror or error}") from error
    with file:
        yield _csv_writer(file) if suffix == ".csv" else _json_writer(file)


def _json_writer(file: TextIO) -> Callable[[Verdict], object]:
    return lambda verdict: file.write(json.dumps(verdict.to_json(), ensure_ascii=False) + "\n")


def _csv_writer(file: TextIO) -> Callable[[Verdict], object]:
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    return lambda verdict: writer.writerow(to_row(verdict))


def to_row(verdict: Verdict) -> dict[str, Any]:
    """Give a verdict as a row of `COLUMNS`."""
    record = verdict.to_json()
    found = record.pop("found") or {}
    changes = "; ".join(f"[-{old}-]{{+{new}+}}" for old, new in verdict.changes)
    row = record | {f"found_{name}": value for name, value in found.items()} | {"changes": changes}
    return {name: row.get(name) for name in COLUMNS}
