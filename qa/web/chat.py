"""What the chat shows for a question or a click; keeps nothing of a conversation itself."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from index.errors import BadInput, OnRecordError
from index.lexical import tokenize
from qa.answerer import Watch
from qa.archive import Archive
from qa.feedback import note_feedback
from qa.html import (
    parse_reference,
    render_answer,
    render_article,
    render_error,
    render_log,
    render_pending,
    render_suggestions,
    render_thanks,
)
from qa.language import _, chain_or
from qa.question import shorten
from qa.question.correct import AS_READ, Correction
from qa.records import Stage
from qa.web.export import FORMATS
from qa.web.line import Line
from qa.web.remembered import Remembered
from qa.web.run import Check, Stopped
from qa.web.stream import stream
from qa.web.turns import MAX_TURNS, Session, Turn, read_turns

PENDING_CHARS = 300  # of a question shown while it is read; a longer one may be a pasted document
SUGGESTED = 200  # speakers, those with most statements first, and outlets that the forms suggest


@dataclass(frozen=True, slots=True)
class Shown:
    """What the chat shows.

    Attributes:
        live: HTML after the conversation: the question that is being answered, or what went wrong.
        again: The text to leave in the question box: the question, where it could not be asked.
        log: HTML of the conversation.
        kept: The conversation for the browser to keep, as JSON.
    """

    live: str = ""
    again: str = ""
    log: str = ""
    kept: str = ""


@dataclass(frozen=True, slots=True)
class _Asking:
    """A question to answer: its text, what it is said to mean, and the turn that it corrects."""

    question: str
    correction: Correction = AS_READ
    old: Turn | None = None


class Chat:
    """Answers questions and opens articles of one archive, in HTML."""

    def __init__(self, archive: Archive, examples: Sequence[str]) -> None:
        self._archive = archive
        self._examples = tuple(examples)
        self._line = Line()
        self._suggestions = Remembered(archive, self._write_suggestions)

    def show(self, turns: Sequence[Turn] = ()) -> str:
        """Write a conversation."""
        shown = [
            render_answer(turn.answer, turn=number, proposed=turn.proposed)
            for number, turn in enumerate(turns)
        ]
        return render_log(shown, self._examples)

    @property
    def archive_name(self) -> str:
        """What the browser keeps the chats of this archive under."""
        return self._archive.store.name_archive()

    def suggest(self) -> str:
        """Write the names that the page's forms suggest."""
        return self._suggestions.show()

    def _write_suggestions(self) -> str:
        speakers = [speaker.name for speaker in self._archive.speakers()[:SUGGESTED]]
        return render_suggestions(speakers, self._archive.outlets()[:SUGGESTED])

    def ask(self, question: str, session: Session) -> Iterator[str | Shown]:
        """Answer a question that may lean on the turns before; give HTML of how far it is, and what to show at last."""
        yield from self._ask(_Asking(question), session)

    def correct(self, number: object, correction: object, session: Session) -> Iterator[str | Shown]:
        """Ask a question of the conversation again, corrected; the last one gives way to the new answer.

        :param number: Of the turn, as the browser says.
        :param correction: As `Correction.to_json` writes it.
        """
        try:
            parts, old = Correction.from_json(correction), session.find_turn(number)
        except BadInput as error:
            yield self._show_all(session, render_error(str(error)))
            return
        yield from self._ask(_Asking(old.answer.question, old.correction.join(parts), old), session)

    def _ask(self, asking: _Asking, session: Session) -> Iterator[str | Shown]:
        pending = shorten(asking.question, PENDING_CHARS)
        check = session.start()
        live, again = "", ""
        was_full = len(session.turns) >= MAX_TURNS
        yield render_pending(pending)
        try:
            for step in stream(partial(self._wait_and_answer, asking, session, check), check):
                if not isinstance(step, Turn):
                    yield render_pending(pending, step)
                elif was_full and len(session.turns) < MAX_TURNS:
                    live = render_error(
                        _("this chat has {most} answers, the most: a new one begins here").format(
                            most=MAX_TURNS
                        )
                    )
        except Stopped:
            pass  # nothing is added to the conversation
        except OnRecordError as error:
            live, again = render_error(str(error)), asking.question
        yield self._show_all(session, live, again)

    def _show_all(self, session: Session, live: str = "", again: str = "") -> Shown:
        """Show the conversation, with what another question put into it meanwhile, and keep it."""
        return Shown(live, again, self.show(session.turns), _dump(session))

    def _wait_and_answer(
        self, asking: _Asking, session: Session, check: Check, tell: Callable[[Stage | int], object]
    ) -> Turn:
        with self._line.turn(tell):
            turn = self._answer(asking, session, tell)
            check()
            session.add(turn, instead=asking.old)
        return turn

    def _answer(self, asking: _Asking, session: Session, watch: Watch) -> Turn:
        """Answer after the turns before: all, or those before the one that is corrected."""
        talk = self._archive.conversation()
        for turn in session.turns:
            if turn is asking.old:
                break
            talk.recall(turn.answer, correction=turn.correction)
        trace = talk.trace(asking.question, correction=asking.correction, watch=watch)
        return Turn(trace.answer, asking.correction, tuple(self._archive.propose_next(trace)))

    def restore(self, records: object, session: Session) -> Shown:
        """Show a conversation that the browser kept, and go on with it; an empty list begins a new one."""
        try:
            session.begin(read_turns(records))
        except BadInput as error:
            session.begin(())
            return Shown(render_error(str(error)), log=self.show(), kept=_dump(session))
        return Shown(log=self.show(session.turns))

    def export(self, form: object, name: object, session: Session) -> str:
        """Write the conversation as a file, a JSON object with name, type and text.

        :raises BadInput: If there is no such format.
        """
        found = FORMATS.get(str(form))
        if found is None:
            raise BadInput(_("a chat is exported as {formats}").format(formats=chain_or(list(FORMATS))))
        title = shorten(" ".join(str(name).split()), PENDING_CHARS)
        stem = "-".join(tokenize(title)[:8]) or "chat"
        text = found.write(title, [turn.answer for turn in session.turns])
        return json.dumps({"name": f"{stem}{found.suffix}", "type": found.media_type, "text": text})

    def take_feedback(self, number: object, verdict: object, reason: object, session: Session) -> str:
        """Keep what a user says of an answer of the conversation; write thanks, or what was wrong with it."""
        try:
            answer = session.find_turn(number).answer
            note_feedback(self._archive.store.directory, answer, str(verdict), str(reason))
        except BadInput as error:
            return render_error(str(error))
        return render_thanks()

    def fail_export(self) -> str:
        """Write the news that the conversation could not be exported."""
        return render_error(_("this chat cannot be exported: begin a new one"))

    def fail(self) -> str:
        """Write the news that the last question met an unexpected error."""
        return render_error(_("something went wrong here, and the question was not answered"))

    def fail_article(self) -> str:
        """Write the news that an article could not be opened."""
        return render_error(_("something went wrong here, and the article was not opened"))

    def open_article(self, text: object) -> str:
        """Write the article that a button names, or one line that says why not."""
        try:
            reference = parse_reference(str(text))
            article = self._archive.article(reference.article)
            if article is None:
                raise BadInput(_("this article is no longer in the archive: ask the question again"))
            return render_article(article, reference)
        except OnRecordError as error:
            return render_error(str(error))


def _dump(session: Session) -> str:
    return json.dumps([turn.to_json() for turn in session.turns])
