"""Shapes of questions after who said something, in the many words that English has for it."""

from qa.question.lists import SAY
from qa.question.patterns import BE, ELSE, HAVE, NO_PAPER, NOT, PLAIN, Shape, shape
from qa.question.stances import FEELS
from qa.records import WHO_SAID

# Verbs of saying, judging and wishing, beside `SAY`; "who attacked the embassy" and "who won" ask for what was done.
_VERBS = """
accuse allude applaud assail assure bash bemoan berate blast boast brag castigate caution chastise chide commend compliment
contend contradict damn deem decry denounce deplore deride despise detest disagree disparage dispute doubt downplay dread dub
envisage equate excoriate expect exhort extol fear gloat gripe grouse grumble hate hope imply implore
insinuate insult joke label lambast lambaste lament laud liken loathe moan mock muse opine ponder praise
preach proclaim profess prophesy protest quip ridicule rebuff rebuke rebut regret reproach resent retort salute scoff scold
scorn skewer slam slate sneer speculate spurn stress sympathise sympathize taunt tease thank tout underline underscore
vent vilify vouch want whine wish wonder worry yearn""".split()
_DOUBLED = frozenset("brag dub extol label quip slam".split())  # "bragged"
_IRREGULAR = r"foresees?|foresaw|forecasts?|foretold|pled|begged|begs|rue[sd]|dislike[sd]"
# Verbs that are acts of speech only with what follows them.
_GUIDED = (
    r"dar(?:es?|ed)(?=\s.+\sto\b|\s+to\s+(?:say|suggest|criticise|criticize|call))",
    r"advis(?:es?|ed)(?=\s.*\b(?:to|against|that)\b)",
    r"encourag(?:es?|ed)(?=\s.+\sto\b)",
    r"attack(?:s|ed)(?=\s.+\s(?:as|for|over)\b)",
    r"defend(?:s|ed)(?=\s.+\s(?:as|against|over|from\s+(?:criticism|charges))\b|\s.*(?:['’]s|s['’])\s)",
    r"ask(?:s|ed)\s+(?:whether|why|how|if|that|for)",
    r"question(?:s|ed)\s+(?:whether|why|how|if|the\s+(?:need|wisdom|motives?|value|timing|honesty|sanity|idea|use))",
    r"(?:rais(?:es?|ed))\s+(?:questions?|doubts?|concerns?|(?:the\s+)?alarm|objections?)(?:\s+(?:about|over|on))?",
    r"(?:calls?|called)\s+into\s+question|casts?\s+doubt\s+(?:on|over)|draws?\s+parallels?|drew\s+parallels?",
    r"not(?:es|ed)\s+that|observ(?:es|ed)\s+that|points?\s+out|pointed\s+out",
    r"turn(?:s|ed)\s+down|shrug(?:s|ged)\s+off|brush(?:es|ed)\s+(?:off|aside)|play(?:s|ed)\s+down|wav(?:es|ed)\s+(?:off|aside)",
    r"(?:lash(?:es|ed)|hits?|spoke|speaks?|spoken)\s+out\s+(?:at|against)?|(?:fir(?:es|ed)|hits?|push(?:es|ed))\s+back(?:\s+at)?",
    r"(?:tore|tears?|rips?|ripped|la(?:id|ys)|lit)\s+into|(?:takes?|took)\s+(?:aim|issue|a\s+swipe|a\s+dig)\s+(?:at|with)",
    r"rail(?:s|ed)\s+against|pok(?:es|ed)\s+fun\s+at|m(?:akes?|ade)\s+fun\s+of|stands?\s+up\s+for|stood\s+up\s+for",
    r"(?:consider|regard|view|see|depict|portray|paint|rate)(?:s|ed)(?=\s.*\b(?:as|to\s+be)\b)|saw(?=\s.*\bas\b)",
    r"(?:credit(?:s|ed)|congratulat(?:es|ed)|brand(?:s|ed)|hint(?:s|ed))",
    r"f(?:ound|inds)(?=\s+\S+\s.*\b(?:(?!alive)\w+(?:ible|able|ous|ive|less|ful|ing|ent|ish|ical|ary)|unfair|wrong|odd|strange|silly|sad)$)",
    r"(?:felt|feels|maintain(?:s|ed)|guarantee[sd])(?=\s.*\b(?:that|is|are|was|were|had|has|should|would|will|could)\b)",
    r"hail(?:s|ed)(?!\s+from\b)",
)


def _forms(verb: str) -> str:
    """Give the forms of a regular verb after "who", as a pattern: "worries" and "worried"."""
    if verb.endswith("e"):
        return f"{verb}[sd]"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ie[sd]"
    ends = "(?:es|ed)" if verb.endswith(("s", "sh", "ch")) else "(?:s|ed)"
    doubled = f"|{verb}{verb[-1]}ed" if verb in _DOUBLED else ""
    return f"{verb}{ends}{doubled}"


_ACTS = rf"(?-i:(?:{'|'.join([*_GUIDED, *map(_forms, _VERBS), _IRREGULAR])})\b)"
_OFTEN = r"(?:(?:who|(?-i:(?!(?:only|family|reply|rally|ally|supply)\b)[a-z]+ly)|now|then|still|twice)\s+)*"
_AT = rf"(?:\s+(?:in|at|from|among|of|on|inside|within)(?:\s+{PLAIN}){{1,5}}?)?"
_GROUP = rf"(?!(?:the|an?|his|her|its|their|our|my|your)\b){NO_PAPER}(?P<group>{PLAIN}(?:\s+{PLAIN}){{0,4}}?)"

# In order, after the shapes with the common verbs of speech.
WHO_SAYS: tuple[Shape, ...] = (
    shape(WHO_SAID, rf"who(?:['’]s|['’]d)?{ELSE}{NOT}{_AT}\s+{HAVE}{_OFTEN}(?P<verb>(?!writ|wrote){SAY}|{_ACTS})[\s:,]*(?P<T>\S.*)"),
    shape(WHO_SAID, rf"which\s+{_GROUP}\s+{HAVE}{_OFTEN}(?P<verb>(?!writ|wrote){SAY}|{_ACTS})[\s:,]*(?P<T>\S.*)"),
    shape(WHO_SAID, rf"what\s+{_GROUP}(?<!s)\s+{HAVE}{_OFTEN}(?P<verb>(?!writ|wrote){SAY}|{_ACTS})[\s:,]*(?P<T>\S.*)"),
    shape(WHO_SAID, rf"who(?:{ELSE}\s+{BE}|['’]s)\s+{FEELS}\s*(?P<T>\S.*)"),
)  # fmt: skip
