import pytest

from index.records import Article, Metadata, Span, Statement
from qa.records import Answer, Candidate, IndexState, Interpretation, Place, Quote
from qa.short_answer import count_other_articles, fold_same_answers, say_same_answer
from qa.short_answer.expected import NUMBER

CLUSTERS = {"a": "", "b": "", "c": "b", "d": ""}


def quote(name, words, start=0, also_in=()):
    text = f"It lost {words}."
    span = {"start": start + 8, "end": start + 8 + len(words), "text": words}
    return Quote(name, f"{name}.txt", None, None, None, None, start, start + len(text), text, 0.5, span, also_in=also_in)  # fmt: skip


def fold(*quotes):
    found = [
        Candidate(Article(name, f"{name}.txt", "", Metadata(), (), "now", cluster=cluster), Span(0, 0), 0.5)
        for name, cluster in CLUSTERS.items()
    ]
    return fold_same_answers(quotes, NUMBER, found)


def test_quotes_with_the_answer_of_an_earlier_one_are_folded_under_it_in_order():
    first, second = fold(
        quote("a", "20%"), quote("b", "40%"), quote("d", "a fifth"), quote("a", "20 percent", 50)
    )
    assert (first.article, second.article, second.same_answer) == ("a", "b", ())
    assert [(place.article, place.start, place.text) for place in first.same_answer] == [
        ("d", 0, "It lost a fifth."),
        ("a", 50, "It lost 20 percent."),
    ]
    assert first.same_answer[0].span == {"start": 8, "end": 15, "text": "a fifth"}
    assert say_same_answer(first) == "the same answer in 1 other article"


def test_the_other_places_of_a_folded_quote_go_along_and_a_reprint_counts_once():
    copy = Place("c", "c.txt", None, None, 0, 12, "It lost 20%.", "same")
    (first,) = fold(quote("a", "20%"), quote("b", "20%", also_in=(copy,)))
    assert [(place.article, place.variant) for place in first.same_answer] == [("b", None), ("c", "reprint")]
    assert count_other_articles(first) == 1


def test_a_quote_without_a_short_answer_is_folded_under_none():
    bare = Quote("d", "d.txt", None, None, None, None, 0, 12, "It lost 20%.", 0.5)
    assert fold(quote("a", "20%"), bare) == (quote("a", "20%"), bare)


def test_an_answer_that_stands_twice_in_one_article_is_in_no_other():
    (first,) = fold(quote("a", "20%"), quote("a", "20%", 50))
    assert say_same_answer(first) == "the same answer in other places of its articles"
    assert first.spans_in("a") == [Span(0, 12), Span(50, 62)]


def test_the_record_is_read_back_as_it_was_written_and_without_the_field():
    (first,) = fold(quote("a", "20%"), quote("b", "20%"))
    made = Answer(
        "i", "q", "answered", None, 0.9, Interpretation(), "20%", (first,), (), IndexState("c", 1, "m"), 1.0
    )
    record = made.to_json()
    assert Answer.from_json(record) == made
    del record["quotes"][0]["same_answer"]
    assert Answer.from_json(record).quotes[0].same_answer == ()


def said(name, text, words="40"):
    start = text.index(words)
    span = {"start": start, "end": start + len(words), "text": words}
    return Quote(name, f"{name}.txt", None, None, None, None, 0, len(text), text, 0.5, span)


@pytest.mark.parametrize(
    "denial",
    [
        "Oster denied that 40 boats sank.",
        "40 boats did not sink.",
        "It is not true that 40 boats sank.",
        "Claims that 40 boats sank were dismissed by Oster.",
    ],
)
def test_a_denial_is_not_folded_under_what_it_denies_nor_the_other_way_round(denial):
    affirmed = said("a", "In all, 40 boats sank.")
    assert len(fold(affirmed, said("b", denial))) == 2
    assert len(fold(said("b", denial), affirmed)) == 2


def test_two_denials_of_one_answer_are_one():
    (first,) = fold(
        said("a", "Oster denied that 40 boats sank."), said("b", "It is not true that 40 boats sank.")
    )
    assert [place.article for place in first.same_answer] == ["b"]


def test_a_statement_known_to_be_denied_is_not_folded_under_one_that_is_not():
    affirmed, denied = said("a", "In all, 40 boats sank."), said("b", "Oster scoffed at 40 boats.")
    statement = Statement("s", "b", (), (), (Span(17, 25),), 0, len(denied.text), "indirect", negated=True)
    article = Article("b", "b.txt", denied.text, Metadata(), (), "now")
    found = [Candidate(article, Span(0, len(denied.text)), 0.5, statement)]
    assert len(fold_same_answers((affirmed, denied), NUMBER, [])) == 1
    assert len(fold_same_answers((affirmed, denied), NUMBER, found)) == 2


def test_the_unit_may_stand_behind_the_short_answer():
    assert len(fold(said("a", "It won 40 votes."), said("b", "It won 40 seats."))) == 2
    assert len(fold(said("a", "It won 40 seats."), said("b", "It got 40 council seats."))) == 1
    assert len(fold(said("a", "It is 40 km long."), said("b", "It is 40 metres long."))) == 2
    assert (
        len(fold(said("a", "It cost $40 million.", "40 million"), said("b", "It cost 40 million dollars.")))
        == 1
    )
