"""Find a quote in a text, word for word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.occurrences import find_all
from index.records import Span
from qa.verify.borders import is_joined
from qa.verify.typography import Normal, bare, has_word, normalise, same_dashes, trim, unquoted

MAX_PLACES = 50  # occurrences of one quote in one text that are looked at
_OWN_END = re.compile(r"(?:[.,](?![\w.,]))?")
_PARAGRAPH_END = re.compile(r"[^\S\n]*\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Ended:
    """A place of a quote, with the mark that the source has at its end: "." or ",", "" for none."""

    span: Span
    mark: str


def find_verbatim(text: str, quote: str) -> list[Span]:
    """Find where a quote stands code point for code point, in order, parting no word; `MAX_PLACES` at most."""
    found = (Span(at, at + len(quote)) for at in find_all(text, quote))
    return _take_whole(text, found)


def find_words(text: str, quote: str) -> list[Span]:
    """Find where a quote stands but for typography, in order, parting no word; `MAX_PLACES` at most.

    Marks around the whole quote may be the user's own. They are not where the source's quotation ends with the
    quote but begins earlier: such marks say that nothing stood before.
    """
    wanted, normal = bare(quote), normalise(text)
    found = _to_spans(text, quote, [(at, at + len(wanted)) for at in find_all(normal.text, wanted)])
    inner = unquoted(wanted)
    if found or inner is None:
        return found
    mark = wanted[0]
    places = [(at, at + len(inner)) for at in find_all(normal.text, inner)]
    begun = [place for place in places if normal.text[place[1] : place[1] + 1] != mark]
    return _to_spans(text, quote, begun)


def find_ended(text: str, quote: str) -> list[Ended]:
    """Find where a quote stands but for the full stop or comma at its end, which the source has otherwise, in order.

    The source has the other of the two there, or none before a closing mark, a paragraph's or the text's end: an editor
    ends “We will win,” with a full stop. Nothing else may differ: no question mark, no ellipsis.
    """
    core, mark = find_core(quote)
    if not mark:
        return []
    normal = normalise(text)
    is_quoted = unquoted(bare(quote)) is not None
    found: list[Ended] = []
    for at in find_all(normal.text, core):
        own = _OWN_END.match(normal.text, at + len(core))
        if own is None or own[0] == mark or not (own[0] or _ends_here(text, normal, own.end())):
            continue
        closed = normal.text[own.end() : own.end() + 1] in ('"', "'")
        begun = normal.text[max(0, at - 1) : at] in ('"', "'")
        if not (is_quoted and closed and not begun):  # else the source's quotation begins earlier
            found += (Ended(span, own[0]) for span in _to_spans(text, quote, [(at, own.end())]))
    return found[:MAX_PLACES]


def find_core(quote: str) -> tuple[str, str]:
    """Give a quote in normal form without marks around it and the one full stop or comma at its end, and that; or ""."""
    wanted = bare(quote)
    inner = unquoted(wanted)
    said = wanted if inner is None else inner
    if has_word(said[:-1]) and said[-1] in ".," and said[-2] not in "., ":
        return said[:-1], said[-1]
    return said, ""


def _ends_here(text: str, normal: Normal, at: int) -> bool:
    """Tell whether a paragraph, the text or a quotation ends at a place of the normal text."""
    rest = normal.text[at : at + 2]
    if not rest.strip() or rest[0] == '"' or rest in ("'.", "',"):
        return True
    span = normal.to_original(at, at + 1)
    return span is not None and bool(_PARAGRAPH_END.match(text, span.start))


def stands_in(text: str, quote: str) -> bool:
    """Tell whether a quote stands in a text, but for typography and the full stop or comma at its end."""
    return bool(find_words(text, quote) or find_ended(text, quote))


def _to_spans(text: str, quote: str, places: list[tuple[int, int]]) -> list[Span]:
    """Give the original ranges of ranges of the normal text whose dashes are the quote's."""
    normal, trimmed = normalise(text), trim(quote)
    found = (normal.to_original(*place) for place in places)
    return _take_whole(
        text, (s for s in found if s is not None and same_dashes(text[s.start : s.end], trimmed))
    )


def _take_whole(text: str, found: Iterator[Span]) -> list[Span]:
    whole: list[Span] = []
    for span in found:
        if not is_joined(text, span.start) and not is_joined(text, span.end):
            whole.append(span)
            if len(whole) == MAX_PLACES:
                break
    return whole
