"""Tell whether a statement plainly denies what somebody is asked to have said: "I am not tired" to "Who said she is tired?"."""

import re
from collections.abc import Collection

from index.lexical import stem, stem_terms, tokenize
from index.records import Article, Statement
from qa.cues import contradicts, read_content
from qa.records import Question

LEAST_SHARED = 0.5  # of the topic's stems that what is said must have
_NEAR = 3  # words after a negation in which it denies one of the topic
_CLAUSE = re.compile(r"[.,;:!?()—–]|\b(?:but|although|though|while|whereas|because|rather)\b", re.I)
_NEGATION = re.compile(r"\b(?:no|not|never|nobody|nothing|none|cannot|no\s+longer)\b|n['’]t\b", re.I)
_EMPTY = re.compile(r"\W*(?:only|just|merely|simply|until|yet)\b", re.I)
_UNTRUE = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|nor|without|cannot|lies?|false|untrue|wrong|myth|nonsense|hardly|deny|denied|"
    r"denies)\b|n['’]t\b",
    re.I,
)


def share_topic(article: Article, statement: Statement, asked: Question) -> int:
    """Count the words of what is asked about, as stems and without negations, that a statement has."""
    return len(_read_topic(asked) & set(stem_terms(read_content(article, statement))))


def denies_plainly(article: Article, statement: Statement, asked: Question) -> bool:
    """Tell whether a statement denies, by its cue or by a negation of the words asked for, what was asked; or the reverse.

    Only where `qa.cues.contradicts` finds it contrary, and where it shares half of the words of the topic.
    """
    if not contradicts(article, statement, asked):
        return False
    topic = _read_topic(asked)
    said = [article.text[piece.start : piece.end] for piece in statement.content]
    if _asks_negation(asked):
        whole = " ".join(said)
        return not statement.negated and _shares(whole, topic) and _UNTRUE.search(whole) is None
    if statement.negated:
        return _shares(" ".join(said), topic)
    clauses = [clause for piece in said for clause in _CLAUSE.split(piece)]
    return any(_shares(clause, topic) and _negates(clause, topic) for clause in clauses)


def denies_claim(article: Article, statement: Statement, asked: Question) -> bool:
    """Tell whether a statement plainly denies a claim; of one that is a negation itself that is too seldom plain."""
    return not _asks_negation(asked) and denies_plainly(article, statement, asked)


def _read_topic(asked: Question) -> set[str]:
    """Give the stems of what is asked about, without negations."""
    return set(stem_terms(_NEGATION.sub(" ", asked.topic or "")))


def _asks_negation(asked: Question) -> bool:
    return asked.negated or _NEGATION.search(asked.topic or "") is not None


def _shares(text: str, topic: Collection[str]) -> bool:
    return len(set(topic) & set(stem_terms(text))) >= LEAST_SHARED * len(topic)


def _negates(clause: str, topic: Collection[str]) -> bool:
    """Tell whether the only negation of a clause stands just before a word of the topic: "not a good idea"."""
    found = list(_NEGATION.finditer(clause))
    if len(found) != 1 or _EMPTY.match(clause, found[0].end()) is not None:
        return False
    after = tokenize(clause[found[0].end() :])[:_NEAR]
    return not set(topic).isdisjoint(map(stem, after))
