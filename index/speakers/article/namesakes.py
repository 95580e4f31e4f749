"""Tell a body from the person whose last name it bears: "the supermarket group Orr, which", "Orr said it would close its plants"."""

from collections.abc import Sequence

from index.speakers.article.named import BARE, Named
from index.speakers.article.words import Word
from index.speakers.lists.body_words import BODY_NOUNS, NAMED_BODIES
from index.speakers.lists.role_words import is_role_word
from index.speakers.lists.terms import PREPOSITIONS, SPEECH

MAX_APPOSED_WORDS = 6  # words of an apposition: "the country's largest supermarket chain"
MAX_SOURCE_WORDS = 24  # words behind a name up to its verb of speech
_COMPANIES = (
    BODY_NOUNS
    | NAMED_BODIES
    | frozenset(
        """supermarket chain brand retailer carmaker automaker airline brewer brewery manufacturer grocer insurer lender supplier
        operator charity union startup start-up conglomerate subsidiary business pub restaurant shipyard newspaper broadcaster studio
        label giant outfit""".split()
    )
)
_DETERMINERS = frozenset("the a an its our one".split())
_RELATIVE = frozenset("who which that whose where when".split())


def is_body_of_the_name(words: Sequence[Word], named: Named, full: Sequence[Named]) -> bool:
    """Tell whether a last name alone stands for a body: by the word before it, what follows it, or "it … its" as its pronouns.

    :param full: The places of the article that name the person of that last name in full.
    """
    if named.kind != BARE or named.title or words[named.last - 1].possessive:
        return False
    before = words[named.start - 1] if named.start and words[named.start].joined else None
    if before is not None and not before.capital and _is_company(before):
        return not before.possessive
    if named.last >= len(words) or words[named.last].sentence != words[named.first].sentence:
        return False
    if _is_explained(words, named.last) or _says_it(words, named.last):
        return True
    return any(_is_of_body(words, named, one) for one in full)


def _is_company(word: Word) -> bool:
    return word.key in _COMPANIES and not is_role_word(word.key)


def _is_explained(words: Sequence[Word], at: int) -> bool:
    """Tell whether ", which" or ", the supermarket" follows."""
    if not words[at].gap.startswith(","):
        return False
    if words[at].key == "which":
        return True
    if words[at].key not in _DETERMINERS:
        return False
    head = at
    for place in range(at + 1, min(len(words), at + 1 + MAX_APPOSED_WORDS)):
        word = words[place]
        if not word.joined or word.key in PREPOSITIONS or word.key in _RELATIVE:
            return _is_company(words[head])
        if is_role_word(word.key) or word.key in SPEECH:
            return False
        head = place
    return False


def _is_of_body(words: Sequence[Word], named: Named, full: Named) -> bool:
    """Tell whether the sentence after a name's is of its founder: "Orr said no. Ted Orr, its founder, died"."""
    after = words[full.last : full.last + 2]
    follows = words[full.first].sentence == words[named.first].sentence + 1 and words[named.first].first
    owned = len(after) > 1 and after[0].gap.startswith(",") and after[0].key == "its"
    return follows and owned and is_role_word(after[1].key)


def _says_it(words: Sequence[Word], at: int) -> bool:
    """Tell whether what speaks goes on with "it" and "its": "Orr said it would close its plants"; "it" alone may be the weather."""
    end = at
    while end < min(len(words), at + MAX_SOURCE_WORDS) and words[end].sentence == words[at].sentence:
        if words[end].key in SPEECH and end + 2 < len(words):
            follows = end + 1 + (words[end + 1].key == "that")
            if words[follows].key != "it" or words[follows].quoted:
                return False
            rest = [
                word
                for word in words[follows : follows + MAX_SOURCE_WORDS]
                if word.sentence == words[at].sentence
            ]
            named = next((n for n, word in enumerate(rest) if word.capital), len(rest))
            return any(word.key in ("its", "itself") for word in rest[:named])
        end += 1
    return False
