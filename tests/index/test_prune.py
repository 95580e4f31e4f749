import pytest

from index.errors import BadInput
from index.prune import check_not_emptied, find_gone, is_gone


@pytest.fixture
def folder(tmp_path):
    for name in ("news/2025/a.txt", "news/b.txt", "newspaper/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Rain.\n")
    return tmp_path


def gone(folder, paths, *locations):
    return [
        location.removeprefix(f"{folder}/")
        for location in find_gone(
            [folder / path for path in paths], [f"{folder}/{name}" for name in locations]
        )
    ]


def test_files_that_exist_are_not_gone(folder):
    assert gone(folder, ["news"], "news/b.txt", "news/2025/a.txt") == []


def test_files_gone_from_a_folder_or_below_are_found(folder):
    assert gone(folder, ["news"], "news/x.txt", "news/2024/y.txt") == ["news/2024/y.txt", "news/x.txt"]


def test_files_gone_from_other_folders_are_left_alone(folder):
    assert gone(folder, ["news"], "newspaper/x.txt", "x.txt") == []


@pytest.mark.parametrize("pattern", ["news/*.txt", "news/**/*.txt", "n*s/*.txt", "news/x.?x?"])
def test_files_gone_that_a_glob_would_match_are_found(folder, pattern):
    assert gone(folder, [pattern], "news/x.txt", "news/x.csv", "newspaper/y.txt") == ["news/x.txt"]


def test_a_folder_reached_through_a_link_is_known_by_its_real_place(folder):
    (folder / "link").symlink_to(folder / "news")
    assert gone(folder, ["link"], "news/x.txt") == ["news/x.txt"]


def test_brackets_in_a_folder_name_are_no_pattern(folder):
    (folder / "n[ab]").mkdir()
    assert gone(folder, ["n[ab]"], "n[ab]/x.txt", "na/x.txt") == ["n[ab]/x.txt"]


def test_what_cannot_be_looked_at_is_not_gone(folder, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    assert is_gone(f"{folder}/news/x.txt")
    assert is_gone(f"{folder}/news/b.txt/x.txt")
    monkeypatch.setattr("index.prune.os.lstat", refuse)
    assert not is_gone(f"{folder}/news/x.txt")
    assert gone(folder, ["news"], "news/x.txt") == []


def test_a_folder_that_lost_all_its_files_at_once_is_not_pruned(folder):
    (folder / "empty").mkdir()
    indexed = [f"{folder}/empty/x.txt", f"{folder}/news/b.txt"]
    with pytest.raises(
        BadInput, match="holds no article now, 1 files are indexed from it: is its disk mounted"
    ):
        check_not_emptied([folder / "news", folder / "empty"], [f"{folder}/news/b.txt"], indexed)
    check_not_emptied([folder / "news"], [f"{folder}/news/b.txt"], indexed)
