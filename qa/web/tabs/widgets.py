"""What the wiring of all tabs shares: how events are sent, and the widgets that stand again and again."""

import json
from typing import Any

import gradio as gr

from qa.web import read_assets
from qa.web.run import Run

ASKING = 32  # questions taken at once; all but one wait in line, and are told so
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# None is dropped: a question sent while another is answered waits for its turn, in the chat's line.
IN_TURN = QUIET | {"trigger_mode": "multiple", "concurrency_id": "ask", "concurrency_limit": ASKING}
# An answer that comes while the one before is still being shown is shown, too.
SHOWN = QUIET | {"trigger_mode": "multiple"}
# The archive has one writer at a time: what is to be changed meanwhile waits for its turn.
CHANGING = QUIET | {"trigger_mode": "multiple", "concurrency_id": "change", "concurrency_limit": 1}
# Runs over whole files wait in a line of their own, where they are told so.
RUNNING = QUIET | {"concurrency_id": "run", "concurrency_limit": 8}


def show_html(value: str, name: str, *scripts: str) -> gr.HTML:
    """Put HTML on the page.

    :param name: Id of its element.
    :param scripts: Assets that run in it, one after another in one scope.
    """
    script = read_assets(*scripts) if scripts else None
    return gr.HTML(value, elem_id=name, apply_default_css=False, js_on_load=script)


def hide_text() -> gr.Textbox:
    """Put a field on the page that nobody sees, for what one event hands to the next."""
    return gr.Textbox(visible="hidden", show_label=False, container=False)


def hand_over(event: Any, text: gr.Textbox, function: str) -> None:
    """Have a function of the page take what an event has put as JSON into a hidden field, once; nothing is not handed over."""
    script = f"(text) => (text && {function}(JSON.parse(text)), '')"
    event.success(None, [text], [text], js=script, **SHOWN)


def show_failure(event: Any, news: str, shown: gr.HTML) -> None:
    """Have the page itself show the news that an event failed: the server may be out of its reach, or not let it in any more."""
    event.failure(None, None, [shown], js=f"() => {json.dumps(news)}", **QUIET)


def stop(run: Run) -> None:
    """Stop what a page has under way."""
    run.stop()
