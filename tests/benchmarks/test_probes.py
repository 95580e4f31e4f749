import json
import subprocess
import sys

import pytest

from benchmarks.common import ROOT
from benchmarks.probes import count, judge_answer, write_articles
from benchmarks.probes_judged import Given, has_half, is_same, judge, read_probe
from index.records import Span
from qa.records import Answer, IndexState, Interpretation, Place, Quote

TEXT = (
    "Orla Finch denied on Monday that she had sold the pier. “Nobody sold it,” Finch said.\n\n"
    "“She sold it twice,” said Ida Marsh. Finch, said Marsh, had two buyers."
)
RECORD = {
    "id": "probe-001", "kind": "denial", "also": [], "title": "Pier row", "outlet": "The Skerry Post",
    "date": "2031-05-02", "text": TEXT,
    "questions": [
        {"question": "What did Orla Finch say about the pier?", "speaker": "Orla Finch",
         "right": ["denied on Monday that she had sold the pier", "Nobody sold it"],
         "wrong": ["she had sold the pier", "She sold it twice", "had two buyers"],
         "must_keep": [{"claim": "she had sold the pier", "words": "denied"}], "answerable": True},
        {"question": "What did Ida Marsh say about Finch?", "speaker": "Ida Marsh",
         "right": ["She sold it twice", "had two buyers"], "wrong": ["Nobody sold it"], "answerable": True},
    ],
}  # fmt: skip
PROBE = read_probe(RECORD)
FINCH, MARSH = PROBE.questions
PROBES = {PROBE.id: PROBE}


def given(words, speaker, probe=PROBE):
    start = probe.article.index(words)
    return Given(probe.id, Span(start, start + len(words)), speaker)


def quote(words, speaker, probe=PROBE, also_in=()):
    one = given(words, speaker, probe)
    return Quote("a", f"/articles/{probe.id}.txt", None, None, None, None, one.span.start, one.span.end, words, 1.0,
                 speaker=speaker, also_in=also_in)  # fmt: skip


def answer(*quotes, status="answered"):
    state = IndexState("c", 1, "m")
    return Answer("q", "?", status, None, 1.0, Interpretation(), None, quotes, (), state, 0.0)


def test_help_names_the_command():
    command = [sys.executable, "-m", "benchmarks.probes", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0
    assert "python -m benchmarks.probes" in done.stdout


def test_a_file_has_headline_outlet_date_and_text(tmp_path):
    folder = write_articles([PROBE], tmp_path / "articles")
    text = (folder / "probe-001.txt").read_text(encoding="utf-8")
    assert text.startswith("Pier row\nThe Skerry Post | 2 May 2031\n\nOrla Finch denied")
    assert text.endswith("had two buyers.\n")


def test_words_that_an_article_has_twice_are_an_error():
    question = RECORD["questions"][0] | {"right": ["said"]}
    with pytest.raises(ValueError, match=r"^'said' stands 3 times in 'Pier row"):
        read_probe(RECORD | {"questions": [question]})


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Marta Ilves", "Ilves", True),
        ("Mayor Ilves", "Marta Ilves", True),
        ("M. Ilves", "Marta Ilves", True),
        ("Jaan Ilves", "Marta Ilves", False),
        ("J. Ilves", "Marta Ilves", False),
        ("Fergal O Duill", "Fergal Ó Dúill", True),
        ("O'Shaughnessy-Bell", "Diarmuid O’Shaughnessy-Bell", True),
        ("Ministry of Transport", "the transport ministry", True),
        ("transport minister", "transport ministry", False),
        ("the mayor", "Marta Ilves", False),
        ("the mayor", "Mayor", True),
        ("", "Marta Ilves", False),
    ],
)
def test_names_are_compared_word_by_word(name, other, same):
    assert is_same(name, other) is same
    assert is_same(other, name) is same


@pytest.mark.parametrize(
    ("start", "end", "half"), [(0, 5, True), (0, 4, False), (6, 99, False), (5, 99, True)]
)
def test_a_quote_has_words_from_half_of_them_on(start, end, half):
    assert has_half(Span(start, end), Span(0, 10)) is half


def test_anothers_words_under_the_speakers_name_are_a_wrong_voice():
    judged = judge(given("“She sold it twice,” said Ida Marsh.", "Finch"), FINCH, PROBES)
    assert (judged.named, judged.right, judged.wrong_voice) == (True, False, True)


def test_anothers_words_under_the_others_name_or_none_are_no_wrong_voice():
    for speaker in ("Ida Marsh", None):
        judged = judge(given("“She sold it twice,” said Ida Marsh.", speaker), FINCH, PROBES)
        assert (judged.named, judged.foreign, judged.wrong_voice) == (False, True, False)


def test_the_speakers_words_are_right():
    judged = judge(given("“Nobody sold it,” Finch said.", "Orla Finch"), FINCH, PROBES)
    assert (judged.named, judged.right, judged.wrong_voice, judged.mixed) == (True, True, False, False)


def test_a_quote_with_both_voices_is_mixed_and_no_wrong_voice():
    both = "“Nobody sold it,” Finch said.\n\n“She sold it twice,”"
    judged = judge(given(both, "Orla Finch"), FINCH, PROBES)
    assert (judged.wrong_voice, judged.mixed) == (False, True)


def test_a_denial_with_its_negation_is_right():
    judged = judge(given("Orla Finch denied on Monday that she had sold the pier.", "Finch"), FINCH, PROBES)
    assert (judged.right, judged.lost, judged.wrong_voice, judged.mixed) == (True, (), False, False)


def test_a_denial_without_its_negation_is_lost_whoever_is_named_and_a_wrong_voice_of_the_speaker():
    stripped = "on Monday that she had sold the pier."
    named, unnamed = (judge(given(stripped, speaker), FINCH, PROBES) for speaker in ("Orla Finch", None))
    assert len(named.lost) == len(unnamed.lost) == 1
    assert (named.wrong_voice, unnamed.wrong_voice) == (True, False)


def test_right_words_do_not_excuse_a_lost_negation():
    judged = judge(given("she had sold the pier. “Nobody sold it,” Finch said.", "Orla Finch"), FINCH, PROBES)
    assert (judged.right, len(judged.lost), judged.wrong_voice) == (True, 1, True)


def test_a_quote_of_another_article_is_judged_by_what_that_article_asks_of_the_person():
    elsewhere = read_probe(RECORD | {"id": "probe-002", "questions": RECORD["questions"][:1]})
    probes = PROBES | {elsewhere.id: elsewhere}
    words = "“She sold it twice,” said Ida Marsh."
    assert judge(given(words, "Finch", elsewhere), FINCH, probes).wrong_voice
    assert not judge(
        given("“Nobody sold it,”", "Ida Marsh", elsewhere), MARSH, probes
    ).wrong_voice  # not asked there


def test_each_place_of_a_quote_is_judged():
    twice = given("“She sold it twice,”", None).span
    place = Place("b", "/articles/probe-001.txt", None, None, twice.start, twice.end, "“She sold it twice,”")
    outcome = judge_answer(
        answer(quote("“Nobody sold it,”", "Orla Finch", also_in=(place,))), PROBE, FINCH, PROBES
    )
    assert [judged.wrong_voice for _, judged in outcome.quotes] == [False, True]


def test_outcomes_are_counted_by_kind_and_in_all():
    outcomes = [
        judge_answer(answer(quote("“Nobody sold it,”", "Finch"), quote("had two buyers", "Finch")), PROBE, FINCH, PROBES),
        judge_answer(answer(status="abstained"), PROBE, MARSH, PROBES),
    ]  # fmt: skip
    result = count(outcomes)
    expected = {"questions": 2, "wrong voices": 1, "lost negations": 0, "first quote right": "1 of 2",
                "declined, answerable": 1, "declined, not answerable": "0 of 0"}  # fmt: skip
    assert result.rows == [{"kind": "denial"} | expected, {"kind": "all"} | expected]
    (wrong,) = result.notes["wrong voices"]
    assert wrong.startswith(
        "probe-001 (denial) 'What did Orla Finch say about the pier?' -> Finch: probe-001.txt "
    )


def test_the_first_quote_must_be_of_the_article_asked_about():
    elsewhere = read_probe(RECORD | {"id": "probe-002"})
    probes = PROBES | {elsewhere.id: elsewhere}
    found = [answer(quote("“Nobody sold it,”", "Orla Finch", probe)) for probe in (PROBE, elsewhere)]
    assert [judge_answer(one, PROBE, FINCH, probes).first_right for one in found] == [True, False]


@pytest.mark.parametrize(("speaker", "status"), [("Orla Finch", 1), (None, 0)])
def test_a_wrong_voice_ends_the_command_with_1_and_is_told(speaker, status, tmp_path, monkeypatch, capsys):
    from benchmarks import probes

    outcome = judge_answer(answer(quote("“She sold it twice,”", speaker)), PROBE, FINCH, PROBES)
    monkeypatch.setattr(probes, "measure", lambda options: count([outcome]))
    monkeypatch.setattr(sys, "argv", ["probes", "--out", str(tmp_path / "out.json")])
    with pytest.raises(SystemExit) as end:
        probes.main()
    assert end.value.code == status
    assert ("wrong voices: probe-001" in capsys.readouterr().err) == bool(status)
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["n"] == 1
