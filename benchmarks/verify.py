"""Measure `onrecord verify`: mutated quotes called exact, exact ones called something else.

Quotes are sentences of articles. Each is given as an answer record with its offsets and as a row of a
fact-checker's table without; mutated by one of the kinds below, as it stands, and (table only) set in other
typography. A mutation whose words stand in the article as they are, which plain `in` tells, is none. With gold
attributions (PolNeAR) the speaker's column is swapped, too. The goal is no mutation exact and no false alarm.

    python -m benchmarks.verify [--quotes 2000] [--seed 0] [--sample] [--index DIR]

With --index, an index of ../shared/corpus/polnear/dev/text, the speakers are checked with its statements, too.
"""

import argparse
import csv
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.common import ROOT, Result, Row, make_parser, require, run_benchmark
from benchmarks.verify_made import (
    NEIGHBOUR,
    Made,
    Paper,
    load_papers,
    make_exact,
    make_mutations,
    retypeset,
)
from benchmarks.verify_speakers import Said, read_said
from index.records import article_id
from qa.verify import Verdict, VerifyOptions, verify_file
from qa.verify.near import find_nearest
from qa.verify.records import EXACT, WRONG_SPEAKER

CORPUS = Path("corpus/polnear/dev")  # below ../shared
SAMPLE = ROOT / "data" / "sample"
ANSWERS, TABLE = "answer records", "table"


def measure(options: argparse.Namespace) -> Result:
    """Make the quotes, verify them through files, and count."""
    folder = SAMPLE if options.sample else require(options.shared / CORPUS) / "text"
    papers = load_papers(folder)
    rng = random.Random(options.seed)
    mutated = make_mutations(papers, options.quotes, rng)
    exact = list(make_exact(papers, options.quotes, rng))
    started = time.perf_counter()
    rows = [row for form in (ANSWERS, TABLE) for row in count(form, mutated + exact)]
    rows += count(TABLE, [set_otherwise(made, rng) for made in exact])
    took = time.perf_counter() - started
    notes: dict[str, object] = {
        "false exact": sum(int(row["exact"]) for row in rows if row["expected"] == "not exact"),
        "false alarms": sum(
            int(row["quotes"]) - int(row["exact"]) for row in rows if row["expected"] == EXACT
        ),
        "quotes a second": round(sum(int(row["quotes"]) for row in rows) / took),
    }
    notes |= measure_likeness(papers, mutated[:200], rng)
    if not options.sample:
        notes |= measure_speakers(require(options.shared / CORPUS), options.seed)
    if not options.sample and options.index is not None:
        known = measure_speakers(require(options.shared / CORPUS), options.seed, options.index)
        notes |= {f"{name}, with the index's statements": value for name, value in known.items()}
    return Result(options.quotes, rows, notes, {"articles": len(papers), "corpus": folder.name})


def set_otherwise(made: Made, rng: random.Random) -> Made:
    """Give a quote in other typography."""
    return Made("other typography", made.paper, retypeset(made.text, rng), made.start, made.end, True)


def count(form: str, quotes: Sequence[Made]) -> list[Row]:
    """Verify quotes in one form and count the verdicts by kind."""
    if form == TABLE:  # the neighbour's words stand in the source: without offsets that is an exact quote
        quotes = [made for made in quotes if made.kind != NEIGHBOUR]
    verdicts = verify_all(form, quotes)
    rows: list[Row] = []
    for kind in dict.fromkeys(made.kind for made in quotes):
        said = Counter(v.verdict for made, v in zip(quotes, verdicts, strict=True) if made.kind == kind)
        wanted = next(made.exact for made in quotes if made.kind == kind)
        rest = ", ".join(f"{name} {n}" for name, n in said.most_common() if name != EXACT)
        rows.append(
            {"quotes as": form, "kind": kind, "expected": EXACT if wanted else "not exact",
             "quotes": sum(said.values()), "exact": said[EXACT], "other verdicts": rest}
        )  # fmt: skip
    return rows


def verify_all(form: str, quotes: Iterable[Made]) -> list[Verdict]:
    """Write quotes into a file and verify it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "quotes.jsonl" if form == ANSWERS else "quotes.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            if form == ANSWERS:
                file.writelines(json.dumps(to_record(made), ensure_ascii=False) + "\n" for made in quotes)
            else:
                writer = csv.writer(file)
                writer.writerow(("quote", "source"))
                writer.writerows((made.text, made.paper.path) for made in quotes)
        return list(verify_file(path))


def to_record(made: Made) -> dict[str, object]:
    """Give a quote as an answer record; its offsets are the sentence's, whatever became of the text."""
    source = str(made.paper.path)
    quote = {"article": article_id(source, made.paper.text), "source": source, "start": made.start,
             "end": made.end, "text": made.text}  # fmt: skip
    return {"id": "q", "status": "answered", "quotes": [quote]}


def measure_likeness(
    papers: Sequence[Paper], mutated: Sequence[Made], rng: random.Random
) -> dict[str, object]:
    """Measure how like the nearest passage is, in the own article and in another one; below the limit it is 0."""
    own = [find_nearest(m.paper.text, m.text) for m in mutated if m.kind != NEIGHBOUR]
    others = [rng.choice([paper for paper in papers if paper is not made.paper]) for made in mutated]
    strange = [find_nearest(paper.text, m.text) for paper, m in zip(others, mutated, strict=True)]
    return {
        "lowest likeness of a mutated quote": round(min(0 if n is None else n.likeness for n in own), 3),
        "quotes taken for altered in another article": f"{sum(n is not None for n in strange)} of {len(strange)}",
    }


def measure_speakers(folder: Path, seed: int, index: Path | None = None) -> dict[str, object]:
    """Verify gold quotes with their speaker, and with another one of the same article.

    :param index: An index of the articles, whose statements tell who speaks; None for the sentences alone.
    """
    said = list(read_said(folder))
    rng = random.Random(seed)
    swapped = [(one, other) for one in said if (other := choose_other(one, said, rng)) is not None]
    right = verify_speakers(folder, [(one, one.speaker) for one in said], index)
    wrong = verify_speakers(folder, swapped, index)
    return {
        "speaker column, right: wrong speaker (false alarms)": f"{right[WRONG_SPEAKER]} of {sum(right.values())}",
        "speaker column, swapped: caught": f"{wrong[WRONG_SPEAKER]} of {sum(wrong.values())}",
    }


def choose_other(one: Said, said: Iterable[Said], rng: random.Random) -> str | None:
    """Choose another speaker of the same article, without a word of the name in common."""
    own = set(one.speaker.lower().split())
    names = {other.speaker for other in said if other.file == one.file}
    others = sorted(name for name in names if not own & set(name.lower().split()))
    return rng.choice(others) if others else None


def verify_speakers(
    folder: Path, pairs: Iterable[tuple[Said, str]], index: Path | None = None
) -> Counter[str]:
    """Verify quotes with a speaker's column and count the verdicts."""
    with TemporaryDirectory() as made:
        path = Path(made, "quotes.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("quote", "speaker", "source"))
            writer.writerows((said.text, name, folder / "text" / said.file) for said, name in pairs)
        options = VerifyOptions(index=index, needs_index=index is not None)
        return Counter(verdict.verdict for verdict in verify_file(path, options))


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument("--quotes", type=int, default=2000, help="mutated quotes (default 2000)")
    parser.add_argument("--seed", type=int, default=0, help="seed of what is made (default 0)")
    parser.add_argument("--sample", action="store_true", help="quotes of data/sample instead of ../shared")
    parser.add_argument("--index", type=Path, help="index of the corpus, whose statements tell who speaks")
    run_benchmark("verify", parser, measure)


if __name__ == "__main__":
    main()
