"""The wiring of the Timeline tab: its form, and what was found."""

from collections.abc import Iterator

import gradio as gr

from qa.web.run import Run
from qa.web.tabs.widgets import QUIET, show_failure, show_html, stop
from qa.web.timeline import Timelines


def build_timeline(timelines: Timelines) -> gr.HTML:
    """Wire the form of the timeline and what was found; give the latter, which opens articles."""
    last = gr.State(Run())
    form = show_html(timelines.form(), "timeline-form", "timeline.js")
    found = show_html(timelines.start(), "timeline-found", "chat.js", "timeline.js")

    def show(now: Run, event: gr.EventData) -> Iterator[str]:
        yield from timelines.show(event.fields, now)

    # The last one wanted is made: what is sent while another is made takes its place in the line.
    shown = form.show_timeline(show, [last], [found], trigger_mode="always_last", **QUIET)
    show_failure(shown, timelines.fail(), found)
    found.stop(stop, [last], None, **QUIET)
    return found
