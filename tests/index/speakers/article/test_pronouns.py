import pytest

from index.speakers.records import PRONOUN, UNKNOWN, LocalSpeaker
from tests.index.speakers.article.marked import last_of


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Ted Orr came. [He] spoke.", "Ted Orr"),
        ("Ted Orr met Anna Pike. [She] spoke.", "Anna Pike"),
        ("Ted Orr said that [he] would come.", "Ted Orr"),
        ("Ted Orr met Bob Pike and Jan Vance said it. [He] spoke.", None),
        ("Ted Orr criticized Bob Pike. [He] spoke.", "Ted Orr"),
        ("Ted Orr came. He left. Nobody saw it. [He] spoke.", "Ted Orr"),
        ("Anna Orr came. [He] spoke.", None),
        ("“Ferries are late,” [Ted Orr] said. “They were,” [he] said.", "Ted Orr"),
        ("Ted Orr came. On Monday [a man from Harwick] spoke. [He] left.", None),
        ("Ms. Orr came. [She] spoke.", "Orr"),
        ("Ted Orr, the mayor, [who] sings, came.", "Ted Orr"),
        ("Anna Pike, [who] sings, came.", "Anna Pike"),
        ("A lawyer for Ted Orr, [who] sings, came.", None),
        ("The people [who] sing came.", None),
        ("The Harwick Post reported it. [It] added more.", "Harwick Post"),
        ("Ted Orr came. [They] spoke.", None),
        ("Ted Orr came. Then [his campaign] spoke.", "Orr campaign"),
    ],
)
def test_a_pronoun_is_the_one_who_fits_or_nobody(marked, name):
    speaker = last_of(marked)
    assert (speaker.name, speaker.link) == (name, None if name is None else PRONOUN)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Ted Orr came. The clerk, Zuvor Ilmek, stood up. “No,” [he] said.", "Zuvor Ilmek"),
        ("Mayor Zuvor Ilmek, who beat him, came. [She] spoke.", "Zuvor Ilmek"),
        ("Ted Orr sang. When pressed by Bob Pike about it, [he] spoke.", "Ted Orr"),
    ],
)
def test_a_pronoun_goes_with_the_subject_before_it(marked, name):
    assert last_of(marked).name == name


def test_i_is_the_speaker_of_the_quotation_it_stands_in():
    quoted = "[Ted Orr] said: {“[I] think so.”}"
    assert last_of(quoted) == LocalSpeaker("Ted Orr", None, PRONOUN)
    assert last_of("[I] think so.", author="Jan Vance") == LocalSpeaker("Jan Vance", None, PRONOUN)
    assert last_of("[I] think so.") == UNKNOWN


@pytest.mark.parametrize(
    "marked",
    [
        "The banker, Tom Hale, said he was late. [She] said it rained.",
        "The banker, Zuvor Ilmek, said he was late. [She] said it rained.",
        "Robin Hale, a baker, came. Mr. Hale sang. [She] spoke.",
        "Zuvor Ilmek came. His wife sang. Ilmek left. [She] spoke.",
        "Zuvor Ilmek, whose wife sings, came. [She] spoke.",
        "Zuvor Ilmek came with her husband. [He] spoke.",
        "Zuvor Ilmek, a spokeswoman, came. [He] spoke.",
        "Zuvor Ilmek came. He left. Ilmek sang. [She] spoke.",
        "Prince Zuvor left. [She] spoke.",
        "Hale came. “It was dark,” Mr Hale said. [She] spoke.",
        "The mayor, who opened the fair with Mr. Brannock, was glad. [She] spoke.",
        "Brannock, the mayor’s husband, left. [She] spoke.",
        "Mr. Brannock met the mayoress. [She] spoke.",
    ],
)
def test_a_pronoun_of_another_gender_means_nobody(marked):
    assert last_of(marked) == UNKNOWN


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Zuvor Ilmek, a spokeswoman, came. [She] spoke.", "Zuvor Ilmek"),
        ("Tom Hale came with his wife. [He] spoke.", "Tom Hale"),
        ("The mayor, Anna Orr, met Mr. Brannock. [She] spoke.", "Anna Orr"),
        ("Mayor Zuvor Brannock and her husband came. [Mr. Brannock] sang.", "Brannock"),
        ("Zuvor Ilmek came. She left. Ilmek sang. [She] spoke.", "Zuvor Ilmek"),
        ("Anna Orr met his wife. [She] spoke.", "Anna Orr"),
    ],
)
def test_a_pronoun_of_the_same_gender_still_means_the_one_who_fits(marked, name):
    assert last_of(marked).name == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{“We are ready,”} [Tom Hale] said. {Jan Vance had promised ferries,} [he] said.", "Tom Hale"),
        ("[Tom Hale] said {ferries were late}. {Bob Pike had warned of it,} [he] said.", "Tom Hale"),
        ("[Tom Hale] said {ferries were late}.\n\n{Bob Pike was away,} [he] said.", "Tom Hale"),
        ("[Bob Pike] said {yes}. [Tom Hale] said {no}. {Pike had warned of it}, [he] said.", "Tom Hale"),
        ("[Tom Hale] said {it}. [Anna Roe] said {no}. {Bob Pike had warned of it}, [he] said.", "Tom Hale"),
        ("[Zuvor Ilmek] said {it}. {Jan Vance had promised ferries}, [she] said.", "Zuvor Ilmek"),
        ("[Tom Hale] said {it}. {Bob Pike had warned of it}, [the mogul] said.", "Tom Hale"),
        ("Jan Roe sang. {Bob Pike had warned of it}, [he] said.", None),
        ("A ferryman came. {Bob Pike had warned of it}, [he] said.", None),
        ("[Tom Hale] said {it}. Jan Roe sang. {Bob Pike had warned of it}, [he] said.", None),
    ],
)
def test_whom_a_statement_is_about_is_not_the_one_who_makes_it(marked, name):
    assert last_of(marked).name == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("It rained. {Bob Pike had been warned}, [he] said.", "Bob Pike"),
        ("[Tom Hale] said {it}. {Hale had been warned}, [he] said.", "Tom Hale"),
        ("Tom Hale met Bob Pike. {Anna Roe was late}, [he] said.", "Tom Hale"),
        ("Anna Roe sang. {Tom Hale had been warned}, [he] said.", "Tom Hale"),
    ],
)
def test_who_speaks_of_himself_is_found_where_nobody_else_is_spoken_of(marked, name):
    assert last_of(marked).name == name


def test_a_pronoun_behind_a_statement_tells_no_gender_of_whom_it_is_about():
    marked = "{Zuvor Ilmek had promised ferries}, [she] said. Ilmek left. [He] sang."
    assert last_of(marked).name == "Zuvor Ilmek"


@pytest.mark.parametrize(
    ("pair", "name"),
    [
        ("Kim Ash and Pat Bold", None),
        ("Mary Ash and Anna Bold", None),
        ("Mary Ash and Pat Bold", None),
        ("Pat Bold and Mary Ash", None),
        ("Mary Ash and Peter Bold", "Mary Ash"),
        ("Peter Bold and Mary Ash", "Mary Ash"),
        ("Kim Ash and Peter Bold", "Kim Ash"),
    ],
)
def test_of_two_who_act_together_a_pronoun_means_the_only_one_who_fits(pair, name):
    assert last_of(f"{pair} met the press. [She] said so.").name == name


def test_who_speaks_of_two_who_act_together_is_meant():
    marked = "Mary Ash and Pat Bold met the press. [Mary Ash] said no. [She] said so."
    assert last_of(marked).name == "Mary Ash"
