"""Read a question: check it, and see whether it asks what somebody said about something."""

import re
from dataclasses import replace

from index.errors import BadInput
from index.lexical import STOP_WORDS, tokenize
from qa.filters import NO_FILTERS, Filters
from qa.records import Question

MAX_QUESTION_CHARS = 2000  # code points; a longer text is a document, not a question

# Small letters only: "State" in "the State Department" is no verb.
_SAY = (
    r"(?-i:say|said|saying|tell|told|claim(?:ed)?|stated|declared?|announced?|promised?|think|write|wrote|"
    r"deny|denied|reject(?:ed)?|warn(?:ed)?|demand(?:ed)?|proposed?|offer(?:ed)?|suggest(?:ed)?|predict(?:ed)?|"
    r"admit(?:ted)?|conceded?|confirm(?:ed)?|call(?: for|ed for)?|criticized?|praised?|argued?)"
)
# What may stand between a speaker and the verb, and is no part of the name.
_FILLER = re.compile(
    r"(?:\s+(?:ever|just|also|even|still|then|once|have|has|had|to|himself|herself|themselves|itself|(?-i:[a-z]+ly)))+$",
    re.I,
)
_ABOUT = r"(?:about|on|of|regarding|concerning|over)"
_SHAPES = (
    re.compile(
        rf"(?:what|why|when|where|how)\s+(?:else\s+)?(?:did|does|do|has|have|had|is|was)\s+(?P<speaker>.+?)\s+{_SAY}\b"
        rf"(?:\s+(?:reporters|the\s+press|us))?(?:\s+{_ABOUT}\b)?\s*(?P<topic>.*)",
        re.I | re.S,
    ),
    re.compile(
        rf"(?:has|have|did|does)\s+(?P<speaker>.+?)\s+(?:{_SAY}|comment(?:ed)?|speak|spoken)\b(?:\s+{_ABOUT}\b)?\s*(?P<topic>.*)",
        re.I | re.S,
    ),
    re.compile(r"according\s+to\s+(?P<speaker>[^,]+),\s*(?P<topic>.+)", re.I | re.S),
    re.compile(r"(?P<topic>.+?),?\s+according\s+to\s+(?P<speaker>[^,?]+)\??", re.I | re.S),
)
_ANYBODY = frozenset(
    """people person anyone anybody someone somebody everyone everybody one ones nobody others article articles archive
    newspaper newspapers paper papers press media outlets sources reports news already ever officially publicly""".split()
)
_POSSESSIVE = re.compile(r"['’]s?$")
_DESCRIPTION = re.compile(r"(?:the|an?|its|their)\s", re.I)
_SUFFIX = re.compile(r"(?:\s*,)?\s+(?:Jr|Sr|II|III|IV)\.?$", re.I)


def parse_question(text: str, filters: Filters = NO_FILTERS) -> Question:
    """Check a question and read speaker and topic where its shape gives them.

    :param filters: What the question is restricted to; a speaker in them takes the place of the one read.
    :raises BadInput: If it is empty, longer than `MAX_QUESTION_CHARS`, or without a letter or digit.
    """
    text = text.strip().encode("utf-8", "replace").decode()  # a lone surrogate becomes "?"
    if not text:
        raise BadInput('the question is empty: ask, for instance, "what did Peskov say about Kursk?"')
    if len(text) > MAX_QUESTION_CHARS:
        raise BadInput(
            f"the question has {len(text)} characters: at most {MAX_QUESTION_CHARS} can be asked at once"
        )
    if not tokenize(text):
        raise BadInput(f"there is no word in the question {shorten(text, 40)!r}: ask with a name or a topic")
    found = _read_shape(text)
    speaker = found.speaker if filters.speaker is None else filters.speaker
    return replace(found, speaker=speaker, filters=filters)


def _read_shape(text: str) -> Question:
    lower = text.lower()
    plain = lower if text.isupper() and len(lower) == len(text) else text  # A QUESTION IN CAPITALS
    for shape in _SHAPES:
        match = shape.fullmatch(plain)
        if match is not None:
            topic = text[slice(*match.span("topic"))].strip(" \t\n?.!…\"'“”")
            speaker = _FILLER.sub("", text[slice(*match.span("speaker"))].strip())
            return Question(text, speaker if _names_somebody(speaker) else None, topic or None)
    return Question(text)


def _names_somebody(speaker: str) -> bool:
    """Tell "Peskov" and "the mayor" from "anyone" and "been": somebody an archive may lack."""
    return bool(set(tokenize(speaker)) - STOP_WORDS - _ANYBODY)


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
    text = asked.text.partition(" ")[2] if asked.topic is None else asked.topic
    words = [_POSSESSIVE.sub("", word.strip("\"'“”‘’.,?!:;()")) for word in text.split()]
    capital = dict.fromkeys(word for word in words if word[:1].isupper())
    return [word for word in capital if set(tokenize(word)) - STOP_WORDS]


def shorten(text: str, chars: int) -> str:
    """Cut a text for a message, marking the cut."""
    return text if len(text) <= chars else text[: chars - 1] + "…"
