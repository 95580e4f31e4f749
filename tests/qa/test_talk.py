import pytest

from index.errors import BadInput
from qa.filters import Filters
from qa.question.correct import Correction
from tests.qa.handmade_news import open_news

FIRST = "What did Oster say about the ferry?"


@pytest.fixture
def news(tmp_path, toy_encoder):
    with open_news(tmp_path, toy_encoder) as archive:
        yield archive


@pytest.fixture
def talk(news):
    return news.conversation()


def read(answer):
    return (answer.interpretation.speaker, answer.interpretation.topic, answer.interpretation.carried)


def test_the_first_question_is_answered_as_the_archive_answers_it(news, talk):
    assert talk.ask(FIRST).quotes == news.ask(FIRST).quotes
    assert read(talk.ask(FIRST)) == ("Bram Oster", "the ferry", ())


def test_another_speaker_is_asked_about_the_same_topic(talk):
    talk.ask(FIRST)
    answer = talk.ask("and Penhallow?")
    assert read(answer) == ("Ida Penhallow", "the ferry", ("topic",))
    assert [quote.speaker for quote in answer.quotes] == ["Ida Penhallow"]


def test_another_topic_is_asked_of_the_same_speaker(talk):
    talk.ask(FIRST)
    answer = talk.ask("what about the pier?")
    assert read(answer) == ("Bram Oster", "the pier", ("speaker",))
    assert answer.quotes[0].text == "“The new pier will open in June” said Bram Oster."


@pytest.mark.parametrize(
    ("text", "whom", "reason"),
    [
        ("and Macron?", "Macron", "“Macron” does not occur in this archive"),
        ("and her brother?", "her brother", "it is not plain who “her brother” is: ask with a name"),
    ],
)
def test_nobody_elses_words_are_given_for_somebody_unknown(talk, text, whom, reason):
    talk.ask(FIRST)
    answer = talk.ask(text)
    assert (answer.status, answer.quotes, answer.reason) == ("abstained", (), reason)
    assert read(answer) == (whom, "the ferry", ("topic",))


def test_everyone_but_somebody_is_quoted_without_him(talk):
    talk.ask(FIRST)
    speakers = {quote.speaker for quote in talk.ask("everyone but Oster").quotes}
    assert speakers == {"Ida Penhallow", "Lena Vale", None}  # nobody knows the tram driver's name


def test_an_outlet_that_the_archive_lacks_has_nothing(talk):
    talk.ask(FIRST)
    answer = talk.ask("and in Le Monde?")
    assert answer.reason.startswith(
        "there is no article of Le Monde in this archive; only articles outside these dates or outlets"
    )
    assert answer.interpretation.outlets == ("Le Monde",)


def test_who_spoke_first_in_the_answer_is_he(talk):
    assert talk.ask("Who said the fare is too high?").quotes[0].speaker == "Lena Vale"
    answer = talk.ask("what else did she say?")
    assert answer.interpretation.speaker == "Lena Vale"
    assert {quote.speaker for quote in answer.quotes} == {"Lena Vale"}


def test_an_outlet_alone_restricts_the_question_before(talk):
    talk.ask(FIRST)
    answer = talk.ask("only the Hill Country Herald")
    assert answer.interpretation.outlets == ("Hill Country Herald",)
    assert (answer.status, read(answer)) == ("abstained", ("Bram Oster", "the ferry", ("speaker", "topic")))


def test_the_number_of_quotes_and_filters_are_those_of_each_question(talk):
    assert len(talk.ask("What did Oster say?", top=1).quotes) == 1
    assert len(talk.ask("What did Oster say?").quotes) == 2
    filtered = talk.ask(FIRST, filters=Filters(outlets=("Hill Country Herald",)))
    assert filtered.interpretation.outlets == ("Hill Country Herald",)


def test_a_question_that_is_none_changes_nothing(talk):
    talk.ask(FIRST)
    with pytest.raises(BadInput):
        talk.ask(" ")
    assert read(talk.ask("and Penhallow?")) == ("Ida Penhallow", "the ferry", ("topic",))


def test_after_a_reset_nothing_is_taken_over(talk):
    talk.ask(FIRST)
    talk.reset()
    assert talk.ask("what about the pier?").interpretation.carried == ()


def test_two_conversations_with_one_archive_do_not_mix(news, talk):
    other = news.conversation()
    talk.ask(FIRST)
    other.ask("What did Vale say about the fare?")
    assert read(talk.ask("what about the pier?"))[0] == "Bram Oster"
    assert read(other.ask("what about the pier?"))[0] == "Lena Vale"


def test_a_conversation_sees_what_was_added_since(news, talk, tmp_path):
    talk.ask(FIRST)
    (tmp_path / "new.txt").write_text("News of the ferry\n\n“The ferry is sold” said Ines Garrow.\n")
    news.add([tmp_path / "new.txt"])
    answer = talk.ask("and Garrow?")
    assert [quote.speaker for quote in answer.quotes] == ["Ines Garrow"]


def test_a_correction_wins_over_what_was_read_and_is_gone_on_with(talk):
    talk.ask(FIRST, correction=Correction(topic="the pier"))
    assert read(talk.ask("and Penhallow?")) == ("Ida Penhallow", "the pier", ("topic",))


def test_a_question_recalled_is_the_one_before_the_next(news, talk):
    answer = talk.ask(FIRST)
    other = news.conversation()
    other.recall(answer)
    assert read(other.ask("and Penhallow?")) == ("Ida Penhallow", "the ferry", ("topic",))


def test_whoever_watches_is_told_each_stage_and_can_stop_the_answer(talk):
    stages = []
    talk.trace(FIRST, watch=stages.append)
    assert [stage.name for stage in stages] == ["retrieve", "read", "spans"]
    assert all(stage.chunks >= stage.articles > 0 for stage in stages)

    def stop(stage):
        raise KeyError(stage.name)

    with pytest.raises(KeyError, match="retrieve"):
        talk.trace(FIRST, watch=stop)
    assert talk.ask(FIRST).status == "answered"
