import json
import random
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from qa.evaluate.measures import measure_outcomes
from qa.evaluate.measures.answers import list_wanted, measure_answers, show_quotes
from qa.evaluate.records import Gold, Shown, TestSet
from tests.qa.evaluate.handmade import (
    Shelf,
    make_article,
    make_outcome,
    make_question,
    place_in,
    quote_of,
)

SCRIPT = Path(__file__).parents[4] / "shared" / "bench" / "score_answers.py"
WORDS = "It will be open in June, said Bram Oster."
PIER = make_article(
    "news/pier.txt", f"The pier is shut. {WORDS} Nobody believes it.", outlet="Tern Bay Gazette"
)
COPY = make_article("news/copy.txt", f"TERN BAY. {WORDS}", outlet="Hill Country Herald")
LONG = make_article("news/long.txt", "June. " * 200)
SHELF = Shelf(PIER, COPY, LONG)
ASKED = {"kind": "who-said-what", "speaker": "Bram Oster"}


def measure(*outcomes):
    return measure_answers(outcomes, articles_of=SHELF.articles_of, text_of=SHELF.text_of)


def values_of(question, *quotes, **answer):
    return measure(make_outcome(question, *quotes, **answer)).values["q"]


def test_a_quote_with_half_of_the_gold_text_is_a_hit():
    question = make_question("q", ("pier.txt", "June, said"))
    assert values_of(question, quote_of(PIER, "open in June,"))["hit@1"] == 1  # 5 of 10
    assert values_of(question, quote_of(PIER, "open in June"))["hit@1"] == 0  # 4 of 10


def test_the_same_words_in_another_file_are_no_hit_but_as_another_place_are():
    question = make_question("q", ("pier.txt", WORDS))
    assert values_of(question, quote_of(COPY, WORDS))["hit@1"] == 0
    assert values_of(question, quote_of(COPY, WORDS, also=[place_in(PIER, WORDS)]))["hit@1"] == 1


def test_the_third_quote_counts_for_hit_at_3_and_the_fourth_does_not():
    question = make_question("q", ("pier.txt", WORDS))
    wrong, right = quote_of(PIER, "The pier is shut."), quote_of(PIER, WORDS)
    found = values_of(question, wrong, wrong, right)
    assert (found["hit@1"], found["hit@3"]) == (0, 1)
    assert values_of(question, wrong, wrong, wrong, right)["hit@3"] == 0


def test_a_quote_longer_than_700_characters_is_never_a_hit_and_is_counted():
    question = make_question("q", ("long.txt", "June."))
    quote = quote_of(LONG, LONG.text[:701])
    measured = measure(make_outcome(question, quote))
    assert (measured.values["q"]["hit@1"], measured.counts["overlong"]) == (0, 1)
    assert measure(make_outcome(question, quote_of(LONG, LONG.text[:700]))).values["q"]["hit@1"] == 1


def test_each_place_that_is_not_exact_counts():
    quote = replace(
        quote_of(PIER, WORDS, also=[place_in(COPY, WORDS), replace(place_in(COPY, WORDS), text="It will")]),
        text="It will not be open",
    )
    gone = replace(quote_of(PIER, WORDS), source="news/gone.txt")
    measured = measure(make_outcome(make_question("q", ("pier.txt", WORDS)), quote, gone))
    assert measured.counts == {"quotes": 2, "inexact": 3, "overlong": 0}


def test_an_answer_hits_as_many_outlets_as_it_has_places_in_gold_files():
    question = make_question("q", ("pier.txt", WORDS), ("copy.txt", WORDS), min_outlets=2)
    assert values_of(question, quote_of(PIER, WORDS))["outlets"] == 0
    assert values_of(question, quote_of(PIER, WORDS, also=[place_in(COPY, WORDS)]))["outlets"] == 1


@pytest.mark.parametrize(
    ("named", "speaker", "wrong_voice"),
    [("Oster", 1, 0), ("Mr. Oster’s", 1, 0), ("Lotte Verhoeven", 0, 1), (None, 0, 0)],
)
def test_the_speaker_of_a_hit_is_known_by_the_last_name(named, speaker, wrong_voice):
    found = values_of(make_question("q", ("pier.txt", WORDS), **ASKED), quote_of(PIER, WORDS, speaker=named))
    assert (found["speaker"], found["wrong_voice"]) == (speaker, wrong_voice)


def test_without_a_hit_no_speaker_is_judged_but_the_voice_is():
    found = values_of(make_question("q", ("copy.txt", WORDS), **ASKED), quote_of(PIER, WORDS, speaker="X"))
    assert "speaker" not in found
    assert found["wrong_voice"] == 1


def test_only_questions_who_said_what_are_judged_by_speaker():
    question = make_question("q", ("pier.txt", WORDS), kind="fact", speaker="Bram Oster")
    assert values_of(question, quote_of(PIER, WORDS)).keys() == {"hit@1", "hit@3", "answered"}


def test_short_answers_are_compared_without_case_articles_and_any_quotation_marks():
    question = make_question("q", short_answers=("June", "the summer"))
    assert values_of(question, short="“The Summer”")["short_em"] == 1
    found = values_of(question, short="early summer")
    assert (found["short_em"], found["short_f1"]) == (0, pytest.approx(2 / 3))
    assert values_of(question)["short_f1"] == 0


def test_declining_is_right_for_an_unanswerable_question_and_a_miss_for_another():
    assert values_of(make_question("q", answerable=False), answered=False) == {"declined": 1}
    assert values_of(make_question("q", answerable=False), quote_of(PIER, WORDS)) == {"declined": 0}
    found = values_of(make_question("q", ("pier.txt", WORDS)), quote_of(PIER, WORDS), answered=False)
    assert found == {"hit@1": 0, "hit@3": 0, "answered": 0}


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ({"answered": False, "declined": "not-on-topic"}, 1),
        ({"answered": False, "declined": "no-answer"}, 0),
        ({"answered": False, "declined": None}, 0),
        ({"answered": True}, 0),
    ],
)
def test_a_reason_is_right_if_its_kind_is_one_of_those_that_are(answer, right):
    question = make_question("q", answerable=False, declined=("topic-absent", "not-on-topic"))
    assert values_of(question, **answer)["right_reason"] == right


def test_each_quote_says_whether_it_is_a_hit():
    question = make_question("q", ("pier.txt", WORDS))
    quotes = [quote_of(PIER, "Nobody believes it."), quote_of(PIER, WORDS, speaker="Oster")]
    measured = measure(make_outcome(question, *quotes))
    assert measured.hits == {"q": (False, True)}
    assert show_quotes(question, quotes, measured.hits["q"]) == (
        Shown("Nobody believes it.", "news/pier.txt", "Tern Bay Gazette", hit=False),
        Shown(WORDS, "news/pier.txt", "Tern Bay Gazette", speaker="Oster", hit=True),
    )


def test_where_whole_articles_are_judged_no_quote_is_called_right_or_wrong():
    question = make_question("q", relevant={"pier": 1})
    assert show_quotes(question, [quote_of(PIER, WORDS)], [False])[0].hit is None


def test_wanted_are_the_gold_texts_each_once_or_the_relevant_names():
    assert list_wanted(make_question("q", ("a", "x"), ("b", "x"), ("b", "y"))) == ("x", "y")
    assert list_wanted(make_question("q", relevant={"b": 1, "c": 2, "a": 1, "d": 0})) == ("c", "a", "b")
    assert list_wanted(make_question("q", answerable=False)) == ()


# The shared script as oracle, on random answers


class Drawn:
    """A random archive, questions over it, and answers of every sort."""

    PEOPLE = ("Bram Oster", "Lotte Verhoeven", "Oster", "Verhoeven's", "Ivo O’Penhallow", None)
    VOCABULARY = "the a pier opens in June “said” nobody sea shut summer Oster 60 hives rain, bees".split()

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.articles = [
            make_article(f"news/{n}.txt", " ".join(self.rng.choices(self.VOCABULARY, k=300)))
            for n in range(6)
        ]
        self.shelf = Shelf(*self.articles)
        self.outcomes = [self.draw_outcome(f"q{n}") for n in range(80)]

    def slice(self, article, longest=60):
        start = self.rng.randrange(len(article.text) - 1)
        return start, min(len(article.text), start + self.rng.randint(1, longest))

    def draw_gold(self):
        article = self.rng.choice(self.articles)
        start, end = self.slice(article)
        return Gold(f"{article.source[5:]}", article.text[start:end])

    def draw_question(self, name):
        if self.rng.random() < 0.3:
            return make_question(name, answerable=False, kind="absent speaker", speaker="Bram Oster")
        return replace(
            make_question(
                name,
                kind=self.rng.choice(["who-said-what", "fact"]),
                speaker=self.rng.choice(self.PEOPLE),
                short_answers=self.rng.choice([(), ("June",), ("the sea", "60 hives")]),
                min_outlets=self.rng.choice([None, 1, 2]),
            ),
            gold=tuple(self.draw_gold() for _ in range(self.rng.randint(1, 4))),
        )

    def draw_place(self, gold, make):
        """Quote near a gold text, or anywhere; some are long, some are not exact, some name no file."""
        article = self.rng.choice(self.articles)
        start, end = self.slice(article, self.rng.choice([40, 400, 900]))
        if gold and self.rng.random() < 0.6:
            place = self.rng.choice(gold)
            article = next(a for a in self.articles if a.source == f"news/{place.file}")
            at = article.text.index(place.text)
            start = max(0, at + self.rng.randint(-20, 20))
            end = min(len(article.text), max(start + 1, at + len(place.text) + self.rng.randint(-20, 20)))
        made = replace(make(article, article.text[start:end]), start=start, end=end)
        sort = self.rng.random()
        if sort < 0.1:
            return replace(made, text=made.text.replace("e", "3") + "!")
        return replace(made, source="news/gone.txt", article="?") if sort < 0.15 else made

    def draw_quote(self, gold):
        quote = self.draw_place(gold, quote_of)
        also = [self.draw_place(gold, place_in) for _ in range(self.rng.choice([0, 0, 1, 3]))]
        return replace(quote, also_in=tuple(also), speaker=self.rng.choice(self.PEOPLE))

    def draw_outcome(self, name):
        question = self.draw_question(name)
        outcome = make_outcome(
            question,
            *(self.draw_quote(question.gold) for _ in range(self.rng.randint(0, 4))),
            answered=self.rng.random() < 0.7,
            confidence=self.rng.choice([0.0, 0.2, 0.2, 0.5, 0.9]),
            short=self.rng.choice([None, "", "June", "“the sea”", "60"]),
        )
        # An answer that abstained shows nothing, but the script would look at quotes all the same.
        quotes = outcome.answer.closest if self.rng.random() < 0.3 else outcome.answer.quotes
        return replace(outcome, answer=replace(outcome.answer, quotes=quotes))

    def score_by_script(self, folder):
        (folder / "news").mkdir()
        for article in self.articles:
            (folder / article.source).write_text(article.text, encoding="utf-8")
        questions, answers = folder / "questions.jsonl", folder / "answers.jsonl"
        lines = [asdict(replace(o.question, relevant={})) for o in self.outcomes]
        for line in lines:
            del line["filters"]
        questions.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        records = [json.dumps(outcome.answer.to_json()) + "\n" for outcome in self.outcomes]
        answers.write_text("".join(records), encoding="utf-8")
        command = [sys.executable, str(SCRIPT), str(questions), str(answers), str(folder / "news"), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        return json.loads(done.stdout)


def measure_all(drawn):
    testset = TestSet("t", "native", tuple(outcome.question for outcome in drawn.outcomes))
    shelf = drawn.shelf
    return measure_outcomes(
        testset,
        drawn.outcomes,
        articles_of=shelf.articles_of,
        chunks_of=shelf.chunks_of,
        text_of=shelf.text_of,
    )


@pytest.mark.shared
@pytest.mark.skipif(not SCRIPT.is_file(), reason="../shared is not beside this checkout")
@pytest.mark.parametrize("seed", range(8))
def test_random_answers_have_the_figures_of_the_shared_script(tmp_path, seed):
    drawn = Drawn(seed)
    theirs = drawn.score_by_script(tmp_path)
    ours = {figure.name: figure.value for figure in measure_all(drawn).figures}
    assert (theirs.pop("questions"), theirs.pop("missing")) == (80, 0)
    assert {name: ours[name] for name in theirs} == pytest.approx(theirs, abs=1e-4)
    assert len(theirs) == 14
    assert (
        min(theirs["inexact"], theirs["overlong"], theirs["hit@1"], theirs["outlets"], theirs["speaker"]) > 0
    )
