import pytest

from index.speakers.records import ROLE, LocalSpeaker
from tests.index.speakers.article.marked import last_of, resolve


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Kremlin spokesman Dmitri Vance came. Anna Orr left. Then [the Kremlin’s spokesman] spoke.", None),
        ("Foreign Minister Sergei Vance came. Then [the foreign minister] spoke.", "Sergei Vance"),
        ("President Orr came. It rained. Then [the president] spoke.", "Orr"),
        ("Former President Orr came. A ferry left. Then [the president] spoke.", None),
        ("Sen. Ted Orr (R-Tex.) came. Then [the Texas senator] spoke.", "Ted Orr"),
        ("Mayor Ted Orr met Mayor Jan Vance. Then [the mayor] spoke.", None),
        ("Ted Orr’s lawyer came. Then [his lawyer] spoke.", None),
        ("The mayor, Ted Orr, came. Then [a mayor] spoke.", None),
        ("The mayor, Ted Orr, came. Then [the governor] spoke.", None),
        ("“It is late,” [Ted Orr] said. Later [the mogul] left.", "Ted Orr"),
        ("“It is late,” [Ted Orr] said. Later [the reporter] left.", None),
        ("“It is late,” said [Gov. Ted Orr]. Later [the senator] left.", None),
    ],
)
def test_a_role_is_the_one_person_to_whom_the_article_gives_it(marked, name):
    speaker = last_of(marked)
    assert (speaker.name, speaker.link) == (name, None if name is None else ROLE)
    assert speaker.role is not None


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Republican presidential nominee Ted Orr met Jan Vance. [The GOP nominee] spoke.", "Ted Orr"),
        ("Democrat Anna Pike met Ted Orr. Orr sang. Pike sang. [The Democratic nominee] spoke.", "Anna Pike"),
        ("“No,” [Ted Orr] said. Orr sang. Pike sang. Democrat Anna Pike met Orr. [The Democratic nominee] spoke.", "Anna Pike"),
        ("Rep. Ted Orr (R-Tex.) came late and met with Rep. Jan Vance (D-Ohio). [The Texas congressman] spoke.", "Ted Orr"),
        ("[The Ohio state attorney general] spoke. Attorney General Ted Orr left.", "Ted Orr"),
        ("“No,” [Ted Orr] said. Orr sang. [The Ohio governor] spoke.", None),
        ("President Ted Orr came late and met with Russian President Jan Vance. A ferry left. [The president] spoke.", "Ted Orr"),
        ("Max Pike, attorney for Ted Orr, came. Orr sang. Then [his attorney] spoke.", "Max Pike"),
        ("Max Pike, attorney for Anna Orr, came. Ted Vance sang. Then [his attorney] spoke.", None),
        ("[Lawmaker] wants late ferries.\n\nRep. Ted Orr met Anna Pike.", "Ted Orr"),
        ("[Lawmaker] wants late ferries.\n\nTed Orr met Rep. Anna Pike.", None),
    ],
)  # fmt: skip
def test_a_role_with_a_party_a_state_or_an_owner_is_whom_the_article_gives_it(marked, name):
    assert last_of(marked).name == name if marked.count("[") > 1 else resolve(marked)[0].name == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Foreign Minister Tom Hale came. It rained. [The finance minister] spoke.", None),
        ("“It is late,” said [Foreign Minister Tom Hale]. [The finance minister] spoke.", None),
        ("“No,” said [police chief Tom Hale]. [The fire chief] spoke.", None),
        ("“No,” said [Union leader Tom Hale]. [The opposition leader] spoke.", None),
        ("Campaign manager Tom Hale came. [The bank manager] spoke.", None),
        ("Prime Minister Tom Hale came. [The minister] spoke.", None),
        ("Prime Minister Tom Hale came. [The finance minister] spoke.", None),
        ("Mayor Tom Hale of Oxley came. [The Harwick mayor] spoke.", None),
        ("Attorney General Tom Hale came. [The general] spoke.", None),
        ("Tom Hale, the minister for ferries, came. [The ferries minister] spoke.", "Tom Hale"),
        ("Defense Minister Tom Hale came. [The defence minister] spoke.", "Tom Hale"),
        ("Foreign Minister Tom Hale came. [The veteran foreign minister] spoke.", "Tom Hale"),
        ("Hotel tycoon Tom Hale came. [The gambling tycoon] spoke.", "Tom Hale"),
        ("Police chief Tom Hale came. [The chief] spoke.", "Tom Hale"),
    ],
)
def test_every_word_that_makes_an_office_another_must_agree(marked, name):
    assert last_of(marked).name == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Former PM Tom Hale came. [The PM] spoke.", None),
        ("Ex-PM Tom Hale came. [The prime minister] spoke.", None),
        ("“No,” said [ex-mayor Tom Hale]. [The mayor] spoke.", None),
        ("Mayor Tom Hale came. [The ex-mayor] spoke.", None),
        ("One-time mayor Tom Hale came. [The mayor] spoke.", None),
        ("Deputy Prime Minister Tom Hale came. [The PM] spoke.", None),
        ("Former prime minister Tom Hale came. [The ex-PM] spoke.", "Tom Hale"),
        ("Prime Minister Tom Hale came. [The PM] spoke.", "Tom Hale"),
        ("PM Tom Hale came. [The prime minister] spoke.", "Tom Hale"),
    ],
)
def test_who_had_an_office_is_not_who_has_it(marked, name):
    assert last_of(marked).name == name


@pytest.mark.parametrize("source", ["PM Moor", "Prime Minister Moor", "Ex-PM Moor", "PM Gustav Moor", "Moor"])
def test_a_prime_minister_is_one_person_in_all_his_names(source):
    marked = f"Prime Minister Gustav Moor came. It rained. [{source}] spoke. Gustav Moor left."
    assert last_of(marked).name == "Gustav Moor"


def test_an_hour_is_no_prime_minister():
    assert last_of("It was 5 PM Monday when [Anna Orr] spoke.") == LocalSpeaker("Anna Orr", None, "full name")
    assert last_of("At 5 pm [Anna Orr] spoke.").role is None


@pytest.mark.parametrize(
    "source", ["a State Department spokesman", "an unnamed State Department spokesman", "a spokesman"]
)
def test_somebody_unnamed_is_not_the_named_one_of_his_role(source):
    marked = f"State Department spokesman Tom Hale came. Then [{source}] spoke."
    assert last_of(marked) == LocalSpeaker(None, source, None)


def test_the_spokesman_of_a_body_is_its_named_one():
    marked = "State Department spokesman Tom Hale came. Then [the State Department spokesman] spoke."
    assert last_of(marked).name == "Tom Hale"
    assert last_of("It rained. [A State Department spokesman, Tom Hale,] spoke.").name == "Tom Hale"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("“It is late,” said [Mr. Brannock]. [The mayor] said it rained.", None),
        ("“It is late,” said [Mr. Brannock]. [The mayoress] said it rained.", None),
        ("“It is late,” said [Mr. Brannock]. [The mogul] said she was glad.", None),
        ("“It is late,” said [Mr. Brannock]. [The mogul] said he was glad.", "Brannock"),
        ("Mayor Brannock met us. “It is late,” said [Mr. Brannock]. [The mayor] left.", "Brannock"),
    ],
)
def test_an_office_the_article_gives_nobody_is_not_the_last_speakers(marked, name):
    assert last_of(marked).name == name
