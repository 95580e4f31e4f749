"""The wiring of the Evaluate tab: the box for a test set, and its report."""

from collections.abc import Iterator

import gradio as gr

from qa.web.evaluation import Evaluations
from qa.web.run import Run
from qa.web.tabs.widgets import QUIET, RUNNING, show_failure, show_html, stop


def build_evaluation(evaluations: Evaluations) -> None:
    """Wire the box for a test set, and its report."""
    last = gr.State(Run())
    box = show_html(evaluations.box(), "evaluate-box", "files.js")
    found = show_html("", "evaluate-found", "files.js")

    def check(event: gr.EventData) -> str:
        return evaluations.check(event.file)

    def run(now: Run, event: gr.EventData) -> Iterator[str]:
        yield from evaluations.run(event.file, event.sample, now)

    box.take_file(check, None, [found], **QUIET)
    show_failure(box.run_file(run, [last], [found], **RUNNING), evaluations.fail(), found)
    found.halt(stop, [last], None, **QUIET)
