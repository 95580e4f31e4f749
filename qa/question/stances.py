"""Shapes of questions after what somebody thinks, wants or answers, in words that name no act of speech."""

from qa.question.lists import NOUN, ON_SIDE
from qa.question.patterns import (
    ADJ,
    BE,
    ELSE,
    NAMED,
    OWNER,
    PERSON,
    POST_HELD,
    PREP,
    QUOTED,
    WHAT_IS,
    S,
    Shape,
    T,
    shape,
)
from qa.records import COMMENT, SAID, TIMELINE

_DO = r"(?:did|does|do)(?P<nt>n['’]?t)?"
_HAS = r"(?:did|does|do|has|have|had|would)(?:n['’]?t)?"
# What is said of a matter, beside `NOUN`: only of somebody.
_SAYING = (
    r"(?:complaints?|gripes?|comebacks?|retorts?|rebuttals?|rebukes?|ripostes?|jabs?|digs?|swipes?|quips?|jokes?|reasons?|reasoning|"
    r"rationale|reassurances?|assurances?|advice|pleas?|threats?|pledges?|vows?|defen[cs]e|excuses?|apolog(?:y|ies)|"
    r"impressions?|predictions?|forecasts?|feelings?|perspective|critique|objections?|concerns?|worr(?:y|ies)|fears?|hopes?|"
    r"expectations?|beliefs?|suggestions?|recommendations?|proposals?|allegations?|accusations?|charge|justification|"
    r"argument|case|judge?ment|conclusions?|observations?|theory|theories|prescription|call|appeal|insults?|praise|regrets?|doubts?)"
)
_MATTER = (
    r"(?:about|on|of|over|regarding|concerning|to|toward|towards|for|against|at|with|that|after|when|once|if|as\s+to|upon|"
    r"following|in\s+reply\s+to|in\s+response\s+to|in)"
)
_ACTS = (
    r"(?-i:(?:give|offer|have|make|take|issue|come\s+away\s+with|level|raise|voice|express|put\s+forward|draw|reach|bring|set\s+out|"
    r"lay\s+out|use|hold|share|send|get|form|cite|advance|provide|deliver|air|float|hurl|throw|see|find)s?"
    r"|given|offered|had|made|taken|issued|levell?ed|raised|voiced|expressed|put\s+forward|drawn|reached|brought|set\s+out|"
    r"laid\s+out|used|held|shared|sent|formed|cited)\b"
)
_HOLDS = (
    r"(?-i:(?:like|dislike|love|hate|want|expect|hope|fear|doubt|distrust|trust|admire|regret|resent|prefer|mind|wish|worry|"
    r"respect|disagree|feel|foresee|imagine|long|yearn)\b(?!\s+like\b)"
    r"|(?:consider|regard|see|view|find|rate)\b(?=\s.*\b(?:as|to\s+be)\b|\s+as\b))"
)
_LIKES = rf"(?:{_HOLDS}|(?-i:(?:favou?r|support|oppose|back|endorse|object|side|vouch|approve|disapprove)\b))"
_REPLIES = (
    r"(?-i:(?:hit|fire|shoot|snap|clap|push|strike|lash)\s+back|account\s+for|counter|rebut|brush\s+(?:off|aside)|shrug\s+off|"
    r"play\s+down|downplay|rationali[sz]e|put\s+it|sum\s+up|size\s+up|compare|rank|gauge|mock|ridicule|attack|deride|denounce|"
    r"criticise|criticize|reassure|excuse|portray|depict|paint|cast|frame|interpret|reconcile|square|laugh\s+off|"
    r"tr(?:y|ied)\s+to\s+(?:discredit|explain|justify|reassure|calm|convince|persuade|defend|excuse|rebut|play\s+down|win\s+over))\b"
)
FEELS = (
    r"(?:(?:still|now|also|ever|so|really|very|too|at\s+all|personally|at\s+least|not)\s+)*"
    rf"(?P<verb>{ON_SIDE}|(?-i:open\s+to|(?:ready|willing|prepared|reluctant|tempted|inclined|keen|eager|afraid|sorry|happy|unhappy|glad|"
    r"pleased|ashamed|proud|surprised|shocked|determined)(?:\s+to)?|worried|concerned|anxious|sure|certain|confident|convinced|"
    r"satisfied|scared|frightened|optimistic|pessimistic|hopeful|s[ck]eptical|suspicious|wary|doubtful|appalled|"
    r"disappointed|disgusted|outraged|angry|furious|upset|annoyed|frustrated|bitter|excited|enthusiastic|interested\s+in|"
    r"(?:comfortable|ok|okay|fine|happy)\s+with|tired\s+of|sick\s+of|fed\s+up|grateful|unimpressed|impressed|alarmed|"
    r"dismissive)\b)"
)
_CHOOSES = (
    r"(?-i:pick|choose|vote\s+for|back|support|rather|like|prefer|want|do|change|cut|keep|scrap|replace|ban|allow|accept|consider|"
    r"recommend|settle\s+for|blame|tell|advise|propose|suggest|endorse|appoint|nominate)\b"
)
_WOULD = (
    r"(?-i:consider|accept|rather|like|prefer|want|welcome|agree|vote\s+for|back|support|endorse|rule\s+out|bring\s+(?:him|her|them)sel\w+|"
    r"see\s+(?:him|her|them)sel\w+|imagine|forgive|live\s+with|settle\s+for|serve\s+under|mind|object|trust|bet|be\s+(?:open|willing|"
    r"ready|prepared|happy|ok|okay|interested))\b"
)
_VIEW = (
    r"(?:view|words|opinion|eyes|telling|mind|judge?ment|estimation|account|book|assessment|experience|reckoning|"
    r"perspective|point\s+of\s+view|standpoint)"
)
_IN_VIEW = rf"(?:in|from|by|to)\s+(?P<S>[^,]+?)(?:['’]s|(?<=s)['’])\s+(?:own\s+)?{_VIEW}"
_CASE = r"(?P<of>(?:if|when|given|between|of|faced\s+with|asked|should|were)\b.+?),\s+"
_ASKS = r"(?:what|who|whom|whose|how|why|when|where|which|is|are|was|were|do|does|did|should|would|could|can|will|has|have)\b"
_ACCORDING = "according"

# In order, after the shapes with a verb of speech: the first that fits is taken.
STANCES: tuple[Shape, ...] = (
    shape(SAID, rf"{_IN_VIEW}\s*,\s*(?P<T>\S.*)", verb=_ACCORDING),
    shape(SAID, rf"(?P<T>\S.+?),?\s+{_IN_VIEW}", NAMED, verb=_ACCORDING),
    shape(SAID, r"per\s+(?P<S>[^,]+),\s*(?P<T>.+)", PERSON, verb=_ACCORDING),
    shape(SAID, r"(?P<T>.+),\s+(?:as\s+)?per\s+(?P<S>[^,]+)", PERSON, verb=_ACCORDING),
    shape(SAID, rf"(?P<T>.+?),?\s+as\s+{S}\s+(?:sees?|saw|puts?|tells?|told)\s+it", PERSON, verb=_ACCORDING),
    shape(TIMELINE, rf"(?:has|have|had|did)\s+{OWNER}\s+{ADJ}(?P<verb>{NOUN})\s+(?:(?P<T>{_MATTER}\s.+?)\s+)?(?:chang|shift|evolv)\w*", PERSON),
    shape(SAID, rf"(?:{WHAT_IS}\s+)?{OWNER}\s+{ADJ}(?P<verb>{NOUN}|{_SAYING})\s+(?P<T>{_MATTER}\b.+)", PERSON),
    shape(SAID, rf"{WHAT_IS}\s+{OWNER}\s+{ADJ}(?P<verb>{NOUN}|{_SAYING})", PERSON),
    shape(SAID, rf"{S}\s+(?P<verb>{NOUN}|{_SAYING})\s+(?P<T>{_MATTER}\b.+)", PERSON),
    shape(SAID, rf"(?:what|which)\s+(?!{POST_HELD}){ADJ}(?P<verb>{NOUN}|{_SAYING})\s+{_HAS}\s+{S}\s+{_ACTS}\s*{T}", PERSON),
    shape(SAID, rf"(?:{_CASE})?(?:what|who|whom|which(?:\s+\S+){{1,3}}?){ELSE}\s+would\s+{S}\s+(?P<verb>{_CHOOSES})\s*{T}", PERSON),
    shape(SAID, rf"{PREP}(?:what|whom?|which(?:\s+\S+){{1,3}}?){ELSE}\s+{_HAS}\s+{S}\s+(?P<verb>{_HOLDS})\s*{T}", QUOTED),
    shape(SAID, rf"what\s+(?:does|did|has|have|do)\s+{S}\s+have\s+(?P<T>against\b.+)", QUOTED),
    shape(SAID, rf"how\s+(?:has|have|had|{_DO})\s+{S}\s+(?P<verb>{_REPLIES})\s*{T}", PERSON),
    shape(SAID, rf"(?:why|how\s+come)\s+(?:{_DO}|would|wouldn['’]?t)\s+{S}\s+(?P<verb>{_LIKES})\s*{T}", QUOTED),
    shape(SAID, rf"(?:why|how|what)\s+{BE}(?:n['’]?t)?\s+{S}\s+{FEELS}\s*{T}", PERSON),
    shape(SAID, rf"why\s+{BE}\s+{S}\s+(?P<verb>for)\s+{T}", QUOTED),
    shape(SAID, rf"{_DO}\s+{S}\s+(?P<verb>{_HOLDS})\s*{T}", QUOTED),
    shape(COMMENT, rf"{BE}(?P<nt>n['’]?t)?\s+{S}\s+{FEELS}\s*{T}", PERSON),
    shape(SAID, rf"(?:would|could)(?:n['’]?t)?\s+{S}\s+ever\s+(?P<T>\S.*)", PERSON),
    shape(SAID, rf"(?:would|could|can|will|might)(?:n['’]?t)?\s+{S}\s+(?P<T>{_WOULD}.*)", PERSON),
    shape(SAID, rf"(?P<S>[^,]+(?:,\s+(?:the|an?)\s[^,]+)?),\s+(?P<T>{_ASKS}.+)", PERSON),
)  # fmt: skip
