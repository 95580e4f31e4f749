"""A conversation with one archive: questions completed by those before, and answered."""

from collections.abc import Callable

from qa.compose import TOP
from qa.conversation import Conversation
from qa.filters import NO_FILTERS, Filters
from qa.records import Answer

GoOn = Callable[[Conversation, str, int, Filters], Answer]


class Talk:
    """A conversation; `Archive.conversation` begins one. Each has its own memory."""

    def __init__(self, go_on: GoOn) -> None:
        """Begin.

        :param go_on: Answers the next question of a conversation, with so many quotes at most and these filters.
        """
        self._go_on = go_on
        self._conversation = Conversation()

    def ask(self, question: str, *, top: int = TOP, filters: Filters = NO_FILTERS) -> Answer:
        """Answer a question as `Archive.ask` does; its interpretation says what was carried over.

        :raises BadInput: As `Archive.ask` does.
        """
        return self._go_on(self._conversation, question, top, filters)

    def reset(self) -> None:
        """Forget the questions so far."""
        self._conversation.reset()
