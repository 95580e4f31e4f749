"""The wiring of the Ask tab: the conversation, the question box, and the chats that the browser keeps."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from qa.html import render_chats
from qa.language import _
from qa.web import Chat, read_assets
from qa.web.chat import Shown
from qa.web.tabs.widgets import IN_TURN, QUIET, SHOWN, hand_over, hide_text, show_failure, show_html, stop
from qa.web.turns import Session


def build_ask(chat: Chat) -> gr.HTML:
    """Wire the conversation and the question box; give the conversation, which opens articles."""
    session = gr.State(Session())
    sessions = show_html(render_chats(chat.archive_name), "sessions", "sessions.js")
    log = show_html(chat.show(), "log", "chat.js")
    live = show_html("", "live", "chat.js")
    question = gr.Textbox(
        label=_("Question"), placeholder=_("Ask the archive"), show_label=False, container=False,
        lines=1, max_lines=4, submit_btn=_("Ask"), autofocus=True, elem_id="question",
    )  # fmt: skip
    kept = hide_text()

    def correct(now: Session, event: gr.EventData) -> Iterator[tuple[Any, Any]]:
        yield from _follow(chat.correct(event.turn, event.correction, now))

    def take_feedback(now: Session, event: gr.EventData) -> str:
        return chat.take_feedback(event.turn, event.verdict, event.reason, now)

    def give_back(event: gr.EventData) -> str:
        return str(event.question)

    end = gr.State(Shown())
    under_way = [live, end]
    asked = _send_question(chat, session, question, under_way)
    picked = _send_example(chat, session, log, under_way)
    corrected = log.correct(correct, [session], under_way, **IN_TURN)
    for event in (asked, picked, corrected):
        show_failure(event, chat.fail(), live)
        shown = event.success(_show, [end], [log, live, question, kept], **SHOWN)
        hand_over(shown, kept, "keepChat")
    live.stop(stop, [session], None, **QUIET)
    log.feedback(take_feedback, [session], [live], **QUIET)
    _keep_chats(chat, session, sessions, [log, live, kept])
    sessions.again(give_back, None, [question], **QUIET)
    return log


def _send_question(chat: Chat, session: gr.State, question: gr.Textbox, under_way: list[Any]) -> Any:
    """Wire the question box; give the event that answers the question.

    The box is emptied in the browser at once, so that nothing typed after it is lost.
    """
    sent, live = hide_text(), under_way[0]

    def ask(text: str, now: Session) -> Iterator[tuple[Any, Any]]:
        yield from _follow(chat.ask(text, now))

    pending = read_assets("pending.js")
    taken = question.submit(
        None, [question], [question, sent, live], js=pending, trigger_mode="multiple", **QUIET
    )
    asked = taken.then(ask, [sent, session], under_way, **IN_TURN)
    asked.failure(None, [sent, question], [question], js="(sent, typed) => typed || sent", **QUIET)
    return asked


def _send_example(chat: Chat, session: gr.State, log: gr.HTML, under_way: list[Any]) -> Any:
    """Wire the buttons that ask a question; give the event that answers it."""

    def ask(now: Session, event: gr.EventData) -> Iterator[tuple[Any, Any]]:
        yield from _follow(chat.ask(str(event.question), now))

    return log.ask_example(ask, [session], under_way, **IN_TURN)


def _follow(steps: Iterator[str | Shown]) -> Iterator[tuple[Any, Any]]:
    """Give the question under way step by step, and what is to be shown at last for the next event.

    All else is left to that event: Gradio makes each widget anew that a step skips, a millisecond each.
    """
    for step in steps:
        yield (step, gr.skip()) if isinstance(step, str) else (gr.skip(), step)


def _show(end: Shown) -> tuple[Any, ...]:
    """Give what the conversation, the question under way, the question box and the kept chat show after a question."""
    # Without a question to give back, what is being typed meanwhile stays.
    return end.log, end.live, end.again or gr.skip(), end.kept


def _keep_chats(chat: Chat, session: gr.State, sessions: gr.HTML, shown: list[Any]) -> None:
    """Wire the list of chats that the browser keeps."""
    live = shown[1]
    file = hide_text()

    def restore(now: Session, event: gr.EventData) -> tuple[str, str, str]:
        restored = chat.restore(event.turns, now)
        return restored.log, restored.live, restored.kept

    def export(now: Session, event: gr.EventData) -> str:
        return chat.export(event.format, event.name, now)

    hand_over(sessions.restore(restore, [session], shown, **QUIET), shown[2], "keepChat")
    exported = sessions.export(export, [session], [file], **QUIET)
    show_failure(exported, chat.fail_export(), live)
    hand_over(exported, file, "saveFile")
