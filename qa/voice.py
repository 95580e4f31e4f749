"""Tell whose words a passage is, by the statements found in its article."""

import re
from collections.abc import Mapping, Sequence

from index.lexical import stem_terms
from index.records import Span, Statement
from index.speakers.archive.bodies import is_body
from index.speakers.keys.fold import given_names_agree
from index.speakers.keys.role_fit import source_fits
from index.speakers.keys.written import drop_titles
from index.speakers.lists.given_names import is_given_name
from index.statements.records import INDIRECT
from qa.attribute import speaks, speaks_in_full
from qa.question import find_title_gender, keep_gender, last_name, speaker_word
from qa.records import Candidate, Question
from qa.sources import has_first_name, names_agree, source_described, source_names, speaks_for

UNSURE = 6  # passages compared beside statements that are known to be the speaker's
_BEFORE_ROLE = re.compile(r"(?:(?!(?:the|an?)\b)[\w.'’-]+\s+){0,5}$", re.I)  # up to an article or a mark
# "An aide to Voss", "critics of Voss", "a source close to Voss": somebody else, whom the archive does not know.
_OF_ANOTHER = re.compile(
    r"(?:(?:an?|the|some|one|another)\s+)?(?P<who>(?-i:[a-z])[\w'’-]*(?:\s+(?-i:[a-z])[\w'’-]*)*?"
    r"\s+(?:to|of|for|near|from|around|with|against|behind)\s+\S.*)",
    re.I,
)
_RELATIVE = re.compile(r"(?:which|who|whom|whose|that)\b", re.I)
_CLOSING = re.compile(r"[.!?]*[”\"]*")
LEAST_SHARE = 0.5  # of a passage's code points that are what one speaker says


def keep_voice(
    candidates: Sequence[Candidate],
    asked: Question,
    statements: Mapping[str, Sequence[Statement]],
    *,
    namesakes: bool = False,
) -> list[Candidate]:
    """Keep the passages that may be the words of the speaker asked for, in their order.

    He stands beside a verb of speech, no namesake and no spokesman of his does, and of the statements in the passage
    one is his or names him, or none was found. Where the archive has nobody of the full name asked for, the article
    must have the first name, or the words "aide to Voss", which are not Voss; and where a description may mean many, something of what is asked about.
    A last name that others bear, too, does not tell him: there the first name must stand before it.

    :param statements: Those of the passages' articles, by id.
    :param namesakes: Whether the archive knows others of the last name asked for, and not him.
    """
    name = last_name(asked.speaker or "")
    described = asked.speaker if speaker_word(asked) is None else None
    another = None if described is not None or asked.speakers else _OF_ANOTHER.fullmatch(asked.speaker or "")
    return [
        one
        for one in candidates
        if name
        and speaks(one.text, name)
        and not _names_namesake(one.text, name, asked)
        and _is_told_apart(one, name, asked, namesakes=namesakes)
        and (
            not speaks_for(one.text, name) if another is None else another["who"].lower() in one.text.lower()
        )
        and _suits_article(one, asked, described)
        and (described is None or _says_role(one.text, name, described))
        and _is_free(one, name, asked, statements.get(one.article.id, ()))
    ]


def _suits_article(passage: Candidate, asked: Question, described: str | None) -> bool:
    """Tell whether an article may have somebody in it who is not known: his first name, or what he spoke about."""
    if asked.speakers:
        return True
    if described is None:
        return has_first_name(passage.article.text, asked.speaker or "")
    topic = set(stem_terms(asked.topic or ""))
    return not topic or not topic.isdisjoint(stem_terms(passage.article.text))


def _is_told_apart(passage: Candidate, name: str, asked: Question, *, namesakes: bool) -> bool:
    """Tell whether a last name can only be his who is asked for in full: in its article it is nobody else's, too."""
    words = drop_titles(asked.speaker or "").split()
    if asked.speakers or len(words) < 2 or speaker_word(asked) is None or is_body(asked.speaker or ""):
        return True
    if not namesakes and all(
        given_names_agree(words[0], one) for one in _first_names(passage.article.text, name)
    ):
        return True
    return speaks_in_full(passage.text, words[0], name)


def _is_free(passage: Candidate, name: str, asked: Question, statements: Sequence[Statement]) -> bool:
    """Tell whether no statement in a passage is somebody else's, but for one of the speaker's."""
    inside = [one for one in statements if _measure_shared(passage.span, one)]
    if not inside or any(one.speaker in asked.speakers for one in inside):
        return True
    gender = find_title_gender(asked.speaker or "")
    if any(one.speaker is not None and not keep_gender((one.speaker,), gender) for one in inside):
        return False
    text, is_name = passage.article.text, speaker_word(asked) is not None
    described, names = asked.speaker or "", (asked.speaker or "", *asked.speakers)

    def is_his(one: Statement) -> bool:
        source = " ".join(text[span.start : span.end] for span in one.source)
        if one.speaker is not None and (asked.speakers or not names_agree(described, one.speaker)):
            return False
        return source_names(source, name, names) if is_name else source_described(source, described, name)

    his = [one for one in inside if is_his(one)]
    others = [one for one in inside if one not in his and one.source and one.speech != INDIRECT]
    shares = [sum(_measure_shared(passage.span, one) for one in part) for part in (his, others)]
    return bool(his) and shares[0] >= shares[1]  # what others are quoted with is not the most of it


def _says_role(text: str, name: str, described: str) -> bool:
    """Tell whether a passage has the words of a description together: "the finance minister", not any minister.

    :param name: Its head: "minister".
    """
    for match in re.finditer(
        rf"\b{re.escape(name)}\b(?:\s+(?:of|for|at|to|in)(?:\s+[\w.'’-]+){{1,4}})?", text, re.I
    ):
        before = _BEFORE_ROLE.search(text[: match.start()])
        if source_fits(described, (before[0] if before is not None else "") + match[0]):
            return True
    return False


def _names_namesake(text: str, name: str, asked: Question) -> bool:
    """Tell whether a passage puts another first name before the last name asked for: "Petra Brandt" for Karel."""
    own = [full.split()[0] for full in (asked.speaker or "", *asked.speakers) if len(full.split()) > 1]
    others = _first_names(text, name)
    return bool(own) and bool(others) and not any(given_names_agree(a, b) for a in own for b in others)


def _first_names(text: str, name: str) -> list[str]:
    full = rf"\b([A-Z][\w’'-]+)(?: [A-Z]\.)* {re.escape(name)}\b"  # "George W. Bush"
    firsts = [match[1] for match in re.finditer(full, text, re.I)]
    return [first for first in firsts if first[:1].isupper() and is_given_name(first.lower())]


def add_unsure(said: Sequence[Candidate], passages: Sequence[Candidate]) -> list[Candidate]:
    """Take the best passages that may be the speaker's and hold none of the statements known to be."""
    others = [
        passage
        for passage in passages
        if not any(one.article.id == passage.article.id and one.span.overlaps(passage.span) for one in said)
    ]
    return others[:UNSURE]


def show_own(text: str, statement: Statement, beside: Sequence[Statement]) -> Span | None:
    """Give what of its sentences a statement is shown with: all, or where others are quoted with more before it, its own part alone.

    In “You should resign,” Warren told Stumpf, after he admitted that …, his part is “he admitted that …”. None where
    it does not stand apart: what others say is in it, or it is a relative clause. What others are only reported to say,
    or say after it, is left beside it: the words tell who says what.

    :param text: The article's.
    :param beside: Statements of others that share its sentences.
    """
    whole = Span(statement.start, statement.end)
    if statement.speaker is None:
        return whole
    own = Span(
        min(piece.start for piece in (*statement.source, *statement.cue, *statement.content)),
        max(piece.end for piece in (*statement.source, *statement.cue, *statement.content)),
    )
    others = [
        one
        for one in beside
        if one.source and one.speech != INDIRECT and not _is_same(one.speaker, statement.speaker)
    ]
    before = Span(whole.start, own.start)
    if sum(_measure_shared(before, one) for one in others) <= _measure_shared(whole, statement):
        return whole
    if any(_measure_shared(own, one) for one in others) or _RELATIVE.match(text, own.start) is not None:
        return None
    end = _CLOSING.match(text, own.end, whole.end)
    return Span(own.start, own.end if end is None else end.end())


def _is_same(one: str | None, other: str | None) -> bool:
    """Tell whether two names of speakers have one last name: "Obama" and "Barack Obama"."""
    return one is not None and other is not None and last_name(one) == last_name(other)


def find_voice(passage: Span, statements: Sequence[Statement]) -> Statement | None:
    """Give the statement that a passage is; None where nobody says most of it, or two do.

    A passage that is, with its attribution, part of a statement is that one, unless somebody else speaks in it, too.
    Of several statements of the speaker who says most of it, the longest in the passage; ties by place.

    :param statements: Those of the passage's article.
    """
    said = {one.id: _measure_shared(passage, one) for one in statements}
    inside = [one for one in statements if said[one.id]]
    whole = [one for one in inside if one.start <= passage.start and passage.end <= one.end]
    if whole and len({one.speaker for one in inside}) == 1:
        return max(whole, key=lambda one: (said[one.id], -one.start, one.id))
    by_speaker: dict[str | None, int] = {}
    for one in inside:
        by_speaker[one.speaker] = by_speaker.get(one.speaker, 0) + said[one.id]
    most = max(
        by_speaker.items(), key=lambda item: (item[1], item[0] is not None, item[0] or ""), default=None
    )
    if most is None or most[1] < LEAST_SHARE * len(passage):
        return None
    theirs = [one for one in inside if one.speaker == most[0]]
    return max(theirs, key=lambda one: (said[one.id], -one.start, one.id))


def _measure_shared(passage: Span, statement: Statement) -> int:
    """Count the code points of the passage that are what the statement says."""
    return sum(
        max(0, min(passage.end, piece.end) - max(passage.start, piece.start)) for piece in statement.content
    )
