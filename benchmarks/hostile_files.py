"""Hostile files for `benchmarks.hostile`: pages, feeds, web archives, PDF files, packed files and bombs."""

import gzip
import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from benchmarks.hostile_cases import MB, SUFFIXES, Case, Family, mutate, record, story

# Pages


def page(text: str, head: str = "") -> str:
    """Write a page that holds a text."""
    body = "".join(f"<p>{part}</p>\n" for part in text.split("\n\n"))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A title</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a></nav><article><h1>A title</h1>{body}</article></body></html>"
    )


def page_mutated(rng: random.Random) -> Case:
    """A page changed byte by byte or cut off."""
    raw = mutate(rng, page(story(rng, 6)).encode(), 40)
    return Case("malformed HTML", b"a.html", [raw[: rng.randrange(len(raw))] if rng.random() < 0.4 else raw])


def page_odd(rng: random.Random) -> Case:
    """Pages built to be costly."""
    n = rng.choice([1_000, 20_000])
    text = story(rng, 4)
    raw = rng.choice(
        [
            "<div>" * n + text, "<b><i>" * n + text, page(text).replace("<p>", "<p " + "a=b " * n + ">", 1), "<" * n + text,
            "<!--" * n + text, page(text).replace("said", "&amp;" * n), "<table>" * (n // 10) + text, "<p>" * n,
            page(text, "<script type='application/ld+json'>" + '{"a":' * n + "</script>"), "<!DOCTYPE " + "[" * n,
            page(text, '<meta name="date" content="' + "9" * n + '">'), "&#x" + "0" * n + "41;" + text,
            page(text, '<meta charset="' + "u" * 30 + '">'), "<svg><math><select><template>" * (n // 10) + text,
        ]
    )  # fmt: skip
    return Case("costly HTML", b"a.htm", [raw.encode()])


def page_dates(rng: random.Random) -> Case:
    """A page with impossible dates; its text is to be kept."""
    text = story(rng, 5)
    value = rng.choice(["NaN", "0000-00-00", "99999-01-01", "2025-02-31T25:61", "\u202e5202", "1e9", "-1"])
    head = f'<meta property="article:published_time" content="{value}"><meta name="date" content="{value}">'
    return Case("impossible dates", b"a.html", [page(text, head).encode()], (text.split("\n\n")[2],))


# Feeds


def feed(texts: list[str]) -> str:
    """Write a feed of these texts."""
    items = "\n".join(
        f"<item><title>A title</title><guid>g{n}</guid><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[{''.join(f'<p>{part}</p>' for part in text.split(chr(10) * 2))}]]></description></item>"
        for n, text in enumerate(texts)
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Gazette</title>\n{items}\n</channel></rss>'


def feed_cut(rng: random.Random) -> Case:
    """A feed that breaks off; the entries that are whole before are to be kept."""
    texts = [story(rng) for _ in range(6)]
    whole = feed(texts)
    cut = rng.randrange(whole.index("<item>"), len(whole))
    good = tuple(
        t for n, t in enumerate(texts) if whole.find("</item>", whole.index(f"<guid>g{n}<")) + 7 <= cut
    )
    return Case("truncated feeds", b"a.rss", [whole[:cut].encode()], good)


def feed_mutated(rng: random.Random) -> Case:
    """A feed changed byte by byte."""
    return Case("malformed feeds", b"a.xml", [mutate(rng, feed([story(rng) for _ in range(4)]).encode(), 20)])


def feed_bomb(rng: random.Random) -> Case:
    """Entities that unfold, or that name files."""
    names = [f"e{n}" for n in range(12)]
    laughs = '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    doctype, use = rng.choice(
        [
            (laughs, "&e11;"),
            (f'<!ENTITY a "{"x" * 100_000}">', "&a;" * 20_000),
            ('<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;"),
            ('<!ENTITY % a SYSTEM "http://localhost:1/x.dtd"> %a;', "x"),
            ('<!entity a "&a;">', "&a;"),
        ]
    )
    raw = feed([story(rng)]).replace("<rss", f"<!DOCTYPE rss [{doctype}]>\n<rss").replace("A title", use)
    return Case("entity bombs", rng.choice([b"a.xml", b"a.atom"]), [raw.encode()])


# Web archives


def warc_record(url: str, body: bytes, *headers: bytes) -> bytes:
    """Write one record of a web archive."""
    http = b"\r\n".join([b"HTTP/1.1 200 OK", b"Content-Type: text/html; charset=utf-8", *headers, b"", body])
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        + f"WARC-Target-URI: {url}\r\nContent-Length: {len(http)}\r\n\r\n".encode()
        + http
        + b"\r\n\r\n"
    )


def _archive(rng: random.Random, packed: bool) -> tuple[list[str], list[bytes]]:
    texts = [story(rng, 5) for _ in range(4)]
    records = [warc_record(f"https://a.example/{n}", page(text).encode()) for n, text in enumerate(texts)]
    return [text.split("\n\n")[2] for text in texts], [_gzip(raw) if packed else raw for raw in records]


def warc_hurt(rng: random.Random) -> Case:
    """An archive that breaks off, or of which one record is changed; what stands before is to be kept."""
    packed = rng.random() < 0.5
    texts, records = _archive(rng, packed)
    hit = rng.randrange(4)
    if rng.random() < 0.5:
        raw = b"".join(records[:hit]) + records[hit][: rng.randrange(len(records[hit]))]
        kind = "truncated web archives"
    else:
        records[hit] = mutate(rng, records[hit])
        raw, kind = b"".join(records), "damaged web archives"
    return Case(kind, b"a.warc.gz" if packed else b"a.warc", [raw], tuple(texts[:hit]))


def warc_bomb(rng: random.Random) -> Case:
    """Pages that unpack to gigabytes, records that do, lines of headers without an end."""
    texts, records = _archive(rng, False)
    bomb = rng.choice(
        [
            warc_record("https://b.example/", _bomb(), b"Content-Encoding: gzip"),
            warc_record("https://b.example/", zlib.compress(b"\0" * 20 * MB), b"Content-Encoding: deflate"),
            warc_record("https://b.example/", b"ffffffff\r\nabc", b"Transfer-Encoding: chunked"),
            warc_record("https://b.example/", b"-5\r\nabc", b"Transfer-Encoding: chunked"),
            warc_record("https://b.example/", b"\x1b" * 500, b"Content-Encoding: br"),
            warc_record("https://b.example/", b"<p>x", b"Content-Encoding: rot13"),
            warc_record("", b"<p>x"),
        ]
    )
    if rng.random() < 0.3:
        return Case("bombs in web archives", b"a.warc.gz", [*map(_gzip, records), _bomb()], tuple(texts))
    if rng.random() < 0.2:
        return Case(
            "bombs in web archives", b"a.warc", [*records, b"WARC/1.0\r\nX: ", b"y" * 20 * MB], tuple(texts)
        )
    return Case("bombs in web archives", b"a.warc", [*records[:2], bomb, *records[2:]], tuple(texts))


# PDF files


@cache
def make_pdf() -> bytes:
    """Write a PDF of three pages."""
    return _pdf_of(
        [b"BT /F1 12 Tf 72 700 Td (The pier of page %d is mended.) Tj ET" % number for number in range(3)]
    )


def _pdf_of(streams: list[bytes], copies: int = 1) -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
         NameObject("/BaseFont"): NameObject("/Helvetica")}
    )  # fmt: skip
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    for content in streams:
        added = writer.add_blank_page(612, 792)
        stream = DecodedStreamObject()
        stream.set_data(content)
        added[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        added[NameObject("/Contents")] = ArrayObject([writer._add_object(stream.flate_encode())] * copies)
    writer.add_metadata({"/Title": "The pier", "/Author": "Nessa Quill"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_hurt(rng: random.Random) -> Case:
    """A PDF changed byte by byte or cut off, or one whose streams are bombs."""
    kind = rng.randrange(4)
    if kind == 0:
        return Case("truncated PDF", b"a.pdf", [make_pdf()[: rng.randrange(len(make_pdf()))]])
    if kind == 1:
        raw = _pdf_of([b"BT /F1 9 Tf (a) Tj ET\n" * rng.choice([1000, 20 * MB // 22])], copies=50)
        return Case("bombs in PDF", b"a.pdf", [raw])
    if kind == 2:
        loop = rng.choice(
            [
                b"[2 0 R]",
                b"[3 0 R 3 0 R]",
                b"2 0 R",
                b"[" * 3000,
                b"<<" * 3000,
                b"[" + b"3 0 R " * 3000 + b"]",
            ]
        )
        raw = (
            b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids "
            + loop + b" /Count -1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 3 0 R /Contents 3 0 R >>\nendobj\n"
            b"trailer\n<< /Root 1 0 R /Prev 5 >>\nstartxref\n0\n%%EOF"
        )  # fmt: skip
        return Case("malformed PDF", b"a.pdf", [raw])
    return Case("malformed PDF", b"a.pdf", [mutate(rng, make_pdf(), 15)])


# Packed files


def _gzip(raw: bytes) -> bytes:
    return gzip.compress(raw, mtime=0)


@cache
def _bomb() -> bytes:
    """Pack 300 MB of nothing."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(b" " * MB) for _ in range(300)) + packer.flush()


def make_zip(members: dict[str, bytes]) -> bytes:
    """Write a .zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(zipfile.ZipInfo(name), raw, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def zip_members(rng: random.Random) -> Case:
    """Good members of a .zip among bad ones."""
    texts = {f"{n}{rng.choice('xyz')}.txt": story(rng) for n in range(5)}
    line = story(rng)
    bad = {
        "b1.txt": b"caf\xe9", "b2.zip": make_zip({"a.txt": b"x"}), "b3.pdf": b"%PDF", "b4.json": b"[" * 10_000,
        "b5.txt.gz": b"\x1f\x8b\x08", "../../b6.txt": b"", "b7.jsonl": json.dumps(record(rng, line)).encode() + b"\n{",
        "b8.txt": b"\0", "b9.html": b"<", "__MACOSX/x.txt": b"hidden", "b\n10.txt": b"\xff", "b11.warc.gz": b"x",
    }  # fmt: skip
    chosen = dict(rng.sample(sorted(bad.items()), 6))
    good = [*texts.values(), *([line] if "b7.jsonl" in chosen else [])]
    raw = make_zip({**{name: text.encode() for name, text in texts.items()}, **chosen})
    return Case("bad members of a .zip", b"a.zip", [raw], tuple(good))


def zip_hurt(rng: random.Random) -> Case:
    """A .zip cut off, changed, or with flags and sizes that lie."""
    raw = bytearray(make_zip({f"{n}.txt": story(rng).encode() for n in range(3)}))
    kind = rng.randrange(4)
    if kind == 0:
        return Case("truncated .zip", b"a.zip", [bytes(raw[: rng.randrange(len(raw))])])
    if kind == 1:
        return Case("malformed .zip", b"a.zip", [mutate(rng, bytes(raw), 15)])
    at = raw.index(b"PK\x01\x02")
    if kind == 2:
        raw[at + 8] |= 1
        return Case("encrypted members", b"a.zip", [bytes(raw)])
    struct.pack_into("<I", raw, at + rng.choice([20, 24, 42]), rng.choice([0, 1, 0xFFFFFFFF, 0x7FFFFFFF]))
    return Case("lying sizes in a .zip", b"a.zip", [bytes(raw)])


def bombs(rng: random.Random) -> Case:
    """Files that unpack to far more than they are: by ratio, one in another, many over the same bytes."""
    text = story(rng)
    line = json.dumps(record(rng, text)).encode() + b"\n"
    choice = rng.randrange(6)
    if choice == 0:
        return Case("bombs", b"a.txt.gz", [_bomb()])
    if choice == 1:
        return Case("bombs", b"a.jsonl.gz", [_gzip(line), _bomb()], (text,))
    if choice == 2:
        return Case("bombs", b"a.zip", [make_zip({"a.txt": text.encode(), "b.txt": b" " * 30 * MB})], (text,))
    if choice == 3:
        return Case(
            "bombs",
            b"a.zip",
            [make_zip({"a.txt": text.encode(), "b.txt.gz": _bomb(), "c.zip": b"PK"})],
            (text,),
        )
    if choice == 4:
        return Case("bombs", b"a.zip", [_overlapping(b" " * 5 * MB, 300)])
    return Case(
        "bombs", rng.choice([b"a.csv.gz", b"a.html.gz", b"a.pdf.gz", b"a.xml.gz", b"a.json.gz"]), [_bomb()]
    )


def _overlapping(raw: bytes, count: int) -> bytes:
    """Write a .zip whose directory names the same bytes again and again (Fifield, 2019)."""
    whole = make_zip({"a.txt": raw})
    at = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    directory = whole[at:end] * count
    tail = bytearray(whole[end:])
    struct.pack_into("<HHI", tail, 8, count, count, len(directory))
    return whole[:at] + directory + bytes(tail)


def gzip_cut(rng: random.Random) -> Case:
    """Packed JSON lines that break off; the lines that were whole are to be kept."""
    texts = [story(rng) for _ in range(60)]
    packed = _gzip("".join(json.dumps(record(rng, text)) + "\n" for text in texts).encode())
    packed = packed[: rng.randrange(20, len(packed) - 8)]
    whole = zlib.decompressobj(31).decompress(packed).count(b"\n")
    return Case("truncated .gz", b"a.jsonl.gz", [packed], tuple(texts[:whole]))


def lying_suffix(rng: random.Random) -> Case:
    """A good file of one kind under the suffix of another."""
    text = story(rng)
    raw = rng.choice(
        [
            text.encode(), page(text).encode(), json.dumps(record(rng, text)).encode(), feed([text]).encode(), make_pdf(),
            make_zip({"a.txt": text.encode()}), _gzip(text.encode()), warc_record("https://a.example/", page(text).encode()),
            f"id,text\n1,{text.splitlines()[0]}\n".encode(), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\x7fELF\2\1\1\0", b"SQLite format 3\0",
        ]
    )  # fmt: skip
    return Case("suffixes that lie", b"a" + rng.choice(SUFFIXES), [raw])


def all_families() -> Iterator[tuple[Family, int]]:
    """Give each family and its share among a thousand."""
    yield from (
        (page_mutated, 50), (page_odd, 25), (page_dates, 10), (feed_cut, 30), (feed_mutated, 35), (feed_bomb, 15),
        (warc_hurt, 50), (warc_bomb, 12), (pdf_hurt, 50), (zip_members, 40), (zip_hurt, 30), (bombs, 18), (gzip_cut, 20),
        (lying_suffix, 62),
    )  # fmt: skip
