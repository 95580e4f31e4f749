"""A conversation: its turns, each an answer with what was corrected and what was proposed."""

from dataclasses import dataclass

from index.errors import BadInput
from qa.language import _
from qa.question.correct import AS_READ, Correction
from qa.records import Answer, Json
from qa.web.kept import check_record
from qa.web.run import Run

MAX_TURNS = 200  # of a conversation that a browser kept


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer.

    Attributes:
        correction: What the user said the question means.
        proposed: Questions to go on with.
    """

    answer: Answer
    correction: Correction = AS_READ
    proposed: tuple[str, ...] = ()

    def to_json(self) -> Json:
        """Give the turn as plain objects, as the browser keeps it."""
        correction = self.correction.to_json()
        return {"answer": self.answer.to_json(), "correction": correction, "proposed": list(self.proposed)}

    @classmethod
    def from_json(cls, record: Json) -> "Turn":
        """Make a turn of what `to_json` gave.

        :raises BadInput: If it is anything else.
        """
        try:
            correction = Correction.from_json(record["correction"])
            answer = Answer.from_json(record["answer"])
            proposed = tuple(record["proposed"])
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise BadInput(
                _("this chat was kept in another form and cannot be shown: begin a new one")
            ) from error
        turn = cls(answer, correction, proposed)
        check_record(turn, cls)
        if not 0 <= answer.confidence <= 1:
            raise BadInput(_("a confidence is a number from 0 to 1: begin a new chat"))
        return turn


@dataclass(slots=True)
class Session(Run):
    """The conversation of one page; two questions of it may be under way at once, and each is added when it is answered."""

    turns: tuple[Turn, ...] = ()

    def begin(self, turns: tuple[Turn, ...]) -> None:
        """Show another conversation; what is under way does not belong to it."""
        self.stop()
        self.turns = turns

    def find_turn(self, number: object) -> Turn:
        """Give a turn by its number, as a browser says it.

        :raises BadInput: If there is none.
        """
        if not isinstance(number, int) or not 0 <= number < len(self.turns):
            raise BadInput(_("this question is no longer here: ask it again"))
        return self.turns[number]

    def add(self, turn: Turn, *, instead: Turn | None = None) -> None:
        """Put a turn at the end; in place of the last one, where that is the one given.

        After `MAX_TURNS` it begins another conversation: a longer one could not be opened again.
        """
        kept = self.turns[:-1] if self.turns and self.turns[-1] is instead else self.turns
        self.turns = (*kept, turn) if len(kept) < MAX_TURNS else (turn,)


def read_turns(records: object) -> tuple[Turn, ...]:
    """Make the turns of a conversation that a browser kept.

    :raises BadInput: If they are anything else, or more than `MAX_TURNS`.
    """
    if not isinstance(records, list) or len(records) > MAX_TURNS:
        raise BadInput(
            _("a kept chat is a list of at most {most} answers: begin a new one").format(most=MAX_TURNS)
        )
    return tuple(map(Turn.from_json, records))
