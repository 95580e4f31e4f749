"""Make articles, quotes and answers for tests of the chat's HTML, and read the HTML back."""

from dataclasses import replace
from html.parser import HTMLParser

from index.records import Article, Metadata, Span
from qa.records import Answer, IndexState, Interpretation, Quote

NASTY = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onclick='alert(1)", "</article></div>",
         "&lt;b&gt;", "\u202eevil\u202c", "{{value}} ${alert(1)}", "\x00\x1b[31m", "\ud800", "😀𝔘"]  # fmt: skip
VOID = {"br", "img", "input", "meta", "link", "hr"}


class Reader(HTMLParser):
    """Collects the elements of a fragment and the texts of its marks; checks that tags close in order."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marks: list[tuple[dict[str, str | None], str]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(fragment)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "mark":
            self.marks.append((dict(attrs), ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.text += data
        if "mark" in self._open:
            attrs, text = self.marks[-1]
            self.marks[-1] = (attrs, text + data)

    def values(self, name: str) -> list[str | None]:
        return [attrs[name] for _, attrs in self.tags if name in attrs]


def make_article(text: str, kept: tuple[Span, ...] | None = None, **meta) -> Article:
    spans = (Span(0, len(text)),) if kept is None else kept
    return Article("0123456789abcdef", "a.txt", text, Metadata(**meta), spans, "2025-01-01T00:00:00Z")


def make_quote(**fields) -> Quote:
    base = Quote("a1", "a.txt", "Title", "Gazette", "2025-02-12", None, 10, 19, "He did so", 0.5)
    return replace(base, **fields)


def make_answer(*quotes: Quote, **fields) -> Answer:
    base = Answer("id", "What?", "answered", "raw score", 0.876, Interpretation(), None, quotes, (),
                  IndexState("c", 1, "m"), 1.0)  # fmt: skip
    return replace(base, **fields)
