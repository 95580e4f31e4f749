"""Read a question: check it, and see what it asks, whose words it asks for, about what, when and where."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.errors import BadInput
from index.lexical import tokenize
from index.records import Span
from qa.filters import NO_FILTERS, Filters
from qa.language import _
from qa.question.lexicon import EMPTY, Lexicon
from qa.question.lists import EDGE, PRONOUNS, UNPLAIN
from qa.question.missing_outlets import is_missing_outlet
from qa.question.names import last_name, match_speakers, names_somebody, shorten
from qa.question.outlets import find_outlet, fold_outlets
from qa.question.patterns import Reading
from qa.question.phrases import (
    INTRODUCED,
    TAIL,
    Phrase,
    Taken,
    choose_phrases,
    cut_phrases,
    find_phrases,
    merge_filters,
)  # fmt: skip
from qa.question.shapes import read_shape
from qa.question.topic import Topic, leave_out, read_topic
from qa.question.whom import split_all_but
from qa.records import FACT, SAID, SEARCH, SPOKEN, Dated, Question

LONG_BEFORE = datetime.timedelta(
    days=2 * 366
)  # "the fire in 1987" is a topic; last year's words may be asked for
MONTH = datetime.timedelta(
    days=31
)  # the longest time in a question of fact that an article's own date may stand for
STILL_NEWS = datetime.timedelta(days=2)  # after it, in which articles tell of it without its date
MAX_QUESTION_CHARS = 2000  # code points; a longer text is a document, not a question
_MAX_NAME_WORDS = 8  # words of the longest name that alone makes a question one about speech
_MIN_TYPO_CHARS = 5  # a shorter word is too easily a misspelt name
_ASKS = re.compile(
    r"(?:\w+\s+)?(?:what|who|whose|whom|when|where|why|how|which)\b|(?:did|does|do|has|have|had|is|are|was|were|will|"
    r"would|can|could|should)\b|.*\?\W*$",
    re.I | re.S,
)
_DID = re.compile(r"\b(what|when|where|why|how)['’]?d\b(?=\s)", re.I)
_WHAT = re.compile(r"^(?:waht|wath|whta|hwat|wht|wat)(?=\s+(?:did|does|do|has|have|is|was|were)\b)", re.I)
_GLUED = re.compile(r"^(what|who|how|where|when|why)s(?=\s)", re.I)
_ABOUT = re.compile(
    r"\b(say|said|saying|think|thinks|thought|talk|talked|speak|spoke|comment)(\s+)"
    r"(?:abuot|abut|aobut|abot|abotu|baout|abou|bout|abount|aboout|abt)(?=\s)",
    re.I,
)
_WHERE = re.compile(r"\W*where\b", re.I)
_WRITES = re.compile(r"(?:writ|wrote|report)", re.I)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A question as read, with what a conversation must know besides.

    Attributes:
        question: Without the filters of the caller.
        subject: The words that stand for the speaker, pronouns too; None where there are none.
        points_back: Whether the topic is only "that" or "it".
        other: Whether something or somebody else is asked for.
        phrases: The dates and outlets that were read out.
        speech: Whether it asks for what was said, or who said it.
    """

    question: Question
    subject: str | None = None
    points_back: bool = False
    other: bool = False
    phrases: tuple[Phrase, ...] = ()
    speech: bool = False


def parse_question(text: str, filters: Filters = NO_FILTERS, *, lexicon: Lexicon | None = None) -> Question:
    """Check a question and read what its shape gives: kind, speaker, topic, dates and outlets.

    :param filters: What the question is restricted to; each part given takes the place of what is read from the text.
    :param lexicon: What the archive knows. Without it no outlets and dates are read, and nobody is known.
    :raises BadInput: If it is empty, longer than `MAX_QUESTION_CHARS`, or without a letter or digit.
    """
    lexicon = EMPTY if lexicon is None else lexicon
    parsed = parse_text(text, lexicon)
    check_plain(parsed, filters)
    return apply_filters(parsed, filters, lexicon)


def check_plain(parsed: Parsed, filters: Filters, *, first: bool = True) -> None:
    """Check that a question says what it is about: "who said that?" alone would be answered with anybody's words.

    :param first: Whether no question was asked before it.
    :raises BadInput: If it only points back, and names nobody either; of a first one, if it asks where somebody
        said "it".
    """
    asked = parsed.question
    named = asked.speaker is not None or filters.speaker is not None
    about = (asked.topic or "").lower()
    points_back = parsed.points_back and not about
    if named:
        points_back = points_back and first and _WHERE.match(asked.text) is not None
    elif about in UNPLAIN:  # "who disagreed with her?"
        points_back = True
    if parsed.speech and points_back:
        raise BadInput(
            _("it is not plain what {text!r} is about: ask with a name or a topic").format(
                text=shorten(asked.text, 40)
            )
        )


def apply_filters(parsed: Parsed, filters: Filters, lexicon: Lexicon) -> Question:
    """Restrict a question as read by what the caller gives, which wins part by part.

    With a speaker given, any question asks for the words of that speaker.
    """
    found = replace(parsed.question, filters=merge_filters(filters, parsed.phrases))
    if filters.speaker is None:
        return found
    kind = found.kind if found.kind in SPOKEN else SAID
    speakers = match_speakers(filters.speaker, lexicon)
    return replace(found, speaker=filters.speaker, speakers=speakers, kind=kind)


def parse_text(text: str, lexicon: Lexicon) -> Parsed:
    """Read a question as `parse_question` does; the phrases read out are not yet filters.

    :raises BadInput: As `parse_question` does.
    """
    text = check_text(text)
    allowed, dropped = find_phrases(text, lexicon), list[Phrase]()
    while True:
        taken = choose_phrases(text, allowed)
        rest = cut_phrases(text, [one.phrase for one in taken])
        if taken and not tokenize(rest):  # "in February" alone restricts nothing
            allowed = []
            continue
        core = _trim(_spell_out(rest))
        reading = read_shape(
            core,
            lambda words: is_known(split_all_but(words) or words, lexicon),
            lambda words: is_known(words, lexicon) and lexicon.is_quoted(match_speakers(words, lexicon)),
        )
        topic = None if reading is None else read_topic(core, reading)
        asks = _ASKS.match(_spell_out(rest)) is not None
        wrong = [one.phrase for one in taken if not _restricts(one, core, topic, lexicon, asks=asks)]
        if not wrong:
            break
        allowed, dropped = [phrase for phrase in allowed if phrase not in wrong], dropped + wrong
    phrases = tuple(one.phrase for one in taken)
    words = rest if phrases else None
    if reading is None or topic is None:
        dated = _read_dated(text, dropped, phrases) if asks else None
        return Parsed(
            Question(text, kind=FACT if asks else SEARCH, words=words, dated=dated), phrases=phrases
        )
    return _to_parsed(text, reading, topic, lexicon, phrases=phrases, words=words)


def _read_dated(text: str, dropped: Sequence[Phrase], taken: Sequence[Phrase]) -> Dated | None:
    """Read the only date, a month at most, that a question of fact begins or ends with.

    :param taken: What restricts the question, and is left out of its words, too.
    """
    dates = [
        (one, one.since, one.until)
        for one in dropped
        if one.since is not None and one.until is not None and not one.ahead
    ]
    if len(dates) != 1:
        return None
    ((phrase, since, until),) = dates
    words = cut_phrases(text, [*taken, phrase]).lstrip(" ,")
    if until - since > MONTH or not tokenize(words):
        return None
    return Dated(words, since.isoformat(), (until + STILL_NEWS).isoformat())


def check_text(text: str) -> str:
    """Check that a text can be asked, and give it without white space around it.

    :raises BadInput: As `parse_question` does.
    """
    text = text.strip().encode("utf-8", "replace").decode()  # a lone surrogate becomes "?"
    if not text:
        raise BadInput(_('the question is empty: ask, for instance, "what did Peskov say about Kursk?"'))
    if len(text) > MAX_QUESTION_CHARS:
        raise BadInput(
            _("the question has {number} characters: at most {most} can be asked at once").format(
                number=len(text), most=MAX_QUESTION_CHARS
            )
        )
    if not tokenize(text):
        raise BadInput(
            _("there is no word in the question {text!r}: ask with a name or a topic").format(
                text=shorten(text, 40)
            )
        )
    return text


def _restricts(taken: Taken, core: str, topic: Topic | None, lexicon: Lexicon, *, asks: bool) -> bool:
    """Tell whether a phrase restricts the question, and is no part of what it asks about.

    Outlets do, but "in the Hibbert Journal", which the archive lacks, not in a question of fact. A date does in a
    question about speech or after a speaker's name alone, unless it ends the clause that was said, or dates what
    articles tell of: with a topic, one to come, or long before the oldest article.
    """
    phrase = taken.phrase
    if phrase.unsure:
        return topic is not None or (taken.place == INTRODUCED and not asks)
    if phrase.outlets or taken.place == INTRODUCED:
        return True
    if topic is None:
        return not asks and is_known(core, lexicon)
    if taken.place != TAIL or topic.words is None:
        return not (phrase.ahead and topic.clause)
    if phrase.ahead:
        return False
    if topic.clause and not (taken.set_off or phrase.past):
        return False
    last = phrase.until
    if last is None or lexicon.oldest is None:
        return True
    return last >= datetime.date.fromisoformat(lexicon.oldest) - LONG_BEFORE


def _spell_out(text: str) -> str:
    """Write "what'd", misspelt question words and "abuot" in full, and "whats" with its apostrophe."""
    return _ABOUT.sub(r"\1\2about", _DID.sub(r"\1 did", _GLUED.sub(r"\1's", _WHAT.sub("what", text))))


def _trim(text: str) -> str:
    """Drop the punctuation around a question, but for the apostrophe of a name."""
    return text.strip(EDGE)


def is_known(words: str, lexicon: Lexicon) -> bool:
    """Tell whether some words are a speaker of the archive, and nothing else."""
    words = words.strip(EDGE)
    parts = words.split()
    if not parts or len(parts) > _MAX_NAME_WORDS or set(tokenize(words)) <= PRONOUNS:
        return False
    found = lexicon.find(words)
    if found.how == "typo" and len(words) < _MIN_TYPO_CHARS:
        return False
    if words.islower() and found.how in ("last name", "typo"):
        # An ordinary word that is somebody's name ("rice on sale"), or nearly one ("prices on the rise"), is none.
        names = (words,) if found.how == "last name" else map(last_name, found.speakers)
        return all(lexicon.spot(name) for name in names)
    return bool(found.speakers) or bool(match_speakers(words, lexicon))


def _to_parsed(
    text: str,
    reading: Reading,
    topic: Topic,
    lexicon: Lexicon,
    *,
    phrases: tuple[Phrase, ...],
    words: str | None,
) -> Parsed:
    subject = reading.subject
    speaker = subject if subject is not None and names_somebody(subject, lexicon) else None
    about, left_out = leave_out(reading, topic, lexicon)
    if speaker is not None and split_all_but(speaker) is not None:
        speaker = None
    speakers = () if speaker is None else match_speakers(speaker, lexicon)
    asked = Question(
        text, speaker, about, speakers=speakers, kind=reading.kind, negated=reading.negated, words=words,
        exclude=left_out,
    )  # fmt: skip
    source = None if speaker is None else _find_source(speaker, reading, lexicon)
    if source is not None and subject is not None and (not speakers or _WRITES.match(reading.verb)):
        at = max(0, text.find(subject))
        phrase = Phrase(Span(at, at + len(subject)), (source,))
        asked = replace(asked, speaker=None, speakers=(), kind=FACT, words=topic.words or words)
        return Parsed(asked, phrases=(*phrases, phrase), points_back=topic.points_back)
    if speaker is None and subject is not None and subject.lower() in UNPLAIN:
        asked = replace(asked, speaker=UNPLAIN[subject.lower()])
    return Parsed(asked, subject, topic.points_back, reading.other, phrases, speech=True)


def _find_source(speaker: str, reading: Reading, lexicon: Lexicon) -> str | None:
    """Give the outlet that stands where a speaker does: "what did Le Monde write about fares?"."""
    found = find_outlet(speaker, fold_outlets(lexicon.outlets))
    if found is not None or not lexicon.outlets or _WRITES.match(reading.verb) is None:
        return found
    return speaker if is_missing_outlet(speaker, sure=True) else None
