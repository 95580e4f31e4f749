"""A conversation: questions that lean on the ones before them are completed, without a language model."""

from dataclasses import replace

from qa.filters import NO_FILTERS, Filters
from qa.question.carry import Context
from qa.question.correct import AS_READ, Correction, correct_question
from qa.question.followups import follow
from qa.question.lexicon import EMPTY, Lexicon
from qa.question.lists import UNPLAIN
from qa.question.names import match_speakers
from qa.question.read import apply_filters, check_plain, parse_text
from qa.records import FACT, SEARCH, Answer, Question


class Conversation:
    """Remembers the question before, and who spoke in its answer; holds no archive and no model.

    A question that stands on its own takes nothing over. One that could be meant in several ways is read as it
    stands: nothing is guessed.
    """

    def __init__(self) -> None:
        self._last: Question | None = None
        self._answered: str | None = None  # the first speaker of the answer to it
        self._earlier: tuple[str, ...] = ()  # whose words were asked for before the present speaker's

    def resolve(
        self,
        text: str,
        lexicon: Lexicon | None = None,
        *,
        filters: Filters = NO_FILTERS,
        correction: Correction = AS_READ,
    ) -> Question:
        """Read a question against the one before it, and remember it; `carried` says what was taken over.

        :param filters: What it is restricted to; each part given wins over what is read or taken over.
        :param correction: What the question means where it was read otherwise; it wins over the filters.
        :raises BadInput: As `parse_question` and `correct_question` do; nothing is remembered then.
        """
        lexicon = EMPTY if lexicon is None else lexicon
        parsed = parse_text(text, lexicon)
        context = self._context(lexicon)
        completed = None if context is None else follow(parsed, context, lexicon)
        if completed is None and correction == AS_READ:
            check_plain(parsed, filters, first=context is None)
        asked = apply_filters(parsed if completed is None else completed, filters, lexicon)
        if filters.speaker is not None:
            asked = replace(asked, carried=tuple(part for part in asked.carried if part != "speaker"))
        asked = correct_question(asked, correction, lexicon)
        self._earlier = self._find_earlier(asked)
        self._last, self._answered = asked, None
        return asked

    def note(self, answer: Answer) -> None:
        """Remember who speaks first in the answer to the last question, in case it named nobody.

        An answer to another question changes nothing, nor does one that declines, nor one to a question of fact:
        who "he" is after "Who is the mayor's brother?" cannot be told from who speaks of him.
        """
        last = self._last
        if (
            last is None
            or last.kind in (FACT, SEARCH)
            or (answer.question, answer.status) != (last.text, "answered")
        ):
            return
        self._answered = next((quote.speaker for quote in answer.quotes[:1]), None)

    def reset(self) -> None:
        """Forget everything: the next question is read as it stands."""
        self._last = self._answered = None
        self._earlier = ()

    def _context(self, lexicon: Lexicon) -> Context | None:
        last, answered = self._last, self._answered
        if last is None:
            return None
        if last.speaker in UNPLAIN.values() and not last.speakers:  # "she" is still nobody's name
            return Context(last)
        if last.speaker is not None or answered is None:
            return Context(last, last.speaker, last.speakers, self._earlier)
        known = match_speakers(answered, lexicon)
        return Context(last, answered, known if known else (answered,))

    def _find_earlier(self, asked: Question) -> tuple[str, ...]:
        """Give the one speaker before the one asked for now: "they" may mean both."""
        last = self._last
        if last is None or len(asked.speakers) != 1 or len(last.speakers) != 1:
            return ()
        return self._earlier if asked.speakers == last.speakers else last.speakers
