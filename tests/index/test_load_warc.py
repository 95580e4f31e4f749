import gzip
import io
import zlib

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from index.load import Loaded, LoadOptions, Rejected, Unreadable, load_file
from index.records import Stated

HTML = """<!DOCTYPE html><html lang="en"><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>The town council of Tern Bay voted on Monday to mend the old pier before the summer, after three years of talk.</p>
<p>“The pier is the only street we have that ends in the sea,” said Bram Oster, the chairman of the council.</p>
<p>Lotte Verhoeven, who sells fish on the pier, said she did not believe it, as they had promised June last year.</p>
</article></body></html>"""


class Maker:
    """Makes an archive record by record."""

    def __init__(self, packed=True):
        self.out = io.BytesIO()
        self.writer = WARCWriter(self.out, gzip=packed)

    def add(
        self,
        url,
        body,
        *,
        status="200 OK",
        kind="text/html",
        headers=(),
        record_type="response",
        date="2020-01-01T00:00:00Z",
    ):
        http = StatusAndHeaders(status, [("Content-Type", kind), *headers], protocol="HTTP/1.1")
        self.writer.write_record(
            self.writer.create_warc_record(
                url,
                record_type,
                payload=io.BytesIO(body if isinstance(body, bytes) else body.encode()),
                http_headers=http if record_type == "response" else None,
                warc_content_type=kind if record_type == "resource" else "",
                warc_headers_dict={"WARC-Date": date},
            )
        )
        return self

    def raw(self):
        return self.out.getvalue()


@pytest.fixture
def load(tmp_path):
    def load(raw, name="a.warc.gz", options=None):
        path = tmp_path / name
        path.write_bytes(raw)
        return list(load_file(path, options))

    return load


def three(packed=True):
    made = Maker(packed)
    for number in (1, 2, 3):
        made.add(f"https://a.example/{number}", HTML.format(f"Story number {number}"))
    return made


@pytest.mark.parametrize(
    ("packed", "name"), [(True, "a.warc.gz"), (False, "a.warc"), (True, "a.warc"), (False, "a.warc.gz")]
)
def test_each_captured_page_is_an_article_by_its_url(load, packed, name):
    found = load(three(packed).raw(), name)
    assert [f.key for f in found] == [f"https://a.example/{n}" for n in (1, 2, 3)]
    assert [f.text.split("\n")[0] for f in found] == [f"Story number {n}" for n in (1, 2, 3)]
    assert found[0].place == "record at byte 0 (https://a.example/1)"
    assert found[0].stated["url"] == Stated("https://a.example/1", "URL of the capture")


def test_the_place_of_a_record_is_where_its_packed_part_begins(load):
    raw = three().raw()
    place = load(raw)[1].place
    at = int(place.split()[3])
    assert b"https://a.example/2" in gzip.decompress(raw[at:])[:400]


def test_the_date_of_the_capture_is_not_that_of_the_story(load):
    assert "date" not in load(three().raw())[0].stated


def test_two_captures_of_a_url_are_told_apart_by_their_dates(load):
    made = Maker()
    for date in ("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"):
        made.add("https://a.example/1", HTML.format("A story that changed"), date=date)
    assert [f.key for f in load(made.raw())] == [
        "https://a.example/1",
        "https://a.example/1 captured 2021-01-01T00:00:00Z",
    ]


def test_what_is_no_page_is_passed_over(load):
    made = (
        Maker()
        .add("https://a.example/x", "gone", status="404 Not Found")
        .add("https://a.example/i", b"\x89PNG", kind="image/png")
    )
    made.add("https://a.example/1", HTML.format("The one story"))
    made.add("https://a.example/r", HTML.format("A resource"), record_type="resource", kind="text/html")
    assert [f.key for f in load(made.raw())] == ["https://a.example/1", "https://a.example/r"]


def test_a_page_without_an_article_is_rejected_by_its_url(load):
    found = load(Maker().add("https://a.example/", "<html><body></body></html>").raw())
    assert found == [Rejected("record at byte 0 (https://a.example/)", "no article text found in the page")]


def deflate(raw, bits):
    packer = zlib.compressobj(wbits=bits)
    return packer.compress(raw) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda raw: deflate(raw, -15)),
        ("gzip", lambda raw: raw),
    ],
)
def test_a_packed_page_is_unpacked(load, encoding, pack):
    body = pack(HTML.format("A packed story").encode())
    (found,) = load(Maker().add("https://a.example/1", body, headers=[("Content-Encoding", encoding)]).raw())
    assert found.text.startswith("A packed story")


def test_a_page_in_chunks_is_joined(load):
    html = HTML.format("A story in chunks").encode()
    body = b"".join(
        b"%x\r\n%s\r\n" % (len(html[i : i + 100]), html[i : i + 100]) for i in range(0, len(html), 100)
    )
    (found,) = load(
        Maker()
        .add("https://a.example/1", body + b"0\r\n\r\n", headers=[("Transfer-Encoding", "chunked")])
        .raw()
    )
    assert found.text.startswith("A story in chunks")


def test_the_encoding_that_the_server_names_is_used(load):
    body = HTML.format("Ein Café").encode("latin-1", "replace")
    (found,) = load(Maker().add("https://a.example/1", body, kind="text/html; charset=ISO-8859-1").raw())
    assert (found.text.split("\n")[0], found.encoding) == ("Ein Café", "cp1252")


@pytest.mark.parametrize(("packed", "name"), [(True, "a.warc.gz"), (False, "a.warc")])
def test_a_truncated_archive_keeps_what_came_before(load, packed, name):
    raw = three(packed).raw()
    found = load(raw[:-300], name)
    assert [type(f) for f in found] == [Loaded, Loaded, Rejected]
    assert found[-1].reason.startswith("the archive breaks off or is damaged here")


def test_a_damaged_archive_keeps_what_came_before(load):
    raw = bytearray(three().raw())
    second = raw.index(b"\x1f\x8b\x08", 10)
    raw[second + 30 : second + 60] = b"\xff" * 30
    found = load(bytes(raw))
    assert [type(f) for f in found] == [Loaded, Rejected]
    assert found[1].place.startswith("record at byte ")


def test_a_page_that_unpacks_to_more_than_the_limit_is_rejected_and_the_next_one_read(load):
    bomb = gzip.compress(b"<p>" + b"x" * 3_000_000)
    made = Maker().add("https://a.example/1", bomb, headers=[("Content-Encoding", "gzip")])
    made.add("https://a.example/2", HTML.format("A story of size"))
    first, second = load(made.raw(), options=LoadOptions(max_bytes=1_000_000))
    assert first.reason == "it unpacks to more than the limit of 1 MB for one article"
    assert second.key == "https://a.example/2"


def test_an_archive_that_unpacks_to_too_much_is_not_read_on(load):
    made = (
        three()
        .add("https://a.example/b", b"x" * 5_000_000, kind="text/plain")
        .add("https://a.example/4", HTML.format("Late"))
    )
    found = load(made.raw())
    assert [type(f) for f in found] == [Loaded] * 3 + [Rejected]
    assert "more than 200 times its size" in found[-1].reason


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"", "an empty file"), (b"\x89PNG\r\n\x1a\n", "no web archive"), (b"a text\nof lines\n", "no web archive"), (b"WARC/1.0\r\n", "no web")],
)  # fmt: skip
def test_what_is_no_archive_is_refused(load, raw, said):
    with pytest.raises(Unreadable, match=said):
        load(raw)


def test_an_archive_without_pages_says_how_many_records_it_has(load):
    with pytest.raises(Unreadable, match="no web page with status 200 among 1 records"):
        load(Maker().add("https://a.example/x", "gone", status="404 Not Found").raw())


def test_nothing_is_written_to_stderr(load, capfd):
    load(three().raw()[:-300])
    load(three(packed=False).raw().replace(b"Content-Length: ", b"Content-Length: 1", 1), "b.warc")
    assert capfd.readouterr() == ("", "")
