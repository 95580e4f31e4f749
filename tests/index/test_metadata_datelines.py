import pytest

from index.metadata import read_metadata

LEAD = "The ferry did not leave the harbour of Merrow before the late afternoon, said the mayor in Lindow."


def read(begin, *, rest=""):
    meta = read_metadata(f"Ferry stays in the harbour\n\n{begin}{LEAD}\n\nNobody was told why.\n{rest}")
    return meta.dateline, meta.outlet, meta.partial_date


@pytest.mark.parametrize(
    ("begin", "found"),
    [
        ("MERROW: ", (None, None, None)),
        ("LINDOW: ", ("LINDOW", None, None)),
        ("MERROW:\n\n", ("MERROW", None, None)),
        ("MERROW — ", ("MERROW", None, None)),
        ("MERROW -- ", ("MERROW", None, None)),
        ("TERN BAY, Merrow - ", ("TERN BAY, Merrow", None, None)),
        ("MERROW, Feb. 3 (AFP) - ", ("MERROW", "AFP", "XXXX-02-03")),
        ("MERROW (Reuters) - ", ("MERROW", "Reuters", None)),
        ("KYIV, Ukraine (AP) — ", ("KYIV, Ukraine", "AP", None)),
        ("MOSCOW, February 12. /TASS/. ", ("MOSCOW", "TASS", "XXXX-02-12")),
        ("Tern Bay, March 4 — ", ("Tern Bay", None, "XXXX-03-04")),
        ("Merrow (AFP) – ", ("Merrow", "AFP", None)),
        ("ST. ANN’S, Merrow — ", ("ST. ANN’S, Merrow", None, None)),
        ("(Reuters) - ", (None, "Reuters", None)),
    ],
)
def test_a_dateline_gives_the_place_as_written(begin, found):
    assert read(begin) == found


@pytest.mark.parametrize(
    "begin",
    [
        "BREAKING: ", "EXCLUSIVE — ", "UPDATE - ", "PHOTO: ", "BUSTED: ", "WATCH: ", "NATO — ", "NOTE:\n\n", "READ MORE:\n\n",
        "US - ", "Rook — ", "Merrow – ", "SMITH--", "MERROW FERRIES STAY IN THE HARBOUR - ", "Merrow (the island) - ",
        "Merrow, on March 4, said: ", "MERROW\n\n", "FULL TEXT.\n\n",
    ],
)  # fmt: skip
def test_other_words_before_a_story_are_no_place(begin):
    assert read(begin) == (None, None, None)


def test_speakers_of_a_transcript_are_no_places():
    assert (
        read("ROOK: ", rest="\nQUILL: Why was that?\n\nROOK: I cannot say, and I was not asked.\n")[0] is None
    )
    assert read("ROOK — ", rest="\nMayor Silvan Rook has not been asked.\n")[0] is None


def test_a_dateline_further_down_belongs_to_another_story():
    rest = f"\n{LEAD}\n\n{LEAD}\n\nMERROW, Feb. 3 (AFP) - {LEAD}\n"
    assert read("", rest=rest) == (None, None, None)


def test_a_dateline_keeps_its_words_and_not_the_paragraph():
    meta = read_metadata(f"Ferry stays in the harbour\n\nMERROW, Feb. 3 (AFP) - {LEAD}\n")
    words = "MERROW, Feb. 3 (AFP) -"
    assert {field: meta.origins[field] for field in ("dateline", "outlet", "partial_date")} == {
        "dateline": words, "outlet": words, "partial_date": words,
    }  # fmt: skip


def test_a_masthead_names_the_outlet_before_the_agency_of_a_dateline():
    meta = read_metadata(f"Ferry stays\nMerrow Gazette, March 4, 2025\n\nMERROW (AFP) - {LEAD}\n")
    assert (meta.outlet, meta.date) == ("Merrow Gazette", "2025-03-04")
