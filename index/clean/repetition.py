"""Lines that an outlet prints with many of its articles: what to count, and how often makes it clutter.

A line is counted by a hash of its words, so that "1,234 readers" and "1,300 readers" are one line.
What may rightly stand in two stories needs many articles, or is never learned: a quotation, a line
that says who said something, a byline, a dateline, the line of outlet and date.
"""

import hashlib
import re
from collections.abc import Sequence

from index.clean.heads import is_head, is_outlet
from index.clean.lines import Line, read_lines
from index.clean.rules import find_rule
from index.clean.scorer import load_scorer

# Numbers of distinct articles of one outlet. Chosen, not measured: no archive of one outlet is at hand.
FRAGMENT_ARTICLES = 3  # no finished sentence, first or last lines of an article or beside clutter
SUBHEAD_ARTICLES = 25  # no finished sentence, alone amid the story: "What happens next"
CLOSING_ARTICLES = 12  # sentences at the beginning or the end: may be background of a long affair
PROSE_ARTICLES = 60  # sentences amid the story: background paragraphs go through dozens of reports
ADDRESSED_ARTICLES = 4  # sentences that speak to the reader
STORY_SCORE = -3.0  # logit of the line model; what scores less reads like a story wherever it stands

EDGE_LINES = 4  # lines at either end of an article in which an outlet's own lines mostly stand
LONGEST_LINE = 900  # code points; a longer line is never learned

_DATE_WORD = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_DATES = re.compile(rf"\b{_DATE_WORD}\b\.?")
_DIGITS = re.compile(r"\d+(?:[.,:/'’\u00a0\u202f]\d+)*(?:st|nd|rd|th)?\b")
_NO_WORD = re.compile(r"[^\w#]+")
_QUOTE = re.compile(r"[\"“”„«»]|''|(?:^|\s)[‘'](?=\w)")
_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|asked|added|adds|replied|responded|stated|states|stressed|noted|wrote|writes|tweeted|declared|"
    r"announced|insisted|argued|argues|warned|warns|claimed|claims|denied|denies|explained|according to|continued|concluded|"
    r"acknowledged|confirmed|emphasi[sz]ed|pointed out|remarked|testified|vowed|promised|called|sagte|sagt|erklärte|a déclaré|"
    r"a dit|dijo|afirmó|сказав|сказала|заявив|заявила|сказал|заявил|повідомив|сообщил)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"(?:[A-Z][\w.’' -]{0,40}|[A-ZÄÖÜ .]{2,40}):(?:\s|$)")  # "Q: ", "VANCE: ", "MOSCOW:"
_ADDRESSED = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Ww]e|us|[Oo]urs?|[Cc]lick|[Cc]ontact)\b|@\w")
_FINISHED = re.compile(r"[.!?…][\"'”’»)\]]*$")
SENTENCE_WORDS = 6  # words; fewer are no finished sentence, whatever mark ends them


def repeatable_lines(text: str) -> dict[int, int]:
    """Find the lines of an article that may turn out to be its outlet's clutter.

    :return: For each, its hash (signed, 64 bits) and the number of distinct articles of one outlet,
        reprints counted once, in which it must stand to be clutter in this article.
    """
    lines = read_lines(text)
    found: dict[int, int] = {}
    for i, line in enumerate(lines):
        articles = articles_needed(lines, i)
        if articles is not None:
            digest = hash_line(line.text)
            found[digest] = min(articles, found.get(digest, articles))
    return found


def articles_needed(lines: Sequence[Line], i: int) -> int | None:
    """Say in how many articles of an outlet a line must stand to be clutter here; None: in no number."""
    text = lines[i].text
    if len(text) > LONGEST_LINE or find_rule(text) is not None or not any(c.isalpha() for c in text):
        return None
    if _QUOTE.search(text) or _SPEECH.search(text) or _SPEAKER.match(text) or _belongs_to_head(lines, i):
        return None
    edge = i < EDGE_LINES or i >= len(lines) - EDGE_LINES or _beside_clutter(lines, i)
    if _FINISHED.search(text) is None or len(text.split()) < SENTENCE_WORDS:
        return FRAGMENT_ARTICLES if edge else SUBHEAD_ARTICLES
    if _ADDRESSED.search(text):
        return ADDRESSED_ARTICLES if edge else CLOSING_ARTICLES
    closing = edge and load_scorer().lines.score(text) >= STORY_SCORE
    return CLOSING_ARTICLES if closing else PROSE_ARTICLES


def _belongs_to_head(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line may be the title, the byline, or the line of outlet and date."""
    title = next((j for j, line in enumerate(lines) if find_rule(line.text) is None), 0)
    return i == title or is_head(lines, i) or is_outlet(lines, i)


def _beside_clutter(lines: Sequence[Line], i: int) -> bool:
    return any(0 <= j < len(lines) and find_rule(lines[j].text) is not None for j in (i - 1, i + 1))


def hash_line(text: str) -> int:
    """Hash a line without its case, white space, punctuation, numbers and dates, to a signed 64-bit number."""
    folded = _DIGITS.sub("#", _DATES.sub("#", text.casefold()))
    words = " ".join(_NO_WORD.sub(" ", folded).split())
    folded_dates = re.sub(r"#(?: ?#)*", "#", words)
    return int.from_bytes(hashlib.sha256(folded_dates.encode()).digest()[:8], "big", signed=True)
