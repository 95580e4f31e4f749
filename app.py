"""The web chat's widgets, wired to one archive; `python app.py` is the same as `onrecord serve`."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any

import click
import gradio as gr
from gradio.events import api
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection

from index.errors import BadInput, OnRecordError
from qa.archive import Archive
from qa.config import HOST, PORT
from qa.html import render_chats, render_masthead, render_no_article
from qa.html.passages import render_search
from qa.html.sign_in import render_sign_in, render_sign_out
from qa.html.uploads import render_drop_box
from qa.web import Chat, read_asset
from qa.web.access import ANYBODY, Access, SignIn
from qa.web.archive import ArchiveTab, View
from qa.web.batch import Batches, BatchRun
from qa.web.chat import Shown
from qa.web.evaluation import EvaluationRun, Evaluations
from qa.web.guard import Guard, Scope
from qa.web.line import Line
from qa.web.programs import Programs
from qa.web.timeline import Timelines
from qa.web.tools import Tools, make_tools
from qa.web.turns import Session
from qa.web.uploads import MAX_UPLOAD_BYTES, Uploads

SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif")
ASKING = 32  # questions taken at once; all but one wait in line, and are told so
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
# The archive has one writer at a time: what is to be changed meanwhile waits for its turn.
CHANGING = QUIET | {"trigger_mode": "multiple", "concurrency_id": "change", "concurrency_limit": 1}
# Runs over whole files wait in a line of their own, where they are told so.
RUNNING = QUIET | {"concurrency_id": "run", "concurrency_limit": 8}
MONO = ("ui-monospace", "Menlo", "Consolas", "monospace")


def build_app(
    archive: Archive,
    examples: Sequence[str] | None = None,
    *,
    read_only: bool = True,
    access: Access = ANYBODY,
) -> gr.Blocks:
    """Wire the widgets to an archive that stays open as long as the app is served.

    :param examples: Questions to show as buttons; proposed from the archive when None.
    :param read_only: Let nobody add or remove articles; say the same to `launch`.
    :param access: Who may reach it; say the same to `launch`.
    """
    chat = Chat(archive, archive.propose_questions() if examples is None else examples)
    script = read_asset("chat.js")

    def show_masthead() -> str:
        return render_masthead(archive.stats())

    app: gr.Blocks = gr.Blocks(title="On Record", analytics_enabled=False)
    with app:
        for endpoint in Programs(archive).endpoints():  # first, so that they have their names
            api(_told(endpoint), api_name=endpoint.__name__, concurrency_id="programs", concurrency_limit=2)
        if access.users is not None:
            gr.HTML(render_sign_out(), elem_id="sign-out", apply_default_css=False)
        masthead = gr.HTML(show_masthead(), elem_id="masthead", apply_default_css=False)
        with gr.Row(elem_id="desk"):
            with gr.Tabs(elem_id="tabs"):
                with gr.Tab("Ask", elem_id="chat"):
                    openers = [_build_chat(chat, script)]
                with gr.Tab("Timeline", elem_id="timeline"):
                    openers.append(_build_timeline(Timelines(archive), script))
                with gr.Tab("Archive", elem_id="archive") as tab:
                    uploads = None if read_only else Uploads(archive, app.upload_file_set.__contains__)
                    openers += _build_archive(archive, uploads, tab, masthead)
                runs = Line()
                with gr.Tab("Batch", elem_id="batch"):
                    openers.append(_build_batch(Batches(archive, runs), script))
                with gr.Tab("Evaluate", elem_id="evaluate"):
                    _build_evaluation(Evaluations(archive, runs))
            panel = gr.HTML(render_no_article(), elem_id="panel", apply_default_css=False, js_on_load=script)

        def open_article(event: gr.EventData) -> str:
            return chat.open_article(event.reference)

        for shown in openers:
            shown.open_article(open_article, None, [panel], **QUIET)
        app.load(show_masthead, None, [masthead], **QUIET)
    return app


def _told(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """Give an endpoint that tells a client what it did wrong in one line."""

    @wraps(endpoint)
    def call(*args: Any, **named: Any) -> Any:
        try:
            return endpoint(*args, **named)
        except OnRecordError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return call


def _build_chat(chat: Chat, script: str) -> gr.HTML:
    """Wire the conversation and the question box; give the conversation, which opens articles."""
    session = gr.State(Session())
    sessions = gr.HTML(
        render_chats(), elem_id="sessions", apply_default_css=False, js_on_load=read_asset("sessions.js")
    )
    log = gr.HTML(chat.show(), elem_id="log", apply_default_css=False, js_on_load=script)
    live = gr.HTML("", elem_id="live", apply_default_css=False, js_on_load=script)
    question = gr.Textbox(
        label="Question", placeholder="Ask the archive", show_label=False, container=False,
        lines=1, max_lines=4, submit_btn="Ask", autofocus=True, elem_id="question",
    )  # fmt: skip
    sent, kept, file = (gr.Textbox(visible="hidden", show_label=False, container=False) for _ in range(3))

    def show(steps: Iterator[Shown]) -> Iterator[tuple[Any, ...]]:
        for one in steps:
            log_again, kept_again = (gr.skip() if value is None else value for value in (one.log, one.kept))
            yield (
                log_again,
                one.live,
                one.again or gr.skip(),
                kept_again,
            )  # what is being typed meanwhile stays

    def ask(text: str, now: Session) -> Iterator[tuple[Any, ...]]:
        yield from show(chat.ask(text, now))

    def ask_example(now: Session, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from show(chat.ask(str(event.question), now))

    def correct(now: Session, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from show(chat.correct(event.turn, event.correction, now))

    def restore(now: Session, event: gr.EventData) -> tuple[str | None, str]:
        restored = chat.restore(event.turns, now)
        return restored.log, restored.live

    def export(now: Session, event: gr.EventData) -> str:
        return chat.export(event.format, event.name, now)

    def take_feedback(now: Session, event: gr.EventData) -> str:
        return chat.take_feedback(event.turn, event.verdict, event.reason, now)

    shown = [log, live, question, kept]
    # None is dropped: a question sent while another is answered waits for its turn, in the chat's line.
    in_turn = QUIET | {"trigger_mode": "multiple", "concurrency_id": "ask", "concurrency_limit": ASKING}
    # The box is emptied in the browser at once, so that nothing typed after it is lost.
    taken = question.submit(
        None,
        [question],
        [question, sent, live],
        js=read_asset("pending.js"),
        trigger_mode="multiple",
        **QUIET,
    )
    asked = taken.then(ask, [sent, session], shown, **in_turn)
    picked = log.ask_example(ask_example, [session], shown, **in_turn)
    corrected = log.correct(correct, [session], shown, **in_turn)
    for event in (asked, picked, corrected):
        event.failure(chat.fail, [session], [live], **QUIET)
        event.success(None, [kept], None, js="(turns) => turns && keepChat(JSON.parse(turns))", **QUIET)
    live.stop(chat.stop, [session], [live], cancels=[asked, picked, corrected], **QUIET)
    log.feedback(take_feedback, [session], [live], **QUIET)
    sessions.restore(restore, [session], [log, live], **QUIET)
    exported = sessions.export(export, [session], [file], **QUIET)
    exported.failure(chat.fail_export, None, [live], **QUIET)
    exported.success(None, [file], None, js="(file) => saveFile(JSON.parse(file))", **QUIET)
    return log


def _build_timeline(timelines: Timelines, script: str) -> gr.HTML:
    """Wire the form of the timeline and what was found; give the latter, which opens articles."""
    own = read_asset("timeline.js")
    form = gr.HTML(timelines.form(), elem_id="timeline-form", apply_default_css=False, js_on_load=own)
    found = gr.HTML(
        timelines.start(), elem_id="timeline-found", apply_default_css=False, js_on_load=f"{script}\n{own}"
    )

    def show(event: gr.EventData) -> Iterator[str]:
        yield from timelines.show(event.fields)

    # The last one wanted is made: what is sent while another is made takes its place in the line.
    shown = form.show_timeline(show, None, [found], trigger_mode="always_last", **QUIET)
    shown.failure(timelines.fail, None, [found], **QUIET)
    found.stop(timelines.start, None, [found], cancels=[shown], **QUIET)
    return found


def _build_archive(
    archive: Archive, uploads: Uploads | None, tab: gr.Tab, masthead: gr.HTML
) -> list[gr.HTML]:
    """Wire what is in the archive, its list and its search; give those that open articles.

    :param uploads: Takes the articles that are added; None where nobody may add or remove any.
    """
    shown, script = ArchiveTab(archive, may_change=uploads is not None), read_asset("archive.js")
    plain: dict[str, Any] = {"apply_default_css": False, "js_on_load": script}
    view = gr.State(View())
    holdings = gr.HTML(elem_id="archive-holdings", **plain)
    added = None if uploads is None else _build_drop_box(uploads, plain)
    passages = gr.HTML(render_search(), elem_id="archive-passages", **plain)
    contents = gr.HTML(elem_id="archive-contents", **plain)

    def list_articles(event: gr.EventData) -> tuple[View, str]:
        return shown.list_articles(event.view)

    def search(event: gr.EventData) -> str:
        return shown.search(event.text)

    def remove(now: View, event: gr.EventData) -> str:
        return shown.remove(event.article, now)

    def show_all(now: View) -> tuple[str, str, str]:
        return shown.show_contents(now), *show_counts()

    def show_counts() -> tuple[str, str]:
        return shown.show_holdings(), render_masthead(archive.stats())

    everything: dict[str, Any] = QUIET | {"inputs": [view], "outputs": [contents, holdings, masthead]}
    tab.select(show_all, **everything)
    contents.list_articles(list_articles, None, [view, contents], **QUIET)
    passages.search(search, None, [passages], **QUIET).failure(shown.fail, None, [passages], **QUIET)
    if added is not None:
        added.then(show_all, **everything)
        removed = contents.remove_article(remove, [view], [contents], **CHANGING)
        removed.then(show_counts, None, [holdings, masthead], **QUIET)
    return [passages, contents]


def _build_drop_box(uploads: Uploads, plain: dict[str, Any]) -> Any:
    """Wire the box that articles are dropped on, and the news of them; give the event after which they are there."""
    drop = gr.HTML(render_drop_box(MAX_UPLOAD_BYTES), elem_id="archive-drop", **plain)
    news = gr.HTML("", elem_id="archive-news", **plain)

    def add(event: gr.EventData) -> Iterator[str]:
        yield from uploads.add(event.files)

    added = drop.add_files(add, None, [news], **CHANGING)
    added.failure(uploads.fail, None, [news], **QUIET)
    return added


def _build_batch(batches: Batches, script: str) -> gr.HTML:
    """Wire the box for a file of questions and what was found in it; give the latter, which opens articles."""
    own = read_asset("files.js")
    last = gr.State(BatchRun())
    box = gr.HTML(batches.box(), elem_id="batch-box", apply_default_css=False, js_on_load=own)
    found = gr.HTML("", elem_id="batch-found", apply_default_css=False, js_on_load=f"{script}\n{own}")
    file = gr.Textbox(visible="hidden", show_label=False, container=False)

    def check(event: gr.EventData) -> str:
        return batches.check(event.file)

    def run(now: BatchRun, event: gr.EventData) -> Iterator[str]:
        yield from batches.run(event.file, now)

    def fetch(now: BatchRun, event: gr.EventData) -> str:
        return batches.fetch(event.format, now)

    box.take_file(check, None, [found], **QUIET)
    box.run_file(run, [last], [found], **RUNNING).failure(batches.fail, None, [found], **QUIET)
    found.halt(batches.stop, [last], None, **QUIET)
    fetched = found.fetch_answers(fetch, [last], [file], **QUIET)
    fetched.success(None, [file], [file], js="(file) => (saveFile(JSON.parse(file)), '')", **QUIET)
    return found


def _build_evaluation(evaluations: Evaluations) -> None:
    """Wire the box for a test set, and its report."""
    plain: dict[str, Any] = {"apply_default_css": False, "js_on_load": read_asset("files.js")}
    last = gr.State(EvaluationRun())
    box = gr.HTML(evaluations.box(), elem_id="evaluate-box", **plain)
    found = gr.HTML("", elem_id="evaluate-found", **plain)

    def check(event: gr.EventData) -> str:
        return evaluations.check(event.file)

    def run(now: EvaluationRun, event: gr.EventData) -> Iterator[str]:
        yield from evaluations.run(event.file, event.sample, now)

    box.take_file(check, None, [found], **QUIET)
    box.run_file(run, [last], [found], **RUNNING).failure(evaluations.fail, None, [found], **QUIET)
    found.halt(evaluations.stop, [last], None, **QUIET)


def launch(
    app: gr.Blocks,
    *,
    host: str = HOST,
    port: int = PORT,
    read_only: bool = True,
    access: Access = ANYBODY,
    tools: Tools | None = None,
) -> str:
    """Start serving an app in the background with safe settings; return its address.

    :param read_only: Let no file be sent here.
    :param tools: What to serve programs of language models; None for nothing.
    :raises BadInput: If nothing can listen on that port of that host.
    """
    served: dict[str, Any] = {} if tools is None else {"routes": [*tools.routes], "lifespan": tools.lifespan}
    sign_in = _make_sign_in(app, access)
    auth: Any = None if sign_in is None else sign_in.check  # its type knows no coroutine
    guard = Middleware(Guard, host=host, may_upload=not read_only, access=access, sign_in=sign_in)
    app.queue(max_size=4 * ASKING, default_concurrency_limit=2, api_open=False)
    try:
        _, address, _ = app.launch(
            server_name=host, server_port=port, share=False, prevent_thread_lock=True, quiet=True, inbrowser=False,
            show_error=False, strict_cors=True, enable_monitoring=False, mcp_server=False, ssr_mode=False, pwa=False,
            allowed_paths=[], max_file_size="1mb" if read_only else MAX_UPLOAD_BYTES, footer_links=[], run_history=False, state_session_capacity=200,
            max_threads=2 * ASKING, theme=_theme(), head=f"<style>{read_asset('chat.css')}{read_asset('timeline.css')}{read_asset('archive.css')}{read_asset('files.css')}{read_asset('sign_in.css')}</style>",
            auth=auth, root_path=access.root_path,
            app_kwargs={"middleware": [guard], "docs_url": None, "redoc_url": None, "openapi_url": None} | served,
        )  # fmt: skip
    except OSError as error:
        raise BadInput(
            f"cannot listen on {host}:{port}: the port may be taken, or the address not be here: name another --port or --host"
        ) from error
    return str(address)


def _make_sign_in(app: gr.Blocks, access: Access) -> SignIn | None:
    """Make what lets in those with a password only; None where anybody is let in."""
    if access.users is None:
        return None

    def has_cookie(scope: Scope) -> bool:
        server, cookies = app.server_app, HTTPConnection(scope).cookies
        names = (f"access-token-{server.cookie_id}", f"access-token-unsecure-{server.cookie_id}")
        return any(cookies.get(name) in server.tokens for name in names)

    style = read_asset("chat.css") + read_asset("sign_in.css")
    return SignIn(access.users, render_sign_in(access.root_path, style, read_asset("sign_in.js")), has_cookie)


def _theme() -> gr.Theme:
    """Fonts of the system only: named fonts of Gradio's would be fetched from the network."""
    return gr.themes.Base(font=list(SANS), font_mono=list(MONO))


def serve_chat(
    archive: Archive, *, host: str, port: int, read_only: bool = True, access: Access = ANYBODY
) -> None:
    """Serve the web chat until interrupted.

    :param read_only: Let nobody add or remove articles.
    :raises BadInput: If nothing can listen on that port of that host.
    """
    app = build_app(archive, read_only=read_only, access=access)
    tools = make_tools(Programs(archive).endpoints()) if access.mcp else None
    address = launch(app, host=host, port=port, read_only=read_only, access=access, tools=tools)
    click.echo(f"On Record is at {address} (Ctrl+C stops it)")
    archive.warm_up()
    app.block_thread()


if __name__ == "__main__":
    from qa.cli import main

    main(["serve", *sys.argv[1:]])
