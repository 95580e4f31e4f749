"""Tell whether a source plainly gives a quote's words to somebody else than the claimed speaker.

It says "disagrees" where the archive's statements plainly give the words to others, where the source never names the
claimed speaker, or where a name stands as the subject of a verb of speech in the quote's own sentence, nothing there
may be a pronoun's words, and nothing speaks for the claimed speaker. All else is "not checked":
a right speaker must never be called wrong. Measured by benchmarks/verify.py, "speaker".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.lexical import tokenize
from index.records import Span
from index.sentences import split_paragraphs, split_sentences
from qa.attribute import speaks
from qa.verify.names import (
    NO_NAMES,
    compare_all,
    compare_names,
    is_anothers,
    is_nowhere,
    is_person,
    name_words,
)
from qa.verify.records import AGREES, DISAGREES, NOT_CHECKED
from qa.verify.texts import SourceText

# Code points on each side of a quote in which the claimed speaker's name keeps a stored one from contradicting. In a
# column of quotes, each with its name below, the tagger may take the name above.
NEAR_CHARS = 80
_CUES = """said says told added adds noted argued insisted warned wrote tweeted explained replied responded
declared acknowledged recalled continued concluded predicted joked asked asserted contended complained
stated claimed denied announced tells writes adds warns argues tweets boasted conceded complained vowed"""
_INVERTED_CUES = (
    "said says added adds wrote writes explained noted recalled replied argued insisted continued declared"
)
_NAME = r"[A-Z][^\W\d_]*(?:[’'.-][A-Z]?[^\W\d_]*)*"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
_SUBJECT = re.compile(  # at a clause's beginning: "…, Oster said", "But Mr. Oster, 40, has warned"
    rf"(?:^|[,;:—–\"”’'»)(]\s*|--\s*|\b(?:and|but|as|when|while|that|because|But|And|As) )"
    rf"(?P<name>{_NAMES}),?(?: who is \w+,| \d\d?,)? (?:has |had |have |also |later |then |\w+ly )?(?:{'|'.join(_CUES.split())})\b"
    rf"(?! (?:by|to have)\b)"
)
_AFTER = re.compile(  # "…,” said Oster": no word between but a title
    rf"(?:[,.?!…—-][\"”’»']*\s+|^)(?:{'|'.join(_INVERTED_CUES.split())}) (?:(?:former|then|state|U\.S\.) )?(?P<name>{_NAMES})"
)
_PRONOUN = re.compile(
    rf"\b(?:he|she|they|it|who|i|we)\b(?: \w+){{0,2}}? (?:{'|'.join(_CUES.split())})\b|\b(?:{'|'.join(_INVERTED_CUES.split())}) (?:he|she|they)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]|''.*?''|``.*?''", re.S)


@dataclass(frozen=True, slots=True)
class StoredSpeaker:
    """Whose words the archive's statements say a range is.

    Attributes:
        names: The forms of the name, the canonical one first; empty where a statement has no speaker.
        is_sure: Whether the article names the speaker at the very words; else he is only told by "he" or a role, and
            may confirm a claimed speaker but not contradict one.
        source: The words that name the speaker: "Ada Orr, who speaks for the harbour"; "" for none. Who is named in
            them besides may be meant by the claimed speaker, a body above all.
    """

    names: tuple[str, ...]
    is_sure: bool = False
    source: str = ""


# Whose words the archive's statements say a range is: several where one repeats another's words.
SpeakerOf = Callable[[SourceText, Span], Sequence[StoredSpeaker]]


@dataclass(frozen=True, slots=True)
class SpeakerCheck:
    """Whether the source agrees with the claimed speaker, and whom it names where it does not."""

    result: str
    name: str | None = None


def check_speaker(
    text: SourceText, spans: Sequence[Span], claimed: str, speaker_of: SpeakerOf | None = None
) -> SpeakerCheck:
    """Compare a claimed speaker with what the source says at each place of the quote; the best result counts.

    :param speaker_of: Asked first. Where it agrees, so does the source; it disagrees where it is sure of everybody whose
        words the place may be, none is the claimed speaker, and the sentence does not speak for the claimed one.
    """
    checks = [_check_place(text, span, claimed, speaker_of) for span in spans]
    order = (AGREES, NOT_CHECKED, DISAGREES)
    return min(checks, key=lambda check: order.index(check.result), default=SpeakerCheck(NOT_CHECKED))


def _check_place(text: SourceText, span: Span, claimed: str, speaker_of: SpeakerOf | None) -> SpeakerCheck:
    words = name_words(claimed)
    stored = () if speaker_of is None else speaker_of(text, span)
    results = [compare_all(claimed, one.names, text.text) for one in stored]
    if AGREES in results:
        return SpeakerCheck(AGREES)
    check = _check_sentence(text.text, span, claimed, words)
    if check.result == NOT_CHECKED and words and is_nowhere(words, claimed, text.text):
        return SpeakerCheck(DISAGREES)
    if check.result != NOT_CHECKED or not stored or not _is_name(claimed):
        return check
    beside = {word for one in stored for word in tokenize(one.source)} | _find_words_near(text.text, span)
    contradicts = all(one.is_sure for one in stored) and set(results) == {DISAGREES}
    # The last name that a namesake shares with the stored speaker stands beside the quote anyway.
    own = set(words) - {name_words(name)[-1] for one in stored for name in one.names if name_words(name)}
    if contradicts and own and beside.isdisjoint(own):
        return SpeakerCheck(DISAGREES, stored[0].names[0])
    return check


def _find_words_near(text: str, span: Span) -> set[str]:
    """Give the words right before and after a range: its speaker may be named there, beyond the sentence's end."""
    before, after = text[max(0, span.start - NEAR_CHARS) : span.start], text[span.end : span.end + NEAR_CHARS]
    return {*tokenize(before), *tokenize(after)}


def _check_sentence(text: str, span: Span, claimed: str, words: Sequence[str]) -> SpeakerCheck:
    around = find_around(text, span)
    if not words or around is None:
        return SpeakerCheck(NOT_CHECKED)
    said = " ".join(_hide_quotations(text, around).split())
    names = find_subjects(said)
    results = [compare_names(words, name_words(name), text) for name in names]
    if AGREES in results or (
        not names and speaks(said, words[-1]) and not is_anothers(words[-1], words, text)
    ):
        return SpeakerCheck(AGREES)
    beside = set(tokenize(said)) - {word for name in names for word in name_words(name)}
    if not names or _PRONOUN.search(said) or words[-1] in beside or NOT_CHECKED in results:
        return SpeakerCheck(NOT_CHECKED)
    return SpeakerCheck(DISAGREES, names[0]) if _is_name(claimed) else SpeakerCheck(NOT_CHECKED)


def _is_name(claimed: str) -> bool:
    """Tell whether a claimed speaker is somebody by name: "a spokesman" may be anybody."""
    return claimed != claimed.lower() and is_person(claimed)


def find_around(text: str, span: Span) -> Span | None:
    """Find the sentences of one paragraph that a range touches; None where it goes on into another one."""
    # A paragraph is looked for between line breaks well before and after, since a text may be long.
    low = max(0, text.rfind("\n\n", 0, span.start))
    high = text.find("\n\n", span.end)
    part = Span(low, len(text) if high < 0 else high)
    inside = [
        Span(part.start + p.start, part.start + p.end)
        for p in split_paragraphs(text[part.start : part.end])
        if Span(part.start + p.start, part.start + p.end).overlaps(span)
    ]
    if len(inside) != 1:
        return None
    sentences = [sentence for sentence in split_sentences(text, inside[0]) if sentence.overlaps(span)]
    return Span(sentences[0].start, sentences[-1].end) if sentences else None


def find_subjects(said: str) -> list[str]:
    """Find the names that plainly speak in a sentence whose quotations are left out, in order."""
    found = [match["name"] for pattern in (_SUBJECT, _AFTER) for match in pattern.finditer(said)]
    return list(dict.fromkeys(name for name in map(_trim, found) if name))


def _hide_quotations(text: str, span: Span) -> str:
    """Give a sentence with its quotations' words left out, the marks kept."""
    return _QUOTED.sub(lambda match: match.group()[:1] + match.group()[-2:], text[span.start : span.end])


def _trim(name: str) -> str:
    """Take a possessive's owner, and what is no name, off a name; "" if nothing is left."""
    words = re.split(r"\s+", name.strip(" ,."))
    if words[0].lower() in ("the", "a", "an") or any(re.search(r"['’]s$", word) for word in words):
        return ""
    while words and words[0].lower() in NO_NAMES:
        words = words[1:]
    if any(word.lower() in NO_NAMES for word in words) or not name_words(" ".join(words)):
        return ""
    return " ".join(words)
