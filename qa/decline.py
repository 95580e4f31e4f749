"""Tell why a question is not answered: nothing chosen to look at, nobody who speaks, nothing on what is asked about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.lexical import query_terms, stem, stem_terms, tokenize
from index.speakers.keys.fold_role import fold_role, has_post
from index.speakers.keys.role_fit import find_post
from index.speakers.lists.ordinary_words import is_ordinary_word
from index.store import Store
from qa.acts import lacks_act
from qa.cues import is_utterance
from qa.filters import describe_articles, say_none_chosen
from qa.language import N_, _, chain_and, chain_or, ngettext
from qa.question import is_kin, is_relation, name_speakers, names_in, speaker_word
from qa.question.small_talk import asks_system, asks_unsaid, is_small_talk
from qa.records import (
    COMMENT,
    NO_ANSWER,
    NO_QUESTION,
    NOT_ON_TOPIC,
    NOT_QUOTED,
    OUTSIDE,
    SPEAKER_ABSENT,
    SPOKEN,
    TOPIC_ABSENT,
    UNPLAIN,
    WHO_SAID,
    Candidate,
    Question,
    Quote,
)
from qa.said import topic_terms
from qa.stance import FOR, OPPOSITE, denies_claim, judge_sides, read_wanted, say_side, share_topic
from qa.voice import find_voice

WIDENED = (NOT_QUOTED, NOT_ON_TOPIC, TOPIC_ABSENT, NO_ANSWER, OUTSIDE)  # what other dates or outlets may have
MOST_PLACES = 5  # named in a reason
_ASKS_AGAIN = re.compile(
    r"\band\s+(?:what|who|whom|when|where|why|how)\s+(?:did|does|do|has|have|had|is|was|were)\b", re.I
)
WHAT_TO_ASK = N_(
    "it holds articles and no opinions of its own: ask what somebody said, “What did Peskov say about Kursk?”, or a fact"
)
WHAT_WAS_SAID = N_(
    "articles tell what was said, not what was left unsaid: ask what somebody said about it, denied, or refused to say"
)
# By the side asked for, of `qa.stance.say_side`, where who is quoted is on record only on the other.
_NOBODY_ON = {
    "for": N_("nobody is quoted for “{topic}” {scope}, only against it"),
    "against": N_("nobody is quoted against “{topic}” {scope}, only for it"),
}
_SPEAKER_NOT_ON = {
    "for": N_("{speaker} is quoted on “{topic}” {scope}, but against it, not for it"),
    "against": N_("{speaker} is quoted on “{topic}” {scope}, but for it, not against it"),
}


@dataclass(frozen=True, slots=True)
class Decline:
    """Why a question is not answered.

    Attributes:
        kind: Of `qa.records.DECLINED`.
        reason: For a reader, without a full stop.
    """

    kind: str
    reason: str


def find_reason_to_decline(
    store: Store, asked: Question, candidates: Sequence[Candidate], *, heard: bool = True
) -> Decline | None:
    """Say why a question has no answer in the archive whatever its passages are like, or give None.

    :param heard: Whether any candidate may be the words of the speaker asked for.
    """
    own_view = asked.filters.speaker is None and asks_system(asked.text)
    if own_view or (asked.kind not in SPOKEN and is_small_talk(asked.text)):
        return Decline(NO_QUESTION, _(WHAT_TO_ASK))
    if asks_unsaid(asked.text):
        return Decline(NO_QUESTION, _(WHAT_WAS_SAID))
    if not candidates:
        return Decline(OUTSIDE, say_none_chosen(asked.filters))
    if is_relation(asked.speaker or "") and not asked.speakers:
        return _say_unplain(asked)
    names = names_in(asked)
    speaker = None if _asks_role(asked) else speaker_word(asked)
    if speaker is not None and not asked.speakers and not _occurs(store, [speaker]):
        return Decline(SPEAKER_ABSENT, _say_absent([speaker]))
    if names and not _occurs(store, names):
        return Decline(TOPIC_ABSENT, _say_absent(names))
    if not _occurs(store, query_terms(asked.search_text) or tokenize(asked.search_text)):
        return Decline(TOPIC_ABSENT, _("none of the words of the question occurs in this archive"))
    if not heard:
        return _describe_silence(store, asked)
    bearers = _find_bearers(store, asked, candidates)
    if len(bearers) > 1:
        unplain = _("it is not plain who “{speaker}” is: {names}")
        return Decline(UNPLAIN, unplain.format(speaker=asked.speaker, names=chain_or(bearers)))
    return (
        _find_two_questions(asked)
        or _find_other_side(asked, candidates)
        or _find_only_denied(asked, candidates)
        or _find_only_plans(asked, candidates)
        or _find_no_act(asked, candidates)
    )


def point_outside(declined: Decline, quotes: Sequence[Quote]) -> Decline:
    """Add to a reason where an answer is that the dates or outlets asked for leave out."""
    places = [(place.date or "", place.outlet or "") for quote in quotes for place in quote.also_in]
    places += [(quote.date or "", quote.outlet or "") for quote in quotes]
    named = [f"{outlet} {date}".strip() for date, outlet in sorted(set(places))]
    listed = [name for name in named if name]
    more = len(listed) - MOST_PLACES
    told = ", ".join(listed[:MOST_PLACES])
    if more > 0:
        told = _("{names} and {number} more").format(names=told, number=more)
    only = (
        _("{reason}; only articles outside these dates or outlets have it ({places})")
        if told
        else _("{reason}; only articles outside these dates or outlets have it")
    )
    return Decline(OUTSIDE, only.format(reason=declined.reason, places=told))


def explain_doubt(store: Store, asked: Question, candidates: Sequence[Candidate]) -> Decline:
    """Say why passages that were found are not given as an answer: none is likely to be one."""
    absent = _find_absent(store, asked) if asked.speaker is None else []
    if absent:
        return Decline(TOPIC_ABSENT, _say_absent(absent))
    other = _find_other_side(asked, candidates, anywhere=True)
    if other is not None:
        return other
    scope = _write_scope(asked)
    if asked.kind not in SPOKEN or asked.topic is None:
        kind, says = NO_ANSWER, _("passages were found {scope}, but none answers the question")
    elif asked.speaker is None:
        kind, says = NO_ANSWER, _("nobody is quoted on “{topic}” {scope}")
    elif any(one.statement is not None for one in candidates):
        kind, says = NOT_ON_TOPIC, _("{speaker} is quoted {scope}, but not on “{topic}”")
    else:
        kind, says = NOT_QUOTED, _("{speaker} is not quoted on “{topic}” {scope}")
    return Decline(kind, says.format(speaker=_name_speaker(asked), topic=asked.topic, scope=scope))


def _find_absent(store: Store, asked: Question) -> list[str]:
    """Give the words of what is asked about that no article has: all of them, or those that are no ordinary words.

    "Who thanked the council?" may be answered where nobody "thanks"; "voltana" is a name, whatever its letters.
    """
    terms = topic_terms(asked)
    frequency = store.document_frequency(map(stem, terms))
    absent = [term for term in terms if not frequency[stem(term)]]
    return absent if len(absent) == len(terms) else [term for term in absent if not is_ordinary_word(term)]


def _find_other_side(
    asked: Question, candidates: Sequence[Candidate], *, anywhere: bool = False
) -> Decline | None:
    """Decline where a question asks for a side, and who is quoted is on record only on the other.

    Of one speaker asked for all statements tell; of several, or of anybody, the best one does.

    :param anywhere: Whether any other statement is enough, for what is declined anyway.
    """
    wanted = read_wanted(asked)
    said = [one for one in candidates if one.statement is not None]
    if wanted is None or not said:
        return None
    sides = judge_sides(wanted, said)
    looked = sides if anywhere or len(asked.speakers) == 1 else sides[:1]
    if FOR in sides or min(looked) > OPPOSITE:
        return None
    kind, says = (NO_ANSWER, _NOBODY_ON) if asked.speaker is None else (NOT_ON_TOPIC, _SPEAKER_NOT_ON)
    told = _(says[say_side(wanted.side)])
    return Decline(
        kind, told.format(speaker=_name_speaker(asked), topic=wanted.about, scope=_write_scope(asked))
    )


def _find_only_denied(asked: Question, candidates: Sequence[Candidate]) -> Decline | None:
    """Decline where it is asked who said something, and what denies it has more of its words than any other statement."""
    if asked.kind != WHO_SAID:
        return None
    denied, others, denier = 0, 0, None
    for one in candidates:
        if one.statement is None:
            continue
        shared = share_topic(one.article, one.statement, asked)
        if not denies_claim(one.article, one.statement, asked):
            others = max(others, shared)
        elif shared > denied:
            denied, denier = shared, one.statement.speaker
    if denied <= others:
        return None
    told = _("nobody is quoted as saying so {scope}, only as denying it")
    if denier is not None:
        told = _("nobody is quoted as saying so {scope}; {speaker} denies it")
    return Decline(NO_ANSWER, told.format(scope=_write_scope(asked), speaker=denier))


def _find_two_questions(asked: Question) -> Decline | None:
    if asked.kind not in SPOKEN or _ASKS_AGAIN.search(asked.topic or "") is None:
        return None
    return Decline(UNPLAIN, _("there are two questions in it: ask one at a time"))


def _find_only_plans(asked: Question, candidates: Sequence[Candidate]) -> Decline | None:
    if asked.kind == COMMENT and asked.topic is not None and _only_plans(asked.topic, candidates):
        plans = _("{speaker} is not quoted on “{topic}”: articles only tell of plans or attitudes")
        return Decline(NOT_ON_TOPIC, plans.format(speaker=_name_speaker(asked), topic=asked.topic))
    # Of a passage that is no statement, only what it is about can tell that it is his.
    said = candidates if asked.topic is not None else [one for one in candidates if one.statement is not None]
    if asked.kind in SPOKEN and asked.speakers and not any(map(_may_be_words, said)):
        plans = _("{speaker} is not quoted in this archive: articles only tell of plans or attitudes")
        return Decline(NOT_QUOTED, plans.format(speaker=_name_speaker(asked)))
    return None


def _find_no_act(asked: Question, candidates: Sequence[Candidate]) -> Decline | None:
    act = lacks_act(asked, candidates)
    if act is None:
        return None
    told = _("{speaker} is quoted {scope}, but nothing there is {act}")
    return Decline(
        NOT_ON_TOPIC, told.format(speaker=_name_speaker(asked), scope=_write_scope(asked), act=_(act.noun))
    )


def _only_plans(topic: str, candidates: Sequence[Candidate]) -> bool:
    """Tell whether of what has a word of the topic nothing is an utterance: to plan something is no comment on it."""
    words = set(stem_terms(topic))
    on_topic = [one for one in candidates if not words.isdisjoint(stem_terms(one.text))]
    return bool(on_topic) and not any(map(_may_be_words, on_topic))


def _may_be_words(one: Candidate) -> bool:
    return one.statement is None or is_utterance(one.article, one.statement)


def _find_bearers(store: Store, asked: Question, candidates: Sequence[Candidate]) -> list[str]:
    """Find whose words may be meant by a role that nobody alone has: those on the topic, if any is."""
    if asked.speakers or not _asks_role(asked):
        return []
    words = set(stem_terms(asked.topic or ""))
    on_topic = [one for one in candidates if not words.isdisjoint(stem_terms(one.text))]
    passages = on_topic or candidates
    statements = store.statements.of_articles({one.article.id for one in passages})
    voices = (find_voice(one.span, statements.get(one.article.id, ())) for one in passages)
    return list(dict.fromkeys(one.speaker for one in voices if one is not None and one.speaker is not None))


def _describe_silence(store: Store, asked: Question) -> Decline:
    if _asks_role(asked) and not asked.speakers:
        unplain = _("it is not plain who “{speaker}” is: nobody alone has that role in this archive")
        return Decline(UNPLAIN, unplain.format(speaker=asked.speaker))
    if is_kin(asked.speaker or "") and not asked.speakers:
        return _say_unplain(asked)
    silent = _("{speaker} is not quoted {scope}")
    return Decline(NOT_QUOTED, silent.format(speaker=_name_speaker(asked), scope=_write_scope(asked)))


def _say_unplain(asked: Question) -> Decline:
    unplain = _("it is not plain who “{speaker}” is: ask with a name")
    return Decline(UNPLAIN, unplain.format(speaker=asked.speaker))


def _write_scope(asked: Question) -> str:
    """Write where was looked: in the whole archive, or in the articles that filters leave."""
    articles = describe_articles(asked.filters)
    return _("in the articles {articles}").format(articles=articles) if articles else _("in this archive")


def _asks_role(asked: Question) -> bool:
    """Tell whether the speaker is asked for by a post, not by a name: "the PM", "the mayor of Merrow"."""
    words = (asked.speaker or "").split()
    by_name = speaker_word(asked) is not None and not has_post(fold_role(words[-1]))
    return find_post(asked.speaker or "") is not None and not by_name


def _name_speaker(asked: Question) -> str:
    if not asked.speakers:
        return _("“{words}”").format(words=asked.speaker)
    return name_speakers(asked) or asked.speakers[0]


def _occurs(store: Store, words: Sequence[str]) -> bool:
    """Tell whether any of the words, with all parts of it where it is hyphenated, occurs in an article."""
    parts = [[stem(part) for part in tokenize(word)] for word in words]
    found = store.document_frequency(part for word in parts for part in word)
    return any(word and all(found[part] for part in word) for word in parts)


def _say_absent(names: Sequence[str]) -> str:
    """Say that words do not occur."""
    says = ngettext(
        "{names} does not occur in this archive", "{names} do not occur in this archive", len(names)
    )
    return says.format(names=chain_and([_("“{words}”").format(words=name) for name in names]))
