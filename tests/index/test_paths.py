import os

import pytest

from index.errors import BadInput
from index.load.paths import Source, find_sources


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """b.txt, a.md, deep/c.txt; an image; a hidden file and a hidden folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "deep/c.txt", "image.png", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    return tmp_path / "news"


def names(*paths):
    return [source.name for source in find_sources(paths).files]


def test_a_file_is_named_as_it_was_given(folder):
    assert names("news/b.txt") == ["news/b.txt"]
    assert names(folder / "b.txt") == [str(folder / "b.txt")]


def test_a_folder_is_searched_whole_but_for_hidden_files(folder):
    assert names("news") == ["news/a.md", "news/b.txt", "news/deep/c.txt"]


def test_files_of_other_kinds_in_a_folder_are_counted(folder):
    assert find_sources(["news"]).skipped == 1


def test_a_glob_finds_files_and_folders(folder):
    assert names("news/*.txt") == ["news/b.txt"]
    assert names("news/**/*.txt") == ["news/b.txt", "news/deep/c.txt"]
    assert names("n*") == ["news/a.md", "news/b.txt", "news/deep/c.txt"]


def test_a_file_named_in_several_ways_is_found_once(folder):
    (folder / "link.txt").symlink_to(folder / "b.txt")
    assert names("news/b.txt", "./news//b.txt", folder / "b.txt", "news/link.txt") == ["news/b.txt"]
    assert names("news/b.txt", "news") == ["news/b.txt", "news/a.md", "news/deep/c.txt"]


def test_the_location_of_a_file_is_its_absolute_path(folder):
    (source,) = find_sources(["news/deep/../b.txt"]).files
    assert (source.name, source.location) == ("news/b.txt", str(folder / "b.txt"))


def test_a_file_named_outright_is_taken_whatever_its_kind(folder):
    assert names("news/image.png", "news/.hidden.txt") == ["news/image.png", "news/.hidden.txt"]


@pytest.mark.parametrize("name", ["a [b] *?.txt", "-rf.txt", "naïve “file”.txt", "a\nb.txt", "%s' OR 1.txt"])
def test_a_file_with_an_odd_name_is_found(folder, name):
    (folder / name).write_text("text")
    assert names(folder / name) == [str(folder / name)]


def test_a_dangling_link_is_taken_so_that_it_is_reported(folder):
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    assert find_sources([folder / "gone.txt"]).files == (
        Source(str(folder / "gone.txt"), folder / "gone.txt"),
    )


def test_a_link_to_itself_is_taken_so_that_it_is_reported(folder):
    (folder / "loop.txt").symlink_to("loop.txt")
    assert names("news/loop.txt") == ["news/loop.txt"]


def test_a_file_name_that_is_not_utf_8_is_written_so_that_it_can_be_stored(folder):
    os.rename(folder / "b.txt", os.fsencode(folder) + b"/\xff.txt")
    source = find_sources(["news/deep", "news"]).files[-1]
    assert (source.name, source.location) == (r"news/\xff.txt", str(folder / r"\xff.txt"))
    assert source.path.read_text() == "text"


@pytest.mark.parametrize("name", ["gone.txt", "gone/*.txt", "news/*.doc", "b.txt/", "", "x" * 5000, "a\0b"])
def test_a_path_that_is_not_there_is_a_bad_input(folder, name):
    with pytest.raises(BadInput, match="no such file or folder"):
        find_sources(["news/b.txt", name])


def test_a_folder_without_articles_is_a_bad_input(folder):
    (folder / "empty").mkdir()
    with pytest.raises(BadInput, match=r"no articles in news/empty: .* saw 0 other files"):
        find_sources(["news/empty"])
    os.rename(folder / "image.png", folder / "empty" / "image.png")
    with pytest.raises(BadInput, match="saw 1 other files"):
        find_sources(["news/empty"])
