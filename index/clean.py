"""Mark the lines of a scraped text that are not the article: menus, adverts, appeals, "Read also".

A first cleaning by patterns of single lines and of headings after which only clutter follows.
It marks spans and never edits the text.
"""

import re

from index.records import Span
from index.sentences import split_lines

# A whole line, without its case and final punctuation.
_LINES = frozenset(
    " ".join(line.split())
    for line in """
    advertisement; advertisements; ad; sponsored; sponsored content; promoted; news feed; newsfeed; video; videos;
    photos; gallery; avatar; reporter; read more; show more; load more; see more; see also; read also; also read;
    related; related articles; related stories; related news; other topics of interest; most read; most popular;
    trending; recommended; more news; latest news; top stories; share; share this; share this article; share this
    story; print; print-news; print news; email; copy link; facebook; twitter; whatsapp; telegram; linkedin;
    reddit; instagram; comments; comment; leave a comment; add a comment; post a comment; home; menu; search;
    login; log in; sign in; sign up; register; subscribe; subscribe now; donate; support us; contact us; about us;
    privacy policy; terms of use; terms of service; cookie policy; accept; accept all; cookies; skip to content;
    skip to main content; back to top; next; previous; once; monthly; annual; continue; payment methods; remind me later; dear readers; click here; follow us; advertising;
    article continues below; continue reading; continue reading below; listen; save; newsletter
    """.replace("\n", " ").split(";")
)
_STARTS = re.compile(
    r"""(?:read\ also|also\ read|read\ more|see\ also|related|more\ (?:from|on)|sign\ up\ (?:for|to)|subscribe(?:rs)?\b
    |subscribe\ to|a\ subscription\ to|join\ (?:the\ |our\ )?[\d,.]+\ (?:readers|members|subscribers)|follow\ us|share\ (?:this|on)|click\ here|support\ the\b.*!$|support\ us\b|support\ independent
    |get\ (?:our|the)\ .{0,40}newsletter|our\ (?:free\ |weekly\ |daily\ )*newsletter|a\ message\ from|comments\ are
    |replying\ to|for\ more\ information,\ please\ see|to\ suggest\ a\ correction|you\ can\ also\ highlight
    |we\ use\ cookies|this\ site\ uses\ cookies|all\ rights\ reserved|copyright\b|©
    |download\ (?:our|the)\ app|watch:|photo:|listen\ to\ this|view\ (?:all|more)\ comments|\d+\ comments?$
    |\d+\ min(?:ute)?s?\ read|[\d,.]+\ (?:members|people|readers)\ .{0,60}(?:on\ board|community|joined)
    |not\ ready\ to\ (?:support|subscribe)|home\ [|>»/]|advertisement\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# Words of appeals to the reader; a line with two different ones and "we", "our" or "you" is one.
_APPEAL = re.compile(
    r"\b(newsletters?|inbox|mailbox|subscri(?:be|ber|bers|ption)|donat(?:e|ion|ions)|our (?:journalism|work|readers)|"
    r"independent journalism|support us|membership|unsubscribe|paywall|"
    r"your support)\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(we|us|our|you|your)\b", re.IGNORECASE)
# A line after which only clutter follows, where it stands in the last part of the text.
_TAIL_STARTS = re.compile(
    r"(?:comments|a message from\b.*|sign up for our .*newsletter.*|about the author|avatar|most read|most popular|"
    r"related (?:stories|articles|news)|recommended|more from .*|you may also like|privacy policy)[:.]?$",
    re.IGNORECASE,
)
MENU_ITEMS = 3  # short items on one line, parted by the same mark, that make it a menu
_MENU_MARK = re.compile(r"\s[|•·»/–-]\s")
TAIL_SHARE = 0.4  # ratio of the text's length in which a tail may begin, counted from its end
_QUOTED = re.compile(r"[\"“”«»]|''")


def find_kept_spans(text: str) -> tuple[Span, ...]:
    """Find the spans of a text that are the article itself.

    :return: Spans ascending, parted by at least one boilerplate line, without white space at
        their borders; empty when nothing is left.
    """
    lines = [line for line in split_lines(text) if len(line)]
    kept: list[Span] = []
    after_boilerplate = True
    for line in lines:
        if starts_tail(text, line):
            break
        if is_boilerplate(text[line.start : line.end]):
            after_boilerplate = True
        elif after_boilerplate:
            kept.append(line)
            after_boilerplate = False
        else:
            kept[-1] = Span(kept[-1].start, line.end)
    return tuple(kept)


def starts_tail(text: str, line: Span) -> bool:
    """Tell whether nothing of the article follows this line."""
    late = line.start >= len(text) * (1 - TAIL_SHARE)
    return late and _TAIL_STARTS.fullmatch(text[line.start : line.end]) is not None


def is_boilerplate(line: str) -> bool:
    """Tell whether a line, taken alone, is clutter around an article."""
    if line.rstrip(" .:!…").lower() in _LINES or line.lower() in _LINES:
        return True
    if is_menu(line):
        return True
    if _QUOTED.match(line):
        return False  # a line that opens with a quotation is somebody's words
    if _STARTS.match(line):
        return len(line) <= 300
    words = {word.lower() for word in _APPEAL.findall(line)}
    return (
        bool(words)
        and len(line) <= 500
        and _READER.search(line) is not None
        and (len(words) >= 2 or line.endswith("!"))
    )


def is_menu(line: str) -> bool:
    """Tell whether a line is a row of links: "Front page | Island | Harbour | Sport"."""
    items = _MENU_MARK.split(line)
    return (
        len(items) >= MENU_ITEMS
        and all(0 < len(item.split()) <= 3 for item in items)
        and line[-1] not in ".!?"
    )
