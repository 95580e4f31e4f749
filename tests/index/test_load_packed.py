import gzip
import io
import zipfile

import pytest

from index.load import Loaded, LoadOptions, Rejected, Unreadable, load_file


@pytest.fixture
def load(tmp_path):
    def load(raw, name, options=None):
        path = tmp_path / name
        path.write_bytes(raw)
        return list(load_file(path, options))

    return load


def make_zip(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return out.getvalue()


def brief(found):
    return [(f.place, f.key, f.text) if isinstance(f, Loaded) else (f.place, f.reason) for f in found]


LINES = b"".join(b'{"id": "a%d", "text": "Number %d."}\n' % (n, n) for n in range(20_000))


def test_a_packed_text_is_an_article(load):
    assert brief(load(gzip.compress(b"One.\r\nTwo."), "a.txt.gz")) == [("", "", "One.\nTwo.")]


def test_packed_records_have_their_places_and_keys(load):
    raw = b"text\nOne.\nTwo.\n"
    assert brief(load(gzip.compress(raw), "A.CSV.GZ")) == [
        ("line 2", "line 2", "One."),
        ("line 3", "line 3", "Two."),
    ]


def test_packed_parts_are_joined(load):
    raw = gzip.compress(b'{"text": "One."}\n') + gzip.compress(b'{"text": "Two."}\n') + b"\0" * 10
    assert [f.text for f in load(raw, "a.jsonl.gz")] == ["One.", "Two."]


def test_a_packed_file_that_breaks_off_keeps_what_came_before(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINES)[:-4000])
    kept = []
    with pytest.raises(Unreadable, match="the packed file breaks off here"):
        kept.extend(load_file(path))
    assert [item.text for item in kept] == [f"Number {n}." for n in range(len(kept))]
    assert len(kept) > 15_000


def test_a_packed_text_that_breaks_off_is_no_article(load):
    with pytest.raises(Unreadable, match="the packed file breaks off here"):
        load(gzip.compress(LINES)[:-4000], "a.txt.gz")


def test_what_is_not_packed_is_refused(load):
    with pytest.raises(Unreadable, match="not packed with gzip"):
        load(b"plain text", "a.txt.gz")


def test_a_bomb_is_refused_while_it_is_read(load):
    with pytest.raises(Unreadable, match="unpacks to more than 200 times its size"):
        load(gzip.compress(b"x" * 9_000_000), "a.txt.gz")
    with pytest.raises(Unreadable, match=r"unpacks to more than the limit of 0\.1 MB"):
        load(gzip.compress(LINES), "a.txt.gz", LoadOptions(max_unpacked_bytes=100_000))


def test_the_members_of_a_zip_are_read_in_the_order_of_their_names(load):
    members = {
        "b/two.jsonl": b'{"id": "x", "text": "Two."}\n{"text": "Three."}',
        "a.txt": b"One.",
        "c.txt.gz": gzip.compress(b"Four."),
        "d.png": b"\x89PNG",
        ".hidden.txt": b"no",
        "__MACOSX/a.txt": b"no",
        "e/.git/f.txt": b"no",
    }
    assert brief(load(make_zip(members), "a.zip")) == [
        ("member a.txt", "a.txt", "One."),
        ("member b/two.jsonl, line 1", "b/two.jsonl#x", "Two."),
        ("member b/two.jsonl, line 2", "b/two.jsonl#line 2", "Three."),
        ("member c.txt.gz", "c.txt.gz", "Four."),
    ]


def test_a_bad_member_costs_only_itself(load):
    members = {
        "a.txt": b"caf\xe9",
        "b.zip": make_zip({"x.txt": b"x"}),
        "c.jsonl": b'{"text": "One."}\nbad',
        "d.txt": b"Two.",
    }
    found = brief(load(make_zip(members), "a.zip"))
    assert found[0] == (
        "member a.txt",
        "not UTF-8 (byte 3): convert it, or name its encoding, as in --encoding cp1252",
    )
    assert found[1] == ("member b.zip", "a .zip inside a .zip: unpack it first")
    assert found[2] == ("member c.jsonl, line 1", "c.jsonl#line 1", "One.")
    assert found[3][0] == "member c.jsonl, line 2"
    assert found[4] == ("member d.txt", "d.txt", "Two.")


def test_an_encrypted_member_is_rejected_by_name(load):
    raw = bytearray(make_zip({"a.txt": b"secret", "b.txt": b"One."}))
    for at in (6, raw.index(b"PK\x01\x02") + 8):
        raw[at] |= 1
    assert brief(load(bytes(raw), "a.zip")) == [
        ("member a.txt", "encrypted: unpack it with its password first"),
        ("member b.txt", "b.txt", "One."),
    ]


def test_a_damaged_member_costs_only_itself(load):
    raw = bytearray(make_zip({"a.txt": b"One is stored.", "b.txt": b"Two."}, zipfile.ZIP_STORED))
    raw[raw.index(b"One is")] ^= 1
    found = load(bytes(raw), "a.zip")
    assert found[0].place == "member a.txt"
    assert found[0].reason.startswith("a damaged member")
    assert found[1].text == "Two."


def test_a_member_that_is_a_bomb_is_rejected_and_the_rest_read(load):
    found = load(make_zip({"a.txt": b"x" * 9_000_000, "b.txt": b"Two."}), "a.zip", LoadOptions(max_ratio=150))
    assert found[0] == Rejected("member a.txt", "unpacks to more than 150 times its size, as a zip bomb does")
    assert len(found) == 1 or found[1].text == "Two."


def test_a_zip_that_unpacks_to_too_much_is_not_read_on(load):
    members = {f"{n}.jsonl": LINES for n in range(5)}
    options = LoadOptions(max_unpacked_bytes=2 * len(LINES))
    with pytest.raises(Unreadable, match=r"the rest is not read: the \.zip unpacks to more than the limits"):
        load(make_zip(members), "a.zip", options)


def test_methods_that_cannot_be_bounded_are_refused(load):
    found = load(make_zip({"a.txt": b"One."}, zipfile.ZIP_LZMA), "a.zip")
    assert brief(found) == [("member a.txt", "packed with method 14: pack it again with deflate")]


def test_a_path_out_of_the_zip_writes_nothing(load, tmp_path):
    assert brief(load(make_zip({"../../b.txt": b"One."}), "a.zip")) == [
        ("member ../../b.txt", "../../b.txt", "One.")
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"", "a damaged .zip"), (b"PK no zip", "a damaged .zip"), (make_zip({"a.txt": b"One."})[:-30], "a damaged .zip"), (make_zip({"a.png": b"x"}), "no articles in the .zip: saw 1 other files")],
)  # fmt: skip
def test_a_zip_that_holds_nothing_is_refused(load, raw, said):
    with pytest.raises(Unreadable, match=said):
        load(raw, "a.zip")
