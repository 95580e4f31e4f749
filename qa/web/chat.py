"""What the chat shows for a question or a click; keeps nothing of a conversation itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from index.errors import BadInput, OnRecordError
from qa.answerer import Watch
from qa.archive import Archive
from qa.html import (
    parse_reference,
    render_answer,
    render_article,
    render_error,
    render_log,
    render_pending,
    render_suggestions,
)
from qa.question import shorten
from qa.question.correct import AS_READ, Correction
from qa.web.stream import stream
from qa.web.turns import Turn

PENDING_CHARS = 300  # of a question shown while it is read; a longer one may be a pasted document
SUGGESTED = 200  # speakers, those with most statements first, and outlets that the forms suggest
Turns = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the chat shows.

    Attributes:
        turns: The conversation.
        live: HTML after it: the question that is being answered, or what went wrong.
        again: The text to leave in the question box: the question, where it could not be asked.
        log: HTML of the conversation; None where it is as it was.
    """

    turns: Turns
    live: str = ""
    again: str = ""
    log: str | None = None


@dataclass(frozen=True, slots=True)
class _Asking:
    """A question to answer: its text, what it is said to mean, and the turns before it."""

    question: str
    correction: Correction
    before: Turns


class Chat:
    """Answers questions and opens articles of one archive, in HTML."""

    def __init__(self, archive: Archive, examples: Sequence[str]) -> None:
        self._archive = archive
        self._examples = tuple(examples)
        self._suggestions: tuple[str | None, str] = (None, "")  # with the commit they were made of

    def show(self, turns: Turns) -> str:
        """Write a conversation."""
        shown = [
            render_answer(turn.answer, turn=number, proposed=turn.proposed)
            for number, turn in enumerate(turns)
        ]
        return render_log(shown, self._examples, self._suggest())

    def _suggest(self) -> str:
        """Write the names that the forms of the chips suggest, made anew where the archive has changed."""
        commit = self._archive.state().commit
        if self._suggestions[0] != commit:
            self._suggestions = (commit, self._write_suggestions())
        return self._suggestions[1]

    def _write_suggestions(self) -> str:
        speakers = [speaker.name for speaker in self._archive.speakers()[:SUGGESTED]]
        return render_suggestions(speakers, self._archive.outlets()[:SUGGESTED])

    def ask(self, question: str, turns: Turns) -> Iterator[Shown]:
        """Answer a question that may lean on the turns before; give what to show as it goes on."""
        yield from self._ask(_Asking(question, AS_READ, turns), turns, turns)

    def correct(self, number: object, correction: object, turns: Turns) -> Iterator[Shown]:
        """Ask a question of the conversation again, corrected; the last one gives way to the new answer.

        :param number: Of the turn, as the browser says.
        :param correction: As `Correction.to_json` writes it.
        """
        try:
            parts = Correction.from_json(correction)
            if not isinstance(number, int) or not 0 <= number < len(turns):
                raise BadInput("this question is no longer here: ask it again")
        except BadInput as error:
            yield Shown(turns, render_error(str(error)))
            return
        old, before = turns[number], turns[:number]
        asking = _Asking(old.answer.question, old.correction.join(parts), before)
        yield from self._ask(asking, turns, before if number == len(turns) - 1 else turns)

    def _ask(self, asking: "_Asking", turns: Turns, kept: Turns) -> Iterator[Shown]:
        """Answer, with `turns` shown meanwhile; the new turn comes after those kept."""
        pending = shorten(asking.question, PENDING_CHARS)
        yield Shown(turns, render_pending(pending))
        try:
            for step in stream(partial(self._answer, asking)):
                if isinstance(step, Turn):
                    turns = (*kept, step)
                    yield Shown(turns, log=self.show(turns))
                else:
                    yield Shown(turns, render_pending(pending, step))
        except OnRecordError as error:
            yield Shown(turns, render_error(str(error)), again=asking.question)

    def _answer(self, asking: "_Asking", watch: Watch) -> Turn:
        talk = self._archive.conversation()
        for turn in asking.before:
            talk.recall(turn.answer, correction=turn.correction)
        trace = talk.trace(asking.question, correction=asking.correction, watch=watch)
        return Turn(trace.answer, asking.correction, tuple(self._archive.propose_next(trace)))

    def fail(self) -> str:
        """Write the news that the last question met an unexpected error."""
        return render_error("something went wrong here, and the question was not answered")

    def open_article(self, text: object) -> str:
        """Write the article that a button names, or one line that says why not."""
        try:
            reference = parse_reference(str(text))
            article = self._archive.article(reference.article)
            if article is None:
                raise BadInput("this article is no longer in the archive: ask the question again")
            return render_article(article, reference)
        except OnRecordError as error:
            return render_error(str(error))
