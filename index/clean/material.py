"""Training material: written clutter, lines that must stay, and stories of the corpora.

Only `index.clean.train` uses this; nothing of it runs when articles are cleaned.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from index.clean.lines import read_lines
from index.clean.rules import find_rule

WIKI_PARAGRAPHS = 12  # paragraphs of an encyclopedia article that make a story
FEWEST_LINES = 3  # lines of a story besides its title
SAMPLE_CLUTTER = re.compile(
    r"become one of them|cancel whenever|^(?:by|\d+ \w+ 20\d\d|[\w ]+, \w+ \d+, 20\d\d)\b", re.IGNORECASE
)
# Clutter that stands in the articles of the corpus themselves: neither story nor clutter to learn from.
REAL_CLUTTER = re.compile(
    r"^follow .{2,60} on twitter|^sign up|subscribe (?:here|to)|\bh/t\b|contributed (?:reporting|to this)|contributing:|^copyright|reprinted|"
    r"^we are sorry|^editor.s note|^\(?reporting by|\breported from\b|^image|^photo|^getty|^listen to|^watch |^see |^read |^click|"
    r"^enter your|^send (?:us|tips)|@\w+\.(?:com|org)|^twitter: |^like (?:the|our)|^top stories|^related|^also on|^for more|^this (?:story|post|article|piece) |"
    r"^want (?:more|to)|^do you support|video produced|^story by|^podcast produced|^correction|[{};]$|^(?:full text|abstract)|^by |"
    r"is (?:a|an|the) (?:\w+ ){0,4}(?:reporter|editor|columnist|contributor|professor|fellow|author|director|president|founder|writer|member)s? (?:at|for|of|with)|"
    r"\bcover(?:s|ing) (?:\w+ ){1,5}for\b|^below|below[.:]$|above[.:]$|here[.:]?$|^\W+$|^x\.$|^letters\.$|^as published in|sirius ?xm|^this piece|"
    r"blogs at|^a version of|newsletter|^\S+day, \w+ \d+, \d{4}\.?$|^tags|^online:|https?://|^source|^\(|^\[|^___|^<",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of clutter as it stands on a page: its lines, blank ones too, with slots to be filled."""

    kind: str
    places: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An article without its clutter: a name to divide the material by, and its lines."""

    name: str
    title: str
    lines: tuple[str, ...]


def read_examples(folder: Path) -> list[Example]:
    """Read the clutter of `data/cleaning`, in the order of its files."""
    found: list[Example] = []
    for path in sorted(folder.glob("*.txt")):
        if path.name == "stories-kept.txt":
            continue
        for block in re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))[1:]:
            head, _, body = block.partition("\n")
            kind, _, places = (part.strip() for part in head.partition("|"))
            for piece in re.split(r"(?m)^--\n", body):
                found.append(Example(kind, places, tuple(piece.strip("\n").split("\n"))))
    return found


def read_kept(folder: Path) -> list[tuple[str, str]]:
    """Read the lines that must stay, each with the group it belongs to."""
    found = []
    for block in re.split(r"(?m)^## ", (folder / "stories-kept.txt").read_text(encoding="utf-8"))[1:]:
        head, _, body = block.partition("\n")
        found += [(head, line) for line in body.split("\n") if line.strip() and line != "--"]
    return found


def read_fillers(folder: Path) -> dict[str, list[str]]:
    """Read what the slots of the examples may be filled with."""
    rows = (folder / "fillers.tsv").read_text(encoding="utf-8").splitlines()
    return {name: values.split("|") for name, values in (row.split("\t") for row in rows)}


def read_stories(shared: Path) -> list[Story]:
    """Read the stories to put clutter into: PolNeAR training part and Wikipedia articles."""
    found = []
    for path in sorted((shared / "corpus/polnear/train/text").glob("*.txt")):
        lines = [line.text for line in read_lines(path.read_text(encoding="utf-8"))]
        title, body = lines[0].removesuffix("."), [x for x in lines[1:] if not REAL_CLUTTER.search(x)]
        if len(body) >= FEWEST_LINES:
            found.append(Story(path.stem, title, tuple(body)))
    wiki = json.loads((shared / "reading/squadshifts-newwiki-dev.json").read_text(encoding="utf-8"))
    for article in wiki["data"]:
        paragraphs = [p["context"].strip() for p in article["paragraphs"]]
        for at in range(0, len(paragraphs), WIKI_PARAGRAPHS):
            found.append(
                Story(
                    f"wiki {article['title']} {at}",
                    article["title"].replace("_", " "),
                    tuple(paragraphs[at : at + WIKI_PARAGRAPHS]),
                )
            )
    return found


def read_sample(folder: Path) -> list[Story]:
    """Read the articles written for this project, without their clutter: the lines of several files, those of rules."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    pages = {name: [line.text for line in read_lines(text)] for name, text in texts.items()}
    counts = Counter(line for lines in pages.values() for line in set(lines))
    clean = {
        name: [x for x in lines if counts[x] == 1 and find_rule(x) is None and not SAMPLE_CLUTTER.search(x)]
        for name, lines in pages.items()
    }
    return [Story("sample " + name, lines[0], tuple(lines[1:])) for name, lines in clean.items()]
