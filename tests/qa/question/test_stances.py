import pytest

from qa.question import parse_question
from qa.records import COMMENT, FACT, SAID, SEARCH, TIMELINE, WHO_SAID
from tests.qa.question.handmade import BRANNOCK, LEXICON, OSTER


def read(text):
    asked = parse_question(text, lexicon=LEXICON)
    return asked.kind, asked.speaker, asked.topic


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What complaints does Oster have about the pier?", "the pier"),
        ("What warning did Oster give the board about the pier?", "the board about the pier"),
        ("What impression did Oster come away with after the storm?", "after the storm"),
        ("How did Oster hit back at the board?", "at the board"),
        ("How did Oster account for the leak?", "the leak"),
        ("How did Oster try to explain the leak?", "the leak"),
        ("Why is Oster against the swap?", "the swap"),
        ("Why is Oster for the swap?", "the swap"),
        ("Why does Oster like trawlers?", "trawlers"),
        ("What does Oster see as the task of a captain?", "as the task of a captain"),
        ("What does Oster expect of the talks?", "the talks"),
        ("What does Oster have against trawlers?", "against trawlers"),
        ("If the pier closed, who would Oster blame?", "If the pier closed"),
        ("Would Oster ever leave the board?", "leave the board"),
        ("Could Oster bring himself to sign?", "bring himself to sign"),
        ("Does Oster regret the swap?", "the swap"),
        ("Oster's charge against the board over fares", "against the board over fares"),
        ("What's Oster's advice on trawlers?", "trawlers"),
        ("Whats Oster's line on the pier?", "the pier"),
        ("Oster reaction to the fares", "the fares"),
        ("Oster after the storm", "after the storm"),
        ("In Oster's telling, who broke the crane?", "who broke the crane"),
        ("Who broke the crane, in Oster's opinion?", "Who broke the crane"),
        ("Who broke the crane, per Oster?", "Who broke the crane"),
        ("How deep is the harbour, as Oster sees it?", "How deep is the harbour"),
        ("Oster, is the pier safe?", "is the pier safe"),
    ],
)
def test_what_somebody_thinks_is_asked_without_a_verb_of_speech(question, topic):
    assert read(question) == (SAID, "Oster", topic)


@pytest.mark.parametrize(
    ("question", "kind", "speaker", "topic"),
    [
        ("Is Oster open to a swap?", COMMENT, "Oster", "a swap"),
        ("Did Oster's position on the pier change?", TIMELINE, "Oster", "the pier"),
        ("Imogen Farthingay on the pier?", SAID, "Imogen Farthingay", "the pier"),
        ("Northgate's harbour chief on the pier", SAID, "Northgate's harbour chief", "the pier"),
        ("Red Sox on strike?", FACT, None, None),
        ("Hong Kong on edge", SEARCH, None, None),
        ("Ada Vance on trial", SEARCH, None, None),
        ("When did Oster resign?", FACT, None, None),
        ("Why did Oster resign?", FACT, None, None),
        ("How old is Oster?", FACT, None, None),
        ("Why did Macron want the swap?", FACT, None, None),
        ("Why does the ferry list?", FACT, None, None),
        ("Do passengers like the ferry?", FACT, None, None),
    ],
)
def test_facts_about_a_person_are_no_words_of_his(question, kind, speaker, topic):
    assert read(question) == (kind, speaker, topic)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Who found Oster's plan unfair?", "Oster's plan unfair"),
        ("Who advised Oster to leave?", "Oster to leave"),
        ("Who turned down Oster's offer of a swap?", "Oster's offer of a swap"),
        ("Who turned down Oster's demand for a swap?", "Oster's demand for a swap"),
        ("Which captain grumbled that the pier was shut?", "the pier was shut"),
        ("What captain predicts a strike?", "a strike"),
        ("Who likened the ferry to a bathtub?", "the ferry to a bathtub"),
        ("Who wanted the board dissolved?", "the board dissolved"),
        ("Who on the board worries about fares?", "fares"),
        ("Who is worried about fares?", "fares"),
        ("Who attacked the fares as unfair?", "the fares as unfair"),
    ],
)
def test_who_said_it_is_asked_with_many_verbs(question, topic):
    assert read(question) == (WHO_SAID, None, topic)


@pytest.mark.parametrize(
    "question",
    [
        "Who owns the ferry?",
        "Who found the crack?",
        "Who attacked the ferry?",
        "Who advised Oster on fares?",
        "Who defended the goal?",
        "Who felt the storm?",
        "Who maintains the pier?",
        "Who hails from Merrow?",
        "Which judge struck down the ban?",
    ],
)
def test_who_did_it_stays_a_question_of_fact(question):
    assert read(question) == (FACT, None, None)


@pytest.mark.parametrize(
    ("speaker", "speakers"),
    [
        ("engineer Bram Oster", OSTER),
        ("the Tribune's Bram Oster", OSTER),
        ("Bram Oster of the harbour board", OSTER),
        ("Piers Brannock, the board's clerk,", BRANNOCK),
        ("his daughter Rice", ("Ida Rice",)),
        ("Macron's daughter Rice", ()),
        ("the wife of engineer Bram Oster", ()),
        ("the man who met engineer Bram Oster", ()),
        ("supporters of Bram Oster", ()),
    ],
)
def test_a_name_in_a_phrase_that_says_who_that_is_is_the_speaker(speaker, speakers):
    asked = parse_question(f"What did {speaker} say about the pier?", lexicon=LEXICON)
    assert asked.speakers == speakers
