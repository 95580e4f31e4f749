"""The HTML of the conversation: the masthead, the turns with their cards, and errors."""

from collections.abc import Mapping, Sequence
from typing import Any

from qa.html.cards import render_cards
from qa.html.chips import render_chips
from qa.html.words import escape, write_day, write_sentence
from qa.language import ENGLISH, _, say_count, spoken_language, write_number
from qa.records import NO_QUESTION, Answer, Stage
from qa.wording import say_confidence, say_declined, say_stage


def render_masthead(stats: Mapping[str, Any]) -> str:
    """Write the head of the page: the name, what it does, and the counts of `Archive.stats`."""
    newest = stats["newest"]
    counts = [
        say_count("{number} article", "{number} articles", stats["articles"]),
        say_count("{number} outlet", "{number} outlets", stats["outlets"]),
    ]
    counts += [] if newest is None else [_("newest {day}").format(day=write_day(str(newest)))]
    return (
        '<header class="masthead"><h1>On Record</h1>'
        f"<p>{_('Ask the archive; read what was actually written, word for word.')}</p>"
        f'<p class="counts">{" · ".join(counts)}</p></header>'
    )


def render_log(turns: Sequence[str], examples: Sequence[str]) -> str:
    """Write the conversation: the example questions as buttons, then the turns in order."""
    buttons = "".join(_ask_button(example) for example in examples)
    welcome = f'<div class="examples"><p>{_("For example")}</p>{buttons}</div>' if examples else ""
    label = _("Questions and answers")
    return f'<div class="log" role="log" aria-label="{label}">{_asked_in_english()}{welcome}{"".join(turns)}</div>'


def _asked_in_english() -> str:
    """Say in another language that questions are read in English only."""
    if spoken_language() == ENGLISH:
        return ""
    return f'<p class="asked-in">{_("Questions are asked in English.")}</p>'


def render_pending(question: str, stage: Stage | int | None = None) -> str:
    """Write the turn of a question that is being answered, and how far it is.

    :param stage: What is done; or how many questions are before it; None for neither.
    """
    if isinstance(stage, int):
        how_far = say_count(
            "Busy: {number} question before yours", "Busy: {number} questions before yours", stage
        )
    else:
        how_far = _("Reading the archive…") if stage is None else f"{say_stage(stage)}…"
    stop = f'<button type="button" class="stop" data-stop>{_("Stop")}</button>'
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
    what = _("Ask instead") if answer.status == "abstained" else _("Go on")
    buttons = "".join(map(_ask_button, proposed))
    return f'<div class="go-on" role="group" aria-label="{what}"><p>{what}</p>{buttons}</div>'


def _feedback(turn: int) -> str:
    """Write the buttons that tell whether an answer is right."""
    asks = _("Is this right?")
    return (
        f'<div class="feedback" role="group" aria-label="{asks}" data-turn="{turn}"><span>{asks}</span>'
        f'<button type="button" data-verdict="right">{_("Yes")}</button><details><summary>{_("No")}</summary>'
        f'<form class="why"><label>{_("What is wrong?")} <input name="reason" maxlength="1000" autocomplete="off">'
        f'</label><button type="submit">{_("Send")}</button></form></details></div>'
    )


def render_thanks() -> str:
    """Write that what a user said of an answer is kept."""
    return f'<p class="turn thanks" role="status">{_("Noted, thank you.")}</p>'


def _ask_button(question: str) -> str:
    language = "" if spoken_language() == ENGLISH else f' lang="{ENGLISH}"'  # questions are asked in English
    return f'<button type="button"{language} data-ask="{escape(question)}">{escape(question)}</button>'


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
    closest = f"<h3 class='closest'>{_('Closest passages, not an answer')}</h3>"
    return f"{verdict}{go_on}{closest}{render_cards(answer.closest)}"


def _note(answer: Answer) -> str:
    sure = _("{confidence} of 1: how often first quotes with such evidence are right")
    sure = sure.format(confidence=write_number(answer.confidence, 2))
    quotes = say_count("{number} quote", "{number} quotes", len(answer.quotes))
    return f'<p class="note">{quotes} · <abbr title="{sure}">{say_confidence(answer.confidence)}</abbr></p>'
