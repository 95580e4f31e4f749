"""A conversation with one archive: questions completed by those before, and answered."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from qa.answerer import Answerer, Watch, ignore_stage
from qa.compose import TOP
from qa.conversation import Conversation
from qa.filters import NO_FILTERS, Filters
from qa.question.correct import AS_READ, Correction
from qa.records import Answer, Trace

Reading = Callable[[], AbstractContextManager[Answerer]]


class Talk:
    """A conversation; `Archive.conversation` begins one. Each has its own memory."""

    def __init__(self, reading: Reading) -> None:
        """Begin.

        :param reading: Holds one state of an archive while its answerer reads it.
        """
        self._reading = reading
        self._conversation = Conversation()

    def ask(
        self,
        question: str,
        *,
        top: int = TOP,
        filters: Filters = NO_FILTERS,
        correction: Correction = AS_READ,
    ) -> Answer:
        """Answer a question as `Archive.ask` does; its interpretation says what was carried over.

        :param correction: What the question means where it was read otherwise.
        :raises BadInput: As `Archive.ask` does, and if the correction leaves nothing to ask about.
        """
        return self.trace(question, top=top, filters=filters, correction=correction).answer

    def trace(
        self,
        question: str,
        *,
        top: int = TOP,
        filters: Filters = NO_FILTERS,
        correction: Correction = AS_READ,
        watch: Watch = ignore_stage,
    ) -> Trace:
        """Answer a question as `ask` does, and give the chunks retrieved and the time of each stage, too.

        :param watch: Told of each stage that is done; what it raises stops the answer.
        """
        with self._reading() as answerer:
            asked = self._conversation.resolve(
                question, answerer.lexicon(), filters=filters, correction=correction
            )
            trace = answerer.answer(asked, top=top, watch=watch)
        self._conversation.note(trace.answer)
        return trace

    def recall(self, answer: Answer, *, correction: Correction = AS_READ) -> None:
        """Take a question that was answered before, in this conversation or a kept one, as the last one asked.

        :raises BadInput: As `ask` does.
        """
        with self._reading() as answerer:
            self._conversation.resolve(answer.question, answerer.lexicon(), correction=correction)
        self._conversation.note(answer)

    def reset(self) -> None:
        """Forget the questions so far."""
        self._conversation.reset()
