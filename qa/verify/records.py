"""The records of verification: a quote that somebody claims, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from index.records import Span

EXACT = "exact"
MOVED = "moved"
CHANGED = "changed source"
ALTERED = "altered"
MISSING = "missing"
WRONG_SPEAKER = "wrong speaker"
ERROR = "error"
VERDICTS = (EXACT, MOVED, CHANGED, ALTERED, MISSING, WRONG_SPEAKER, ERROR)  # in the order of the summary

AGREES = "agrees"
DISAGREES = "disagrees"
NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Claim:
    """A quote to be checked, as an answers file or a table claims it.

    Attributes:
        text: The quote, as given.
        place: Where it stands in the file: "line 3".
        id: Id of the answer or row; its line number where it has none.
        role: What it is in its answer: "quote", "also_in", "same_answer", "closest", "span" (the short answer inside
            one of these).
        rank: Number of the quote in its answer, from 1; None for a row of a table without one.
        source: File, file#key or URL; None where the whole archive is to be searched.
        article: Id of the article it was taken from, where known.
        start: Offsets into the article's text, where claimed; both or none.
        speaker: Who is said to have said it.
        remark: What its row claims besides and cannot be checked, for the verdict; "" if nothing.
    """

    text: str
    place: str = ""
    id: str = ""
    role: str = "quote"
    rank: int | None = None
    source: str | None = None
    article: str | None = None
    start: int | None = None
    end: int | None = None
    speaker: str | None = None
    outlet: str | None = None
    date: str | None = None
    remark: str = ""

    @property
    def span(self) -> Span | None:
        """The place it claims, if it claims one."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Fault:
    """A row or record that cannot be read, or a part of it: where it stands, and why."""

    place: str
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands now: `text` is the slice [start, end) of the source's text."""

    source: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a word diff.

    Attributes:
        kind: "same", "removed" (only the source has it) or "added" (only the quote has it).
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one quote.

    Attributes:
        verdict: One of `VERDICTS`.
        found: Where the words, or for an altered quote the nearest ones, stand now; None if nowhere.
        checked: What it was compared with: "file", "index", or None if with nothing.
        file: Path of the file that was read; None where it was none.
        speaker: "agrees", "disagrees" or "not checked"; None where no speaker is claimed.
        attributed_to: Whom the source names as the speaker, where that disagrees.
        diff: From the source's text to the quote, for an altered quote.
        message: What a reader must know besides, in one line; "" if nothing.
    """

    claim: Claim
    verdict: str
    found: Place | None = None
    checked: str | None = None
    speaker: str | None = None
    attributed_to: str | None = None
    diff: tuple[Piece, ...] = ()
    message: str = ""
    file: str | None = None

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """Every altered passage as (in the source, in the quote); "" where one of them has nothing."""
        return tuple(_pair_changes(self.diff))

    def to_json(self) -> dict[str, Any]:
        """Give the verdict as one flat object, ready for `json.dumps`."""
        claim = asdict(self.claim)
        claim["quote"] = claim.pop("text")
        claim["claimed_speaker"] = claim.pop("speaker")
        del claim["remark"]  # it is part of the message
        return {
            "verdict": self.verdict,
            **claim,
            "found": None if self.found is None else asdict(self.found),
            "checked": self.checked,
            "file": self.file,
            "speaker": self.speaker,
            "attributed_to": self.attributed_to,
            "changes": [{"source": old, "quote": new} for old, new in self.changes],
            "diff": [[piece.kind, piece.text] for piece in self.diff],
            "message": self.message,
        }


def _pair_changes(diff: Iterable[Piece]) -> Iterable[tuple[str, str]]:
    old = new = ""
    for piece in (*diff, Piece("same", "")):
        if piece.kind == "removed":
            old = piece.text
        elif piece.kind == "added":
            new = piece.text
        elif old or new:
            yield old, new
            old = new = ""


def count_verdicts(verdicts: Iterable[Verdict]) -> Mapping[str, int]:
    """Count verdicts by kind, every kind named."""
    counts = dict.fromkeys(VERDICTS, 0)
    for verdict in verdicts:
        counts[verdict.verdict] += 1
    return counts
