"""Tell whom the words for a speaker in an article mean: "a spokesman for Orr" is not Orr, "council leader" no council."""

import re

from index.lexical import tokenize
from index.speakers.archive.bodies import BODY_WORDS, fold_body, is_body
from index.speakers.keys.fold import given_names_agree, parse_person, persons_agree
from index.speakers.keys.role_fit import find_post, source_fits
from index.speakers.keys.written import drop_titles, is_title
from index.speakers.lists.given_names import is_given_name
from index.speakers.lists.ordinary_words import BELONGINGS
from index.speakers.lists.role_words import is_role_word

_THE = re.compile(r"^the\s+", re.I)
_AFTER_HEAD = re.compile(r"\b(?:of|for|to|at|from|with|by|in|on|who)\b", re.I)
_OWNER = re.compile(r"[\w.-]+['’]s?\s+(?=\w)")
_MOUTHPIECE = r"spokes(?:man|woman|person|people|men|women)"
_IS_MOUTHPIECE = re.compile(rf"\b{_MOUTHPIECE}\b", re.I)
_WORDS_BETWEEN = 4  # of a title and a first name: "a spokesman for Prime Minister Ida Orr"


def source_names(source: str, last: str, full_names: tuple[str, ...]) -> bool:
    """Tell whether a source is somebody of a last name, and not only one of his people.

    A spokesman speaks for a body, unless what stands around the name makes it a person's.

    :param full_names: What the one asked for is called.
    """
    if any(_has_head(part, last) for part in source.split(",")):
        return True
    if _IS_MOUTHPIECE.search(source) is None or any(map(_is_persons, full_names)):
        return False
    words = tokenize(source)
    return last in words and not is_title(words[max(0, words.index(last) - 1)])


def source_described(source: str, described: str, head: str) -> bool:
    """Tell whether a source is what a description says: "the council" by its spokesman, not its leader.

    :param head: Its last word that counts: "workers" of "the workers of the ferry".
    """
    if not source_fits(described, source):
        return False
    if find_post(described) is not None or any(_has_head(part, head) for part in source.split(",")):
        return True
    return not is_role_word(head) and _IS_MOUTHPIECE.search(source) is not None


def speaks_for(text: str, last: str) -> bool:
    """Tell whether a text has a spokesman for somebody called so with a title or a first name, who speaks himself."""
    between = rf"(?:[\w.’'-]+\s+){{1,{_WORDS_BETWEEN}}}?"
    for match in re.finditer(rf"\b{_MOUTHPIECE} (?:for|of) ({between}){re.escape(last)}\b", text, re.I):
        if any(is_title(word) or is_given_name(word.lower()) for word in match[1].split()):
            return True
    return False


def names_agree(asked: str, known: str) -> bool:
    """Tell whether a name asked for may be that of a known speaker: no full name of another first name.

    A last name alone contradicts nothing, nor does one word for a body; of the names of bodies one has the words of the other.
    """
    body = _THE.sub("", asked)
    if is_body(body) and is_body(known) and len(body.split()) > 1:
        words, others = set(fold_body(body).split()), set(fold_body(_THE.sub("", known)).split())
        return words <= others or others <= words
    if is_body(asked) or is_body(known):
        return True
    one, other = parse_person(drop_titles(asked)), parse_person(known)
    if one is None or other is None or not one.given or not other.given:
        return True
    return persons_agree(one, other)


def has_first_name(text: str, asked: str) -> bool:
    """Tell whether a text has the first name asked for before the last; True where only a last name is asked for."""
    words = drop_titles(asked).split()
    person = parse_person(drop_titles(asked))
    if person is None or not person.given or is_body(asked):
        return True
    between = r"(?:\s+[\w.’'-]+){0,2}?"
    found = re.finditer(rf"\b([A-Z][\w.’'-]*){between}\s+(?i:{re.escape(words[-1])})\b", text)
    return any(given_names_agree(words[0], match[1]) for match in found)


def _has_head(part: str, word: str) -> bool:
    """Tell whether a word is what a part of a source is about: neither owner, nor in front of a post or a body."""
    tokens = tokenize(_AFTER_HEAD.split(_OWNER.sub(" ", part.strip()), maxsplit=1)[0])
    if word not in tokens:
        return False
    after = tokens[tokens.index(word) + 1 :][:1]
    return not after or not (after[0] in BELONGINGS | BODY_WORDS or is_role_word(after[0]))


def _is_persons(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and not is_body(name) and is_given_name(words[0].lower())
