import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from qa.filters import Filters
from qa.question import Lexicon, parse_question
from qa.records import FACT, SAID, SEARCH
from tests.qa.question.handmade import BRANNOCK, LEXICON, OSTER

QUESTIONS = Path(__file__).parents[4] / "shared" / "questions"
FEBRUARY = ("2025-02-01", "2025-02-28")


def read(text, **given):
    return parse_question(text, lexicon=LEXICON, **given)


@pytest.mark.parametrize(
    ("speaker", "speakers"),
    [
        ("oster", OSTER),
        ("ostre", OSTER),
        ("Bram Oster", OSTER),
        ("Tregarth", ("Una Tregarth", "Hal Tregarth")),
        ("the harbourmaster", OSTER),
        ("the harbour board's spokesman", BRANNOCK),
        ("Harbourmaster and harbour leader Bram Oster", OSTER),
        ("Bram Oster, the harbourmaster,", OSTER),
        ("Oster and Brannock", ("Bram Oster", "Piers Brannock")),
        ("Macron", ()),
        ("Oster's lawyer", ()),
        ("the friends of Oster", ()),
        ("Eric Oster", ()),
        ("critics", ()),
    ],
)
def test_a_speaker_means_those_of_the_archive_and_nobody_else(speaker, speakers):
    assert read(f"What did {speaker} say about the pier?").speakers == speakers


@pytest.mark.parametrize("pronoun", ["he", "she", "they", "anyone", "people", "somebody else"])
def test_pronouns_and_anybody_are_no_speaker(pronoun):
    asked = read(f"What did {pronoun} say about the pier?")
    assert (asked.kind, asked.speaker, asked.speakers) == (SAID, None, ())


@pytest.mark.parametrize(
    "question",
    [
        "What did Oster say about the pier in February?",
        "What did Oster say in February about the pier?",
        "In February, what did Oster say about the pier?",
        "In February what did Oster say about the pier?",
        "What did Oster say about the pier, in February 2025?",
        "What did Oster tell reporters in February about the pier?",
        "Oster on the pier this month",
        "Who commented on the pier in February?",
        "Has Oster commented on the pier in February?",
        "What did Oster say about the pier from 1/2/2025 to 28/2/2025?",
        "What did Oster say about the pier between February 1 and 28?",
    ],
)
def test_a_date_at_an_end_or_after_the_verb_restricts_a_question_about_speech(question):
    asked = read(question)
    assert (asked.filters.since, asked.filters.until) == FEBRUARY
    assert asked.topic == "the pier"
    assert "ebruary" not in asked.search_text


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What did Oster say about the February revolution?", "the February revolution"),
        ("What did Oster say about the storm of 2024?", "the storm of 2024"),
        ("What did Oster say about yesterday?", "yesterday"),
        ("What did Oster say about last week's storm?", "last week's storm"),
        ("What did Oster say since the summit?", "since the summit"),
        ("What did Oster say about the pier after the election?", "the pier after the election"),
        ("Who said the strike will end in May?", "the strike will end in May"),
        ("Who said the election in November was fair?", "the election in November was fair"),
        ("What did Oster say about the flood in 2014?", "the flood in 2014"),
        ("What did Oster say about fares until 2040?", "fares until 2040"),
        (
            "What did Oster say about the losses in the spring offensive?",
            "the losses in the spring offensive",
        ),
        ("Who said the pier will open by 12 February?", "the pier will open by 12 February"),
        ("What did Oster say about opening the pier in the summer?", "opening the pier in the summer"),
        ("What did Oster say about the past two weeks?", "the past two weeks"),
    ],
)
def test_a_date_that_is_asked_about_restricts_nothing(question, topic):
    asked = read(question)
    assert (asked.topic, asked.filters, asked.search_text) == (topic, Filters(), question)


@pytest.mark.parametrize(
    "question",
    [
        "When was the pier built in 2024?",
        "Who won the 2024 election?",
        "Where did the captains meet in late January?",
        "What happened last week?",
        "In February, who won the cup?",
        "pier February 2025",
    ],
)
def test_a_date_in_a_question_of_fact_restricts_nothing(question):
    asked = read(question)
    assert asked.kind in (FACT, SEARCH)
    assert asked.filters == Filters()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("articles from February about the pier", "articles about the pier"),
        ("What was published in February about the pier?", "What was published about the pier?"),
        ("news since 1 February until 28 February 2025 on fares", None),
    ],
)
def test_articles_of_a_date_are_those_published_then(question, words):
    asked = read(question)
    if words is None:
        assert asked.filters.since == "2025-02-01"
    else:
        assert ((asked.filters.since, asked.filters.until), asked.words) == (FEBRUARY, words)


@pytest.mark.parametrize(
    ("question", "outlets", "topic"),
    [
        ("According to AFP, what did Oster say about the pier?", ("AFP",), "the pier"),
        ("What did Oster say about the pier, according to the Harbour Daily?", ("The Harbour Daily",), "the pier"),
        ("What did Oster say in the Merrow Tribune about the pier?", ("Merrow Tribune",), "the pier"),
        ("what did oster say about the pier in harbour daily", ("The Harbour Daily",), "the pier"),
        ("What did Oster say about the pier, as reported by AFP?", ("AFP",), "the pier"),
        ("What did Oster say in AFP and the Harbour Daily?", ("AFP", "The Harbour Daily"), None),
        ("What did Oster say, according to Agence France-Presse?", ("AFP",), None),
        ("Oster on the pier in the Harbour Daily last week", ("The Harbour Daily",), "the pier"),
        ("What did the Harbour Daily write about the pier?", ("The Harbour Daily",), "the pier"),
        ("What did Oster say in Time?", ("Time",), None),
        ("What did Oster say about arriving in time?", (), "arriving in time"),
        ("What did Oster say about the pier, according to Smith?", (), "the pier, according to Smith"),
        ("What did Oster tell the Harbour Daily?", (), "to the Harbour Daily"),
        ("Who said Oster invested in the Harbour Daily?", (), "Oster invested in the Harbour Daily"),
    ],
)  # fmt: skip
def test_outlets_of_the_archive_are_read_out(question, outlets, topic):
    asked = read(question)
    assert (asked.filters.outlets, asked.topic) == (outlets, topic)


@pytest.mark.parametrize(
    ("question", "outlets", "words"),
    [
        (
            "How many boats sank, according to the Harbour Daily?",
            ("The Harbour Daily",),
            "How many boats sank?",
        ),
        ("articles in the Merrow Tribune about eels", ("Merrow Tribune",), "articles about eels"),
        ("How many are part of the Harbour Daily community?", (), None),
    ],
)
def test_outlets_restrict_questions_of_fact(question, outlets, words):
    asked = read(question)
    assert (asked.filters.outlets, asked.words) == (outlets, words)


@pytest.mark.parametrize(
    "source", ["Smith", "Oster", "the harbourmaster", "Ivan Times", "the Coastal Agency"]
)
def test_a_source_that_is_no_outlet_is_a_speaker(source):
    asked = read(f"How many boats sank, according to {source}?")
    assert (asked.speaker, asked.topic, asked.filters.outlets) == (source, "How many boats sank", ())


@pytest.mark.parametrize(
    ("question", "outlet", "topic"),
    [
        ("What did Oster say in Le Monde?", "Le Monde", None),
        ("What did Oster say about the pier, according to Reuters?", "Reuters", "the pier"),
        ("according to reuters, what did oster say about the pier", "Reuters", "the pier"),
        ("What did Oster say about the pier in the Eastfield Gazette?", "the Eastfield Gazette", "the pier"),
        ("what did oster say in the washington post about the pier", "the washington post", "the pier"),
        ("What did Oster say on CNN about the pier?", "CNN", "the pier"),
        ("What did Oster say about the pier in The Times?", "The Times", "the pier"),
        ("How many boats sank, according to the Post?", "the Post", None),
        ("articles by Le Figaro about the pier", "Le Figaro", None),
        ("What did Le Monde write about the pier?", "Le Monde", "the pier"),
    ],
)
def test_an_outlet_that_the_archive_lacks_is_asked_for_all_the_same(question, outlet, topic):
    asked = read(question)
    assert (asked.filters.outlets, asked.topic) == ((outlet,), topic)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What did Oster say in the Kursk region?", "in the Kursk region"),
        ("What did Oster say in the House of Lords?", "in the House of Lords"),
        ("What did Oster say in Star City?", "in Star City"),
        ("What did Oster say in Times Square?", "in Times Square"),
        ("What did Oster say about arriving in good times?", "arriving in good times"),
        ("What did Oster say about the news in Merrow?", "the news in Merrow"),
        ("What did Oster say about boats in PA?", "boats in PA"),
        ("What did Oster say about jobs in Royal Post?", "jobs in Royal Post"),
        ("What did Oster say in the Tribune?", "in the Tribune"),
        ("Who works in the New York Times?", None),
        ("Who used that term in his article in The Hibbert Journal?", None),
        ("What is the oldest page in Le Monde?", None),
    ],
)
def test_what_is_no_newspapers_name_is_no_outlet(question, topic):
    asked = read(question)
    assert (asked.filters.outlets, asked.topic) == ((), topic)


def test_an_agency_whose_words_the_archive_has_is_a_speaker():
    asked = read("How many boats sank, according to Interfax?")
    assert (asked.speaker, asked.speakers, asked.filters.outlets) == ("Interfax", ("Interfax",), ())


def test_where_no_article_names_its_outlet_none_is_missing():
    lexicon = Lexicon(LEXICON.speakers, (), newest="2025-02-20")
    asked = parse_question("What did Oster say in Le Monde?", lexicon=lexicon)
    assert (asked.filters, asked.topic) == (Filters(), "in Le Monde")


def test_what_the_caller_gives_wins_part_by_part():
    given_filters = Filters(speaker="Piers Brannock", outlets=("AFP",), since="2025-02-10")
    asked = read("What did Oster say about the pier in the Harbour Daily in February?", filters=given_filters)
    assert (asked.speaker, asked.speakers, asked.topic) == ("Piers Brannock", BRANNOCK, "the pier")
    assert asked.filters == Filters("Piers Brannock", ("AFP",), "2025-02-10", "2025-02-28")


def test_a_date_read_gives_way_to_one_given_that_leaves_no_day():
    asked = read("What did Oster say in January?", filters=Filters(since="2025-02-10"))
    assert (asked.filters.since, asked.filters.until) == ("2025-02-10", None)


def test_dates_count_from_today_where_it_is_given():
    lexicon = Lexicon(newest="2025-02-20", today="2025-07-03")
    filters = parse_question("What did Oster say last month?", lexicon=lexicon).filters
    assert (filters.since, filters.until) == ("2025-06-01", "2025-06-30")


@pytest.mark.parametrize(
    ("question", "topic", "is_dated"),
    [
        ("What did Oster tell Brannock about the pier in February?", "to Brannock about the pier", True),
        ("What did Oster say to the board about the pier in February?", "to the board about the pier", True),
        ("What did Oster tell parliament in February?", "to parliament", True),
        ("What did Oster tell Brannock that he would do in February?", None, False),
        ("What did Oster vow to build in February?", "to build in February", False),
    ],
)
def test_a_date_after_whom_somebody_told_restricts_unless_a_clause_has_it(question, topic, is_dated):
    asked = read(question)
    assert (asked.filters.since is not None) == is_dated
    assert topic in (None, asked.topic)


def test_a_today_that_is_no_date_is_a_bad_input():
    with pytest.raises(BadInput, match="'tomorrow' is no date: give the day as YYYY-MM-DD"):
        parse_question("What did Oster say last month?", lexicon=Lexicon(today="tomorrow"))


def test_without_a_lexicon_dates_and_outlets_stay_in_the_topic():
    asked = parse_question("What did Oster say about the pier in February 2025?")
    assert (asked.topic, asked.filters, asked.words) == ("the pier in February 2025", Filters(), None)


@pytest.mark.parametrize(
    ("question", "exclude", "topic"),
    [
        ("What did everyone but Oster say about the pier?", OSTER, "the pier"),
        ("What did anybody other than Oster say about the pier?", OSTER, "the pier"),
        ("Who except Oster commented on the pier?", OSTER, "the pier"),
        ("Who commented on the pier apart from Brannock?", BRANNOCK, "the pier"),
        ("everyone but Oster on the pier", OSTER, "the pier"),
        ("What did everyone but Macron say about the pier?", (), "the pier"),
        ("Who spoke about all piers except Hask?", (), "all piers except Hask"),
        ("Who said nobody was paid but Oster?", (), "nobody was paid but Oster"),
    ],
)
def test_whoever_is_left_out_is_no_speaker(question, exclude, topic):
    asked = read(question)
    assert (asked.speaker, asked.exclude, asked.topic) == (None, exclude, topic)


def test_a_question_in_capitals_is_read():
    asked = read("WHAT DID OSTER SAY ABOUT THE PIER??")
    assert (asked.speaker, asked.speakers, asked.topic) == ("OSTER", OSTER, "THE PIER")


@given(st.text(max_size=200))
def test_any_text_is_read_with_a_lexicon_or_refused(text):
    try:
        asked = read(text)
    except BadInput:
        return
    assert asked.text == text.strip()


@given(
    st.lists(
        st.sampled_from(
            "what did Oster say about in February 2025 according to AFP , ? who last week".split()
        )
    )
)
def test_no_order_of_its_words_breaks_the_reading(words):
    text = " ".join(words)
    if re.search(r"\w", text):
        asked = read(text)
        assert asked.words is None or asked.words != text


@pytest.mark.shared
def test_who_and_what_of_the_development_questions_are_read():
    paths = [QUESTIONS / "polnear-dev.jsonl", QUESTIONS / "seeds-dev.jsonl"]
    if not all(path.is_file() for path in paths):
        pytest.skip(f"no question sets in {QUESTIONS}")
    texts = [json.loads(line)["question"] for path in paths for line in path.read_text("utf-8").splitlines()]
    shaped = [(text, re.fullmatch(r"[wW]hat did (.+) say about (.+)\?", text)) for text in texts]
    plain = [(text, match) for text, match in shaped if match is not None]
    wrong = [text for text, match in plain if _read_otherwise(text, match)]
    assert (len(plain), wrong) == (207, [])


def _read_otherwise(text, match):
    asked = read(text)
    edge = " ?.!…\"'“”,;:"
    return (asked.speaker.strip(edge), asked.topic) != (match[1].strip(edge), match[2].strip(edge))
