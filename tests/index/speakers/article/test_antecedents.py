import pytest

from tests.index.speakers.article.marked import last_of

HALE = "{“It is late,”} [Tom Hale] said.\n\n"
PIKE = "{“It is late,”} [Anna Pike] said.\n\n"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            PIKE + "Asked if she would sell Lamb’s ferry, Zuvor Ilmek laughed. {“No,”} [she] said.",
            "Zuvor Ilmek",
        ),
        (PIKE + "Asked if she agreed, minister Cora Roe laughed. {“No,”} [she] said.", "Cora Roe"),
        (HALE + "In his office, Cal Orr shook his head. {“No,”} [he] said.", "Cal Orr"),
        (HALE + "Before he left, Bob Orr laughed. {“No,”} [he] said.", "Bob Orr"),
        (HALE + "When he was told, Mayor Bob Orr sang. {“No,”} [he] said.", "Bob Orr"),
        (HALE + "But Cal Orr, sitting beside him, only smiled. {“No,”} [he] said.", "Cal Orr"),
    ],
)
def test_a_pronoun_in_a_fronted_phrase_leaves_the_next_to_the_subject_behind_it(marked, name):
    assert last_of(marked).name == name


@pytest.mark.parametrize(
    "marked",
    [
        HALE + "Before he left, Anna Roe laughed. {“No,”} [he] said.",
        HALE + "In his view, it is late. {“No,”} [he] said.",
        HALE + "Before he left, Bob Orr’s ferry sank. {“No,”} [he] said.",
        HALE + "In Harwick, he sang. {“No,”} [he] said.",
        HALE + "When he had met Anna Roe, it rained. {“No,”} [he] said.",
    ],
)
def test_a_fronted_pronoun_stays_the_speakers_where_no_subject_of_his_gender_follows(marked):
    assert last_of(marked).name == "Tom Hale"


@pytest.mark.parametrize(
    "marked",
    [
        HALE
        + "A passenger, who gave no name because he works there, said it was late.\n\n{“No,”} [he] said.",
        PIKE + "A former employee said she was never paid. {“No,”} [she] said.",
        "Anna Pike runs it. One passenger said she was never paid. {“No,”} [she] said.",
        HALE + "The petition was the idea of a pupil. {“No,”} [he] said.",
        "[Zuvor Hale] said {it}. The petition was the idea of a pupil. {“No,”} [she] said.",
        "[Zuvor Hale] said {it}. The petition was drawn up by Maxu Orrin. {“No,”} [she] said.",
        HALE + "It met the surgeon Zuvor Ilmek in May. {“No,”} [he] said.",
        "Al Orr was hit by Bob Pike. {“It hurt,”} [he] said.",
    ],
)
def test_somebody_new_whose_name_or_gender_is_not_told_hides_those_before_him(marked):
    assert last_of(marked).name is None


@pytest.mark.parametrize(
    "marked",
    [
        "Tom Hale was a passenger. {“No,”} [he] said.",
        HALE + "The ferryman, a former employee, sang to Anna Roe. Hale left. {“No,”} [he] said.",
        HALE + "He came as a pupil. {“No,”} [he] said.",
        HALE + "He thanked Maxu Orrin. {“No,”} [he] said.",
        HALE + "It was written by Anna Roe. {“No,”} [he] said.",
    ],
)
def test_who_is_only_told_of_somebody_named_hides_nobody(marked):
    assert last_of(marked).name == "Tom Hale"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (HALE + "Her father, Dunstan, kept the ferry. He was late. {“No,”} [he] said.", "Dunstan"),
        (HALE + "Roe’s brother Zuvor kept the ferry. {“No,”} [he] said.", "Zuvor"),
        (HALE + "His sister, London-born, sang. {“No,”} [he] said.", "Tom Hale"),
        (HALE + "He left his wife Harwick Hall. {“No,”} [he] said.", "Tom Hale"),
    ],
)
def test_a_single_name_beside_a_relative_is_a_person(marked, name):
    assert last_of(marked).name == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Judge Ed Pym] asked Bob Crook {why he lied}. {“I was late,”} [he] replied.", "Bob Crook"),
        ("[Judge Ed Pym] asked Bob Crook {why he lied}. {“I was late,”} [he] said.", None),
        ("[Judge Ed Pym] asked Bob Crook and Tom Hale {why}. {“I was late,”} [he] answered.", None),
        ("[Judge Ed Pym] sang. [Anna Roe] asked him {why}. {“I was late,”} [he] replied.", "Ed Pym"),
        ("[Judge Ed Pym] asked Anna Roe {why}. {“I was late,”} [she] replied.", "Anna Roe"),
        ("[Tom Hale] was asked {why}. {“I was late,”} [he] replied.", "Tom Hale"),
    ],
)
def test_who_asks_is_not_the_one_who_answers(marked, name):
    assert last_of(marked).name == name


def test_a_plural_that_speaks_is_no_antecedent():
    assert last_of("[Neighbours] feared {him}. [Voters] loved {him}. [He] said {it}.").name is None
