"""What went wrong, gravest first, and the words that what was wanted shares with what came."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.records import Span
from qa.evaluate.records import Line, Result
from qa.evaluate.report.wording import QUESTIONS, Wording, choose_wording

WORST = 30  # lines a report shows at length
SHARED_WORDS = 3  # a shorter run of shared words is chance: "of the"
MISS = 0.5  # a judging figure below it is a miss: half of a short answer's words, half of nDCG
# Figures that tell whether a question went well, the most telling first, and what it is when they are low.
_JUDGES = {
    "hit@1": "answered, and the first quote is not a right one",
    "open_f1": "answered, and not rightly",
    "nDCG@10": "the right articles stand low, or were not retrieved",
}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that went wrong.

    Attributes:
        rank: Smaller is graver.
        what: What went wrong, in words.
        weight: Within a rank, larger is graver: the confidence, or the number of attributions missed and wrong.
    """

    line: Line
    rank: int
    what: str
    weight: float


def find_worst(result: Result) -> list[Fault]:
    """Give all lines that went wrong, gravest first.

    First quotes that are not exact, then wrong voices, answers that the archive does not hold, wrong answers, answers
    withheld, declined for a wrong reason, and right ones that fall short. Within one of these the more confident is the
    worse; ties by order. Articles with attributions go by how many of these are missed and wrong.
    """
    wording = choose_wording(result)
    faults = [fault for line in result.questions if (fault := find_fault(line, wording)) is not None]
    return sorted(faults, key=lambda fault: (fault.rank, -fault.weight))


def find_fault(line: Line, wording: Wording = QUESTIONS) -> Fault | None:
    """Tell what went wrong with a line, the gravest of it; None where nothing did."""
    if not wording.by_confidence:
        return _find_wrong_attributions(line)
    values, answered = line.values, line.status == "answered"
    judge = next((name for name in _JUDGES if name in values), None) if line.answerable else None
    missed = judge is not None and values[judge] < MISS
    checks = (
        (values.get("inexact", 0) > 0, "a quote differs from its source"),
        (values.get("wrong_voice", 0) > 0, "another person’s words"),
        (answered and not line.answerable, "answered, and the archive holds no answer"),
        (answered and missed, _JUDGES.get(judge or "", "")),
        (not answered and line.answerable, "declined, and the archive holds an answer"),
        (not answered and values.get("right_reason", 1) < 1, "declined, and not for the right reason"),
        (values.get("overlong", 0) > 0, "a quote is too long"),
        (answered and values.get("short_f1", 1) < 1, "the short answer is not quite a right one"),
        (values.get("outlets", 1) < 1, "an outlet is missing"),
        (values.get("speaker", 1) < 1, "the speaker is not named rightly"),
    )
    faults = (Fault(line, rank, what, line.confidence) for rank, (wrong, what) in enumerate(checks) if wrong)
    return next(faults, None)


def _find_wrong_attributions(line: Line) -> Fault | None:
    missed, wrong = len(line.wanted), len(line.came)
    return Fault(line, 0, f"{missed} missed, {wrong} wrong", missed + wrong) if missed or wrong else None


def find_shared(text: str, others: Sequence[str]) -> list[Span]:
    """Give the runs of words of a text that occur in the same order in one of the others, in order, joined.

    Case and punctuation do not count. A run has `SHARED_WORDS` words at least, or is the whole of a shorter text.
    """
    words = list(_WORD.finditer(text))
    taken: set[int] = set()
    for other in others:
        theirs = _WORD.findall(other.lower())
        enough = max(1, min(SHARED_WORDS, len(words), len(theirs)))
        matcher = SequenceMatcher(None, [word[0].lower() for word in words], theirs, autojunk=False)
        for block in matcher.get_matching_blocks():
            if block.size >= enough:
                taken.update(range(block.a, block.a + block.size))
    starts = sorted(index for index in taken if index - 1 not in taken)
    ends = sorted(index for index in taken if index + 1 not in taken)
    return [Span(words[a].start(), words[b].end()) for a, b in zip(starts, ends, strict=True)]
