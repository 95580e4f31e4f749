"""The HTML of the conversation: the masthead, the turns with their cards, and errors."""

from collections.abc import Mapping, Sequence

from qa.html.cards import render_cards
from qa.html.chips import render_chips
from qa.html.words import escape, write_count, write_day, write_sentence
from qa.records import NO_QUESTION, Answer, Stage
from qa.wording import say_confidence, say_declined, say_stage


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
    buttons = "".join(_ask_button(example) for example in examples)
    welcome = f'<div class="examples"><p>For example</p>{buttons}</div>' if examples else ""
    return f'<div class="log" role="log" aria-label="Questions and answers">{welcome}{"".join(turns)}</div>'


def render_pending(question: str, stage: Stage | int | None = None) -> str:
    """Write the turn of a question that is being answered, and how far it is.

    :param stage: What is done; or how many questions are before it; None for neither.
    """
    if isinstance(stage, int):
        how_far = f"Busy: {write_count(stage, 'question')} before yours"
    else:
        how_far = "Reading the archive…" if stage is None else f"{say_stage(stage)}…"
    stop = '<button type="button" class="stop" data-stop>Stop</button>'
    return (
        f'<section class="turn live" aria-live="polite">{_question(question)}'
        f'<p class="pending"><span>{escape(how_far)}</span> {stop}</p></section>'
    )


def render_error(message: str) -> str:
    """Write what went wrong, in one line."""
    return f'<p class="turn error" role="alert">{escape(write_sentence(" ".join(message.split())))}</p>'


def render_answer(answer: Answer, *, turn: int = 0, proposed: Sequence[str] = ()) -> str:
    """Write the turn of a question: how it was read, its quotes as cards, or why there are none and what came closest.

    :param turn: Its number in the conversation.
    :param proposed: Questions to go on with, as buttons.
    """
    go_on = _go_on(answer, proposed)
    body = _declined(answer, go_on) if answer.status == "abstained" else _answered(answer) + go_on
    reading = "" if answer.declined == NO_QUESTION else render_chips(answer.interpretation, turn)
    head = f"{_question(answer.question)}{reading}"
    return f'<section class="turn {escape(answer.status)}">{head}{body}{_feedback(turn)}</section>'


def _go_on(answer: Answer, proposed: Sequence[str]) -> str:
    if not proposed:
        return ""
    what = "Ask instead" if answer.status == "abstained" else "Go on"
    buttons = "".join(map(_ask_button, proposed))
    return f'<div class="go-on" role="group" aria-label="{what}"><p>{what}</p>{buttons}</div>'


def _feedback(turn: int) -> str:
    """Write the buttons that tell whether an answer is right."""
    return (
        f'<div class="feedback" role="group" aria-label="Is this right?" data-turn="{turn}"><span>Is this right?</span>'
        '<button type="button" data-verdict="right">Yes</button><details><summary>No</summary>'
        '<form class="why"><label>What is wrong? <input name="reason" maxlength="1000" autocomplete="off">'
        '</label><button type="submit">Send</button></form></details></div>'
    )


def render_thanks() -> str:
    """Write that what a user said of an answer is kept."""
    return '<p class="turn thanks" role="status">Noted, thank you.</p>'


def _ask_button(question: str) -> str:
    return f'<button type="button" data-ask="{escape(question)}">{escape(question)}</button>'


def _question(question: str) -> str:
    return f'<h2 class="question" dir="auto">{escape(question)}</h2>' if question.strip() else ""


def _answered(answer: Answer) -> str:
    short = answer.short_answer
    lead = "" if short is None else f'<p class="short-answer" dir="auto">{escape(short)}</p>'
    return f"{lead}{_note(answer)}{render_cards(answer.quotes)}"


def _declined(answer: Answer, go_on: str) -> str:
    reason = "" if answer.reason is None else f"<p>{escape(write_sentence(answer.reason))}</p>"
    verdict = f'<div class="verdict"><h3>{say_declined(answer.declined)}</h3>{reason}</div>'
    if not answer.closest:
        return f"{verdict}{go_on}"
    return f"{verdict}{go_on}<h3 class='closest'>Closest passages, not an answer</h3>{render_cards(answer.closest)}"


def _note(answer: Answer) -> str:
    sure = f"{answer.confidence:.2f} of 1: how often first quotes with such evidence are right"
    return (
        f'<p class="note">{write_count(len(answer.quotes), "quote")} · <abbr title="{sure}">'
        f"{say_confidence(answer.confidence)}</abbr></p>"
    )
