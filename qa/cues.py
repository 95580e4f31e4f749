"""Read the words that introduce a statement: whether they tell an utterance or a plan, and what act of speech they are."""

import re

from index.lexical import STOP_WORDS, query_terms, stem, stem_terms, tokenize
from index.records import Article, Statement
from index.statements.records import INDIRECT
from qa.records import WHO_SAID, Question

# Verbs and nouns of communication, by stem: saying, writing, answering, judging aloud, showing by figures.
_COMMUNICATION = frozenset(
    stem(word)
    for word in """
    say says said saying tell told telling speak spoke spoken speaking speech talk state stated statement claim declare
    declaration announce announcement report write wrote written tweet retweet post comment commentary remark
    mention describe description explain explanation argue argument contend contention assert assertion insist
    insistence maintain allege allegation accuse accusation blame charge criticize criticise criticism critical condemn
    condemnation denounce slam blast lash attack decry deplore praise laud hail applaud welcome thank congratulate
    commend endorse endorsement back support oppose warn warning caution threaten threat vow pledge promise swear swore
    sworn assure assurance admit admission acknowledge acknowledgment concede confess confirm confirmation deny denial
    reject rejection refuse refusal refute rebut rebuttal dispute dismiss decline disavow repudiate contradict agree
    disagree object objection protest complain complaint lament ask question urge beg demand request appeal call plead
    propose proposal suggest suggestion recommend recommendation advise advice insinuate imply implication hint predict
    prediction forecast estimate calculate conclude conclusion wonder reply replied respond response answer react
    reaction retort counter quip joke tease boast brag mock ridicule deride label brand dub refer reference term
    characterize characterise compare liken quote cite read invoke add continue stress emphasize emphasise emphatic
    underline underscore highlight point reiterate repeat reaffirm echo clarify elaborate detail outline present testify
    testimony attest vouch pronounce proclaim profess address interview debate discuss discussion whisper shout yell
    scream cry exclaim murmur mutter chant sing express voice utter outspoken articulate convey communicate inform
    notify brief reveal disclose divulge leak broadcast word letter email memo message headline according apologize
    added adding shown case clear referenced rhetoric portray paint depict extol tout compliment implore encourage advocate
    lambast chronicle document credit speculate downplay contrast identify sum weigh missive profile preach lecture
    apologise apology regret recall recount narrate note show find found indicate signal rule put defend challenge
    chastise rail scold grill offer unveil poll survey study
    """.split()
)
# What somebody will do or say, or is thought to: "is to", "plans to announce", "will call for".
_PLAN = re.compile(
    r"\b(?:plan|plans|planned|planning|intends?|intended|expected|expects?|set|due|scheduled|slated|hopes?|hoped|hoping|wants?|"
    r"wanted|going|about|ready|prepar(?:es|ed|ing)|aims?|seeks?|poised) to\b"
    r"|\b(?:is|are|was|were) to\b|\b(?:will|shall|may|might)\b|['’]ll\b",
    re.I,
)
# Words that somebody does not say: "did not say", "would not comment", "refused to answer".
_SILENT = r"(?:say|comment|tell|speak|answer|elaborate|explain|respond|reply|discuss|disclose|specify|reveal|give)\b"
_REFUSAL = re.compile(
    rf"(?:\b(?:not|never)|n['’]t)\s+(?:\w+ly\s+)?{_SILENT}|\b(?:declin|refus)(?:es|ed?|ing)\s+(?:to\s+{_SILENT}|comment)"
    r"|\bno\s+comment\b",
    re.I,
)
# What is no topic after them: "did not answer a request for comment", "did not say a word".
_NO_TOPIC = frozenset(
    """a an any anything comment comments further for from immediately interview interviews more nothing on or publicly question
    questions record repeated request requests several the to word words seeking messages calls message emails email""".split()
)
# "Advises the president" tells what somebody is, "advises against it" or "parents to stay" what he says.
_ADVISES = re.compile(r"(?:also\s+)?advis(?:es?|ed|ing)", re.I)
_ADVICE = re.compile(r"\b(?:to|that|against|not|how|on|about|never)\b|[\"“”]", re.I)
_BEFORE_CUE = 20  # code points before a cue in which it may be negated
_NEGATION = re.compile(r"\b(?:no|not|never|nobody|nothing|none|neither|nor|without|cannot)\b|n['’]t\b", re.I)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|should|must|may|might)(?:n['’]t)?\b",
    re.I,
)
_SAID = re.compile(
    r"\bwho(?:\s+else)?(?:\s+(?:has|have|had))?\s+(?:sa(?:id|ys)|claim(?:s|ed)|confirm(?:s|ed))(?:\s+that)?\s+",
    re.I,
)
_CLAUSE_WORDS = 3  # of the shortest clause: "the ferry sank"
_NEAR_WORDS = 4  # words between a negation and what it denies: "not at all a real priority"
_WHO = re.compile(r"\bwho(?:['’]s|\s+else)?\b|\bwhat\s+(?:did|does|do|has|have|had)\b", re.I)
_SMALL = STOP_WORDS | frozenset(
    "ever first else exactly publicly officially really ago think thought believe give gave make made".split()
)
# Acts of speech that a question and an article may name by different verbs.
_ALIKE = [
    frozenset(stem(word) for word in line.split())
    for line in (
        "reject dismiss refuse rebuff spurn rule rejection refusal",
        "deny dispute refute denial",
        "promise pledge vow",
        "criticize criticise attack slam blast condemn denounce decry criticism",
        "warn caution warning",
        "demand urge call appeal",
        "praise hail laud applaud welcome commend",
        "admit acknowledge concede confess",
        "predict forecast expect prediction",
        "propose suggest recommend proposal",
        "announce declare unveil announcement",
        "accuse blame allege accusation",
        "back support endorse",
        "oppose object protest",
    )
]
# What else is an act asked for, but not the other way round: to accuse somebody is to criticise him.
_ALSO = {
    stem("criticize"): frozenset(map(stem, "accuse accusation blame chastise scold deride mock".split()))
}


def is_utterance(article: Article, statement: Statement) -> bool:
    """Tell whether a statement gives what somebody says, not only what he plans, wants or does.

    A quotation does, and so does a statement without a cue, or with a verb or noun of communication in it that
    no plan stands before: "said", "’s letter", not "wants", "is to take" or "plans to announce". Silence alone is none
    ("did not say a word", "declined to comment"), nor is an office: "advises the president".
    """
    cue = read_cue(article, statement)
    if statement.speech != INDIRECT or not tokenize(cue):
        return True
    if _is_silence(article, statement) or _is_office(article, statement, cue):
        return False
    return _PLAN.search(cue) is None and not _COMMUNICATION.isdisjoint(map(stem, tokenize(cue)))


def _is_silence(article: Article, statement: Statement) -> bool:
    """Tell whether somebody only does not speak, and not about what: "declined to comment"."""
    content = read_content(article, statement)
    return is_refusal(article, statement) and _NO_TOPIC.issuperset(tokenize(content))


def _is_office(article: Article, statement: Statement, cue: str) -> bool:
    content = article.text[statement.content[0].start : statement.content[-1].end]
    return _ADVISES.fullmatch(cue.strip()) is not None and _ADVICE.search(content) is None


def read_acts(asked: Question) -> frozenset[str]:
    """Give the act of speech that a question asks for, as stems of all verbs for it; empty for "said".

    "Who ruled out a swap?" and "What did Orr reject?" do; it stands between "who" or "what did" and the topic.
    """
    words = asked.text if asked.words is None else asked.words
    begin = _WHO.search(words)
    if begin is None:
        return frozenset()
    left_out = {*tokenize(asked.topic or ""), *tokenize(asked.speaker or ""), *_SMALL}
    acts = {stem(word) for word in query_terms(words[begin.end() :]) if word not in left_out}
    acts &= _COMMUNICATION
    asked_for = acts.union(*(alike for alike in _ALIKE if not acts.isdisjoint(alike)))
    return frozenset(asked_for.union(*(also for act, also in _ALSO.items() if act in asked_for)))


def holds_act(article: Article, statement: Statement, acts: frozenset[str]) -> float:
    """Tell how far a statement is an act asked for: 1 where its cue holds it, half where only what is said does."""
    if not acts:
        return 0.0
    if not acts.isdisjoint(map(stem, tokenize(read_cue(article, statement)))):
        return 1.0
    content = read_content(article, statement)
    return 0.0 if acts.isdisjoint(map(stem, tokenize(content))) else 0.5


def is_refusal(article: Article, statement: Statement) -> bool:
    """Tell whether somebody only does not speak: "did not say why", "declined to comment"."""
    if not statement.cue:
        return False
    begin, end = max(statement.start, statement.cue[0].start - _BEFORE_CUE), statement.cue[-1].end
    content = statement.content[0]
    around = article.text[begin : max(end, content.end if content.end - end < 2 * _BEFORE_CUE else end)]
    return any(match.start() < end - begin for match in _REFUSAL.finditer(around))


def contradicts(article: Article, statement: Statement, asked: Question) -> bool:
    """Tell whether a statement denies the clause that somebody is asked to have said, or says what that denies.

    "Who said there is no priority?": not who made it one. A topic without a verb is neither true nor false.
    """
    topic = asked.topic or ""
    if asked.kind != WHO_SAID or not _is_clause(topic, asked.text):
        return False
    words = set(stem_terms(_NEGATION.sub(" ", topic)))
    said = [article.text[piece.start : piece.end] for piece in statement.content]
    if words.isdisjoint(stem_terms(" ".join(said))):
        return False
    negated = statement.negated or any(_denies(piece, words) for piece in said)
    return negated != (asked.negated or _NEGATION.search(topic) is not None)


def _is_clause(topic: str, question: str) -> bool:
    """Tell whether a topic says something: it has an auxiliary, or stands right after "who said (that)" and has room for a verb."""
    if _FINITE.search(topic) is not None:
        return True
    said = _SAID.search(question)
    is_said = said is not None and question[said.end() :].startswith(topic)
    return is_said and len(tokenize(topic)) >= _CLAUSE_WORDS


def _denies(text: str, words: set[str]) -> bool:
    """Tell whether a negation stands a few words before or after one of some stems."""
    return any(
        not words.isdisjoint(map(stem, tokenize(text[: match.start()])[-_NEAR_WORDS - 1 :]))
        or not words.isdisjoint(map(stem, tokenize(text[match.end() :])[: _NEAR_WORDS + 1]))
        for match in _NEGATION.finditer(text)
    )


def read_cue(article: Article, statement: Statement) -> str:
    """Give the words of a statement that introduce what is said."""
    return " ".join(article.text[piece.start : piece.end] for piece in statement.cue)


def read_content(article: Article, statement: Statement) -> str:
    """Give the words of a statement that are said."""
    return " ".join(article.text[piece.start : piece.end] for piece in statement.content)
