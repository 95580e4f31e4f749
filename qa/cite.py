"""Write a quote with its citation: as plain text, as Markdown, and as a BibTeX entry."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from qa.language import _
from qa.records import Quote
from qa.wording import say_voice

PLAIN, MARKDOWN, BIBTEX = "plain", "markdown", "bibtex"
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~]|^[-+=](?=\s)|(?<=^\d)[.)]|(?<=^\d\d)[.)])")
_BIBTEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "&": r"\&", "#": r"\#",
           "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}  # fmt: skip
_IN_URL = str.maketrans({"{": "%7B", "}": "%7D", " ": "%20"})
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def cite_quote(quote: Quote, style: str) -> str:
    """Write a quote with who says it, where and when, and its place in the source.

    The quote's words stand as they are in the source, but that line breaks become spaces, and that Markdown and
    BibTeX escape what is theirs.

    :param style: `PLAIN`, `MARKDOWN` or `BIBTEX`.
    :raises KeyError: If it is none of these.
    """
    return STYLES[style](quote)


def _cite_plain(quote: Quote) -> str:
    return f"{_('“{words}”').format(words=_line(quote.text))} — {', '.join(_describe(quote, str))}"


def _cite_markdown(quote: Quote) -> str:
    return f"> {escape_markdown(quote.text)}\n>\n> — {', '.join(_describe(quote, escape_markdown))}"


def _describe(quote: Quote, write: Callable[[str], str]) -> list[str]:
    """Give voice, outlet, day, title, address and place, those that are known."""
    voice = say_voice(quote)
    parts = [] if voice is None else [", ".join(part for part in voice if part)]
    parts += [part for part in (quote.outlet, quote.date) if part is not None]
    parts += [] if quote.title is None else [_("“{words}”").format(words=_line(quote.title))]
    parts += [] if quote.url is None else [quote.url]
    return [*map(write, map(_line, parts)), write(f"{_line(quote.source)} [{quote.start}:{quote.end}]")]


def _cite_bibtex(quote: Quote) -> str:
    """Write an entry as BibTeX and biblatex take it; a line says the quote and its place."""
    voice = say_voice(quote)
    said = "" if voice is None else f"{_tex(', '.join(part for part in voice if part))}: "
    place = _("characters {start}–{end}").format(start=quote.start, end=quote.end).replace("–", "--")
    note = f"{said}``{_tex(quote.text)}'' ({_tex(quote.source)}, {place})"
    fields = {"title": _tex(quote.source if quote.title is None else quote.title)}
    fields |= {} if quote.outlet is None else {"journal": _tex(quote.outlet)}
    fields |= _date_fields(quote.date)
    fields |= {} if quote.url is None else {"url": _line(quote.url).translate(_IN_URL)}
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in (fields | {"note": note}).items())
    return f"@article{{{_key(quote)},\n{body}}}"


def _date_fields(day: str | None) -> dict[str, str]:
    try:
        parsed = date.fromisoformat("" if day is None else day)
    except ValueError:
        return {}
    return {"year": str(parsed.year), "month": _MONTHS[parsed.month - 1], "day": str(parsed.day)}


def _key(quote: Quote) -> str:
    """Make the key of an entry: another one for another place of the same article, the same one each time."""
    outlet = re.sub(r"[^a-z0-9]", "", (quote.outlet or "article").lower()) or "article"
    return f"{outlet}{(quote.date or '')[:4]}{quote.article[:8]}-{quote.start}-{quote.end}"


def _tex(text: str) -> str:
    return "".join(_BIBTEX.get(sign, sign) for sign in _line(text))


def escape_markdown(text: str) -> str:
    """Write a text on one line so that Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\1", _line(text))


def _line(text: str) -> str:
    return " ".join(text.split())


STYLES: Mapping[str, Callable[[Quote], str]] = {
    PLAIN: _cite_plain, MARKDOWN: _cite_markdown, BIBTEX: _cite_bibtex,
}  # fmt: skip
