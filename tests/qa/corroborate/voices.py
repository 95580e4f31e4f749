"""Make statements by hand for the tests of corroboration."""

import numpy as np

from index.records import Article, Metadata, Span
from qa.corroborate import Voiced


def make_article(text, name, date="2025-03-04", cluster=""):
    meta = Metadata(title=name.title(), outlet=f"The {name.title()}", date=date)
    return Article(name, f"{name}.txt", text, meta, (), "now", (), cluster)


def angle(cosine):
    """Give a unit vector with this cosine to (1, 0)."""
    return np.array([cosine, (1 - cosine**2) ** 0.5], dtype=np.float32)


def quote(
    said, name, *, cosine=1.0, speech="direct", speaker="Ada Orr", score=0.5, date="2025-03-04", cluster=""
):
    """Make an article of one statement, quoted, or reported after a frame: "Orr denied that | it rained"."""
    frame, bar, content = said.rpartition("|")
    text = f"{frame}{content}." if bar else f"“{said},” Orr said."
    start = len(frame) if bar else 1
    article = make_article(text, name, date, cluster)
    content_span = Span(start, start + (len(content) if bar else len(said)))
    return Voiced(article, Span(0, len(text)), (content_span,), speaker, speech, score, angle(cosine))


def report(said, name, **more):
    """Make an article of one reported statement, "|" before its content."""
    return quote(said, name, **({"speech": "indirect"} | more))


def within(article, said, content=None, **more):
    """Make a statement of a part of an article: its extent, and within it the content."""
    start = article.text.index(said)
    content = said if content is None else content
    at = article.text.index(content, start)
    fields = {"speaker": "Ada Orr", "speech": "direct", "score": 0.5, "vector": angle(1.0)} | more
    return Voiced(article, Span(start, start + len(said)), (Span(at, at + len(content)),), **fields)


def names(groups):
    """Give the articles of each group, the best first."""
    return [[v.article.id for v in (g.best, *(o.voiced for o in g.others))] for g in groups]


def relations(groups):
    """Give the relations of the others of each group."""
    return [[other.relation for other in group.others] for group in groups]
