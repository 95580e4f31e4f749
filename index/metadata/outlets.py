"""Tell the outlet of an article: by its masthead, or by lines of clutter in which a site names itself."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from index.metadata.datelines import Dateline
from index.metadata.head import Head, Reading
from index.metadata.names import (
    CAPITALS,
    find_agency,
    fold_name,
    is_never_outlet,
    is_outlet_name,
    is_person_name,
)

CLUTTER_CHARS = 400  # code points; a longer line is a paragraph of a story or of terms


class Strength(IntEnum):
    """How far a line can be trusted to name the outlet; of weak ones, two must agree."""

    AGENCY = 0
    WEAK = 1
    STRONG = 2
    MASTHEAD = 3
    LABEL = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """A name that a line gives the outlet, and how far the line can be trusted."""

    name: str
    origin: str
    strength: Strength
    kind: str


@dataclass(frozen=True, slots=True)
class Clues:
    """What else is known of an article: its author, address and dateline, and a title that may end in the site."""

    author: str | None = None
    url: str | None = None
    title: str | None = None
    dateline: Dateline | None = None


_WORD = rf"[{CAPITALS}0-9][\w'’&-]*"
_NAME = rf"(?P<name>(?:[Tt]he\s+)?{_WORD}(?:\s+(?:(?:of|the|and|&)\s+)*{_WORD}){{0,4}})"
_PERSON = rf"{_WORD}(?:\s+[\w.'’-]+){{1,4}}"
# Lines in which a site speaks of itself. Strong ones still need a name that is surely an outlet's.
_PATTERNS = tuple(
    (kind, strength, re.compile(pattern))
    for kind, strength, pattern in (
        ("appeal", Strength.STRONG, rf"(?i:(?:please\s+)?support)\s+{_NAME}(?:\s+(?:today|now))?[!.]?$"),
        ("message", Strength.STRONG, rf"(?i:a\s+message\s+from)\s+{_NAME}\s*[:.]?$"),
        ("community", Strength.STRONG, rf"(?i:.*\b(?:part\s+of|join|members?\s+of))\s+{_NAME}\s+(?i:community)\b(?=.*(?i:thank|join|!))"),
        ("community", Strength.STRONG, rf"(?i:join|become\s+a\s+member\s+of)\s+{_NAME}\s+(?i:community|today|now)"),
        ("copyright", Strength.STRONG, rf"(?i:©|\(c\)|copyright)\s*(?:(?i:©|\(c\))\s*)?(?:\d{{4}}(?:\s*[-–]\s*\d{{2,4}})?)[,.]?\s+(?:by\s+)?{_NAME}\s*(?:[.,|]|$|(?i:all\s+rights|inc|llc|ltd))"),
        ("copyright", Strength.STRONG, rf"{_NAME}\s*(?i:©|\(c\))\s*\d{{4}}\b"),
        ("we", Strength.STRONG, rf"(?i:we,?|at)\s+(?:the\s+\w+\s+(?:of|at)\s+)?{_NAME},\s+(?:we\b|refuse|believe|are)"),
        ("bio", Strength.STRONG, rf"{_PERSON}\s+is\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}(?:reporter|correspondent|editor|writer)\s+(?:for|at|with)\s+{_NAME}"),
        ("bio", Strength.WEAK, rf"{_PERSON}\s+(?:covers|writes|reports)\s+(?:[\w\s,-]+\s+)?for\s+{_NAME}"),
        ("newsletter", Strength.WEAK, rf"(?i:(?:sign\s+up|register|subscribe)\s+(?:for|to))\s+{_NAME}(?:['’]s?)?(?:\s+[\w-]+){{0,3}}\s+(?i:newsletter|emails?|alerts?)\b"),
        ("subscribe", Strength.WEAK, rf"(?i:subscribe\s+to)\s+{_NAME}[!.]?(?:\s+(?:for|today|now|on)\b.*)?$"),
        ("follow", Strength.WEAK, rf"(?i:follow|like|find)\s+{_NAME}\s+(?i:on)\s+\w+"),
        ("more", Strength.WEAK, rf"(?i:(?:read\s+|see\s+)?more\s+(?:from|on|at|by)|read\s+(?:it\s+)?(?:more\s+)?(?:at|on))\s+{_NAME}[:.!]?$"),
        ("more", Strength.WEAK, rf"(?i:.*\b(?:newsletter|analysis|features?|news|stories)\b.*\bmore\s+from)\s+{_NAME}\b"),
        ("app", Strength.WEAK, rf"(?i:download|get|install)\s+{_NAME}(?:['’]s)?\s+(?i:app)\b"),
        ("is", Strength.WEAK, rf"{_NAME}\s+is\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}(?:independent|daily|weekly|nonprofit|non-profit)\s+(?:[\w-]+\s+){{0,2}}(?:newspaper|news|media|magazine|newsroom|publication)"),
        ("by supporting", Strength.WEAK, rf"(?i:by\s+(?:supporting|subscribing\s+to|donating\s+to|joining))\s+{_NAME},\s+you"),
        ("reader", Strength.WEAK, rf"(?i:thank\s+you\s+for\s+(?:reading|supporting|subscribing\s+to))\s+{_NAME}\b"),
    )
)  # fmt: skip
_TRIGGER = re.compile(
    r"support|message from|communit|join|member|©|\(c\)|copyright|^we\b|\bat\b|reporter|correspondent|editor|writer|covers|"
    r"writes|reports|newsletter|subscri|sign up|register|follow|more (?:from|on|at|by)|read (?:more|at|on|it)|app\b|"
    r"newspaper|newsroom|magazine|publication|nonprofit|media\b|thank you",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”«»]")
_CREDIT = re.compile(r"\b(?:photo|image|picture|getty|shutterstock)\b", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_SUFFIX = re.compile(r"\s(?:[-–—|])\s(?P<name>[^-–—|]{3,40})$")
_OF_CAUSES = frozenset({"appeal", "community", "follow"})  # "Support Merrow!" asks for more than newspapers
_OF_PERSONS = _OF_CAUSES | {"more", "masthead", "subscribe"}  # "Follow Nessa Quill", "More from Nessa Quill"
_FREE_MAIL = frozenset("gmail yahoo hotmail outlook proton protonmail mail icloud aol gmx ukr yandex".split())


def decide_outlet(text: str, lines: Sequence[str], head: Head, *, clues: Clues) -> Reading | None:
    """Decide which outlet printed an article; None where no line names it plainly.

    A label counts before a masthead, that before clutter in which the site names itself, and all of
    them before a news agency. Where two names are equally plain, none is taken.
    """
    evidence = [*_from_head(head), *_from_clutter(lines, clues.author), *_from_title(clues.title)]
    known = {fold_name(host.split(".")[-2]) for host in _mail_hosts(lines)}
    if clues.url is not None:
        known.update(fold_name(part) for part in host_of(clues.url).split(".")[:-1])
    for strength in (Strength.LABEL, Strength.MASTHEAD, Strength.STRONG):
        found = _one_name([e for e in evidence if e.strength == strength and find_agency(e.name) is None])
        if found is not None:
            return found
    weak = _agreeing(text, [e for e in evidence if not _is_of(clues.author, e.name)], known)
    if weak is not None:
        return weak
    found = _one_name(
        [e for e in evidence if find_agency(e.name) is not None and e.strength >= Strength.MASTHEAD]
    )
    if found is not None or clues.dateline is None or clues.dateline.agency is None:
        return found
    return Reading(clues.dateline.agency, clues.dateline.words)


def host_of(url: str) -> str:
    """Give the host of a web address, without "www."; empty if there is none."""
    match = re.match(r"(?:https?:)?(?://)?(?:[^/@\s]*@)?(?P<host>[^/:?#\s]+)", url.strip(), re.IGNORECASE)
    return re.sub(r"^www\.", "", match["host"].lower()) if match is not None else ""


def _from_head(head: Head) -> Iterator[Evidence]:
    for header in head.headers:
        if header.labelled_outlet is not None:
            yield Evidence(header.labelled_outlet, header.line, Strength.LABEL, "label")
        if header.outlet is not None:
            yield Evidence(header.outlet, header.line, Strength.MASTHEAD, "masthead")
        for name in header.names:
            if header.dates and not is_never_outlet(name):
                yield Evidence(name, header.line, Strength.WEAK, "masthead")
    if head.nameplate is not None:
        yield Evidence(head.nameplate.value, head.nameplate.origin, Strength.STRONG, "nameplate")


def _from_clutter(lines: Sequence[str], author: str | None) -> Iterator[Evidence]:
    for line in lines:
        if len(line) > CLUTTER_CHARS and " is " not in line[:60]:
            continue
        if (
            _TRIGGER.search(line[:CLUTTER_CHARS]) is None
            or _QUOTED.match(line)
            or _CREDIT.search(line[:CLUTTER_CHARS])
        ):
            continue
        for kind, strength, pattern in _PATTERNS:
            match = pattern.match(line[:CLUTTER_CHARS])
            if match is not None:
                found = _make_evidence(match["name"], line, strength, kind)
                if found is not None and (kind != "bio" or _is_of(author, line)):
                    yield found
                break


def _is_of(author: str | None, line: str) -> bool:
    """Tell whether a biography is the author's; that of somebody in the story names another outlet."""
    return author is not None and any(line.startswith(name) for name in re.split(r",\s+|\s+and\s+", author))


def _is_place(text: str, name: str) -> bool:
    """Tell whether the text has a name as that of a place: "in Merrow"."""
    return (
        re.search(rf"\b(?:in|from|across|near|against|into|through)\s(?:the\s)?{re.escape(name)}\b", text)
        is not None
    )


def _make_evidence(name: str, line: str, strength: Strength, kind: str) -> Evidence | None:
    name = re.sub(r"['’]s?$", "", name.strip())
    name = re.sub(r"^the\s+", "", name)
    if is_never_outlet(name) or find_agency(name) is not None:
        return None
    return Evidence(name, line, strength if is_outlet_name(name) else Strength.WEAK, kind)


def _from_title(title: str | None) -> Iterator[Evidence]:
    match = _SUFFIX.search(title) if title is not None else None
    if title is not None and match is not None and not is_never_outlet(match["name"]):
        yield Evidence(match["name"].strip(), title, Strength.WEAK, "title")


def _mail_hosts(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        for match in _MAIL.finditer(line) if "@" in line and len(line) <= CLUTTER_CHARS else ():
            if match["host"].split(".")[-2].lower() not in _FREE_MAIL:
                yield match["host"].lower()


def _one_name(evidence: Sequence[Evidence]) -> Reading | None:
    """Give the name on which all evidence agrees, as first written; None where two names stand."""
    if len({_key(e.name) for e in evidence}) != 1:
        return None
    return Reading(find_agency(evidence[0].name) or evidence[0].name, evidence[0].origin)


def _agreeing(text: str, evidence: Sequence[Evidence], known: set[str]) -> Reading | None:
    """Give the name that two weak lines of different kinds agree on, or one and the site's own address."""
    by_name: dict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        if find_agency(one.name) is None:
            by_name[_key(one.name)].append(one)
    enough = [
        found
        for key, found in by_name.items()
        if len({e.kind for e in found}) + (key in known) >= 2
        and (key in known or _may_be_outlet(text, found[0].name, {e.kind for e in found}))
    ]
    if len(enough) != 1:
        return None
    return Reading(enough[0][0].name, enough[0][0].origin)


def _may_be_outlet(text: str, name: str, kinds: set[str]) -> bool:
    """Tell whether a name without a word of newspapers may be an outlet's, and not a cause, a place or a person."""
    if is_outlet_name(name):
        return True
    others = _OF_PERSONS if is_person_name(name) else _OF_CAUSES
    return bool(kinds - others) and not _is_place(text, name)


def _key(name: str) -> str:
    return fold_name(find_agency(name) or name)
