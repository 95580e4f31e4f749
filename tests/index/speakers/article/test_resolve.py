import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Span
from index.speakers.article.resolve import resolve_speakers
from index.speakers.records import (
    BODY,
    FULL_NAME,
    LAST_NAME,
    LINKS,
    PRONOUN,
    UNKNOWN,
    LocalSpeaker,
    Mention,
)
from index.statements.records import Found
from tests.index.speakers.article.marked import last_of


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("Harwick spokesman Dmitri Vance", "Dmitri Vance", "Harwick spokesman"),
        ("Sen. Ted Orr (R-Tex.)", "Ted Orr", "Sen."),
        ("John P. Yelland Jr., who sings,", "John P. Yelland Jr.", None),
        ("Former Secretary of State Anna Orr", "Anna Orr", "Former Secretary of State"),
        ("Orr’s spokeswoman Hope Pike", "Hope Pike", "Orr's spokeswoman"),
        ("Orr’s campaign manager, Robert Pike", "Robert Pike", "Orr’s campaign manager"),
        ("Maria van der Berg, head of the ferry board,", "Maria van der Berg", "head of the ferry board"),
        ("Conor O’Brien", "Conor O’Brien", None),
        ("Élodie Šimák, 43, a baker in Harwick,", "Élodie Šimák", "baker in Harwick"),
        ("Hassan al-Orri", "Hassan al-Orri", None),
        ("the Harwick councilman, Peter Vance,", "Peter Vance", "Harwick councilman"),
    ],
)
def test_a_name_in_full_loses_its_titles_and_keeps_its_role(source, name, role):
    assert last_of(f"It rained on Monday, and then [{source}] said so.") == LocalSpeaker(
        name, role, FULL_NAME
    )


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Anna Orr came. Later [Orr] spoke.", "Anna Orr"),
        ("On Monday [Orr] spoke. The ferry of Anna Orr is late.", "Anna Orr"),
        ("Anna Orr came. Later [Anna] spoke.", "Anna Orr"),
        ("Bill de Vance came. Later [de Vance] spoke.", "Bill de Vance"),
        ("Maria Peña Nieto came. Later [Peña Nieto] spoke.", "Maria Peña Nieto"),
        ("Nobody came but [Orr], who said so.", "Orr"),
        ("Mr. John Orr met Mrs. Jane Orr. Then [Mr. Orr] spoke.", "John Orr"),
        ("Mr. John Orr met Mrs. Jane Orr. Then [Mrs. Orr] spoke.", "Jane Orr"),
        ("John Orr met Jane Orr. Then [Orr] spoke.", "Orr"),
        ("John Orr came. Then [Jane] spoke to him. Jane Orr left.", "Jane Orr"),
        ("Then [Orr] spoke. He thanked his daughter Jane Orr.", "Orr"),
    ],
)
def test_a_part_of_a_name_is_the_one_person_of_that_name(marked, name):
    assert last_of(marked).name == name


def test_a_last_name_of_two_is_the_one_whom_the_article_names_far_more_often():
    marked = "Jane Orr came. Orr sang. Orr danced. Orr ate. Her brother John Orr left. Then [Orr] spoke."
    assert last_of(marked) == LocalSpeaker("Jane Orr", None, LAST_NAME)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the Kremlin", "Kremlin"),
        ("TASS", "TASS"),
        ("the State Department", "State Department"),
        ("The Harwick Post", "Harwick Post"),
        ("the Orr campaign", "Orr campaign"),
        ("Orr’s campaign", "Orr campaign"),
        ("NBC News", "NBC News"),
        ("the University of Harwick", "University of Harwick"),
        ("Russia", "Russia"),
    ],
)
def test_a_body_is_named_without_its_article(source, name):
    assert last_of(f"Anna Orr was there when [{source}] said so.") == LocalSpeaker(name, None, BODY)


def test_short_forms_of_a_body_are_the_body_in_full():
    text = "The Federal Bureau of Ferries (FBF) is late. Then the [FBF] said so."
    assert last_of(text) == LocalSpeaker("Federal Bureau of Ferries", None, BODY)
    assert last_of("The Harwick Post is read. Then [The Post] said so.").name == "Harwick Post"
    assert last_of("It is read that [The Post] said so.", outlet="The Harwick Post").name == "Harwick Post"


@pytest.mark.parametrize(
    "source",
    ["officials", "the source", "two people familiar with the plan", "experts", "Critics", "a spokesman for Ted Orr",
     "the poll", "Ted Orr and Anna Pike", "Democrats", "supporters of Ted Orr", "a lawyer for Mr. Orr", "Some"],
)  # fmt: skip
def test_crowds_things_and_nobody_in_particular_have_a_role_and_no_name(source):
    speaker = last_of(f"Ted Orr left. On Monday [{source}] said so.")
    assert (speaker.name, speaker.link) == (None, None)
    assert speaker.role == source.removeprefix("the ")


def test_a_quotation_without_source_goes_on_with_its_paragraphs_speaker():
    text = "“It is late,” Ted Orr said. “It was early.”\n\n“Who knows?”"
    first = Found((Span(14, 21),), (Span(22, 26),), (Span(0, 13),))
    found = [first, Found(content=(Span(28, 43),)), Found(content=(Span(45, len(text)),))]
    speakers = resolve_speakers(text, found, kept=[Span(0, len(text))]).speakers
    assert [speaker.name for speaker in speakers] == ["Ted Orr", "Ted Orr", None]
    assert speakers[1].link == PRONOUN


def test_mentions_count_names_in_any_form_and_roles_beside_them():
    text = "By Jan Vance\n\nMayor Ted Orr came. But Orr left Harwick. Ted Orr, the mayor of ferries, sang. The FBF paid."
    mentions = resolve_speakers(text, [], kept=[Span(0, len(text))]).mentions
    assert mentions == (
        Mention("FBF", None, 1),
        Mention("Ted Orr", None, 3),
        Mention("Ted Orr", "Mayor", 1),
        Mention("Ted Orr", "mayor of ferries", 1),
    )


def test_a_headline_in_capitals_names_nobody_new():
    title, text = "Angry Mayor Slams Late Ferry Board\n\n", "It rained."
    assert resolve_speakers(title + text, [], kept=[Span(0, len(title + text))]).mentions == ()


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_a_text_in_one_case_is_not_guessed_at(change):
    text = change("Mayor Ted Orr came to see the late ferry. He said it was late.")
    found = [Found(source=(Span(42, 44),))]
    assert resolve_speakers(text, found, kept=[Span(0, len(text))]).speakers == (UNKNOWN,)


def test_a_source_outside_the_kept_text_is_unknown():
    text = "Ted Orr said so. Anna Pike came."
    resolved = resolve_speakers(text, [Found(source=(Span(0, 7),))], kept=[Span(17, len(text))])
    assert resolved.speakers == (UNKNOWN,)
    assert [mention.name for mention in resolved.mentions] == ["Anna Pike"]


def test_names_in_the_title_count_where_it_is_not_kept():
    text = "Ted Orr is late\n\nIt rained."
    resolved = resolve_speakers(text, [], kept=[Span(17, len(text))], title=Span(0, 15))
    assert resolved.mentions == (Mention("Ted Orr", None, 1),)


PIECES = ("Ted Orr", "Mr. Orr", "said", "he", "she", "who", "I", "the mayor", ", ", ". ", " ", "“", "”", "''", "(", ")",
          "\n\n", "’s", "and", "Mayor", "The", "of", "Harwick Post", "campaign", "é", "\u0301", "\u2028", "ß", "Dr.")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.data())
def test_every_statement_has_a_speaker_with_a_link_exactly_if_named(pieces, data):
    text = "".join(pieces)
    cuts = st.integers(0, len(text))
    found = []
    for _ in range(data.draw(st.integers(0, 4))):
        start, end = sorted((data.draw(cuts), data.draw(cuts)))
        found.append(
            Found(source=(Span(start, end),) if start < end else (), content=(Span(start, end + 1),))
        )
    resolved = resolve_speakers(text, found, kept=[Span(0, len(text))])
    assert len(resolved.speakers) == len(found)
    for speaker in resolved.speakers:
        assert (speaker.name is None) == (speaker.link is None)
        assert speaker.link is None or speaker.link in LINKS
    assert list(resolved.mentions) == sorted(
        resolved.mentions, key=lambda m: (m.name, m.role is not None, m.role or "")
    )


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The clerk, Zuvor Ilmek,", "Zuvor Ilmek"),
        ("One of the clerks, Zuvor Ilmek,", "Zuvor Ilmek"),
        ("Her aide, the former clerk of ferries Zuvor Ilmek,", "Zuvor Ilmek"),
        ("state Del. Marcia “Cia” Orr (D-Harwick)", "Marcia Orr"),
        ("Ivana Orr’s brief", "Ivana Orr"),
        ("Ivana Orr’s lawyer", None),
        ("a study by ferry professor Anna Orr", "Anna Orr"),
        ("an essay by Anna Orr and Jan Vance", None),
        ("Anna Orr herself", "Anna Orr"),
        ("Neither Anna Orr nor Jan Vance", None),
        ("Anna Little", "Anna Little"),
    ],
)
def test_a_source_is_whom_its_words_name(source, name):
    assert last_of(f"It rained on Monday, and then [{source}] said so.").name == name


def test_a_source_in_a_headline_is_a_name_of_the_text_or_a_given_and_a_last_name():
    body = "\n\nMayor Zuvor Ilmek came to Harwick."
    assert last_of(f"[Ilmek] Calls Late Ferries Wrong{body}").name == "Zuvor Ilmek"
    assert last_of(f"[Anna Orr] Calls Late Ferries Wrong{body}").name == "Anna Orr"
    assert last_of(f"[Angry Mayor Board] Calls Late Ferries Wrong{body}").name is None


def test_a_last_name_one_letter_off_is_the_one_person_who_has_it():
    assert last_of("Leslie Wimmers came. Later [Winmers] spoke.").name == "Leslie Wimmers"
    assert last_of("Leslie Wim came. Later [Win] spoke.").name == "Win"


def test_a_father_and_a_son_with_one_name_stay_two():
    text = "Charles Orr III came. Then [Charles Orr Jr.] spoke."
    assert last_of(text).name == "Charles Orr Jr."


def test_accents_do_not_part_a_person_from_himself():
    assert last_of("Francois Orr came. François Orr sang. Then [Orr] spoke.").link == LAST_NAME


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Cllr Anna Orr", "Anna Orr"),
        ("Councillor Anna Orr", "Anna Orr"),
        ("PC Anna Orr", "Anna Orr"),
        ("DCI Anna Orr", "Anna Orr"),
        ("Mum-of-three Anna Orr", "Anna Orr"),
        ("Customer Anna Orr", "Anna Orr"),
        ("Ex-cop Anna Orr", "Anna Orr"),
        ("One of the four, Anna Orr,", "Anna Orr"),
        ("DC Comics", "DC Comics"),
    ],
)
def test_ranks_and_what_customers_are_called_are_no_part_of_a_name(source, name):
    assert last_of(f"It rained. [{source}] said so.").name == name


@pytest.mark.parametrize("rank", ["PC", "DC", "DCI", "DI", "Sgt.", "Cllr", "Det. Insp.", "Det Supt"])
def test_a_rank_before_a_last_name_is_parted_where_the_article_has_him_in_full(rank):
    assert last_of(f"{rank} Robert Dell came. Later [{rank} Dell] spoke.").name == "Robert Dell"


def test_capitals_before_what_is_nobodys_last_name_stay_part_of_it():
    assert last_of("Robert Dell came. Later [DC Comics] spoke.").name == "DC Comics"


def test_a_rank_that_means_nothing_else_needs_no_known_given_name():
    assert last_of("DCI Olwyra Pratt came. Later [DCI Pratt] spoke.").name == "Olwyra Pratt"


def test_a_source_that_stops_short_of_the_name_is_read_with_it():
    assert last_of("Det. Insp. Hugh Gray came. Later [Det. Insp.] Gray spoke.").name == "Hugh Gray"


def test_of_two_of_a_last_name_a_rank_means_the_one_who_has_it():
    assert last_of("PC Robert Dell waited until Anna Dell left. Later [PC Dell] spoke.").name == "Robert Dell"


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("Mayor of Tern Bay Ida Marsh", "Ida Marsh", "Mayor of Tern Bay"),
        ("Mayor of Merrow Ida Jane Marsh", "Ida Jane Marsh", "Mayor of Merrow"),
        ("Mayor of San Diego Ida Marsh", "Ida Marsh", "Mayor of San Diego"),
        ("Ida Marsh, mayor of Tern Bay since 2019,", "Ida Marsh", "mayor of Tern Bay"),
        ("Tern Bay Mayor Ida Marsh", "Ida Marsh", "Tern Bay Mayor"),
        ("Ida Marsh, the mayor of Tern Bay,", "Ida Marsh", "mayor of Tern Bay"),
    ],
)
def test_a_title_is_parted_from_the_name_with_its_place(source, name, role):
    speaker = last_of(f"It rained. [{source}] spoke.")
    assert (speaker.name, speaker.role) == (name, role)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Theresa May came. Then [May] spoke.", "Theresa May"),
        ("Theresa May came in May. Yesterday [May] spoke.", "Theresa May"),
        ("Theresa May came. According to [May] it is so.", "Theresa May"),
        ("It rained. [Prime Minister May] spoke.", "May"),
        ("Prime Minister May came. Then [May] spoke.", "May"),
        ("It rained in May. Then [May] spoke.", None),
    ],
)
def test_a_month_is_somebody_where_the_article_has_her(marked, name):
    assert last_of(marked).name == name


def test_sir_and_dame_stand_before_the_given_name_of_somebody_named_in_full():
    assert last_of("Robin Fell came. Later [Sir Robin] spoke.").name == "Robin Fell"
    assert last_of("Anna Loxley came. Later [Dame Anna] spoke.").name == "Anna Loxley"
    assert last_of("Anna Loxley met Anna Orr. Later [Dame Anna] spoke.").name == "Anna"
    assert last_of("Robin Fell came. Later [Mr Robin] spoke.").name == "Robin"


def test_a_given_name_that_is_a_word_is_the_person_who_has_it():
    assert last_of("Bill Krebs came. {“No,”} [Bill] said.").name == "Bill Krebs"
    assert last_of("Bill Krebs came. Then [the Bill] said so.").name is None


def test_a_body_that_guards_the_coast_is_nobodys_role():
    assert (
        last_of("Anna Orr, the chief executive of the coastguard, came. [The coastguard] said so.").name
        is None
    )


def test_a_role_with_another_name_than_ones_own_is_anothers():
    text = "Town boss Phil Orr was glad. {“No,”} [Orr] said. {“It is late,”} [the Rovers manager] said."
    assert last_of(text).name is None
