import pytest

from qa.question import parse_question
from qa.records import COMMENT, FACT, SAID, SEARCH, TIMELINE, WHEN_SAID, WHO_SAID
from tests.qa.question.handmade import LEXICON


def read(text):
    asked = parse_question(text, lexicon=LEXICON)
    return asked.kind, asked.speaker, asked.topic


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("what did oster say about the pier", "oster", "the pier"),
        ("What did Oster say about how the strike should end?", "Oster", "how the strike should end"),
        ("What did Oster say gave some hope?", "Oster", "gave some hope"),
        ("What has the harbour board's spokesman said about fares?", "the harbour board's spokesman", "fares"),
        ("What was Oster's position on the pier?", "Oster", "the pier"),
        ("What were Oster's exact words about the pier?", "Oster", "the pier"),
        ("what's oster's reaction to the fares", "oster", "the fares"),
        ("Oster's view of the pier", "Oster", "the pier"),
        ("Oster’s reaction to the closure", "Oster", "the closure"),
        ("Oster's comments", "Oster", None),
        ("What was the reaction of Oster to the closure?", "Oster", "the closure"),
        ("what does Oster think of the pier", "Oster", "the pier"),
        ("What does Oster make of the pier?", "Oster", "the pier"),
        ("Where does Oster stand on the fares?", "Oster", "the fares"),
        ("how did Oster react to the closure", "Oster", "the closure"),
        ("How did Oster respond to the closure?", "Oster", "the closure"),
        ("How does Oster see the talks?", "Oster", "the talks"),
        ("why did Oster say that the pier is safe", "Oster", "the pier is safe"),
        ("Why did Oster call the plan absurd?", "Oster", "the plan absurd"),
        ("quotes by Oster on the pier", "Oster", "the pier"),
        ("Show me all statements by Oster about the pier", "Oster", "the pier"),
        ("quote Oster on the pier", "Oster", "the pier"),
        ("Oster quotes about the pier", "Oster", "the pier"),
        ("oster quotes", "oster", None),
        ("statements by Oster", "Oster", None),
        ("comments on the pier by Oster", "Oster", "the pier"),
        ("What did Oster tell the Northgate Post", "Oster", "the Northgate Post"),
        ("What did Oster tell reporters about the pier?", "Oster", "the pier"),
        ("What else did Oster say?", "Oster", None),
        ("What is Oster quoted as saying about the pier?", "Oster", "the pier"),
        ("What is Oster saying about the pier?", "Oster", "the pier"),
        ("What was said about the pier by Oster?", "Oster", "the pier"),
        ("What was said by Oster about the pier?", "Oster", "the pier"),
        ("What did Una Tregarth have to say about trawlers?", "Una Tregarth", "trawlers"),
        ("What reason does Piers Brannock give for dear tickets?", "Piers Brannock", "reason for dear tickets"),
        ("how many boats did Oster say were lost?", "Oster", "boats were lost"),
        ("On what terms should it end, according to Oster?", "Oster", "On what terms should it end"),
        ("According to Oster, what caused the crack?", "Oster", "what caused the crack"),
        ("In Oster's view, who is to blame?", "Oster", "who is to blame"),
        ("tell me what oster said about the pier", "oster", "the pier"),
        ("Do you know what Oster said about the pier?", "Oster", "the pier"),
        ("oster said about the pier", "oster", "the pier"),
        ("Oster says what about the pier?", "Oster", "the pier"),
        ("Oster on the pier?", "Oster", "the pier"),
        ("oster about the pier", "oster", "the pier"),
        ("ostre on the pier", "ostre", "the pier"),
        ("Pier: Oster", "Oster", "Pier"),
        ("Oster: the pier is safe", "Oster", "the pier is safe"),
        ("the harbourmaster on the pier", "the harbourmaster", "the pier"),
        ("What did Macron say about the pier?", "Macron", "the pier"),
        ("Macron quotes about the pier", "Macron", "the pier"),
        ("What did the US say about the pier?", "the US", "the pier"),
        ("What did May say about the pier?", "May", "the pier"),
        ("What did the mayor of Merrow say about fares?", "the mayor of Merrow", "fares"),
        ("What did critics say about Oster?", "critics", "Oster"),
        ("What has been said about the pier?", None, "the pier"),
        ("quotes about the pier", None, "the pier"),
        ("what did he deny", None, None),
        ("Who, according to Oster, broke the crane?", "Oster", "Who broke the crane"),
        ("Who did Oster blame for the crack?", "Oster", "for the crack"),
    ],
)  # fmt: skip
def test_a_question_after_somebodys_words_gives_speaker_and_topic(question, speaker, topic):
    assert read(question) == (SAID, speaker, topic)


@pytest.mark.parametrize(
    ("question", "kind", "speaker", "topic"),
    [
        ("Has Oster commented on the pier?", COMMENT, "Oster", "the pier"),
        ("Did Oster ever mention the pier?", COMMENT, "Oster", "the pier"),
        ("Did Oster say anything about the pier?", COMMENT, "Oster", "the pier"),
        ("Did Oster say when the ferry might run?", COMMENT, "Oster", "when the ferry might run"),
        ("Has anyone commented on the pier?", COMMENT, None, "the pier"),
        ("Has there been any comment from Oster on the pier?", COMMENT, "Oster", "the pier"),
        ("When was Oster last quoted?", WHEN_SAID, "Oster", None),
        ("Is Oster quoted on the pier?", COMMENT, "Oster", "the pier"),
        ("When did Oster say that the pier is safe?", WHEN_SAID, "Oster", "the pier is safe"),
        ("when was it said by Oster", WHEN_SAID, "Oster", None),
        ("timeline of Oster on the pier", TIMELINE, "Oster", "the pier"),
        ("How has Oster's position on the pier changed?", TIMELINE, "Oster", "the pier"),
        ("What has Oster said about the pier over time?", TIMELINE, "Oster", "the pier"),
        ("Who said there is no priority?", WHO_SAID, None, "there is no priority"),
        ("Who said: “There is no priority”?", WHO_SAID, None, "There is no priority"),
        ("Who rejected the swap?", WHO_SAID, None, "the swap"),
        ("Who called the moorings non-negotiable?", WHO_SAID, None, "the moorings non-negotiable"),
        ("Who said Oster lied?", WHO_SAID, None, "Oster lied"),
        ("Who has commented on the pier?", WHO_SAID, None, "the pier"),
        ("Who is quoted on the pier?", WHO_SAID, None, "the pier"),
        ("Who on earth called off the match?", FACT, None, None),
        ("Who in the harbour board said that the pier is safe?", WHO_SAID, None, "the pier is safe"),
        ("Which minister rejected the swap?", WHO_SAID, None, "the swap"),
        ("Whose words are these: “No deal”?", WHO_SAID, None, "No deal"),
        ('"no deal" who said it?', WHO_SAID, None, "no deal"),
        ("Which newspaper said that?", FACT, None, None),
        ("Who is Oster's deputy?", FACT, None, None),
        ("Who wrote the harbour guide?", FACT, None, None),
        ("What was Oster asked about the pier?", FACT, None, None),
        ("What share of the quota does Merrow hold?", FACT, None, None),
        ("In which paper's interview did Oster raise a swap?", FACT, None, None),
        ("Why did Mayor Brannock change her mind?", FACT, None, None),
        ("Which boats has Oster threatened with fines?", FACT, None, None),
        ("oster pier", SEARCH, None, None),
        ("Oster pier quote", SEARCH, None, None),
        ("attack on the pier", SEARCH, None, None),
        ("rice on sale", SEARCH, None, None),
        ("Macron on the pier", SEARCH, None, None),
        ("words of wisdom", SEARCH, None, None),
    ],
)
def test_the_kind_of_a_question_is_read(question, kind, speaker, topic):
    assert read(question) == (kind, speaker, topic)


@pytest.mark.parametrize(
    ("question", "negated"),
    [
        ("What did Oster deny?", True),
        ("Why does Oster reject the swap?", True),
        ("What did Oster refuse to do?", True),
        ("Has the board ruled out a swap?", True),
        ("Oster denies the leak", True),
        ("What did Oster not say about the pier?", True),
        ("What didn't Oster say about the pier?", True),
        ("Hasn't Oster commented on the pier?", False),
        ("What did Oster say about the denial?", False),
    ],
)
def test_a_question_after_what_was_denied_is_marked(question, negated):
    assert parse_question(question, lexicon=LEXICON).negated is negated


def test_without_a_lexicon_names_alone_ask_nothing():
    assert parse_question("Oster on the pier").kind == SEARCH
    assert parse_question("Is Oster on the pier?").kind == FACT
