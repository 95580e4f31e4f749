import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from index.errors import OnRecordError
from qa.batch import WorkerPool
from qa.cli import main
from qa.confidence.calibrator import OWN_FILE, load_calibrator, write_calibrator
from qa.records import Asked
from tests.conftest import use_toy_models
from tests.qa.reader.handmade_readers import write_eager, write_encoder

QUESTION = "How much honey was collected?"
ASKED = {"id": "honey", "question": QUESTION, "gold": [{"file": "honey.txt", "text": "collected 40 tonnes"}]}
GONE = "no such reader!"
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def eager(tmp_path_factory):
    """A folder with a model that finds an answer in everything."""
    path = tmp_path_factory.mktemp("eager")
    write_eager(path)
    return str(path)


@pytest.fixture
def cli(monkeypatch, tmp_path, articles_folder, toy_encoder):
    """Run a command in a folder with an index of the four articles, in this process, with the toy encoder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_READER", raising=False)
    use_toy_models(monkeypatch, toy_encoder)
    Path("asked.jsonl").write_text(json.dumps(ASKED) + "\n")

    def run(*arguments, code=0, env=None):
        result = CliRunner().invoke(main, [*map(str, arguments)], env=env)
        assert result.exit_code == code, result.output
        return result

    run("index", articles_folder, "--no-statements")
    return run


def ask(cli, *arguments, env=None):
    return json.loads(cli("ask", QUESTION, "--json", *arguments, env=env).stdout)


def test_the_reader_named_reads_the_short_answer(cli, eager):
    assert ask(cli)["short_answer"] is None  # the toy that stands for the packaged one reads nothing
    found = ask(cli, "--reader", eager)
    quote = found["quotes"][0]
    span = quote["span"]
    assert found["short_answer"] == span["text"]
    assert quote["text"][span["start"] - quote["start"] : span["end"] - quote["start"]] == span["text"]
    assert ask(cli, "--reader", "none")["short_answer"] is None


def test_the_environment_names_the_reader_unless_the_option_does(cli, eager):
    named = {"ONRECORD_READER": eager}
    assert ask(cli, env=named)["short_answer"] == ask(cli, "--reader", eager)["short_answer"]
    assert ask(cli, "--reader", "packaged", env=named)["short_answer"] is None
    assert ask(cli, env={"ONRECORD_READER": ""})["short_answer"] is None


def test_confidence_that_is_fitted_to_another_reader_is_warned_of_in_one_line(cli, eager):
    told = cli("ask", QUESTION, "--reader", eager).stderr
    assert told == (
        f"confidence is fitted to the packaged reader: run `onrecord calibrate TESTSET --reader {eager}` for this one\n"
    )
    assert "--reader none`" in cli("ask", QUESTION, "--reader", "none").stderr
    assert cli("ask", QUESTION, "--reader", "packaged").stderr == ""
    fitted = replace(load_calibrator(), reader=str(Path(eager).resolve()))
    write_calibrator(fitted, Path("onrecord-index", OWN_FILE))
    assert cli("ask", QUESTION, "--reader", eager).stderr == ""
    assert cli("ask", QUESTION).stderr == (
        f"confidence is fitted to the reader {fitted.reader}: run `onrecord calibrate TESTSET --reader packaged` for this one\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", QUESTION),
        ("batch", "asked.jsonl", "--out", "out.jsonl"),
        ("eval", "asked.jsonl", "--corpus", "articles", "--index", "new-index"),
        ("calibrate", "asked.jsonl"),
        ("show", "honey.txt", "--question", QUESTION),
        ("serve",),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_reader_that_cannot_be_loaded_is_one_line_before_any_work(cli, arguments):
    result = cli(*arguments, "--reader", GONE, code=1)
    assert result.stderr.startswith(f"Error: no reader {GONE!r}: give --reader, or ONRECORD_READER, a folder")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
    assert not {"out.jsonl", "new-index"} & {path.name for path in Path().iterdir()}


def test_a_model_that_cannot_read_answers_is_refused_from_the_command_line(cli, tmp_path):
    write_encoder(tmp_path / "encoder")
    assert "it was not trained to read answers" in cli("ask", QUESTION, "--reader", "encoder", code=1).stderr


def test_a_blank_reader_is_wrong_usage(cli):
    assert "it is empty" in cli("ask", QUESTION, "--reader", " ", code=2).stderr


def test_an_article_is_shown_without_a_reader_unless_a_question_is_asked(cli):
    assert "40 tonnes" in cli("show", "honey.txt", "--reader", GONE).stdout


@pytest.mark.parametrize("command", ["ask", "batch", "eval", "calibrate", "serve", "show"])
def test_help_says_what_a_reader_is(cli, command):
    told = " ".join(cli(command, "--help").stdout.split())
    assert "deepset/roberta-base-squad2; none to read none" in told
    assert "ONRECORD_READER" in told


def test_what_is_measured_says_who_read(cli, eager):
    def settings(*arguments):
        return json.loads(cli("eval", "asked.jsonl", "--json", *arguments).stdout)["settings"]

    assert settings()["reader"] == "packaged"
    assert settings("--reader", eager)["reader"] == eager


def test_batch_reads_with_the_reader_named(cli, eager):
    cli("batch", "asked.jsonl", "--out", "out.jsonl", "--reader", eager)
    assert (
        json.loads(Path("out.jsonl").read_text())["short_answer"]
        == ask(cli, "--reader", eager)["short_answer"]
    )


def test_the_workers_of_batch_are_told_the_reader(sample_archive):
    directory = sample_archive.store.directory
    with (
        WorkerPool(directory, reader=GONE, workers=1) as pool,
        pytest.raises(OnRecordError, match="no reader"),
    ):
        list(pool.answer([[Asked("1", QUESTION)]]))
