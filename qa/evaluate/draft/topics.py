"""Find what a statement is about: names in it, and nouns by the small words around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.lexical import STOP_WORDS, stem_terms
from qa.evaluate.draft.attributions import Saying
from qa.evaluate.draft.people import Person, is_title

LONGEST_CHARS = 45  # code points of a topic; a longer phrase is half the answer

# Nouns that say nothing by themselves, and words that stand where nouns do.
_VAGUE = frozenset(
    """thing things way ways people person persons time times day days week weeks month months year years lot lots
    fact part parts number numbers something anything nothing everything everyone somebody kind sort place places
    case point points end question questions problem problems issue issues course result results rest idea reason
    reasons chance same other others own first second third last next past future present whole good bad best worst
    better great right wrong left much many little bit few half one ones two three four five six seven eight nine ten
    hundred hundreds thousand thousands million millions billion percent dollars moment hour hours minute today
    tomorrow yesterday night morning evening man men woman women guy guys folks group groups side sides line lines
    word words answer matter situation example opportunity order sense terms amount level type types area areas
    instance effort efforts need needs effect front back top bottom middle beginning start head hand hands eye eyes
    face mind heart country nation world state states city town home house life lives name names story stories
    position statement statements comment comments remark remarks interview reporters newspaper article decision
    action actions approach process step steps attempt different important possible able likely clear sure long short
    high low old new big small early late several various certain couple dozen addition favor favour fight stuff
    total majority extent spite light view behalf himself herself themselves itself myself him them president
    candidate candidates campaign regard together apart away again here there ahead alone alike anymore forward true
    open real public private wide close full free hard easy common general huge major main monday tuesday wednesday
    thursday friday saturday sunday it's that's friend friends kids family ever never guess shot deal truth work job jobs money
    party voters senator governor mayor chairman spokesman speaker leader leaders member members official officials""".split()
)
_NO_NOUN = re.compile(r"(?:ly|ous|ful|able|ible|less|est|n['’]t|['’](?:s|re|ve|ll|d|m)|ed)$")
_AFTER_NOUN = (
    "for|in|on|and|is|was|are|were|has|have|had|that|which|who|will|would|can|could|should|with|at|by|from|as|but|or|"
    "if|when|because|to|after|before|into|than|while|during|against|under|over|between|without|among|until|since|so"
)
_BORDER = rf"(?=\s*[,.;:!?”\"\0)—–-]|\s+(?:{_AFTER_NOUN})\b|\s*$)"
_WORD = r"[a-z]+(?:-[a-z]+)*"
_OF = rf"(?: of (?:the |our |his |her |their |its )?(?:{_WORD} )?{_WORD})?"
_NOUNS = re.compile(
    rf"\b(?P<det>(?i:the|an?|his|her|their|its|our|my|this|these|those|no|any|more|of|about|on|against|for|with|over)) "
    rf"(?!(?:the|an?|his|her|their|its|our|my|this|these|those) )(?P<nouns>(?:{_WORD} ){{0,2}}?{_WORD}{_OF}){_BORDER}"
)
_NAMES = re.compile(
    rf"(?<=[a-z,] )(?P<names>[A-Z][\w’'-]*(?: (?:of |for |and the |of the )?(?:[A-Z]\.(?= [A-Z])|[A-Z][\w’'-]*))*)(?! ?[A-Z])"
    rf"(?P<more> {_WORD})?(?P<border>{_BORDER})?"
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
# Capitalised where a sentence or a quotation begins.
_OPENING = frozenset(
    "several unlike besides meanwhile however despite since thanks yes well look let maybe perhaps still instead yet given".split()
)
_ADJECTIVE = re.compile(
    r"(?:ian|ians|ish|ese|cans?|crats?|cratic|ic)$"
)  # Ukrainian, British, Democrats, Hispanic
_OWNERS = ("the", "his", "her", "their", "its", "our", "my", "this", "these", "those")


@dataclass(frozen=True, slots=True)
class Topic:
    """What may be asked about.

    Attributes:
        phrase: As it stands in a question: "the harbour fund".
        stems: Its words without stop words, stemmed.
        is_name: Whether it has a capital letter.
        is_place: Whether "in", "at" or "from" stands before: often only where it happened.
    """

    phrase: str
    stems: frozenset[str]
    is_name: bool
    is_place: bool = False


def find_topics(saying: Saying, people: Sequence[Person]) -> list[Topic]:
    """Give what the words of a speaker are about, each once, in order; nothing with a part of the speaker's name.

    :param people: Those the article names; a last name alone becomes the full name.
    """
    own = set(stem_terms(saying.person.name))
    found: dict[frozenset[str], Topic] = {}
    for span in saying.content:
        text = saying.article.text[span.start : span.end]
        for topic in [*_find_names(text, people), *_find_nouns(text)]:
            if topic.stems and not topic.stems & own and len(topic.phrase) <= LONGEST_CHARS:
                found.setdefault(topic.stems, topic)
    return list(found.values())


def _find_names(text: str, people: Sequence[Person]) -> Iterator[Topic]:
    for match in _NAMES.finditer(text):
        phrase = _write_name(text, match, people)
        if phrase is not None:
            place = re.search(r"\b(?:in|at|from|near) (?:the )?$", text[: match.start()]) is not None
            yield Topic(phrase, frozenset(stem_terms(phrase)), True, place)


def _write_name(text: str, match: re.Match[str], people: Sequence[Person]) -> str | None:
    """Write a name as it can be asked about; None for a first name, an adjective, half of a phrase."""
    name = match["names"]
    before = re.search(r"\b(the|an?) $", text[: match.start()], re.I)
    known = [person.name for person in people if name.endswith(f" {person.name}")]
    name = known[0] if known else name  # of "Merrowites Odile Brannock"
    words = name.split()
    previous = text[: match.start()].split()[-1:]
    if previous and previous[0][:1].isupper():  # "No" of "No Harbour Left Behind"
        return None
    mark = text[match.end("names") :][:1]
    if mark == ")" or (mark == "." and (len(words[-1]) < 3 or is_title(words[-1]))):  # "U.S.", "Gov."
        return None
    if is_title(words[-1]) or (
        words[0].lower() in STOP_WORDS | _OPENING
        or {w.lower() for w in words} & _CALENDAR
        or re.search(r"['’]|-[a-z]", name)
    ):
        return None
    if len(words) == 1:
        if name in {person.last for person in people}:
            named = {person.name for person in people if person.last == name}
            return named.pop() if len(named) == 1 and before is None else None
        if name in {person.name.split()[0] for person in people}:
            return None
        if len(name) < 4 and not name.isupper():
            return None
    if match["border"] is None or (len(words) == 1 and _ADJECTIVE.search(name) and match["more"] is None):
        return None
    if name in {person.name for person in people}:
        return name if before is None and not _is_noun(match["more"]) else None
    return _add_noun(name, match["more"], "" if before is None else before[1].lower())


def _is_noun(more: str | None) -> bool:
    return more is not None and more.strip() not in _AFTER_NOUN.split("|")


def _add_noun(name: str, more: str | None, article: str) -> str | None:
    """Add the noun that a name stands before, and the article before both: "the Halder bridge"."""
    if more is not None and _is_noun(more):
        noun = more.strip()
        if not article or noun in _VAGUE | STOP_WORDS or _NO_NOUN.search(noun):
            return None
        return f"{article} {name} {noun}"
    if article in ("a", "an") or (article and _ADJECTIVE.search(name)):
        return None
    return f"{article} {name}" if article else name


def _find_nouns(text: str) -> Iterator[Topic]:
    for match in _NOUNS.finditer(text):
        words, determiner = match["nouns"].split(), match["det"].lower()
        if not _is_noun_phrase(words, determiner):
            continue
        phrase = re.sub(r"\bof (?:our|his|her|their|its)\b", "of the", match["nouns"])
        if determiner in _OWNERS:
            phrase = f"the {phrase}"
        elif determiner in ("a", "an"):
            phrase = f"{determiner} {phrase}"
        yield Topic(phrase, frozenset(stem_terms(phrase)), False)


def _is_noun_phrase(words: list[str], determiner: str) -> bool:
    """Tell whether words between a small word and a border are likely an adjective, a noun and the like."""
    small = STOP_WORDS - {"of", "the", "our", "his", "her", "their", "its"}
    content = [word for word in words if word not in STOP_WORDS]
    if not content or words[0] in STOP_WORDS or set(words) & small or set(content) & _VAGUE:
        return False
    heads = [words[words.index("of") - 1]] if "of" in words else []
    if any(_NO_NOUN.search(word) for word in [*heads, words[-1]]) or len(words[-1]) < 4:
        return False
    # "the doors open", "precincts reporting": a plural before the last word is the subject of it.
    if any(word.endswith("s") and not word.endswith("ss") for word in words[:-1] if word not in heads):
        return False
    if any(word.endswith(("ly", "ing")) for word in words) and determiner not in ("the", "a", "an"):
        return False
    return len(content) > 1 or determiner in (*_OWNERS, "about", "on", "against")
