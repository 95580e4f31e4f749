import pytest

from index.speakers.records import LAST_NAME, LocalSpeaker
from tests.index.speakers.article.marked import last_of


@pytest.mark.parametrize(
    "marked",
    [
        "Tom Hale came. [The supermarket group Hale, which sells fish,] rejected {blame}.",
        "Tom Hale came. Then [Hale, which sells fish,] rejected {blame}.",
        "Tom Hale came. [The law firm Hale] denied {it}.",
        "Tom Hale came. [Hale, the supermarket,] said {it}.",
        "Tom Hale came. [Hale, the country’s largest chain,] said {it}.",
        "Tom Hale came. [Hale] said {it would close its plants}.",
        "[Hale] rejected {it}. Tom Hale, its founder, was away.",
    ],
)
def test_a_body_with_a_persons_last_name_is_not_that_person(marked):
    assert last_of(marked) == LocalSpeaker(role="Hale")


@pytest.mark.parametrize(
    "source_and_content",
    [
        "[Hale] said {it was late}",
        "[Hale, the owner of the supermarket,] said {it}",
        "[Group chief Hale] said {it}",
        "[Hale, the union leader,] said {it}",
        "[Hale] said {the ferry had lost its mast}",
        "[Hale] said {it was Harwick that would close its ferries}",
        "[Hale, the company’s founder,] said {it}",
    ],
)
def test_a_person_beside_a_body_keeps_his_words(source_and_content):
    speaker = last_of(f"Tom Hale came. Then {source_and_content}.")
    assert (speaker.name, speaker.link) == ("Tom Hale", LAST_NAME)
