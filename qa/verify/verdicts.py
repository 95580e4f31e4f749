"""Put a verdict on a quote in one text together."""

from dataclasses import replace

from index.records import Span
from qa.verify.records import NOT_CHECKED, Claim, Piece, Place, Verdict
from qa.verify.texts import SourceText


def make_verdict(
    claim: Claim,
    kind: str,
    text: SourceText,
    *,
    found: Span | None = None,
    message: str = "",
    diff: tuple[Piece, ...] = (),
) -> Verdict:
    """Give a verdict by one text; a claimed speaker is not checked. The text's own remark follows the message."""
    return Verdict(
        claim,
        kind,
        None
        if found is None
        else Place(text.source, found.start, found.end, text.text[found.start : found.end]),
        text.origin,
        None if claim.speaker is None else NOT_CHECKED,
        diff=diff,
        message=join_notes(message, text.remark),
        file=None if text.path is None else str(text.path),
    )


def add_note(verdict: Verdict, note: str) -> Verdict:
    """Add a note to what a verdict says, unless it says so already."""
    return verdict if note in verdict.message else replace(verdict, message=join_notes(verdict.message, note))


def join_notes(*notes: str) -> str:
    """Write notes in one line; "" if there is nothing to say."""
    return "; ".join(note for note in notes if note)
