import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.load import LoadOptions, Unreadable, load_file

STORY = "A pier is mended\n\n“It is late,” said Ms. Orr.\n"


@pytest.fixture
def write(tmp_path):
    def write(raw, name="a.txt"):
        path = tmp_path / name
        path.write_bytes(raw)
        return path

    return write


def load(path, options=None):
    """Load a file that is one article."""
    (loaded,) = load_file(path, options)
    return loaded


def reason(path, options=None):
    with pytest.raises(Unreadable) as error:
        list(load_file(path, options))
    return str(error.value)


def test_a_text_is_loaded_exactly_as_it_stands(write):
    assert load(write(STORY.encode())).text == STORY


def test_a_byte_order_mark_is_dropped(write):
    loaded = load(write(b"\xef\xbb\xbf" + STORY.encode()))
    assert (loaded.text, loaded.encoding) == (STORY, "utf-8")


def test_only_the_first_byte_order_mark_is_dropped(write):
    assert load(write("\ufeffa\ufeffb".encode())).text == "a\ufeffb"


def test_a_carriage_return_before_a_line_feed_is_dropped_and_a_lone_one_kept(write):
    assert load(write(b"one\r\ntwo\rthree\n\r\r\n")).text == "one\ntwo\rthree\n\r\n"


def test_white_space_and_odd_characters_are_kept(write):
    text = " \ta\u00a0\u2028b\x0b\x85\u0301\U0001f600 \n"
    assert load(write(text.encode())).text == text


def test_markdown_and_capital_suffixes_are_read(write):
    assert load(write(b"# A pier", "A.MD")).text == "# A pier"


def test_a_latin_1_file_is_refused_by_the_place_of_its_first_bad_byte(write):
    assert reason(write("Ein Caf\xe9".encode("latin-1"))).startswith("not UTF-8 (byte 7): ")


def test_a_latin_1_file_is_read_with_its_encoding_named(write):
    loaded = load(write("Ein Caf\xe9".encode("latin-1")), LoadOptions(fallback_encoding="latin-1"))
    assert (loaded.text, loaded.encoding) == ("Ein Caf\xe9", "latin-1")


def test_the_named_encoding_is_not_used_for_a_file_that_is_utf_8(write):
    assert load(write("Café".encode()), LoadOptions(fallback_encoding="latin-1")).text == "Café"


def test_broken_utf_8_is_refused(write):
    assert reason(write(b"Caf\xc3")).startswith("not UTF-8 (byte 3): ")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("named", [None, "utf-16", "latin-1", "cp1252"])
def test_a_byte_order_mark_of_utf_16_is_believed_whatever_encoding_is_named(write, encoding, named):
    path = write(("\ufeff" + STORY.replace("\n", "\r\n")).encode(encoding))
    loaded = load(path, LoadOptions(fallback_encoding=named))
    assert (loaded.text, loaded.encoding) == (STORY, "utf-16")


def test_a_file_that_is_not_in_the_named_encoding_is_refused(write):
    assert reason(write(b"Caf\xe9"), LoadOptions(fallback_encoding="ascii")).startswith(
        "neither UTF-8 nor ascii: "
    )


@pytest.mark.parametrize("named", [None, "latin-1"])
def test_a_utf_16_file_that_breaks_off_within_a_character_is_refused(write, named):
    path = write(STORY.encode("utf-16")[:-1])
    assert reason(path, LoadOptions(fallback_encoding=named)).startswith("damaged UTF-16: ")


@pytest.mark.parametrize("encoding", ["klingon", "base64", ""])
def test_an_encoding_that_does_not_exist_is_named(write, encoding):
    assert reason(write(b"Caf\xe9"), LoadOptions(fallback_encoding=encoding)).startswith(
        f"neither UTF-8 nor {encoding}: "
    )


@pytest.mark.parametrize(
    "raw",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"text and \0 more", "a".encode("utf-32-le")],
    ids=["png", "nul", "utf-32"],
)
def test_a_binary_file_is_refused(write, raw):
    assert reason(write(raw)) == "a binary file, not text"


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf", b" \n\t\r\n", "\u00a0\u2003".encode()])
def test_a_file_without_a_character_is_refused(write, raw):
    assert reason(write(raw)) == "an empty file"


def test_a_file_over_the_limit_is_refused_unread(write):
    path = write(b"x" * 2_000_001)
    assert reason(path, LoadOptions(max_bytes=2_000_000)).startswith("2.0 MB is more than the limit of 2 MB")
    assert len(load(path, LoadOptions(max_bytes=2_000_001)).text) == 2_000_001


@pytest.mark.parametrize("name", ["a.doc", "a", "a.png.gz", "a.zip.gz", ".txt"])
def test_a_file_without_a_reader_is_refused_with_the_suffixes_that_have_one(write, name):
    said = reason(write(b"text", name))
    assert said.startswith("no reader for ")
    assert ": use .txt, .md, .html, " in said


def test_a_missing_file_and_a_dangling_link_cannot_be_opened(tmp_path):
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "gone.txt")
    assert reason(tmp_path / "gone.txt") == reason(link) == "cannot be opened: No such file or directory"


def test_a_named_pipe_is_refused_unread(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert reason(tmp_path / "a.txt") == "not a file"


def test_a_folder_that_could_not_be_searched_is_named(tmp_path):
    assert reason(tmp_path) == "a folder that may not be read: check its permissions"


def test_a_file_that_may_not_be_read_cannot_be_opened(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("secret")
    path.chmod(0)
    program = (
        "import os, pathlib, sys\n"
        "from index.load import Unreadable, load_file\n"
        "folder = os.open(os.path.dirname(sys.argv[1]), os.O_RDONLY)\n"
        "os.fchdir(folder)\n"
        "os.geteuid() or os.seteuid(65534)\n"  # root may read everything
        "try: list(load_file(pathlib.Path('secret.txt')))\n"
        "except Unreadable as error: print(error)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program, os.fspath(path)], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "cannot be opened: Permission denied\n"
