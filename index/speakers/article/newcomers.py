"""Find where an article brings in somebody whose gender it does not tell, whom the next pronoun may mean."""

from collections.abc import Sequence

from index.speakers.article.entities import Cast
from index.speakers.article.named import OTHER, PERSON, Named, is_full
from index.speakers.article.words import Word
from index.speakers.lists.body_words import BODY_NOUNS, PLACE_NOUNS, THINGS

_AGENTS = frozenset("by from with".split())


def list_newcomers(words: Sequence[Word], names: Sequence[Named], cast: Cast) -> dict[int, bool]:
    """List the sentences that name a person in full for the first time whose gender is not known.

    :return: By the sentence's number whether it is sure to be a person; "by Harwick Ferries" may be none.
    """
    found: dict[int, bool] = {}
    seen: set[int] = set()
    for number, named in enumerate(names):
        entity = cast.meant[number]
        new = entity not in seen and not words[named.first].quoted
        seen.add(entity)
        if not new or words[named.last - 1].possessive:
            continue
        sentence = words[named.first].sentence
        person = cast.entities[entity]
        if person.kind == PERSON and is_full(named) and person.gender is None:
            found[sentence] = True
        elif named.kind == OTHER and _may_be_person(words, named):
            found.setdefault(sentence, False)
    return found


def _may_be_person(words: Sequence[Word], named: Named) -> bool:
    """Tell whether two words with capitals behind "by", or that begin a sentence, may be somebody's given and last name."""
    keys = [word.key for word in words[named.first : named.last]]
    behind = named.start > 0 and words[named.start].joined and words[named.start - 1].key in _AGENTS
    behind = behind or words[named.start].first
    known = any(key in BODY_NOUNS or key in PLACE_NOUNS or key in THINGS for key in keys)
    return len(keys) == 2 and behind and not known
