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
        ("filename,title\n".encode("utf-16"), "UTF-16: convert it"),
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
    assert values(sidecars.find(folder / "text/a.txt")) == {"title": "One"}
    assert [(f.place.rpartition(", ")[2], f.reason.split(":")[0]) for f in sidecars.failures] == [
        ("line 3", "a second row for a"),
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
    from pathlib import Path

    (folder / "metadata.csv").write_text("filename,title\na,One\n")
    monkeypatch.chdir(folder / "text")
    assert values(Sidecars().find(Path("a.txt"))) == {"title": "One"}
