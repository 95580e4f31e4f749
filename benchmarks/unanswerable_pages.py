"""Wrap articles as web pages of a made-up outlet, with clutter around and between their paragraphs."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from qa.evaluate.attribution.records import AnnotatedArticle

OUTLET = "Ledgerby Courier"
SHOWN = 6  # pages that show a line of clutter
MENU = ("Home", "Politics", "World", "Business", "Sport", "Culture", "Weather", "Video")
LABELS = ("Read also", "Related", "Advertisement", "Sponsored content", "Most read", "More on this site")
PLACES = ("header", "aside", "paragraph", "box", "list", "footer")


def write_pages(
    articles: Sequence[AnnotatedArticle], lines: Sequence[str], folder: Path, *, seed: int
) -> Path:
    """Write a page of each article into a folder; the same arguments give the same pages.

    Lines of one word stand in the menu of every page; each other line stands on `SHOWN` pages, once each in the header,
    beside the article, between its paragraphs, and so on.
    """
    rng = random.Random(seed)
    menu = [*MENU, *(line for line in lines if " " not in line)]
    clutter: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in lines:
        if " " in line:
            for place, article in zip(PLACES, rng.sample(articles, SHOWN), strict=True):
                clutter[article.name].append((place, line))
    folder.mkdir(parents=True)
    for article in articles:
        page = _write_page(article, menu, clutter[article.name], rng)
        (folder / f"{article.name}.html").write_text(page, encoding="utf-8", newline="")
    return folder


def _write_page(
    article: AnnotatedArticle, menu: Sequence[str], clutter: Sequence[tuple[str, str]], rng: random.Random
) -> str:
    title, *paragraphs = (escape(line) for line in article.text.split("\n") if line.strip())
    placed: Mapping[str, list[str]] = {
        place: [escape(line) for at, line in clutter if at == place] for place in PLACES
    }
    body = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
    for line in placed["paragraph"]:
        label = rng.choice(LABELS[:4])
        body.insert(rng.randint(0, len(body)), f"<p>{label}: {line}</p>")
    for line in placed["box"]:
        label = rng.choice(LABELS[2:4])
        body.insert(rng.randint(0, len(body)), f"<p>{label}</p>\n<p>{line}</p>")
    if placed["list"]:
        body.append(f"<h3>{rng.choice(LABELS[4:])}</h3>\n{_write_list(placed['list'])}")
    date = f'<meta property="article:published_time" content="{article.date}">' if article.date else ""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:site_name" content="{OUTLET}">{date}</head>
<body><header><nav>{_write_list(menu)}</nav>{_write_list(placed["header"])}</header>
<aside><h3>Most read</h3>{_write_list(placed["aside"])}</aside>
<main><article><h1>{title}</h1>
{chr(10).join(body)}
</article></main>
<footer>{_write_list([*placed["footer"], f"© {OUTLET}", "Contact", "Privacy"])}</footer></body></html>
"""


def _write_list(lines: Sequence[str]) -> str:
    items = "".join(f'<li><a href="#">{line}</a></li>' for line in lines)
    return f"<ul>{items}</ul>" if lines else ""
