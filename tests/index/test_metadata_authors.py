import pytest

from index.metadata import read_metadata

BODY = (
    "\n\nThe ferry did not leave the harbour of Tern Bay before the late afternoon, said the mayor, Silvan Rook.\n\n"
    "“They promised June,” said Lotte Verhoeven, who sells fish on the pier.\n\n"
)


def author(head="", tail=""):
    return read_metadata(f"A pier is mended\n{head}{BODY}{tail}\n").author


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Nessa Quill and Bram Oster, Tern Bay", "Nessa Quill and Bram Oster"),
        ("By Nessa Quill, Bram Oster and Jan van Meer", "Nessa Quill, Bram Oster and Jan van Meer"),
        ("By Nessa Quill, Tern Bay Gazette", "Nessa Quill"),
        ("By Nessa Quill, Political Editor", "Nessa Quill"),
        ("By NESSA QUILL", "NESSA QUILL"),
        ("BYLINE: Nessa Quill", "Nessa Quill"),
        ("Story by Nessa Quill", "Nessa Quill"),
        ("Posted by Nessa Quill on March 4, 2025", "Nessa Quill"),
        ("Nessa Quill, Staff Writer", "Nessa Quill"),
        ("Nessa Quill | March 4, 2025", "Nessa Quill"),
        ("Tern Bay Gazette · Nessa Quill · 4 March 2025", "Nessa Quill"),
        ("By Reuters", "Reuters"),
        ("By Reuters staff", "Reuters staff"),
        ("Von Nessa Quill", "Nessa Quill"),
        ("Автор: Несса Куилл", "Несса Куилл"),
    ],
)
def test_a_byline_in_its_usual_forms_gives_the_author(line, name):
    assert author(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "Photo by Nessa Quill",
        "Photo by Nessa Quill | March 4, 2025",
        "Tern Bay | March 4, 2025",
        "Silvan Rook | March 4, 2025",
        "Human Rights | March 4, 2025",
        "Nessa Quill",
        "Nessa Quill, the mayor",
        "By the sea",
        "By Sea and Land",
        "By Popular Demand",
        "Tern Bay, March 4, 2025",
        "Edited by Nessa Quill",
    ],
)
def test_credits_places_and_persons_of_the_story_are_no_authors(line):
    assert author(line) is None


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        ("Nessa Quill is a reporter for the Merrow Gazette.", "Nessa Quill"),
        ("Nessa Quill covers the islands for Sample Wire.", "Nessa Quill"),
        ("Nessa Quill writes about herring and the sea.", "Nessa Quill"),
        (
            "Avatar\nNessa Quill\n\nReporter\n\nNessa Quill is the reporter for the islands. She fishes.\n\nRead more",
            "Nessa Quill",
        ),
        ("Nessa Quill\nReporter", "Nessa Quill"),
        ("Nessa Quill is a columnist.\nBram Oster is an editor.", "Nessa Quill, Bram Oster"),
        ("(Reporting by Nessa Quill in Tern Bay; Editing by Bram Oster)", "Nessa Quill"),
    ],
)
def test_a_biography_after_the_story_gives_the_author(tail, name):
    assert author(tail=tail) == name


@pytest.mark.parametrize(
    "tail",
    [
        "Lotte Verhoeven is a reporter for the Merrow Gazette.",
        "Verhoeven is a reporter for the Merrow Gazette.",
        "Nessa Quill is the new mayor of Merrow.",
        "Nessa Quill is a reporter who was hurt.\n\nThe police said that nobody else was hurt on the pier that night.",
        "Nessa Quill contributed reporting.",
        "Additional reporting by Nessa Quill",
        "Editing by Nessa Quill",
        "Nessa Quill\nReporter\n\nBram Oster\nReporter",
        "Follow Nessa Quill on Twitter",
        "The Merrow Gazette is a newspaper.",
    ],
)
def test_a_person_in_the_story_is_not_its_author(tail):
    assert author(tail=tail) is None


def test_a_byline_counts_before_a_biography():
    assert author("By Bram Oster", "Nessa Quill is a reporter for the Merrow Gazette.") == "Bram Oster"
