"""Read a question: check it, and see whether it asks what somebody said about something."""

import re

from index.errors import BadInput
from index.lexical import STOP_WORDS, tokenize
from qa.records import Question

MAX_QUESTION_CHARS = 2000  # code points; a longer text is a document, not a question

_SAY = (
    r"(?:say|said|saying|tell|told|claim(?:ed)?|stated?|declared?|announced?|promised?|think|write|wrote|"
    r"(?P<act>deny|denied|reject(?:ed)?|warn(?:ed)?|demand(?:ed)?|propose[d]?|offer(?:ed)?|suggest(?:ed)?|predict(?:ed)?|"
    r"admit(?:ted)?|concede[d]?|confirm(?:ed)?|call(?: for|ed for)?|criticiz(?:e|ed)|praise[d]?|argue[d]?))"
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
_DESCRIPTION = re.compile(r"(?:the|an?|its|their)\s", re.I)
_SUFFIX = re.compile(r"(?:\s*,)?\s+(?:Jr|Sr|II|III|IV)\.?$", re.I)


def parse_question(text: str) -> Question:
    """Check a question and read speaker and topic where its shape gives them.

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
    for shape in _SHAPES:
        match = shape.fullmatch(text)
        if match is not None:
            topic = match["topic"].strip(" \t\n?.!…\"'“”")
            speaker = match["speaker"].strip()
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


def shorten(text: str, chars: int) -> str:
    """Cut a text for a message, marking the cut."""
    return text if len(text) <= chars else text[: chars - 1] + "…"
