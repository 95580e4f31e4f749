"""What the Batch tab shows for a file of questions; the answers stay with the page's session until the next run."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic

from index.errors import BadInput, OnRecordError
from qa.archive import Archive
from qa.batch import read_questions
from qa.batch.formats import choose_format
from qa.batch.rows import TABLES
from qa.html import render_error
from qa.html.batch import FORMATS, render_answers, render_batch_box, render_questions
from qa.html.runs import Before, Progress, render_run
from qa.language import _, chain_or, say_count
from qa.records import Answer, Asked
from qa.web.given import MAX_ASKED, MAX_GIVEN_BYTES, Wanted, check_size, lay_out, read_given
from qa.web.line import Line
from qa.web.run import Run, Stopped, give_way
from qa.web.stream import stream

QUESTION_FILES = Wanted(
    (".jsonl", ".ndjson", ".json", *TABLES, ".txt"), "onrecord batch FILE --out answers.jsonl"
)
# Questions asked together; meanwhile nobody else's is answered. `onrecord batch` takes 128, which is no faster in one process.
BLOCK = 4
_MEDIA_TYPES = {"jsonl": "application/jsonl", "csv": "text/csv"}


@dataclass(slots=True)
class BatchRun(Run):
    """The last run of one page.

    Attributes:
        name: Of the file of questions.
        answers: Those that were shown to be there, in order.
    """

    name: str = ""
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Block:
    """Answers that came together, and how far the run is with them."""

    answers: Sequence[Answer]
    progress: Progress


_Tell = Callable[[Before | _Block], object]


class Batches:
    """Answers files of questions from one archive, in HTML."""

    def __init__(self, archive: Archive, line: Line) -> None:
        """Take an archive.

        :param line: In which runs over whole files wait for each other.
        """
        self._archive = archive
        self._line = line

    def box(self) -> str:
        """Write the box that a file is dropped on."""
        return render_batch_box(QUESTION_FILES.suffixes, MAX_GIVEN_BYTES)

    def check(self, data: object) -> str:
        """Write which questions a file has that a browser sent, or one line that says why it cannot be read."""
        try:
            return render_questions(*_read(data))
        except OnRecordError as error:
            return render_error(str(error))

    def run(self, data: object, run: BatchRun) -> Iterator[str]:
        """Answer the questions of a file that a browser sent; give what to show as it goes on.

        Where it is stopped, what was answered stays, without the block that is being answered.
        """
        check = run.start()
        run.name, run.answers = "", []
        answers = run.answers
        questions: Sequence[Asked] = ()
        try:
            run.name, questions = _read(data)
            yield render_run(run.name)
            with suppress(Stopped):
                for step in stream(partial(self._answer, questions), check):
                    if isinstance(step, _Block):
                        answers += step.answers
                        yield render_run(run.name, step.progress)
                    elif step is not None:
                        yield render_run(run.name, step)
            yield render_answers(run.name, answers, len(questions), _note_commits(answers))
        except OnRecordError as error:
            kept = render_answers(run.name, answers, len(questions)) if answers else ""
            yield render_error(str(error)) + kept

    def _answer(self, questions: Sequence[Asked], tell: _Tell) -> None:
        """Answer block by block."""
        total = len(questions)
        with self._line.turn(lambda before: tell(Before(before))):
            begun = monotonic()
            tell(_Block((), Progress(0, total)))
            for at in range(0, total, BLOCK):
                answers = self._archive.ask_many(questions[at : at + BLOCK])
                tell(_Block(answers, Progress(at + len(answers), total, monotonic() - begun)))
                give_way()

    def fetch(self, form: object, run: BatchRun) -> str:
        """Write the answers of the last run as a file, a JSON object with name, type and text.

        :raises BadInput: If there is no such format.
        """
        suffix = str(form)
        if suffix not in FORMATS:
            raise BadInput(_("answers are written as {formats}").format(formats=chain_or(list(FORMATS))))
        style = choose_format(Path(f"answers.{suffix}"))
        text = b"".join([style.header, *map(style.dump, run.answers)]).decode()
        name = f"{Path(run.name).stem or 'questions'}-answers.{suffix}"
        return json.dumps({"name": name, "type": _MEDIA_TYPES[suffix], "text": text})

    def fail(self) -> str:
        """Write the news that a run met an unexpected error."""
        return render_error(_("something went wrong here, and not all questions were answered"))


def _read(data: object) -> tuple[str, list[Asked]]:
    """Read the name and the questions of a file that a browser sent.

    :raises BadInput: If they cannot be read, or are too many.
    """
    given = read_given(data, QUESTION_FILES)
    with lay_out(given) as path:
        questions = read_questions(path)
    instead = _("run {command}, which goes on where it was stopped").format(
        command=f"`{QUESTION_FILES.command}`"
    )
    check_size(given.name, len(questions), most=MAX_ASKED, instead=instead)
    return given.name, questions


def _note_commits(answers: Sequence[Answer]) -> list[str]:
    commits = {answer.index.commit for answer in answers}
    if len(commits) < 2:
        return []
    return [
        say_count(
            "The archive changed meanwhile: these answers come from {number} state of it.",
            "The archive changed meanwhile: these answers come from {number} states of it.",
            len(commits),
        )
    ]
