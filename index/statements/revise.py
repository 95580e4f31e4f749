"""Correct what the tagger finds where it follows the words and not the voice: relays, questions, "neither … nor".

What it missed and nobody can doubt is supplied.

The tagger learned from annotators who mark every attribution as it stands, so its F1 is measured before this
(benchmarks/statements.py); what an archive tells of a person must be that person's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from index.records import Span
from index.sentences import split_paragraphs
from index.statements.asked import drop_questions
from index.statements.borders import find_parted, part_at_borders
from index.statements.breaks import find_breaks
from index.statements.citing import unfold_cited
from index.statements.clefts import choose_named
from index.statements.records import Found
from index.statements.relays import unfold_relay
from index.statements.sayings import ASKED
from index.statements.single_quotation import find_all_quotations
from index.statements.supply import add_untouched, supply
from index.statements.trimming import cut_counterclaim, take_byline

NAMED_CHARS = 120  # code points of "Neither X nor Y" at most

_ADDRESSED = re.compile(
    rf"\b(?:{ASKED}|interviewed)\s+by\s+$"
    r"|(?<!was\s)(?<!were\s)(?<!been\s)\b(?:told|telling|speaking\sto|talking\sto|spoke\sto|replying\sto|responding\sto|interview\swith)\s+$"
    r"|\b(?:questions?|question|inquiry|query)\s(?:from|by|of)\s+$",
    re.I,
)
_ENDS_TURN = re.compile(r"^[“\"].*[.!?…][”\"]$", re.S)
_LEAD_CHARS = 24  # the longest words before a name that make it one spoken to
_NEITHER = re.compile(r"neither\s(?P<first>[^\n]{1,80}?),?\snor\s(?P<second>[^\n]{1,80}?),?", re.I)


def revise(text: str, found: Sequence[Found], sentences: Sequence[Span]) -> list[Found]:
    """Give the statements of an article with each said by the one who says it; ascending by content.

    :param sentences: Those of the kept text, ascending.
    """
    starts = [sentence.start for sentence in sentences]

    def find_sentence(one: Found) -> Span:
        anchor = (*one.cue, *one.content)[0]
        place = bisect_right(starts, anchor.start) - 1
        return sentences[place] if place >= 0 else anchor

    paragraphs = split_paragraphs(text)
    quotations = find_all_quotations(text, paragraphs)
    bounded, left = _part_paragraphs(text, [take_byline(text, one) for one in found], paragraphs, quotations)
    known = add_untouched(supply(text, bounded, sentences, quotations), left)
    whole = sorted(
        (part for one in known for part in _part_quotations(text, one)), key=lambda one: one.content
    )
    cited = [made for one in whole for made in unfold_cited(text, one, find_sentence(one))]
    unfolded = [made for one in cited for made in unfold_relay(text, one, find_sentence(one))]
    chosen = [choose_named(text, one, find_sentence(one)) for one in unfolded]
    heard = [_take_addressee(text, one) for one in chosen if one is not None]
    answered = drop_questions(text, heard, [find_sentence(one) for one in heard])
    plain = (cut_counterclaim(text, one, quotations) for one in answered)
    return sorted((part for one in plain for part in _part_neither(text, one)), key=lambda one: one.content)


def _part_paragraphs(
    text: str, found: Sequence[Found], paragraphs: Sequence[Span], quotations: Sequence[Span]
) -> tuple[list[Found], list[Found]]:
    """Part the statements of an article at the borders of paragraphs; those parted, and what is then nobody's."""
    parted = find_parted(text, find_breaks(text, paragraphs))
    made = [part_at_borders(text, one, parted, quotations) for one in found]
    return [one for one, _ in made], [one for _, rest in made for one in rest]


def _part_quotations(text: str, one: Found) -> Iterator[Found]:
    """Part a quotation that another one follows at once: “It has to go.” “Not this year,” Rao said.

    Who goes on speaking is not quoted anew, so the one before is somebody else's, whose is not said here.
    """
    before = [piece for piece in one.content if one.cue and piece.end <= one.cue[0].start]
    for number in range(len(before) - 1, 0, -1):
        first, second = before[number - 1], before[number]
        between = text[first.end : second.start]
        if _ENDS_TURN.search(text, first.start, first.end) and text[second.start] in '“"' and between == " ":
            yield Found((), (), tuple(before[:number]))
            yield Found(one.source, one.cue, one.content[number:])
            return
    yield one


def _take_addressee(text: str, one: Found) -> Found:
    """Take the source from a statement that is made to it: "told Rao", "asked by Rao, he said"."""
    if not one.source or not one.cue or one.source[0].start > one.cue[0].start:
        return one
    first = one.source[0].start
    lead = _ADDRESSED.search(text, max(0, first - _LEAD_CHARS), first)
    if lead is None or any(span.overlaps(Span(lead.start(), first)) for span in one.cue):
        return one
    return one if _tells_on(text, one.source) else Found((), one.cue, one.content)


def _tells_on(text: str, source: Sequence[Span]) -> bool:
    """Tell whether the one spoken to says something in turn: "told Rao, who said"."""
    return text[source[-1].start : source[-1].end].rstrip(" ,").endswith((" who", "\nwho", ",who"))


def _part_neither(text: str, one: Found) -> Iterator[Found]:
    """Part a statement that neither of two makes into one of each."""
    if len(one.source) == 1 and len(one.source[0]) <= NAMED_CHARS:
        source = one.source[0]
        match = _NEITHER.fullmatch(text, source.start, source.end)
        if match is not None:
            for name in ("first", "second"):
                yield Found((Span(*match.span(name)),), one.cue, one.content)
            return
    yield one
