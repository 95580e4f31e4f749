"""Find on which side of a topic a statement is, by its cue and by the clause that has the topic."""

import re
from collections.abc import Collection

from index.lexical import stem, stem_terms, tokenize
from index.records import Article, Statement
from index.statements.records import DIRECT
from qa.cues import read_content
from qa.stance.words import CALLS, DENIES, DOUBTS, EXPRESSES, REFUSES, spell

HALF = 0.5  # a side that is not plain: doubts, or the other side denied
NEAR_CHARS = 60  # between a cue and what is said: words that belong to both
LEAST_TOPIC = 0.5  # of a topic's stems that a clause must have
_CLAUSE = re.compile(
    r"[.;:!?()—–]|,(?!\s*(?:\w+\s+){0,2}(?:said|says)\b)|\b(?:but|although|though|while|whereas|because|since|despite)\b",
    re.I,
)
# Whom others support, and what is no support: "has the support of", "her non-endorsement of".
_WITHOUT = re.compile(
    r"\b(?:has|have|had|w[io]ns?|gain\w*|enjoy\w*|g[eo]ts?|seek\w*)\s+(?:the|his|her|their|much|wide|full)\s|\bnon\b",
    re.I,
)
_CONTRAST = re.compile(r"\b(?:but|although|though|however|whereas|despite|yet)\b", re.I)

_NP = "[Dtw]{0,3}T(?:[wDPo]{0,2}T)*"  # the topic, as subject or object: "the old plan for the harbour"
_THINKS = "(?:I(?P<doubt>[aRNM]*)V)?"
_IS_GOOD = re.compile(rf"^{_THINKS}{_NP}(?P<verb>[MRNCa]*C[RN]*)(?P<mid>[DRNws]{{0,4}}?)(?P<side>[GB])")
_IT_IS = re.compile(r"C(?P<verb>[RN]*)(?P<mid>[DRN]*)(?P<side>[GB])w?T")
_THIS = re.compile(r"t(?P<side>[GB])w?T")
_CALLED = re.compile(rf"^{_NP}s?(?P<mid>[DRNw]{{0,3}}?)(?P<side>[GB])")
_SUBJECT_DOES = re.compile(rf"(?:I|^o)(?P<verb>[aRNMC]*)(?P<side>[AO])[oP]?{_NP}")
_EXPRESSED = re.compile(rf"^D?[Rw]?(?P<side>[AO])P{_NP}")
_OBJECT = re.compile(rf"^[oP]?{_NP}")
_WHOLE_OBJECT = re.compile(r"^[Dw]{0,3}T[wDPT]*$")
_SHOULD_BE = re.compile(rf"^{_NP}(?:H(?P<verb>N?)C|(?P<to>o)C)R*(?P<side>[SW])")
_WORTH = {"A": 1.0, "G": 1.0, "W": 1.0, "O": -1.0, "B": -1.0, "S": -1.0}


def find_side(article: Article, statement: Statement, topic: Collection[str]) -> float:
    """Tell on which side of a topic a statement is: 1 for it, -1 against it, 0 where it is not plain.

    The cue decides where the topic is its object ("praised the plan"); else what is said of the topic as subject ("the
    plan is a disaster") or done to it by the speaker ("I support the plan"). Half of it stands for doubts and for what is
    not opposed.

    :param topic: Stems, without stop words.
    """
    cue = " ".join(article.text[piece.start : piece.end] for piece in statement.cue)
    said = _read_said(article, statement)
    letters = spell(cue, ())
    roots = set(map(stem, tokenize(cue)))
    if ("A" in letters and "O" in letters) or _WITHOUT.search(cue) is not None:
        return 0.0
    if "A" in letters or "O" in letters:
        called = _find_in_clauses(said, topic, called=True) if roots & CALLS else 0.0
        return called or _find_in_cue(statement, said, letters, roots, topic)
    side = _find_in_clauses(said, topic, called=bool(roots & CALLS), direct=statement.speech == DIRECT)
    if not side and roots & EXPRESSES:
        match = _EXPRESSED.match(spell(said.strip(), topic))
        side = 0.0 if match is None else _WORTH[match["side"]]
    if not side and roots & DOUBTS and _has_object(said, topic):
        side = -HALF
    if not statement.negated:
        return side
    return _flip(side) if roots & (DENIES | REFUSES) else 0.0


def _read_said(article: Article, statement: Statement) -> str:
    """Give what is said, with the words between the cue and it: "called | the plan | “a disaster”"."""
    begin, end = statement.content[0].start, statement.content[-1].end
    after = statement.cue[-1].end if statement.cue else end
    if statement.cue and after <= begin <= after + NEAR_CHARS:
        return article.text[after:end]
    return read_content(article, statement)


def _find_in_cue(
    statement: Statement, said: str, letters: str, roots: Collection[str], topic: Collection[str]
) -> float:
    """Give the side of a cue that takes one, where the topic is its object."""
    before = bool(statement.cue) and statement.content[0].start < statement.cue[0].start
    held = (
        _WHOLE_OBJECT.match(spell(said.strip(' ,.“”"'), topic)) is not None
        if before
        else _has_object(said, topic)
    )
    if not held:
        return 0.0
    side = 1.0 if "A" in letters else -1.0
    # "Rejected" counts as a negation itself; see `index.statements.negation`.
    negated = statement.negated != (not DENIES.isdisjoint(roots))
    return _flip(side) if negated else side


def _has_object(said: str, topic: Collection[str]) -> bool:
    clauses = [clause for clause in _CLAUSE.split(said) if clause.strip(" \"“”‘’'")]
    if not clauses or not _is_on_topic(clauses[0], topic):
        return False
    letters = spell(clauses[0], topic)
    return "K" not in letters and _OBJECT.match(letters.lstrip(",")) is not None


def _find_in_clauses(said: str, topic: Collection[str], *, called: bool, direct: bool = False) -> float:
    """Give the side that all clauses with the topic and a side are on; half of it where the text has a contrast."""
    if "X" in spell(said, topic):
        return 0.0
    sides = {
        side
        for clause in _CLAUSE.split(said)
        if _is_on_topic(clause, topic)
        for side in [_find_in_clause(spell(clause, topic).strip(","), clause, called=called, direct=direct)]
        if side
    }
    if not sides or (min(sides) < 0 < max(sides)):
        return 0.0
    side = max(sides, key=abs)
    return side * HALF if abs(side) == 1 and _CONTRAST.search(said) is not None else side


def _is_on_topic(clause: str, topic: Collection[str]) -> bool:
    return len(set(topic) & set(stem_terms(clause))) >= LEAST_TOPIC * len(set(topic))


def _find_in_clause(letters: str, clause: str, *, called: bool, direct: bool) -> float:
    if "K" in letters:
        return 0.0
    patterns = [_IS_GOOD, _IT_IS, _THIS, _SHOULD_BE, *([_CALLED] if called else [])]
    if not direct or _is_own(clause):
        patterns.append(_SUBJECT_DOES)
    for pattern in patterns:
        match = pattern.search(letters)
        if match is not None:
            given = match.groupdict()
            denied = sum((given.get(name) or "").count("N") for name in ("doubt", "verb", "mid")) % 2
            side = _WORTH[match["side"]]
            return _flip(side) if denied else side
    return 0.0


def _is_own(clause: str) -> bool:
    """Tell whether a quotation speaks of its speaker: "he supports it" there is somebody else."""
    words = set(tokenize(clause))
    return not words.isdisjoint(("i", "we")) and words.isdisjoint(("he", "she", "they"))


def _flip(side: float) -> float:
    """Turn a side that is denied: who does not support is against, who does not oppose is not plainly for."""
    return -side if side > 0 else abs(side) * HALF
