"""The run over a file of questions: block by block, from where the file of answers ends."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from index.errors import BadInput
from qa.batch.answers_file import AnswersFile
from qa.batch.workers import BlockAnswerer
from qa.records import Answer, Asked

# Questions answered together. Blocks lie on a grid of the rows, so that a run that was stopped answers the
# same ones together as one that was not: their scores are then the same to the last digit.
BLOCK = 128


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a run did, in numbers of questions.

    Attributes:
        written: Answered now.
        found: Answered in the file before.
        errors: Of those written, the ones that could not be asked.
        stopped: Whether it was stopped before the end; the same run again goes on.
    """

    written: int
    found: int
    errors: int
    stopped: bool


def run_batch(
    questions: Sequence[Asked],
    out: Path,
    answerer: BlockAnswerer,
    *,
    commit: str | None,
    progress: Callable[[int], object],
    stop: Callable[[], bool],
) -> BatchReport:
    """Write an answer to each question that the file does not answer yet, in order.

    :param commit: The index commit that all answers must carry; None if they may carry several.
    :param progress: Called with the number of answers that are there, at first those found.
    :param stop: Asked after each block whether to stop.
    :raises BadInput: As `AnswersFile.open` does, or if the index changes meanwhile; what is written stays.
    """
    with AnswersFile.open(out, questions, commit) as file:
        found, errors, stopped = file.done, 0, False
        progress(found)
        first = found - found % BLOCK
        blocks = (questions[start : start + BLOCK] for start in range(first, len(questions), BLOCK))
        for answers in _skip(answerer.answer(blocks), found - first):
            _check_commit(answers, commit)
            file.append(answers)
            progress(len(answers))
            errors += sum(answer.status == "error" for answer in answers)
            stopped = file.done < len(questions) and stop()
            if stopped:
                break
        return BatchReport(file.done - found, found, errors, stopped)


def _skip(blocks: Iterator[list[Answer]], count: int) -> Iterator[list[Answer]]:
    """Leave out the first answers, which are in the file already."""
    for first in islice(blocks, 1):
        yield first[count:]
    yield from blocks


def _check_commit(answers: Sequence[Answer], commit: str | None) -> None:
    now = next((answer.index.commit for answer in answers if answer.index.commit != commit), None)
    if commit is not None and now is not None:
        raise BadInput(
            f"the index went on from commit {commit} to {now} meanwhile: name another --out file, or give --mix to go on"
        )
