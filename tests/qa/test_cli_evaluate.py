import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa.cli import main
from tests.conftest import use_toy_models

QUESTIONS = [
    {"id": "pier", "question": "What did Bram Oster say about the pier?", "kind": "who-said-what", "speaker": "Bram Oster",
     "gold": [{"file": "pier.txt", "text": "is the only street we have that ends in the sea"}]},
    {"id": "honey", "question": "How much honey was collected?", "kind": "how many", "short_answers": ["40 tonnes"],
     "gold": [{"file": "honey.txt", "text": "collected 40 tonnes of honey last year"}]},
    {"id": "zola", "question": "What did Zola say about the pier?", "kind": "absent speaker", "answerable": False},
]  # fmt: skip


@pytest.fixture
def cli(monkeypatch, tmp_path, toy_encoder):
    """Run `onrecord eval` in an empty folder, in this process, with the toy encoder."""
    monkeypatch.chdir(tmp_path)
    use_toy_models(monkeypatch, toy_encoder)

    def run(*arguments, code=0):
        result = CliRunner().invoke(main, ["eval", *map(str, arguments)])
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return run


@pytest.fixture
def testset(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(question) + "\n" for question in QUESTIONS))
    return path


def metrics(cli, *arguments):
    return json.loads(cli(*arguments, "--json").stdout)["metrics"]


def test_a_native_test_set_is_measured_over_a_corpus_given(cli, testset, articles_folder):
    found = json.loads(cli(testset, "--corpus", articles_folder, "--json").stdout)
    assert (found["testset"], found["n"]) == ("questions", 3)
    assert {
        "hit@1": 1.0,
        "hit@3": 1.0,
        "declined": 1.0,
        "inexact": 0.0,
        "R@10": 1.0,
        "MRR@10": 1.0,
    }.items() <= found["metrics"].items()
    assert found["intervals"]["hit@1"] == [1.0, 1.0]
    assert found["settings"]["articles"] == 4
    assert set(found["breakdown"]["outlet"]) >= {"Tern Bay Gazette", "Hill Country Herald"}
    assert not Path("onrecord-index").exists()


def test_an_index_that_is_there_is_measured_and_one_named_for_a_corpus_is_kept(cli, testset, articles_folder):
    first = metrics(cli, testset, "--corpus", articles_folder, "--index", "kept")
    assert Path("kept/archive.db").exists()
    assert metrics(cli, testset, "--index", "kept") == first


def test_figures_are_printed_for_reading(cli, testset, articles_folder):
    printed = cli(testset, "--corpus", articles_folder).stdout
    assert "hit@1" in printed
    assert "[1.000, 1.000]" in printed
    assert "total" in printed


def test_the_report_has_three_files_and_the_json_can_be_compared_with(cli, testset, articles_folder):
    cli(testset, "--corpus", articles_folder, "--report", "first")
    assert sorted(path.name for path in Path("first").iterdir()) == [
        "report.html",
        "report.json",
        "report.md",
    ]
    result = cli(
        testset, "--corpus", articles_folder, "--compare", "first", "--top", "1", "--report", "second"
    )
    assert "not told apart" in result.stdout
    assert "hit@1" in Path("second/report.html").read_text()
    assert json.loads(Path("second/report.json").read_text())["settings"]["top"] == 1


@pytest.mark.parametrize(
    ("bound", "code", "message"),
    [
        (("--min", "hit@1=1"), 0, ""),
        (("--max", "inexact=0", "--min", "hit@3=.5"), 0, ""),
        (("--min", "short_em=.5"), 1, "gate: short_em is .000"),
        (("--max", "ece=-1"), 1, "gate: ece is"),
        (("--min", "hit@9=.5"), 1, "no figure 'hit@9'"),
        (("--min", "hit@1"), 2, "NAME=NUMBER"),
        (("--min", "ece=.5"), 2, "better when smaller"),
    ],
)
def test_a_bound_that_is_failed_ends_with_one(cli, testset, articles_folder, bound, code, message):
    assert message in cli(testset, "--corpus", articles_folder, *bound, code=code).stderr


def test_a_sample_is_drawn_by_its_seed(cli, testset, articles_folder):
    def ids(seed):
        found = json.loads(
            cli(testset, "--corpus", articles_folder, "--sample", 2, "--seed", seed, "--json").stdout
        )
        return [line["id"] for line in found["questions"]]

    assert ids(1) == ids(1)
    assert len(ids(1)) == 2
    assert len({tuple(ids(seed)) for seed in range(8)}) > 1


def test_what_was_retrieved_is_written_as_a_run(cli, testset, articles_folder):
    cli(testset, "--corpus", articles_folder, "--run", "run.txt")
    lines = [line.split() for line in Path("run.txt").read_text().splitlines()]
    assert next(line[:4] for line in lines if line[0] == "pier") == ["pier", "Q0", "pier.txt", "1"]
    assert {len(line) for line in lines} == {6}


def test_topics_and_judgements_of_trec_are_measured(cli, articles_folder):
    Path("topics.tsv").write_text("1\tWho mends the old pier?\n2\tlost violin in the tram\n")
    Path("qrels.txt").write_text("1 0 pier 1\n1 0 chess.md 0\n2 0 tram.txt 2\n")
    found = metrics(cli, "topics.tsv", "--qrels", "qrels.txt", "--corpus", articles_folder)
    assert (found["nDCG@10"], found["MRR@10"], found["R@1"]) == (1.0, 1.0, 1.0)
    assert "hit@1" not in found


def test_a_beir_folder_brings_its_articles(cli):
    Path("beir/qrels").mkdir(parents=True)
    corpus = [
        {"_id": "d/1", "title": "Pier", "text": "The old pier was mended."},
        {"_id": "d2", "title": "", "text": "A violin was lost."},
    ]
    Path("beir/corpus.jsonl").write_text("".join(json.dumps(line) + "\n" for line in corpus))
    Path("beir/queries.jsonl").write_text(
        '{"_id": "q1", "text": "mended pier"}\n{"_id": "q2", "text": "violin"}\n'
    )
    Path("beir/qrels/test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td/1\t1\nq2\td2\t1\n")
    assert metrics(cli, "beir")["nDCG@10"] == 1.0
    assert "brings its own articles" in cli("beir", "--corpus", "beir", code=1).stderr


def test_squad_is_read_with_and_without_its_paragraph(cli):
    text = "The ferry to Merrow leaves at noon. It carries 40 cars."
    qas = [
        {
            "id": "a",
            "question": "How many cars does the ferry carry?",
            "answers": [{"text": "40", "answer_start": text.index("40")}],
        }
    ]
    Path("squad.json").write_text(
        json.dumps({"data": [{"title": "t", "paragraphs": [{"context": text, "qas": qas}]}]})
    )
    found = metrics(cli, "squad.json")
    assert (found["given_holds@1"], found["open_holds@1"], found["R@1"], found["given_em"]) == (
        1.0,
        1.0,
        1.0,
        0.0,
    )


def test_attributions_are_scored_against_a_brat_folder(cli):
    for folder, end in (("gold", 27), ("found", 27), ("worse", 14)):
        Path(folder).mkdir()
        Path(folder, "a.txt").write_text("Orr said the ferry sank it.\n")
        span = "Orr said the ferry sank it."[9:end]
        Path(folder, "a.ann").write_text(
            f"T1\tSource 0 3\tOrr\nT2\tCue 4 8\tsaid\nT3\tContent 9 {end}\t{span}\nT4\tAttribution 4 8\tsaid\n"
            "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
        )
    found = metrics(cli, "gold", "--task", "attribution", "--predicted", "found")
    assert (found["relation_f1@.8"], found["content_word_f1"]) == (1.0, 1.0)
    assert metrics(cli, "gold", "--task", "attribution", "--predicted", "worse")["relation_f1@.8"] == 0.0
    assert "--predicted DIR" in cli("gold", "--task", "attribution", code=2).stderr
    assert "--task attribution" in cli("gold", code=1).stderr


def test_a_test_set_is_drafted_and_can_be_measured(cli, articles_folder):
    CliRunner().invoke(main, ["index", str(articles_folder)])
    printed = cli("--draft", 4).stdout
    lines = [json.loads(line) for line in printed.splitlines()]
    assert {"id", "question", "kind", "answerable", "gold"} <= set(lines[0])
    assert "check each" in cli("--draft", 4, "--out", "draft.jsonl").stdout
    assert Path("draft.jsonl").read_text() == printed
    assert "exists already" in cli("--draft", 4, "--out", "draft.jsonl", code=1).stderr
    assert metrics(cli, "draft.jsonl")["inexact"] == 0


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "a", "question": 5, "answerable": false}', "questions.jsonl:1: question"),
        ('{"id": "a", "question": "Who?", "answerble": false}', "answerable"),
        ("{", "questions.jsonl:1"),
    ],
)
def test_a_line_that_is_wrong_is_named_with_its_field(cli, tmp_path, articles_folder, line, message):
    (tmp_path / "questions.jsonl").write_text(line + "\n")
    result = cli("questions.jsonl", "--corpus", articles_folder, code=1)
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_test_set_of_another_archive_is_a_bad_input(cli, testset, tmp_path):
    (tmp_path / "other.txt").write_text("The ferry sank at noon.\n")
    result = cli(testset, "--corpus", tmp_path / "other.txt", code=1)
    assert "none of the 2 files that questions names is among the 1 articles" in result.stderr


def test_without_a_test_set_it_says_what_to_give(cli):
    assert "name a TESTSET to measure, or --draft N" in cli(code=2).stderr
    assert "no such file" in cli("gone.jsonl", code=1).stderr


def test_a_question_that_cannot_be_asked_is_an_error_and_the_rest_is_measured(cli, articles_folder):
    Path("topics.tsv").write_text("1\t???\n2\tlost violin in the tram\n")
    Path("qrels.txt").write_text("1 0 pier 1\n2 0 tram.txt 1\n")
    found = json.loads(
        cli("topics.tsv", "--qrels", "qrels.txt", "--corpus", articles_folder, "--json").stdout
    )
    assert [line["status"] for line in found["questions"]] == ["error", "answered"]
    assert found["metrics"]["R@1"] == 0.5


def test_a_file_that_is_no_result_is_refused_before_the_run(cli, testset, articles_folder):
    Path("other.json").write_text("{}")
    result = cli(testset, "--corpus", articles_folder, "--compare", "other.json", "--index", "kept", code=1)
    assert "other.json" in result.stderr
    assert not Path("kept").exists()


def test_an_index_of_the_environment_is_asked_but_never_added_to(cli, testset, articles_folder, monkeypatch):
    CliRunner().invoke(main, ["index", str(articles_folder / "tram.txt"), "--index", "mine"])
    monkeypatch.setenv("ONRECORD_INDEX", "mine")
    found = json.loads(cli(testset, "--corpus", articles_folder, "--json").stdout)
    assert found["settings"]["articles"] == 4
    assert json.loads(CliRunner().invoke(main, ["stats", "--json"]).stdout)["articles"] == 1


def test_other_articles_in_an_index_named_are_told(cli, testset, articles_folder, tmp_path):
    (tmp_path / "ferry.txt").write_text("The ferry sank at noon.\n")
    CliRunner().invoke(main, ["index", "ferry.txt", "--index", "mine"])
    result = cli(testset, "--corpus", articles_folder, "--index", "mine")
    assert "the index holds 1 other articles, which are searched, too" in result.stderr


def test_a_draft_measures_nothing(cli, testset):
    assert "leave out the rest" in cli(testset, "--draft", 3, code=2).stderr
    assert "leave out the rest" in cli("--draft", 3, "--min", "hit@1=1", code=2).stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("--run", "gone/run.txt"), "no such folder"), (("--report", "questions.jsonl"), "is a file")],
)
def test_what_cannot_be_written_is_told_before_the_run(cli, testset, articles_folder, arguments, message):
    result = cli(testset, "--corpus", articles_folder, "--index", "kept", *arguments, code=1)
    assert message in result.stderr
    assert not Path("kept").exists()


def test_a_grade_beyond_reason_is_named_by_its_line(cli, articles_folder):
    Path("topics.tsv").write_text("1\tpier\n")
    Path("qrels.txt").write_text("1 0 pier 99999999999999999999\n")
    assert (
        "qrels.txt:1" in cli("topics.tsv", "--qrels", "qrels.txt", "--corpus", articles_folder, code=1).stderr
    )
