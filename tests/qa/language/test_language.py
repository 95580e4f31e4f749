"""What is said in a language: plural forms, days, reasons, cards; and English where none is chosen."""

from datetime import date

import pytest
from click.testing import CliRunner

from index.errors import BadInput
from qa.cli import main
from qa.filters import make_filters
from qa.html import render_answer, render_log, render_masthead
from qa.html.sign_in import render_sign_in
from qa.language import (
    _,
    check_language,
    join_or,
    name_months,
    say_count,
    speak,
    spoken_language,
    write_day,
    write_month,
    write_number,
    write_short_day,
)
from qa.records import Interpretation, Place
from qa.web.export import FORMATS
from qa.wording import say_reading
from tests.qa.handmade_news import open_news
from tests.qa.html.page import Reader, make_answer, make_quote

STATS = {"articles": 1204, "outlets": 21, "newest": "2025-09-02"}


@pytest.fixture
def ukrainian():
    with speak("uk"):
        yield


def plain(text):
    """Give a text with common spaces in the place of those that keep words together."""
    return " ".join(text.split())


def test_english_is_spoken_unless_another_language_is_chosen_and_again_after_it():
    assert (spoken_language(), _("Ask")) == ("en", "Ask")
    with speak("uk"):
        assert (spoken_language(), _("Ask")) == ("uk", "Запитати")
        with speak("en"):
            assert _("Ask") == "Ask"
    assert (spoken_language(), _("Ask")) == ("en", "Ask")


def test_what_a_catalogue_lacks_is_said_in_english(ukrainian):
    assert (_("never written down"), _("")) == ("never written down", "")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 статей"),
        (1, "1 стаття"),
        (2, "2 статті"),
        (5, "5 статей"),
        (11, "11 статей"),
        (12, "12 статей"),
        (21, "21 стаття"),
        (24, "24 статті"),
        (1112, "1\xa0112 статей"),
    ],
)
def test_a_number_has_one_of_three_forms_in_ukrainian(ukrainian, number, said):
    assert say_count("{number} article", "{number} articles", number) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 articles"), (1, "1 article"), (1200, "1,200 articles")])
def test_a_number_has_one_of_two_forms_in_english(number, said):
    assert say_count("{number} article", "{number} articles", number) == said


def test_days_months_and_numbers_are_written_as_in_english():
    day = date(2025, 9, 2)
    assert (write_day(day), write_short_day(day), write_month(day)) == (
        "2 September 2025",
        "2 Sep",
        "September 2025",
    )
    assert name_months()[8] == ("September", "S")
    assert (write_number(1200), write_number(0.355, 2), write_number(5.0)) == ("1,200", "0.35", "5")
    assert join_or(["AFP", "TASS", "BBC"]) == "AFP, TASS or BBC"


def test_days_months_and_numbers_are_written_as_in_ukrainian(ukrainian):
    day = date(2025, 9, 2)
    said = (write_day(day), write_short_day(day), write_month(day))
    assert [plain(one) for one in said] == ["2 вересня 2025 р.", "2 вер.", "вересень 2025 р."]
    assert name_months()[8] == ("вересень", "В")
    assert (write_number(0.87, 2), join_or(["AFP", "TASS", "BBC"])) == ("0,87", "AFP, TASS або BBC")


@pytest.mark.parametrize("code", ["uk", "UK", "uk_UA", "uk-UA", " uk "])
def test_a_language_is_known_by_its_code_with_or_without_a_country(code):
    assert check_language(code) == "uk"


@pytest.mark.parametrize("code", ["xx", "", "Ukrainian", "../uk", "de"])
def test_another_language_is_refused_in_one_line_that_names_those_there_are(code):
    with pytest.raises(BadInput) as refused:
        check_language(code)
    assert str(refused.value) == f"there is no language {code!r}: give en or uk"


def test_serve_refuses_an_unknown_language_before_it_opens_anything(tmp_path):
    options = ["serve", "--index", str(tmp_path / "none"), "--language", "xx"]
    result = CliRunner().invoke(main, options)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == (
        "Error: Invalid value for '--language' (env var: 'ONRECORD_LANGUAGE'): there is no language 'xx': give en or uk"
    )


def test_an_answer_is_declined_in_ukrainian(ukrainian, tmp_path, toy_encoder):
    with open_news(tmp_path, toy_encoder) as archive:
        answer = archive.ask("What did Zola say about the ferry?")
        assert answer.reason == "слова «Zola» в цьому архіві немає"
        page = Reader(render_answer(answer)).text
        assert "Немає в цьому архіві" in page
        assert "Слова «Zola» в цьому архіві немає." in page
        outside = archive.ask("xylophone", filters=make_filters(outlets=["A", "B"], since="2025"))
        assert outside.reason == "у цьому архіві немає статей видання A або B з 2025-01-01"


def test_a_card_is_written_in_ukrainian(ukrainian):
    place = Place("a2", "b.txt", "Wire", "2025-02-13", 0, 9, "He did so", "same")
    quote = make_quote(speaker="Ada Orr", speech="indirect", also_in=(place,), independent_sources=1)
    card = Reader(render_answer(make_answer(quote)))
    assert "Ada Orr, переказ" in card.text
    assert "У 2 виданнях, 1 незалежне джерело" in card.text
    assert "Ті самі слова: Wire 13 лютого 2025" in card.text
    assert "Читати у статті: Title, Gazette" in card.values("aria-label")


def test_a_reading_is_told_in_ukrainian(ukrainian):
    read = Interpretation("Ada Orr", "the pier", "2025-02-01", "2025-02-01", ("AFP",), "said", ("topic",))
    assert say_reading(read) == (
        "слова мовця Ada Orr на тему «the pier», за 2025-02-01, видання: AFP; узято з попереднього: тема"
    )


def test_example_questions_stay_english_and_say_so(ukrainian):
    page = render_log((), ["What did Orr say?"])
    assert '<button type="button" lang="en" data-ask="What did Orr say?">What did Orr say?</button>' in page
    assert "Запитання ставте англійською." in page


def test_nothing_is_said_of_the_language_of_questions_in_english():
    page = render_log((), ["What did Orr say?"])
    assert "asked-in" not in page
    assert "lang=" not in page


def test_the_masthead_is_written_in_ukrainian(ukrainian):
    assert plain(Reader(render_masthead(STATS)).text).endswith(
        "1 204 статті · 21 видання · найновіша — 2 вересня 2025 р."
    )


def test_the_page_to_sign_in_says_its_language(ukrainian):
    page = render_sign_in("", "", "")
    assert '<html lang="uk">' in page
    assert "Увійти" in page
    assert "Password" not in page


def test_a_conversation_is_exported_in_ukrainian(ukrainian):
    read = Interpretation("Ada Orr", "rain", kind="said")
    answers = [make_answer(make_quote(speaker="Ada Orr", speech="direct"), interpretation=read)]
    assert FORMATS["markdown"].write("Chat", answers) == (
        "# Chat\n\n## What?\n\nПрочитано так: слова мовця Ada Orr на тему «rain»\n\n> He did so\n>\n"
        "> — Ada Orr, цитата, Gazette, 2025-02-12, «Title», a.txt \\[10:19\\]\n\nЗ архіву, стан c; статей: 1.\n"
    )
    assert '<html lang="uk">' in FORMATS["html"].write("Chat", answers)
