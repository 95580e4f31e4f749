"""Find and make pairs of different articles that are easily taken for reprints."""

import itertools
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from benchmarks.reprints_made import Case, Paper, make_case

DAYS = 2  # days between articles that may be confused
NEAREST = 5  # articles of those days that an article is paired with, by TF-IDF cosine


def near_pairs(papers: Sequence[Paper], others: Sequence[Paper]) -> list[tuple[Paper, Paper]]:
    """Give for each article the `NEAREST` others at most `DAYS` apart that are nearest by TF-IDF, each pair once."""
    every = list({paper.name: paper for paper in (*papers, *others)}.values())
    vectors = dict(zip((paper.name for paper in every), weigh_words(every), strict=True))
    pairs: dict[frozenset[str], tuple[Paper, Paper]] = {}
    for paper in papers:
        near = [o for o in every if abs(o.day - paper.day) <= DAYS and o.name != paper.name]
        near.sort(key=lambda o: (-_dot(vectors[paper.name], vectors[o.name]), o.name))
        for other in near[:NEAREST]:
            pairs.setdefault(frozenset((paper.name, other.name)), (paper, other))
    return list(pairs.values())


def _dot(first: dict[str, float], second: dict[str, float]) -> float:
    return sum(weight * second.get(word, 0.0) for word, weight in first.items())


def weigh_words(papers: Sequence[Paper]) -> list[dict[str, float]]:
    """Give a unit TF-IDF vector for each article."""
    counts = [Counter(re.findall(r"\w+", paper.text.lower())) for paper in papers]
    seen = Counter(word for count in counts for word in count)
    vectors = []
    for count in counts:
        raw = {w: (1 + math.log(n)) * math.log(len(papers) / seen[w]) for w, n in count.items()}
        length = math.sqrt(sum(weight**2 for weight in raw.values())) or 1.0
        vectors.append({word: weight / length for word, weight in raw.items()})
    return vectors


def hard_cases(pairs: Sequence[tuple[Paper, Paper]], rng: random.Random) -> Iterator[Case]:
    """Make hard cases of pairs of different articles: each kind once a pair, where it can be made."""
    for first, second in pairs:
        name = f"{first.name} {second.name}"
        for kind, make in HARD.items():
            texts = make(first, second, rng)
            if texts is not None:
                yield make_case(kind, *texts, reprint=False, name=name)


def share_quotations(first: Paper, second: Paper, rng: random.Random) -> tuple[str, str] | None:
    """Put two to four of the first's paragraphs of quotation into the second."""
    quotations = [p for p in first.paragraphs if is_quotation(p)]
    return paste(first, second, quotations[: rng.randint(2, 4)], rng) if len(quotations) >= 2 else None


def share_statement(first: Paper, second: Paper, rng: random.Random) -> tuple[str, str] | None:
    """Put all of the first's paragraphs of quotation in the place of the second's own."""
    quotations = [p for p in first.paragraphs if is_quotation(p)]
    narrative = tuple(p for p in second.paragraphs if not is_quotation(p))
    bare = Paper(second.name, second.outlet, second.day, second.title, narrative)
    return paste(first, bare, quotations, rng) if len(quotations) >= 2 and len(narrative) >= 4 else None


def follow_up(first: Paper, second: Paper, rng: random.Random) -> tuple[str, str] | None:
    """Close the second, cut to two thirds, with two or three paragraphs of the first's background."""
    background = pick_background(first, 3)
    body = second.paragraphs[: max(4, len(second.paragraphs) * 2 // 3)]
    return (first.text, "\n\n".join((second.title, *body, *background))) if len(background) >= 2 else None


def share_background(first: Paper, second: Paper, rng: random.Random) -> tuple[str, str] | None:
    """Put one or two of the first's last paragraphs of narrative near the end of the second."""
    background = pick_background(first)
    return paste(first, second, background[: rng.randint(1, 2)], rng) if background else None


def share_both(first: Paper, second: Paper, rng: random.Random) -> tuple[str, str] | None:
    """Put two of the first's quotations and two of its paragraphs of background into the second."""
    quotations, background = [p for p in first.paragraphs if is_quotation(p)][:2], pick_background(first)
    return paste(first, second, [*quotations, *background], rng) if background else None


def tell_live(first: Paper, second: Paper, rng: random.Random) -> tuple[str, str] | None:
    """Make the second into a live blog of which one entry is the first's first paragraphs."""
    entries = [second.paragraphs[at : at + 2] for at in range(0, len(second.paragraphs), 2)]
    entries.insert(rng.randint(0, len(entries)), first.paragraphs[: rng.randint(1, 2)])
    blog = [line for hour, entry in enumerate(entries, start=1) for line in (f"{hour} p.m.", *entry)]
    return (first.text, "\n\n".join((f"The Latest: {second.title}", *blog))) if len(entries) >= 6 else None


def shorten_with_background(first: Paper, second: Paper, rng: random.Random) -> tuple[str, str] | None:
    """Cut the second to its first 120 words or so and close it with one paragraph of the first's background."""
    background = pick_background(first)[:1]
    lead = list(itertools.takewhile(lambda p: p in second.paragraphs[:4], second.paragraphs))
    return (first.text, "\n\n".join((second.title, *lead, *background))) if background else None


HARD: dict[str, Callable[[Paper, Paper, random.Random], tuple[str, str] | None]] = {
    "the same quotations": share_quotations,
    "the same statement": share_statement,
    "the same background": share_background,
    "a follow-up": follow_up,
    "the same quotations and background": share_both,
    "a live blog's entry": tell_live,
    "short, the same background": shorten_with_background,
}


def is_quotation(paragraph: str) -> bool:
    """Tell whether at least half of a paragraph stands in double quotation marks."""
    return sum(map(len, re.findall(r"(?<!\S)[“\"][^”\"]{15,}", paragraph))) >= len(paragraph) / 2


def pick_background(paper: Paper, count: int = 2) -> list[str]:
    """Give the last paragraphs of narrative of 20 to 80 words, outside the first third."""
    late = paper.paragraphs[len(paper.paragraphs) // 3 :]
    return [p for p in late if 20 <= len(p.split()) <= 80 and not is_quotation(p)][-count:]


def paste(first: Paper, second: Paper, paragraphs: Sequence[str], rng: random.Random) -> tuple[str, str]:
    """Give the first as it is, and the second with the paragraphs after its first third."""
    body = list(second.paragraphs)
    for paragraph in paragraphs:
        body.insert(rng.randint(max(1, len(body) // 3), max(1, len(body))), paragraph)
    return first.text, "\n\n".join((second.title, *body))
