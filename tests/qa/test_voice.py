from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Article, Metadata, Span, Statement
from qa.records import SAID, Candidate, Question
from qa.voice import find_voice, keep_voice, show_own

TEXT = "Oster said it rains. “We stay,” Vale said. Oster said so and Vale agreed. It is late, Oster added. Anna Oster said it snows."
ARTICLE = Article("a", "a.txt", TEXT, Metadata(), (), "now")
ASKED = Question("What did Oster say?", "Oster", kind=SAID)


def statement(number, speaker, *places):
    content = tuple(Span(*place) for place in places)
    return Statement(
        str(number), "a", (), (), content, content[0].start, content[-1].end, "indirect", speaker=speaker
    )


def candidate(words):
    start = TEXT.index(words)
    return Candidate(ARTICLE, Span(start, start + len(words)), 0.5)


def voice(passage, *statements):
    found = find_voice(Span(*passage), statements)
    return None if found is None else (found.id, found.speaker)


def test_a_passage_is_the_statement_that_is_most_of_it():
    assert voice((0, 20), statement(1, "Bram Oster", (0, 12))) == ("1", "Bram Oster")


@pytest.mark.parametrize(("said", "found"), [(9, None), (10, ("1", "Bram Oster"))])
def test_half_of_a_passage_must_be_said(said, found):
    assert voice((0, 20), statement(1, "Bram Oster", (0, said))) == found


def test_what_is_said_elsewhere_does_not_count():
    assert voice((10, 20), statement(1, "Bram Oster", (0, 10)), statement(2, "Lena Vale", (20, 90))) is None


def test_pieces_of_what_one_speaker_says_count_together():
    halves = statement(1, "Bram Oster", (0, 4), (6, 8)), statement(2, "Bram Oster", (10, 15))
    assert voice((0, 20), *halves) == ("1", "Bram Oster")  # 6 and 5 of 20


def test_of_two_speakers_neither_of_whom_says_half_nobody_is_taken():
    assert voice((0, 20), statement(1, "Bram Oster", (0, 9)), statement(2, "Lena Vale", (10, 19))) is None


def test_the_speaker_who_says_most_is_taken_and_of_his_statements_the_longest():
    statements = (
        statement(1, "Lena Vale", (0, 5)),
        statement(2, "Bram Oster", (5, 10)),
        statement(3, "Bram Oster", (11, 18)),
    )
    assert voice((0, 20), *statements) == ("3", "Bram Oster")


def test_of_statements_as_long_as_each_other_the_first_is_taken():
    statements = statement(2, "Bram Oster", (10, 20)), statement(1, "Bram Oster", (0, 10))
    assert voice((0, 20), *statements) == ("1", "Bram Oster")


def test_a_statement_of_nobody_known_is_a_voice_too():
    assert voice((0, 20), statement(1, None, (0, 20))) == ("1", None)


def test_a_passage_without_statements_has_no_voice():
    assert voice((0, 20)) is None


@given(
    st.permutations(
        [statement(n, name, (3 * n, 3 * n + 8)) for n, name in enumerate(["A B", "C D", "A B", None])]
    )
)
def test_the_order_of_the_statements_decides_nothing(statements):
    assert voice((0, 12), *statements) == ("0", "A B")  # 8 and, of the third, 6 of 12


def test_passages_beside_a_verb_of_speech_are_kept_in_order():
    late, rains, stay = map(
        candidate, ("It is late, Oster added.", "Oster said it rains.", "“We stay,” Vale said.")
    )
    assert keep_voice([late, stay, rains], ASKED, {}) == [late, rains]


def test_a_passage_with_somebody_elses_statement_is_dropped():
    both = candidate("Oster said so and Vale agreed.")
    theirs = statement(1, "Lena Vale", (both.span.start, both.span.end))
    nobodys = statement(1, None, (both.span.start, both.span.end))
    assert keep_voice([both], ASKED, {"a": [theirs]}) == []
    assert keep_voice([both], ASKED, {"a": [nobodys]}) == []


def test_a_statement_whose_source_has_the_name_asked_for_speaks_for_it():
    said = candidate("Oster said so and Vale agreed.")
    source = Span(said.span.start, said.span.start + len("Oster"))
    unresolved = replace(statement(1, None, (said.span.start + 11, said.span.end)), source=(source,))
    assert keep_voice([said], ASKED, {"a": [unresolved]}) == [said]


def test_a_namesake_with_another_first_name_is_somebody_else():
    asked = Question("What did Bram Oster say?", "Bram Oster", speakers=("Bram Oster",), kind=SAID)
    hers, his = candidate("Anna Oster said it snows."), candidate("Oster said it rains.")
    assert keep_voice([hers, his], asked, {}) == [his]


def make_passage(text, after=""):
    return Candidate(Article("a", "a.txt", text + after, Metadata(), (), "now"), Span(0, len(text)), 0.5)


def keeps(asked, speaker, source, *, after="", topic=None, known=()):
    """Tell whether a sentence of a source is kept for somebody asked for, if it is a speaker's statement."""
    passage = make_passage(f"{source} said it rains.", after)
    one = replace(statement(1, speaker, (len(source) + 6, len(passage.text))), source=(Span(0, len(source)),))
    question = Question(f"What did {asked} say?", asked, topic, speakers=known, kind=SAID)
    return keep_voice([passage], question, {"a": [one]}) == [passage]


@pytest.mark.parametrize(
    ("asked", "speaker", "source", "kept"),
    [
        ("Silke Oster", "Bram Oster", "Oster", False),
        ("Silke Bram Oster", "Bram Oster", "Mr Oster", False),
        ("Silke Oster", "Silke Oster", "Silke Oster", True),
        ("S. Oster", "Silke Oster", "Silke Oster", True),
        ("Bob Oster", "Robert Oster", "Robert Oster", True),
        ("Silke Oster", None, "Oster", False),  # no article tells that it is Silke
        ("Oster", "Bram Oster", "Oster", True),
        ("President Oster", "Bram Oster", "President Oster", True),
        ("Mrs Oster", "Peter Oster", "Oster", False),
        ("Mr Oster", "Peter Oster", "Oster", True),
        ("oster's campaign", "Vale campaign", "Vale's campaign", False),
        ("Oster's campaign", "Vale campaign", "the campaign", False),
        ("the campaign", "Oster campaign", "the campaign", True),
    ],
)
def test_a_full_name_that_nobody_has_is_no_namesakes(asked, speaker, source, kept):
    assert keeps(asked, speaker, source) is kept


def test_a_last_name_may_be_somebody_whose_first_name_the_article_has():
    assert keeps("Silke Oster", "Oster", "Oster", after=" Silke Oster is late.")


@pytest.mark.parametrize(
    ("asked", "source", "known", "kept"),
    [
        ("Oster", "A spokesman for Oster", ("Karl Oster",), False),
        ("Oster", "A spokesman for Prime Minister Oster", (), False),
        ("Karl Oster", "Karl Oster's lawyer", (), False),
        ("Oster", "The minister, Oster", ("Karl Oster",), True),
        ("Zentra", "A Zentra spokesperson", ("Zentra Plc",), True),
        ("Zentra", "A spokesman for Zentra", (), True),
        ("Zentra", "Zentra chairman Bo Lind", (), False),
    ],
)
def test_a_spokesman_speaks_for_a_body_but_is_not_the_person(asked, source, known, kept):
    assert keeps(asked, None, source, known=known) is kept


@pytest.mark.parametrize(
    ("asked", "source", "kept"),
    [
        ("the council", "A council spokesperson", True),
        ("the council", "The council", True),
        ("the council", "Council leader Wilma Orr", False),
        ("the engineer", "The engineer, Wilma Orr,", True),
        ("the engineer", "The engineer's wife", False),
    ],
)
def test_a_description_is_the_head_of_a_source(asked, source, kept):
    assert keeps(asked, None, source) is kept


@pytest.mark.parametrize(("after", "kept"), [(" The tolls stay.", True), (" The fares stay.", False)])
def test_some_company_is_meant_only_where_the_article_is_about_the_topic(after, kept):
    assert keeps("the company", None, "The company", after=after, topic="the tolls") is kept


def test_a_passage_with_its_attribution_is_the_statement_that_it_shows():
    short = replace(statement(1, "Bram Oster", (14, 20)), start=0)
    assert voice((0, 20), short) == ("1", "Bram Oster")
    assert voice((0, 20), short, statement(2, "Lena Vale", (4, 10))) is None


def test_a_description_is_spoken_for_by_a_source_with_its_words():
    text = "The mayor said it rains."
    passage = Candidate(Article("a", "a.txt", text, Metadata(), (), "now"), Span(0, len(text)), 0.5)
    asked = Question("What did the mayor say?", "the mayor", kind=SAID)
    hers = replace(statement(1, "Ida Orr", (10, 24)), source=(Span(0, 9),))
    other = replace(hers, source=(Span(15, 17),))
    assert keep_voice([passage], asked, {"a": [hers]}) == [passage]
    assert keep_voice([passage], asked, {"a": [other]}) == []


def test_without_a_speaker_nothing_is_kept():
    assert keep_voice([candidate("Oster said it rains.")], Question("Who said so?"), {}) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The finance minister said it rains.", True),
        ("Norland's finance minister said it rains.", True),
        ("The minister of finance said it rains.", True),
        ("The defence minister said it rains.", False),
        ("The minister said it rains.", False),
        (
            "The finance minister sat there, and the defence minister said it rains.",
            True,
        ),  # nothing tells them apart
        ("The former finance minister said it rains.", False),
        ("The deputy finance minister said it rains.", False),
    ],
)
def test_all_words_of_a_role_must_stand_together(text, kept):
    passage = Candidate(Article("a", "a.txt", text, Metadata(), (), "now"), Span(0, len(text)), 0.5)
    asked = Question("What did the finance minister say?", "the finance minister", kind=SAID)
    assert keep_voice([passage], asked, {}) == ([passage] if kept else [])


@pytest.mark.parametrize(
    ("source", "kept"), [("The mayor", True), ("The mayor's spokesman", False), ("The former mayor", False)]
)
def test_a_source_with_a_word_of_a_role_may_be_somebody_else(source, kept):
    text = f"{source} said it rains. Our mayor said so."
    passage = Candidate(Article("a", "a.txt", text, Metadata(), (), "now"), Span(0, len(text)), 0.5)
    asked = Question("What did the mayor say?", "the mayor", kind=SAID)
    one = replace(statement(1, "Ida Orr", (len(source) + 6, len(text))), source=(Span(0, len(source)),))
    assert keep_voice([passage], asked, {"a": [one]}) == ([passage] if kept else [])


@pytest.mark.parametrize(
    ("speaker", "kept"),
    [
        ("Peskov", [0, 1]),
        ("an aide to Peskov", [1]),
        ("critics of Peskov", []),
        ("a source close to Peskov", []),
    ],
)
def test_who_is_told_by_another_is_not_he(speaker, kept):
    texts = ["Peskov said no.", "An aide to Peskov said it was late."]
    article = Article("a", "a.txt", " ".join(texts), Metadata(), (), "now")
    passages = [Candidate(article, Span(0, 15), 0.5), Candidate(article, Span(16, 51), 0.5)]
    asked = Question(f"What did {speaker} say?", speaker, None, kind=SAID)
    assert [passages.index(one) for one in keep_voice(passages, asked, {})] == kept


def test_a_last_name_that_others_bear_does_not_tell_who_is_asked_for():
    asked = Question("What did Silke Oster say?", "Silke Oster", kind=SAID)
    bare = make_passage("Oster said it rains.", " Silke Oster is late.")
    full = make_passage("Silke Oster said it rains.")
    rival = make_passage("Oster said it rains.", " Silke Oster is late, and so is Karl Oster.")
    assert keep_voice([bare, full, rival], asked, {}) == [bare, full]
    assert keep_voice([bare, full, rival], asked, {}, namesakes=True) == [full]


def test_a_source_beside_which_others_are_quoted_with_more_does_not_speak():
    passage = make_passage("The board has offered 32, “an insult”, said Croy.")
    board = replace(statement(1, None, (22, 24)), source=(Span(0, 9),))
    croy = replace(statement(2, "Ada Croy", (26, 38)), source=(Span(44, 48),), speech="direct")
    asked = Question("What did the board say?", "the board", kind=SAID)
    assert keep_voice([passage], asked, {"a": [board, croy]}) == []
    assert keep_voice([passage], asked, {"a": [board]}) == [passage]


WARREN = "“You should resign. Give it back,” Warren told Stumpf, after he admitted that he had not."


def shown(text, own, *others):
    """Give what a statement is shown with; each is given by its speaker, source, content and speech."""

    def make(number, speaker, source, content, speech):
        spans = [Span(text.index(words), text.index(words) + len(words)) for words in (source, content)]
        return Statement(str(number), "a", spans[:1], (), spans[1:], 0, len(text), speech, speaker=speaker)

    span = show_own(text, make(0, *own), [make(number, *one) for number, one in enumerate(others, 1)])
    return None if span is None else text[span.start : span.end]


STUMPF = ("John Stumpf", "he", "that he had not", "indirect")


def test_a_statement_beside_more_of_anothers_quoted_words_is_shown_alone():
    warren = ("Elizabeth Warren", "Warren", "“You should resign. Give it back,”", "direct")
    assert shown(WARREN, STUMPF, warren) == "he admitted that he had not."
    assert shown(WARREN, warren, STUMPF) == WARREN


@pytest.mark.parametrize(
    "other",
    [
        ("Elizabeth Warren", "Warren", "“You should resign. Give it back,”", "indirect"),
        ("Stumpf", "Warren", "“You should resign. Give it back,”", "direct"),
        ("Elizabeth Warren", "Warren", "resign.", "direct"),
    ],
)
def test_what_others_are_reported_to_say_or_less_of_it_stays_beside_a_statement(other):
    assert shown(WARREN, STUMPF, other) == WARREN


def test_what_others_are_quoted_with_after_a_statement_stays_beside_it():
    text = "Flynn said Trump was right when he said “the generals have been reduced to rubble.”"
    trump = ("Donald Trump", "he", "“the generals have been reduced to rubble.”", "direct")
    assert shown(text, ("Michael Flynn", "Flynn", "Trump was right", "indirect"), trump) == text


def test_a_statement_that_does_not_stand_apart_is_not_shown():
    text = "“I have all I need,” he said, who asked about money."
    said = ("Bo Lind", "he", "“I have all I need,”", "direct")
    assert shown(text, ("Ada Orr", "who", "money", "indirect"), said) is None
