"""Articles, hits, quotes and outcomes written by hand, for the tests of the measures."""

from index.records import Article, Metadata, Span
from qa.evaluate.measures.places import index_names
from qa.evaluate.records import Gold, Outcome, TestQuestion
from qa.records import Answer, Hit, IndexState, Interpretation, Place, Quote

STATE = IndexState("0", 0, "toy")


def make_article(source, text="", *, outlet=None, date=None, cluster=""):
    """Make an article whose id is its source with an asterisk."""
    name = f"{source}*"
    return Article(
        name, source, text, Metadata(outlet=outlet, date=date), (Span(0, len(text)),), "", cluster=cluster
    )


class Shelf:
    """A few articles as an archive would give them; chunks are the lines unless told otherwise."""

    def __init__(self, *articles, chunks=None):
        self.articles = {article.id: article for article in articles}
        self._names = index_names(articles)
        self._chunks = {} if chunks is None else chunks

    def articles_of(self, name):
        return [self.articles[found] for found in self._names.get(name, ())]

    def chunks_of(self, article_id):
        if article_id in self._chunks:
            return self._chunks[article_id]
        spans, at = [], 0
        for line in self.articles[article_id].text.split("\n"):
            spans.append(Span(at, at + len(line)))
            at += len(line) + 1
        return spans

    def text_of(self, source):
        return next((article.text for article in self.articles.values() if article.source == source), None)


def make_hits(*articles):
    """Make a ranking of whole articles, best first."""
    return tuple(Hit(a, Span(0, len(a.text)), 1 - rank / 100) for rank, a in enumerate(articles))


def chunk_hit(article, text):
    start = article.text.index(text)
    return Hit(article, Span(start, start + len(text)), 0.5)


def place_in(article, text):
    start = article.text.index(text)
    return Place(
        article.id, article.source, article.meta.outlet, article.meta.date, start, start + len(text), text
    )


def quote_of(article, text, *, speaker=None, also=()):
    """Quote a text of an article; `also` are places elsewhere."""
    start = article.text.index(text)
    return Quote(
        article.id, article.source, None, article.meta.outlet, article.meta.date, None,
        start, start + len(text), text, 0.5, speaker=speaker, also_in=tuple(also),
    )  # fmt: skip


def make_answer(*quotes, answered=True, confidence=0.5, short=None, id="q", declined=None):
    """Make an answer; one that abstained has its quotes as closest passages."""
    return Answer(
        id, "?", "answered" if answered else "abstained", None, confidence, Interpretation(), short,
        tuple(quotes) if answered else (), () if answered else tuple(quotes), STATE, 0.0, declined,
    )  # fmt: skip


def make_question(id="q", *gold, **fields):
    """Make a question; gold is given as pairs of file and text, or triples with the start."""
    return TestQuestion(id, "?", gold=tuple(Gold(*place) for place in gold), **fields)


def make_outcome(question, *quotes, hits=(), given=None, stages=None, **answer):
    return Outcome(
        question,
        make_answer(*quotes, id=question.id, **answer),
        tuple(hits),
        {} if stages is None else stages,
        given,
    )
