"""Tell what no archive can answer by its nature: a greeting, an order, what the system thinks, what was not said."""

import re

_GREETING = re.compile(
    r"(?:hi|hello|hey|hiya|howdy|good\s+(?:morning|afternoon|evening|day|night)|thanks?|thank\s+you|thx|cheers|bye|goodbye|"
    r"see\s+you|ok(?:ay)?|yes|no|please|sorry|help|test(?:ing)?|nice|great|cool|wow|lol|never\s?mind)"
    r"(?:[\s,]+(?:there|all|again|everyone|everybody|very\s+much|so\s+much|a\s+lot|later|bot|you|me|please|for\s+(?:that|this|it|your\s+help)))*",
    re.I,
)
_OF_THE_SYSTEM = re.compile(
    r"(?:who|what|how|where)\s+are\s+you(?:\s+(?:doing|today|from|made\s+of|called))?|how(?:['’]s|\s+is)\s+it\s+going"
    r"|what\s+(?:can|do)\s+you\s+do|what['’]?s\s+up|what\s+is\s+this|how\s+(?:do|can|should)\s+i\s+use\s+(?:this|you)"
    r"|(?:so\s+)?(?:what|who|how|why|which\s+\w+)\s+do\s+you\s+(?:think|feel|believe|recommend|prefer|like|suggest|advise)\b.*"
    r"|do\s+you\s+(?:think|believe|like|love|hate|agree|feel|prefer|want|dream|sleep|speak|support)\b.*"
    r"|are\s+you\s+(?:an?|the|human|real|alive|conscious|sure|ok(?:ay)?|there|stupid|biased|chatgpt|able|free|happy)\b.*"
    r"|what(?:['’]s|\s+is|\s+are)\s+your\s+\w+.*|(?:give|tell)\s+me\s+your\s+(?:opinion|view|thoughts?)\b.*"
    r"|in\s+your\s+(?:opinion|view)\b.*|should\s+i\b.*",
    re.I | re.S,
)
_ORDER = re.compile(
    r"(?:please\s+)?(?:(?:can|could|would|will)\s+you\s+)?(?:please\s+)?(?:now\s+)?"
    r"(?:(?:re)?write|translate|summari[sz]e|draw|compose|generate|create|code|calculate|paraphrase|draft|invent|imagine|pretend|"
    r"act|sing|play|delete|erase|send|buy|order|book|forget|ignore|disregard|repeat\s+after|roleplay|make\s+up|make\s+me)\s+"
    r"(?:me|us|a|an|the|my|this|that|these|those|it|all|your|some|everything|you|as|like|previous|any|to)\b.*"
    r"|tell\s+(?:me|us)\s+(?:a|another)\s+(?:joke|story|poem|lie|secret|riddle|fun\s+fact)\b.*"
    r"|(?:sing|dance|stop|restart|shut\s+up|go\s+away)",
    re.I | re.S,
)
# "What did Orr not say about it?": no quote tells; "what did he not deny" and "refuse to say" are told.
_SAYS = r"(?:say|said|mention(?:ed)?|tell|told|talk(?:ed)?|speak|spoken|comment(?:ed)?|discuss(?:ed)?)\b"
_NO_SAYING = r"(?:(?!\b(?:say|said|saying|tell|told|claim|claimed|think|believe|want|who|that|to)\b).)+?"  # words for a speaker
_UNSAID = re.compile(
    r"(?:(?:please|so|and|but|hey|hello|hi)\b[\s,]+)*(?:(?:(?:can|could|would)\s+you\s+)?(?:please\s+)?(?:tell|show)\s+(?:me|us)\s+)?"
    r"(?:about\s+|on\s+)?(?:what|which)(?:\s+(?:else|things?|topics?|subjects?|issues?|matters?|points?|questions?))?\s+(?:"
    rf"(?:did|does|do|has|have|had)\s+{_NO_SAYING}\s+(?:not|never)(?!\s+only\b)(?:\s+\w+ly)?(?:\s+(?:yet|ever|once|even))?\s+{_SAYS}"
    rf"|(?:did|does|do|has|have|had)n['’]?t\s+{_NO_SAYING}\s+(?:\w+ly\s+|yet\s+|ever\s+|once\s+|even\s+)?{_SAYS}"
    rf"|(?<=what )(?!(?:did|does|do|has|have|had)\b){_NO_SAYING}\s+(?:(?:did|does|do|has|have|had)(?:\s+not|\s+never|n['’]?t)|never)\s+(?:\w+ly\s+|yet\s+|ever\s+)?{_SAYS}"
    r"|(?:was|were|is|has|have)(?:n['’]?t|\s+not|\s+never)\s+(?:been\s+)?(?:said|mentioned|discussed|told)\b"
    rf"|(?:did|does|has|have)\s+(?:nobody|no\s?-?one|none\s+of\s+them)\s+(?:\w+\s+)?{_SAYS}).*",
    re.I | re.S,
)
_EDGES = " \t\n?.!…,;:"


def is_small_talk(text: str) -> bool:
    """Tell whether a text asks for nothing that articles could hold."""
    core = text.strip(_EDGES)
    return any(pattern.fullmatch(core) is not None for pattern in (_GREETING, _OF_THE_SYSTEM, _ORDER))


def asks_system(text: str) -> bool:
    """Tell whether a text asks what the system itself is, thinks or does: "What do you think about Putin?"."""
    return _OF_THE_SYSTEM.fullmatch(text.strip(_EDGES)) is not None


def asks_unsaid(text: str) -> bool:
    """Tell whether a text asks what somebody did not say: articles tell what was said, denied or refused."""
    return _UNSAID.fullmatch(text.strip(_EDGES)) is not None
