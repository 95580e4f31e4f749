from pathlib import Path

import pytest

from index.errors import BadInput
from index.records import Article, Metadata, Span, Statement
from qa.filters import Filters, make_filters
from qa.statements.records import to_said

OSTERS = ["shut", "again", "ferry"]  # by date


def sources(said):
    return [Path(one.source).stem for one in said]


@pytest.fixture
def find(said_archive):
    """Find statements; give where they stand, and what is noted."""

    def find(**wanted):
        notes = []
        return sources(said_archive.statements(note=notes.append, **wanted)), notes

    return find


def test_statements_come_by_date_and_undated_ones_last(find):
    assert find() == (["shut", "shut", "again", "ferry", "memories", "memories"], [])


def test_every_text_is_a_slice_of_its_article(said_archive):
    for one in said_archive.statements():
        text = said_archive.article(one.article).text
        assert text[one.start : one.end] == one.text
        assert [text[s.start : s.end] for s in (*one.said_at, *one.cue_at)] == [one.said, one.cue]
        assert all(text[s.start : s.end] in one.text for s in one.content)


def test_a_statement_has_what_its_article_and_its_words_tell():
    text = "“It rained,” Ada Orr, as ever, said. “All day.”"
    meta = Metadata(title="Rain", outlet="The Gull", date="2025-03-04", url="https://gull.example/1")
    article = Article("a1", "rain.txt", text, meta, (Span(0, 47),), "now", cluster="a0")
    statement = Statement("s1", "a1", (Span(13, 20),), (Span(31, 35),), (Span(1, 11), Span(38, 46)), 0, 47, "direct",
                          name="Ada Orr", role="mayor", link="full name", speaker="Ada M. Orr")  # fmt: skip
    assert to_said(statement, article).to_json() == {
        "id": "s1", "article": "a1", "source": "rain.txt", "title": "Rain", "outlet": "The Gull", "date": "2025-03-04",
        "url": "https://gull.example/1", "start": 0, "end": 47, "text": text, "content": [[1, 11], [38, 46]],
        "said": "Ada Orr", "said_at": [[13, 20]], "cue": "said", "cue_at": [[31, 35]], "speaker": "Ada M. Orr",
        "name": "Ada Orr", "role": "mayor", "link": "full name", "speech": "direct", "negated": False, "cluster": "a0",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["Bram Oster", "bram oster", "Mr. Bram Oster"])
def test_a_speaker_is_found_as_a_user_writes_him(find, name):
    assert find(speaker=name) == (OSTERS, [])


def test_the_speaker_of_the_filters_counts_where_none_is_named(find):
    assert find(filters=Filters(speaker="Lena Oster"))[0] == ["memories"]
    assert find(speaker="Lotte Verhoeven", filters=Filters(speaker="Lena Oster"))[0] == ["shut"]


def test_a_name_that_two_share_gives_both_and_says_so(find):
    assert find(speaker="Oster") == (
        [*OSTERS, "memories"],
        ["'Oster' may be Bram Oster or Lena Oster: all of them are meant"],
    )


def test_a_typing_error_is_named(find):
    assert find(speaker="Verhoeven") == (["shut"], [])
    assert find(speaker="Verhoevem") == (
        ["shut"],
        ["nobody is called 'Verhoevem': taken for Lotte Verhoeven"],
    )


def test_an_unknown_speaker_is_an_error_that_names_the_three_closest(find):
    with pytest.raises(BadInput) as caught:
        find(speaker="Lotta Ostermann")
    assert str(caught.value).count("\n") == 0
    assert str(caught.value) == (
        "nobody called 'Lotta Ostermann' in this archive: the closest names are Bram Oster, Lena Oster and "
        "Lotte Verhoeven; `onrecord speakers` lists all"
    )


def test_a_speaker_who_is_only_named_gives_nothing_and_says_so(find):
    assert find(speaker="Tern Bay") == ([], ["no statement by Tern Bay in this archive, only the name"])


@pytest.mark.parametrize(
    ("filters", "note"),
    [
        (make_filters(since="2026"), "there is no article since 2026-01-01 in this archive"),
        (make_filters(outlets=["The Gull"]), "there is no article of The Gull in this archive"),
        (make_filters(outlets=["tern bay gazette"], since="2025-03-05"), "no statement fits"),
        (Filters(articles=frozenset()), "no statement fits"),
    ],
    ids=["dates", "outlet", "articles without his words", "articles"],
)
def test_filters_that_leave_nothing_say_so(find, filters, note):
    assert find(speaker="Lotte Verhoeven", filters=filters) == ([], [note])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (make_filters(outlets=["hill country herald"]), ["again"]),
        (make_filters(since="2025-03-06", until="2025-03-20"), ["again", "ferry"]),
        (make_filters(until="2025-03-04"), ["shut", "shut"]),
        (Filters(articles=frozenset()), []),
    ],
    ids=["outlet", "dates", "until", "articles"],
)
def test_outlets_dates_and_articles_restrict(find, filters, expected):
    assert find(filters=filters)[0] == expected


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("crowns", ["ferry"]),  # its own word
        ("ferries", ["ferry", "memories", "memories"]),  # a stem; of the last, one has it beside
        ("storms pier", ["shut", "shut", "again"]),
        ("the ferry and the war", ["memories", "memories"]),  # each in one of two neighbours
        ("planks", ["shut", "shut"]),  # around them
    ],
)
def test_all_words_of_a_topic_occur_in_the_statement_the_title_or_around(find, about, expected):
    assert find(about=about) == (expected, [])


def test_where_no_statement_has_all_words_those_with_some_come_best_first(find):
    found, notes = find(about="ferry crowns herring walrus")
    assert found == ["ferry", "memories"]  # "herring" is in no statement's own words
    assert notes == [
        "no statement that fits has all words of 'ferry crowns herring walrus': these have some of them, best first, "
        "not by date"
    ]


def test_a_topic_nobody_spoke_of_gives_nothing(find):
    assert find(about="walrus") == ([], ["no statement fits"])
    assert find(about="walrus tusks") == ([], ["no statement fits"])


@pytest.mark.parametrize("about", ["", "the", "?!"])
def test_a_topic_without_a_word_to_look_for_is_an_error(find, about):
    with pytest.raises(BadInput, match="no word to look for in the topic"):
        find(about=about)


def test_a_topic_as_long_as_an_article_is_an_error(find):
    with pytest.raises(BadInput, match="the topic has 10000 characters: at most 2000"):
        find(about="pier " * 2000)


def test_a_limit_keeps_the_first_and_says_how_many_there_are(find):
    assert find(limit=2) == (["shut", "shut"], ["the first 2 of 6 statements"])
    assert find(limit=6)[1] == []


def test_speakers_come_by_number_of_statements(said_archive):
    assert [(one.name, one.statements) for one in said_archive.speakers()] == [
        ("Bram Oster", 3), ("Lena Oster", 1), ("Lotte Verhoeven", 1), ("Hill Country", 0), ("Tern Bay", 0),
    ]  # fmt: skip
    assert [one.name for one in said_archive.speakers("oster")] == ["Bram Oster", "Lena Oster"]


def test_an_archive_without_statements_says_what_was_not_analysed(archive, toys):
    for article in list(archive.store.articles()):
        with archive.store.transaction():
            archive.store.statements.forget(article.id)
    notes = []
    assert archive.statements(note=notes.append) == []
    assert notes == ["no statement in this archive; articles not analysed: 4 not yet"]
    assert archive.stats()["not_analysed"] == {"not yet": 4}
