import pytest

from index.prune import find_gone


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
