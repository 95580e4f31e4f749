"""Write the tables of figures in the README and in docs/measuring.md from the results of evaluations and benchmarks.

A table stands between two comments, `<!-- table NAME -->` and `<!-- end -->`. Nothing in it is typed by hand: a figure
whose result is missing is left out.

    python -m benchmarks.tables [--check]
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.common import RESULTS, ROOT

PAGES = (ROOT / "README.md", ROOT / "docs" / "measuring.md")
_TABLE = re.compile(r"(<!-- table ([\w-]+) -->\n).*?(<!-- end -->)", re.S)
_OF_THIS_MACHINE = re.compile(r" --(?:index|out) \S+")  # options that change no figure
EVAL_COLUMNS = ("hit@1", "hit@3", "nDCG@10", "R@10", "auroc", "answered", "declined", "inexact", "overlong")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table of benchmarks: what was measured, by which, and how its figures are written."""

    what: str
    name: str
    write: Callable[[Json], str]


def load_result(name: str) -> Json | None:
    """Give the result of a benchmark, None if it has not been run."""
    path = RESULTS / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def make_tables() -> dict[str, str]:
    """Make every table, as Markdown, by name."""
    return {
        "own": tabulate_evals("evals-own"),
        "shared": tabulate_evals("evals-shared"),
        "benchmarks": tabulate_benchmarks(),
    }


# Evaluations


def tabulate_evals(name: str) -> str:
    """Make a table with a line for each test set, each figure with its interval."""
    result = load_result(name)
    if result is None:
        return ""
    sets: dict[str, dict[str, Json]] = {}
    for row in result["figures"]:
        sets.setdefault(f"{row['set']} ({row['questions']})", {})[row["figure"]] = row
    header = ["test set (questions)", *EVAL_COLUMNS, "p50, p95 ms"]
    lines = [
        [label, *(write_figure(figures.get(column)) for column in EVAL_COLUMNS), write_latency(figures)]
        for label, figures in sets.items()
    ]
    return make_markdown(header, lines)


def write_figure(row: Json | None) -> str:
    """Write a figure with its interval."""
    if row is None:
        return "–"
    value = number(row["value"])
    return value if row["low"] == "" else f"{value} [{number(row['low'])}, {number(row['high'])}]"


def write_latency(figures: Mapping[str, Json]) -> str:
    """Write the time of a whole question."""
    return ", ".join(f"{figures[f'total {name}, ms']['value']:.0f}" for name in ("p50", "p95"))


# Benchmarks


def tabulate_benchmarks() -> str:
    """Make a table with a line for each thing measured, and the command that measures it."""
    lines = []
    for line in LINES:
        result = load_result(line.name)
        if result is not None and (figure := line.write(result)):
            lines.append([line.what, figure, f"`{_OF_THIS_MACHINE.sub('', result['command'])}`"])
    return make_markdown(["what", "figure", "command"], lines)


def pick(result: Json, column: str, value: str) -> Json:
    """Give the row of a result that has a value in a column."""
    found: Json = next(row for row in result["figures"] if row[column] == value)
    return found


def write_retrieval(result: Json) -> str:
    """Write MRR@10 of each way to rank."""
    rows = {row["ranking"]: row["MRR@10"] for row in result["figures"] if row["chunk_chars"] == 800}
    ours = next(value for name, value in rows.items() if name.startswith("ours"))
    others = [
        ("equal-weight fusion", "plain fusion (.5)"),
        ("BM25", "BM25"),
        ("RRF", "RRF k=10"),
        ("dense", "dense"),
    ]
    return f"{number(ours, 3)}; {', '.join(f'{label} {number(rows[name], 3)}' for label, name in others)}"


def write_cleaning(result: Json) -> str:
    """Write precision and recall over all kinds of clutter, and over those no rule writer saw."""
    rows = [row for row in result["figures"] if row["setting"] == "archive"]
    parts = {row["kinds"]: f"{first(row['precision'])}, {first(row['recall'])}" for row in rows}
    return f"{parts['all']}; held-out kinds {parts['held out']}"


def write_reprints(result: Json) -> str:
    """Write precision and recall of pairs."""
    notes = result["notes"]
    return f"{number(notes['precision']['mean'], 3)}, {number(notes['recall']['mean'], 3)}"


def write_scale(result: Json) -> str:
    """Write speed, memory and size."""
    rows = {row["measure"]: row["value"] for row in result["figures"]}
    speed = rows["articles"] / rows["index: s"]
    return f"{speed:.1f} articles/s; {rows['index: peak MB']:.0f} MB; {rows['index: size MB']:.0f} MB"


def write_update(result: Json) -> str:
    """Write the shares of the first run, and the calls of the model."""
    added, same = pick(result, "run", "added"), pick(result, "run", "unchanged")
    return (
        f"{added['share of first']:.1%} of the first run; {same['share of first']:.1%}, "
        f"{same['model calls']} calls of the model"
    )


def write_batch(result: Json) -> str:
    """Write how much faster a file of questions is."""
    notes = result["notes"]
    ratio = notes["batch, workers ready: times the questions per second of asks"]
    bound = notes["batch, workers ready: share of that bound"]
    early, peak = notes["peak memory of all processes, MB: at a tenth of the run; of the run"]
    return f"{ratio:.1f} times, {bound:.0%} of what embedding alone allows; {early} MB, {peak} MB"


def write_kills(result: Json) -> str:
    """Write what the killed runs left."""
    kills = result["notes"].get("kills")
    if kills is None:
        return ""
    same = "identical" if kills["identical but for elapsed_ms"] else "NOT identical"
    return f"{kills['kills']} kills: {same}"


def write_verify(result: Json) -> str:
    """Write the errors of verification."""
    wrong = sum(row["quotes"] for row in result["figures"] if row["expected"] == "not exact")
    right = sum(row["quotes"] for row in result["figures"] if row["expected"] != "not exact")
    notes = result["notes"]
    return f"{notes['false exact']} of {wrong}; {notes['false alarms']} of {right}"


def write_statements(result: Json) -> str:
    """Write the F1 of whole statements of each finder, and what tagging costs."""
    rows = [row for row in result["figures"] if row["figure"] == "relation_f1@.5"]
    values = ", ".join(f"{row['finder']} {number(row['value'])}" for row in rows)
    cost = result["notes"].get("tagging takes, times embedding")
    return values if cost is None else f"{values}; {cost:.2f} times embedding"


def write_speakers(result: Json) -> str:
    """Write the shares of right and of wrong names."""
    notes = result["notes"]
    return f"{number(notes['accuracy']['mean'])}, {number(notes['wrong']['mean'])}"


def write_unanswerable(result: Json) -> str:
    """Write the share declined with the right kind of reason, and that of answerable questions answered."""
    rows = {row["kind"]: row for row in result["figures"]}
    return f"{number(rows['all']['declined with the right kind'])}; {number(rows['answerable']['answered'])}"


def write_reader(result: Json) -> str:
    """Write F1 and exact match, beside published ones."""
    rows = {row["figure"]: row["value"] for row in result["figures"]}
    quoted = next(value for name, value in result["notes"].items() if "BERT-base" in name)
    return f"{number(rows['f1'], 3)}, {number(rows['em'], 3)}; BERT-base on all of SQuAD: {quoted}"


def write_chat(result: Json) -> str:
    """Write the times of 20 users and one, and those in the browser; milliseconds at the median."""
    rows = {row["what"]: row["p50 ms"] for row in result["figures"]}
    notes = result["notes"]
    many = next(row for row in result["figures"] if row["what"].endswith("users at once"))
    return (
        f"{notes['errors']}, {notes['answers crossed']}; {rows['one user']:.0f} ms, {many['p95 ms']:.0f} ms; "
        f"{rows['browser: Enter to the first card']:.0f} ms, "
        f"{rows['browser: click to the quote in its article']:.0f} ms; "
        f"{notes['weight of the page, KB over the wire']} KB, {notes['start to the first page, s']} s"
    )


LINES = (
    Line("gold paragraph on new-wiki, MRR@10, among other ways to fuse", "retrieval", write_retrieval),
    Line("clutter of 100 kinds put into 84 articles: precision, recall in characters", "cleaning", write_cleaning),
    Line("made reprints among articles of the same days: precision, recall of pairs", "reprints", write_reprints),
    Line("false “exact” among mutated quotes; false alarms among exact ones", "verify", write_verify),
    Line("a file of questions against single asks: questions per second; memory at a tenth, in all", "batch", write_batch),
    Line("the same, killed and started again: the file at the end", "batch-kills", write_kills),
    Line("1,000 hostile files: crashes; good records kept; memory, times that of harmless files", "hostile",
         lambda r: f"{r['notes']['crashes']}; {r['notes']['good records kept']}; {r['notes']['ratio']}"),
    Line("deaths while indexing, updating, pruning, removing: violations", "crash",
         lambda r: f"{sum(row['kills'] for row in r['figures'])} deaths: {len(r['notes']['violations'])}"),
    Line("adding 10 articles to 914; indexing all again, unchanged", "update", write_update),
    Line("embedding against the default `encode`, same run; mean cosine", "embedding",
         lambda r: f"{r['notes']['ratio']:.1f} times; {r['notes']['mean cosine']}"),
    Line("statements in PolNeAR dev, content and source, F1 at overlap .5; time of tagging", "statements", write_statements),
    Line("who “he” and “the mayor” are, labelled sources of PolNeAR dev: right names, wrong ones", "speakers", write_speakers),
    Line("misattribution probes: wrong voices; lost negations", "probes",
         lambda r: f"{len(r['notes']['wrong voices'])} of {r['n']}; {len(r['notes']['lost negations'])}"),
    Line("200 questions without an answer, declined with the right kind of reason; 150 with one, answered", "unanswerable",
         write_unanswerable),
    Line("reading the gold paragraph of new-wiki: F1, exact match", "reader", write_reader),
    Line("the web chat, 20 users at once: errors, crossed answers; p50 of one user, p95 of 20; Enter to card, click to article; page, "
         "start", "chat", write_chat),
    Line("indexing 924 articles; peak memory; index on disk", "scale", write_scale),
)  # fmt: skip


# Markdown


def number(value: float, digits: int = 2) -> str:
    """Write a share as the README does, ".83"; a count as it is."""
    if float(value).is_integer() and value > 1:
        return f"{value:.0f}"
    text = f"{value:.{digits}f}"
    return "0" if float(text) == 0 and value == 0 else text.removeprefix("0") if value < 1 else text


def first(text: str) -> str:
    """Give the figure of one written with its interval."""
    return number(float(text.split()[0]), 3)


def make_markdown(header: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    """Write a table."""
    head = list(header)
    rows = [head, ["---"] * len(head), *lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def fill_tables(text: str, tables: Mapping[str, str]) -> str:
    """Put tables into a text, each between its comments."""
    return _TABLE.sub(lambda match: match[1] + tables[match[2]] + match[3], text)


def main() -> None:
    """Rewrite the pages, or with --check say whether they would change."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 if the tables are out of date"
    )
    check = parser.parse_args().check
    tables = make_tables()
    before = {page: page.read_text(encoding="utf-8") for page in PAGES}
    after = {page: fill_tables(text, tables) for page, text in before.items()}
    if check:
        sys.exit(before != after)
    for page, text in after.items():
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
