import pytest

from qa.corroborate.content import read_content
from tests.qa.corroborate.voices import make_article, quote, report, within


def read(said):
    return read_content(quote(said, "alpha"))


def test_short_forms_are_written_out():
    assert read("It's true: we can’t, won't and don't").tokens == tuple(
        "it true we can not will not and do not".split()
    )


def test_the_words_themselves_stay_as_they_are():
    assert read("It’s TRUE").words == ("it's", "true")


def test_a_number_keeps_its_sign_and_currency():
    assert read("From -5 to $1,200 or twenty").numbers == ("$", "-", "1200", "20", "5")


def test_a_range_has_no_sign():
    assert read("In 2016-17").numbers == ("17", "2016")


def test_the_first_word_of_a_sentence_may_be_a_name_or_not():
    content = read("Dogs bark. Cats met Ada, and Mr. Orr")
    assert (content.openers, content.names) == (frozenset({"dogs", "cats"}), ("ada", "mr", "orr"))


def test_who_is_not_meant_is_not_denied():
    assert read("Everyone who is not ready will not go").negations == 1
    assert read("That is not so").negations == 1


def test_pieces_are_read_as_one_without_the_words_between():
    article = make_article("“It rains,” Orr said, “and it snows.”", "alpha")
    voiced = within(article, article.text, "“It rains,”")
    second = within(article, "“and it snows.”").content
    content = read_content(type(voiced)(article, voiced.span, (*voiced.content, *second)))
    assert (content.text, content.sentences) == ("It rains and it snows.", (0, 0, 0, 0, 0))


@pytest.mark.parametrize(
    "frame", ["Orr denied that", "Orr did not say that", "Orr has ruled out", "Orr criticised"]
)
def test_the_words_before_a_report_may_turn_it_round(frame):
    assert read_content(report(f"{frame} |the plan", "alpha")).denied


def test_a_denial_in_another_sentence_turns_nothing_round():
    assert not read_content(report("Ames denied it. Orr said that |the dam is old", "alpha")).denied


def test_the_words_around_a_quotation_turn_nothing_round():
    assert not read_content(report("Orr, who denied much, said |it rains", "alpha", speech="direct")).denied
