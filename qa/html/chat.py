"""The HTML of the conversation: the masthead, the turns with their cards, and errors."""

from collections.abc import Mapping, Sequence

from qa.html.cards import render_cards
from qa.html.words import escape, write_count, write_day, write_sentence
from qa.records import Answer, Interpretation
from qa.wording import say_declined, say_reading


def render_masthead(stats: Mapping[str, str | int | None]) -> str:
    """Write the head of the page: the name, what it does, and the counts of `Archive.stats`."""
    newest = stats["newest"]
    counts = [write_count(stats["articles"], "article"), write_count(stats["outlets"], "outlet")]
    counts += [] if newest is None else [f"newest {write_day(str(newest))}"]
    return (
        '<header class="masthead"><h1>On Record</h1>'
        "<p>Ask the archive; read what was actually written, word for word.</p>"
        f'<p class="counts">{" · ".join(counts)}</p></header>'
    )


def render_log(turns: Sequence[str], examples: Sequence[str]) -> str:
    """Write the conversation: the example questions as buttons, then the turns in order."""
    buttons = "".join(f'<button type="button" data-ask="{escape(e)}">{escape(e)}</button>' for e in examples)
    welcome = f'<div class="examples"><p>For example</p>{buttons}</div>' if examples else ""
    return f'<div class="log" role="log" aria-label="Questions and answers">{welcome}{"".join(turns)}</div>'


def render_pending(question: str) -> str:
    """Write the turn of a question that is being answered."""
    return f'<section class="turn">{_question(question)}<p class="pending">Reading the archive…</p></section>'


def render_error(message: str) -> str:
    """Write what went wrong, in one line."""
    return f'<p class="turn error" role="alert">{escape(write_sentence(" ".join(message.split())))}</p>'


def render_answer(answer: Answer) -> str:
    """Write the turn of a question: how it was read, its quotes as cards, or why there are none and what came closest."""
    body = _declined(answer) if answer.status == "abstained" else _answered(answer)
    head = _question(answer.question) + _reading(answer.interpretation)
    return f'<section class="turn {escape(answer.status)}">{head}{body}</section>'


def _question(question: str) -> str:
    return f'<h2 class="question" dir="auto">{escape(question)}</h2>' if question.strip() else ""


def _reading(read: Interpretation) -> str:
    said = say_reading(read, write_day)
    return f'<p class="reading" dir="auto">Read as: {escape(said)}</p>' if said else ""


def _answered(answer: Answer) -> str:
    short = answer.short_answer
    lead = "" if short is None else f'<p class="short-answer" dir="auto">{escape(short)}</p>'
    return f"{lead}{render_cards(answer.quotes)}{_note(answer)}"


def _declined(answer: Answer) -> str:
    reason = "" if answer.reason is None else f"<p>{escape(write_sentence(answer.reason))}</p>"
    verdict = f'<div class="verdict"><h3>{say_declined(answer.declined)}</h3>{reason}</div>'
    if not answer.closest:
        return verdict
    return f"{verdict}<h3 class='closest'>Closest passages, not an answer</h3>{render_cards(answer.closest)}"


def _note(answer: Answer) -> str:
    score = f"{write_count(len(answer.quotes), 'quote')} · confidence {answer.confidence:.2f}"
    return f'<p class="note">{score}</p>'
