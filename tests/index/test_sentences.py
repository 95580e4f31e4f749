import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Span
from index.sentences import MAX_SENTENCE_CHARS, _leave_out, split_lines, split_paragraphs, split_sentences

NEWS_PIECES = (
    "Vance said", "U.S.", "Feb. 20", "Mr.", "J. P. Orr", "No. 4", "“", "”", '"', "''", "«", "»", "„", "'", ". ", "! ",
    "? ", "… ", "...", ", ", "; ", " ", "\n", "\n\n", "\r", "\t", "\u00a0", "\u2028", "。", "！", "」", "(", ")", "a" * 60,
    "The ferry is late.", "x" * 710, "We did not wait, he said, and so on. ", "\u0301", "\U0001f600", "\ufeff", "\x1c",
)  # fmt: skip


def sentences_of(text):
    return [text[s.start : s.end] for s in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. It snowed.", ["It rained.", "It snowed."]),
        ("A U.S. company paid. It was late.", ["A U.S. company paid.", "It was late."]),
        ("He lives in the U.S. The town is small.", ["He lives in the U.S.", "The town is small."]),
        ("They met on Feb. 20. Nobody spoke.", ["They met on Feb. 20.", "Nobody spoke."]),
        ("It ended in Feb. The snow stayed.", ["It ended in Feb.", "The snow stayed."]),
        ("Mr. Pike left. Mrs. Orr stayed.", ["Mr. Pike left.", "Mrs. Orr stayed."]),
        ("Dr. Yelland knew. He told us.", ["Dr. Yelland knew.", "He told us."]),
        ("J. P. Orr sang. Nobody danced.", ["J. P. Orr sang.", "Nobody danced."]),
        ("School No. 4 is shut. It is wet.", ["School No. 4 is shut.", "It is wet."]),
        ("She said no. 4 men left.", ["She said no. 4 men left."]),
        ("He said no. They left.", ["He said no.", "They left."]),
        ("It starts at 3 p.m. on Monday. Come.", ["It starts at 3 p.m. on Monday.", "Come."]),
        ("It starts at 3 p.m. The doors open then.", ["It starts at 3 p.m.", "The doors open then."]),
        ("It grew by 2.5 kilometres. It stopped.", ["It grew by 2.5 kilometres.", "It stopped."]),
        ("He left 2021. In 2022 he came back.", ["He left 2021.", "In 2022 he came back."]),
        ("“Really?” Vance asked. He sat down.", ["“Really?” Vance asked.", "He sat down."]),
        ("Is it over? No! It is not.", ["Is it over?", "No!", "It is not."]),
        ("Well… He waited. So did we.", ["Well…", "He waited.", "So did we."]),
        ("It was... well, late. We left.", ["It was... well, late.", "We left."]),
        ("(It rained.) It snowed.", ["(It rained.)", "It snowed."]),
        ("彼は言った。雨だ！本当？", ["彼は言った。", "雨だ！", "本当？"]),
        ("「雨だ。」彼は言った。", ["「雨だ。」", "彼は言った。"]),
        ("no full stop", ["no full stop"]),
        ("", []),
        (" \n\t \u00a0", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, sentences):
    assert sentences_of(text) == sentences


@pytest.mark.parametrize(
    ("opened", "closed"), [('"', '"'), ("“", "”"), ("''", "''"), ("«", "»"), ("„", "“")], ids=repr
)
def test_a_quotation_of_two_sentences_stays_with_its_attribution(opened, closed):
    quoted = f"{opened}We are late. Nobody knows why,{closed} said Ms. Orr."
    assert sentences_of(f"It rained. {quoted} She left.") == ["It rained.", quoted, "She left."]


def test_a_full_stop_inside_a_closing_mark_ends_the_sentence():
    assert sentences_of('"We are late." He left.') == ['"We are late."', "He left."]


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest():
    assert sentences_of("He said “we are late. It rained. We left.") == [
        "He said “we are late.",
        "It rained.",
        "We left.",
    ]


def test_an_apostrophe_opens_no_quotation():
    assert sentences_of("The boats' crews left. It's late.") == ["The boats' crews left.", "It's late."]


def test_a_quotation_of_more_than_500_characters_is_divided_at_its_sentences():
    one = "We waited for the boat and it did not come in. "  # 47 characters
    text = f"“{one * 12}”"
    assert sentences_of(text)[:2] == [f"“{one.strip()}", one.strip()]


def test_a_sentence_of_more_than_700_characters_is_cut_at_commas():
    part = "and then we sailed on through the night, "  # 41 characters
    text = (part * 20).strip()  # 819 characters
    first, second = split_sentences(text)
    assert (first, second) == (Span(0, 41 * 17 - 1), Span(41 * 17, 819))


def test_a_word_of_1500_characters_is_cut_at_700():
    assert split_sentences("x" * 1500) == [Span(0, 700), Span(700, 1400), Span(1400, 1500)]


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The ferry to the island of Merrow did not leave on Monday because\n"
        "the wind was too strong for it. The captain said that he would\n"
        "try again on Tuesday."
    )
    assert split_paragraphs(text) == [Span(0, len(text))]
    assert [len(s) for s in sentences_of(text)] == [97, 52]


def test_short_lines_are_paragraphs_of_their_own():
    assert split_paragraphs("A headline\nBy Nessa Quill\n\nText.") == [
        Span(0, 10),
        Span(11, 25),
        Span(27, 32),
    ]


def test_only_a_line_feed_parts_lines():
    assert split_lines(" a \n\n\u2028b\rc") == [Span(1, 2), Span(4, 4), Span(6, 9)]


def test_sentences_of_a_part_are_counted_from_the_start_of_the_text():
    text = "Skip me. It rained. It snowed. Skip me too."
    assert split_sentences(text, Span(9, 30)) == [Span(9, 19), Span(20, 30)]


def check_sentences(text, sentences):
    at = 0
    for sentence in sentences:
        body = text[sentence.start : sentence.end]
        assert text[at : sentence.start].strip() == ""
        assert sentence.start >= at
        assert 0 < len(body) <= MAX_SENTENCE_CHARS
        assert body == body.strip()
        at = sentence.end
    assert text[at:].strip() == ""
    assert at <= len(text)


@given(st.text())
def test_sentences_of_any_text_cover_it_but_for_white_space(text):
    check_sentences(text, split_sentences(text))


@given(st.lists(st.sampled_from(NEWS_PIECES), max_size=60).map("".join))
def test_sentences_of_news_like_text_cover_it_but_for_white_space(text):
    check_sentences(text, split_sentences(text))


def test_a_quotation_in_single_marks_stays_whole():
    text = "‘We will not yield. We never have,’ said Mr Orr. It’s the cats’ house. He left."
    found = [text[s.start : s.end] for s in split_sentences(text)]
    assert found == ["‘We will not yield. We never have,’ said Mr Orr.", "It’s the cats’ house.", "He left."]


def test_a_border_at_the_edge_of_a_quotation_is_not_inside_it():
    assert _leave_out([2, 3, 5, 6, 9], [Span(5, 8), Span(2, 5)]) == [2, 5, 9]


@given(
    st.lists(st.integers(0, 30), unique=True).map(sorted),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8),
)
def test_borders_left_out_are_those_that_any_quotation_holds(borders, places):
    quoted = [Span(start, start + length) for start, length in places]
    outside = [b for b in borders if not any(q.start < b < q.end for q in quoted)]
    assert _leave_out(borders, quoted) == outside


def test_thousands_of_quotations_in_one_paragraph_stay_with_their_attribution():
    one = "“It rains. We stay,” said Orr."  # 30 characters
    text = " ".join([one] * 4000)
    assert split_sentences(text) == [Span(31 * number, 31 * number + 30) for number in range(4000)]
