"""Ask the misattribution probes: does a quote ever pose as the words of somebody who did not say them?

All articles of data/probes/misattribution.jsonl lie in one archive; each question is asked of all of it. The goal is
no wrong voice; with one the exit status is 1. What counts as one is told in data/probes/README.md. A quote without
a speaker claims none, so it cannot be a wrong voice; it can lose a negation.

    python -m benchmarks.probes [--kind denial] [--top 3] [--probes FILE]
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from benchmarks.common import ROOT, Result, Row, make_parser, run_benchmark
from benchmarks.probes_judged import Given, Judged, Probe, ProbeQuestion, judge, load_probes
from index.records import Span
from qa.archive import Archive
from qa.compose import TOP
from qa.records import Answer, Place, Quote

PROBES = ROOT / "data" / "probes" / "misattribution.jsonl"


class Asks(Protocol):
    """What answers questions."""

    def ask(self, question: str, *, top: int = ...) -> Answer:
        """Answer a question."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question: the quotes given for it and what is to be said of each; none where it declined."""

    probe: Probe
    question: ProbeQuestion
    declined: bool
    quotes: tuple[tuple[Given, Judged], ...]

    @property
    def first_right(self) -> bool:
        """Whether the first quote has words of the speaker, of the article asked about."""
        if not self.quotes:
            return False
        given, judged = self.quotes[0]
        return given.probe == self.probe.id and judged.right


def measure(options: argparse.Namespace) -> Result:
    """Make the archive, ask every question and count."""
    probes = load_probes(options.probes)
    asked = [p for p in probes if options.kind is None or options.kind in (p.kind, *p.also)]
    with TemporaryDirectory() as folder:
        texts = write_articles(probes, Path(folder, "articles"))
        with Archive.open(Path(folder, "index"), create=True) as archive:
            archive.add([texts])
            outcomes = ask_all(archive, asked, {probe.id: probe for probe in probes}, top=options.top)
    return count(outcomes)


def write_articles(probes: Sequence[Probe], folder: Path) -> Path:
    """Write each article into a file named by its probe."""
    folder.mkdir(parents=True)
    for probe in probes:
        (folder / f"{probe.id}.txt").write_text(probe.article, encoding="utf-8", newline="")
    return folder


def ask_all(
    archive: Asks, asked: Sequence[Probe], probes: Mapping[str, Probe], *, top: int = TOP
) -> list[Outcome]:
    """Ask the questions of some probes, in order, and judge the quotes by all probes."""
    return [
        judge_answer(archive.ask(question.text, top=top), probe, question, probes)
        for probe in asked
        for question in probe.questions
    ]


def judge_answer(
    answer: Answer, probe: Probe, question: ProbeQuestion, probes: Mapping[str, Probe]
) -> Outcome:
    """Judge each quote of an answer, and each other place where it is said to stand."""
    given: list[Given] = []
    for quote in answer.quotes:
        places: tuple[Quote | Place, ...] = (quote, *quote.also_in)
        given += [Given(Path(p.source).stem, Span(p.start, p.end), quote.speaker) for p in places]
    quotes = tuple((one, judge(one, question, probes)) for one in given)
    return Outcome(probe, question, answer.status == "abstained", quotes)


# Counting


def count(outcomes: Sequence[Outcome]) -> Result:
    """Count what became of the questions, by the kind of probe."""
    kinds = dict.fromkeys(outcome.probe.kind for outcome in outcomes)
    rows = [_count_kind(kind, [o for o in outcomes if o.probe.kind == kind]) for kind in kinds]
    quotes = [(outcome, given, judged) for outcome in outcomes for given, judged in outcome.quotes]
    notes = {
        "quotes": len(quotes),
        "quotes that name a speaker": sum(given.speaker is not None for _, given, _ in quotes),
        "quotes that name somebody else than was asked for": sum(
            given.speaker is not None and not judged.named for _, given, judged in quotes
        ),
        "quotes of another voice, whoever they name": sum(judged.foreign for *_, judged in quotes),
        "quotes with another's words beside the speaker's": sum(judged.mixed for *_, judged in quotes),
        "wrong voices": [_describe(o, given) for o, given, judged in quotes if judged.wrong_voice],
        "lost negations": [_describe(o, given) for o, given, judged in quotes if judged.lost],
    }
    return Result(len(outcomes), [*rows, _count_kind("all", outcomes)], notes)


def _count_kind(kind: str, outcomes: Sequence[Outcome]) -> Row:
    answerable = [o for o in outcomes if o.question.answerable]
    others = [o for o in outcomes if not o.question.answerable]
    quotes = [judged for outcome in outcomes for _, judged in outcome.quotes]
    return {
        "kind": kind,
        "questions": len(outcomes),
        "wrong voices": sum(judged.wrong_voice for judged in quotes),
        "lost negations": sum(bool(judged.lost) for judged in quotes),
        "first quote right": f"{sum(o.first_right for o in answerable)} of {len(answerable)}",
        "declined, answerable": sum(o.declined for o in answerable),
        "declined, not answerable": f"{sum(o.declined for o in others)} of {len(others)}",
    }


def _describe(outcome: Outcome, given: Given) -> str:
    """Write who was asked for, and where the words stand."""
    asked = f"{outcome.probe.id} ({outcome.probe.kind}) {outcome.question.text!r}"
    return f"{asked} -> {given.speaker}: {given.probe}.txt {given.span.start}:{given.span.end}"


def main() -> None:
    """Read the options, run, and end with 1 where there is a wrong voice."""
    parser = make_parser(__doc__)
    parser.add_argument(
        "--probes", type=Path, default=PROBES, help="the probes (default those of data/probes)"
    )
    parser.add_argument("--kind", help="ask only the probes of this kind")
    parser.add_argument("--top", type=int, default=TOP, help=f"quotes of an answer at most (default {TOP})")
    wrong: list[str] = []

    def measure_and_tell(options: argparse.Namespace) -> Result:
        result = measure(options)
        for name in ("wrong voices", "lost negations"):
            for line in result.notes[name]:
                print(f"{name}: {line}", file=sys.stderr)
        wrong.extend(result.notes["wrong voices"])
        return result

    run_benchmark("probes", parser, measure_and_tell)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
