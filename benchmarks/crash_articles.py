"""Invented articles for the measurements of durability, and the steps an archive of them goes through.

Every text is drawn from word lists with a fixed seed: unlike one another, but for a few reprints; with lines
that an outlet prints with all its articles, so that some are learned as clutter while the archive grows.
"""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.load import READERS

ARTICLES = 48  # three batches; about 20 ms each to index
REPRINTS = 6  # the last ones of these, each of one of the first
RECORDS = 24  # of the one file that holds several articles: more than a batch
DUMP = "dump.jsonl"
OUTLETS = ("Tern Bay Gazette", "Hill Country Herald", "Quarry Observer")
# Lines that are learned: two fragments at the end of an article, and a sentence that speaks of the outlet.
CLUTTER = {
    "Tern Bay Gazette": "Gossip from the pier, every Friday\n\nGulls, weather and tides",
    "Hill Country Herald": "The Herald beehive camera\n\nOur reporters walk every hill so that you need not walk any.",
    "Quarry Observer": "Stones of the week\n\nThe Observer crossword for the patient",
}
REMOVED = tuple(f"a{n}.txt" for n in (30, 31, 32, ARTICLES - REPRINTS, ARTICLES))
_NAMES = (
    "Bram Oster;Lotte Verhoeven;Silvan Rook;Marit Solberg;Ivo Penhallow;Nessa Quill;Tobias Fenwick;Ada Marrow"
)
NAMES = tuple(_NAMES.split(";"))
_PLACES = "Tern Bay;Upper Lindow;Little Sorrow;Quarry Hill;Saltmarsh;Old Ferry;Nine Elms Farm;Gull Rock"
_NOUNS = """pier violin beehive tram lantern orchard ferry quarry chapel market harbour kiln windmill bakery choir
    library reservoir meadow tunnel lighthouse carousel greenhouse cellar bridge archive sawmill fountain school
    observatory tannery allotment causeway footpath brewery aviary ballroom boathouse clocktower foundry gatehouse"""
_VERBS = """repaired flooded painted measured auctioned abandoned inherited borrowed counted photographed insured
    rebuilt rented reopened surveyed catalogued polished relocated heated cleaned fenced renamed dismantled drained"""
_ADJECTIVES = """crooked silent amber narrow windy mossy copper early borrowed forgotten salted hollow striped patient
    distant leaning foggy lavish thrifty rusty velvet timid granite autumn northern unfinished brittle sunken"""
_REASONS = """rain woodworm frost arithmetic pigeons debts gravel moonlight fog seaweed paperwork thunder moths
    inheritance tides plaster tar bees soot barnacles ivy nettles chalk ink"""


@dataclass(frozen=True, slots=True)
class Step:
    """One command on the archive.

    Attributes:
        name: What it does, in a word.
        change: Changes the folders of articles and of the index before it runs.
        arguments: Gives the command, of the folder of articles.
        repeatable: Whether the same command is right when it was done already; there is nothing to remove twice.
    """

    name: str
    change: Callable[[Path, Path], object]
    arguments: Callable[[Path], list[str]]
    repeatable: bool = True


def _index(articles: Path) -> list[str]:
    return ["index", str(articles)]


# Texts


def make_article(number: int, *, version: int = 1, outlet: str | None = None) -> str:
    """Make the text of an article; another version has another middle paragraph."""
    rng = random.Random(number)
    outlet = OUTLETS[number % len(OUTLETS)] if outlet is None else outlet
    title = f"{_sentence(rng).removesuffix('.')}"
    head = f"{title}\nBy {rng.choice(NAMES)}\n{outlet}, March {number % 28 + 1}, 2025"
    paragraphs = [_paragraph(rng) for _ in range(3)]
    paragraphs.insert(2, f"“{_sentence(rng)[:-1]},” said {rng.choice(NAMES)}. “{_sentence(rng)}”")
    if version > 1:
        paragraphs[1] = _paragraph(random.Random(f"{number}, {version}"))
    return "\n\n".join((head, *paragraphs, CLUTTER[outlet])) + "\n"


def make_reprint(number: int) -> str:
    """Make a reprint of an article: another outlet and title, the last paragraph cut."""
    lines = make_article(number).split("\n\n")
    outlet = OUTLETS[(number + 1) % len(OUTLETS)]
    head = f"{_sentence(random.Random(f'title {number}'))}\n{outlet}, March {number % 28 + 2}, 2025"
    return "\n\n".join((head, *lines[1:4], CLUTTER[outlet])) + "\n"


def _paragraph(rng: random.Random) -> str:
    return " ".join(_sentence(rng) for _ in range(rng.randint(2, 3)))


def _sentence(rng: random.Random) -> str:
    a, b = rng.choice(_ADJECTIVES.split()), rng.choice(_NOUNS.split())
    c, d = rng.choice(_ADJECTIVES.split()), rng.choice(_NOUNS.split())
    place, verb, reason = (
        rng.choice(_PLACES.split(";")),
        rng.choice(_VERBS.split()),
        rng.choice(_REASONS.split()),
    )
    form = rng.choice(
        (
            "The {a} {b} near {place} was {verb} after {reason} reached the {c} {d}.",
            "In {place} a {a} {b} and its {c} {d} were {verb} because of {reason}.",
            "Nobody {verb} the {a} {b} until {reason} had spoiled the {d} of {place}.",
            "Some {reason} in the {b} of {place} delayed the {a} {d} that was {verb} last.",
        )
    )
    return form.format(a=a, b=b, c=c, d=d, place=place, verb=verb, reason=reason)


# Files


def write_articles(articles: Path, index: Path) -> None:
    """Write the first files."""
    articles.mkdir(parents=True)
    for number in range(ARTICLES - REPRINTS):
        _write(articles, number, make_article(number))
    for number in range(REPRINTS):
        _write(articles, ARTICLES - REPRINTS + number, make_reprint(number))


def _write(folder: Path, number: int, text: str) -> None:
    (folder / f"a{number:02}.txt").write_text(text, encoding="utf-8")


def _update_files(articles: Path, index: Path) -> None:
    """Change every third file, add five, and a file of many records where there is a reader for it."""
    for number in range(0, ARTICLES - REPRINTS, 3):
        _write(articles, number, make_article(number, version=2))
    for number in range(ARTICLES, ARTICLES + 5):
        _write(articles, number, make_article(number))
    if ".jsonl" in READERS:
        _write_dump(articles / DUMP, range(100, 100 + RECORDS))


def _write_dump(path: Path, numbers: range) -> None:
    records = [{"id": f"r{n}", "text": make_article(n)} for n in numbers]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def _move_files(articles: Path, index: Path) -> None:
    """Move eight files and the file of many records into a folder of their own."""
    moved = articles / "moved"
    moved.mkdir()
    for path in [*sorted(articles.glob("a1[0-7].txt")), *articles.glob(DUMP)]:
        path.rename(moved / path.name)


def _delete_files(articles: Path, index: Path) -> None:
    """Delete seven files, among them the heads of two clusters, and a quarter of the records."""
    for number in (0, 1, 20, 21, 22, 23, 24):
        (articles / f"a{number:02}.txt").unlink()
    dump = articles / "moved" / DUMP
    if dump.exists():
        _write_dump(dump, range(106, 100 + RECORDS))


def _leave_alone(articles: Path, index: Path) -> None:
    """Change nothing."""


def _delete_vectors(articles: Path, index: Path) -> None:
    """Delete what is derived."""
    (index / "vectors.faiss").unlink()


STEPS = (
    Step("first index", write_articles, _index),
    Step("update", _update_files, _index),
    Step("move", _move_files, _index),
    Step("prune", _delete_files, lambda articles: ["index", str(articles), "--prune"]),
    Step("remove", _leave_alone, lambda articles: ["remove", *REMOVED], repeatable=False),
    Step("rebuild", _delete_vectors, lambda articles: ["check", "--repair"]),
)
