"""Find what forbids that two statements are one: another number, a negation, an opposite, another name."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from index.lexical import STOP_WORDS, stem
from qa.corroborate.content import Content, find_negations, is_negation, is_number
from qa.corroborate.records import Voiced

NAME_CHARS = 4  # letters by which names are one: "Ukraine", "Ukrainian", "Ukraine's"
NEAR_CHARS = 20_000  # code points either side of a statement in which a word is looked for within a sentence
SAME_STEMS = 0.8  # ratio of stems in common from which two statements differ by the order of their names

# Words of which one says the opposite of the other; any of the left against any of the right.
_OPPOSITES = """support back/oppose reject resist; accept approve agree/reject refuse disagree decline;
increase rise raise grow climb higher more gain/decrease fall drop reduce cut lower decline less fewer shrink loss;
open/close shut; win won victory/lose lost defeat; begin start launch/end stop halt finish cease; join enter/leave quit
withdraw exit; allow permit legalise legalize/ban forbid prohibit bar; advance/retreat; buy/sell; guilty/innocent;
true truth/false lie untrue; good great/bad terrible; better best/worse worst; strong strengthen/weak weaken; success
succeed/fail failure; trust/distrust; remember/forget; lift ease/impose tighten; import/export; above/below; up/down;
right/wrong; friend ally/enemy foe; love like/hate dislike; safe/dangerous unsafe; first/last; all every always/none few
sometimes rarely; confirm admit/deny; praise welcome/criticize criticise condemn; expand extend/reduce shorten; create
build/destroy abolish dismantle; early/late; high/low; hire/fire; include/exclude; accelerate/slow delay; north northern/
south southern; east eastern/west western; before/after; attack/defend; help/harm hurt; keep/abolish scrap; rich/poor;
optimistic/pessimistic; peace/war; yes/no; hot/cold; large big/small; protect/endanger; man men/woman women"""
# What begins a sentence and is no name, often the only time in an article.
_FIRST_WORDS = frozenset(
    """everyone everybody nobody someone somebody anyone anybody everything nothing something anything yes well maybe
    perhaps let people today tomorrow look please many some never always sometimes none neither either although though
    because while since until unless without within under every another still yet even also now first second there's
    that's it's here's what's let's we're we'll we've you're they're i'm i've i'll don't one two three""".split()
)
_FIRST_ENDINGS = ("ing", "ly")
_OPEN = frozenset("if unless whether".split())  # what follows is not said to be so
_CONDITIONS = frozenset("if unless until only whether".split())
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")


def _read_opposites() -> dict[str, frozenset[str]]:
    against: dict[str, set[str]] = {}
    for line in _OPPOSITES.split(";"):
        left, right = ([stem(word) for word in side.split()] for side in line.split("/"))
        for word in left:
            against.setdefault(word, set()).update(right)
        for word in right:
            against.setdefault(word, set()).update(left)
    return {word: frozenset(others) for word, others in against.items()}


_AGAINST = _read_opposites()


def differ_plainly(one: Content, other: Content) -> bool:
    """Tell whether the numbers, negations or conditions of two wordings differ, one asks, or they say opposites."""
    return (
        one.numbers != other.numbers
        or one.negations + one.denied != other.negations + other.denied
        or one.asks != other.asks
        or _CONDITIONS.intersection(one.tokens) != _CONDITIONS.intersection(other.tokens)
        or bool(one.negated & (other.stems - other.scope) or other.negated & (one.stems - one.scope))
        or are_opposite(one.tokens, other.tokens)
    )


def are_opposite(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether a word that only the one has is the opposite of a word that only the other has."""
    stems = {stem(token) for token in one}, {stem(token) for token in other}
    left, right = stems[0] - stems[1], stems[1] - stems[0]
    if any(not _AGAINST.get(word, frozenset()).isdisjoint(right) for word in left):
        return True
    return not (_turn_round(left).isdisjoint(right) and _turn_round(right).isdisjoint(left))


def _turn_round(stems: Iterable[str]) -> set[str]:
    return {prefix + word for word in stems for prefix in _PREFIXES}


def name_others(pair: tuple[Voiced, Voiced], contents: tuple[Content, Content]) -> bool:
    """Tell whether each of two statements names somebody or something that the other does not.

    A name that only one has is an addition, not a change. A word right before a name both have belongs to it ("Dmitry
    Peskov"). Where the words are nearly the same ones, names in another order are others too: who does what to whom.
    """
    one, other = contents
    names = _list_names(pair[0], one, other), _list_names(pair[1], other, one)
    alone = _find_alone(names[0], names[1], one), _find_alone(names[1], names[0], other)
    return bool(alone[0] and alone[1]) or _changes_places(one, other)


def _list_names(voiced: Voiced, content: Content, other: Content) -> list[str]:
    known = {*content.names, *other.names}
    unknown = content.openers - known - other.openers
    first = content.openers - unknown
    return [*content.names, *sorted(first), *(word for word in sorted(unknown) if _may_be_name(word, voiced))]


def _may_be_name(word: str, voiced: Voiced) -> bool:
    """Tell whether the first word of a sentence may be a name: nowhere near does it stand in small letters."""
    if word in STOP_WORDS or word in _FIRST_WORDS or word.endswith(_FIRST_ENDINGS):
        return False
    start, end = max(0, voiced.span.start - NEAR_CHARS), voiced.span.end + NEAR_CHARS
    return re.compile(rf"\b{re.escape(word)}\b").search(voiced.article.text, start, end) is None


def _find_alone(names: Sequence[str], others: Sequence[str], content: Content) -> list[str]:
    """Give the names that the others have in no form, and that belong to none that they have."""
    shared = {_shorten(name) for name in others}
    alone = [name for name in names if _shorten(name) not in shared]
    if not alone:
        return []
    shared &= {_shorten(name) for name in names}
    return [
        name
        for name in alone
        if not any(a == name and _shorten(b) in shared for a, b in pairwise(content.tokens))
    ]


def _shorten(name: str) -> str:
    return name[:NAME_CHARS]


def _changes_places(one: Content, other: Content) -> bool:
    if len(one.stems & other.stems) < SAME_STEMS * len(one.stems | other.stems):
        return False
    named = {*one.names, *other.names} & set(one.tokens) & set(other.tokens)
    orders = [
        [token for token in dict.fromkeys(content.tokens) if token in named] for content in (one, other)
    ]
    return orders[0] != orders[1]


def cut_turns(longer: Content, shorter: Content, kept: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a cut changes what is said, by what it leaves out or puts in.

    Whole sentences may be left out, and what follows the last word kept. In a sentence of which something is kept, a
    negation, an "if" or a "whether" may not be left out before it, nor right after it; a number or an opposite may not be put in.

    :param kept: (number in the longer, number in the shorter) of the tokens both have, ascending.
    """
    if longer.denied != shorter.denied:
        return True
    left, right = {a for a, _ in kept}, {b for _, b in kept}
    put_in = [token for at, token in enumerate(shorter.tokens) if at not in right]
    if any(is_negation(token) or is_number(token) for token in put_in):
        return True
    last = {longer.sentences[at]: at for at in sorted(left)}  # of each sentence, the last token kept
    left_out = [at for at, number in enumerate(longer.sentences) if at not in left and number in last]
    turns = {*find_negations(longer.tokens), *(at for at in left_out if longer.tokens[at] in _OPEN)}
    if any(at in turns and _bears_on(longer, at, last[longer.sentences[at]]) for at in left_out):
        return True
    inner = [longer.tokens[at] for at in left_out if at < last[longer.sentences[at]]]
    replaced = [token for token in inner if put_in]
    return are_opposite(replaced, put_in) or (bool(put_in) and any(map(is_number, replaced)))


def _bears_on(content: Content, at: int, last: int) -> bool:
    """Tell whether a negation that is left out bears on what is kept up to `last`: it precedes or follows at once."""
    return at < last or (at <= last + 2 and not content.closes[last])
