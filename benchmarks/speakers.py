"""Measure who the pronouns and titles of articles are, against 200 sources labelled by hand.

The articles are resolved one by one (`resolve_speakers`), then in the archive that all 84 make together (`unify`), as
indexing does; the figures are the archive's, those of the article alone stand beside them.

A name is right if it is the same person's, and so is none where the article does not tell the name. It is wrong if
it is somebody else's, or stands where the article does not tell one. None where the article does tell is unknown,
not wrong. Doubtful labels are left out. The goals: .80 right, at most .05 wrong.

    python -m benchmarks.speakers [--misses] [--found tagger]
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.common import RESULTS, Result, Row, bootstrap, make_parser, require, run_benchmark
from benchmarks.speaker_labels import RIGHT, UNKNOWN, WRONG, Label, judge, load_labels, locate
from index.records import Span
from index.speakers.archive.unify import unify
from index.speakers.article.resolve import resolve_speakers
from index.speakers.records import Evidence, LocalSpeaker
from index.statements.records import Found
from qa.evaluate.attribution.folders import read_brat
from qa.evaluate.attribution.records import AnnotatedArticle

CORPUS = Path("corpus/polnear/dev")  # below ../shared
GOLD, TAGGER = "gold", "tagger"
NO_LINK = "none"

Find = Callable[[AnnotatedArticle], Sequence[Found]]
Named = tuple[str | None, str | None]  # a speaker's name and how it was found


@dataclass(frozen=True, slots=True)
class Read:
    """The statements of an article and their speakers.

    Attributes:
        alone: The speaker of each statement as the article alone tells.
        named: The same as the archive names them.
    """

    found: Sequence[Found]
    alone: tuple[LocalSpeaker, ...]
    named: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label and the speaker given to its source.

    Attributes:
        source: The words of the source.
        missed: Whether no statement with this source was found; the speaker is then unknown.
        said: `RIGHT`, `WRONG` or `UNKNOWN`.
    """

    label: Label
    source: str
    name: str | None
    link: str | None
    missed: bool
    said: str


def measure(options: argparse.Namespace) -> Result:
    """Resolve the sources of all articles and count over the labelled ones."""
    folder = require(options.shared / CORPUS)
    labels = load_labels()
    articles = read_brat(folder).articles
    sure = [label for label in labels if not label.doubtful]
    read = read_articles(articles, FINDERS[options.found]())
    texts = {article.name: article.text for article in articles}
    verdicts = [judge_label(label, texts[label.file], read[label.file]) for label in sure]
    alone = [judge_label(label, texts[label.file], read[label.file], alone=True) for label in sure]
    new = [one for one, before in zip(verdicts, alone, strict=True) if one.said == WRONG != before.said]
    if options.misses:
        print("\n".join(describe(verdict) for verdict in verdicts if verdict.said != RIGHT))
        print("\n".join(f"wrong in the archive only: {describe(verdict)}" for verdict in new))
    notes: dict[str, Any] = {
        "accuracy": bootstrap([verdict.said == RIGHT for verdict in verdicts]),
        "wrong": bootstrap([verdict.said == WRONG for verdict in verdicts]),
        "accuracy, article alone": bootstrap([verdict.said == RIGHT for verdict in alone]),
        "wrong, article alone": bootstrap([verdict.said == WRONG for verdict in alone]),
        "wrong in the archive only": len(new),
        "doubtful, left out": len(labels) - len(sure),
        "sources not found, counted as unknown": sum(verdict.missed for verdict in verdicts),
    }
    rows = [*tabulate(verdicts), count("all, article alone", alone)]
    sizes = {"articles": len({v.label.file for v in verdicts}), "articles of the archive": len(articles)}
    return Result(len(verdicts), rows, notes, sizes)


def read_articles(articles: Iterable[AnnotatedArticle], find: Find) -> dict[str, Read]:
    """Resolve the sources of articles, each alone and then all as one archive, by name of the article."""
    founds: dict[str, Sequence[Found]] = {}
    alone: dict[str, tuple[LocalSpeaker, ...]] = {}
    evidence: list[Evidence] = []
    for article in articles:
        founds[article.name] = found = find(article)
        resolved = resolve_speakers(article.text, found, kept=(Span(0, len(article.text)),))
        alone[article.name] = resolved.speakers
        evidence += (Evidence(article.name, mention) for mention in resolved.mentions)
    unified = unify(evidence)
    return {
        name: Read(founds[name], speakers, tuple(unified.resolve(name, speaker) for speaker in speakers))
        for name, speakers in alone.items()
    }


def judge_label(label: Label, text: str, read: Read, *, alone: bool = False) -> Verdict:
    """Judge the speaker of a label's source, as the archive names him or as the article alone does."""
    source = text[label.span.start : label.span.end]
    number = locate(label.span, read.found)
    if number is None:
        return Verdict(label, source, None, None, missed=True, said=UNKNOWN)
    name, link = read.named[number]
    if alone:
        name, link = read.alone[number].name, read.alone[number].link
    return Verdict(label, source, name, link, missed=False, said=judge(label, name))


# Statements


def find_gold() -> Find:
    """Give what reads an article's gold attributions as statements."""
    return lambda article: [Found(one.source, one.cue, one.content) for one in article.attributions]


def find_tagged() -> Find:
    """Give what finds an article's statements with the packaged tagger."""
    from index.statements.find import StatementFinder

    finder = StatementFinder.load()
    return lambda article: finder.find_many([article.text], [[Span(0, len(article.text))]])[0]


FINDERS: dict[str, Callable[[], Find]] = {GOLD: find_gold, TAGGER: find_tagged}


# The table


def tabulate(verdicts: Sequence[Verdict]) -> list[Row]:
    """Count verdicts over all, by kind, by whether the article tells the name, and by link; links by number."""
    rows = [count("all", verdicts)]
    for kind in sorted({verdict.label.kind for verdict in verdicts}):
        rows.append(count(f"kind: {kind}", [v for v in verdicts if v.label.kind == kind]))
    for told in (True, False):
        some = [verdict for verdict in verdicts if (verdict.label.speaker is not None) is told]
        rows.append(count("name in the article" if told else "no name in the article", some))
    links = Counter(verdict.link or NO_LINK for verdict in verdicts)
    for link, _ in sorted(links.items(), key=lambda item: (-item[1], item[0])):
        rows.append(count(f"link: {link}", [v for v in verdicts if (v.link or NO_LINK) == link]))
    return rows


def count(name: str, verdicts: Sequence[Verdict]) -> Row:
    """Count the verdicts of a group; the shares of an empty one are 0."""
    said = Counter(verdict.said for verdict in verdicts)
    number = max(1, len(verdicts))
    return {
        "sources": name, "n": len(verdicts), RIGHT: said[RIGHT], WRONG: said[WRONG], UNKNOWN: said[UNKNOWN],
        "accuracy": round(said[RIGHT] / number, 4), "share wrong": round(said[WRONG] / number, 4),
    }  # fmt: skip


def describe(verdict: Verdict) -> str:
    """Describe a verdict in a line."""
    label = verdict.label
    got = "source not found" if verdict.missed else f"{verdict.name} ({verdict.link})"
    return f"{verdict.said}: {label.file} {label.span.start} {verdict.source!r}: {label.speaker}, got {got}"


def main() -> None:
    """Read the options and run; the tagger's figures have a file of their own."""
    parser = make_parser(__doc__)
    parser.add_argument("--misses", action="store_true", help="print every source that is not right")
    parser.add_argument(
        "--found", choices=sorted(FINDERS), default=GOLD, help="whose statements (default gold)"
    )
    if parser.parse_args().found == TAGGER:
        parser.set_defaults(out=RESULTS / "speakers-tagger.json")
    run_benchmark("speakers", parser, measure)


if __name__ == "__main__":
    main()
