"""Proposed questions name people who speak and a topic of theirs."""

from index.clean import find_kept_spans
from index.metadata import read_metadata
from index.records import Article
from qa.examples import propose_questions


def _article(text):
    return Article(
        "id", "a.txt", text, read_metadata(text), find_kept_spans(text), "2025-01-01T00:00:00+00:00"
    )


STORY = """Ferry To Merrow Stays Dear

By Ines Corvall

Mayor Odile Brannock said that visitors to Merrow would pay. Brannock said the people of Merrow would not.

Piers Tolland was seen near Eastfield by the Ukrainian crew on Monday.
"""


def test_a_person_who_speaks_is_proposed_with_the_topic_they_speak_of_most():
    assert propose_questions([_article(STORY)]) == ["What did Odile Brannock say about Merrow?"]


def test_nobody_is_proposed_who_only_is_mentioned():
    assert not [q for q in propose_questions([_article(STORY)]) if "Tolland" in q or "Corvall" in q]


def test_an_archive_without_speech_proposes_nothing():
    assert propose_questions([_article("Rain fell on the harbour all day and the boats stayed in.")]) == []


def test_no_more_questions_are_proposed_than_asked_for():
    assert propose_questions([_article(STORY)], limit=0) == []
