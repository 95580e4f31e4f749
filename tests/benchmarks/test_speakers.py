import subprocess
import sys
from types import SimpleNamespace

import pytest

from benchmarks import speakers
from benchmarks.common import ROOT
from benchmarks.speaker_labels import PRONOUN, RIGHT, ROLE, UNKNOWN, WRONG, Label
from benchmarks.speakers import (
    CORPUS,
    Verdict,
    count,
    describe,
    find_gold,
    judge_label,
    read_articles,
    tabulate,
)
from index.records import Span
from index.speakers.records import UNKNOWN as NOBODY
from index.speakers.records import LocalSpeaker, Mention
from qa.evaluate.attribution.records import AnnotatedArticle, Attribution

TEXT = "Ida Marsh spoke. She said the pier will stay. An aide agreed. Who knows, they said."
SHE = Label("pier", Span(17, 20), PRONOUN, "Ida Marsh")
AIDE = Label("pier", Span(46, 53), ROLE, None)
WE = Label("pier", Span(73, 77), PRONOUN, "Harbour Board")
ARTICLE = AnnotatedArticle(
    "pier", TEXT, (Attribution((AIDE.span,)), Attribution((SHE.span,), content=(Span(26, 44),)))
)


@pytest.fixture
def resolved(monkeypatch):
    def resolve(text, found, *, kept):
        assert kept == (Span(0, len(TEXT)),)
        names = {SHE.span: LocalSpeaker("Marsh", None, "pronoun"), AIDE.span: NOBODY}
        mentions = (Mention("Ida Marsh", None, 2), Mention("Marsh", None, 1))
        return SimpleNamespace(speakers=tuple(names[one.source[0]] for one in found), mentions=mentions)

    monkeypatch.setattr(speakers, "resolve_speakers", resolve)


def verdict(label, said, link=None):
    return Verdict(label, "words", None, link, missed=False, said=said)


def run(*arguments):
    command = [sys.executable, "-m", "benchmarks.speakers", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_help_names_the_command():
    done = run("--help")
    assert done.returncode == 0
    assert "python -m benchmarks.speakers" in done.stdout


def test_without_its_material_it_is_skipped_in_one_line(tmp_path):
    done = run("--shared", str(tmp_path / "none"), "--out", str(tmp_path / "out.json"))
    assert (done.returncode, done.stdout) == (0, f"skipped: {tmp_path / 'none' / CORPUS} not found\n")
    assert not (tmp_path / "out.json").exists()


def judge(label, *, alone=False):
    return judge_label(label, TEXT, read_articles([ARTICLE], find_gold())["pier"], alone=alone)


def test_each_label_gets_the_speaker_of_its_own_source(resolved):
    she, aide = judge(SHE, alone=True), judge(AIDE, alone=True)
    assert (she.source, she.name, she.link, she.said) == ("She", "Marsh", "pronoun", RIGHT)
    assert (aide.source, aide.name, aide.link, aide.said) == ("An aide", None, None, RIGHT)


def test_the_archive_names_a_speaker_in_full(resolved):
    she = judge(SHE)
    assert (she.name, she.link, she.said) == ("Ida Marsh", "pronoun", RIGHT)


def test_a_source_that_was_not_found_is_unknown(resolved):
    missed = judge(WE)
    assert (missed.missed, missed.said, missed.source) == (True, UNKNOWN, "they")
    assert describe(missed) == "unknown: pier 73 'they': Harbour Board, got source not found"


def test_shares_are_of_the_group():
    row = count("all", [verdict(SHE, RIGHT), verdict(SHE, RIGHT), verdict(SHE, WRONG), verdict(WE, UNKNOWN)])
    assert row == {
        "sources": "all", "n": 4, "right": 2, "wrong": 1, "unknown": 1, "accuracy": 0.5, "share wrong": 0.25,
    }  # fmt: skip
    assert count("none", [])["accuracy"] == 0


def test_verdicts_are_counted_by_kind_name_and_link():
    verdicts = [verdict(SHE, RIGHT, "pronoun"), verdict(WE, UNKNOWN), verdict(AIDE, RIGHT)]
    assert [(row["sources"], row["n"], row["right"]) for row in tabulate(verdicts)] == [
        ("all", 3, 2), ("kind: pronoun", 2, 1), ("kind: role", 1, 1), ("name in the article", 2, 1),
        ("no name in the article", 1, 1), ("link: none", 2, 1), ("link: pronoun", 1, 1),
    ]  # fmt: skip
