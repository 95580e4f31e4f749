"""What a shape of questions is, what is read with it, and the pieces that shapes are made of."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.records import Span
from qa.question.lists import ABOUT_NOUN, CLAUSE, NOUN, ON_SIDE, SAYING, TAKE_SIDES
from qa.question.whom import BUT

ANY, NAMED, PERSON, QUOTED = (
    "any",
    "named",
    "person",
    "quoted",
)  # what the speaker of a shape must be; see `Shape`


Known = Callable[[str], bool]
# "Who turned down Oster's offer" asks who: these begin no name.
ASKING = re.compile(
    r"(?:who|whom|whose|what|which|when|where|why|how|did|does|do|has|have|had|is|are|was|were)\b(?!['’])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question about speech, taken apart.

    Attributes:
        subject: The words that stand for the speaker, pronouns too; None where there are none.
        rest: Where what follows the verb stands in the text: the topic with "about" and other words before it.
        asked: What stands between "what" and "did": "reason" in "what reason does X give"; "" for nothing.
        verb: The verb or noun of speech.
        other: Whether it asks for something or somebody else: "what else", "who else".
        left_out: Whom "who but X" leaves out; None for nobody.
    """

    kind: str
    subject: str | None
    rest: Span
    asked: str = ""
    verb: str = ""
    negated: bool = False
    other: bool = False
    left_out: str | None = None

    @property
    def takes_clause(self) -> bool:
        """Tell whether a clause may follow the verb: "said that", not "rejected"."""
        return CLAUSE.match(self.verb) is not None


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern of questions about speech.

    Attributes:
        speaker: ANY words; NAMED: known, or like a name ("Macron"); PERSON: known, or somebody's full name; QUOTED: quoted
            in the archive, for what may as well ask for a fact ("Why did X want Y?").
        verb: What counts as the verb, where the pattern has none in a group of that name.
    """

    kind: str
    pattern: re.Pattern[str]
    speaker: str = ANY
    verb: str = ""


def shape(kind: str, pattern: str, speaker: str = ANY, *, verb: str = "") -> Shape:
    """Make a shape of a pattern that has to fit the whole question."""
    return Shape(kind, re.compile(pattern, re.I | re.S), speaker, verb)


AUX = r"(?:did|does|do|has|have|had|will|would|could|can)(?P<nt>n['’]?t)?"
WHEN = r"(?:when|(?:(?:in|on|at|during)\s+)?(?:what|which)\s+(?:year|month|week|day|date))"
BE = r"(?:is|are|was|were|(?:has|have|had)\s+been)"
S = r"(?P<S>\S.*?)"
T = r"(?P<T>.*)"
PREP = r"(?:(?:in|on|at|to|about|with|of|for|under)\s+)?"
ELSE = r"(?P<else>\s+else)?"
SPOKEN = rf"(?P<verb>{SAYING}|(?:been\s+)?quoted(?:\s+as)?(?:\s+saying)?(?!\s+in\b))"
ADJ = r"(?:(?-i:[a-z]+)\s+){0,2}?"
OWNER = r"(?:(?P<S>\S.*?)(?:['’]s|(?<=s)['’])|(?P<his>his|her|their))"
POSS = rf"{OWNER}\s+{ADJ}(?P<verb>{NOUN})"
ON = rf"(?:\s+(?P<T>{ABOUT_NOUN}\b.+))?"
WHAT_IS = r"(?:what(?:['’]s|\s+(?:is|was|are|were|has\s+been|have\s+been))|how\s+(?:is|was))"
HAVE = r"(?:(?:has|have|had|was\s+it\s+(?:that|who)|is\s+it\s+that|ever|first|also|publicly|officially|recently|even|once)\s+)*"
LEAD = r"(?:(?:give|show|find|list|get)(?:\s+(?:me|us))?\s+)?(?:(?:all|any|the|some|latest|recent|every|direct|more)\s+)*"
NOT = rf"(?:\s+{BUT}\s+(?P<but>\S.*?))?"
SIDE = rf"(?:{BE}\s+(?={ON_SIDE})|(?:has|have|had)\s+(?!{ON_SIDE})|(?={TAKE_SIDES}))(?P<verb>{ON_SIDE}|{TAKE_SIDES})"
PLAIN = r"(?!(?:did|does|do|has|have|had|is|are|was|were|will|would)\b)\S+"
NO_PAPER = r"(?!(?:\S+\s+){0,3}?(?:news\w*|papers?|outlets?|articles?|reports?|media|agenc\w+|sites?)\b)"
# What is given in words: "what reason" is told by other shapes, and "what name" or "what sum" is none of it.
GIVEN = r"(?:examples?|instances?|figures?|estimates?|details?|evidence|deadlines?|numbers?|dates?|reasons?)"
# A post: "What position did Orr hold before that?" asks for no view.
POST_HELD = (
    rf"positions?\s+(?:did|does|do|has|have|had)\s.+\s(?:hold|held|have)\s+(?!(?:{ABOUT_NOUN}|with)\b)"
)
