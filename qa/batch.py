"""Answer a file of questions into a file of answers, one JSON object a line."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import BadInput
from qa.answerer import Archive
from qa.compose import TOP


@dataclass(frozen=True, slots=True)
class Row:
    """One question of a file; the id is the line's own, or its number."""

    id: str
    question: str


def read_questions(path: Path) -> list[Row]:
    """Read a JSONL file of objects with `question` and, if they like, `id`.

    :raises BadInput: If the file cannot be read, or a line is not such an object; the message names it.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # splitlines would cut at U+2028, too
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read as UTF-8 text: {error}") from error
    rows = [_read_row(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not rows:
        raise BadInput(f'{path}: no questions: one JSON object a line, {{"id": "1", "question": "…"}}')
    return rows


def _read_row(path: Path, number: int, line: str) -> Row:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path}:{number}: not JSON ({error}): one object a line is expected") from error
    if not isinstance(record, dict) or not isinstance(record.get("question"), str):
        raise BadInput(f'{path}:{number}: no "question" text in this line')
    given = record.get("id")
    return Row(str(number if given is None else given), record["question"])


def answer_rows(archive: Archive, rows: list[Row], *, top: int = TOP) -> Iterator[dict[str, object]]:
    """Answer questions in order; a bad one gives a record with status "error" and the reason."""
    for row in rows:
        try:
            yield archive.ask(row.question, top=top, id=row.id).to_json()
        except BadInput as error:
            yield {
                "id": row.id,
                "question": row.question,
                "status": "error",
                "reason": str(error),
                "quotes": [],
            }


def run_batch(
    archive: Archive, rows: list[Row], out: Path, *, top: int = TOP, progress: Callable[[int], object]
) -> int:
    """Write an answer for each row to a new file, each line flushed; return how many.

    :raises BadInput: If the file exists already or cannot be written.
    """
    try:
        with open(
            out, "x", encoding="utf-8", errors="replace"
        ) as file:  # a question may hold a lone surrogate
            for record in answer_rows(archive, rows, top=top):
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
                file.flush()
                progress(1)
    except FileExistsError as error:
        raise BadInput(f"{out} exists already: name another --out file, or remove it") from error
    except OSError as error:
        raise BadInput(f"{out}: cannot be written: {error.strerror}") from error
    return len(rows)
