import csv
import json

import pytest
from click.testing import CliRunner

from index.errors import BadInput
from qa.cli.verify import verify
from qa.verify.records import Claim, Piece, Verdict
from qa.verify.render import COLUMNS, render_diff, render_summary, render_verdict

TEXT = "The pier will not be closed, Finch said."


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Verify rows of quotes of one source; the current folder has no index."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pier.txt").write_text(TEXT)

    def verify_rows(*quotes, options=()):
        with open("quotes.csv", "w", newline="") as file:
            csv.writer(file).writerows(
                [("id", "quote", "source"), *((f"q{n}", q, "pier.txt") for n, q in enumerate(quotes))]
            )
        return CliRunner().invoke(verify, ["quotes.csv", *options])

    return verify_rows


def test_it_exits_with_0_if_every_quote_is_exact(run):
    result = run("The pier will not be closed")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "ok              q0  pier.txt [0:27]\n    The pier will not be closed\n1 quotes: exact 1\n"
    )


def test_it_exits_with_1_if_any_is_not_and_shows_what_differs(run):
    result = run("The pier will be closed", "pier")
    assert result.exit_code == 1
    assert "The pier will [-not-] be closed" in result.stdout
    assert "a negation differs" in result.stdout
    assert result.stdout.endswith("\n2 quotes: exact 1, altered 1\n")


def test_json_is_one_object_a_quote_and_the_summary_goes_to_stderr(run):
    result = run("The pier will be closed", "pier", options=["--json"])
    assert [json.loads(line)["verdict"] for line in result.stdout.splitlines()] == ["altered", "exact"]
    assert result.stderr == "2 quotes: exact 1, altered 1\n"


def test_only_problems_are_printed_where_that_is_asked_for(run):
    result = run("pier", "boat", options=["--problems"])
    assert "q0" not in result.stdout
    assert "missing         q1" in result.stdout


def test_verdicts_are_written_into_a_new_table(run):
    run("The pier will be closed", options=["--out", "verdicts.csv"])
    with open("verdicts.csv", newline="") as file:
        (row,) = csv.DictReader(file)
    assert tuple(row) == COLUMNS
    assert (row["verdict"], row["changes"], row["found_start"]) == ("altered", "[-not-]{++}", "0")


def test_verdicts_are_written_into_new_json_lines(run):
    run("pier", options=["--out", "verdicts.jsonl"])
    with open("verdicts.jsonl") as file:
        assert [json.loads(line)["verdict"] for line in file] == ["exact"]


def test_a_report_never_replaces_a_file(run):
    assert isinstance(run("pier", options=["--out", "quotes.csv"]).exception, BadInput)


@pytest.mark.parametrize("options", [["--out", "verdicts.txt"], ["--encoding", "rot13"], ["--encoding", ""]])
def test_a_report_of_another_suffix_and_no_encoding_are_usage_errors(run, options):
    assert run("pier", options=options).exit_code == 2


@pytest.mark.parametrize("value", ["quote", "words=x", "quote=a,quote=b", "quote="])
def test_a_map_that_is_none_is_a_usage_error(run, value):
    assert run("pier", options=["--map", value]).exit_code == 2


def test_a_table_without_a_quote_says_so_on_stderr(run):
    result = run()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "quotes.csv: no quotes in it\n")


def test_a_report_in_a_folder_that_is_not_there_is_refused_by_name(run):
    error = run("pier", options=["--out", "none/x.csv"]).exception
    assert isinstance(error, BadInput)
    assert str(error) == "--out none/x.csv cannot be written: No such file or directory"


def test_a_table_in_utf_16_without_a_mark_is_to_be_saved_as_utf_8(run, tmp_path):
    run()
    (tmp_path / "wide.csv").write_bytes("quote,source\npier,pier.txt\n".encode("utf-16-le"))
    error = CliRunner().invoke(verify, ["wide.csv", "--encoding", "utf-16le"]).exception
    assert isinstance(error, BadInput)
    assert str(error).endswith("; if it is text in utf-16le, save it as UTF-8")


def test_speakers_that_could_not_be_checked_are_counted(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pier.txt").write_text("A gull was seen. Finch said no.")
    (tmp_path / "q.csv").write_text("quote,source,speaker\nA gull was seen,pier.txt,Orla Finch\n")
    result = CliRunner().invoke(verify, ["q.csv"])
    assert result.stdout.endswith("\n1 quotes: exact 1; 1 speaker not checked\n")


def test_help_has_an_example(run):
    assert "Example: onrecord verify " in run(options=["--help"]).stdout


# Terminal


def test_a_diff_keeps_some_words_on_each_side():
    diff = (Piece("same", " ".join("abcdefghijk")), Piece("removed", "old"), Piece("added", "new"), Piece("same", " ".join("abcdefghijk")))  # fmt: skip
    shown = "… d e f g h i j k [-old-] {+new+} a b c d e f g h …"
    assert render_diff(diff).replace("\x1b[31m", "").replace("\x1b[32m", "").replace("\x1b[0m", "") == shown


def test_nothing_of_a_quote_steers_the_terminal():
    shown = render_verdict(Verdict(Claim("a\x1b[2Jb\u202ec", id="\x07"), "missing"))
    assert "<U+001B control character>[2Jb<U+202E RIGHT-TO-LEFT OVERRIDE>c" in shown
    assert "\x07" not in shown


def test_a_summary_names_what_there_is():
    assert render_summary({"exact": 2, "moved": 0, "missing": 1}, 1) == (
        "3 quotes: exact 2, missing 1; 1 checked against the index"
    )
    assert render_summary({"exact": 14}, 0, 12) == "14 quotes: exact 14; 12 speakers not checked"
    assert render_summary({"exact": 0}, 0) == "no quotes in it"
