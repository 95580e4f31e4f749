"""Tell a typing error in a name from another name and from an ordinary word."""

from collections.abc import Mapping, Sequence

from index.speakers.keys.fold import PersonKey
from index.speakers.lists.ordinary_words import is_ordinary_word

MIN_TYPO_CHARS = 5  # letters; shorter names are too close to one another
TWO_TYPOS_CHARS = 8  # letters from which a name may have two typing errors


def list_nearest(written: str, folded: str, blocks: Mapping[str, Sequence[str]]) -> list[str]:
    """List the keys nearest to a word by Damerau's distance, by alphabet; none for an ordinary word.

    :param written: The word in plain letters, as `plain_letters` gives it.
    :param folded: The same as `fold_word` gives it.
    :param blocks: Folded keys by first letter; the first two letters may be swapped.
    """
    limit = count_typos(folded)
    if limit == 0 or is_ordinary_word(written):
        return []
    straight = blocks.get(folded[0], ())
    swapped = [key for key in blocks.get(folded[1], ()) if key[1] == folded[0]]
    near = [*_list_near(folded, straight, limit), *_list_near(folded, swapped, limit)]
    least = min((distance for _, distance in near), default=0)
    return sorted({key for key, distance in near if distance == least})


def count_typos(word: str) -> int:
    """Give how many typing errors a word of its length may have."""
    if len(word) < MIN_TYPO_CHARS:
        return 0
    return 2 if len(word) >= TWO_TYPOS_CHARS else 1


def is_near_given(person: PersonKey, known: PersonKey) -> bool:
    """Tell whether a first name is a typing error away, the rest being equal."""
    from rapidfuzz.distance import DamerauLevenshtein

    if not known.given or person.suffix != known.suffix:
        return False
    written, first = person.given[0], known.given[0]
    if min(len(written), len(first)) < MIN_TYPO_CHARS or written[0] != first[0]:
        return False
    if any(one != other for one, other in zip(person.given[1:], known.given[1:], strict=False)):
        return False
    return DamerauLevenshtein.distance(written, first) <= count_typos(written)


def _list_near(word: str, keys: Sequence[str], limit: int) -> list[tuple[str, int]]:
    """List the keys that are at most some typing errors away, each with their number."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    near = process.extract(word, keys, scorer=DamerauLevenshtein.distance, score_cutoff=limit, limit=None)
    return [(key, int(distance)) for key, distance, _ in near]
