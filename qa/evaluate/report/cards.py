"""The worst questions in HTML: what was wanted and what came, side by side, shared words marked."""

from collections.abc import Sequence

from qa.evaluate.numbers import format_one, format_value
from qa.evaluate.records import Line, Result, Shown
from qa.evaluate.report.wording import Wording, choose_wording
from qa.evaluate.report.worst import WORST, Fault, find_shared, find_worst
from qa.html import escape

MOST_SHOWN = 3  # right passages, and quotes that came, of one question
MOST_CHARS = 700  # of one passage: the length a quote may have


def render_worst(result: Result) -> str:
    """Write the worst questions as cards, gravest first; a sentence where nothing went wrong, "" without questions."""
    if not result.questions:
        return ""
    worst, wording = find_worst(result), choose_wording(result)
    if not worst:
        return f"<p>No {wording.item} went wrong.</p>"
    which = "all of them" if len(worst) <= WORST else f"the first {WORST}"
    order = "; within one fault the most confident come first" if wording.by_confidence else ""
    lead = (
        f'<p class="howto">{len(worst):,} of {wording.count(len(result.questions))} went wrong. Here are {which}, gravest '
        f"first{order}. Words that both sides share are marked.</p>"
    )
    return lead + "".join(_card(fault, place, wording) for place, fault in enumerate(worst[:WORST], start=1))


def _card(fault: Fault, place: int, wording: Wording) -> str:
    line = fault.line
    known = [None if line.id == line.question else line.id, line.kind, line.outlet, line.month]
    confidence = (
        f"<span>confidence {format_value('', line.confidence)}</span>" if wording.by_confidence else ""
    )
    values = "".join(
        f"<span>{escape(name)} {format_one(name, value)}</span>" for name, value in line.values.items()
    )
    return (
        f'<article class="card"><h3><span class="place">{place}</span> <span dir="auto">{escape(line.question)}</span></h3>'
        f'<p class="verdict"><strong>{escape(fault.what)}</strong>{confidence}</p><p class="cite">{_facts(known)}</p>'
        f'<div class="sides"><div><h4>{wording.wanted}</h4>{_wanted(line, wording)}</div>'
        f"<div><h4>{wording.came}</h4>{_came(line, wording)}</div></div>"
        f'<p class="cite values">{values}</p></article>'
    )


def _facts(known: Sequence[str | None]) -> str:
    return "".join(f"<bdi>{escape(fact)}</bdi>" for fact in known if fact)


def _wanted(line: Line, wording: Wording) -> str:
    if not line.answerable and wording.by_confidence:
        why = f" Right: {escape(' or '.join(line.right_declined))}." if line.right_declined else ""
        return f'<p class="say">To decline: the archive holds no answer.{why}</p>'
    texts = [shown.text for shown in line.came]
    quotes = "".join(
        f'<blockquote dir="auto">{_mark(text, texts)}</blockquote>' for text in line.wanted[:MOST_SHOWN]
    )
    return (quotes or f'<p class="say">{wording.none_wanted}</p>') + _more(len(line.wanted))


def _came(line: Line, wording: Wording) -> str:
    declined = wording.by_confidence and line.status != "answered"
    lead = f'<p class="say">{escape(_decline(line))}</p>' if declined else ""
    quotes = "".join(_quote(shown, line.wanted) for shown in line.came[:MOST_SHOWN])
    nothing = "" if declined or line.came else f'<p class="say">{wording.none_came}</p>'
    return lead + quotes + nothing + _more(len(line.came))


def _decline(line: Line) -> str:
    kind = "" if line.declined is None else f" ({line.declined})"
    reason = "" if line.reason is None else f": {line.reason}"
    return f"Declined{kind}{reason}.{' Closest, not an answer:' if line.came else ''}"


def _quote(shown: Shown, wanted: Sequence[str]) -> str:
    hit = "" if shown.hit is None else f"<strong>{'✓ right' if shown.hit else '✗ not right'}</strong>"
    return (
        f'<blockquote dir="auto">{_mark(shown.text, wanted)}</blockquote>'
        f'<p class="cite">{hit}{_facts([shown.speaker, shown.outlet, shown.date, shown.source])}</p>'
    )


def _more(number: int) -> str:
    left = number - MOST_SHOWN
    return f'<p class="cite">{left} more in report.json</p>' if left > 0 else ""


def _mark(text: str, others: Sequence[str]) -> str:
    """Write a passage, at most `MOST_CHARS` of it, with the words it shares with others marked."""
    cut, parts, at = text[:MOST_CHARS], [], 0
    for span in find_shared(cut, [other[:MOST_CHARS] for other in others[:MOST_SHOWN]]):
        parts += [escape(cut[at : span.start]), f"<mark>{escape(cut[span.start : span.end])}</mark>"]
        at = span.end
    left = len(text) - len(cut)
    more = f' <span class="id">… {left:,} more characters</span>' if left else ""
    return "".join([*parts, escape(cut[at:]), more])
