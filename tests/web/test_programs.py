"""The endpoints for programs, called by the real client: the examples of docs/programs.md, and what is refused."""

import json
import re

import pytest

from index.errors import BadInput
from qa.filters import make_filters
from qa.web.programs import MOST, Programs
from tests.conftest import ROOT

gradio_client = pytest.importorskip("gradio_client")
exceptions = pytest.importorskip("gradio_client.exceptions")
pytestmark = pytest.mark.model
PAGE = (ROOT / "docs" / "programs.md").read_text(encoding="utf-8")
PESKOV = "what did Peskov say about Kursk?"


@pytest.fixture(scope="module")
def client(chat_url):
    return gradio_client.Client(chat_url, verbose=False)


def test_the_examples_of_the_documentation_run(chat_url, capsys):
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    assert len(blocks) == 3
    exec("\n".join(blocks).replace("http://127.0.0.1:7860", chat_url), {})
    printed = capsys.readouterr().out
    assert "Dmitry Peskov Eastfield Courier 2025-02-12 Spokesman Dmitry Peskov told" in printed
    assert "nobody called 'Nobody Inparticular' in this archive: the closest names are" in printed


def test_the_endpoints_are_those_documented(client):
    named = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    rows = re.findall(r"^\| `(/\w+)` \| (.*?) \|", PAGE, re.M)
    assert sorted(named) == sorted(name for name, _ in rows)
    for name, parameters in rows:
        documented = re.findall(r"`(\w+)`", parameters)
        assert [one["parameter_name"] for one in named[name]["parameters"]] == documented


def test_a_client_gets_the_record_that_the_archive_gives(client, sample_archive):
    given = client.predict(PESKOV, speaker="Zelensky", until="2025-02", top=2, api_name="/ask")
    same = sample_archive.ask(PESKOV, top=2, filters=make_filters(speaker="Zelensky", until="2025-02"))
    timed = json.loads(json.dumps(same.to_json())) | {"elapsed_ms": given["elapsed_ms"]}
    assert given == timed
    assert len(given["quotes"]) == 2


@pytest.mark.parametrize(
    ("named", "name", "says"),
    [({"question": ""}, "/ask", "the question is empty"), ({"question": PESKOV, "top": 0}, "/ask", f"0 results were asked for: give a number from 1 to {MOST}"),
     ({"question": PESKOV, "since": "soon"}, "/ask", "'soon' is no date"), ({"text": "?!"}, "/search", "no word"),
     ({"quote": " "}, "/verify", "the quote is empty"), ({"question": None}, "/ask", "question is null: give a text"),
     ({"question": ["a"]}, "/ask", "give a text"), ({"question": PESKOV, "top": "3"}, "/ask", "give a whole number from 1"),
     ({"question": PESKOV, "outlets": [1]}, "/ask", "outlets is 1: give a text")],
)  # fmt: skip
def test_what_a_client_did_wrong_is_told_in_one_line(client, named, name, says, capfd):
    with pytest.raises(exceptions.AppError, match=says) as told:
        client.predict(**named, api_name=name)
    assert "\n" not in str(told.value)
    assert "Traceback" not in "".join(capfd.readouterr())


def test_no_private_event_of_the_page_can_be_called_by_name(client):
    with pytest.raises(ValueError, match="Cannot find a function"):
        client.predict("x", api_name="/restore")


def test_no_more_is_given_than_was_asked_for(sample_archive):
    programs = Programs(sample_archive)
    found = programs.timeline("Peskov", limit=1)
    assert (len(found["moments"]), found["total"] > 1) == (1, True)
    with pytest.raises(BadInput):
        programs.search("x", limit=MOST + 1)
