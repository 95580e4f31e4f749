import json
from collections import Counter

import pytest

from benchmarks import unanswerable_names as names
from benchmarks.unanswerable import ask_all, count, is_right
from benchmarks.unanswerable_made import KINDS, Material, find_faults, list_clutter, make_questions
from benchmarks.unanswerable_pages import SHOWN, write_pages
from index.records import Span
from qa.evaluate.attribution.records import AnnotatedArticle, make_attribution
from qa.evaluate.records import TestQuestion
from qa.records import DECLINED, Answer, IndexState, Interpretation

PIER = "Orla Finch sold the pier, said Ida Marsh. Ida Marsh rowed on."


def write_article(name, text, *sources):
    spans = [Span(text.index(source), text.index(source) + len(source)) for source in sources]
    return AnnotatedArticle(name, text, tuple(make_attribution(source=[span]) for span in spans))


def write_fitting():
    """An article that names whoever must be named, as a source or not; and what may be asked about."""
    named = "; ".join(name for name, _ in names.MENTIONED)
    topics = f"{'; '.join(names.KNOWN_TOPICS)}. {' '.join(names.PLACES)}"
    quoted = [write_article(f"q{n}", f"{name} said so.", name) for n, name in enumerate(names.QUOTED)]
    return [write_article("m", f"Rivals: {named}."), write_article("t", f"Topics: {topics}."), *quoted]


def answer(declined, id="q"):
    status = "answered" if declined is None else "abstained"
    return Answer(
        id, "?", status, None, 0.5, Interpretation(), None, (), (), IndexState("c", 1, "m"), 0.0, declined
    )


def test_a_last_name_in_a_source_is_that_of_a_source():
    material = Material([write_article("pier", PIER, "Ida Marsh")])
    assert (material.is_source("Ida Marsh"), material.is_source("Orla Finch")) == (True, False)
    assert (material.has("the piers"), material.has("the boat")) == (True, False)


def test_whose_doctor_speaks_is_no_source_by_name():
    material = Material(
        [
            write_article(
                "pier", "Orla Finch's doctor and Ida Marsh spoke.", "Orla Finch's doctor", "Ida Marsh"
            )
        ]
    )
    assert [material.is_named_source(name) for name in ("Orla Finch", "Ida Marsh")] == [False, True]


def test_words_are_near_a_name_if_all_of_them_stand_within_300_characters_of_it():
    far = write_article("far", f"Finch sold it. {'x' * 300} The pier burned.")
    assert Material([write_article("pier", PIER)]).is_near("Orla Finch", ("sell", "sold", "pier")) is False
    assert Material([write_article("pier", PIER)]).is_near("Orla Finch", ("sold", "pier"))
    assert not Material([far]).is_near("Orla Finch", ("sold", "pier"))


def test_names_that_do_not_fit_the_articles_are_told():
    absent, mentioned = names.ABSENT_SPEAKERS[0], names.MENTIONED[0][0]
    articles = [*write_fitting(), write_article("x", f"{absent} met {mentioned}, who spoke.", mentioned)]
    assert find_faults(Material(articles)) == [f"{absent} occurs", f"{mentioned} is a source"]
    with pytest.raises(ValueError, match=r"^do not fit the articles: "):
        make_questions(Material(articles), seed=0)


def test_there_are_40_questions_of_each_kind_and_the_seed_decides_which():
    material = Material(write_fitting())
    made = make_questions(material, seed=3)
    assert Counter(one.kind for one in made) == dict.fromkeys(KINDS, 40)
    assert len({one.question for one in made}) == len({one.id for one in made}) == 200
    assert all(one.declined and set(one.declined) <= set(DECLINED) and not one.answerable for one in made)
    assert made == make_questions(material, seed=3) != make_questions(material, seed=4)


def test_each_line_of_clutter_stands_on_six_pages_or_in_every_menu(tmp_path):
    articles = write_fitting()
    folder = write_pages(articles, list_clutter(), tmp_path / "pages", seed=0)
    pages = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    assert len(pages) == len(articles)
    assert sum("Nobody needs a second home" in page for page in pages) == SHOWN
    assert sum(">Horoscopes<" in page for page in pages) == len(articles)


def test_a_page_has_the_paragraphs_of_its_article_escaped(tmp_path):
    folder = write_pages(
        [write_article("p", 'A & B\n\n"No," <she> said.\nSo be it.')] * 6, [], tmp_path / "pages", seed=0
    )
    page = (folder / "p.html").read_text(encoding="utf-8")
    assert "<h1>A &amp; B</h1>\n<p>&quot;No,&quot; &lt;she&gt; said.</p>\n<p>So be it.</p>" in page


def test_a_reason_of_another_kind_or_an_answer_is_wrong():
    question = TestQuestion("q", "?", answerable=False, declined=("no-answer", "topic-absent"))
    right = [is_right(question, answer(kind)) for kind in ("topic-absent", "not-quoted", None)]
    assert right == [True, False, False]


def test_shares_are_counted_by_kind_and_in_all():
    class Archive:
        def ask(self, question, *, id=None):
            return answer({"right": "no-answer", "wrong": "outside", "answer": None}[question], id)

    asked = [
        *(TestQuestion(kind, "right", kind, answerable=False, declined=("no-answer",)) for kind in KINDS),
        TestQuestion("6", "wrong", KINDS[0], answerable=False, declined=("no-answer",)),
        TestQuestion("7", "answer", KINDS[1], answerable=False, declined=("no-answer",)),
        TestQuestion("8", "wrong"),
        TestQuestion("9", "answer"),
    ]
    *rows, every, answerable = count(ask_all(Archive(), asked))
    shares = [(row["questions"], row["declined with the right kind"], row["declined"]) for row in rows]
    assert shares == [(2, 0.5, 1.0), (2, 0.5, 0.5), (1, 1.0, 1.0), (1, 1.0, 1.0), (1, 1.0, 1.0)]
    assert (every["questions"], every["declined with the right kind"]) == (7, round(5 / 7, 4))
    assert (answerable["questions"], answerable["answered"]) == (2, 0.5)
    assert json.dumps([*rows, every, answerable])
