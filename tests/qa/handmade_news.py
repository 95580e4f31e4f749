"""Three articles in which somebody says something, and an archive of them; all people are invented."""

from contextlib import contextmanager

from index.statements.analyse import Analyst
from index.store import Store
from qa.archive import Archive
from qa.confidence.calibrator import answer_always, load_calibrator
from tests.index.toy_statements import ToyFinder

NEWS = {
    "ferry.txt": """The ferry is late
Tern Bay Gazette, March 4, 2025

“The ferry is an old boat, and it is late again” said Bram Oster. Nobody waited for it.

“The new pier will open in June” said Bram Oster.

“The ferry fare is too high for us” said Lena Vale.
""",
    "council.txt": """Council looks back on the ferry
Hill Country Herald, March 6, 2025

“The ferry was never late while I was the mayor” said Ida Penhallow.

Bram Oster did not want to talk about the ferry.
""",
    "violin.txt": """A violin is found
Tern Bay Gazette, March 8, 2025

A tram driver found a violin under a seat. “It hummed” said the driver.
""",
}


@contextmanager
def open_news(folder, encoder, calibrator=None):
    """Open an archive of the articles, in which a toy finds “…” said X."""
    (folder / "news").mkdir()
    for name, text in NEWS.items():
        (folder / "news" / name).write_text(text, encoding="utf-8")
    store = Store.open(folder / "news-index", create=True)
    with Archive(
        store,
        encoder,
        analyst=Analyst(ToyFinder()),
        calibrator=calibrator or answer_always(load_calibrator()),
    ) as archive:
        archive.add([folder / "news"])
        yield archive
