"""Draft a test set from an archive's own statements and names, to be edited by hand."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from random import Random

from index.errors import BadInput
from index.records import Article
from qa.evaluate.draft.absent import propose_absent_speakers, propose_absent_topics
from qa.evaluate.draft.answerable import Json, Proposal, propose_answerable
from qa.evaluate.draft.archive import survey_articles

WHO_SHARE = 0.2  # of the answerable questions, those that ask who said some words
MOST_PER_SPEAKER = 3
MOST_PER_STORY = 3  # questions made from one article and its reprints


def draft_questions(
    articles: Iterable[Article], n: int, *, seed: int, note: Callable[[str], object] | None = None
) -> list[Json]:
    """Propose n lines of a native test set: two thirds with an answer, the rest without.

    They are spread over outlets and months; a speaker or story comes again only once all others
    have had their turn, `MOST_PER_SPEAKER` and `MOST_PER_STORY` times at most. The same articles and
    seed give the same lines. Every line has a note that says why it was proposed: a person has to
    check it, since verbs of speech are told by rule of thumb.

    :param note: Called with one line where fewer could be proposed than wished for.
    :raises BadInput: If n is less than 1, or nothing can be proposed.
    """
    if n < 1:
        raise BadInput(f"{n} questions cannot be drafted: wish for 1 or more")
    random = Random(seed)
    survey = survey_articles(articles, random)
    wanted = n - n // 3
    answerable = propose_answerable(survey, random)
    who = [p for p in answerable if p.line["kind"] == "who"]
    what = [p for p in answerable if p.line["kind"] != "who"]
    take = _Taker(random)
    chosen = take.take(what, wanted - int(wanted * WHO_SHARE))
    chosen += take.take(who, wanted - len(chosen))
    apart = _Taker(random)
    topics = apart.take(list(propose_absent_topics(survey, random)), n // 6)
    speakers = apart.take(list(propose_absent_speakers(survey, random)), n - wanted - len(topics))
    chosen += [*speakers, *topics]
    if not chosen:
        raise BadInput(
            f"no question can be drafted from {len(survey.articles)} articles: "
            "none has a person named in full right beside a verb of speech; write questions by hand"
        )
    if len(chosen) < n and note is not None:
        note(f"{len(chosen)} questions could be drafted, {n} were wished for")
    return [{"id": f"draft-{number:03}", **proposal.line} for number, proposal in enumerate(chosen, start=1)]


class _Taker:
    """Takes proposals in turns over outlets and months, and counts speakers and stories taken."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._speakers: Counter[str] = Counter()
        self._stories: Counter[str | None] = Counter()
        self._topics: Counter[str] = Counter()
        self._asked: set[tuple[str, str]] = set()

    def take(self, proposals: Iterable[Proposal], count: int) -> list[Proposal]:
        """Take so many: each speaker and story once, then twice, until there are enough."""
        groups: dict[tuple[str, str], list[Proposal]] = defaultdict(list)
        for proposal in proposals:
            groups[proposal.group].append(proposal)
        for key in sorted(groups):
            self._random.shuffle(groups[key])
            groups[key].sort(key=lambda p: p.rank)
        turns = sorted(groups)
        self._random.shuffle(turns)
        taken: list[Proposal] = []
        for limit in range(1, max(MOST_PER_SPEAKER, MOST_PER_STORY) + 1):
            before = -1
            while before < len(taken) < count:
                before = len(taken)
                taken += self._take_turn([groups[key] for key in turns], limit, count - len(taken))
        return taken

    def _take_turn(self, groups: list[list[Proposal]], limit: int, count: int) -> list[Proposal]:
        """Take one of each group where there is one within the limit."""
        taken: list[Proposal] = []
        for group in groups:
            found = next((p for p in group if self._is_free(p, limit)), None)
            if found is not None and len(taken) < count:
                group.remove(found)
                self._speakers[found.speaker] += 1
                self._stories[found.cluster] += 1
                self._topics[found.about] += 1
                self._asked.add((found.speaker, found.about))
                taken.append(found)
        return taken

    def _is_free(self, proposal: Proposal, limit: int) -> bool:
        return (
            self._speakers[proposal.speaker] < min(limit, MOST_PER_SPEAKER)
            and self._stories[proposal.cluster] < min(limit, MOST_PER_STORY)
            and self._topics[proposal.about] < limit
            and (proposal.speaker, proposal.about) not in self._asked
        )


__all__ = ["draft_questions"]
