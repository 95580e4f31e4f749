"""Tell what kind of answer a question of fact wants, and whether words are of that kind: a date for "when"."""

import re

from index.lexical import STOP_WORDS, tokenize
from qa.short_answer.amounts import read_amounts

DATE, NUMBER, NAME, PLACE = "date", "number", "name", "place"
# Numbers, too: how old, how long, how far, how often.
AGE, LENGTH, MEASURE, OFTEN = "age", "length", "measure", "often"
QUANTITIES = (NUMBER, AGE, LENGTH, MEASURE, OFTEN)
_EDGES = " \t\n\"'“”‘’¿¡"

_WHAT = r"(?:by|to|at|for|of|in|with)?\s*(?:what|which)\s+(?:is\s+the\s+|was\s+the\s+|were\s+the\s+)?"
_SHAPES = (
    (DATE, r"when\b|how\s+long\s+ago\b|since\s+when|until\s+when|(?:in|on|by|during|since|for)?\s*(?:what|which)\s+(?:year|month|day|date|century|decade|week|time)s?\b"),
    (AGE, rf"how\s+old\b|{_WHAT}age\b"),
    (LENGTH, r"how\s+long\b(?!\s+ago)"),
    (OFTEN, r"how\s+(?:often|frequently|regularly)\b"),
    (MEASURE, r"how\s+(?:much|far|big|large|tall|high|deep|wide|heavy|fast|small|hot|cold|thick|steep)\b"
              rf"|{_WHAT}(?:price|cost|sum|size|length|height|distance|depth|width|weight|temperature|speed)\b"),
    (NUMBER, rf"how\s+(?:many|few)\b"
             rf"|{_WHAT}(?:share|percentage|percent|per\s+cent|proportion|number|amount|population|rate|fraction|score|total|value)\b"),
    (PLACE, r"where\b|(?:in|at|to|from|near|on|of)?\s*(?:what|which)\s+(?:city|town|country|state|village|place|region|county|province|street|"
            r"island|continent|building|venue|stadium|location|district)\b"),
    (NAME, r"(?:(?:to|by|with|from|for|against|of)\s+)?who(?:m|se)?(?:['’]s)?\b|(?:what|which)\s+(?:person|people|man|woman|company|team|"
           r"player|president|minister|politician|actor|actress|singer|author|writer|band|party|newspaper|agency|organi[sz]ation)\b"
           r"|what(?:['’]s|\s+is|\s+was|\s+are|\s+were)\s+(?:the\s+)?(?:full\s+|first\s+|last\s+)?names?\b"),
)  # fmt: skip
_EXPECTED = tuple(
    (kind, re.compile(rf"(?:and\s+|so\s+|but\s+)?(?:{shape})", re.I)) for kind, shape in _SHAPES
)
_YES_OR_NO = re.compile(
    r"(?:and\s+|so\s+|but\s+)?(?:did|does|do|is|are|was|were|has|have|had|can|could|should|will|would|may|might|must)\b",
    re.I,
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)"
)
_TIME = re.compile(
    rf"\d|\b{_MONTHS}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|\b(?:today|yesterday|tomorrow|tonight|now|recently|ago|later|earlier|before|after|during|since|until|while|when|once|"
    r"years?|months?|weeks?|days?|hours?|minutes?|decades?|centur(?:y|ies)|spring|summer|autumn|fall|winter|morning|afternoon|"
    r"evening|night|midnight|noon|weekend|christmas|easter|new\s+year|dawn|dusk|start|end|beginning"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth)\b",
    re.I,
)
_ON = r"(?:(?:on|in|by|since|until|till|before|after|from|around|about|the|year|early|late|of)\s+)*"
_YEAR = r"(?:1\d|20|21)\d\d(?:s\b)?"
_DATED = rf"{_MONTHS}\.?\s+\d{{1,2}}(?:,?\s+{_YEAR})?|\d{{1,2}}\s+{_MONTHS}\.?(?:,?\s+{_YEAR})?|{_MONTHS}\.?,?\s+{_YEAR}"
_DAY = re.compile(rf"{_ON}(?:{_DATED})", re.I)
_IN_YEAR = re.compile(rf"(?:in|by|before|after|until|till|from|of|year|early|late)\s+{_YEAR}", re.I)
# "1952", and no more: not "1952 metres", "$1952" or "1,952". A time begun is as long as it is: "since 1952".
_BARE_YEAR = re.compile(
    rf"(?<![\d.,$€£-])\b{_ON}{_YEAR}(?![\d%²³]|[.,]\d|\s*(?!and\b|or\b|to\b|in\b|when\b|as\b)[^\W\d_])", re.I
)
_BEGUN = re.compile(r"\s*(?:ever\s+)?since\b|\s*(?:from|until|till|between)\b", re.I)
_CLOCK = re.compile(r"\d\s*[ap]\.?\s?m\b", re.I)
_QUANTITY = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|halves|thirds?|quarters?|none|nobody|"
    r"once|twice|single|couple|several|few|many|most|all|both|zero|no|per\s?cent|majority|double|triple|various|numerous|scores|"
    r"a|an)\b",
    re.I,
)
_RATHER_OFTEN = re.compile(
    r"\b(?:often|seldom|rarely|regularly|frequently|sometimes|occasionally|\w+days|never|always|every|each|hourly|daily|weekly|"
    r"monthly|yearly|annual(?:ly)?)\b",
    re.I,
)
_ALTERNATIVE = re.compile(r"\bor\b", re.I)
_VAGUE = re.compile(r"\ban?\s+(?:\w+\s+)?(?:numbers?|amounts?|sums?)\b", re.I)  # "a growing number"
_AGED = re.compile(r"\baged?\s+(?:of\s+)?\d|\d[ -]years?[ -]old\b", re.I)
_DECADE = re.compile(
    r"\b(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b", re.I
)
_NO_AGE = re.compile(
    r"[%$€£]|\b(?:per\s?cent|(?:kilo|centi|milli)?met(?:er|re)s?|km|miles?|feet|kg|tons?|tonnes?|dollars?|euros?)\b",
    re.I,
)


def find_expected(question: str) -> str | None:
    """Tell what kind of answer a question wants: `DATE`, one of `QUANTITIES`, `NAME`, `PLACE`, or None for anything."""
    core = question.strip(_EDGES)
    return next((kind for kind, pattern in _EXPECTED if pattern.match(core) is not None), None)


def is_short(question: str) -> bool:
    """Tell whether a few words of a text may answer a question: not what is answered with yes or no."""
    return _YES_OR_NO.match(question.strip(_EDGES)) is None


def offers_choice(question: str) -> bool:
    """Tell whether a question may name its own answer: "who won, Orr or Vale?"."""
    return _ALTERNATIVE.search(question) is not None


def is_of_kind(words: str, kind: str | None) -> bool:
    """Tell whether words may be an answer of a kind: a time, a quantity, a name, a place; anything is of None."""
    if kind == DATE:
        return _TIME.search(words) is not None
    if kind in QUANTITIES:
        return _is_quantity(words.strip(), kind)
    if kind in (NAME, PLACE):
        named = bool(set(tokenize(words)) - STOP_WORDS) and any(letter.isalpha() for letter in words)
        return named and not _is_bare_number(words) and (kind == NAME or _CLOCK.search(words) is None)
    return True


def _is_quantity(words: str, kind: str) -> bool:
    """Tell whether words may be a quantity: no date; but how many there are may be any number, "1952" too."""
    if kind == LENGTH and _BEGUN.match(words) is not None:
        return True
    if _DAY.fullmatch(words) is not None or _IN_YEAR.fullmatch(words) is not None:
        return False
    if kind == OFTEN and _RATHER_OFTEN.search(words) is not None:
        return True
    if kind != LENGTH:  # "a number of years"
        words = _VAGUE.sub(" ", words)
    if kind == NUMBER:
        return _QUANTITY.search(words) is not None
    if kind == MEASURE and _AGED.search(words) is not None:
        return False
    if kind == AGE and _DECADE.search(words) is not None:
        return True
    rest = _BARE_YEAR.sub("", re.sub(_DATED, "", words, flags=re.I))
    if _QUANTITY.search(rest) is None:
        return False
    return kind != AGE or (_NO_AGE.search(rest) is None and not _counts_things(rest))


def _counts_things(words: str) -> bool:
    """Tell whether a number counts something other than time: "two generations"."""
    return any(amount.unit is None and amount.has_unit for amount in read_amounts(words))


def _is_bare_number(words: str) -> bool:
    """Tell "20 %" and "3 million" from a name with a number in it."""
    rest = re.sub(r"(?:million|billion|thousand|hundred|per\s?cent|percent|pct|am|pm)", "", words, flags=re.I)
    return any(letter.isdigit() for letter in rest) and not any(letter.isalpha() for letter in rest)
