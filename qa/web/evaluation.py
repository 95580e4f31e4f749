"""What the Evaluate tab shows for a test set; keeps nothing itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from time import monotonic

from index.errors import BadInput, OnRecordError
from qa.archive import Archive
from qa.evaluate.records import Result, TestSet
from qa.evaluate.report.html import render_page
from qa.evaluate.report.plots import draw_plots
from qa.evaluate.report.stored import dump_result
from qa.evaluate.run import RunOptions, evaluate_archive
from qa.evaluate.sets import read_test_set
from qa.html import render_error
from qa.html.evaluation import render_report, render_stopped, render_test_set, render_test_set_box
from qa.html.runs import Before, Progress, Step, render_run
from qa.language import _, write_number
from qa.web.given import MAX_ASKED, MAX_GIVEN_BYTES, Wanted, check_size, lay_out, read_given
from qa.web.line import Line
from qa.web.run import Run, Stopped, give_way
from qa.web.stream import stream

TEST_SETS = Wanted((".jsonl", ".ndjson", ".json"), "onrecord eval TESTSET --report DIR")
MAX_DIGITS = 9  # of a sample's size; Python refuses to read a number of thousands

Tell = Callable[[Step], object]


@dataclass(frozen=True, slots=True)
class _Asking:
    """A test set that was sent, and how it is asked."""

    name: str
    testset: TestSet
    options: RunOptions


class Evaluations:
    """Measures one archive on test sets, in HTML."""

    def __init__(self, archive: Archive, line: Line) -> None:
        """Take an archive.

        :param line: In which runs over whole files wait for each other.
        """
        self._archive = archive
        self._line = line

    def box(self) -> str:
        """Write the box that a test set is dropped on."""
        return render_test_set_box(TEST_SETS.suffixes, MAX_GIVEN_BYTES)

    def check(self, data: object) -> str:
        """Write what is in a test set that a browser sent, or one line that says why it cannot be asked here."""
        try:
            asking = _read(data)
            return render_test_set(asking.name, asking.testset, MAX_ASKED)
        except OnRecordError as error:
            return render_error(str(error))

    def run(self, data: object, sample: object, run: Run) -> Iterator[str]:
        """Measure the archive on a test set that a browser sent; give what to show as it goes on.

        :param sample: How many of the questions to draw; blank or None for all.
        """
        check = run.start()
        try:
            asking = _read(data, _read_sample(sample))
            if asking.options.sample is None:
                instead = _("name a sample, or run {command}").format(
                    command=f"`onrecord eval {asking.name}`"
                )
                check_size(asking.name, len(asking.testset.questions), most=MAX_ASKED, instead=instead)
            yield render_run(asking.name)
            for step in stream(partial(self._measure, asking), check):
                yield step if isinstance(step, str) else render_run(asking.name, step)
        except Stopped:
            yield render_stopped()
        except OnRecordError as error:
            yield render_error(str(error))

    def _measure(self, asking: _Asking, tell: Tell) -> str:
        """Write the report."""
        with self._line.turn(lambda before: tell(Before(before))):
            result = self._evaluate(asking, tell)
            return render_report(
                asking.name, result, render_page(result, draw_plots(result)), dump_result(result)
            )

    def _evaluate(self, asking: _Asking, tell: Tell) -> Result:
        size, sample = len(asking.testset.questions), asking.options.sample
        total = size if sample is None else min(sample, size)
        begun, done = monotonic(), 0

        def advance(more: int) -> None:
            nonlocal done
            done += more
            tell(Progress(done, total, monotonic() - begun))
            give_way()

        advance(0)
        return evaluate_archive(self._archive, asking.testset, asking.options, progress=advance).result

    def fail(self) -> str:
        """Write the news that a run met an unexpected error."""
        return render_error(_("something went wrong here, and nothing was measured"))


def _read(data: object, sample: int | None = None) -> _Asking:
    """Read a test set that a browser sent.

    :raises BadInput: If it cannot be read, or brings articles of its own.
    """
    given = read_given(data, TEST_SETS)
    notes: list[str] = []
    with lay_out(given) as path:
        testset = read_test_set(path, note=notes.append)
    if testset.documents:
        says = _(
            "{name} brings the articles that it asks about, and cannot be asked of this archive: run {command}"
        )
        raise BadInput(says.format(name=given.name, command=f"`onrecord eval {given.name}`"))
    return _Asking(given.name, testset, RunOptions(sample=sample, notes=tuple(notes)))


def _read_sample(given: object) -> int | None:
    text = "" if given is None else str(given).strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS and 0 < int(text) <= MAX_ASKED):
        raise BadInput(_("a sample is a whole number from 1 to {most}").format(most=write_number(MAX_ASKED)))
    return int(text)
