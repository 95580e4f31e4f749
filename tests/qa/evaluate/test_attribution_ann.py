"""Lines of brat's .ann files: what they say, and which are refused by name and line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from index.records import Span
from index.spans import join_spans
from qa.evaluate.attribution.ann import format_ann, parse_ann
from qa.evaluate.attribution.records import Attribution, make_attribution

TEXT = "“The pier is open,” Bram Oster said,\n“and the sea is free.”"
ANN = (
    "T1\tSource 20 30\tBram Oster\n"
    "T2\tCue 31 35\tsaid\n"
    "T3\tContent 0 19;37 59\t“The pier is open,” “and the sea is free.”\n"
    "T4\tAttribution 31 35\tsaid\n"
    "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
)


def refusal(raw, text=TEXT):
    with pytest.raises(BadInput) as refused:
        parse_ann(raw, text, "pier.ann")
    return str(refused.value)


def test_an_event_gives_its_spans_by_role_and_a_span_with_a_gap_its_pieces():
    found = parse_ann(ANN, TEXT, "pier.ann")
    assert found.attributions == (Attribution((Span(20, 30),), (Span(31, 35),), (Span(0, 19), Span(37, 59))),)
    assert (found.spans, found.mismatched, found.unread) == (4, (), {})


def test_an_empty_file_has_no_attributions():
    assert parse_ann("", TEXT, "pier.ann").attributions == ()


def test_the_spans_of_a_role_that_repeats_count_together():
    raw = "T1\tSource 0 1\tA\nT2\tSource 2 3\tB\nT3\tContent 6 7\tx\nT4\tContent 4 5\ty\nE1\tSays:T3 Source:T2 Source2:T1 Content:T3 Content2:T4\n"
    found = parse_ann(raw, "A B y x", "a.ann").attributions
    assert found == (Attribution((Span(0, 1), Span(2, 3)), (), (Span(4, 5), Span(6, 7))),)


def test_an_event_without_source_or_cue_is_an_attribution():
    found = parse_ann("T1\tContent 0 1\tA\nE1\tAttribution-no-source:T1 Content:T1\n", "A", "a.ann")
    assert found.attributions == (Attribution((), (), (Span(0, 1),)),)


def test_a_trigger_that_is_itself_a_cue_is_the_cue():
    found = parse_ann("T1\tCue 0 1\tA\nT2\tContent 2 3\tB\nE1\tCue:T1 Content:T2\n", "A B", "a.ann")
    assert found.attributions == (Attribution((), (Span(0, 1),), (Span(2, 3),)),)


def test_an_event_without_roles_is_left_out_and_counted():
    found = parse_ann("T1\tAttribution 0 1\tA\nE1\tAttribution:T1\n", "A", "a.ann")
    assert found.attributions == ()
    assert found.unread == {"E lines without source, cue and content": 1}


def test_relations_unknown_roles_and_roles_that_are_events_are_counted():
    extra = "E2\tAttribution:T4 Content:E1 Cue:T2 Hearer:T1\nR1\tSame Arg1:T1 Arg2:T2\n*\tEquiv T1 T2\n"
    found = parse_ann(ANN + extra, TEXT, "pier.ann")
    assert len(found.attributions) == 2
    assert found.unread == {
        "R lines (attributions are read from E lines)": 1,
        "* lines (attributions are read from E lines)": 1,
        "roles that are events, not spans": 1,
        "roles named Hearer": 1,
    }


def test_attributes_normalisations_and_remarks_say_nothing_of_who_said_what():
    found = parse_ann(
        ANN + "A1\tNegated E1\nM2\tX E1\nN1\tRef T1 W:1\tB\n#1\tAnnotatorNotes T1\tsure?\n", TEXT, "pier.ann"
    )
    assert (len(found.attributions), found.unread) == (1, {})


def test_the_text_of_a_span_over_a_line_break_goes_on_in_the_next_physical_lines():
    raw = "T1\tContent 0 12\tone two\n\nsix\nT2\tCue 13 17\tsaid\nE1\tAttribution:T2 Content:T1\n"
    found = parse_ann(raw, "one two\n\nsix said", "a.ann")
    assert found.attributions == (Attribution((), (), (Span(0, 12),)),)
    assert (found.spans, found.mismatched) == (2, ())


def test_a_line_that_goes_on_with_other_words_is_a_mismatch_of_its_span():
    raw = "T1\tContent 0 12\tone two\n\nten\nT2\tCue 13 17\tsaid\n"
    assert parse_ann(raw, "one two\n\nsix said", "a.ann").mismatched == (1,)


def test_a_span_whose_text_does_not_stand_at_its_offsets_is_named_by_its_line():
    found = parse_ann(ANN.replace("T2\tCue 31 35\tsaid", "T2\tCue 31 35\tsays"), TEXT, "pier.ann")
    assert found.mismatched == (2,)
    assert found.attributions[0].cue == (Span(31, 35),)


def test_offsets_count_code_points_not_bytes_or_utf16_units():
    found = parse_ann("T1\tSource 2 4\t🐟é\nE1\tAttribution:T1 Source:T1\n", "🐟 🐟é", "a.ann")
    assert (found.mismatched, found.attributions[0].source) == ((), (Span(2, 4),))


def test_a_line_of_no_kind_is_refused():
    assert refusal(ANN + "Attribution:T4 Source:T1\n") == (
        "pier.ann, line 6: 'Attribution:T4 Source:T1' is no line of brat's; "
        "expected T1<tab>TYPE START END[;START END…]<tab>text or E1<tab>Attribution:T4 Source:T1 Cue:T2 Content:T3"
    )


def test_a_line_after_a_whole_span_is_not_taken_for_its_text():
    raw = "T1\tCue 31 35\tsaid\ngarbage\n"
    assert refusal(raw).startswith(
        "pier.ann, line 2: 'garbage' is no line of brat's, and the text of T1 above does not go on"
    )


def test_a_line_after_a_whole_span_over_a_line_break_is_not_taken_for_its_text():
    assert refusal("T1\tContent 0 7\tone two\ngarbage\n", "one\ntwo").startswith(
        "pier.ann, line 2: 'garbage' is no line"
    )


def test_a_line_after_a_span_without_line_breaks_is_not_taken_for_its_text():
    assert refusal("T1\tCue 31 35\tsa\nid\n").startswith("pier.ann, line 2: 'id' is no line of brat's")


@pytest.mark.parametrize(
    "torn", ["T1\tSou", "T1\tSource 20", "T1\tSource 20 30", "T1\tSource 20 30;\tBram", "T1\tSource -1 3\tx"]
)
def test_a_torn_span_is_refused(torn):
    assert refusal(torn + "\n") == (
        "pier.ann, line 1: T1 is torn or malformed; expected T1<tab>TYPE START END[;START END…]<tab>text"
    )


@pytest.mark.parametrize("piece", ["30 30", "31 30", "57 60"])
def test_a_span_that_is_empty_or_beyond_the_text_is_refused(piece):
    assert refusal(f"T1\tSource {piece}\tx\n") == (
        f"pier.ann, line 1: T1 has a piece {piece}; expected START < END <= 59, the text's length"
    )


@pytest.mark.parametrize("torn", ["Sou", "Source:", "Source:T", "Source:X1", "Source:T1x"])
def test_a_torn_event_is_refused(torn):
    said = refusal(ANN + f"E2\tAttribution:T4 {torn}\n")
    assert said.startswith(
        f"pier.ann, line 6: {torn!r} in E2 is torn or malformed; expected E1<tab>Attribution:T4"
    )


def test_an_event_without_anything_is_refused():
    assert refusal("E1\t\n").startswith("pier.ann, line 1: E1 is torn")


def test_an_event_that_names_a_span_that_is_not_there_is_refused():
    assert (
        refusal(ANN + "E2\tAttribution:T4 Source:T9\n")
        == "pier.ann, line 6: E2 names T9, and there is no such T line"
    )


@pytest.mark.parametrize("line", ["T1\tCue 31 35\tsaid", "E1\tAttribution:T4 Cue:T2"])
def test_an_id_that_occurs_twice_is_refused(line):
    assert (
        refusal(ANN + line + "\n")
        == f"pier.ann, line 6: {line[:2]} is there twice; give each line its own id"
    )


def test_what_is_written_is_what_brat_reads():
    written = format_ann(
        [make_attribution(source=[Span(20, 30)], cue=[Span(31, 35)], content=[Span(37, 59), Span(0, 19)])],
        TEXT,
    )
    assert written == ANN


def test_the_content_is_the_trigger_where_there_is_no_cue():
    assert format_ann([make_attribution(content=[Span(0, 3)])], "a\nb") == (
        "T1\tContent 0 3\ta b\nT2\tAttribution 0 3\ta b\nE1\tAttribution:T2 Content:T1\n"
    )


def test_the_content_rather_than_the_source_is_the_trigger_where_there_is_no_cue():
    written = format_ann([make_attribution(source=[Span(0, 1)], content=[Span(2, 3)])], "a b")
    assert "\tAttribution 2 3\tb\n" in written


def test_an_attribution_without_any_span_is_not_written():
    with pytest.raises(ValueError, match="attribution 1 has neither source nor cue nor content"):
        format_ann([Attribution()], TEXT)


def test_a_span_beyond_the_text_is_not_written():
    with pytest.raises(ValueError, match="beyond a text of 3 code points"):
        format_ann([make_attribution(content=[Span(2, 4)])], "abc")


def test_joined_spans_ascend_and_neither_touch_nor_are_empty():
    assert join_spans([Span(7, 9), Span(3, 5), Span(0, 3), Span(6, 6), Span(8, 8)]) == (
        Span(0, 5),
        Span(7, 9),
    )


def test_a_span_inside_another_adds_nothing():
    assert join_spans([Span(0, 9), Span(2, 4)]) == (Span(0, 9),)


ODD = st.text(st.sampled_from("ab \t\r\n\x0b\x1c\x85\u2028\ufeff“é🐟TE1"), min_size=8, max_size=8)
PIECES = st.lists(
    st.builds(lambda start, size: Span(start, min(8, start + size)), st.integers(0, 7), st.integers(1, 4)),
    max_size=3,
)
ATTRIBUTIONS = st.lists(
    st.builds(lambda s, u, o: make_attribution(source=s, cue=u, content=o), PIECES, PIECES, PIECES).filter(
        lambda attribution: attribution != Attribution()
    ),
    max_size=4,
)


@given(ODD, ATTRIBUTIONS)
def test_what_is_written_is_read_back(text, attributions):
    found = parse_ann(format_ann(attributions, text), text, "odd.ann")
    assert found.attributions == tuple(attributions)
    assert (found.mismatched, found.unread) == ((), {})
