"""Join spans that touch or overlap."""

from collections.abc import Iterable

from index.records import Span


def join_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give the same code points as spans in ascending order that neither touch nor are empty."""
    return _join((span for span in spans if span.start < span.end), touching=True)


def join_overlapping(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give the same code points in ascending order, spans that overlap as one; those that only touch stay two."""
    return _join(spans, touching=False)


def _join(spans: Iterable[Span], *, touching: bool) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and (span.overlaps(joined[-1]) or (touching and span.start == joined[-1].end)):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
