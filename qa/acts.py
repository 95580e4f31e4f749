"""Acts of speech that a question asks for by its verb alone: "What did Orr deny?", "Did she apologize?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.lexical import query_terms, stem, tokenize
from index.records import Article, Statement
from qa.cues import is_refusal, read_content, read_cue
from qa.language import N_
from qa.records import COMMENT, SPOKEN, Candidate, Question
from qa.stance.words import APPROVES, BAD, GOOD, OPPOSES

# How far a statement is an act: in so many words; by what is said, without the word; not at all.
NAMED, MEANT, ABSENT = 1.0, 0.5, 0.0
_OWN = frozenset("i we my our".split())
_NEAR_OWN = 4  # words before a verb in which its doer stands
_NEVER = re.compile(r"a^")  # fits nothing


@dataclass(frozen=True, slots=True)
class Act:
    """An act of speech.

    Attributes:
        noun: What a statement of it is called, with an article.
        verbs: Stems of the words that name it.
        said: What somebody says who does it without naming it.
        others: Stems of what also answers whether somebody did it: "Did she agree?" – "She refused".
        negated: Whether any denied statement is one.
        silent: Whether not to speak is one.
    """

    noun: str
    verbs: frozenset[str]
    said: re.Pattern[str] = _NEVER
    others: frozenset[str] = frozenset()
    negated: bool = False
    silent: bool = False


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


def _words(words: frozenset[str]) -> str:
    return rf"\b(?:{'|'.join(sorted(words))})\b"


_DENYING = "deny denial dispute refute rebut disavow repudiate"
_REFUSING = "refuse refusal reject rejection decline dismiss rebuff spurn rule"
_ADMITTING = "admit admission concede acknowledge confess confession confirm"
_NOT = r"(?:not|never)\b|\w+n['’]t\b"

ACTS = (
    Act(
        N_("a denial"),
        _stems(_DENYING + " reject dismiss"),
        re.compile(
            r"\b(?:(?:did|do|does|was|were|is|are|am|has|have|had)\s+(?:not|never)\b|(?:did|do|does|was|were|is|are|has|have|had)n['’]t\b"
            r"|never\s+\w+ed\b|false|untrue|lies?|nonsense|nothing\s+to\s+do\b|no\s+(?:truth|basis|such)\b)",
            re.I,
        ),
        _stems(_ADMITTING),
        negated=True,
    ),
    Act(
        N_("a refusal"),
        _stems(_REFUSING),
        re.compile(
            r"\b(?:(?:will|would|can|could|shall|should|do|does|did)\s+(?:not|never)\b|(?:wo|would|ca|could|should|do|does|did)n['’]t\b"
            r"|cannot\b|never\b|impossible|unthinkable|unacceptable|out\s+of\s+the\s+question|no\s+intention)",
            re.I,
        ),
        _stems("agree accept consent approve"),
        negated=True,
        silent=True,
    ),
    Act(
        N_("a promise"),
        _stems("promise pledge vow swear assure assurance guarantee commit commitment"),
        re.compile(rf"(?:\b(?:I|we|he|she|they)\s+(?:will|would|shall)|\b(?:I|we|he|she|they)['’](?:ll|d))\s+(?!{_NOT})", re.I),
        _stems(_REFUSING),
    ),
    Act(
        N_("a word of agreement"),
        _stems("agree agreement concur accept consent"),
        re.compile(r"\b(?:yes|(?:is|was|are|were)\s+right|same\s+view)\b", re.I),
        _stems("disagree object oppose " + _REFUSING),
    ),
    Act(
        N_("a word of disagreement"),
        _stems("disagree object objection oppose opposition protest dispute contradict"),
        re.compile(rf"\b(?:wrong|mistaken|{_NOT})", re.I),
        _stems("agree accept"),
        negated=True,
    ),
    Act(
        N_("an apology"),
        _stems("apologize apologise apology regret"),
        re.compile(r"\b(?:sorry|forgive\w*|ashamed|my\s+fault|I\s+was\s+wrong)\b", re.I),
    ),
    Act(
        N_("an admission"),
        _stems(_ADMITTING),
        re.compile(
            r"\b(?:(?:I|we|he|she|they)\s+(?:was|were|had\s+been)\s+wrong|mistakes?|my\s+fault|our\s+fault|should(?:n['’]t|\s+not)?\s+have|regret\w*)\b",
            re.I,
        ),
        _stems(_DENYING),
    ),
    Act(
        N_("an accusation"),
        _stems("accuse accusation blame allege allegation charge"),
        re.compile(r"\b(?:fault|guilty|responsible|lied|lying|liars?|lies|betray\w*|corrupt\w*|crimes?|criminal)\b", re.I),
    ),
    Act(
        N_("a threat"),
        _stems("threaten threat"),
        re.compile(r"\b(?:unless|or\s+else|if\b.*\b(?:will|would|wo|do)\b)", re.I | re.S),
    ),
    Act(
        N_("a demand or a request"),
        _stems("ask demand request urge appeal plead plea beg insist want require"),
        re.compile(r"\?|\b(?:call(?:s|ed|ing)?\s+(?:for|on)|must|should|need(?:s|ed)?|ought|have\s+to|has\s+to|let\s+\w+|give\s+me|please)\b", re.I),
    ),
    Act(
        N_("praise"),
        _stems("congratulate thank compliment") | APPROVES,
        re.compile(rf"{_words(GOOD)}|\b(?:respect|grateful|proud|hero(?:es)?|honou?r)\b", re.I),
    ),
    Act(
        N_("criticism"),
        _stems("complain complaint accuse accusation blame chastise scold deride ridicule lambast critical") | OPPOSES,
        re.compile(rf"{_words(BAD)}|\b{_NOT}", re.I),
    ),
)  # fmt: skip
# What asks for an act, by stem: not every word that names one does ("share", "call", "right").
_ASKED = {
    stem(word): act
    for act, words in zip(
        ACTS,
        (
            "deny dispute refute disavow repudiate",
            "refuse reject rebuff",
            "promise pledge vow swear",
            "agree",
            "disagree object",
            "apologize apologise",
            "admit concede confess",
            "accuse blame",
            "threaten",
            "ask demand request urge",
            "praise commend laud",
            "criticize criticise condemn denounce complain",
        ),
        strict=True,
    )
    for word in words.split()
}


def read_act(asked: Question) -> Act | None:
    """Give the act that a question about nothing in particular asks somebody for; None for "said" and the like."""
    if asked.kind not in SPOKEN or asked.topic is not None or asked.speaker is None:
        return None
    left_out = set(tokenize(asked.speaker))
    for text in (asked.text, asked.words or ""):
        for word in query_terms(text):
            if word not in left_out and stem(word) in _ASKED:
                return _ASKED[stem(word)]
    return None


def find_act(act: Act, article: Article, statement: Statement, *, either: bool = False) -> float:
    """Tell how far a statement is an act: `NAMED`, `MEANT` or `ABSENT`.

    :param either: Whether its contrary is one, too: it answers whether somebody did it.
    """
    verbs = act.verbs | act.others if either else act.verbs
    cue = read_cue(article, statement)
    if not verbs.isdisjoint(map(stem, tokenize(cue))):
        return NAMED
    says_nothing = not act.silent and is_refusal(article, statement)
    if act.negated and statement.negated and not says_nothing:
        return MEANT
    said = read_content(article, statement)
    means = act.said.search(said if says_nothing else f"{cue} {said}") is not None
    return MEANT if means or _does(verbs, said) else ABSENT


def _may_be(act: Act, verbs: frozenset[str], text: str) -> bool:
    return act.said.search(text) is not None or not verbs.isdisjoint(map(stem, tokenize(text)))


def _does(verbs: frozenset[str], said: str) -> bool:
    """Tell whether a speaker names what he does himself: "I deny it", not "laws that deny a vote"."""
    words = tokenize(said)
    return any(
        stem(word) in verbs and not _OWN.isdisjoint(words[max(0, at - _NEAR_OWN) : at])
        for at, word in enumerate(words)
    )


def lacks_act(asked: Question, candidates: Sequence[Candidate]) -> Act | None:
    """Give the act that a question asks for where nothing said is one; None where something is, or none is asked for.

    Passages that are no statements are looked at where there are statements besides.
    """
    act = read_act(asked)
    if act is None or all(one.statement is None for one in candidates):
        return None
    either = asked.kind == COMMENT
    verbs = act.verbs | act.others if either else act.verbs
    found = (
        _may_be(act, verbs, one.text)
        if one.statement is None
        else find_act(act, one.article, one.statement, either=either)
        for one in candidates
    )
    return None if any(found) else act
