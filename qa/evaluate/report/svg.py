"""Make matplotlib's SVG fit to stand in a page: no outside reference, its own ids, the page's colours and type."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from qa.html import escape

# Colours plots are drawn with, and the page's variables that take their place, so that they follow light and dark.
INK, SOFT, RULE = "#1d1b18", "#625c53", "#ddd7cb"
FIRST, SECOND, THIRD = "#1f4f73", "#8a3b12", "#3f6224"
_VARIABLES: Mapping[str, str] = {
    INK: "var(--ink)", SOFT: "var(--soft)", RULE: "var(--rule)",
    FIRST: "var(--first)", SECOND: "var(--second)", THIRD: "var(--third)",
}  # fmt: skip
_COLOUR = re.compile("|".join(_VARIABLES))
_DROPPED = {"metadata", "style"}  # who made it, and a style sheet that would hold for the whole page
_FAMILY = re.compile(r"font-family: [^;]*; ?")  # matplotlib's own; the page has another


def inline_svg(svg: str, *, prefix: str, title: str, summary: str) -> str:
    """Rewrite an SVG document of matplotlib's as an element of an HTML page.

    :param prefix: Begins each id in it; a page may hold no id twice.
    :param title: Short name, for those who do not see it.
    :param summary: What it shows, in a sentence, for the same.
    """
    root = ElementTree.fromstring(svg.encode("utf-8"))
    inner = "".join(_write(child, prefix) for child in root)
    return (
        f'<svg class="plot" role="img" aria-labelledby="{prefix}title {prefix}desc" '
        f'viewBox="{escape(root.get("viewBox", ""))}"><title id="{prefix}title">{escape(title)}</title>'
        f'<desc id="{prefix}desc">{escape(summary)}</desc>{inner}</svg>'
    )


def _write(element: ElementTree.Element, prefix: str) -> str:
    name = element.tag.rpartition("}")[2]
    if name in _DROPPED:
        return ""
    attributes = "".join(
        f' {key.rpartition("}")[2]}="{escape(_rewrite(key, value, prefix))}"'
        for key, value in element.attrib.items()
    )
    text = escape(element.text) if name == "text" and element.text else ""
    inner = "".join(_write(child, prefix) for child in element)
    if name in ("g", "defs") and not inner:
        return ""
    return f"<{name}{attributes}>{text}{inner}</{name}>"


def _rewrite(key: str, value: str, prefix: str) -> str:
    if key == "id":
        return prefix + value
    if key.rpartition("}")[2] == "href":
        return value.replace("#", f"#{prefix}", 1)
    value = value.replace("url(#", f"url(#{prefix}")
    value = _COLOUR.sub(lambda match: _VARIABLES[match[0]], value)
    return _FAMILY.sub("", value) if key == "style" else value
