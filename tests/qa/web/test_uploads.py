import re

import pytest

from index.errors import IndexBusy
from index.statements.analyse import Analyst
from index.store import Store
from qa.archive import Archive
from qa.web.uploads import MAX_NAME_BYTES, MAX_SENT, MAX_UPLOAD_BYTES, Uploads, clean_name
from tests.index.toy_statements import ToyFinder

NEWS = "Bridge opens\nHarbour Daily, March 9, 2025\n\nThe bridge is open, the mayor said on {}.\n"


@pytest.fixture
def archive(tmp_path, toy_encoder):
    with Archive(
        Store.open(tmp_path / "index", create=True), toy_encoder, analyst=Analyst(ToyFinder())
    ) as opened:
        yield opened


@pytest.fixture
def uploads(archive, tmp_path):
    (tmp_path / "sent").mkdir()
    return Uploads(archive, lambda path: path.startswith(str(tmp_path / "sent")))


@pytest.fixture
def send(uploads, tmp_path):
    """Send files as a browser does; give the text of the last news."""

    def send(**files):
        sent = []
        for at, (name, content) in enumerate(files.items()):
            place = tmp_path / "sent" / str(at) / name.replace("/", "")
            place.parent.mkdir(exist_ok=True)
            place.write_text(content, encoding="utf-8")
            sent.append({"name": name, "size": len(content), "path": str(place)})
        return to_text(list(uploads.add(sent))[-1])

    return send


def to_text(shown):
    return re.sub(r"<[^>]*>", " ", shown)


def kept(tmp_path):
    return sorted(path.name for path in (tmp_path / "index" / "uploads").iterdir())


def test_a_file_is_kept_beside_the_index_and_indexed(send, archive, tmp_path):
    assert "Added 1, updated 0, unchanged 0, duplicate 0, failed 0." in send(**{"bridge.txt": NEWS})
    (article,) = archive.store.articles()
    assert article.source == str(tmp_path / "index" / "uploads" / "bridge.txt")
    assert (tmp_path / "index" / "uploads" / "bridge.txt").read_text(encoding="utf-8") == article.text
    assert list((tmp_path / "sent").rglob("*.txt")) == []


def test_the_same_file_again_is_unchanged_and_another_of_its_name_gets_a_number(send, tmp_path):
    send(**{"bridge.txt": NEWS})
    assert "Added 0, updated 0, unchanged 1" in send(**{"bridge.txt": NEWS})
    assert "Added 1" in send(**{"bridge.txt": "Another story altogether, of a wholly different ferry.\n"})
    assert kept(tmp_path) == ["bridge (2).txt", "bridge.txt"]


def test_a_mended_file_takes_the_place_of_the_one_that_could_not_be_read(send, archive, tmp_path):
    assert "failed 1." in send(**{"bridge.txt": "x\0y"})
    assert len(archive.failures()) == 1
    assert "Added 1, updated 0, unchanged 0, duplicate 0, failed 0." in send(**{"bridge.txt": NEWS})
    assert (kept(tmp_path), archive.failures()) == (["bridge.txt"], [])


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_added(send):
    shown = send(
        **{"good.txt": NEWS, "bad.txt": "x\0y", "tool.exe": "MZ", "metadata.csv": "filename,title\na,b\n"}
    )
    assert "Added 1, updated 0, unchanged 0, duplicate 0, failed 3." in shown
    assert re.search(r"tool\.exe\s+No reader for such a file: use \.txt, ", shown)
    assert re.search(r"metadata\.csv\s+It tells of other files: ", shown)
    assert re.search(r"uploads/bad\.txt\s+A binary file, not text\.", shown)


def test_only_files_that_were_sent_here_are_touched(uploads, archive, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(NEWS)
    sent = [{"name": "a.txt", "size": 1, "path": str(secret)}, {"name": "b.txt", "size": 1, "path": None}]
    (shown,) = uploads.add(sent)
    assert to_text(shown).count("It did not arrive: send it again.") == 2
    assert secret.exists()
    assert archive.state().articles == 0


def test_a_file_over_the_limit_is_refused_with_what_to_do(uploads):
    (shown,) = uploads.add([{"name": "a.txt", "size": MAX_UPLOAD_BYTES + 100_000, "path": None}])
    assert (
        "100.1 MB is more than the limit of 100 MB for a file sent here: run `onrecord index` on it." in shown
    )


@pytest.mark.parametrize(
    "data", [None, [], "x", [1], [{"name": "a"}], [{"name": 1, "size": 1}], [{}] * (MAX_SENT + 1)]
)
def test_what_a_browser_makes_up_is_one_line(uploads, data):
    (shown,) = uploads.add(data)
    assert shown.startswith('<p class="turn error" role="alert">')


def test_an_archive_that_is_written_by_another_says_so_and_the_same_files_may_be_sent_again(
    send, archive, monkeypatch
):
    def refuse(paths, progress):
        raise IndexBusy("index is being written by process 7: try again when it is done")

    with monkeypatch.context() as patch:
        patch.setattr(archive, "add", refuse)
        assert send(**{"bridge.txt": NEWS}).strip().startswith("Index is being written by process 7")
    assert "Added 1" in send(**{"bridge.txt": NEWS})


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\news\\a.txt", "a.txt"),
        ("..", ""),
        ("...txt", "txt"),
        (" .hidden.html", "hidden.html"),
        ("a\0\n\u202eb\ud800.txt", "a___b_.txt"),
        ("Новости 😀 [1].txt", "Новости 😀 [1].txt"),
        ("x" * 300 + ".jsonl", "x" * (MAX_NAME_BYTES - 6) + ".jsonl"),
        ("é" * 100 + ".txt", "é" * ((MAX_NAME_BYTES - 4) // 2) + ".txt"),
    ],
)
def test_the_name_of_a_file_becomes_harmless(name, clean):
    assert clean_name(name) == clean
