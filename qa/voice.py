"""Tell whose words a passage is, by the statements found in its article."""

import re
from collections.abc import Mapping, Sequence

from index.lexical import stem_terms
from index.records import Span, Statement
from index.speakers.keys.fold import given_names_agree
from index.speakers.keys.role_fit import source_fits
from index.speakers.lists.given_names import is_given_name
from qa.attribute import speaks
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
LEAST_SHARE = 0.5  # of a passage's code points that are what one speaker says


def keep_voice(
    candidates: Sequence[Candidate], asked: Question, statements: Mapping[str, Sequence[Statement]]
) -> list[Candidate]:
    """Keep the passages that may be the words of the speaker asked for, in their order.

    He stands beside a verb of speech, no namesake and no spokesman of his does, and of the statements in the passage
    one is his or names him, or none was found. Where the archive has nobody of the full name asked for, the article
    must have the first name, or the words "aide to Voss", which are not Voss; and where a description may mean many, something of what is asked about.

    :param statements: Those of the passages' articles, by id.
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


def _is_free(passage: Candidate, name: str, asked: Question, statements: Sequence[Statement]) -> bool:
    """Tell whether no statement in a passage is somebody else's, but for one of the speaker's."""
    inside = [one for one in statements if _measure_shared(passage.span, one)]
    if not inside or any(one.speaker in asked.speakers for one in inside):
        return True
    gender = find_title_gender(asked.speaker or "")
    if any(one.speaker is not None and not keep_gender((one.speaker,), gender) for one in inside):
        return False
    text, is_name = passage.article.text, speaker_word(asked) is not None
    sources = [
        " ".join(text[span.start : span.end] for span in one.source)
        for one in inside
        if one.speaker is None or (not asked.speakers and names_agree(asked.speaker or "", one.speaker))
    ]
    described, names = asked.speaker or "", (asked.speaker or "", *asked.speakers)
    return any(
        source_names(source, name, names) if is_name else source_described(source, described, name)
        for source in sources
    )


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
    firsts = [match[1] for match in re.finditer(rf"\b([A-Z][\w’'-]+) {re.escape(name)}\b", text, re.I)]
    own = [full.split()[0] for full in (asked.speaker or "", *asked.speakers) if len(full.split()) > 1]
    others = [first for first in firsts if first[:1].isupper() and is_given_name(first.lower())]
    return bool(own) and bool(others) and not any(given_names_agree(a, b) for a in own for b in others)


def add_unsure(said: Sequence[Candidate], passages: Sequence[Candidate]) -> list[Candidate]:
    """Take the best passages that may be the speaker's and hold none of the statements known to be."""
    others = [
        passage
        for passage in passages
        if not any(one.article.id == passage.article.id and one.span.overlaps(passage.span) for one in said)
    ]
    return others[:UNSURE]


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
