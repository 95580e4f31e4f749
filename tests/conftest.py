"""Fixtures of all tests: a toy encoder, a small archive, the sample archive, and no network."""

import os
import socket
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from index.lexical import stem_terms
from index.statements.analyse import Analyst
from index.store import Store
from qa.archive import Archive
from qa.confidence.calibrator import answer_always, load_calibrator
from qa.reader import Read
from tests.index.toy_statements import ToyFinder

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "sample"
TOY_DIMENSION = 32
# The same examples on every run; `--hypothesis-profile=search` draws new ones, and more of them.
settings.register_profile("fixed", deadline=None, database=None, derandomize=True)
settings.register_profile("search", deadline=None, database=None, max_examples=5000)
settings.load_profile("fixed")

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail what would be skipped where ONRECORD_NO_SKIPS=1, as in CI: nothing may go untested there."""
    report = yield
    if report.skipped and os.environ.get("ONRECORD_NO_SKIPS") == "1":
        report.outcome = "failed"
    return report


ARTICLES = {
    "pier.txt": """Council votes to mend the old pier
By Nessa Quill
Tern Bay Gazette, March 4, 2025

The town council of Tern Bay voted on Monday to mend the old pier before the summer.

"The pier is the only street we have that ends in the sea," said Bram Oster, the chairman of the council. "It will be open in June."

Lotte Verhoeven, who sells fish on the pier, said she did not believe it. "They promised June last year," Verhoeven said.
""",
    "honey.txt": """Beekeepers report a poor year for honey
By Silvan Rook
Hill Country Herald, 5 March 2025

Beekeepers in the hills collected 40 tonnes of honey last year, half as much as the year before.

Advertisement

“The lime trees flowered in the rain, and no bee flies in the rain,” said Marit Solberg, who keeps 60 hives near Upper Lindow.

Solberg denied that the beekeepers had sprayed the trees themselves.

Read also: Council votes to mend the old pier
""",
    "tram.txt": """Tram driver returns a lost violin
Tern Bay Gazette, March 6, 2025

A tram driver in Tern Bay found a violin worth 90,000 crowns under a seat and took it to the police.

Ivo Penhallow, the driver, said that he had thought it was a lunch box. “I shook it, and it hummed,” Penhallow said.

The owner, a student, did not want to give her name.
""",
    "chess.md": """A village where everybody plays chess

In the village of Little Sorrow nobody hurries in the evening. The boards come out after supper, and the last game ends at midnight.

Old Tobias Fenwick has not lost since the winter. He says that he has forgotten how.
""",
}


class ToyEncoder:
    """Hashes the stems of a text into a few columns: fast, the same everywhere, similar for similar words."""

    name = "toy"
    model_hash = "0123456789abcdef"
    dimension = TOY_DIMENSION

    def encode(self, texts: Sequence[str], progress: Callable[[int], object] | None = None) -> np.ndarray:
        rows = np.zeros((len(texts), TOY_DIMENSION), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for term in stem_terms(text):
                row[zlib.crc32(term.encode()) % TOY_DIMENSION] += 1
            row[0] += not row.any()
        if progress is not None:
            progress(len(texts))
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection but those to this machine."""

    def guard(connect):
        def guarded(self, address):
            if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
                raise ConnectionRefusedError(f"a test may not connect to {address}")
            return connect(self, address)

        return guarded

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guard(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", guard(socket.socket.connect_ex))
        yield


@pytest.fixture
def toy_encoder() -> ToyEncoder:
    return ToyEncoder()


@pytest.fixture
def articles_folder(tmp_path: Path) -> Path:
    """A folder of four small articles with an advert, a link line, and no date in one of them."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def archive(tmp_path: Path, articles_folder: Path, toy_encoder: ToyEncoder) -> Iterator[Archive]:
    """An archive of the four articles, embedded with the toy encoder."""
    store = Store.open(tmp_path / "index", create=True)
    with Archive(
        store, toy_encoder, analyst=Analyst(ToyFinder()), calibrator=answer_always(load_calibrator())
    ) as opened:
        opened.add([articles_folder])
        yield opened


class NoReader:
    """Reads no short answer."""

    def read(self, question: str, passages: Sequence[str], top: int) -> list[Read]:
        """Read none."""
        return []


def use_toy_models(monkeypatch: pytest.MonkeyPatch, toy_encoder: ToyEncoder) -> None:
    """Have `Archive.open` take the toy encoder; its scores tell nothing of an answer, so none is declined for them."""
    always = answer_always(load_calibrator())
    monkeypatch.setattr("qa.archive.SentenceEncoder", lambda model=None, threads=None: toy_encoder)
    monkeypatch.setattr("qa.archive.PackagedReader", lambda threads=None: NoReader())
    monkeypatch.setattr("qa.answerer.load_calibrator", lambda directory=None: always)
    monkeypatch.setattr(
        "qa.cli.opening.load_calibrator", lambda directory: answer_always(load_calibrator(directory))
    )


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The sample articles, embedded with the packaged model."""
    with Archive.open(tmp_path_factory.mktemp("sample") / "index", create=True) as opened:
        opened.add([SAMPLE])
        yield opened
