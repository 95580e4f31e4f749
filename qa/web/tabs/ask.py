"""The wiring of the Ask tab: the conversation, the question box, and the chats that the browser keeps."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from qa.html import render_chats
from qa.web import Chat, read_assets
from qa.web.chat import Shown
from qa.web.tabs.widgets import IN_TURN, QUIET, hand_over, hide_text, show_html, stop
from qa.web.turns import Session


def build_ask(chat: Chat) -> gr.HTML:
    """Wire the conversation and the question box; give the conversation, which opens articles."""
    session = gr.State(Session())
    sessions = show_html(render_chats(), "sessions", "sessions.js")
    log = show_html(chat.show(), "log", "chat.js")
    live = show_html("", "live", "chat.js")
    question = gr.Textbox(
        label="Question", placeholder="Ask the archive", show_label=False, container=False,
        lines=1, max_lines=4, submit_btn="Ask", autofocus=True, elem_id="question",
    )  # fmt: skip
    kept = hide_text()

    def correct(now: Session, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from _show(chat.correct(event.turn, event.correction, now))

    def take_feedback(now: Session, event: gr.EventData) -> str:
        return chat.take_feedback(event.turn, event.verdict, event.reason, now)

    shown = [log, live, question, kept]
    asked = _send_question(chat, session, question, shown)
    picked = _send_example(chat, session, log, shown)
    corrected = log.correct(correct, [session], shown, **IN_TURN)
    for event in (asked, picked, corrected):
        event.failure(chat.fail, None, [live], **QUIET)
        hand_over(event, kept, "keepChat")
    live.stop(stop, [session], None, **QUIET)
    log.feedback(take_feedback, [session], [live], **QUIET)
    _keep_chats(chat, session, sessions, [log, live])
    return log


def _send_question(chat: Chat, session: gr.State, question: gr.Textbox, shown: list[Any]) -> Any:
    """Wire the question box; give the event after which the question is answered.

    The box is emptied in the browser at once, so that nothing typed after it is lost.
    """
    sent, (_, live, *_) = hide_text(), shown

    def ask(text: str, now: Session) -> Iterator[tuple[Any, ...]]:
        yield from _show(chat.ask(text, now))

    pending = read_assets("pending.js")
    taken = question.submit(
        None, [question], [question, sent, live], js=pending, trigger_mode="multiple", **QUIET
    )
    return taken.then(ask, [sent, session], shown, **IN_TURN)


def _send_example(chat: Chat, session: gr.State, log: gr.HTML, shown: list[Any]) -> Any:
    """Wire the buttons that ask a question; give the event after which it is answered."""

    def ask(now: Session, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from _show(chat.ask(str(event.question), now))

    return log.ask_example(ask, [session], shown, **IN_TURN)


def _show(steps: Iterator[Shown]) -> Iterator[tuple[Any, ...]]:
    """Give what the conversation, the question under way, the question box and the kept chat show, step by step."""
    for one in steps:
        # Without a question to give back, what is being typed meanwhile stays.
        parts = (one.log, one.live, one.again or None, one.kept)
        yield tuple(gr.skip() if part is None else part for part in parts)


def _keep_chats(chat: Chat, session: gr.State, sessions: gr.HTML, shown: list[gr.HTML]) -> None:
    """Wire the list of chats that the browser keeps."""
    _, live = shown
    file = hide_text()

    def restore(now: Session, event: gr.EventData) -> tuple[str | None, str]:
        restored = chat.restore(event.turns, now)
        return restored.log, restored.live

    def export(now: Session, event: gr.EventData) -> str:
        return chat.export(event.format, event.name, now)

    sessions.restore(restore, [session], shown, **QUIET)
    exported = sessions.export(export, [session], [file], **QUIET)
    exported.failure(chat.fail_export, None, [live], **QUIET)
    hand_over(exported, file, "saveFile")
