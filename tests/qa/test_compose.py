from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.lexical import tokenize
from index.records import Article, Metadata, Span, Statement
from qa.compose import TOP, compose_quotes
from qa.records import Candidate, Place, Quote

TEXT = "“It rained all day,” Orr said. It snowed. IT SNOWED! It froze, and nobody left. The end."
META = Metadata("Weather", "Gazette", "2025-03-04", "Nessa Quill", "https://example.org/w")


def candidate(start, end, score, article="a"):
    return Candidate(Article(article, f"{article}.txt", TEXT, META, (), "now"), Span(start, end), score)


RAIN, SNOW, SNOW_AGAIN, FROST, END = (0, 30), (31, 41), (42, 52), (53, 79), (80, 88)


def test_a_quote_carries_the_place_of_its_article():
    (quote,) = compose_quotes([candidate(*SNOW, 0.123456)])
    assert quote == Quote(
        article="a", source="a.txt", title="Weather", outlet="Gazette", date="2025-03-04", url="https://example.org/w",
        start=31, end=41, text="It snowed.", score=0.1235,
    )  # fmt: skip


def test_the_best_passages_are_taken_in_their_order():
    found = [
        candidate(*place, score) for place, score in ((FROST, 0.9), (RAIN, 0.8), (END, 0.7), (SNOW, 0.6))
    ]
    assert [quote.start for quote in compose_quotes(found)] == [53, 0, 80]
    assert [quote.start for quote in compose_quotes(found, top=1)] == [53]


def test_the_same_words_in_another_place_are_one_quote():
    found = [
        candidate(*SNOW, 0.9),
        candidate(*RAIN, 0.8),
        candidate(*SNOW_AGAIN, 0.7),
        candidate(*SNOW, 0.6, "b"),
    ]
    snow, rain = compose_quotes(found)
    assert (snow.start, rain.start) == (31, 0)
    assert [replace(place, diff=()) for place in snow.also_in] == [
        Place("a", "a.txt", "Gazette", "2025-03-04", 42, 52, "IT SNOWED!", "same"),
        Place("b", "b.txt", "Gazette", "2025-03-04", 31, 41, "It snowed.", "same"),
    ]


def test_places_below_the_top_are_still_collected():
    found = [candidate(*SNOW, 0.9), candidate(*RAIN, 0.8), candidate(*SNOW, 0.1, "b")]
    (snow,) = compose_quotes(found, top=1)
    assert [place.article for place in snow.also_in] == ["b"]


def test_a_passage_that_overlaps_a_better_one_is_left_out():
    found = [candidate(0, 41, 0.9), candidate(31, 52, 0.8), candidate(42, 52, 0.7)]
    assert [(quote.start, quote.end) for quote in compose_quotes(found)] == [(0, 41), (42, 52)]


def test_nothing_found_gives_no_quote():
    assert compose_quotes([]) == ()


@given(st.lists(st.tuples(st.integers(0, 87), st.integers(1, 40), st.sampled_from("ab")), max_size=20))
def test_no_two_quotes_overlap_or_have_the_same_words(places):
    found = [
        candidate(start, min(start + length, 88), -i, name) for i, (start, length, name) in enumerate(places)
    ]
    quotes = compose_quotes(found)
    assert len(quotes) <= TOP
    assert len({tuple(tokenize(quote.text)) for quote in quotes}) == len(quotes)
    for i, one in enumerate(quotes):
        assert one.text == TEXT[one.start : one.end]
        assert all(
            one.article != two.article or one.end <= two.start or two.end <= one.start for two in quotes[:i]
        )


def statement(number, speaker, place, speech="direct", **more):
    """Make a statement whose content is a place of the text."""
    return Statement(str(number), "a", (), (), (Span(*place),), *place, speech, speaker=speaker, **more)


def test_a_statement_carries_its_speaker_and_how_it_was_said():
    said = replace(candidate(*RAIN, 0.9), statement=statement(1, "Ida Orr", (1, 20)))
    (quote,) = compose_quotes([said])
    assert (quote.text, quote.speaker, quote.speech) == (TEXT[:30], "Ida Orr", "direct")


def test_a_passage_has_the_voice_of_the_statement_it_is():
    known = {"a": [statement(1, "Ida Orr", (1, 20)), statement(2, "Bram Vale", (53, 62), "indirect")]}
    rain, snow, frost = compose_quotes(
        [candidate(*RAIN, 0.9), candidate(*SNOW, 0.8), candidate(*FROST, 0.7)], statements=known
    )
    assert (rain.speaker, rain.speech) == ("Ida Orr", "direct")  # 19 of 30 characters
    assert (snow.speaker, snow.speech) == (None, None)
    assert (frost.speaker, frost.speech) == (None, None)  # 9 of 26


def test_statements_of_another_article_give_no_voice():
    (quote,) = compose_quotes([candidate(*RAIN, 0.9)], statements={"b": [statement(1, "Ida Orr", (0, 30))]})
    assert quote.speaker is None


def test_the_same_words_of_two_speakers_are_two_quotes():
    found = [
        replace(candidate(*RAIN, score, name), statement=statement(name, speaker, (1, 20)))
        for name, speaker, score in (("a", "Ida Orr", 0.9), ("b", "Bram Vale", 0.8))
    ]
    assert [(quote.speaker, quote.also_in) for quote in compose_quotes(found)] == [
        ("Ida Orr", ()),
        ("Bram Vale", ()),
    ]


def test_a_passage_without_a_word_is_no_quote():
    assert compose_quotes([candidate(19, 20, 0.9), candidate(30, 31, 0.8)]) == ()
