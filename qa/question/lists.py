"""The words that questions about speech are made of, as patterns."""

import re

_VERBS = """
say says said saying; tell tells told telling; claim claims claimed claiming; stated stating; declare; announce;
promise; think thinks thought thinking; write writes wrote written writing; deny denies denied denying; reject
rejects rejected rejecting; refuse; refute; dismiss dismisses dismissed dismissing; warn warns warned warning;
demand demands demanded demanding; propose; offer offers offered offering; suggest suggests suggested suggesting;
predict predicts predicted predicting; admit admits admitted admitting; concede; confirm confirms confirmed
confirming; criticize; criticise; condemn condemns condemned condemning; praise; argue; insist insists insisted
insisting; explain explains explained explaining; describe; acknowledge; emphasize; emphasise; stressed; vow vows
vowed; pledge; accuse; believe; blame; comment comments commented commenting; speak speaks spoke spoken speaking;
talk talks talked talking; mention mentions mentioned mentioning; respond responds responded responding; react
reacts reacted reacting; reply replies replied replying; remark remarked; reiterate; recommend recommended; complain
complains complained; threaten threatens threatened; reveal reveals revealed; apologize; apologise; agree; object
objects objected; urge; welcome; testify testifies testified; tweet tweets tweeted; compare; hint hints hinted;
recall recalls recalled; swear swore sworn; express expresses expressed; assert asserts asserted; oppose"""


def _forms(entry: str) -> list[str]:
    """Give the forms of a verb: those listed, or of one regular in -e all four."""
    words = entry.split()
    verb = words[0]
    return [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"] if len(words) == 1 and verb[-1] == "e" else words


_PHRASES = (
    r"rul(?:e|es|ed|ing) out",
    r"call(?:s|ed|ing)?(?: (?:for|on))?(?! (?:off|up|in)\b)",
    r"c[oa]m(?:e|es|ing) out (?:for|against|in favou?r of)",
    r"sp(?:eak|eaks|oke|oken|eaking) (?:out|up)(?: (?:for|against|in favou?r of))?",
    r"(?:ma[dk]e|makes|making) (?:of|(?:a |any )?(?:statements?|comments?|remarks?))",
    r"g[ia]ve (?:a |any )?(?:statements?|comments?)",
    r"(?:report|reports|reported)(?= (?:about|on|that)\b| *$)",
)
_ALL = [form for entry in _VERBS.split(";") for form in _forms(entry)]
# Small letters only: "State" in "the State Department" is no verb.
SAY = rf"(?-i:(?:{'|'.join([*_PHRASES, *sorted(_ALL, key=lambda form: (-len(form), form))])})\b(?! (?:say|said|tell)\b))"
SAYING = rf"(?-i:(?:{'|'.join(sorted(form for form in _ALL if form.endswith('ing')))}|calling(?: for)?|ruling out)\b)"
# What may be asked with a thing between "what" and "did": "how many boats did X say …".
ASKED_OF = r"(?-i:(?:say|said|tell|told|claim|claimed|think|believe|mention|mentioned|cite|cited|predict|predicted|promise|promised|propose|proposed|suggest|suggested)\b)"
# How somebody looks at a matter: only after "how".
VIEW = r"(?-i:(?:see|view|assess|explain|describe|justify|characterize|characterise|rate|judge|answer|defend|address|take|feel)\b)"
# Taking sides: only after "who", "which minister" and "does X", for a roof is supported, too.
TAKE_SIDES = (
    r"(?:(?:strongly|firmly|openly|publicly|also|first) )?(?-i:(?:support|endorse|favou?r|disapprove|approve|resist)(?:s|d|ed)?(?: of)?"
    r"|back(?:s|ed)?(?! (?:up|down|out|off|away|in|into|to)\b)(?!.* (?:into|onto|over) ))\b"
)
# And being on a side; "against the wall" is none.
ON_SIDE = (
    r"(?:(?:(?:strongly|firmly|openly|still|now|also|ever|publicly) )?"
    r"(?:in favou?r of|opposed to|supportive of|critical of|against(?! the (?:wall|ropes|clock|odds)\b)))"
)
NEGATED = re.compile(
    r"(?:den(?:y|ie[sd]|ying)|reject|refus|refut|dismiss|rul\w+ out|denial|rejection|oppos|disapprov|resist|.*\bagainst$)",
    re.I,
)
# Verbs whose object may be a clause: a date at its end is the clause's own.
CLAUSE = re.compile(
    r"(?:sa(?:y|ys|id|ying)|t[eo]ll?d?s?|claim|think|thought|believe|warn|predict|insist|argu|declar|stated|promis|vow|"
    r"pledg|suggest|announc|hint|confirm|admit|conced|acknowledg|den[yi]|writ|wrote|explain|testif|complain|swear|"
    r"expect|hope|fear|doubt|worr|caution|grumbl|impl(?:y|ie)|forecast|joke|lament|maintain|contend)",
    re.I,
)
ABOUT = r"(?:about|on|of|regarding|concerning|over(?!\s+\d)|re|towards?|as\s+to|with\s+regard\s+to|when\s+asked\s+about)"
THAT = re.compile(r"that\s+(?=\w+\s+\w)", re.I)
ABOUT_REST = re.compile(rf"{ABOUT}\b[\s:,]*", re.I)
NOUN = (
    r"(?:positions?|stances?|views?|opinions?|reactions?|responses?|reply|replies|answers?|statements?|comments?|"
    r"remarks?|take|line|words|quotes?|quotations?|attitudes?|thoughts|claims?|promises?|warnings?|explanations?|"
    r"arguments?|verdict|assessment|criticisms?|denials?|demands?|message|rejection|refusal)"
)
# "respond to", "a reaction to", "an argument for": the word after these verbs and nouns is none of the topic's.
REACTING = re.compile(rf"(?:respon|react|repl|(?:dis)?agree|object|compar|{NOUN}$)", re.I)
REACTION = re.compile(r"(?:to|with|for)\s+", re.I)
ADDRESSEE = re.compile(
    r"(?:to\s+)?(?:reporters|journalists|the\s+(?:press|media)|us|me)\b(?!\s+(?:freedom|corps|conference))\s*",
    re.I,
)
TELLS = re.compile(r"t(?:ells?|old|elling)", re.I)
TOLD_PRONOUN = re.compile(
    r"^(?:him|her|them|you|people|every(?:one|body)|any(?:one|body))"
    r"(?:$|\s+(?=(?:about|on|that|how|what|why|when|where|whether|regarding|concerning)\b))",
    re.I,
)
# What "tell" may be followed by instead of those who are told.
TOLD_NO_ONE = re.compile(
    r"(?:that|how|what|who|why|when|where|whether|if|to|is|are|was|were|the\s+truth"
    r"|(?:(?:the|an?|his|her|their|this)\s+)?(?:lies?|jokes?|stor(?:y|ies)))\b",
    re.I,
)
# Somebody to whom it was said, and what about: no clause, so that a date at its end is not part of one.
TO_SOMEBODY = re.compile(
    r"to\s+(?:(?:the|his|her|their)\s+\S+(?:\s+\S+){0,3}?|[A-Z]\S*(?:\s+[A-Z]\S*){0,4})"
    r"(?:\s+(?:about|on|regarding|concerning|over)\s.+)?",
    re.S,
)
NOTHING = re.compile(
    r"(?:anything|something|nothing|a\s+word|much|more|publicly|lately|recently|yet|already|else)\b[\s,]*"
    rf"(?=$|{ABOUT}\b|to\b|like\b)",
    re.I,
)
QUOTES = r"(?:quotes?|quotations?|statements?|comments?|remarks?|words|anything|everything|sayings)"
ABOUT_NOUN = rf"(?:{ABOUT}|to|for|against)"

ANYBODY = frozenset(
    """people person anyone anybody someone somebody everyone everybody one ones nobody others article articles archive
    newspaper newspapers paper papers press media outlets sources reports news already ever officially publicly else
    been""".split()
)
PRONOUNS = frozenset(
    "i you he she it they we him her them this that these those there who himself herself".split()
)
# A speaker whom only a question before could tell, as a message names him.
UNPLAIN = {
    "he": "he",
    "him": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "they": "they",
    "them": "they",
    "their": "they",
}
AGREEING = re.compile(r"(?:agree|disagree|object|respon|react|repl(?:y|ie))", re.I)
SPEAKING_PRONOUNS = frozenset("he she they it him her them his their".split())
EDGE = " \t\n?.!…\"'“”,;:"  # around a question, a name or a topic, and no part of it
# A topic that only points back: "that", "about it", "the same thing".
ANAPHOR = re.compile(
    rf"(?:(?:{ABOUT}|to)\s+)?(?:that|this|it|so|these|those|them|the\s+same(?:\s+thing)?)"
    r"(?:\s+(?:too|then|as\s+well|about\s+(?:it|that)))?",
    re.I,
)
