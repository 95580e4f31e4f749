from dataclasses import replace

import pytest

from index.errors import BadInput
from qa.conversation import Conversation
from qa.filters import Filters
from qa.records import COMMENT, FACT, SAID, WHEN_SAID, WHO_SAID, Answer, IndexState, Interpretation, Quote
from tests.qa.question.handmade import BRANNOCK, LEXICON, OSTER

FIRST = "What did Oster say about the pier?"


def talk(*texts):
    """Ask the questions in turn, and give the last as read."""
    conversation = Conversation()
    return [conversation.resolve(text, LEXICON) for text in texts][-1]


def answer(question, speaker, status="answered"):
    quote = Quote("a", "a.txt", None, None, None, None, 0, 1, "x", 0.5, speaker=speaker)
    return Answer(
        "id", question, status, None, 0.5, Interpretation(), None, (quote,), (), IndexState("c", 1, "m"), 1.0
    )


@pytest.mark.parametrize(
    ("text", "kind", "speakers", "topic", "carried"),
    [
        ("and Brannock?", SAID, BRANNOCK, "the pier", ("topic",)),
        ("What about Brannock?", SAID, BRANNOCK, "the pier", ("topic",)),
        ("or the harbour board's spokesman?", SAID, BRANNOCK, "the pier", ("topic",)),
        ("Brannock?", SAID, BRANNOCK, "the pier", ("topic",)),
        ("what about the fares?", SAID, OSTER, "the fares", ("speaker",)),
        ("and the price of the ferry?", SAID, OSTER, "the price of the ferry", ("speaker",)),
        ("and on fares?", SAID, OSTER, "fares", ("speaker",)),
        ("about fares", SAID, OSTER, "fares", ("speaker",)),
        ("when did he say that?", WHEN_SAID, OSTER, "the pier", ("speaker", "topic")),
        ("when was that said?", WHEN_SAID, OSTER, "the pier", ("speaker", "topic")),
        ("why did he say that?", SAID, OSTER, "the pier", ("speaker", "topic")),
        ("what did he deny", SAID, OSTER, None, ("speaker",)),
        ("what else did she say?", SAID, OSTER, None, ("speaker",)),
        ("what else did she say about it?", SAID, OSTER, "the pier", ("speaker", "topic")),
        ("what did he say about the fares?", SAID, OSTER, "the fares", ("speaker",)),
        ("has he commented on the fares?", COMMENT, OSTER, "the fares", ("speaker",)),
        ("his view on the fares?", SAID, OSTER, "the fares", ("speaker",)),
        ("what did Brannock say about that?", SAID, BRANNOCK, "the pier", ("topic",)),
        ("Did Brannock comment on it too?", COMMENT, BRANNOCK, "the pier", ("topic",)),
        ("who said that?", WHO_SAID, (), "the pier", ("topic",)),
        ("why?", SAID, OSTER, "the pier", ("speaker", "topic")),
        ("when?", WHEN_SAID, OSTER, "the pier", ("speaker", "topic")),
        ("in which outlets?", SAID, OSTER, "the pier", ("speaker", "topic")),
        ("Which newspapers reported that?", SAID, OSTER, "the pier", ("speaker", "topic")),
        ("what about Brannock on fares?", SAID, BRANNOCK, "fares", ()),
        ("and Brannock on fares?", SAID, BRANNOCK, "fares", ()),
        ("the same for Brannock", SAID, BRANNOCK, "the pier", ("topic",)),
        ("Same question for the harbour board's spokesman?", SAID, BRANNOCK, "the pier", ("topic",)),
        ("the same for fares", SAID, OSTER, "fares", ("speaker",)),
        ("tell me more about fares", SAID, OSTER, "fares", ("speaker",)),
        ("more from Brannock", SAID, BRANNOCK, "the pier", ("topic",)),
        ("what else?", SAID, OSTER, None, ("speaker",)),
        ("anything else?", SAID, OSTER, None, ("speaker",)),
        ("more", SAID, OSTER, "the pier", ("speaker", "topic")),
        ("tell me more", SAID, OSTER, "the pier", ("speaker", "topic")),
        ("say again?", SAID, OSTER, "the pier", ("speaker", "topic")),
        ("Repeat that, please", SAID, OSTER, "the pier", ("speaker", "topic")),
        ("and what did Brannock say about fares?", SAID, BRANNOCK, "fares", ()),
        ("Who rejected the swap?", WHO_SAID, (), "the swap", ()),
        ("What did Brannock say?", SAID, BRANNOCK, None, ()),
        ("Who won the cup?", FACT, (), None, ()),
    ],
)
def test_a_question_takes_over_what_it_leaves_open(text, kind, speakers, topic, carried):
    asked = talk(FIRST, text)
    assert (asked.text, asked.kind, asked.speakers, asked.topic) == (text, kind, speakers, topic)
    assert asked.carried == carried


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("and Macron?", "Macron"),
        ("or Emmanuel Macron?", "Emmanuel Macron"),
        ("and emmanuel macron?", "emmanuel macron"),
        ("what about President Macron?", "President Macron"),
        ("and the governor?", "the governor"),
        ("what about the governor of Texas?", "the governor of Texas"),
        ("and Oster's lawyer?", "Oster's lawyer"),
        ("and her brother?", "her brother"),
        ("what about their boss?", "their boss"),
        ("and critics?", "critics"),
        ("and the Coast Guard?", "the Coast Guard"),
        ("the same for Macron", "Macron"),
    ],
)
def test_somebody_whom_the_archive_does_not_know_is_asked_for_all_the_same(text, speaker):
    asked = talk(FIRST, text)
    assert (asked.kind, asked.speaker, asked.speakers) == (SAID, speaker, ())
    assert (asked.topic, asked.carried) == ("the pier", ("topic",))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("and Ukraine?", "Ukraine"),
        ("what about Crimea?", "Crimea"),
        ("what about Bakhmut?", "Bakhmut"),
        ("and on Macron?", "Macron"),
        ("and the Nobel Prize?", "the Nobel Prize"),
        ("and the Merrow Bridge?", "the Merrow Bridge"),
        ("and his visit?", "his visit"),
        ("and the governor's plan?", "the governor's plan"),
        ("and trawlers?", "trawlers"),
        ("and grace?", "grace"),
    ],
)
def test_what_is_nobody_is_another_topic(text, topic):
    asked = talk(FIRST, text)
    assert (asked.speakers, asked.topic, asked.carried) == (OSTER, topic, ("speaker",))


@pytest.mark.parametrize(
    ("text", "exclude"),
    [
        ("everyone but Oster", OSTER),
        ("and everybody except for him?", OSTER),
        ("anyone except Brannock?", BRANNOCK),
        ("what about people other than Brannock?", BRANNOCK),
        ("did anyone but Brannock comment?", BRANNOCK),
        ("everyone else?", OSTER),
        ("the others?", OSTER),
        ("what about others?", OSTER),
        ("anyone but Macron", ()),
    ],
)
def test_everyone_but_somebody_is_asked_about_the_same_topic(text, exclude):
    asked = talk(FIRST, text)
    assert (asked.kind, asked.speaker, asked.topic) == (WHO_SAID, None, "the pier")
    assert (asked.exclude, asked.carried) == (exclude, ("topic",))


def test_a_question_of_fact_is_asked_once_more():
    asked = talk("Who won the cup?", "say again")
    assert (asked.kind, asked.search_text, asked.carried) == (FACT, "Who won the cup?", ("topic",))


def test_more_of_what_nobody_in_particular_said_keeps_the_topic():
    asked = talk("What was said about fares?", "what else?")
    assert (asked.speaker, asked.topic, asked.carried) == (None, "fares", ("topic",))


def test_dates_go_along_with_what_else():
    asked = talk("What did Oster say about the pier in February?", "what else?")
    assert (asked.topic, asked.filters.since, asked.carried) == (None, "2025-02-01", ("speaker", "dates"))


@pytest.mark.parametrize(
    "text", ["what about it?", "and him?", "thanks", "and why is the pier shut?", "fares"]
)
def test_what_could_mean_anything_is_read_as_it_stands(text):
    asked = talk(FIRST, text)
    assert (asked.speaker, asked.topic, asked.carried) == (None, None, ())


@pytest.mark.parametrize(
    "text",
    ["and Brannock?", "when did he say that?", "why?", "who else?", "what about fares?", "everyone but Oster",
     "what else?", "and Macron?", "and her brother?"],
)  # fmt: skip
def test_with_nothing_to_take_over_nothing_is(text):
    assert talk(text).carried == talk("Who won the cup?", text).carried == ()


@pytest.mark.parametrize(
    ("texts", "outlets", "since", "until", "carried"),
    [
        (("only the Harbour Daily",), ("The Harbour Daily",), None, None, ("speaker", "topic")),
        (("in AFP?",), ("AFP",), None, None, ("speaker", "topic")),
        (("and AFP?",), ("AFP",), None, None, ("speaker", "topic")),
        (("just in February",), (), "2025-02-01", "2025-02-28", ("speaker", "topic")),
        (("what about in February?",), (), "2025-02-01", "2025-02-28", ("speaker", "topic")),
        (("the same in February",), (), "2025-02-01", "2025-02-28", ("speaker", "topic")),
        (("and in Le Monde?",), ("Le Monde",), None, None, ("speaker", "topic")),
        (("only Reuters",), ("Reuters",), None, None, ("speaker", "topic")),
        (("in February", "again"), (), "2025-02-01", "2025-02-28", ("speaker", "topic", "dates")),
        (("last week?",), (), "2025-02-10", "2025-02-16", ("speaker", "topic")),
        (("and February?",), (), "2025-02-01", "2025-02-28", ("speaker", "topic")),
        (("since January",), (), "2025-01-01", None, ("speaker", "topic")),
        (
            ("since January", "and before March?"),
            (), "2025-01-01", "2025-02-28", ("speaker", "topic", "dates"),
        ),
        (("in January", "since February"), (), "2025-02-01", None, ("speaker", "topic")),
        (
            ("only AFP", "since January"),
            ("AFP",), "2025-01-01", None, ("speaker", "topic", "outlets"),
        ),
        (("only AFP", "only the Merrow Tribune"), ("Merrow Tribune",), None, None, ("speaker", "topic")),
        (
            ("in February", "when did he say that?"),
            (), "2025-02-01", "2025-02-28", ("speaker", "topic", "dates"),
        ),
        (("in February", "what about fares?"), (), "2025-02-01", "2025-02-28", ("speaker", "dates")),
        (("only AFP", "and Brannock?"), ("AFP",), None, None, ("topic", "outlets")),
        (("only AFP", "and Brannock last week?"), ("AFP",), "2025-02-10", "2025-02-16", ("topic", "outlets")),
        (("only AFP", "What did Brannock say about fares?"), (), None, None, ()),
    ],
)  # fmt: skip
def test_outlets_and_dates_are_narrowed_step_by_step(texts, outlets, since, until, carried):
    asked = talk(FIRST, *texts)
    assert (asked.filters, asked.carried) == (Filters(None, outlets, since, until), carried)


def test_a_question_of_fact_is_asked_again_of_one_outlet():
    asked = talk("When was the pier built?", "only the Harbour Daily")
    assert (asked.kind, asked.filters.outlets, asked.carried) == (FACT, ("The Harbour Daily",), ("topic",))
    assert asked.search_text == "When was the pier built?"


def test_what_was_taken_over_is_searched_for():
    assert talk(FIRST, "and Brannock?").search_text == "What did Brannock say about the pier?"
    assert talk("Who rejected the swap?", "who else?").search_text == "Who rejected the swap?"


def test_whom_somebody_told_is_taken_over_with_the_topic():
    asked = talk("What did Oster tell Vale about the pier?", "and Brannock?")
    assert asked.search_text == "What did Brannock say to Vale about the pier?"


@pytest.mark.parametrize(
    "text", ["anyone else?", "who else?", "And who else said that?", "did anyone else comment?"]
)
def test_somebody_else_is_not_the_speaker_asked_about(text):
    asked = talk(FIRST, text)
    assert (asked.kind, asked.speaker, asked.topic) == (WHO_SAID, None, "the pier")
    assert (asked.exclude, asked.carried) == (OSTER, ("topic",))


def test_who_else_may_have_a_topic_of_its_own():
    asked = talk(FIRST, "who else commented on fares?")
    assert (asked.topic, asked.exclude, asked.carried) == ("fares", OSTER, ())


def test_they_are_the_last_two_who_were_asked_about():
    asked = talk("What did Oster say?", "And Brannock?", "what did they say about fares?")
    assert (asked.speaker, asked.speakers) == ("Bram Oster and Piers Brannock", OSTER + BRANNOCK)


def test_who_does_not_agree_with_her_is_asked_for_without_her():
    asked = talk(FIRST, "who disagreed with him?")
    assert (asked.topic, asked.exclude, asked.search_text) == (
        "Bram Oster",
        OSTER,
        "who disagreed with Bram Oster?",
    )


def test_what_somebody_wants_is_asked_of_whom_the_pronoun_means():
    asked = talk(PAIR, "What does she want?")
    assert (asked.kind, asked.speaker, asked.carried) == ("said", "Una Tregarth", ("speaker",))
    assert asked.search_text == "What does Una Tregarth want"
    assert talk(PAIR, "What does he want?").kind == FACT


def test_a_pronoun_that_meant_nobody_is_no_name_afterwards():
    assert talk(PAIR, "What did he deny?", "when?").speaker is None
    asked = talk("What did he say about fares?", "and Oster?")
    assert (asked.speakers, asked.topic) == (OSTER, "fares")


def test_another_topic_after_an_aside_is_not_asked_for_by_its_date():
    assert talk(FIRST, "when did he say that?", "what about the pier?").kind == "said"
    assert talk("When did Oster speak about fares?", "what about the pier?").kind == "when-said"


def test_two_speakers_are_they_and_neither_is_he():
    both = "What did Oster and Brannock say about the pier?"
    assert talk(both, "when did they say that?").speakers == OSTER + BRANNOCK
    assert talk(both, "when did he say that?").carried == ()


PAIR = "What did Una Tregarth say about the quota?"


@pytest.mark.parametrize(
    ("first", "text", "speaker", "topic"),
    [
        (PAIR, "No, I meant Oster", "Oster", "the quota"),
        (PAIR, "sorry, Oster", "Oster", "the quota"),
        (PAIR, "Does Oster agree?", "Oster", "the quota"),
        (PAIR, "How did Oster react?", "Oster", "the quota"),
        (PAIR, "did she agree?", "Una Tregarth", "the quota"),
        (PAIR, "did he agree?", "he", "the quota"),
        (PAIR, "what else did he say?", "he", None),
        ("What did Piers Brannock say about the quota?", "when did she say that?", "she", "the quota"),
        ("What did Mr Tregarth say about the quota?", "did she agree?", "she", "the quota"),
        (PAIR, "and what did Oster say about her?", "Oster", "Una Tregarth"),
        (PAIR, "and what did Oster say about him?", "Oster", "him"),
        ("What did Oster and Brannock say?", "what did they say about fares?", "Oster and Brannock", "fares"),
    ],
)
def test_whom_a_question_means_is_told_by_the_one_before_and_by_gender(first, text, speaker, topic):
    asked = talk(first, text)
    assert (asked.speaker, asked.topic) == (speaker, topic)


@pytest.mark.parametrize(
    ("text", "outlets", "since", "until"),
    [
        ("before that?", (), None, "2025-01-31"),
        ("and after that?", (), "2025-03-01", None),
        ("in any month", (), None, None),
        ("at any time", (), None, None),
        ("without AFP", ("Merrow Tribune", "The Harbour Daily", "Time"), "2025-02-01", "2025-02-28"),
        ("not in the Harbour Daily", ("AFP", "Merrow Tribune", "Time"), "2025-02-01", "2025-02-28"),
    ],
)
def test_restrictions_are_lifted_and_turned(text, outlets, since, until):
    asked = talk("What did Oster say about the pier in February?", text)
    assert (asked.speaker, asked.topic) == ("Oster", "the pier")
    assert asked.filters == Filters(None, outlets, since, until)


@pytest.mark.parametrize("text", ["before that?", "without Le Monde", "without the pier"])
def test_nothing_is_lifted_where_nothing_restricts(text):
    assert talk(FIRST, text).speaker is None


def test_a_day_that_no_calendar_has_is_refused_in_a_conversation_too():
    with pytest.raises(BadInput, match="no such day"):
        talk(FIRST, "and on 31 February?")


def test_the_speaker_of_an_answer_is_taken_over_where_the_question_named_none():
    conversation = Conversation()
    conversation.resolve("Who rejected the swap?", LEXICON)
    conversation.note(answer("Who rejected the swap?", "Bram Oster"))
    asked = conversation.resolve("when did he say that?", LEXICON)
    assert (asked.speaker, asked.speakers, asked.topic) == ("Bram Oster", OSTER, "the swap")
    assert (asked.negated, asked.carried) == (True, ("speaker", "topic"))


def test_who_else_excludes_the_speaker_of_the_answer_and_those_before():
    conversation = Conversation()
    for speaker, expected in (("Bram Oster", OSTER), ("Piers Brannock", OSTER + BRANNOCK)):
        text = "who else?" if expected != OSTER else "Who rejected the swap?"
        conversation.resolve(text, LEXICON)
        conversation.note(answer(text, speaker))
    assert conversation.resolve("anyone else?", LEXICON).exclude == OSTER + BRANNOCK


@pytest.mark.parametrize(
    ("question", "noted"),
    [
        (FIRST, answer(FIRST, "Piers Brannock")),
        ("Who is the mayor's deputy?", answer("Who is the mayor's deputy?", "Piers Brannock")),
        ("Who rejected the swap?", answer("Who won?", "Piers Brannock")),
        ("Who rejected the swap?", answer("Who rejected the swap?", "Piers Brannock", "abstained")),
        ("Who rejected the swap?", replace(answer("Who rejected the swap?", "Piers Brannock"), quotes=())),
    ],
)
def test_an_answer_that_tells_no_speaker_changes_nothing(question, noted):
    conversation = Conversation()
    conversation.resolve(question, LEXICON)
    conversation.note(noted)
    assert conversation.resolve("when did he say that?", LEXICON).speakers in ((), OSTER)


def test_after_a_reset_nothing_is_taken_over():
    conversation = Conversation()
    conversation.resolve(FIRST, LEXICON)
    conversation.reset()
    assert conversation.resolve("and Brannock?", LEXICON).carried == ()


def test_what_the_caller_gives_wins_over_what_is_taken_over():
    conversation = Conversation()
    conversation.resolve("What did Oster say about the pier in February?", LEXICON)
    given = Filters(speaker="Piers Brannock", until="2025-02-10")
    asked = conversation.resolve("when did he say that?", LEXICON, filters=given)
    assert (asked.speakers, asked.carried) == (BRANNOCK, ("topic", "dates"))
    assert asked.filters == Filters("Piers Brannock", (), "2025-02-01", "2025-02-10")


def test_a_question_that_cannot_be_asked_is_not_remembered():
    conversation = Conversation()
    conversation.resolve(FIRST, LEXICON)
    with pytest.raises(BadInput, match="the question is empty"):
        conversation.resolve(" ", LEXICON)
    assert conversation.resolve("and Brannock?", LEXICON).topic == "the pier"


def test_without_a_lexicon_pronouns_are_still_understood():
    conversation = Conversation()
    conversation.resolve(FIRST)
    asked = conversation.resolve("when did he say that?")
    assert (asked.speaker, asked.topic, asked.carried) == ("Oster", "the pier", ("speaker", "topic"))
