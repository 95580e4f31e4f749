"""A small archive of invented articles in which a toy finds statements, and the commands that read it."""

import pytest
from click.testing import CliRunner

from index.statements.analyse import Analyst
from qa.archive import Archive
from qa.cli import main
from tests.conftest import use_toy_models
from tests.index.toy_statements import ToyFinder, install_toys

TEXTS = {
    "shut.txt": """Board shuts the old pier
Tern Bay Gazette, March 4, 2025

The board of Tern Bay met for two hours on Monday and looked at the planks one by one.

“The old pier is closed until the winter storms are over” said Bram Oster.

“My shop will not live through the summer without it” said Lotte Verhoeven.
""",
    "again.txt": """Storms keep a pier closed
Hill Country Herald, 6 March 2025

Nobody at the coast was surprised when the news came, and the fishmongers least of all.

“The old pier stays closed until all the winter storms are over” said Bram Oster.
""",
    "ferry.txt": """Ferry to cost four crowns
Tern Bay Gazette, March 20, 2025

The last word on the price was spoken at a supper of the rowing club.

“The ferry will cost four crowns from the first of May” said Bram Oster.
""",
    "memories.txt": """A life beside the sea

Ships came in every day when she was young, and the whole town smelled of herring.

“I have sold fish here since the war” said Lena Oster.

“Nobody asked me about the ferry” said she.
""",
}  # fmt: skip


@pytest.fixture
def toys(monkeypatch):
    """Find statements by a pattern, not by the tagger."""
    install_toys(monkeypatch)
    monkeypatch.setattr("qa.archive.Analyst", lambda: Analyst(ToyFinder()))


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def cli(monkeypatch, tmp_path, toy_encoder):
    """Run a command in an empty folder, in this process, with the toy encoder."""
    monkeypatch.chdir(tmp_path)
    use_toy_models(monkeypatch, toy_encoder)

    def run(*arguments, code=0):
        result = CliRunner().invoke(main, [*map(str, arguments)])
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return run


@pytest.fixture
def indexed(toys, cli, news):
    """The same, after indexing the articles into ./onrecord-index."""
    cli("index", news)
    return cli


@pytest.fixture
def said_archive(indexed):
    """The archive that was indexed, opened."""
    with Archive.open("onrecord-index") as opened:
        yield opened
