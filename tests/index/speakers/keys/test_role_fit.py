import pytest

from index.speakers.keys.role_fit import find_post, role_fits, shorten_role, source_fits


@pytest.mark.parametrize(
    ("role", "post"),
    [
        ("the mayor's spokesman", "spokesperson"),
        ("spokeswoman for the mayor", "spokesperson"),
        ("chief prosecutor", "prosecutor"),
        ("Merrow mayor-elect", "mayor"),
        ("ex-PM", "primeminister"),
        ("editor-in-chief", "editor"),
        ("member of the mayor's staff", None),
        ("ferry worker", None),
        ("chief bridge engineer of the county", "engineer"),
        ("the Merrow manager", "manager"),
        ("the mayor's wife", None),
        ("the engineer's wife", None),
        ("secretary general", "secretary"),
        ("Mayor Baker", "mayor"),
        ("Solvay's lawyer", "lawyer"),
        ("a lawyer for Solvay", "lawyer"),
        ("Solvay adviser", "advisor"),
        ("the lawyer", None),
        ("Lawyer", None),
        ("Norwegian lawyer", None),
        ("a lawyer in Merrow", None),
        ("", None),
    ],
)
def test_a_role_is_the_last_post_before_what_it_belongs_to(role, post):
    assert find_post(role) == post


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("the finance minister", "Norland's finance minister"),
        ("finance minister", "Minister of Finance"),
        ("the PM", "Norland prime minister"),
        ("the envoy", "special envoy to Tern"),
        ("the prosecutor", "chief prosecutor of Merrow"),
        ("the former PM", "former Norland Prime Minister"),
        ("Kremlin spokesman", "spokeswoman for the Kremlin"),
        ("the police chief", "Merrow police chief"),
        ("Solvay's lawyer", "lead lawyer for Solvay"),
        ("the lawyer of Solvay", "Solvay's lawyer"),
        ("the lawyer for Tern Bay Council", "Tern Bay Council's lawyer"),
    ],
)
def test_a_role_fits_where_all_its_words_are_held(asked, held):
    assert role_fits(asked, held)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("the finance minister", "defence minister"),
        ("the finance minister", "minister"),
        ("the PM", "former prime minister"),
        ("the former PM", "prime minister"),
        ("the minister", "deputy minister"),
        ("Solvay's lawyer", "Solvay's former lawyer"),
        ("Solvay's lawyer", "Norvik's lawyer"),
        ("Solvay's lawyer", "lawyer"),
        ("the minister", "prime minister"),
        ("the mayor", "mayor's spokesman"),
        ("the mayor's spokesman", "mayor"),
        ("the presidential nominee", "vice presidential nominee"),
        ("the police chief", "chief prosecutor for the police"),
        ("ferry workers", "ferry workers"),  # no post that one person holds
    ],
)
def test_another_role_does_not_fit(asked, held):
    assert not role_fits(asked, held)


@pytest.mark.parametrize(
    ("asked", "source", "fits"),
    [
        ("the envoy", "Hugo Marr, Norland's envoy to Tern", True),
        ("the envoy", "Envoy Hugo Marr", True),
        ("the finance minister", "the defence minister, who sat beside the finance minister", False),
        ("the ferry workers", "striking ferry workers", True),
        ("the ferry workers", "dock workers", False),
        ("the", "the", False),
    ],
)
def test_a_source_fits_where_one_of_its_parts_does(asked, source, fits):
    assert source_fits(asked, source) == fits


@pytest.mark.parametrize(
    ("role", "short"),
    [
        ("Norland's special envoy to Tern", ["special envoy", "envoy"]),
        ("former Norland prime minister", ["former prime minister", "former prime minister"]),
        ("deputy finance minister of Norland", ["deputy finance minister", "deputy minister"]),
        ("State Department's climate envoy", ["climate envoy", "envoy"]),
        ("ferry worker", []),
    ],
)
def test_a_role_is_shortened_to_what_a_question_may_have(role, short):
    assert list(shorten_role(role))[1:] == short
