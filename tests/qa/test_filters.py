import pytest

from index.errors import BadInput
from qa.filters import NO_FILTERS, Filters, make_filters


def test_blank_values_restrict_nothing():
    assert make_filters(speaker=" ", outlets=["", " "], since="", until=None) == NO_FILTERS
    assert not NO_FILTERS.choose_articles


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29"),
        (" 2025-03-04 ", "2025-03-04", "2025-03-04", "2025-03-04"),
    ],
)
def test_a_month_or_a_year_begins_with_its_first_day_and_ends_with_its_last(since, until, first, last):
    assert make_filters(since=since, until=until) == Filters(since=first, until=last)


@pytest.mark.parametrize(
    "text", ["today", "2025-13", "2025-00", "2025-02-29", "04.03.2025", "0000", "2025-1-1", "²025"]
)
def test_what_is_no_date_is_a_bad_input(text):
    with pytest.raises(BadInput, match="is no date"):
        make_filters(since=text)


def test_dates_the_wrong_way_round_are_a_bad_input():
    with pytest.raises(BadInput, match="since 2025-03-01 is after until 2025-02-28"):
        make_filters(since="2025-03", until="2025-02")


def sources(answer):
    return {quote.source.rsplit("/", 1)[-1] for quote in answer.quotes + answer.closest}


@pytest.mark.parametrize("outlet", ["Tern Bay Gazette", "the tern bay gazette", "TERN BAY GAZETTE"])
def test_only_articles_of_an_outlet_are_asked(archive, outlet):
    answer = archive.ask("the pier, the tram and the honey", top=50, filters=make_filters(outlets=[outlet]))
    assert sources(answer) == {"pier.txt", "tram.txt"}
    assert answer.interpretation.outlets == (outlet,)


def test_only_articles_between_two_days_are_asked(archive):
    filters = make_filters(since="2025-03-05", until="2025-03-05")
    answer = archive.ask("the pier, the tram, chess and the honey", top=50, filters=filters)
    assert sources(answer) == {"honey.txt"}
    assert (answer.interpretation.since, answer.interpretation.until) == ("2025-03-05", "2025-03-05")
    assert {hit.article.meta.date for hit in archive.search("the pier", filters=filters)} == {"2025-03-05"}


def test_without_an_article_left_it_declines_and_says_which(archive):
    filters = make_filters(outlets=["Nowhere News", "Other"], since="2025", until="2026")
    answer = archive.ask("the pier", filters=filters)
    reason = "there is no article of Nowhere News or Other since 2025-01-01 until 2026-12-31 in this archive"
    outside = "; only articles outside these dates or outlets have it (Tern Bay Gazette 2025-03-04)"
    assert (answer.status, answer.reason, answer.closest) == ("abstained", reason + outside, ())


def test_a_speaker_given_takes_the_place_of_the_one_read(archive):
    answer = archive.ask("What did Oster say about the trees?", filters=make_filters(speaker="Marit Solberg"))
    assert answer.interpretation.speaker == "Marit Solberg"
    assert answer.question == "What did Oster say about the trees?"


def test_a_speaker_given_is_searched_for_though_the_question_does_not_name_them(archive):
    answer = archive.ask("the trees", filters=make_filters(speaker="Solberg"))
    assert answer.quotes[0].text.startswith("“The lime trees flowered in the rain,")
    assert {quote.speaker for quote in answer.quotes} <= {"Marit Solberg", None}


def test_a_speaker_given_that_does_not_occur_is_declined(archive):
    answer = archive.ask("the trees", filters=make_filters(speaker="Zola"))
    assert answer.reason == "“Zola” does not occur in this archive"


def test_only_one_article_is_read_where_its_id_is_given(archive):
    article = archive.find_article("tram.txt")
    answer = archive.ask("the pier", top=50, filters=Filters(articles=frozenset([article.id])))
    assert sources(answer) == {"tram.txt"}
