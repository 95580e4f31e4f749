"""The web chat without its widgets: what is shown for a question or a click, and its script and styles."""

from collections.abc import Sequence
from importlib.resources import files

from index.errors import BadInput, OnRecordError
from qa.archive import Archive
from qa.html import parse_reference, render_answer, render_article, render_error, render_log, render_pending
from qa.question import shorten

PENDING_CHARS = 300  # of a question shown while it is read; a longer one may be a pasted document


class Chat:
    """Answers questions and opens articles of one archive, in HTML; keeps nothing itself.

    A conversation is a tuple of turns; an error is shown after it, and is no part of it.
    """

    def __init__(self, archive: Archive, examples: Sequence[str]) -> None:
        self._archive = archive
        self._examples = tuple(examples)

    def show(self, turns: Sequence[str], last: str = "") -> str:
        """Write a conversation, with something after it."""
        return render_log([*turns, last], self._examples)

    def wait(self, question: str, turns: Sequence[str]) -> str:
        """Write a conversation with a question that is being answered."""
        return self.show(turns, render_pending(shorten(question, PENDING_CHARS)))

    def answer(self, question: str, turns: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
        """Answer a question.

        :return: The conversation to show, the text to leave in the question box (the question again,
            if it could not be asked), and the turns to keep.
        """
        try:
            turns = (*turns, render_answer(self._archive.ask(question)))
        except OnRecordError as error:
            return self.show(turns, render_error(str(error))), question, turns
        return self.show(turns), "", turns

    def fail(self, turns: Sequence[str]) -> str:
        """Write a conversation with the news that the last question met an unexpected error."""
        return self.show(turns, render_error("something went wrong here, and the question was not answered"))

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


def read_asset(name: str) -> str:
    """Give the text of a script or style sheet of this package."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
