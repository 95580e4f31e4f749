"""Join the names of one person with and without "Jr.": "Joe Biden" and "Joseph R. Biden Jr.", not a father and his son."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from index.speakers.archive.grouping import Articles
from index.speakers.archive.holders import RoleUse
from index.speakers.keys.fold import PersonKey, persons_agree
from index.speakers.keys.fold_role import fold_role, has_post


def join_suffixed(
    groups: Sequence[list[str]], keys: Mapping[str, PersonKey], articles: Articles, uses: Iterable[RoleUse]
) -> list[list[str]]:
    """Join the group of a name with a suffix and the one of a name without it that agrees but for that.

    There is only one of each, and either articles give both one post, and none names both by the same first name, as of
    father and son; or one goes by a short form, the last name is nobody else's, and no posts tell them apart.

    :param groups: Names by person, as `group_full` gives them.
    :param uses: The roles that articles give to names.
    """
    posts: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        folded = fold_role(use.role)
        if has_post(folded):
            posts[use.name].add(folded)
    by_last: dict[str, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        for last in sorted({keys[form].last for form in group}):
            by_last[last].append(place)
    joined = [[*group] for group in groups]
    for places in by_last.values():
        suffixed = [place for place in places if all(keys[form].suffix for form in groups[place])]
        plain = [place for place in places if not any(keys[form].suffix for form in groups[place])]
        pairs = [pair for pair in product(plain, suffixed) if _agree(groups[pair[0]], groups[pair[1]], keys)]
        if len(pairs) != 1:
            continue
        ((one, other),) = pairs
        if _is_one(groups[one], groups[other], keys, articles, posts, alone=len(places) == 2):
            joined[one] += joined[other]
            joined[other] = []
    return [group for group in joined if group]


def _agree(plain: list[str], suffixed: list[str], keys: Mapping[str, PersonKey]) -> bool:
    """Tell whether all names of two groups agree but for the suffix."""
    pairs = product(plain, suffixed)
    return all(persons_agree(keys[one], replace(keys[other], suffix="")) for one, other in pairs)


def _is_one(
    plain: list[str],
    suffixed: list[str],
    keys: Mapping[str, PersonKey],
    articles: Articles,
    posts: Mapping[str, set[str]],
    *,
    alone: bool,
) -> bool:
    given = [{keys[form].given[0] for form in group} for group in (plain, suffixed)]
    held = [set().union(*(posts.get(form, set()) for form in group), set()) for group in (plain, suffixed)]
    named = [set().union(*(articles[form] for form in group)) for group in (plain, suffixed)]
    same_name = not given[0].isdisjoint(given[1])
    if not held[0].isdisjoint(held[1]):
        return not same_name or named[0].isdisjoint(named[1])
    return alone and not same_name and not (held[0] and held[1])
