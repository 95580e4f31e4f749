import pytest

from index.records import Span
from qa.short_answer.denied import count_denials


def count(marked):
    """Count the denials of what stands in square brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    return count_denials(marked.replace("[", "").replace("]", ""), Span(start, end))


@pytest.mark.parametrize(
    ("text", "denials"),
    [
        ("Oster denied that [40 boats] sank.", 1), ("[40 boats] did not sink.", 1), ("It is not true that [40] boats sank.", 1),
        ("Reports that [40] boats sank are false.", 1), ("Oster denied, in a letter, that [40] boats sank.", 1),
        ("It is unclear whether [40] boats sank.", 2), ("Oster did not deny that [40] boats sank.", 2),
        ("“It is a lie that [40 boats] sank,” Oster said.", 1), ("Did [40] boats sink?", 1), ("It was not [Oster] who won.", 1),
        ("[Oster], the mayor, denied sinking it.", 1), ("In [1952], no boats sank.", 1), ("Vale, not [Oster], won.", 1),
        ("He denied that 30 ferries, [40] boats and a barge sank.", 1), ("The pier did not open before [1952].", 1),
        ("Vale said [40] boats sank, which Oster denied.", 1), ("Vale said [40] boats sank. Oster denied it.", 1),
    ],
)  # fmt: skip
def test_what_denies_or_doubts_an_answer_counts(text, denials):
    assert count(text) == denials


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt when [40 boats] sank.", "Oster, who was not there, said [40] boats sank.", "Not 30 but [40 boats] sank.",
        "Oster denied the report, saying [40] boats sank.", "[40 boats], not 30, sank.", "[40 boats] sank and did not return.",
        "No fewer than [40] boats sank.", "Not only did [40] boats sink.", "Nobody but [Oster] won.", "Fares declined to [20] pence.",
        "The pier did not open until [1952].", "“[40 boats] sank,” Oster said, denying any blame.", "No one was hurt. [40] boats sank.",
        "Although it was no storm, [40] boats sank.", "From No. 10 came [40] letters.", "[40] homes had no power.",
    ],
)  # fmt: skip
def test_a_negation_of_something_else_denies_nothing(text):
    assert count(text) == 0
