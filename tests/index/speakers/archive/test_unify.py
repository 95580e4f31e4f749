import random

import pytest

from index.speakers.archive.unify import unify
from index.speakers.records import (
    ALIAS,
    BODY,
    FULL_NAME,
    LAST_NAME,
    PRONOUN,
    ROLE,
    UNKNOWN,
    Evidence,
    LocalSpeaker,
    Mention,
    Speaker,
)


def seen(*rows):
    """Make evidence of "a1: Oskar Lind | mayor of Merrow" rows."""
    made = []
    for row in rows:
        article, _, rest = row.partition(": ")
        name, _, role = rest.partition(" | ")
        made.append(Evidence(article, Mention(name, role or None, 1)))
    return made


def resolve(rows, name, *, article="a9", role=None, link=FULL_NAME):
    return unify(seen(*rows)).resolve(article, LocalSpeaker(name, role, link if name else None))


def test_the_form_most_articles_have_is_canonical():
    rows = ["a1: Serhii Lindenko", "a2: Sergey Lindenko", "a3: Serhii Lindenko"]
    assert resolve(rows, "Sergey Lindenko") == ("Serhii Lindenko", FULL_NAME)


def test_ties_go_to_the_longest_then_to_the_alphabet():
    assert resolve(["a1: Oskar Lind", "a2: Oskar P. Lind"], "Oskar Lind")[0] == "Oskar P. Lind"
    assert resolve(["a1: Sergey Lindenko", "a2: Sergei Lindenko"], "Sergey Lindenko")[0] == "Sergei Lindenko"


def test_repeats_within_an_article_count_once():
    rows = [
        "a1: Sergey Lindenko",
        "a1: Sergey Lindenko | envoy",
        "a2: Serhiy Lindenko",
        "a3: Serhiy Lindenko",
    ]
    assert resolve(rows, "Sergey Lindenko")[0] == "Serhiy Lindenko"


def test_a_name_with_initials_is_never_canonical_beside_a_full_one():
    rows = ["a1: O. Lind", "a2: O. Lind", "a3: Oskar Lind"]
    assert resolve(rows, "O. Lind")[0] == "Oskar Lind"


def test_short_forms_and_middle_initials_are_one_person():
    rows = ["a1: William Marsh", "a2: William Marsh", "a3: Bill Marsh", "a4: William T. Marsh"]
    assert {resolve(rows, name)[0] for name in ("Bill Marsh", "William T. Marsh")} == {"William Marsh"}


def test_two_middle_initials_are_two_and_the_name_without_is_nobodys():
    rows = ["a1: Oskar P. Lind", "a2: Oskar Q. Lind", "a3: Oskar Lind"]
    assert [resolve(rows, name)[0] for name in ("Oskar P. Lind", "Oskar Q. Lind", "Oskar Lind")] == [
        "Oskar P. Lind",
        "Oskar Q. Lind",
        "Oskar Lind",
    ]


def test_father_and_son_stay_two():
    rows = ["a1: Oskar Lind", "a2: Oskar Lind Jr."]
    assert resolve(rows, "Oskar Lind Jr.")[0] == "Oskar Lind Jr."
    assert resolve(rows, "Lind", link=LAST_NAME) == ("Lind", LAST_NAME)


def test_a_last_name_alone_is_the_one_person_of_that_name():
    assert resolve(["a1: Oskar Lind", "a9: Lind"], "Lind", link=LAST_NAME) == ("Oskar Lind", LAST_NAME)


def test_a_last_name_keeps_how_the_article_found_it():
    assert resolve(["a1: Oskar Lind", "a9: Lind"], "Lind", link=PRONOUN) == ("Oskar Lind", PRONOUN)


def test_two_people_with_one_last_name_stay_two():
    rows = ["a1: Oskar Lind", "a1: Greta Lind", "a9: Lind"]
    assert resolve(rows, "Lind", link=LAST_NAME) == ("Lind", LAST_NAME)


def test_the_articles_role_tells_which_of_two():
    rows = [
        "a1: Oskar Lind | mayor of Merrow",
        "a1: Greta Lind | Norling director",
        "a9: Lind | Merrow mayor",
    ]
    assert resolve(rows, "Lind", link=LAST_NAME) == ("Oskar Lind", ALIAS)
    assert resolve(rows, "Lind", article="a8", link=LAST_NAME) == ("Lind", LAST_NAME)
    assert resolve(rows, "Lind", article="a8", role="director of Norling")[0] == "Greta Lind"


def test_a_role_that_both_hold_or_one_word_tells_nothing():
    rows = ["a1: Oskar Lind | Merrow judge", "a2: Greta Lind | Merrow judge", "a9: Lind | Merrow judge"]
    assert resolve(rows, "Lind", link=LAST_NAME)[0] == "Lind"
    rows = ["a1: Oskar Lind | professor", "a2: Greta Lind", "a9: Lind | professor"]
    assert resolve(rows, "Lind", link=LAST_NAME)[0] == "Lind"


def test_a_body_never_lends_its_last_word():
    rows = ["a1: White House", "a1: Merrow Council"]
    assert resolve(rows, "House", link=LAST_NAME)[0] == "House"
    assert resolve(rows, "Council", link=BODY) == ("Council", BODY)


def test_a_body_is_not_the_person_of_that_last_name():
    assert resolve(["a1: Vera Harbor", "a2: Harbor"], "Harbor", link=BODY) == ("Harbor", BODY)


def test_a_countrys_name_is_no_last_name():
    assert resolve(["a1: Rita Jordan", "a2: Jordan"], "Jordan", link=LAST_NAME)[0] == "Jordan"


@pytest.mark.parametrize("role", ["the Kremlin's spokesman", "spokesperson for the Kremlin"])
def test_a_role_alone_is_the_one_person_who_holds_it(role):
    rows = ["a1: Oskar Lind | Kremlin spokesman", "a2: Lind | Kremlin spokesperson"]
    assert resolve(rows, None, role=role) == ("Oskar Lind", ALIAS)


def test_a_role_with_a_rival_is_nobodys():
    rows = [
        "a1: Oskar Lind | mayor of Merrow",
        "a2: Oskar Lind | Merrow mayor",
        "a3: Ada Finch | Merrow mayor",
    ]
    assert resolve(rows, None, role="Merrow's mayor") == (None, None)


def test_a_shared_last_name_may_be_a_rival():
    rows = ["a1: Oskar Lind | Merrow mayor", "a2: Ada Finch", "a2: Bea Finch", "a3: Finch | Merrow mayor"]
    assert resolve(rows, None, role="Merrow mayor") == (None, None)
    rows = ["a1: Oskar Lind | Merrow mayor", "a2: Greta Lind", "a3: Lind | Merrow mayor"]
    assert resolve(rows, None, role="Merrow mayor") == ("Oskar Lind", ALIAS)


def test_a_role_misread_in_one_article_of_ten_is_not_a_rivals():
    rows = [*(f"a{number}: Oskar Lind | Merrow mayor" for number in range(9)), "b1: Ada Finch | Merrow mayor"]
    assert resolve(rows, None, role="Merrow mayor") == ("Oskar Lind", ALIAS)
    assert resolve(rows[1:], None, role="Merrow mayor") == (None, None)


def test_a_partys_nominee_is_the_one_whom_articles_name_so():
    rows = ["a1: Oskar Lind | GOP nominee", "a2: Ada Finch | Democratic nominee"]
    assert resolve(rows, None, role="Republican presidential nominee") == ("Oskar Lind", ALIAS)
    assert resolve(rows, None, role="Republican vice presidential nominee") == (None, None)
    assert resolve([*rows, "a3: Bea Orr | Republican nominee"], None, role="GOP nominee") == (None, None)


def test_a_role_that_its_article_gives_to_another_is_not_the_archives_holders():
    rows = ["a1: Oskar Lind | Merrow governor", "a9: Ada Finch | governor"]
    assert resolve(rows, None, role="Merrow governor", article="a9") == (None, None)
    assert resolve(rows, None, role="Merrow governor", article="a8") == ("Oskar Lind", ALIAS)


def test_a_role_given_to_whom_no_article_gives_it_is_its_holders():
    rows = ["a1: Oskar Lind | Merrow governor", "a2: Ada Finch | nominee"]
    assert resolve(rows, "Ada Finch", role="Merrow governor", link=ROLE) == ("Oskar Lind", ALIAS)
    rows.append("a3: Ada Finch | governor")
    assert resolve(rows, "Ada Finch", role="Merrow governor", link=ROLE) == ("Ada Finch", ROLE)


def test_a_post_alone_tells_from_two_articles_on_which_namesake_is_meant():
    rows = ["a1: Oskar Lind | President", "a2: Oskar Lind | President", "a3: Greta Lind"]
    assert resolve([*rows, "a9: Lind | president"], "Lind", link=PRONOUN) == ("Oskar Lind", ALIAS)
    assert resolve([*rows[1:], "a9: Lind | president"], "Lind", link=PRONOUN) == ("Lind", PRONOUN)


def test_a_post_alone_given_to_another_namesake_tells_only_if_ten_times_as_many_give_it():
    rows = [f"a{number}: Oskar Lind | President" for number in range(9)]
    rows += ["b1: Greta Lind | President", "c1: Lind | President"]
    assert resolve(rows, "Lind", article="c1", link=LAST_NAME) == ("Oskar Lind", ALIAS)
    assert resolve(rows[1:], "Lind", article="c1", link=LAST_NAME) == ("Lind", LAST_NAME)


def test_a_post_alone_tells_nothing_where_the_article_names_another_namesake():
    rows = [
        "a1: Oskar Lind | President",
        "a2: Oskar Lind | President",
        "a9: Greta Lind",
        "a9: Lind | President",
    ]
    assert resolve(rows, "Lind", link=LAST_NAME) == ("Lind", LAST_NAME)
    assert resolve([*rows, "a9: Oskar Lind"], "Lind", link=LAST_NAME) == ("Oskar Lind", ALIAS)


def test_a_word_before_a_name_that_is_no_first_name_is_no_part_of_it():
    rows = ["a1: Crafty Ada Finch", "a2: Ada Finch", "a3: Ada Finch"]
    assert resolve(rows, "Crafty Ada Finch") == ("Ada Finch", FULL_NAME)
    assert resolve(rows[:2], "Crafty Ada Finch") == ("Crafty Ada Finch", FULL_NAME)
    assert resolve([*rows, "a4: Bea Crafty"], "Crafty Ada Finch") == ("Crafty Ada Finch", FULL_NAME)


def test_wordings_of_one_campaign_are_one_body():
    rows = ["a1: Orr campaign", "a2: Orr campaign", "a3: campaign of Orr", "a4: Orr camp"]
    assert resolve(rows, "campaign of Orr", link=BODY) == ("Orr campaign", BODY)
    assert resolve(rows, "Orr camp", link=BODY) == ("Orr campaign", BODY)


def test_persons_without_statements_come_last_misread_names_left_out():
    rows = ["a1: Ada Finch", "a2: Zyx Pennant", "a2: Vyx Orr | director", "a3: Merrow Council", "a4: Lind"]
    rows += ["a5: Pier Act | chair", "a5: Ada Finch Morning Show", "a5: Robert C."]
    assert [(one.name, one.statements) for one in unify(seen(*rows)).speakers({"Lind": 1})] == [
        ("Lind", 1),
        ("Ada Finch", 0),
        ("Vyx Orr", 0),
    ]


@pytest.mark.parametrize("role", ["minister", "the President", "former Merrow mayor", None])
def test_a_role_that_many_hold_is_nobodys(role):
    rows = [f"a1: Oskar Lind | {role}", f"a2: Oskar Lind | {role}"]
    assert resolve(rows, None, role=role) == (None, None)


def test_an_unknown_speaker_stays_unknown():
    assert unify([]).resolve("a1", UNKNOWN) == (None, None)


def test_a_name_without_evidence_keeps_its_form():
    assert resolve([], "Oskar Lind") == ("Oskar Lind", FULL_NAME)
    assert resolve(["a1: Oskar Lind"], "OSKAR LIND")[0] == "Oskar Lind"


def test_speakers_come_with_forms_and_roles_by_number_of_statements():
    rows = [
        "a1: Oskar Lind | Merrow mayor",
        "a2: Lind | mayor of Merrow",
        "a3: Lind",
        "a3: TASS",
        "a4: Oskar Lind | judge",
    ]
    speakers = unify(seen(*rows)).speakers({"TASS": 2, "Oskar Lind": 7, "Ada Finch": 2})
    assert speakers == (
        Speaker("Oskar Lind", ("Oskar Lind", "Lind"), ("Merrow mayor", "mayor"), 7),
        Speaker("Ada Finch", ("Ada Finch",), (), 2),
        Speaker("TASS", ("TASS",), (), 2),
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_evidence_decides_nothing(seed):
    names = [
        "Oskar Lind",
        "O. Lind",
        "Lind",
        "Oskar P. Lind",
        "Oskar Q. Lind",
        "Greta Lind",
        "Bob Marsh",
        "Robert Marsh",
    ]
    roles = ["", " | Merrow mayor", " | Norling director", " | judge"]
    rng = random.Random(seed)
    rows = seen(*(f"a{rng.randrange(9)}: {rng.choice(names)}{rng.choice(roles)}" for _ in range(60)))
    before = unify(rows)
    rng.shuffle(rows)
    assert unify(rows + rows[:10]) == before


@pytest.mark.parametrize("called", ["Cllr", "PC", "Customer"])
def test_what_somebody_is_called_before_his_name_is_no_part_of_it(called):
    rows = [f"a1: {called} Nell Quist", "a2: Nell Quist", "a3: Ron Quist"]
    assert resolve(rows, f"{called} Nell Quist")[0] == resolve(rows, "Nell Quist")[0]


def test_a_title_between_a_role_and_a_name_is_all_that_is_the_names_own():
    rows = ["a1: Ada Finch | press secretary of President", "a2: Bo Lind | aide of the mayor"]
    found = {one.name: one.roles for one in unify(seen(*rows)).speakers({})}
    assert found["Ada Finch"] == ("President",)


@pytest.mark.parametrize(
    ("rows", "canonical"),
    [
        (["a1: Bob Lind", "a2: Robert P. Lind Jr.", "a3: Bob Lind"], "Bob Lind"),
        (
            ["a1: Robert Lind | mayor of Merrow", "a2: Robert P. Lind Jr. | Merrow mayor"],
            "Robert P. Lind Jr.",
        ),
        (["a1: Robert Lind | mayor of Merrow", "a1: Robert P. Lind Jr. | Merrow mayor"], None),
        (["a1: Bob Lind | mayor of Merrow", "a2: Robert P. Lind Jr. | treasurer of Merrow"], None),
        (["a1: Bob Lind", "a2: Robert P. Lind Jr.", "a3: Greta Lind"], None),
        (["a1: Robert Lind", "a2: Robert P. Lind Jr."], None),
    ],
)
def test_a_name_with_a_suffix_is_that_without_it_where_nothing_tells_father_and_son(rows, canonical):
    first, second = (row.partition(": ")[2].partition(" | ")[0] for row in rows[:2])
    named = [resolve(rows, name)[0] for name in (first, second)]
    assert named == ([first, second] if canonical is None else [canonical, canonical])
