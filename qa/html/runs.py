"""The HTML that asking a whole file shares: the box for the file, how far a run is, and the news of its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.html.words import escape, write_count

# A button that shows what is in the file again, from where it is asked once more.
AGAIN = '<p class="begin again"><button type="button" data-again data-key="again">Back to the questions</button></p>'
_MINUTE_S = 60
_SOON_S = 1.5  # seconds left that are not worth counting


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: questions done of all, and the seconds that took."""

    done: int
    total: int
    spent_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Before:
    """How many other runs are before one."""

    runs: int


Step = Progress | Before


def render_file_box(title: str, suffixes: Sequence[str], hint: str, max_bytes: int) -> str:
    """Write the box that one file is dropped on or chosen with.

    :param hint: HTML that says what may stand in the file.
    :param max_bytes: Of the file; the browser does not send a larger one.
    """
    return (
        f'<section class="file-box" data-max="{max_bytes}" data-suffixes="{escape(" ".join(suffixes))}">'
        f'<h2>{escape(title)}</h2><label class="file"><input type="file" accept="{escape(",".join(suffixes))}">'
        "<span>Drop a file here, or <u>choose a file</u></span></label>"
        f'<p class="hint">{hint} Up to {max_bytes / 1e6:g}&nbsp;MB.</p></section>'
    )


def render_head(text: str) -> str:
    """Write the head of what was found, which gets the focus and is read aloud."""
    return f'<h2 class="which" tabindex="-1" dir="auto" data-said>{escape(text)}</h2>'


def render_run(name: str, step: Step | None = None) -> str:
    """Write that the questions of a file are being asked, how far that is, and a button that stops it."""
    bar = ""
    if isinstance(step, Progress):
        bar = f'<progress max="{step.total}" value="{step.done}" aria-label="Questions asked"></progress>'
    return (
        f'<section class="running"><h2 dir="auto" data-said>Asking the questions of {escape(name)}</h2>{bar}'
        f'<p class="pending"><span>{_say_step(step)}</span> '
        '<button type="button" data-halt data-key="halt">Stop</button></p></section>'
    )


def _say_step(step: Step | None) -> str:
    if step is None:
        return "Beginning…"
    if isinstance(step, Before):
        return f"Busy: {write_count(step.runs, 'other run')} before this one…"
    if step.done == step.total:
        return "All are asked; putting it together…"
    left = f", {say_left(step.spent_s / step.done * (step.total - step.done))}" if step.done else ""
    return f"{step.done:,} of {write_count(step.total, 'question')} asked{left}"


def say_left(seconds: float) -> str:
    """Say how much time is left: "about 40 seconds left"."""
    if seconds < _SOON_S:
        return "a moment left"
    if seconds < _MINUTE_S:
        return f"about {write_count(round(seconds), 'second')} left"
    return f"about {write_count(max(1, round(seconds / _MINUTE_S)), 'minute')} left"
