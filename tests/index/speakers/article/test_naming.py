import pytest

from index.records import Span
from index.speakers.article.named import BARE, BODY, PERSON
from index.speakers.article.naming import find_names
from index.speakers.article.words import make_words
from index.speakers.lists.given_names import EITHER, MAN, MEN, WOMAN, WOMEN, find_gender


def names_of(text, sources=()):
    article = make_words(text, [Span(0, len(text))])
    return [
        (" ".join(word.text for word in article.words[named.first : named.last]), named.kind)
        for named in find_names(article, sources)
    ]


def test_titles_are_parted_from_names():
    assert names_of("Nobody heard what was said when Managing Editor Bill Orr came.")[-1] == (
        "Bill Orr",
        PERSON,
    )
    assert names_of("It was former secretary of State Anna Orr.") == [("Anna Orr", PERSON)]
    assert names_of("Then Pope Francis came.") == [("Pope Francis", PERSON)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was late, Harwick County Recorder Helen Orr said.", "Helen Orr"),
        ("Late, said the South Korean-born Anna Orr, 44.", "Anna Orr"),
        ("It was late, Mahamat Bill Orr said.", "Mahamat Bill Orr"),  # one word before may be a name itself
        ("It was late, J.T. Bill Orr said.", "J.T. Bill Orr"),
        ("Then Kim Jong-nam said so.", "Kim Jong-nam"),
    ],
)
def test_a_post_or_origin_that_no_list_has_is_parted_from_the_name_of_who_speaks(text, name):
    before = text[: text.index(name)].split()
    assert names_of(text, [(len(before), len(before) + len(name.split()))])[-1] == (name, PERSON)


def test_a_last_name_behind_what_somebody_is_stands_alone():
    assert names_of("We saw Oscar-winner Orr.") == [("Orr", BARE)]


def test_a_nationality_may_be_a_last_name():
    assert names_of("We saw Mark Cuban. Later Cuban left.") == [("Mark Cuban", PERSON), ("Cuban", BARE)]
    assert names_of("Bill English left.") == [("Bill English", PERSON)]


@pytest.mark.parametrize(
    "text", ["We saw Jordan Syrian papers.", "She is a Roman Catholic.", "Anna French Orr left."]
)
def test_a_nationality_is_no_last_name_behind_a_country_or_before_a_name(text):
    assert all(name == "Anna French Orr" for name, kind in names_of(text) if kind == PERSON)


def test_a_title_without_name_is_no_name():
    assert names_of("He met the House Speaker and the South Carolina Republican.") == []


def test_a_last_name_that_is_a_title_counts_where_somebody_has_it():
    assert [name for name, _ in names_of("We saw Anna King. Later King left.")] == ["Anna King", "King"]
    assert names_of("Later King left.") == []


def test_ordinary_words_that_begin_a_sentence_are_no_part_of_a_name():
    assert names_of("But Anna Orr came. Despite Anna Orr we left.") == [("Anna Orr", PERSON)] * 2


def test_bodies_keep_their_of():
    assert names_of("We saw the Department of Ferries.") == [("Department of Ferries", BODY)]


@pytest.mark.parametrize(
    ("given", "gender"),
    [("anna", WOMAN), ("ted", MAN), ("robin", None), ("xyzzy", None), ("jean-pierre", MAN)],
)
def test_a_given_name_tells_the_gender_where_the_lists_do(given, gender):
    assert find_gender(given) == gender


def test_no_given_name_stands_in_two_lists():
    assert not MEN & WOMEN
    assert not EITHER & (MEN | WOMEN)


def test_words_know_possessives_abbreviations_and_sentences():
    words = make_words("Mr. Orr’s ferry is late. Nobody’s here.", [Span(0, 39)]).words
    assert [(word.text, word.possessive, word.sentence) for word in words] == [
        ("Mr.", False, 0), ("Orr", True, 0), ("ferry", False, 0), ("is", False, 0), ("late", False, 0),
        ("Nobody", True, 1), ("here", False, 1),
    ]  # fmt: skip


def test_what_speaks_is_a_person_whose_given_name_no_list_has():
    text = "Later Zuvor Ilmek spoke. Later Zuvor Ilmek sang."
    article = make_words(text, [Span(0, len(text))])
    kinds = [named.kind for named in find_names(article, [(1, 3)])]
    assert kinds[0] == PERSON


def test_a_name_behind_its_role_and_a_comma_is_a_person():
    assert names_of("The clerk for the harbour, Zuvor Ilmek, sat down.") == [("Zuvor Ilmek", PERSON)]


def test_a_month_after_a_given_name_or_a_title_is_a_last_name():
    assert names_of("We met Theresa May on a ferry.") == [("Theresa May", PERSON)]
    assert names_of("We met Theresa May. Then May left in May.") == [("Theresa May", PERSON), ("May", BARE)]


def test_contractions_are_no_names():
    assert names_of("Then I've seen it, and They’ll see it.") == []


def test_a_contraction_behind_an_abbreviation_is_no_name():
    assert names_of("A: No. I've told Anna Orr.")[-1] == ("Anna Orr", PERSON)


def test_who_does_what_only_persons_do_is_a_person():
    assert names_of("Later Zuvor Ilmek laughed.") == [("Zuvor Ilmek", PERSON)]
