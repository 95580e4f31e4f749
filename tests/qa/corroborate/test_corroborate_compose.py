from dataclasses import replace

from qa.corroborate import group_statements, to_quotes
from qa.records import Answer, IndexState, Interpretation
from tests.qa.corroborate.voices import make_article, quote, report, within

DAM, RETOLD = (
    "We will repair the old dam before the winter comes",
    "We will mend the old dam before the winter begins",
)


def answer(quotes):
    return Answer(
        "a", "?", "answered", None, 0.9, Interpretation(), None, quotes, (), IndexState("c", 1, "m"), 1.0
    )


def test_a_quote_is_the_whole_statement_of_the_best_wording():
    (found,) = to_quotes(group_statements([quote(DAM, "alpha", score=0.123456)]), top=3)
    assert (found.article, found.source, found.title, found.outlet) == (
        "alpha",
        "alpha.txt",
        "Alpha",
        "The Alpha",
    )
    assert (found.start, found.end, found.text) == (0, 63, f"“{DAM},” Orr said.")
    assert (found.speaker, found.speech, found.score, found.independent_sources) == (
        "Ada Orr",
        "direct",
        0.1235,
        1,
    )


def test_a_place_carries_its_relation_and_the_difference():
    (found,) = to_quotes(group_statements([quote(DAM, "alpha"), quote(RETOLD, "beta", cosine=0.9)]), top=3)
    (place,) = found.also_in
    assert (place.article, place.variant, place.text) == ("beta", "wording", f"“{RETOLD},” Orr said.")
    assert place.diff[1:3] == ({"kind": "removed", "text": "repair"}, {"kind": "added", "text": "mend"})
    assert found.independent_sources == 2


def test_every_text_is_a_slice_of_its_article():
    found = [quote(DAM, "alpha"), report("Orr said |" + DAM, "beta"), quote("It snows", "gamma")]
    texts = {voiced.article.id: voiced.article.text for voiced in found}
    places = [place for made in to_quotes(group_statements(found), top=3) for place in (made, *made.also_in)]
    assert len(places) == 3
    assert all(texts[place.article][place.start : place.end] == place.text for place in places)


def test_no_more_quotes_than_asked_for():
    groups = group_statements([quote(said, said.lower()) for said in ("Rain", "Snow", "Frost")])
    assert (len(to_quotes(groups, top=2)), to_quotes(groups, top=0)) == (2, ())


def test_quotes_of_one_article_do_not_overlap():
    sentence = "Orr said the dam was old and warned that rain would come."
    article = make_article(sentence + " Later it snowed.", "alpha")
    found = [
        within(article, sentence, "the dam was old", score=0.5),
        within(article, sentence, "rain would come", score=0.9),
        within(article, "Later it snowed.", score=0.1),
    ]
    assert [(made.start, made.score) for made in to_quotes(group_statements(found), top=3)] == [
        (0, 0.9),
        (58, 0.1),
    ]


def test_what_overlaps_the_quote_in_its_article_is_no_other_place():
    article = make_article(f"“{DAM},” Orr said.", "alpha")
    whole, part = within(article, DAM), within(article, "We will repair the old dam")
    (found,) = to_quotes(group_statements([whole, part]), top=3)
    assert (found.text, found.also_in) == (DAM, ())


def test_an_answer_with_variants_is_read_back_as_it_was():
    made = answer(
        to_quotes(group_statements([quote(DAM, "alpha"), quote(RETOLD, "beta", cosine=0.9)]), top=3)
    )
    assert Answer.from_json(made.to_json()) == made


def test_an_answer_written_before_there_were_variants_is_read():
    made = answer(to_quotes(group_statements([quote(DAM, "alpha"), quote(DAM, "beta")]), top=3))
    record = made.to_json()
    for old in record["quotes"]:
        del old["independent_sources"]
        for place in old["also_in"]:
            del place["variant"], place["diff"]
    (read,) = Answer.from_json(record).quotes
    (written,) = made.quotes
    plain = tuple(replace(place, variant=None, diff=()) for place in written.also_in)
    assert read == replace(written, independent_sources=1, also_in=plain)
