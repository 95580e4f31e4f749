"""Make the quotes of an answer from scored passages and statements: each once, with its voice and its other places."""

from collections.abc import Mapping, Sequence

from index.lexical import tokenize
from index.records import Span, Statement
from qa.corroborate import Voiced, group_statements, to_quotes
from qa.records import Candidate, Quote
from qa.voice import find_voice

TOP = 3  # quotes in an answer unless asked otherwise
NO_STATEMENTS: Mapping[str, Sequence[Statement]] = {}


def compose_quotes(
    candidates: Sequence[Candidate],
    *,
    top: int = TOP,
    statements: Mapping[str, Sequence[Statement]] = NO_STATEMENTS,
) -> tuple[Quote, ...]:
    """Take the best candidates as quotes, no two that say the same or overlap each other.

    Statements come first, then passages. The same statement in another place goes to `also_in`; see `qa.corroborate.group_statements`.

    :param statements: Those of the passages' articles, by id: they tell whose words a passage is.
    """
    kept = [candidate for candidate in candidates if tokenize(candidate.text)]
    voiced = [_to_voiced(candidate, statements) for candidate in kept]
    sure = {one for one, candidate in zip(voiced, kept, strict=True) if candidate.statement is not None}
    groups = sorted(group_statements(voiced), key=lambda group: group.best not in sure)
    return to_quotes(groups, top=top)


def _to_voiced(candidate: Candidate, statements: Mapping[str, Sequence[Statement]]) -> Voiced:
    one = candidate.statement
    content: tuple[Span, ...] = (candidate.span,) if one is None else one.content
    if one is None:
        one = find_voice(candidate.span, statements.get(candidate.article.id, ()))
    return Voiced(
        candidate.article,
        candidate.span,
        content,
        speaker=None if one is None else one.speaker,
        speech=None if one is None else one.speech,
        score=candidate.score,
        vector=candidate.vector,
        negated=one is not None and one.negated,
    )
