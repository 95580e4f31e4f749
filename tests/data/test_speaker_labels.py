import json
from collections import Counter
from pathlib import Path

import pytest

from qa.evaluate.attribution.folders import read_brat

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "speakers"
CORPUS = ROOT.parent / "shared" / "corpus" / "polnear" / "dev"
LABELS = [
    json.loads(line) for line in (FOLDER / "polnear-dev.jsonl").read_text(encoding="utf-8").splitlines()
]
FIELDS = {"file", "start", "end", "kind", "speaker", "doubtful"}
THIRD = {"he", "she", "his", "her"}
OTHER = {"they", "it", "who", "i", "we"}


@pytest.fixture(scope="module")
def articles():
    return {article.name: article for article in read_brat(CORPUS).articles}


def words(label, articles):
    return articles[label["file"]].text[label["start"] : label["end"]]


def needs_corpus(test):
    missing = pytest.mark.skipif(not CORPUS.exists(), reason="../shared/corpus/polnear is not here")
    return pytest.mark.shared(missing(test))


def test_there_are_120_pronouns_and_80_roles():
    assert Counter(label["kind"] for label in LABELS) == {"pronoun": 120, "role": 80}


def test_a_label_has_the_fields_of_the_readme():
    for label in LABELS:
        assert set(label) - {"also", "note"} == FIELDS
        assert type(label["doubtful"]) is bool
        assert 0 <= label["start"] < label["end"]


def test_a_speaker_is_a_name_or_null_never_an_empty_string():
    for label in LABELS:
        names = [label["speaker"], *label.get("also", [])]
        assert all(name is None or (name.strip() == name and name) for name in names)
        assert "also" not in label or label["speaker"]


def test_no_source_is_labelled_twice_and_labels_stand_in_order():
    places = [(label["file"], label["start"], label["end"]) for label in LABELS]
    assert places == sorted(set(places))


def test_no_article_has_more_than_six():
    assert max(Counter(label["file"] for label in LABELS).values()) == 6


def test_the_readme_counts_what_the_file_holds():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name, chosen in (
        ("named", [one for one in LABELS if one["speaker"] and not one["doubtful"]]),
        ("null", [one for one in LABELS if one["speaker"] is None and not one["doubtful"]]),
        ("doubtful", [one for one in LABELS if one["doubtful"]]),
    ):
        kinds = Counter(one["kind"] for one in chosen)
        assert f"| {name} | {kinds['pronoun']} | {kinds['role']} | {len(chosen)} |" in readme


@needs_corpus
def test_every_label_stands_on_a_gold_source(articles):
    for label in LABELS:
        sources = [one.source for one in articles[label["file"]].attributions]
        assert any(
            [(s.start, s.end) for s in source] == [(label["start"], label["end"])] for source in sources
        )


@needs_corpus
def test_a_label_is_a_pronoun_exactly_where_its_source_is_one(articles):
    for label in LABELS:
        assert (words(label, articles).lower() in THIRD | OTHER) is (label["kind"] == "pronoun")
    assert sum(words(label, articles).lower() in OTHER for label in LABELS) == 25


@needs_corpus
def test_every_name_is_given_by_its_article(articles):
    for label in LABELS:
        text = articles[label["file"]].text.casefold()
        for word in (label["speaker"] or "").casefold().split():
            assert word in text, label
