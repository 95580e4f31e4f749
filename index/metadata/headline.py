"""Tell headlines, sentences of a story, captions and other lines of a head from one another."""

import re

from index.metadata.datelines import begin_dateline
from index.metadata.exclude import is_menu_item, is_other_than_headline
from index.metadata.names import is_outlet_name, is_role, is_section

TITLE_CHARS = 160  # code points; a longer line is a paragraph
SHORT_WORDS = 2  # words of a line that is a headline only right above a byline or date
SHORT_TITLE_CHARS = 60  # code points; up to here two articles make no sentence of a headline
LEDE_CHARS = 200  # code points; from the first line as long as this on, the story itself begins
SENTENCE_WORDS = 8  # words of a line that ends like a sentence and is taken for one
TITLE_CASE = 0.7  # ratio of longer words with a capital, from which a line is written as a headline

_CAPTION = re.compile(
    r"\b(?:photos?|image|picture|credit|caption|graphic|illustration|video)\s*(?:by|:|/)|getty|shutterstock|\bap photo|"
    r"(?:/|via|\()\s*(?:afp|reuters|ap|epa|tass|efe|upi)\b\)?\.?$|\bfile photo\b",
    re.IGNORECASE,
)
# Lines that are neither headline nor story.
_OTHER = re.compile(
    r"(?:tags?|topics?|categor(?:y|ies)|keywords?|filed under|section|share|follow|read|photo|image|listen|watch)\b\s*:"
    r"|\S+@\S+\.\w+$|(?:https?://|www\.)\S+$|.{0,40}\b(?:\d+|an?|one)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago\b"
    r"|(?:yesterday|today|just now)\b.{0,20}$|\d+\s+min(?:ute)?s?\s+read",
    re.IGNORECASE,
)
# What a story's first sentence has and a headline has not.
_LEAD = re.compile(
    r"\b(?:said|told|according to|was|were|had|been|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:an?|the)\b", re.IGNORECASE)
_INNER_STOP = re.compile(r"(?:\S+\s+){4}\S*[a-z]{2}\.[\"”’]*\s+[\"“‘]?[A-Z]\S*(?:\s+\S+){3}")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)]*$")


def is_sentence(line: str) -> bool:
    """Tell whether a line reads like a sentence of a story: it is long enough, and ends like one."""
    return _SENTENCE_END.search(line) is not None and len(line.split()) >= SENTENCE_WORDS


def is_headline(line: str, *, first: bool) -> bool:
    """Tell a headline from a paragraph: it is short, and a full stop ends it only where it is the first line."""
    return len(line.split()) > SHORT_WORDS and _may_be_headline(line, first=first)


def is_short_headline(line: str, *, above_byline: bool) -> bool:
    """Tell whether a line of two words above a byline or date is a headline, and not a name, place or section.

    Only above a byline may both words have a capital: "Nessa Quill" above a date may be the author.
    """
    words = line.split()
    if len(words) != SHORT_WORDS or not _may_be_headline(line, first=False):
        return False
    if (
        is_section(line)
        or is_outlet_name(line)
        or is_role(line)
        or is_menu_item(line)
        or not line[0].isupper()
    ):
        return False
    return words[1][0].islower() or (above_byline and not line.isupper())


def _may_be_headline(line: str, *, first: bool) -> bool:
    if len(line) > TITLE_CHARS or not any(c.isalpha() for c in line) or is_other_than_headline(line):
        return False
    if _CAPTION.search(line) or _OTHER.match(line) or line.endswith(("said.", ",”", ',"')):
        return False
    dateline = begin_dateline(line)
    if dateline is not None and (dateline.date or dateline.agency or _is_lead(line)):
        return False
    if line[-1] == ".":
        return first and not _is_lead(line)
    return first or line[-1] != ":"


def _is_lead(line: str) -> bool:
    """Tell a first sentence from a headline that ends in a full stop."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’]*", line) if len(word) > 3]
    if words and sum(word[0].isupper() for word in words) / len(words) >= TITLE_CASE:
        return False
    return (
        _LEAD.search(line) is not None
        or (len(line) > SHORT_TITLE_CHARS and len(_ARTICLE.findall(line)) >= 2)
        or _INNER_STOP.search(line) is not None
        or len(line) > LEDE_CHARS // 2
    )
