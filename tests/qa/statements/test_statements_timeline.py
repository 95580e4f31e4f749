import random
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import pytest

from index.records import Span
from qa.corroborate import group_statements
from qa.statements.timeline import group_by_days, to_moments
from tests.qa.corroborate.voices import make_article, names, quote, within

FIRST = date(2025, 3, 1)
REMARK = "the old lighthouse will be lit again before the first ship of the year comes in"
OTHER = "no keeper has climbed those forty steps since the lamp was put out for good"


def day(number):
    return (FIRST + timedelta(number)).isoformat()


def test_the_same_statement_in_two_articles_is_one_moment(said_archive):
    first, second = said_archive.timeline("Bram Oster")
    assert (first.date, first.speech, first.speaker) == ("2025-03-04", "direct", "Bram Oster")
    assert first.text == "“The old pier is closed until the winter storms are over” said Bram Oster."
    assert first.outlets == ("Tern Bay Gazette", "Hill Country Herald")
    assert (first.sources, first.independent_sources) == (2, 2)
    (variant,) = first.variants
    assert (Path(variant.source).name, variant.variant) == ("again.txt", "wording")
    assert [(p["kind"], p["text"]) for p in variant.diff if p["kind"] != "same"] == [
        ("removed", "is"), ("added", "stays"), ("added", "all"),
    ]  # fmt: skip
    assert (second.date, second.sources, second.variants) == ("2025-03-20", 1, ())


def test_a_reprint_is_no_independent_source(said_archive, news):
    (news / "copy.txt").write_bytes((news / "ferry.txt").read_bytes())
    said_archive.add([news])
    moment = said_archive.timeline("Bram Oster")[-1]
    assert (moment.sources, moment.independent_sources) == (2, 1)
    assert [(Path(one.source).name, one.variant) for one in moment.variants] == [("ferry.txt", "same")]


def test_topic_and_filters_restrict_a_timeline(said_archive):
    assert [moment.date for moment in said_archive.timeline("Bram Oster", about="ferry")] == ["2025-03-20"]


def test_statements_with_some_words_of_a_topic_are_by_date_too_and_the_note_says_nothing_else(said_archive):
    notes = []
    found = said_archive.timeline("Bram Oster", about="ferry zebra pier", note=notes.append)
    assert [moment.date for moment in found] == ["2025-03-04", "2025-03-20"]
    assert notes == ["no statement that fits has all words of 'ferry zebra pier': these have some of them"]


def test_progress_tells_how_many_are_embedded_and_how_many_there_are(said_archive):
    steps = []
    said_archive.timeline("Bram Oster", progress=lambda done, total: steps.append((done, total)))
    assert steps == [(3, 3)]


def test_a_timeline_of_nothing_is_empty(said_archive):
    assert said_archive.timeline("Tern Bay") == []


def test_the_same_words_weeks_apart_were_said_twice():
    statements = [
        quote(REMARK, name, date=day(at)) for name, at in (("a", 0), ("b", 6), ("c", 30), ("d", 31))
    ]
    assert sorted(names(group_by_days(statements))) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize("first", range(0, 15, 3))
def test_a_statement_across_the_border_of_a_window_is_in_one_group(first):
    others = [quote(f"{n} boats came in", f"x{n}", cosine=0.0, date=day(n)) for n in range(30)]
    remark = [quote(REMARK, name, date=day(first + at)) for name, at in (("a", 0), ("b", 7), ("c", 14))]
    groups = names(group_by_days([*others, *remark]))
    assert [group for group in groups if "a" in group] == [["a", "b", "c"]]
    assert sorted(chain.from_iterable(groups)) == sorted(v.article.id for v in (*others, *remark))


def test_windows_group_as_one_comparison_of_all_does():
    chosen = random.Random(5)
    statements = []
    for number in range(60):
        words = REMARK.split() if number % 2 else OTHER.split()
        del words[chosen.choice([at for at, word in enumerate(words) if len(word) < 4])]
        words.append(f"{'very ' * (number % 4)}soon")  # or bursts would have the same words
        at = 20 * (number % 4) + chosen.randrange(5)  # bursts of five days, with gaps of more than MAX_DAYS
        statements.append(quote(" ".join(words), f"n{number:02}", date=day(at)))
    expected = {frozenset(group) for group in names(group_statements(statements))}
    chosen.shuffle(statements)
    assert {frozenset(group) for group in names(group_by_days(statements))} == expected
    assert 4 <= len(expected) < 60


def test_an_undated_statement_joins_those_of_any_day():
    statements = [
        quote(REMARK, "a", date=day(0)),
        quote(REMARK, "b", date=None),
        quote(REMARK, "c", date=day(40)),
    ]
    assert sorted(names(group_by_days(statements))) == [["a", "b"], ["c"]]
    assert names(group_by_days(statements[1:2])) == [["b"]]


def test_more_than_can_be_compared_at_once_are_all_given_and_it_is_said(monkeypatch):
    monkeypatch.setattr("qa.statements.timeline.MAX_COMPARED", 3)
    statements = [quote(REMARK, name, date=day(0)) for name in "abcde"]
    notes = []
    assert sorted(chain.from_iterable(names(group_by_days(statements, note=notes.append)))) == list("abcde")
    assert notes == ["more than 3 statements at once: some may be listed twice; narrow the topic or dates"]


@pytest.mark.parametrize("limit", [1, 300])
def test_many_undated_statements_are_all_given(monkeypatch, limit):
    monkeypatch.setattr("qa.statements.timeline.MAX_UNDATED", limit)
    statements = [quote(REMARK, name, date=None) for name in "abc"] + [quote(REMARK, "d", date=day(0))]
    assert sorted(chain.from_iterable(names(group_by_days(statements)))) == list("abcd")


def test_two_statements_in_one_sentence_are_shown_once():
    article = make_article("“It rains,” Orr said, adding that no boat would leave.", "wet")
    statements = [
        within(article, article.text, "It rains"), within(article, article.text, "no boat would leave"),
    ]  # fmt: skip
    groups = group_by_days(statements)
    (moment,) = to_moments(groups)
    assert (len(groups), moment.text, moment.sources, moment.variants) == (2, article.text, 1, ())
    assert Span(moment.start, moment.end) == Span(0, len(article.text))
