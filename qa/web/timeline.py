"""What the timeline's tab shows for a speaker, a topic, dates and outlets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from index.errors import BadInput, OnRecordError
from qa.archive import Archive
from qa.filters import make_filters
from qa.html import render_error
from qa.html.timeline import (
    Found,
    render_timeline,
    render_timeline_form,
    render_timeline_pending,
    render_timeline_start,
)
from qa.language import _, write_number
from qa.question import shorten
from qa.statements.find import Wanted
from qa.web.remembered import Remembered
from qa.web.run import Run, Stopped
from qa.web.stream import stream

PROPOSED = 6  # speakers to choose from at first
MAX_NAME_CHARS = 300  # of a field; the form takes no more
# Different statements compared for one timeline; meanwhile no question is answered. 1,000 take about ten seconds on 2 cores.
MAX_STATEMENTS = 3000
FIELDS = ("speaker", "about", "since", "until", "outlets")


@dataclass(frozen=True, slots=True)
class _Step:
    """How many different statements were read, of how many."""

    read: int
    total: int


class Timelines:
    """Makes timelines of one archive, in HTML."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._start = Remembered(archive, self._write_start)

    def form(self) -> str:
        """Write the form."""
        return render_timeline_form()

    def start(self) -> str:
        """Write what stands below the form at first."""
        return self._start.show()

    def _write_start(self) -> str:
        said = [one for one in self._archive.speakers() if one.statements]
        return render_timeline_start(said[:PROPOSED])

    def show(self, fields: object, run: Run) -> Iterator[str]:
        """Make the timeline that the form's fields ask for; give what to show as it goes on, or the start if it is stopped.

        :param fields: A text for each of `FIELDS`, as the browser says; what is missing is blank.
        """
        check = run.start()
        try:
            wanted = read_fields(fields)
            speaker = wanted.written or ""
            yield render_timeline_pending(speaker)
            for step in stream(partial(self._find, wanted), check):
                if isinstance(step, _Step):
                    yield render_timeline_pending(speaker, step.read, step.total)
                else:
                    yield render_timeline(step)
        except Stopped:
            yield self._start.show_last()
        except OnRecordError as error:
            yield render_error(str(error))

    def _find(self, wanted: Wanted, watch: Callable[[_Step], object]) -> Found:
        read = 0
        notes: list[str] = []

        def progress(more: int, total: int) -> None:
            nonlocal read
            read += more
            if total > MAX_STATEMENTS:
                raise BadInput(
                    _(
                        "{number} different statements fit, and at most {most} are compared here: narrow the topic, "
                        "dates or outlets"
                    ).format(number=write_number(total), most=write_number(MAX_STATEMENTS))
                )
            watch(_Step(read, total))

        speaker = wanted.written or ""
        moments = self._archive.timeline(
            speaker, about=wanted.about, filters=wanted.filters, note=notes.append, progress=progress
        )
        return Found(speaker, wanted.about, moments, notes)

    def fail(self) -> str:
        """Write the news that the last timeline met an unexpected error."""
        return render_error(_("something went wrong here, and there is no timeline"))


def read_fields(fields: object) -> Wanted:
    """Read the form's fields; a browser may send what it likes.

    :raises BadInput: If no speaker is named, a date is none, or a field is too long or no text.
    """
    given = fields if isinstance(fields, dict) else {}
    texts = {name: given.get(name, "") for name in FIELDS}
    for name, text in texts.items():
        if not isinstance(text, str):
            raise BadInput(_("the field {name!r} is no text: fill in the form again").format(name=name))
        if len(text) > MAX_NAME_CHARS:
            says = _("{text!r} is longer than {most} characters: shorten it")
            raise BadInput(says.format(text=shorten(text, 40), most=MAX_NAME_CHARS))
    if not texts["speaker"].strip():
        raise BadInput(_("no speaker is named: give the name of one, such as Peskov"))
    filters = make_filters(outlets=texts["outlets"].split(";"), since=texts["since"], until=texts["until"])
    return Wanted(texts["speaker"].strip(), texts["about"].strip() or None, filters)
