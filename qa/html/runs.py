"""The HTML that asking a whole file shares: the box for the file, how far a run is, and the news of its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.html.words import escape
from qa.language import _, ngettext, say_count, write_number

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
    limit = _("Up to {size}&nbsp;MB.").format(size=write_number(max_bytes / 1e6))
    return (
        f'<section class="file-box" data-max="{max_bytes}" data-suffixes="{escape(" ".join(suffixes))}">'
        f'<h2>{escape(title)}</h2><label class="file"><input type="file" accept="{escape(",".join(suffixes))}">'
        f"<span>{_('Drop a file here, or <u>choose a file</u>')}</span></label>"
        f'<p class="hint">{hint} {limit}</p></section>'
    )


def render_again() -> str:
    """Write a button that shows what is in the file again, from where it is asked once more."""
    button = f'<button type="button" data-again data-key="again">{_("Back to the questions")}</button>'
    return f'<p class="begin again">{button}</p>'


def say_questions_in(number: int, name: str) -> str:
    """Say how many questions a file has."""
    says = ngettext("{number} question in {name}", "{number} questions in {name}", number)
    return says.format(number=write_number(number), name=name)


def render_head(text: str) -> str:
    """Write the head of what was found, which gets the focus and is read aloud."""
    return f'<h2 class="which" tabindex="-1" dir="auto" data-said>{escape(text)}</h2>'


def render_run(name: str, step: Step | None = None) -> str:
    """Write that the questions of a file are being asked, how far that is, and a button that stops it."""
    bar = ""
    if isinstance(step, Progress):
        label = _("Questions asked")
        bar = f'<progress max="{step.total}" value="{step.done}" aria-label="{label}"></progress>'
    head = escape(_("Asking the questions of {name}").format(name=name))
    return (
        f'<section class="running"><h2 dir="auto" data-said>{head}</h2>{bar}'
        f'<p class="pending"><span>{_say_step(step)}</span> '
        f'<button type="button" data-halt data-key="halt">{_("Stop")}</button></p></section>'
    )


def _say_step(step: Step | None) -> str:
    if step is None:
        return _("Beginning…")
    if isinstance(step, Before):
        return say_count(
            "Busy: {number} other run before this one…",
            "Busy: {number} other runs before this one…",
            step.runs,
        )
    if step.done == step.total:
        return _("All are asked; putting it together…")
    says = ngettext("{done} of {number} question asked", "{done} of {number} questions asked", step.total)
    asked = says.format(done=write_number(step.done), number=write_number(step.total))
    if not step.done:
        return asked
    return f"{asked}, {say_left(step.spent_s / step.done * (step.total - step.done))}"


def say_left(seconds: float) -> str:
    """Say how much time is left: "about 40 seconds left"."""
    if seconds < _SOON_S:
        return _("a moment left")
    if seconds < _MINUTE_S:
        return say_count("about {number} second left", "about {number} seconds left", round(seconds))
    minutes = max(1, round(seconds / _MINUTE_S))
    return say_count("about {number} minute left", "about {number} minutes left", minutes)
