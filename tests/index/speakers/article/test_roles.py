import pytest

from index.records import Span
from index.speakers.article.naming import find_names
from index.speakers.article.roles import find_roles
from index.speakers.article.words import make_words


def roles_of(text):
    article = make_words(text, [Span(0, len(text))])
    names = find_names(article)
    return [
        (article.words[names[role.name].last - 1].text, role.text)
        for role in find_roles(article.words, names)
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Zuvor Ilmek, the press secretary of Mayor Otto Krug, sang.",
         [("Ilmek", "press secretary of Mayor Otto Krug"), ("Krug", "Mayor")]),
        ("It was the lawyer of President Anna Orr.", [("Orr", "President")]),
        ("Then secretary of State Anna Orr sang.", [("Orr", "secretary of State")]),
    ],
)  # fmt: skip
def test_the_role_of_who_serves_a_person_is_not_that_persons(text, roles):
    assert roles_of(text) == roles


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Later the ferry chief Anna Orr sang.", "ferry chief"),
        ("Later theatre head Anna Orr sang.", None),
        ("Harwick theatre head Anna Orr sang.", "Harwick theatre head"),
        ("Later the chief Anna Orr sang.", "chief"),
        ("Anna Orr, chief of the ferry board, sang.", "chief of the ferry board"),
    ],
)
def test_half_a_role_is_stored_with_what_completes_it_or_not_at_all(text, role):
    assert roles_of(text) == ([] if role is None else [("Orr", role)])
