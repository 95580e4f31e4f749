"""What a report calls the things it lists: questions with answers, or articles with attributions."""

from dataclasses import dataclass

from qa.evaluate.records import Result


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for one task.

    Attributes:
        counted: What `Result.n` counts.
        item: What one line of the result is.
        by_confidence: Whether lines have a confidence and a status that mean something.
    """

    counted: str
    item: str
    wanted: str
    came: str
    none_wanted: str
    none_came: str
    by_confidence: bool = True

    def count(self, number: int) -> str:
        """Write so many items."""
        return pluralise(number, self.item)


QUESTIONS = Wording(
    "question", "question", "Wanted", "Came", "An answer; the test set names no passage.", "Nothing."
)
ATTRIBUTIONS = Wording(
    "attribution",
    "article",
    "Missed",
    "Found and wrong",
    "None is missed.",
    "None is wrong.",
    by_confidence=False,
)


def choose_wording(result: Result) -> Wording:
    """Give the words for the task a result is of."""
    return ATTRIBUTIONS if result.settings.get("task") == "attribution" else QUESTIONS


def pluralise(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def how_to_read(wording: Wording) -> str:
    """Say in plain words what the intervals are."""
    return (
        f"Other {wording.item}s of the same sort would have given other figures. The interval holds 95 of 100 values of "
        f"the figure when as many {wording.item}s are drawn again from these (bootstrap): the fewer there are, the wider "
        "it is. Where two intervals overlap, the two may still differ; a comparison pair by pair tells."
    )
