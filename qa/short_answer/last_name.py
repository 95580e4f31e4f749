"""Ask a chunk for somebody by the name that it has: an article gives a name in full once, and then the last name."""

import re

from index.lexical import STOP_WORDS
from index.records import Article, Span
from index.speakers.keys.written import is_title

_FULL = re.compile(r"\b[A-Z][\w-]*(?:['’][A-Z]\w+)?\.?(?:\s+(?:[A-Z]\.|[A-Z][\w-]*(?:['’](?!s\b)\w+)?))+")
_WORD_BEFORE = r"(\S+)\s+{name}\b"


def ask_by_last_name(question: str, article: Article, span: Span) -> str:
    """Give a question with the last name for a full name, where a chunk has only that, and its article the full one.

    "How old is Adam Schiff?" is put as "How old is Schiff?" to "Schiff, 56, who has served …": a reader does not know
    that it is he. Not where the article has another of that name.
    """
    chunk = article.text[span.start : span.end]
    for found in _FULL.finditer(question):
        words = [word for word in found[0].split() if word.lower() not in STOP_WORDS]
        name = " ".join(words)
        last = next((tail for tail in _list_tails(words) if _find(tail, chunk)), None)
        if last is not None and words[0] not in chunk and _is_of_one(article.text, name, words):
            return question.replace(name, last)
    return question


def _list_tails(words: list[str]) -> list[str]:
    """List a name without its first words, the longest first: "Wasserman Schultz", "Schultz"."""
    return [" ".join(words[at:]) for at in range(1, len(words))]


def _find(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _is_of_one(text: str, name: str, words: list[str]) -> bool:
    """Tell whether an article gives the full name, and the last one behind no other first name."""
    if not _find(name, text):
        return False
    before = re.findall(_WORD_BEFORE.format(name=re.escape(words[-1])), text)
    return all(
        not word[:1].isupper()
        or word in words
        or word[-1] in ',;:!?”"'
        or is_title(word)
        or word.lower() in STOP_WORDS
        for word in before
    )
