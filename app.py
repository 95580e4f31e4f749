"""The web chat's widgets, wired to one archive; `python app.py` is the same as `onrecord serve`."""

import sys
from collections.abc import Callable, Sequence
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
from qa.html import render_masthead, render_no_article
from qa.html.sign_in import render_sign_in, render_sign_out
from qa.language import _
from qa.web import STYLES, Chat, read_assets
from qa.web.access import ANYBODY, Access, SignIn
from qa.web.batch import Batches
from qa.web.evaluation import Evaluations
from qa.web.guard import Guard, Scope
from qa.web.line import Line
from qa.web.programs import Programs
from qa.web.tabs import build_archive, build_ask, build_batch, build_evaluation, build_timeline
from qa.web.tabs.widgets import ASKING, QUIET, show_failure, show_html
from qa.web.texts import write_texts
from qa.web.timeline import Timelines
from qa.web.tools import Tools, make_tools
from qa.web.uploads import MAX_UPLOAD_BYTES, Uploads

SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif")
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

    def show_masthead() -> str:
        return render_masthead(archive.stats())

    app: gr.Blocks = gr.Blocks(title="On Record", analytics_enabled=False)
    with app:
        for endpoint in Programs(archive).endpoints():  # first, so that they have their names
            api(_told(endpoint), api_name=endpoint.__name__, concurrency_id="programs", concurrency_limit=2)
        if access.users is not None:
            show_html(render_sign_out(), "sign-out")
        masthead = show_html(show_masthead(), "masthead")
        suggestions = gr.HTML(chat.suggest(), visible="hidden", apply_default_css=False)
        with gr.Row(elem_id="desk"):
            with gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
                with gr.Tab(_("Ask"), elem_id="chat"):
                    openers = [build_ask(chat)]
                with gr.Tab(_("Timeline"), elem_id="timeline"):
                    openers.append(build_timeline(Timelines(archive)))
                with gr.Tab(_("Archive"), elem_id="archive") as tab:
                    uploads = None if read_only else Uploads(archive, app.upload_file_set.__contains__)
                    openers += build_archive(archive, uploads, tab, masthead)
                runs = Line()
                with gr.Tab(_("Batch"), elem_id="batch"):
                    openers.append(build_batch(Batches(archive, runs)))
                with gr.Tab(_("Evaluate"), elem_id="evaluate"):
                    build_evaluation(Evaluations(archive, runs))
            panel = show_html(render_no_article(), "panel", "chat.js")

        def open_article(event: gr.EventData) -> str:
            return chat.open_article(event.reference)

        for shown in openers:
            show_failure(shown.open_article(open_article, None, [panel], **QUIET), chat.fail_article(), panel)
        app.load(show_masthead, None, [masthead], **QUIET)
        app.load(chat.suggest, None, [suggestions], **QUIET)
        masthead.change(chat.suggest, None, [suggestions], **QUIET)  # the archive has changed
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
        address = app.launch(
            server_name=host, server_port=port, share=False, prevent_thread_lock=True, quiet=True, inbrowser=False,
            show_error=False, strict_cors=True, enable_monitoring=False, mcp_server=False, ssr_mode=False, pwa=False,
            allowed_paths=[], max_file_size="1mb" if read_only else MAX_UPLOAD_BYTES, footer_links=[], run_history=False, state_session_capacity=200,
            max_threads=2 * ASKING, theme=_theme(), head=_write_head(*STYLES),
            auth=auth, root_path=access.root_path,
            app_kwargs={"middleware": [guard], "docs_url": None, "redoc_url": None, "openapi_url": None} | served,
        )[1]  # fmt: skip
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

    head = _write_head("chat.css", "sign_in.css")
    return SignIn(access.users, render_sign_in(access.root_path, head, read_assets("sign_in.js")), has_cookie)


def _write_head(*styles: str) -> str:
    return f"<style>{read_assets(*styles)}</style>{write_texts()}"


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
