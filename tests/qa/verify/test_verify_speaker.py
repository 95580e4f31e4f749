import pytest

from index.records import Span
from qa.verify.names import are_two_names
from qa.verify.speaker import StoredSpeaker, check_speaker, find_around, find_subjects
from qa.verify.texts import SourceText

REST = "\n\nThe board of the harbour met in the evening and talked for hours. Ida Marsh looked on."


def check(text, quote, claimed, rest=REST):
    start, text = text.index(quote), text + rest
    return check_speaker(SourceText("a.txt", text), [Span(start, start + len(quote))], claimed)


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ('"The nets are torn," said Orla Finch, the skipper.', "Ida Marsh"),
        ('"The nets are torn," Finch told the harbour board.', "Ida Marsh"),
        ("On Monday, Orla Finch said the nets are torn.", "Marsh"),
        ("But Captain Orla Finch also said the nets are torn.", "Ida Marsh"),
        ("''The nets are torn, it's a shame,'' Ms. Finch said.", "Mr. Ida Marsh"),
        ('"The nets are torn, and Marsh knows it," Finch said.', "Ida Marsh"),
    ],
)
def test_a_plain_attribution_to_another_name_disagrees(text, claimed):
    found = check(text, "nets are torn", claimed)
    assert (found.result, "Finch" in found.name) == ("disagrees", True)


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ('"The nets are torn," said Orla Finch.', "Finch"),
        ('"The nets are torn," said Orla Finch.', "Mrs. Orla Finch, skipper"),
        ("According to Orla Finch the nets are torn.", "Orla Finch"),
    ],
)
def test_the_claimed_name_beside_a_verb_of_speech_agrees(text, claimed):
    assert check(text, "nets are torn", claimed).result == "agrees"


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ('"The nets are torn," she said.', "Ida Marsh"),
        ('"The nets are torn," she said, Finch told the board.', "Ida Marsh"),
        ("The nets are torn.", "Ida Marsh"),
        ('"The nets are torn," said the skipper.', "Ida Marsh"),
        ('"The nets are torn," the White House said.', "Ida Marsh"),
        ('"The nets are torn," Finch\'s lawyer said.', "Ida Marsh"),
        ('"The nets are torn," a lawyer for Finch said.', "Ida Marsh"),
        ('"The nets are torn," officials on Monday said.', "Ida Marsh"),
        ('"The nets are torn," Finch said of Ida Marsh.', "Ida Marsh"),
        ('"The nets are torn," Zelenskyi said.', "Zelenskyy"),
        ('"The nets are torn," Finch said.', "Орла Финч"),
        ('"The nets are torn," Finch said.', "the skipper"),
        ('Kremlin spokesman Anton Finch spoke.\n\n"The nets are torn," Finch said.', "Kremlin"),
        ('"The nets are torn," Finch said.', "IMF"),
    ],
)
def test_where_it_cannot_be_told_nothing_is_said(text, claimed):
    assert check(text, "nets are torn", claimed).result == "not checked"


def test_of_several_places_the_best_counts():
    text = '"It is so," Finch said.\n\n"It is so," Marsh said.'
    spans = [Span(1, 9), Span(25, 34)]
    assert [check_speaker(SourceText("a", text), [s], "Marsh").result for s in spans] == [
        "disagrees",
        "agrees",
    ]
    assert check_speaker(SourceText("a", text), spans, "Marsh").result == "agrees"


def test_a_quote_over_two_paragraphs_has_no_sentence_of_its_own():
    assert find_around("One ends here.\n\nTwo begins.", Span(4, 20)) is None


def test_the_sentences_a_quote_touches_are_looked_at():
    assert find_around("One is. Two was. Three will.", Span(9, 20)) == Span(8, 28)


def test_subjects_are_given_in_order_without_what_is_no_name():
    said = "Finch said no, and Marsh added yes. He said so. The Kremlin said nothing."
    assert find_subjects(said) == ["Finch", "Marsh"]


@pytest.mark.parametrize("claimed", ["Ida Marsh", "Mayor Ida Marsh", "Ida Marsh, mayor"])
def test_somebody_whom_the_source_never_names_is_the_wrong_speaker(claimed):
    found = check('"The nets are torn," she said.', "nets are torn", claimed, rest="")
    assert (found.result, found.name) == ("disagrees", None)


@pytest.mark.parametrize(
    "claimed", ["the skipper", "a spokesman", "IMF", "Орла Финч", "President", "Orla Fynch"]
)
def test_who_may_be_called_otherwise_in_the_source_is_not_checked(claimed):
    assert (
        check('Finch came. "The nets are torn," she said.', "nets are torn", claimed, rest="").result
        == "not checked"
    )


FAMILY = (
    '"The nets are torn," said Orla Finch.\n\n"I know nothing of nets," Hugo Finch said.\n\n"I lost a boat," Finch said.\n\n'
    "The board of the harbour met in the evening and talked for hours. Ida Marsh looked on."
)


@pytest.mark.parametrize(
    ("quote", "claimed", "result"),
    [
        ("nets are torn", "Orla Finch", "agrees"),
        ("nets are torn", "Hugo Finch", "disagrees"),
        ("nothing of nets", "Orla Finch", "disagrees"),
        ("lost a boat", "Orla Finch", "not checked"),
        ("lost a boat", "Finch", "agrees"),
        ("nets are torn", "Finch", "not checked"),
        ("nets are torn", "Orla Marsh", "disagrees"),
        ("nets are torn", "Olly Finch", "not checked"),
        ("nets are torn", "Ms. Orla Finch", "agrees"),
    ],
)
def test_two_people_of_one_last_name_stay_two(quote, claimed, result):
    assert check(FAMILY, quote, claimed, rest="").result == result


def test_a_name_in_latin_letters_is_not_looked_for_in_a_source_of_other_letters():
    text = "«Сети порваны», — сказал Хрущёв, вернувшись домой вечером."
    assert check(text, "Сети порваны", "Nikita Khrushchev", rest="").result == "not checked"


def test_the_stored_speaker_is_compared_by_the_whole_name():
    spans = [Span(0, 4)]
    stored = SourceText("a.txt", f"Odd words. {'It was late. ' * 9}Orla Finch and Hugo Finch came.")
    results = [
        check_speaker(
            stored, spans, claimed, lambda text, span: (StoredSpeaker(("Orla Finch",), True),)
        ).result
        for claimed in ("Orla Finch", "Hugo Finch", "Ida Marsh", "Finch")
    ]
    assert results == ["agrees", "disagrees", "disagrees", "not checked"]


BRANDT = (
    'Petra Brandt came home.\n\n"The nets are torn," Brandt said.\n\n"The oars are gone," said Petra Brandt.'
)


@pytest.mark.parametrize(
    ("quote", "claimed", "result"),
    [
        ("nets are torn", "Petra Brandt", "agrees"),
        ("nets are torn", "Brandt", "agrees"),
        ("nets are torn", "Karel Brandt", "not checked"),
        ("oars are gone", "Karel Brandt", "disagrees"),
        ("oars are gone", "Skipper Brandt", "not checked"),
        ("oars are gone", "Nurse Brandt", "not checked"),
        ("oars are gone", "Patricia Brandt", "not checked"),
    ],
)
def test_another_first_name_never_agrees_by_the_last_name_alone(quote, claimed, result):
    assert check(BRANDT, quote, claimed, rest="").result == result


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("petra", "karel", True),
        ("sasha", "alexander", False),
        ("bibi", "benjamin", False),
        ("rick", "eric", False),
        ("skipper", "petra", False),
        ("mayor", "petra", False),
        ("zork", "karel", False),
    ],
)
def test_two_first_names_are_told_from_short_forms_and_callings(one, other, two):
    assert are_two_names(one, other) == are_two_names(other, one) == two
