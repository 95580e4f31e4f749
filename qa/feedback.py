"""What users say of answers: appended to a file beside the index, and read back as lines of a test set."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from index.errors import BadInput
from qa.language import _
from qa.records import Answer, Json, Place, Quote

FEEDBACK_FILE = "feedback.jsonl"
RIGHT, WRONG = "right", "wrong"
VERDICTS = (RIGHT, WRONG)
MAX_REASON_CHARS = 1000
MAX_FILE_BYTES = 50_000_000  # somebody who sends for ever does not fill the disk


def note_feedback(directory: Path, answer: Answer, verdict: str, reason: str = "") -> None:
    """Append what a user says of an answer to the archive's file, in one line.

    :param verdict: `RIGHT` or `WRONG`.
    :param reason: Why, in the user's words; may be empty.
    :raises BadInput: If the verdict is none, the reason is too long, or the file is full or cannot be written.
    """
    if verdict not in VERDICTS:
        raise BadInput(f"an answer is {' or '.join(VERDICTS)}, not {verdict!r}")
    if len(reason) > MAX_REASON_CHARS:
        says = _("the reason has {number} characters: at most {most}")
        raise BadInput(says.format(number=len(reason), most=MAX_REASON_CHARS))
    record = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "verdict": verdict,
        "reason": reason.strip(),
    }
    line = json.dumps(record | {"answer": answer.to_json()}) + "\n"
    path = directory / FEEDBACK_FILE
    try:
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.fstat(file).st_size > MAX_FILE_BYTES:
                raise BadInput(_("{path} is full: move it away, and a new one is begun").format(path=path))
            os.write(file, line.encode())  # in one piece: lines of several at once do not mix
        finally:
            os.close(file)
    except OSError as error:
        says = _("{path} cannot be written: {reason}")
        raise BadInput(says.format(path=path, reason=error.strerror)) from error


def read_feedback(path: Path) -> Iterator[tuple[Json, Answer]]:
    """Give each line of such a file, with its answer.

    :raises BadInput: If there is no such file, or a line is none of its own; the line is named.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read: give a {FEEDBACK_FILE} of an index") from error
    for number, line in enumerate(lines, start=1):
        try:
            record = json.loads(line)
            yield record, Answer.from_json(record["answer"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadInput(f"{path}, line {number}: no feedback of the chat") from error


def draft_from_feedback(feedback: Iterable[tuple[Json, Answer]], n: int) -> list[Json]:
    """Make at most n lines of a native test set, the newest first, each question once.

    A right answer gives its first quote with its other places as gold; rightly declined, the kind of reason. Of a wrong one the
    right place is not known: the line has no gold and says so in its note, for a person to fill in.
    """
    latest = {answer.question: (record, answer) for record, answer in feedback}
    chosen = list(latest.values())[::-1][:n]
    return [
        {"id": f"feedback-{number:03}", **_draft(record, answer)}
        for number, (record, answer) in enumerate(chosen, start=1)
    ]


def _draft(record: Json, answer: Answer) -> Json:
    reason = str(record.get("reason") or "")
    line: Json = {"question": answer.question}
    filters = _draft_filters(answer)
    line |= {"filters": filters} if filters else {}
    if record.get("verdict") != RIGHT:
        given = "declined" if answer.status == "abstained" else f"answered with “{answer.quotes[0].text}”"
        why = f" ({reason})" if reason else ""
        return line | {"gold": [], "note": f"called wrong{why}: {given}; fill in gold, or answerable false"}
    if answer.status == "abstained":
        declined = {"declined": answer.declined} if answer.declined is not None else {}
        return line | {"answerable": False, **declined, "note": f"called right: {answer.reason}"}
    first = answer.quotes[0]
    short = [] if answer.short_answer is None else [answer.short_answer]
    gold = _draft_gold([first, *(place for place in first.also_in if place.variant in (None, "same"))])
    return line | {"speaker": first.speaker, "short_answers": short, "gold": gold, "note": "called right"}


def _draft_gold(places: Sequence[Quote | Place]) -> list[Json]:
    return [{"file": place.source, "text": place.text, "start": place.start} for place in places]


def _draft_filters(answer: Answer) -> Json:
    read = answer.interpretation
    given = {"outlets": list(read.outlets), "since": read.since, "until": read.until}
    return {name: value for name, value in given.items() if value}
