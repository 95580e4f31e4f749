from hypothesis import given
from hypothesis import strategies as st

from index.lexical import tokenize
from index.records import Article, Metadata, Span
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
    assert snow.also_in == (
        Place("a", "a.txt", "Gazette", "2025-03-04", 42, 52, "IT SNOWED!"),
        Place("b", "b.txt", "Gazette", "2025-03-04", 31, 41, "It snowed."),
    )


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
