import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.load import load_file
from index.load.paths import find_sources
from index.load.sidecars import Sidecars
from index.records import Stated


@pytest.fixture
def folder(tmp_path):
    """Make text/a.txt and text/b.x.txt."""
    (tmp_path / "text").mkdir()
    for name in ("a.txt", "b.x.txt"):
        (tmp_path / "text" / name).write_text("text")
    return tmp_path


def values(stated):
    return {name: value.value for name, value in stated.items()}


def test_a_sidecar_in_the_folder_above_states_what_its_columns_say(folder):
    (folder / "metadata.tsv").write_text(
        "filename\tpublisher\tpublication_date\tauthor\ttitle\twire\n"
        "a\tgazette\t2025-03-04\tNone\tIt’s “late”\tNone\nb.x\therald\tNA\tNessa Quill\t-\tAP\n"
    )
    sidecars = Sidecars()
    assert sidecars.find(folder / "text/a.txt") == {
        "outlet": Stated("gazette", "metadata.tsv, column publisher"),
        "date": Stated("2025-03-04", "metadata.tsv, column publication_date"),
        "title": Stated("It’s “late”", "metadata.tsv, column title"),
    }
    assert values(sidecars.find(folder / "text/b.x.txt")) == {"outlet": "herald", "author": "Nessa Quill"}
    assert sidecars.find(folder / "text/c.txt") == {}
    assert sidecars.failures == []


@pytest.mark.parametrize("column", ["filename", "File", "name", "PATH", "source"])
@pytest.mark.parametrize("name", ["a", "a.txt", "text/a.txt", "text/a", "C:\\\\text\\\\a.txt"])
def test_a_file_is_found_by_its_name_or_path_with_or_without_suffix(folder, column, name):
    if name == "C:\\\\text\\\\a.txt":
        name = "C:\\text\\a.txt"
    (folder / "metadata.csv").write_text(f"{column},title\n{name},Pier\n")
    assert values(Sidecars().find(folder / "text/a.txt")) == {"title": "Pier"}


def test_the_sidecar_in_the_files_own_folder_comes_first(folder):
    (folder / "metadata.csv").write_text("filename,title\na,above\nb.x,above\n")
    (folder / "text/metadata.csv").write_text("filename,title\na,beside\n")
    sidecars = Sidecars()
    assert [sidecars.find(folder / "text" / name)["title"].value for name in ("a.txt", "b.x.txt")] == [
        "beside",
        "above",
    ]


def test_a_source_column_beside_a_column_of_files_is_the_outlet(folder):
    (folder / "metadata.csv").write_text("file,source\na,Gazette\n")
    assert values(Sidecars().find(folder / "text/a.txt")) == {"outlet": "Gazette"}


@pytest.mark.parametrize("value", ["", "None", "NA", "NaN", "null", "n/a", "-"])
def test_a_value_that_stands_for_nothing_is_left_out(folder, value):
    (folder / "metadata.csv").write_text(f"filename,title,author\na,{value},Orr\n")
    assert values(Sidecars().find(folder / "text/a.txt")) == {"author": "Orr"}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (
            b"title,born\nx,1\n",
            "a sidecar without a column of file names: looked for filename, file, name, path, source",
        ),
        (b"", "an empty file"),
        ("filename,title\n".encode("utf-16")[:-1], "damaged UTF-16"),
    ],
)
def test_a_sidecar_that_cannot_be_used_is_reported_once(folder, raw, said):
    (folder / "metadata.csv").write_bytes(raw)
    sidecars = Sidecars()
    for _ in range(2):
        assert sidecars.find(folder / "text/a.txt") == {}
    assert [failure.place for failure in sidecars.failures] == [str(folder / "metadata.csv")]
    assert sidecars.failures[0].reason.startswith(said)


def test_a_bad_row_of_a_sidecar_is_reported_by_its_line(folder):
    (folder / "metadata.csv").write_bytes(b"filename,title\na,One\na,Two\nb.x,caf\xe9\n,Four\n")
    sidecars = Sidecars()
    assert sidecars.find(folder / "text/a.txt") == {}
    assert [(f.place.rpartition(", ")[2], f.reason.split(":")[0]) for f in sidecars.failures] == [
        ("line 3", "a second row for a, which says something else"),
        ("line 4", "not UTF-8 (byte 3 of it)"),
        ("line 5", "no file name in column filename"),
    ]


def test_a_sidecar_is_no_source_and_a_table_of_that_name_with_texts_is(folder):
    (folder / "metadata.csv").write_text("filename,title\na,One\n")
    found = find_sources([folder])
    assert [source.path.name for source in found.files] == ["a.txt", "b.x.txt"]
    assert found.skipped == 0
    (folder / "metadata.csv").write_text("filename,text\na,One\n")
    assert [source.path.name for source in find_sources([folder]).files] == [
        "metadata.csv",
        "a.txt",
        "b.x.txt",
    ]
    assert Sidecars().find(folder / "text/a.txt") == {}
    assert [item.text for item in load_file(folder / "metadata.csv")] == ["One"]


def test_paths_relative_to_the_present_folder_work(folder, monkeypatch):
    (folder / "metadata.csv").write_text("filename,title\na,One\n")
    monkeypatch.chdir(folder / "text")
    assert values(Sidecars().find(Path("a.txt"))) == {"title": "One"}


@pytest.fixture
def years(tmp_path):
    """Make 2024/a.txt, 2025/a.txt and a.txt."""
    for name in ("2024", "2025", "."):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "a.txt").write_text("text")
    return tmp_path


def titles(folder):
    """Give the titles of 2024/a.txt, 2025/a.txt and a.txt, and the failures."""
    sidecars = Sidecars()
    found = [sidecars.find(folder / name) for name in ("2024/a.txt", "2025/a.txt", "a.txt")]
    return [values(stated).get("title") for stated in found], sidecars.failures


@pytest.mark.parametrize("suffix", ["", ".txt"])
def test_a_row_with_a_folder_belongs_to_the_file_in_that_folder(years, suffix):
    (years / "metadata.csv").write_text(f"file,title\n2024/a{suffix},Old\n2025/a{suffix},New\n")
    assert titles(years) == (["Old", "New", None], [])


def test_a_row_with_a_folder_goes_before_a_bare_name(years):
    (years / "metadata.csv").write_text("file,title\na.txt,Bare\n2025/a,New\n")
    assert titles(years) == (["Bare", "New", "Bare"], [])


def test_a_row_with_a_folder_says_nothing_of_other_folders(years):
    (years / "2025/metadata.csv").write_text(
        f"file,title\n2024/a.txt,x\n../2024/a.txt,y\n{years}/2024/a.txt,y\n"
    )
    (years / "metadata.csv").write_text(f"file,title\n2023/a.txt,x\n{years}/b/a.txt,y\nC:\\2022\\a.txt,z\n")
    assert titles(years) == ([None, None, None], [])


@pytest.mark.parametrize("row", ["2025/a.txt", "C:\\old\\2025\\a.txt", "/nowhere/2025/a.txt"])
def test_a_path_written_elsewhere_belongs_to_the_file_whose_path_ends_so(years, row):
    (years / "2025/metadata.csv").write_text(f"file,title\n{row},New\n")
    assert titles(years) == ([None, "New", None], [])


def test_paths_written_elsewhere_that_end_alike_decide_nothing_if_they_differ(years):
    (years / "metadata.csv").write_text("file,title\n/x1/2025/a.txt,One\n/x2/2025/a.txt,Two\n")
    assert titles(years)[0] == [None, None, None]


def test_a_name_in_two_rows_that_differ_decides_nothing_and_is_reported(years):
    (years / "metadata.csv").write_text("file,title\na.txt,One\na.txt,Two\n2024/a.txt,Old\n")
    found, failures = titles(years)
    assert found == ["Old", None, None]
    assert [(f.place, f.reason) for f in failures] == [
        (
            f"{years / 'metadata.csv'}, line 3",
            "a second row for a.txt, which says something else: neither counts",
        )
    ]


def test_a_row_that_is_repeated_does_no_harm(years):
    (years / "metadata.csv").write_text("file,title\na.txt,One\na.txt,One\n")
    assert titles(years) == (["One", "One", "One"], [])


def test_a_number_is_no_author_in_a_sidecar(folder):
    (folder / "metadata.csv").write_text("file,author,byline\na,7,Nessa Quill\n")
    assert values(Sidecars().find(folder / "text/a.txt")) == {"author": "Nessa Quill"}


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_sidecar_is_not_missed_in_a_folder_that_may_not_be_read(folder, mode):
    program = (
        "import os, pathlib, sys\n"
        "from index.load.paths import find_sources\n"
        "from index.load.sidecars import Sidecars\n"
        "os.fchdir(os.open(sys.argv[1], os.O_RDONLY))\n"
        "os.geteuid() or os.seteuid(65534)\n"  # root may read everything
        "sidecars = Sidecars()\n"
        "for source in find_sources(['.']).files: sidecars.find(source.path)\n"
        "print(sidecars.find(pathlib.Path('text/a.txt')), sidecars.failures)\n"
    )
    (folder / "text/metadata.csv").write_text("file,title\na,One\n")
    folder.chmod(0o755)
    (folder / "text").chmod(mode)
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", program, os.fspath(folder)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    (folder / "text").chmod(0o755)
    assert (done.stdout, done.stderr) == ("{} []\n", "")
