import csv
import io
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from index.records import Span
from qa.archive import Archive
from qa.evaluate.attribution import read_brat
from qa.statements.export import dump_csv
from tests.conftest import SAMPLE

FIELDS = {
    "id", "article", "source", "title", "outlet", "date", "url", "start", "end", "text", "content", "said", "said_at",
    "cue", "cue_at", "speaker", "name", "role", "link", "speech", "negated", "cluster",
}  # fmt: skip
PIER = "“The old pier is closed until the winter storms are over” said Bram Oster."


def records(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_statements_are_listed_with_date_outlet_speaker_and_speech(indexed, news):
    assert indexed("statements", "--speaker", "Bram Oster", "--until", "2025-03-05").stdout == (
        f"2025-03-04  Tern Bay Gazette  Bram Oster  quoted\n  {PIER}\n  — {news}/shut.txt [146:220]\n"
    )


def test_an_unknown_speaker_is_shown_by_the_words_of_the_article(indexed):
    assert "no date  no outlet  speaker unknown: she  quoted\n" in indexed("statements").stdout


@pytest.mark.parametrize("option", [["--json"], ["--format", "jsonl"]])
def test_json_has_a_record_a_line(indexed, option):
    found = records(indexed("statements", "--about", "crowns", *option))
    assert [set(record) for record in found] == [FIELDS]
    assert (found[0]["content"], found[0]["negated"]) == ([[132, 185]], False)


def test_csv_has_a_header_and_a_row_a_statement(indexed):
    found = rows(indexed("statements", "--speaker", "Bram Oster", "--format", "csv").stdout)
    assert [row["date"] for row in found] == ["2025-03-04", "2025-03-06", "2025-03-20"]
    assert (found[0]["text"], found[0]["content"], found[0]["role"]) == (PIER, "[[147, 202]]", "")


def test_a_cell_that_would_be_a_formula_is_text():
    record = {"a": "=1+1", "b": "-5 degrees", "c": ["=x", "y"], "d": -5, "e": None, "f": True}
    (row,) = rows("".join(dump_csv([record], tuple("abcdef"))))
    assert row == {"a": "'=1+1", "b": "'-5 degrees", "c": "'=x; y", "d": "-5", "e": "", "f": "true"}


@pytest.mark.parametrize(("name", "read"), [("s.csv", rows), ("s.jsonl", lambda t: t.splitlines())])
def test_the_suffix_of_the_file_tells_the_format(indexed, name, read):
    result = indexed("statements", "--out", name)
    assert (result.stdout, result.stderr) == ("", f"6 statements in {name}\n")
    assert len(read(Path(name).read_text(encoding="utf-8"))) == 6


def test_a_file_that_is_there_is_not_written_over(indexed):
    Path("s.csv").write_text("mine")
    for command in (["statements"], ["timeline", "Bram Oster"]):
        assert "s.csv exists already" in indexed(*command, "--out", "s.csv", code=1).stderr
    assert Path("s.csv").read_text() == "mine"
    assert "no such folder" in indexed("statements", "--out", "gone/s.csv", code=1).stderr


@pytest.mark.parametrize("command", [["statements"], ["timeline", "Bram Oster"]])
def test_a_file_of_text_has_no_codes_of_a_terminal(indexed, command):
    indexed(*command, "--out", "s.txt")
    text = Path("s.txt").read_text(encoding="utf-8")
    assert text == indexed(*command).stdout  # which is no terminal here
    assert "\x1b" not in text


@pytest.mark.parametrize("name", ["s.xlsx", "s", "s.csv.gz"])
def test_a_suffix_that_tells_no_format_is_wrong_usage(indexed, name):
    result = indexed("statements", "--out", name, code=2)
    assert result.stderr.splitlines()[-1] == (
        f"Error: {name}: name a file that ends in .txt, .csv, .jsonl, .ndjson, .json, or give --format"
    )
    assert not Path(name).exists()


@pytest.mark.parametrize(
    ("options", "name"),
    [(["--json"], "s.csv"), (["--format", "csv"], "s.txt"), (["--format", "text"], "s.json")],
)
def test_a_format_that_the_suffix_belies_is_wrong_usage(indexed, options, name):
    assert "whose suffix says" in indexed("timeline", "Bram Oster", *options, "--out", name, code=2).stderr
    assert not Path(name).exists()


@pytest.mark.parametrize("name", ["s.ndjson", "s.json", "s.JSONL", "s.2025-03", "s"])
def test_a_format_given_beside_a_suffix_that_does_not_belie_it_is_taken(indexed, name):
    indexed("statements", "--json", "--out", name)
    assert len([json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]) == 6


def test_two_formats_at_once_are_wrong_usage(indexed):
    assert "leave out one" in indexed("statements", "--json", "--format", "csv", code=2).stderr


@pytest.mark.parametrize("blank", ["", " \t"])
@pytest.mark.parametrize(
    ("command", "hint"),
    [
        (["statements", "--speaker"], "'--speaker': it is empty: give a value"),
        (["statements", "--outlet", "Tern Bay Gazette", "--outlet"], "'--outlet': it is empty: give a value"),
        (["statements", "--since"], "'--since': it is empty: give a value"),
        (["statements", "--about"], "'--about': no word to look for in the topic"),
        (["timeline", "Bram Oster", "--until"], "'--until': it is empty: give a value"),
        (["timeline"], "'SPEAKER': it is empty: give a value"),
        (["speakers"], "'[NAME]': it is empty: give a value"),
        (["ask", "who?", "--speaker"], "'--speaker': it is empty: give a value"),
        (["search", "pier", "--outlet"], "'--outlet': it is empty: give a value"),
    ],
    ids=str,
)
def test_what_is_restricted_to_nothing_is_wrong_usage(indexed, command, hint, blank):
    result = indexed(*command, blank, code=2)
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1].startswith(f"Error: Invalid value for {hint}")


@pytest.mark.parametrize("command", [["statements"], ["timeline", "Bram Oster"]])
def test_an_outlet_the_archive_lacks_is_told_as_ask_tells_it(indexed, command):
    where = ["--outlet", "Eastfield Courier", "--since", "2025"]
    expected = "there is no article of Eastfield Courier since 2025-01-01 in this archive"
    assert indexed(*command, *where).stderr == f"{expected}\n"
    (answer,) = records(indexed("ask", "the pier", *where, "--json"))
    assert answer["reason"].startswith(f"{expected}; only articles outside these dates or outlets have it (")


def test_an_unknown_speaker_is_an_error_in_one_line(indexed):
    for command in (["statements", "--speaker"], ["timeline"], ["speakers"]):
        result = indexed(*command, "Zebulon Quist", code=1)
        assert result.stdout == ""
        assert result.stderr.startswith(
            "Error: nobody called 'Zebulon Quist' in this archive: the closest names"
        )
        assert result.stderr.count("\n") == 1


def test_nothing_found_and_names_shared_are_told_on_stderr(indexed):
    result = indexed("statements", "--speaker", "Tern Bay")
    assert (result.stdout, result.stderr) == ("", "no statement by Tern Bay in this archive, only the name\n")
    assert "may be Bram Oster or Lena Oster" in indexed("timeline", "Oster", "--json").stderr


def test_brat_folders_hold_the_statements_of_all_articles_chosen(indexed, news):
    (news / "quiet.txt").write_text("Nothing happened\n\nNobody said a word in Tern Bay.\n")
    indexed("index", news)
    result = indexed("statements", "--brat", "brat")
    assert (result.stdout, result.stderr) == ("", "6 statements of 5 articles in brat\n")
    found = {article.name: article for article in read_brat(Path("brat")).articles}
    assert sorted(found) == ["again", "ferry", "memories", "quiet", "shut"]
    assert found["quiet"].attributions == ()
    assert asdict(found["ferry"].attributions[0]) == {
        "source": (asdict(Span(192, 202)),), "cue": (asdict(Span(187, 191)),), "content": (asdict(Span(132, 185)),),
    }  # fmt: skip
    assert found["ferry"].text == (news / "ferry.txt").read_text()


def test_brat_folders_of_a_speaker_hold_only_what_he_says(indexed):
    indexed("statements", "--speaker", "Bram Oster", "--brat", "brat")
    found = read_brat(Path("brat")).articles
    assert [(article.name, len(article.attributions)) for article in found] == [
        ("again", 1), ("ferry", 1), ("shut", 1),
    ]  # fmt: skip


def test_articles_of_one_name_get_files_of_their_own(indexed, news):
    (news / "more").mkdir()
    (news / "more" / "Ferry.txt").write_text(
        "Once more\n\n“The ferry is late again today” said Bram Oster.\n"
    )
    indexed("index", news)
    indexed("statements", "--about", "ferry", "--brat", "brat")
    names = [path.stem for path in sorted(Path("brat").glob("*.ann"))]
    assert [name.rpartition("-")[0] or name for name in names] == ["Ferry", "ferry", "memories"]


def test_what_was_written_as_brat_scores_as_itself(indexed):
    indexed("statements", "--brat", "brat")
    (result,) = records(indexed("eval", "brat", "--task", "attribution", "--predicted", "brat", "--json"))
    assert (result["metrics"]["relation_f1@.8"], result["n"]) == (1.0, 6)


def test_speakers_are_listed_with_their_numbers(indexed):
    assert indexed("speakers").stdout == "     3  Bram Oster\n     1  Lena Oster\n     1  Lotte Verhoeven\n"
    assert "     0  Tern Bay\n" in indexed("speakers", "--all").stdout
    (lena,) = records(indexed("speakers", "Lena Oster", "--json"))
    assert lena == {"name": "Lena Oster", "names": ["Lena Oster"], "roles": [], "statements": 1}


def test_a_timeline_is_grouped_by_day_and_marks_what_differs(indexed, news):
    assert indexed("timeline", "Bram Oster").stdout == (
        f"2025-03-04\n\n  {PIER}\n"
        f"  — Bram Oster, quoted, Tern Bay Gazette, {news}/shut.txt [146:220]\n"
        "    2 sources, 2 independent: Tern Bay Gazette, Hill Country Herald\n"
        f"    also, in other words, in Hill Country Herald, 2025-03-06, {news}/again.txt [150:231]\n"
        "      The old pier [-is-] {+stays+} closed until {+all+} the winter storms are over\n"
        "\n2025-03-20\n\n  “The ferry will cost four crowns from the first of May” said Bram Oster.\n"
        f"  — Bram Oster, quoted, Tern Bay Gazette, {news}/ferry.txt [131:203]\n"
    )


def test_a_timeline_can_be_exported(indexed):
    first, second = records(indexed("timeline", "Bram Oster", "--json"))
    assert (first["outlets"], second["variants"]) == (["Tern Bay Gazette", "Hill Country Herald"], [])
    indexed("timeline", "Bram Oster", "--out", "t.csv")
    row = rows(Path("t.csv").read_text(encoding="utf-8"))[0]
    assert (row["outlets"], row["independent_sources"]) == ("Tern Bay Gazette; Hill Country Herald", "2")
    assert json.loads(row["variants"]) == first["variants"]


def test_an_index_without_statements_says_so_everywhere(toys, cli, news):
    cli("index", news, "--no-statements")
    (stats,) = records(cli("stats", "--json"))
    assert (stats["statements"], stats["speakers"], stats["not_analysed"]) == (0, 0, {"not yet": 4})
    assert "not analysed  4 not yet\n" in cli("stats").stdout
    assert cli("statements").stderr == "no statement in this archive; articles not analysed: 4 not yet\n"
    assert cli("speakers").stderr == "no speaker in this archive: `onrecord stats` counts what was analysed\n"
    assert "nor anybody else" in cli("timeline", "Oster", code=1).stderr
    assert {record["analysis"] for record in records(cli("articles", "--json"))} == {""}
    cli("index", news)
    assert records(cli("stats", "--json"))[0]["not_analysed"] == {}


def test_articles_tell_how_many_statements_they_have(indexed, news):
    (news / "fr.txt").write_text(
        "Le port est fermé\n\nLe vieux port de la ville est fermé depuis hier soir à cause de la tempête.\n"
        * 3
    )
    indexed("index", news)
    found = {
        Path(r["source"]).stem: (r["statements"], r["analysis"])
        for r in records(indexed("articles", "--json"))
    }
    assert found == {
        "shut": (2, "done"), "again": (1, "done"), "ferry": (1, "done"), "memories": (2, "done"), "fr": (0, "language fr"),
    }  # fmt: skip
    assert "not analysed  1 language fr\n" in indexed("stats").stdout


def test_today_decides_what_last_week_means(indexed):
    question = ["what did Bram Oster say last week?", "--today", "2025-03-12", "--json"]
    found = {record["date"] for record in records(indexed("search", *question))}
    (answer,) = records(indexed("ask", *question))
    assert found == {"2025-03-04", "2025-03-06"}
    assert (answer["interpretation"]["since"], answer["interpretation"]["until"]) == (
        "2025-03-03",
        "2025-03-09",
    )


def test_a_batch_and_a_test_set_are_asked_as_of_today(indexed):
    question = {"id": "1", "question": "what did Bram Oster say last week?"}
    Path("q.jsonl").write_text(json.dumps(question) + "\n")
    indexed("batch", "q.jsonl", "--out", "a.jsonl", "--today", "2025-03-26", "--workers", "1")
    read = json.loads(Path("a.jsonl").read_text())["interpretation"]
    assert (read["since"], read["until"]) == ("2025-03-17", "2025-03-23")
    gold = [{"file": "ferry.txt", "text": "four crowns"}]
    Path("t.jsonl").write_text(json.dumps({**question, "kind": "said", "gold": gold}) + "\n")
    measured = {}
    for today in ("2025-03-26", "2025-03-12"):
        (result,) = records(indexed("eval", "t.jsonl", "--today", today, "--json"))
        measured[today] = result["metrics"]["hit@1"]
    assert measured == {"2025-03-26": 1.0, "2025-03-12": 0.0}


@pytest.mark.parametrize("today", ["2025-13-01", "20250301", "today", ""])
def test_a_today_that_is_no_date_is_wrong_usage(indexed, today):
    assert indexed("ask", "who?", "--today", today, code=2).stderr.splitlines()[-1] == (
        f"Error: Invalid value for '--today': {today!r} is no date: give YYYY-MM-DD"
    )


@pytest.mark.model
def test_the_packaged_tagger_finds_what_the_sample_has_peskov_say(sample_archive):
    said = sample_archive.statements(speaker="peskov", about="Kursk")
    assert len(said) >= 5
    assert {one.speaker for one in said} == {"Dmitry Peskov"}
    assert {one.outlet for one in said} >= {"Harbour Daily", "Northgate Post", "Eastfield Courier"}
    for one in said:
        assert Path(one.source).read_text(encoding="utf-8")[one.start : one.end] == one.text
    moments = sample_archive.timeline("peskov", about="Kursk")
    assert [m.date for m in moments] == sorted(m.date for m in moments)
    # The Sample Wire's article stands in two other outlets, too: three sources, one of them independent.
    assert (3, 1) in {(moment.sources, moment.independent_sources) for moment in moments}


@pytest.mark.model
def test_brat_of_the_sample_reads_back_as_the_stored_statements(sample_archive, tmp_path):
    said = sample_archive.statements()
    assert sample_archive.export_brat(tmp_path / "brat", said) == len({one.article for one in said})
    read = read_brat(tmp_path / "brat")
    assert sum(len(article.attributions) for article in read.articles) == len(said)
    assert read.notes == ()
    assert isinstance(sample_archive, Archive)
    assert {article.text for article in read.articles} <= {
        path.read_text(encoding="utf-8") for path in SAMPLE.glob("*.txt")
    }
