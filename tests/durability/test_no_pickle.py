"""The real command line with the packaged model unpickles nothing and connects to nobody, whatever it reads."""

import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.durability.audited import CAUGHT

ROOT = Path(__file__).parents[2]
STORY = (
    "Council votes to mend the old {thing}",
    "The town council of Tern Bay voted on Monday to mend the old {thing} before the summer, after a winter of storms.",
    "“The {thing} is the only thing we have that faces the sea,” said Bram Oster, the chairman of the council.",
    "Lotte Verhoeven, who sells fish there, said she did not believe it. “They promised June last year,” she said.",
)


def story(thing):
    return [line.format(thing=thing) for line in STORY]


def make_page(thing):
    title, *paragraphs = story(thing)
    meta = '<meta property="article:published_time" content="2025-03-04"><meta name="author" content="Nessa Quill">'
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<!doctype html><html lang='en'><head><title>{title}</title>{meta}</head><body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1><time>4 March 2025</time>{body}</article></body></html>"


def make_feed(thing):
    title, *paragraphs = story(thing)
    body = " ".join(paragraphs)
    item = f"<item><title>{title}</title><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate><description>{body}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Tern Bay Gazette</title>{item}</channel></rss>'


def make_warc(thing):
    page = make_page(thing).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://gazette.example/pier\r\n"
        "WARC-Date: 2025-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def make_pdf(thing):
    lines = [line.translate({0x201C: '"', 0x201D: '"'}) for line in story(thing)]
    shown = " T* ".join(f"({line[:90]}) Tj T* ({line[90:]}) Tj T*" for line in lines)
    content = f"BT /F1 11 Tf 14 TL 40 780 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    raw, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(raw))
        raw += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        raw
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
            f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(raw)}\n%%EOF\n"
        ).encode()
    )


def make_zip(thing):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as packed:
        packed.writestr("story.txt", "\n\n".join(story(thing)))
    return raw.getvalue()


def write_files(folder):
    """Write one file of each format; return their names."""
    rows = ["title,text,date", *('"{}","{}",2025-03-04'.format(*story("kiln")[:2]),)]
    texts = {
        "story.txt": "\n\n".join(story("pier")),
        "story.md": "\n\n".join(story("tram")),
        "story.html": make_page("chapel"),
        "story.json": json.dumps({"title": story("bridge")[0], "text": "\n\n".join(story("bridge"))}),
        "story.jsonl": json.dumps({"id": "1", "text": "\n\n".join(story("ferry")), "date": "3 March 2025"})
        + "\n",
        "story.csv": "\n".join(rows) + "\n",
        "story.tsv": "title\ttext\n" + "\t".join(story("mill")[:2]) + "\n",
        "story.rss": make_feed("library"),
    }
    packed = {
        "story.warc": make_warc("market"),
        "story.warc.gz": gzip.compress(make_warc("harbour")),
        "story.pdf": make_pdf("windmill"),
        "story.zip": make_zip("bakery"),
        "story.txt.gz": gzip.compress("\n\n".join(story("fountain")).encode()),
    }
    folder.mkdir()
    for name, raw in {**{name: text.encode() for name, text in texts.items()}, **packed}.items():
        (folder / name).write_bytes(raw)
    return {*texts, *packed}


def run_audited(*commands):
    command = [sys.executable, "-m", "tests.durability.audited"]
    lines = "".join(json.dumps(one) + "\n" for one in commands)
    return subprocess.run(
        command, cwd=ROOT, input=lines, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.model
def test_index_ask_search_check_and_remove_unpickle_nothing_and_connect_to_nobody(tmp_path):
    names = write_files(tmp_path / "files")
    index = ["--index", str(tmp_path / "index")]
    question = "What did Bram Oster say about the pier?"
    done = run_audited(
        ["index", str(ROOT / "data" / "sample"), str(tmp_path / "files"), *index],
        ["articles", "--json", *index],
        ["ask", question, *index],
        ["search", question, *index],
        ["check", *index],
        ["remove", "story.txt", *index],
        ["index", str(tmp_path / "files"), "--prune", *index],
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert [line for line in done.stdout.splitlines() if line.startswith("exit ")] == ["exit 0"] * 7
    listed = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"id"')]
    sources = {Path(record["source"].split("#")[0].split(".zip/")[0]).name for record in listed}
    assert {name for name in names if not any(source.startswith(name) for source in sources)} == set()


@pytest.mark.parametrize(
    "code",
    [
        "import pathlib, pickle; pickle.loads(pickle.dumps(pathlib.PurePosixPath('a')))",
        "import socket; socket.create_connection(('192.0.2.1', 80), timeout=0.01)",
        "import socket; socket.getaddrinfo('onrecord.example', 80)",
    ],
    ids=["unpickled", "connected", "looked up"],
)
def test_the_audit_catches_what_it_is_there_to_catch(code):
    done = run_audited(["python", f"try:\n  {code}\nexcept Exception: pass"])
    assert done.returncode == CAUGHT, done.stderr
    assert "caught " in done.stderr
