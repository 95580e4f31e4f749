"""Supply what the tagger missed where nobody can be in doubt: a quotation with "X said" beside it, "X ruled out …"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from index.records import Span
from index.statements.records import Found
from index.statements.sayings import CUE, NAME, OFFICE, VERBS, WHO

LEAST_QUOTED_WORDS = 3  # of a quotation; fewer may be a title or a word in marks
REACH_CHARS = 120  # beside a quotation, in which its attribution is looked for; code points

_BEHIND = re.compile(
    rf"\s(?:{WHO}\s(?P<cue>{CUE})|(?P<first>{VERBS})\s(?P<after>{NAME}|{OFFICE}))(?=[.,;]|\s(?:on|in|at|to|of|during|after)\s|$)"
)
_BEFORE = re.compile(rf"(?:^|[.!?]\s){WHO}\s(?P<cue>{CUE})\s?[,:]\s?$")
_ENDS_SAID = re.compile(r"[,?!…—–][”\"]$")
_RULED_OUT = re.compile(
    rf"{WHO}(?:,\s[^,;“”\"]{{1,60}},)?\s"
    rf"(?P<cue>(?:(?:also|later|again|then|already|has|had|have|would|could|did)\s)*(?:(?:not|n['’]t)\s)?"
    rf"rul(?:ed|e)\sout)\s(?P<what>[^,;:“”\"]+?)[.,]?$"
)
_SUBJECT = re.compile(rf"{WHO}\s$")
_NO_SUBJECT = frozenset("in on at by for from with after before when if as while asked according".split())


def supply(
    text: str, found: Sequence[Found], sentences: Sequence[Span], quotations: Sequence[Span]
) -> list[Found]:
    """Give the statements of an article with those that were missed, and sources that were missed; in no order.

    A quotation counts that nothing found touches; a sentence, where nothing stands in it at all.

    :param sentences: Those of the kept text, ascending.
    :param quotations: Those of the text, ascending and apart.
    """
    starts = [sentence.start for sentence in sentences]
    known = [_add_source(text, one, sentences, starts=starts) for one in found]
    return add_untouched(
        known, (*_find_quoted(text, sentences, quotations), *_find_ruled_out(text, sentences))
    )


def add_untouched(known: Sequence[Found], more: Iterable[Found]) -> list[Found]:
    """Give statements with those of others that share no word with one of them."""
    taken = sorted(span for one in known for span in (*one.source, *one.cue, *one.content))
    added = [
        one
        for one in more
        if not any(_touches(taken, span) for span in (*one.source, *one.cue, *one.content))
    ]
    return [*known, *added]


def _touches(taken: Sequence[Span], span: Span) -> bool:
    """Tell whether one of ascending spans overlaps another; they may overlap each other, but hardly by many."""
    place = bisect_left(taken, Span(span.end, span.end))
    return any(one.overlaps(span) for one in taken[max(0, place - 8) : place])


def _add_source(text: str, one: Found, sentences: Sequence[Span], *, starts: Sequence[int]) -> Found:
    """Give a statement without source the words that its sentence begins with, if they are all before its cue."""
    if one.source or not one.cue:
        return one
    place = bisect_right(starts, one.cue[0].start) - 1
    if place < 0 or not 0 < one.cue[0].start - starts[place] <= REACH_CHARS:
        return one
    match = _SUBJECT.fullmatch(text, starts[place], one.cue[0].start)
    if (
        match is None
        or match["who"].split()[0].lower() in _NO_SUBJECT
        or one.cue[0].end > sentences[place].end
    ):
        return one
    if re.fullmatch(CUE, text[one.cue[0].start : one.cue[0].end]) is None:
        return one
    return Found((Span(*match.span("who")),), one.cue, one.content)


def _find_quoted(text: str, sentences: Sequence[Span], quotations: Sequence[Span]) -> Iterator[Found]:
    ends = [sentence.end for sentence in sentences]
    for quotation in quotations:
        place = bisect_right(ends, quotation.start)
        if place == len(sentences) or not sentences[place].contains(quotation):
            continue
        if len(re.findall(r"\w+", text[quotation.start : quotation.end])) < LEAST_QUOTED_WORDS:
            continue
        one = _find_beside(text, sentences[place], quotation)
        if one is not None:
            yield one


def _find_beside(text: str, sentence: Span, quotation: Span) -> Found | None:
    """Find "“…,” X said", "“…,” said X" and "X said: “…”" in a sentence."""
    if _ENDS_SAID.search(text, quotation.start, quotation.end) is not None:
        match = _BEHIND.match(text, quotation.end, min(sentence.end, quotation.end + REACH_CHARS))
        if match is not None:
            who, cue = ("who", "cue") if match["who"] else ("after", "first")
            return Found((Span(*match.span(who)),), (Span(*match.span(cue)),), (quotation,))
    before = text[max(sentence.start, quotation.start - REACH_CHARS) : quotation.start]
    match = _BEFORE.search(before)
    if match is None or match["who"].split()[0].lower() in _NO_SUBJECT:
        return None
    by = quotation.start - len(before)
    return Found(
        (Span(match.start("who") + by, match.end("who") + by),),
        (Span(match.start("cue") + by, match.end("cue") + by),),
        (quotation,),
    )


def _find_ruled_out(text: str, sentences: Sequence[Span]) -> Iterator[Found]:
    for sentence in sentences:
        match = _RULED_OUT.fullmatch(text, sentence.start, sentence.end)
        if match is not None and match["who"].split()[0].lower() not in _NO_SUBJECT:
            yield Found(*((Span(*match.span(group)),) for group in ("who", "cue", "what")))
