"""The web chat's widgets, wired to one archive; `python app.py` is the same as `onrecord serve`."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click
import gradio as gr
from starlette.middleware import Middleware

from index.errors import BadInput
from qa.archive import Archive
from qa.config import HOST, PORT
from qa.html import render_masthead, render_no_article
from qa.web import Chat, read_asset
from qa.web.chat import Shown, Turns
from qa.web.guard import Guard

SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif")
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
MONO = ("ui-monospace", "Menlo", "Consolas", "monospace")


def build_app(archive: Archive, examples: Sequence[str] | None = None) -> gr.Blocks:
    """Wire the widgets to an archive that stays open as long as the app is served.

    :param examples: Questions to show as buttons; proposed from the archive when None.
    """
    chat = Chat(archive, archive.propose_questions() if examples is None else examples)
    script = read_asset("chat.js")

    def show_masthead() -> str:
        return render_masthead(archive.stats())

    app: gr.Blocks = gr.Blocks(title="On Record", analytics_enabled=False)
    with app:
        masthead = gr.HTML(show_masthead(), elem_id="masthead", apply_default_css=False)
        with gr.Row(elem_id="desk"):
            with gr.Tabs(elem_id="tabs"), gr.Tab("Ask", elem_id="chat"):
                openers = [_build_chat(chat, script)]
            panel = gr.HTML(render_no_article(), elem_id="panel", apply_default_css=False, js_on_load=script)

        def open_article(event: gr.EventData) -> str:
            return chat.open_article(event.reference)

        for shown in openers:
            shown.open_article(open_article, None, [panel], **QUIET)
        app.load(show_masthead, None, [masthead], **QUIET)
    return app


def _build_chat(chat: Chat, script: str) -> gr.HTML:
    """Wire the conversation and the question box; give the conversation, which opens articles."""
    turns = gr.State(())
    log = gr.HTML(chat.show(()), elem_id="log", apply_default_css=False, js_on_load=script)
    live = gr.HTML("", elem_id="live", apply_default_css=False, js_on_load=script)
    question = gr.Textbox(
        label="Question", placeholder="Ask the archive", show_label=False, container=False,
        lines=1, max_lines=4, submit_btn="Ask", autofocus=True, elem_id="question",
    )  # fmt: skip
    sent = gr.Textbox(visible="hidden", show_label=False, container=False)

    def show(steps: Iterator[Shown]) -> Iterator[tuple[Any, str, Any, Turns]]:
        for one in steps:
            log_again = gr.skip() if one.log is None else one.log
            box = one.again or gr.skip()  # what is being typed meanwhile stays
            yield log_again, one.live, box, one.turns

    def ask(text: str, kept: Turns) -> Iterator[tuple[Any, str, Any, Turns]]:
        yield from show(chat.ask(text, kept))

    def ask_example(kept: Turns, event: gr.EventData) -> Iterator[tuple[Any, str, Any, Turns]]:
        yield from show(chat.ask(str(event.question), kept))

    def correct(kept: Turns, event: gr.EventData) -> Iterator[tuple[Any, str, Any, Turns]]:
        yield from show(chat.correct(event.turn, event.correction, kept))

    shown = [log, live, question, turns]
    # One at a time and none dropped: a question sent while another is answered waits for its turn.
    in_turn = QUIET | {"trigger_mode": "multiple", "concurrency_id": "ask", "concurrency_limit": 1}
    # The box is emptied in the browser at once, so that nothing typed after it is lost.
    taken = question.submit(
        None,
        [question],
        [question, sent, live],
        js=read_asset("pending.js"),
        trigger_mode="multiple",
        **QUIET,
    )
    asked = taken.then(ask, [sent, turns], shown, **in_turn)
    picked = log.ask_example(ask_example, [turns], shown, **in_turn)
    corrected = log.correct(correct, [turns], shown, **in_turn)
    for event in (asked, picked, corrected):
        event.failure(chat.fail, None, [live], **QUIET)
    live.stop(lambda: "", None, [live], cancels=[asked, picked, corrected], **QUIET)
    return log


def launch(app: gr.Blocks, *, host: str = HOST, port: int = PORT) -> str:
    """Start serving an app in the background with safe settings; return its address.

    :raises BadInput: If nothing can listen on that port of that host.
    """
    app.queue(max_size=32, default_concurrency_limit=2, api_open=False)
    try:
        _, address, _ = app.launch(
            server_name=host, server_port=port, share=False, prevent_thread_lock=True, quiet=True, inbrowser=False,
            show_error=False, strict_cors=True, enable_monitoring=False, mcp_server=False, ssr_mode=False, pwa=False,
            allowed_paths=[], max_file_size="1mb", footer_links=[], run_history=False, state_session_capacity=200,
            max_threads=8, theme=_theme(), head=f"<style>{read_asset('chat.css')}</style>",
            app_kwargs={"middleware": [Middleware(Guard, host=host)],
                        "docs_url": None, "redoc_url": None, "openapi_url": None},
        )  # fmt: skip
    except OSError as error:
        raise BadInput(
            f"cannot listen on {host}:{port}: the port may be taken, or the address not be here: name another --port or --host"
        ) from error
    return str(address)


def _theme() -> gr.Theme:
    """Fonts of the system only: named fonts of Gradio's would be fetched from the network."""
    return gr.themes.Base(font=list(SANS), font_mono=list(MONO))


def serve_chat(archive: Archive, *, host: str, port: int) -> None:
    """Serve the web chat until interrupted.

    :raises BadInput: If nothing can listen on that port of that host.
    """
    app = build_app(archive)
    click.echo(f"On Record is at {launch(app, host=host, port=port)} (Ctrl+C stops it)")
    app.block_thread()


if __name__ == "__main__":
    from qa.cli import main

    main(["serve", *sys.argv[1:]])
