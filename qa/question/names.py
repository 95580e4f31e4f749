"""The names in a question: whose words are asked for, and what it asks about."""

import re

from index.lexical import STOP_WORDS, tokenize
from index.speakers.keys.typos import count_typos
from index.speakers.keys.written import COMMON_KEYS
from index.speakers.lists.given_names import MAN, WOMAN, find_gender, is_given_name
from index.speakers.lists.ordinary_words import ORDINARY_WORDS
from qa.question.in_phrase import match_in_phrase
from qa.question.lexicon import Lexicon
from qa.question.lists import ANYBODY, PRONOUNS
from qa.records import Question

_POSSESSIVE = re.compile(r"['’]s?$")
_DESCRIPTION = re.compile(r"(?:the|an?|its|their)\s", re.I)
_SUFFIX = re.compile(r"(?:\s*,)?\s+(?:Jr|Sr|II|III|IV)\.?$", re.I)
_TITLE_OF = {
    MAN: frozenset("mr mister sir lord".split()),
    WOMAN: frozenset("mrs ms miss dame lady madam madame".split()),
}
_AND = re.compile(r",?\s+(?:and|or|&)\s+|,\s+", re.I)
# Words that stand right before a name and are no part of it: after another word the name may be somebody else's.
_TITLE = re.compile(
    r"(?:^|\s)(?:mr|mrs|ms|dr|sir|dame|lady|lord|president|chancellor|(?:prime\s+)?minister|premier|secretary|senator|"
    r"sen|rep|representative|congress(?:man|woman)|governor|gov|mayor|judge|justice|general|gen|colonel|col|captain|"
    r"major|admiral|ambassador|envoy|spokes(?:man|woman|person)|leader|chief|head|director|professor|prof|king|queen|"
    r"prince|princess|pope|bishop|archbishop|cardinal|candidate|nominee|attorney|adviser|advisor|commissioner|"
    r"chair(?:man|woman|person)?|ceo|speaker|sheriff|officer|councillor|councilor|deputy|analyst|lawmaker)\.?$",
    re.I,
)


def names_somebody(speaker: str, lexicon: Lexicon) -> bool:
    """Tell "Peskov" and "the mayor" from "anyone" and "been": somebody an archive may lack.

    A name that is an ordinary word ("May", "the US") is known by its capital, or by the archive.
    """
    words = tokenize(speaker)
    if set(words) <= PRONOUNS | ANYBODY:
        return False
    if set(words) - STOP_WORDS - ANYBODY:
        return True
    last = speaker.split()[-1]
    return (last[:1].isupper() and words[-1] not in ANYBODY) or bool(lexicon.find(speaker).speakers)


def match_speakers(speaker: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the archive's names that a speaker may mean, in the directory's order; () for none.

    Of "Kremlin spokesman Dmitry Peskov" and "Dmitry Peskov, the spokesman" the name will do; "Peskov and Putin" are
    both, and so are "Una and Hal Tregarth"; "Pike & Dunmore" is a firm, and no Pike. "Trump's lawyer" is not Trump, and
    "Mr Brannock" no Odile.
    """
    together = _match_joint(speaker, lexicon)
    found = (
        together
        or lexicon.find(speaker).speakers
        or _match_with_title(speaker, lexicon)
        or match_in_phrase(speaker, lexicon)
        or _match_by_first_name(speaker, lexicon)
    )
    if found:
        return found if together else keep_gender(found, find_title_gender(speaker))
    parts = split_joint(speaker)
    if len(parts) < 2 or "&" in speaker or not all(_may_be_name(part, lexicon) for part in parts):
        return ()
    names = (name for part in parts for name in match_speakers(part, lexicon))
    return tuple(dict.fromkeys(names))


def _match_joint(speaker: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give those whom several joined names mean, if each means somebody, and no body of that name is known."""
    parts = split_joint(speaker)
    if len(parts) < 2 or any(_AND.search(name) for name in lexicon.find(speaker).speakers):
        return ()
    found = [match_speakers(part, lexicon) for part in parts]
    names = tuple(dict.fromkeys(name for one in found for name in one))
    return names if all(found) and len(names) > 1 else ()


def split_joint(speaker: str) -> list[str]:
    """Give the names that "and" and commas join; a first name alone takes the last name of the last one."""
    parts = [part for part in _AND.split(speaker) if part]
    family = parts[-1].split() if parts else []
    if len(family) != 2:
        return parts
    return [f"{part} {family[1]}" if is_given_name(part.lower()) else part for part in parts]


def find_title_gender(name: str) -> str | None:
    """Give the gender that "Mr", "Dame" and the like before a name tell; None without one."""
    first = name.strip().partition(" ")[0].lower().rstrip(".")
    return next((gender for gender, titles in _TITLE_OF.items() if first in titles), None)


def keep_gender(names: tuple[str, ...], gender: str | None) -> tuple[str, ...]:
    """Leave out the speakers whose first name is of the other gender; None leaves out nobody."""
    if gender is None:
        return names
    return tuple(name for name in names if find_gender(name.split()[0].lower()) in (gender, None))


def _may_be_name(part: str, lexicon: Lexicon) -> bool:
    return part[:1].isupper() or bool(lexicon.find(part).speakers)


def _match_with_title(speaker: str, lexicon: Lexicon) -> tuple[str, ...]:
    spotted = lexicon.spot(speaker)
    if len(spotted) != 1:
        return ()
    span = spotted[0].span
    before, after = speaker[: span.start].strip(), speaker[span.end :].strip()
    if not before and after.startswith(",") and _DESCRIPTION.match(after[1:].strip() + " "):
        return spotted[0].match.speakers
    return spotted[0].match.speakers if not after and _TITLE.search(before) is not None else ()


def _match_by_first_name(speaker: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Match "petra brant" to the one Petra of the archive, a Brandt: a last name that is a word, too, misspelt.

    Alone such a word is no typing error; after the first name of one speaker only it is.
    """
    from rapidfuzz.distance import DamerauLevenshtein

    first, _, last = speaker.lower().partition(" ")
    if not is_given_name(first) or first in ORDINARY_WORDS or not last.isalpha() or last in COMMON_KEYS:
        return ()
    found = lexicon.find(first).speakers
    if len(found) != 1:
        return ()
    known = found[0].lower().split()
    near = known[0] == first and known[-1][:1] == last[:1]
    return found if near and DamerauLevenshtein.distance(last, known[-1]) <= count_typos(last) else ()


def is_joint(asked: Question) -> bool:
    """Tell whether several people are asked for: "Peskov and Putin", not the namesakes that one name may mean."""
    return len(asked.speakers) > 1 and len(split_joint(asked.speaker or "")) > 1


def name_speakers(asked: Question) -> str | None:
    """Name whose words are asked for: in full, or as the question does where a name may mean several."""
    speakers = asked.speakers
    if len(speakers) > 1 and len(split_joint(asked.speaker or "")) == len(speakers):
        return f"{', '.join(speakers[:-1])} and {speakers[-1]}"
    full = [name for name in speakers if " " in name]
    return speakers[0] if speakers and len(full) <= 1 and not is_joint(asked) else asked.speaker


def last_name(speaker: str) -> str:
    """Give the word by which news refer to a speaker again, in lower case; "" for none.

    The last of a name, and the head of a description: "mayor" of "the mayor of Merrow".
    """
    if _DESCRIPTION.match(speaker):
        speaker = re.split(r"\s(?:of|for|at|in|from)\s", speaker)[0]
    words = tokenize(_SUFFIX.sub("", speaker).removesuffix("'s").removesuffix("’s"))
    return words[-1] if words else ""


def speaker_word(asked: Question) -> str | None:
    """Give the speaker's last name as it stands in the question, where it is one: "Peskov", not "critics".

    In a question all in small letters any word may be a name.
    """
    name = last_name(asked.speaker or "")
    words = [word.strip(" \t\"'“”’,.") for word in (asked.speaker or "").split()]
    word = next((word for word in reversed(words) if name in tokenize(word)), None)
    is_name = word is not None and (word[:1].isupper() or asked.text.islower())
    return word if is_name else None


def names_in(asked: Question) -> list[str]:
    """Give the names in what is asked about: its words with a capital letter, without possessives.

    Without a speaker and a topic these are looked for in the whole question but its first word.
    """
    whole = asked.text if asked.words is None else asked.words
    text = whole.partition(" ")[2] if asked.topic is None else asked.topic
    words = [_POSSESSIVE.sub("", word.strip("\"'“”‘’.,?!:;()")) for word in text.split()]
    capital = dict.fromkeys(word for word in words if word[:1].isupper())
    return [word for word in capital if set(tokenize(word)) - STOP_WORDS]


def shorten(text: str, chars: int) -> str:
    """Cut a text for a message, marking the cut."""
    return text if len(text) <= chars else text[: chars - 1] + "…"
