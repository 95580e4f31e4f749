"""Check the right places of a test set against the articles they are said to stand in."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from qa.evaluate.records import Gold, TestSet
from qa.question import shorten

SHOWN_CHARS = 60  # code points of a gold text in a warning
CLOSE_NAME = 80.0  # likeness (rapidfuzz ratio, 0-100) from which another name is worth naming
_MARKS = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛`´′", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)

FindTexts = Callable[[str], Sequence[str]]


def check_gold(testset: TestSet, find: FindTexts, *, names: Iterable[str] = ()) -> list[str]:
    """Warn of gold that no answer can hit: a file that is not in the archive, a text that is not in its file.

    :param find: Gives the texts of the articles that a name stands for; none if there is none.
    :param names: Names of files in the archive, to propose the closest one.
    :return: One line for each, in the order of the questions; and one for all judged articles that are missing.
    """
    texts: dict[str, Sequence[str]] = {}
    known = sorted(set(names))
    warnings: list[str] = []
    for question in testset.questions:
        for number, gold in enumerate(question.gold):
            if gold.file not in texts:
                texts[gold.file] = find(gold.file)
            wrong = _find_fault(gold, texts[gold.file], known)
            if wrong is not None:
                warnings.append(f"{question.id}: gold[{number}]: {wrong}")
    judged = {name for q in testset.questions for name, grade in q.relevant.items() if grade > 0}
    missing = sorted(name for name in judged if not find(name))
    if missing:
        warnings.append(
            f"{len(missing)} of {len(judged)} relevant articles are not in the archive, such as {missing[0]!r}"
        )
    return warnings


def _find_fault(gold: Gold, texts: Sequence[str], known: Sequence[str]) -> str | None:
    if not texts:
        close = _find_close(gold.file, known)
        return f"no article {gold.file!r} in the archive" + (f"; the closest is {close!r}" if close else "")
    if any(_stands(gold, text) for text in texts):
        return None
    shown = f"{shorten(gold.text, SHOWN_CHARS)!r}"
    if any(gold.text in text for text in texts):
        return f"{shown} is in {gold.file}, but not at character {gold.start}: leave out start, or correct it"
    plain = _fold(gold.text)
    if any(plain in _fold(text) for text in texts):
        return f"{shown} is in {gold.file} with other quotation marks, dashes, spaces or capitals: copy it from there"
    return f"{shown} is not in {gold.file}: copy it from the article"


def _stands(gold: Gold, text: str) -> bool:
    return gold.text in text if gold.start is None else text.startswith(gold.text, gold.start)


def _find_close(name: str, known: Sequence[str]) -> str | None:
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=CLOSE_NAME)
    return None if found is None else str(found[0])


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS).replace("''", '"')
    return re.sub(r"\s+", " ", plain).strip().casefold()
