"""Group statements found for a question that are the same statement, and choose the wording to show.

A statement belongs to a group if it is the same as the group's best wording: what stands beside a quote as another
place of it has been compared with that very quote. Compared with any member, a chain of small steps would join
statements that have nothing in common; compared with all, one odd wording would keep out good ones.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from qa.corroborate.content import Content, read_content
from qa.corroborate.likeness import Likeness, measure_likeness, relate
from qa.corroborate.records import CUT, RELATIONS, SAME, WORDING, Group, Variant, Voiced
from qa.verify.diff import diff_words
from qa.verify.records import Piece

# Days between two articles on one statement. Papers take a remark up within days; weeks later the same speaker on the
# same topic has spoken again, if in words as like as those of two reports.
MAX_DAYS = 7
SPEECH_ORDER = ("direct", "mixed", "indirect")  # the speaker's own words first
_UNDATED = "9999"  # after every date


@dataclass(frozen=True, slots=True, eq=False)
class _Bundle:
    """Statements with the same words by one speaker: one wording; the first is the preferred one.

    Attributes:
        content: Of the first.
        members: In order of preference; after them those that overlap a member in its article.
    """

    content: Content
    members: tuple[Voiced, ...]

    @property
    def first(self) -> Voiced:
        return self.members[0]


def group_statements(candidates: Sequence[Voiced]) -> list[Group]:
    """Group the statements that are one statement; every candidate is in one group.

    Groups come in order of the best score of their members, then of source and start. The best wording is direct
    before mixed before indirect, a whole one before its cut, the earliest (undated last), then by score, source and
    start; the others follow in the same order. The order of the candidates decides nothing.
    """
    ordered = sorted(candidates, key=_rank)
    contents = {id(voiced): read_content(voiced) for voiced in ordered}
    bundles = _bundle(ordered, contents)
    likeness = measure_likeness([b.first for b in bundles], [b.content for b in bundles])
    groups = [
        _to_group([bundles[i] for i in relations], list(relations.values()), contents)
        for relations in _gather(bundles, likeness)
    ]
    return sorted(groups, key=lambda group: (-_best_score(group), _place(group.best)))


def _rank(voiced: Voiced) -> tuple[int, str, float, tuple[str, int, int]]:
    """Give what wordings are preferred by, but for their length."""
    day = _UNDATED if voiced.article.meta.date is None else voiced.article.meta.date
    return (_speech_rank(voiced), day, -voiced.score, _place(voiced))


def _speech_rank(voiced: Voiced) -> int:
    return SPEECH_ORDER.index(voiced.speech) if voiced.speech in SPEECH_ORDER else len(SPEECH_ORDER)


def _place(voiced: Voiced) -> tuple[str, int, int]:
    return (voiced.article.source, voiced.content[0].start, voiced.content[-1].end)


def _best_score(group: Group) -> float:
    return max(voiced.score for voiced in (group.best, *(v.voiced for v in group.others)))


def _bundle(ordered: Sequence[Voiced], contents: dict[int, Content]) -> list[_Bundle]:
    """Bring together what has the same words, and what overlaps in one article; in order of preference."""
    inner = _find_inner(ordered)
    same: dict[tuple[object, ...], list[Voiced]] = defaultdict(list)
    for voiced in ordered:
        if id(voiced) not in inner:
            content = contents[id(voiced)]
            key = (voiced.speaker, content.words, content.denied)
            same[key if content.words else (id(voiced),)].append(voiced)  # marks alone say nothing
    within: dict[int, list[Voiced]] = defaultdict(list)
    for voiced in ordered:
        if id(voiced) in inner:
            within[id(inner[id(voiced)])].append(voiced)
    return [
        _Bundle(contents[id(members[0])], (*members, *(v for m in members for v in within[id(m)])))
        for members in same.values()
    ]


def _find_inner(ordered: Sequence[Voiced]) -> dict[int, Voiced]:
    """Find the statements whose content overlaps that of a longer one by the same speaker in the same article."""
    inner: dict[int, Voiced] = {}
    outer: dict[tuple[str, str | None], list[Voiced]] = defaultdict(list)
    for voiced in sorted(
        ordered, key=lambda v: -sum(map(len, v.content))
    ):  # the sort keeps the order of equals
        rivals = outer[voiced.article.id, voiced.speaker]
        over = next((rival for rival in rivals if _overlap(rival, voiced)), None)
        if over is None:
            rivals.append(voiced)
        else:
            inner[id(voiced)] = over
    return inner


def _overlap(one: Voiced, other: Voiced) -> bool:
    return one.span.overlaps(other.span) and any(a.overlaps(b) for a in one.content for b in other.content)


def _gather(bundles: Sequence[_Bundle], likeness: Likeness) -> list[dict[int, str]]:
    """Give the numbers of the bundles of each group, its best first, with their relation to it."""
    related = _relate_all(bundles, likeness)
    cuts = {i for i, others in related.items() if any(_is_cut(bundles, i, j, others[j]) for j in others)}
    groups: dict[int, dict[int, str]] = {}
    for i in sorted(range(len(bundles)), key=lambda i: (_speech_rank(bundles[i].first), i in cuts, i)):
        heads = [j for j in related[i] if j in groups]
        if heads:
            head = min(heads, key=lambda j: (RELATIONS.index(related[i][j]), -likeness.ratio[i, j], j))
            groups[head][i] = related[i][head]
        else:
            groups[i] = {i: SAME}
    return list(groups.values())


def _relate_all(bundles: Sequence[_Bundle], likeness: Likeness) -> dict[int, dict[int, str]]:
    """Give for each bundle those that are the same statement, and their relation."""
    related: dict[int, dict[int, str]] = {i: {} for i in range(len(bundles))}
    rows, columns = likeness.possible().nonzero()
    for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
        if i >= j or not _may_be_one(bundles[i], bundles[j]):
            continue
        pair, contents = (bundles[i].first, bundles[j].first), (bundles[i].content, bundles[j].content)
        ratio, cosine = float(likeness.ratio[i, j]), float(likeness.cosine[i, j])
        relation = relate(pair, contents, ratio=ratio, cosine=cosine)
        # Who tells the same twice in one article tells two things; a cut is a headline or a lead.
        if relation is not None and not (relation == WORDING and _share_article(bundles[i], bundles[j])):
            related[i][j] = related[j][i] = relation
    return related


def _may_be_one(one: _Bundle, other: _Bundle) -> bool:
    known = one.first.speaker is not None and one.first.speaker == other.first.speaker
    return known and any(_are_near(a, b) for a in one.members for b in other.members)


def _are_near(one: Voiced, other: Voiced) -> bool:
    days = one.article.meta.date, other.article.meta.date
    if days[0] is None or days[1] is None:
        return True
    return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) <= MAX_DAYS


def _share_article(one: _Bundle, other: _Bundle) -> bool:
    return not {v.article.id for v in one.members}.isdisjoint(v.article.id for v in other.members)


def _is_cut(bundles: Sequence[_Bundle], i: int, j: int, relation: str) -> bool:
    """Tell whether the one is a cut of the other, in the same kind of speech."""
    one, other = bundles[i], bundles[j]
    shorter = len(one.content.tokens) < len(other.content.tokens)
    return relation == CUT and shorter and _speech_rank(one.first) == _speech_rank(other.first)


def _to_group(bundles: Sequence[_Bundle], relations: Sequence[str], contents: dict[int, Content]) -> Group:
    best = bundles[0].first
    found: list[Variant] = []
    for bundle, relation in zip(bundles, relations, strict=True):
        for voiced in bundle.members:
            if voiced is not best:
                found.append(_to_variant(contents[id(best)], contents[id(voiced)], voiced, relation))
    clusters = {voiced.cluster for bundle in bundles for voiced in bundle.members}
    return Group(best, tuple(sorted(found, key=lambda variant: _rank(variant.voiced))), len(clusters))


def _to_variant(best: Content, content: Content, voiced: Voiced, relation: str) -> Variant:
    if content.words == best.words:
        relation = SAME
    elif relation == SAME:  # it overlaps one with the same words, in its article
        relation = CUT
    return Variant(voiced, relation, _diff(best.text, content.text))


@lru_cache(maxsize=256)
def _diff(best: str, other: str) -> tuple[Piece, ...]:
    pieces = diff_words(best, other, typography=False)
    return () if all(piece.kind == "same" for piece in pieces) else pieces
