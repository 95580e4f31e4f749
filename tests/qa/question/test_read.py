import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadInput
from qa.filters import Filters
from qa.question import Lexicon, parse_question
from tests.qa.question.handmade import BRANNOCK, LEXICON, OSTER

QUESTIONS = Path(__file__).parents[4] / "shared" / "questions"
FEBRUARY = ("2025-02-01", "2025-02-28")


def read(text, **given):
    return parse_question(text, lexicon=LEXICON, **given)


@pytest.mark.parametrize(
    ("question", "outlets", "topic"),
    [
        ("According to AFP, what did Oster say about the pier?", ("AFP",), "the pier"),
        ("What did Oster say about the pier, according to the Harbour Daily?", ("The Harbour Daily",), "the pier"),
        ("What did Oster say in the Merrow Tribune about the pier?", ("Merrow Tribune",), "the pier"),
        ("what did oster say about the pier in harbour daily", ("The Harbour Daily",), "the pier"),
        ("What did Oster say about the pier, as reported by AFP?", ("AFP",), "the pier"),
        ("what did harbour daily write about the pier", ("The Harbour Daily",), "the pier"),
        ("What was said in Merrow Tribune by Oster?", ("Merrow Tribune",), None),
        ("reported by AFP: what did Oster say about the pier", ("AFP",), "the pier"),
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
