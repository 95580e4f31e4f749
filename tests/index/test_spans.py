from index.records import Span
from index.spans import join_overlapping, join_spans


def test_spans_that_touch_become_one_and_empty_ones_go():
    assert join_spans([Span(7, 9), Span(3, 5), Span(0, 3), Span(6, 6)]) == (Span(0, 5), Span(7, 9))


def test_spans_that_only_touch_stay_two_where_overlap_is_asked_for():
    assert join_overlapping([Span(3, 5), Span(0, 3), Span(4, 8)]) == (Span(0, 3), Span(3, 8))
