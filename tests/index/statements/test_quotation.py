"""Quotations in double and in single marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Span
from index.sentences import split_paragraphs
from index.statements.quotation import find_quotations
from index.statements.single_quotation import find_all_quotations, find_single_quotations


def quoted(text, find=find_quotations):
    return [text[span.start : span.end] for span in find(text, split_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('"No," said Orr. "Not now."', ['"No,"', '"Not now."']),
        ("“No,” said Orr.", ["“No,”"]),
        ("''No,'' said Orr.", ["''No,''"]),
        ("``No,'' said Orr.", ["``No,''"]),
        ("«No», said Orr. „Nein“, said Vogt.", ["«No»", "„Nein“"]),
        ("”No,” said Orr.", ["”No,”"]),
        ("»Nein«, said Vogt.", ["»Nein«"]),
        ("「雨だ」と言った。", ["「雨だ」"]),
        ("“She said “no” to me,” said Orr. Done.", ["“She said “no” to me,”"]),
        ('"She said ‘no’ to me," said Orr.', ['"She said ‘no’ to me,"']),
        ("No marks.", []),
        ("", []),
    ],
)
def test_quotations_end_where_their_mark_closes(text, quotations):
    assert quoted(text) == quotations


def test_feet_and_inches_are_no_quotation():
    assert quoted("A 6' 2\" man and a 5'11\" one left.") == []


def test_inches_do_not_close_a_quotation():
    assert quoted('"He is 6\' 2" tall," said Orr.') == ['"He is 6\' 2" tall,"']


def test_a_run_of_marks_is_an_ornament():
    assert quoted('It rained. """" “““““ She said “no” then.') == ["“no”"]


def test_apostrophes_are_no_quotation():
    assert quoted("The boats' crews won't leave. It's Orr's.") == []


def test_a_quotation_left_open_ends_with_its_sentence():
    assert quoted("He said “we wait. It rained.\n\nShe left.") == ["“we wait."]
    assert quoted('The "stick lay there. It rained. She left.') == ['"stick lay there.']
    assert quoted("He said “we wait until it rains\n\nShe left.") == ["“we wait until it rains"]


def test_a_stray_mark_costs_its_sentence_and_not_the_quotations_behind():
    text = 'The "stick broke. Orr left. "It rains," she said. Nobody spoke. "It is late," he said.'
    assert quoted(text) == ['"stick broke.', '"It rains,"', '"It is late,"']


@pytest.mark.parametrize("following", ["“It is late,” he said.", "It is late,” he said."])
def test_a_quotation_left_open_goes_on_where_the_next_paragraph_does(following):
    text = f"He said: “We wait. It rained.\n\n{following}"
    assert quoted(text)[0] == "“We wait. It rained."
    assert len(quoted(text)) == 2


def test_a_quotation_of_three_paragraphs_ends_in_its_last():
    text = "“One. Two.\n\n“Three. Four.\n\n“Five. Six,” he said. It rained."
    assert quoted(text) == ["“One. Two.", "“Three. Four.", "“Five. Six,”"]


def test_a_mark_that_opens_again_ends_a_quotation_that_was_never_closed():
    text = "“We wait, he said. “It is late,” she said. They left."
    assert quoted(text) == ["“We wait, he said.", "“It is late,”"]


def test_a_straight_mark_that_can_only_open_ends_a_quotation_that_was_never_closed():
    assert quoted('"We wait, he said. "It is late," she said.') == ['"We wait, he said.', '"It is late,"']


def test_an_opening_mark_in_the_place_of_a_closing_one_closes():
    assert quoted("He asked for an “urgent review“ of the ferry.") == ["“urgent review“"]


@pytest.mark.parametrize("mark", ["“", '"', "''"])
def test_a_middle_paragraph_that_is_opened_and_never_closed_is_inside(mark):
    closing = {"“": "”"}.get(mark, mark)
    text = f"{mark}We wait.\n\n{mark}It rains.\n\n{mark}We go,{closing} said Orr. He left."
    assert quoted(text) == [f"{mark}We wait.", f"{mark}It rains.", f"{mark}We go,{closing}"]


def test_a_quotation_may_close_in_a_paragraph_that_does_not_open_it_again():
    assert quoted("“We wait.\n\nIt rains,” said Orr. “Go.”") == ["“We wait.", "It rains,”", "“Go.”"]


def test_arabic_and_hebrew_quotations_are_found():
    assert quoted("قال الوزير «لن نرحل» ثم غادر") == ["«لن نرحل»"]
    assert quoted('הוא אמר: "צה"ל לא יעזוב" והלך') == ['"צה"ל לא יעזוב"']


@pytest.mark.parametrize("text", ['"' * 9, "“" * 9, "”" * 9, "'" * 9, "‘’" * 4, '" " "', "``" * 5, "“”"])
def test_marks_alone_are_ascending_spans_inside_the_text(text):
    check(text)


@given(st.text(alphabet="ab “”\"'‘’«»„`\n.62", max_size=60))
def test_quotations_are_ascending_apart_and_inside(text):
    check(text)


def check(text):
    for find in (find_quotations, find_single_quotations, find_all_quotations):
        spans = find(text, split_paragraphs(text))
        borders = [at for span in spans for at in (span.start, span.end)]
        assert borders == sorted(borders)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("‘No,’ said Orr. ‘Not now.’", ["‘No,’", "‘Not now.’"]),
        ("'No,' said Orr.", ["'No,'"]),
        ("He called it a ‘process’ and left.", ["‘process’"]),
        ("‘The boats’ crews won’t leave,’ said Orr.", ["‘The boats’ crews won’t leave,’"]),
        ("The ‘elites’ and ‘experts’ left.", ["‘elites’", "‘experts’"]),
        ("The boats' crews won't leave: it's Orr's.", []),
        ("Rock 'n' roll of the '90s, with 'em all, 'til late.", []),
        ("He is 6' 2\" tall.", []),
        ("‘We wait.\n\n‘We go,’ said Orr.", ["‘We wait.", "‘We go,’"]),
        ("‘We wait. It rained.\n\nShe left.", []),
    ],
)
def test_single_quotations_are_told_from_apostrophes(text, quotations):
    assert quoted(text, find_single_quotations) == quotations


def test_of_quotations_in_one_another_the_outer_counts():
    text = "‘She said “no” to me,’ said Orr. “He said ‘yes’ to me,” said Vogt."
    assert quoted(text, find_all_quotations) == ["‘She said “no” to me,’", "“He said ‘yes’ to me,”"]


def test_a_single_quotation_that_crosses_a_double_one_is_dropped():
    assert quoted("‘Off “we go,’ said Orr” then.", find_all_quotations) == ["“we go,’ said Orr”"]


def test_a_text_of_one_long_line_with_unbalanced_marks_is_read():
    text = "“We wait, he said. 'It is " * 80_000
    found = find_all_quotations(text, [Span(0, len(text))])
    assert len(found) == 80_000
    assert found[-1].end <= len(text)
