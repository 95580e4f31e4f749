"""The wiring of the Batch tab: the box for a file of questions, and what was found in it."""

from collections.abc import Iterator

import gradio as gr

from qa.web.batch import Batches, BatchRun
from qa.web.tabs.widgets import QUIET, RUNNING, hand_over, hide_text, show_failure, show_html, stop


def build_batch(batches: Batches) -> gr.HTML:
    """Wire the box for a file of questions and what was found in it; give the latter, which opens articles."""
    last = gr.State(BatchRun())
    box = show_html(batches.box(), "batch-box", "files.js")
    found = show_html("", "batch-found", "chat.js", "files.js")
    file = hide_text()

    def check(event: gr.EventData) -> str:
        return batches.check(event.file)

    def run(now: BatchRun, event: gr.EventData) -> Iterator[str]:
        yield from batches.run(event.file, now)

    def fetch(now: BatchRun, event: gr.EventData) -> str:
        return batches.fetch(event.format, now)

    box.take_file(check, None, [found], **QUIET)
    show_failure(box.run_file(run, [last], [found], **RUNNING), batches.fail(), found)
    found.halt(stop, [last], None, **QUIET)
    hand_over(found.fetch_answers(fetch, [last], [file], **QUIET), file, "saveFile")
    return found
