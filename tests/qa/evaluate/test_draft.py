"""Drafted questions: who is taken for a speaker, what for a topic, and what the lines hold."""

import json

import pytest

from index.clean import find_kept_spans
from index.errors import BadInput
from index.metadata import read_metadata
from index.records import Article
from qa.evaluate.draft import draft_questions
from qa.evaluate.draft.attributions import find_sayings
from qa.evaluate.draft.people import find_people
from qa.evaluate.draft.topics import find_topics
from qa.evaluate.sets import check_gold, read_test_set

HEAD = "Council votes to mend the harbour wall\n\n"


def article(text, name="wall.txt", cluster=""):
    source = f"bay/{name}"
    return Article(
        source,
        source,
        text,
        read_metadata(text),
        find_kept_spans(text),
        "2025-01-01T00:00:00+00:00",
        (),
        cluster or source,
    )


def said(sentence, names="Bram Oster and Lotte Verhoeven met in Tern Bay on Monday."):
    """Give who is found to speak in one sentence of a story that names its people."""
    found = find_sayings(article(f"{HEAD}{names}\n\n{sentence}\n"))
    return [saying.person.name for saying in found]


def topics(sentence):
    text = f"{HEAD}Bram Oster and Lotte Verhoeven met in Tern Bay on Monday.\n\n{sentence}\n"
    [saying] = find_sayings(article(text))
    people = find_people([text])
    return [topic.phrase for topic in find_topics(saying, people)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Oster said that the harbour wall would be open by the summer.",
        "“The harbour wall will be open by the summer,” Oster said on Monday.",
        '"The harbour wall will be open by the summer," said Bram Oster, the chairman.',
        "“The harbour wall will be open by the summer,” said council chairman Bram Oster.",
        "Oster, who sells fish on the pier, said the wall would be open by the summer.",
        "According to Bram Oster, the harbour wall will be open by the summer.",
        "The harbour wall will be open by the summer, according to Oster.",
        "But Oster has also warned that the wall would not be open by the summer.",
        "Oster told the Tern Bay Gazette that the harbour wall would open in the summer.",
    ],
)
def test_a_name_that_is_the_subject_of_a_verb_of_speech_speaks(sentence):
    assert said(sentence) == ["Bram Oster"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A spokesman for Oster said that the harbour wall would be open by the summer.",
        "Oster's deputy said that the harbour wall would be open by the summer.",
        "“Oster said the harbour wall would be open by the summer,” the harbour master recalled.",
        "The harbour master said Oster told him of a wall that opens by the summer.",
        "The council said that Oster had wanted the wall to be open by the summer.",
        "“The wall will be open by the summer,” said Oster adviser Joost Mulder to the council.",
        "Like Oster, the harbour master said that the wall would be open by the summer.",
        "Critics of Oster said that the harbour wall would never be open by the summer.",
        "Oster was told that the harbour wall would not be open by the summer.",
        "Oster continued in the pouring rain along the harbour wall towards the summer.",
        "The council pays for the harbour wall that Oster announced that same day in summer.",
        "Piet Oster said that the harbour wall would be open by the summer.",
        "“The harbour wall will be open by the summer, Oster said on Monday, and left.",
    ],
)
def test_a_name_that_is_spoken_about_does_not(sentence):
    assert "Bram Oster" not in said(sentence)


def test_a_last_name_that_two_people_share_is_nobodys():
    names = "Bram Oster and his brother Joost Oster met in Tern Bay on Monday."
    assert said("Oster said that the harbour wall would be open by the summer.", names) == []
    assert said("Joost Oster said that the wall would be open by the summer.", names) == ["Joost Oster"]


def test_a_passage_that_stands_twice_in_its_article_is_left_out():
    sentence = "Oster said that the harbour wall would be open by the summer."
    assert find_sayings(article(f"{HEAD}Bram Oster came.\n\n{sentence}\n\n{sentence}\n")) == []


def test_people_are_named_without_title_and_first_word_of_the_sentence():
    passages = [
        "Unlike Mayor Odile Brannock, he stayed.",
        "But Piers J. Tolland left Tern Bay City Hall in New Merrow.",
    ]
    assert [(p.name, p.last) for p in find_people(passages)] == [
        ("Odile Brannock", "Brannock"),
        ("Piers J. Tolland", "Tolland"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Oster said that the council had never paid for the harbour fund.", ["the harbour fund"]),
        ("Oster said that he had never wanted to live in Upper Lindow.", ["Upper Lindow"]),
        ("Oster said that nobody on the pier had listened to Verhoeven.", ["Lotte Verhoeven", "the pier"]),
        ("Oster said that it was the best thing for the people of this place.", []),
        ("Oster said that he would speak of it again at Bram's on Monday evening.", []),
        ("Oster said that he was against an Upper Lindow tram, which costs too much.", ["an Upper Lindow tram"]),
    ],
)  # fmt: skip
def test_topics_are_names_and_nouns_that_mean_something(sentence, expected):
    found = topics(sentence)
    assert [phrase for phrase in found if phrase != "the council"] == expected


STORIES = {
    "wall.txt": """The harbour wall will open in June
Tern Bay Gazette, March 4, 2025

The town council voted to mend the harbour wall. Bram Oster leads the council.

“The harbour wall is the only street we have that ends in the sea,” Oster said.

The harbour wall was built long ago by Cornelis Oudekerk, 84, and his sons.
""",
    "reprint.txt": """Sea street to open
Merrow Echo, March 5, 2025

The town council voted to mend the harbour wall. Bram Oster leads the council.

“The harbour wall is the only street we have that ends in the sea,” Oster said.
""",
    "honey.txt": """A poor year for lime honey
Hill Country Herald, March 5, 2025

Marit Solberg keeps bees. Solberg said that the lime honey of the hills had failed in the rain.

There will be little lime honey in the shops of the hills.
""",
}


@pytest.fixture
def stories():
    cluster = {"wall.txt": "bay/wall.txt", "reprint.txt": "bay/wall.txt"}
    return [article(text, name, cluster.get(name, "")) for name, text in STORIES.items()]


def draft(stories, n=12, seed=1, notes=None):
    return draft_questions(stories, n, seed=seed, note=None if notes is None else notes.append)


def of_kind(lines, kind):
    return [line for line in lines if line["kind"] == kind]


def test_gold_are_the_statement_and_its_reprint_each_once_in_its_file(stories):
    text = "“The harbour wall is the only street we have that ends in the sea,” Oster said."
    found = [line for line in of_kind(draft(stories), "who-said-what") if line["speaker"] == "Bram Oster"]
    assert found
    assert all("the harbour wall" in line["question"] for line in found)
    assert sorted(gold["file"] for gold in found[0]["gold"]) == ["reprint.txt", "wall.txt"]
    assert {gold["text"] for gold in found[0]["gold"]} == {text}


def test_a_quotation_is_asked_for_with_its_speaker_as_the_answer(stories):
    [line, *_] = of_kind(draft(stories), "who")
    assert "“The harbour wall is the only street we have that ends in the sea”" in line["question"]
    assert line["short_answers"] == ["Bram Oster", "Oster"]


def test_an_absent_speaker_is_named_and_never_speaks(stories):
    [line] = of_kind(draft(stories), "absent speaker")
    assert "Cornelis Oudekerk" in line["question"]
    assert (line["answerable"], line["gold"]) == (False, [])


def test_somebody_with_any_sign_of_speech_is_no_absent_speaker(stories):
    stories.append(article("Walls\n\nOudekerk waved. “It took me years,” he said.\n", "more.txt"))
    assert of_kind(draft(stories), "absent speaker") == []


def test_an_absent_topic_is_of_another_story_that_never_names_the_speaker(stories):
    lines = of_kind(draft(stories), "absent topic")
    assert lines
    for line in lines:
        assert ("Solberg" in line["question"]) == ("harbour wall" in line["question"])
        assert ("Oster" in line["question"]) == ("lime honey" in line["question"])


def test_a_topic_that_occurs_with_the_speaker_anywhere_is_not_absent(stories):
    stories.append(
        article("Walls\n\nSolberg walked on the harbour wall and ate lime honey with Oster.\n", "more.txt")
    )
    assert of_kind(draft(stories), "absent topic") == []


def test_the_lines_are_a_valid_test_set_whose_gold_stands_in_the_articles(stories, tmp_path):
    path = tmp_path / "draft.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in draft(stories)), encoding="utf-8")
    testset = read_test_set(path)
    assert check_gold(testset, lambda name: [STORIES[name]] if name in STORIES else []) == []
    assert [q.id for q in testset.questions] == [
        f"draft-{n:03}" for n in range(1, len(testset.questions) + 1)
    ]
    assert all(line["note"] for line in draft(stories))


def test_the_same_seed_gives_the_same_lines_in_whatever_order_articles_come(stories):
    assert draft(stories, seed=3) == draft(stories[::-1], seed=3)


def test_two_thirds_have_an_answer_where_there_are_enough(stories):
    lines = draft(stories, n=3)
    assert [line["answerable"] for line in lines] == [True, True, False]


def test_fewer_than_wished_for_are_given_with_a_note(stories):
    notes = []
    lines = draft(stories, n=100, notes=notes)
    assert notes == [f"{len(lines)} questions could be drafted, 100 were wished for"]


def test_files_of_one_name_are_told_apart_by_the_whole_source(stories):
    other = Article(
        "x", "hills/wall.txt", "Rain\n\nIt rained.\n", read_metadata("Rain"), (), "2025-01-01T00:00:00+00:00"
    )
    [line, *_] = of_kind(draft([*stories, other]), "who")
    assert {gold["file"] for gold in line["gold"]} == {"bay/wall.txt", "reprint.txt"}


def test_an_archive_without_speech_is_refused():
    with pytest.raises(BadInput, match="no question can be drafted from 1 articles"):
        draft([article("Rain fell on the harbour all day and the boats stayed in.")])


def test_no_article_at_all_is_refused():
    with pytest.raises(BadInput, match="from 0 articles"):
        draft([])


def test_less_than_one_question_is_refused(stories):
    with pytest.raises(BadInput, match="0 questions cannot be drafted"):
        draft(stories, n=0)
