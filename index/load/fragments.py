"""Turn pieces of HTML, as feeds and exports hold them, into text with its paragraphs apart."""

import re
from typing import Any

from index.load.parsers import call_parser

# Tags that a text holds only where it is HTML; inline ones such as <b> may be spoken of in plain text.
_MARKUP = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|table|section|article|figure|html|body|span|a)(?:\s[^<>]*)?/?>",
    re.I,
)
_PAGE = re.compile(r"<(?:!doctype html|html|body)\b", re.I)
_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th
    thead tr ul""".split()
)
_UNSEEN = frozenset("audio head iframe noscript object script style svg template title video".split())
_BREAKS = re.compile(r"\n{2,}")


def is_markup(text: str) -> bool:
    """Tell whether a text is HTML: whether it holds a tag of paragraphs, lists or links."""
    return _MARKUP.search(text) is not None


def is_page(text: str) -> bool:
    """Tell whether HTML is a whole page rather than a piece of one."""
    return _PAGE.search(text) is not None


def fragment_text(html: str) -> str:
    """Write a piece of HTML as text: a blank line between paragraphs, one line break for `<br>`.

    Nothing that a reader would see is left out, and nothing added.

    :raises Unreadable: If lxml cannot read it.
    """
    from lxml import etree

    tree = call_parser(lambda: _parse(html), what="damaged HTML", errors=(etree.LxmlError,))
    return _Writer().write(tree)


def _parse(html: str) -> Any:
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return lxml_html.fromstring(f"<div>{html}</div>".encode(), parser=parser)


class _Writer:
    """Collects paragraphs while walking through a tree."""

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self._parts: list[str] = []

    def write(self, tree: Any) -> str:
        from lxml import etree

        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            block = element.tag in _BLOCKS
            if event == "start":
                if element.tag in _UNSEEN:
                    walk.skip_subtree()
                    continue
                self._break(block)
                self._add(element.text)
                if element.tag == "br":
                    self._parts.append("\n")
            else:
                self._break(block)
                if element is not tree:
                    self._add(element.tail)
        self._break(True)
        return "\n\n".join(self._paragraphs)

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(re.sub(r"[ \t\r\n\f]+", " ", text))

    def _break(self, block: bool) -> None:
        if not block or not self._parts:
            return
        lines = [line.strip(" ") for line in re.sub(" +", " ", "".join(self._parts)).split("\n")]
        self._parts.clear()
        self._paragraphs += [part for part in _BREAKS.split("\n".join(lines).strip("\n")) if part.strip()]
