"""Hostile files for `benchmarks.hostile`: records, tables, text and names; good records among the bad ones."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Case:
    """A file to load.

    Attributes:
        kind: What is hostile about it.
        name: Its file name.
        parts: Its bytes, in pieces, so that a large one need not be held.
        good: Texts of the articles in it that must be kept.
    """

    kind: str
    name: bytes
    parts: Sequence[bytes]
    good: tuple[str, ...] = field(default=())


Family = Callable[[random.Random], Case]

_WORDS = "pier council harbour ferry mayor lantern tram violin honey bridge storm herring school vote winter".split()
WRONG: tuple[object, ...] = (
    None, True, False, 0, -1, 1.5, float("nan"), float("inf"), 10**40, [], {}, [[]], [None], {"a": []}, "", " ", "NaN",
    "\ud800", "a\0b", "\u202e\u2066", "x" * 5000, ["a", 1, {"name": "b"}], {"name": {"name": "c"}}, "0000-00-00", "99999-13-45",
)  # fmt: skip
DATES = (
    "NaN",
    "0000-00-00",
    "99999-01-01",
    "2025-02-31",
    "31/12/-5",
    "tomorrow",
    "1e400",
    "٢٠٢٥-٠١-٠١",
    "\u202e5202",
    "",
)


def story(rng: random.Random, paragraphs: int = 3) -> str:
    """Write a text that no other case has."""
    lines = []
    for _ in range(paragraphs):
        words = " ".join(rng.choices(_WORDS, k=18))
        lines.append(f"The {words} of case {rng.getrandbits(48):x}, said the clerk of Tern Bay.")
    return "\n\n".join(lines)


def mutate(rng: random.Random, raw: bytes, changes: int = 8) -> bytes:
    """Change, drop, double or insert some bytes of a file."""
    out = bytearray(raw)
    for _ in range(rng.randint(1, changes)):
        at, kind = rng.randrange(max(1, len(out))), rng.randrange(4)
        if kind == 0 and out:
            out[at] = rng.randrange(256)
        elif kind == 1:
            del out[at : at + rng.randint(1, 30)]
        elif kind == 2:
            out[at:at] = out[at : at + rng.randint(1, 200)]
        else:
            out[at:at] = bytes(rng.choices(b"\0\xff<>&\"'{}[](),;/\\\n%", k=rng.randint(1, 5)))
    return bytes(out)


def mixed(rng: random.Random, good: Sequence[bytes], bad: Sequence[bytes]) -> list[bytes]:
    """Put the bad ones anywhere among the good ones, whose order stays."""
    out = list(good)
    for raw in bad:
        out.insert(rng.randint(0, len(out)), raw)
    return out


def record(rng: random.Random, text: str, **more: object) -> dict[str, object]:
    """Make a good record."""
    return {"id": f"{rng.getrandbits(40):x}", "title": "A title", "date": "2025-03-04", "text": text} | more


# Text


def text_encodings(rng: random.Random) -> Case:
    """Texts in encodings that are not UTF-8, or broken UTF-8."""
    text = story(rng) + " “Café” – naïve: Привет"
    raw = rng.choice(
        [
            text.encode("utf-8")[:-1],
            text.encode("cp1251", "ignore") + b"\xe9",
            text.encode("utf-16"),
            text.encode("utf-32"),
            b"\xff\xfe" + text.encode("utf-8"),
            text.encode().replace(b"a", b"\xc0\xaf"),
            b"\xed\xa0\x80" + text.encode(),
            rng.randbytes(3000),
            b"\0" + text.encode(),
        ]
    )
    return Case("broken encodings", b"a.txt", [raw])


def text_odd(rng: random.Random) -> Case:
    """Texts of odd characters, which are to be kept as they stand."""
    odd = rng.choice(
        [
            "\u202e",
            "\u2066\u2069",
            "\u200b\u200f",
            "\ufeff",
            "\r",
            "\x0b\x0c\x85",
            "\U0010ffff",
            "e" + "\u0301" * 300,
        ]
    )
    text = "".join(word + odd for word in story(rng).split(" "))
    return Case("bidi controls and odd characters", b"a.txt", [text.encode()], (text.strip(),))


def text_binary(rng: random.Random) -> Case:
    """NUL beyond the first bytes."""
    return Case("NUL in a text", b"a.md", [story(rng, 60).encode() * 2, b"\0", story(rng).encode()])


# JSON


def bad_values(rng: random.Random) -> list[bytes]:
    """Give JSON that is no record, or broken, each on one line and with its brackets closed."""
    text = json.dumps(story(rng))
    return [
        b'{"text": "caf\xe9 \xff"}',
        b'{"text": NaN}', b'{"text": -Infinity}', b'{"text": oops}', b"{'text': 'single'}", b'{"text": "a",}',
        b'{"text": "\\ud800 half"}', b'{"text": "nul \\u0000 here"}', b'{"text": "bad \\x escape"}',
        b'{"text": ' + b"9" * 6000 + b"}",
        b'{"text": ' + b"[" * 10_000 + b"]" * 10_000 + b"}",
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b"[]", b"null", b"1e999", b'"text"', b"[[[]]]", b"{}", b'{"title": "no text"}', b'{"text": []}', b'{"text": {"a": 1}}',
        f'{{"text": {text} {text}}}'.encode(), f'{{"text" {text}}}'.encode(), f'{{{text}}}'.encode(),
        b'{"text": "   "}', b'{"text": "None"}', b"\xef\xbb\xbf\xef\xbb\xbf{}", b"\x00\x01\x02",
    ]  # fmt: skip


def json_lines(rng: random.Random) -> Case:
    """Good lines among bad ones; unbalanced lines too, which cost only themselves."""
    texts = [story(rng) for _ in range(6)]
    bad = [*rng.sample(bad_values(rng), 6), b'{"text": "cut', b"}", b'{"text": "a"}}', b"{" * 50]
    good = [json.dumps(record(rng, text)).encode() for text in texts]
    return Case(
        "bad JSON lines",
        rng.choice([b"a.jsonl", b"a.ndjson"]),
        [b"\n".join(mixed(rng, good, bad))],
        tuple(texts),
    )


def json_list(rng: random.Random) -> Case:
    """Good members of a list among bad ones, in a list or a wrapper."""
    texts = [story(rng) for _ in range(6)]
    good = [json.dumps(record(rng, text), indent=rng.choice([None, 2])).encode() for text in texts]
    members = b",\n".join(mixed(rng, good, rng.sample(bad_values(rng), 6)))
    before, after = rng.choice(
        [(b"[", b"]"), (b'{"count": 12, "articles": [', b"]}"), (b'{"a": {"docs": [', b'], "b": [1]}}')]
    )
    return Case("bad members of a JSON list", b"a.json", [before, members, after], tuple(texts))


def json_types(rng: random.Random) -> Case:
    """Wrong types in every field but the text; the articles are to be kept."""
    texts = [story(rng) for _ in range(8)]
    names = (
        "title",
        "headline",
        "date",
        "published",
        "url",
        "source",
        "publisher",
        "author",
        "authors",
        "language",
        "id",
        "guid",
    )
    rows = [{**{name: rng.choice(WRONG) for name in names}, "text": text} for text in texts]
    if rng.random() < 0.5:
        return Case("wrong types in every field", b"a.json", [json.dumps(rows).encode()], tuple(texts))
    return Case(
        "wrong types in every field", b"a.jsonl", ["\n".join(map(json.dumps, rows)).encode()], tuple(texts)
    )


def json_cut(rng: random.Random) -> Case:
    """A list that breaks off; what is whole before is to be kept."""
    texts = [story(rng) for _ in range(8)]
    raw, ends = b"[", []
    for text in texts:
        raw += json.dumps(record(rng, text)).encode() + b", "
        ends.append(len(raw))
    cut = rng.randrange(10, len(raw))
    good = tuple(text for text, end in zip(texts, ends, strict=True) if end <= cut + 1)
    return Case("truncated JSON", b"a.json", [raw[:cut]], good)


def json_dates(rng: random.Random) -> Case:
    """Dates that are none; the articles are to be kept."""
    texts = [story(rng) for _ in range(len(DATES))]
    rows = [
        json.dumps(record(rng, text, date=date)).encode() for text, date in zip(texts, DATES, strict=True)
    ]
    return Case("impossible dates", b"a.jsonl", [b"\n".join(rows)], tuple(texts))


def json_ids(rng: random.Random) -> Case:
    """The same ids and keys again and again; every article is to be kept."""
    texts = [story(rng) for _ in range(12)]
    rows = [json.dumps(record(rng, text, id=rng.choice(["a", 1, "1", None]))) for text in texts]
    rows = [
        row.replace('"title"', '"id": "b", "title": "c", "title"') if rng.random() < 0.3 else row
        for row in rows
    ]
    return Case("duplicate keys and ids", b"a.json", [f"[{','.join(rows)}]".encode()], tuple(texts))


def json_mutated(rng: random.Random) -> Case:
    """JSON lines of which some are changed byte by byte; the others are to be kept."""
    texts = [story(rng) for _ in range(10)]
    rows = [json.dumps(record(rng, text)).encode() for text in texts]
    hit = set(rng.sample(range(10), 3))
    rows = [mutate(rng, row).replace(b"\n", b" ") if n in hit else row for n, row in enumerate(rows)]
    return Case(
        "mutated JSON lines",
        b"a.jsonl",
        [b"\n".join(rows)],
        tuple(t for n, t in enumerate(texts) if n not in hit),
    )


def json_long(rng: random.Random, size: int = 100 * MB) -> Case:
    """A line of 100 MB between two good ones."""
    one, two = story(rng), story(rng)
    parts = [json.dumps(record(rng, one)).encode() + b'\n{"text": "', *[b"x" * MB] * (size // MB), b'"}\n']
    return Case("a line of 100 MB", b"a.jsonl", [*parts, json.dumps(record(rng, two)).encode()], (one, two))


def json_long_member(rng: random.Random, size: int = 100 * MB) -> Case:
    """A member of 100 MB between two good ones."""
    one, two = story(rng), story(rng)
    parts = [
        b"[" + json.dumps(record(rng, one)).encode() + b',{"text": "',
        *[b"x" * MB] * (size // MB),
        b'"},',
    ]
    return Case(
        "a JSON member of 100 MB",
        b"a.json",
        [*parts, json.dumps(record(rng, two)).encode() + b"]"],
        (one, two),
    )


# Tables


def _cell(text: str, delimiter: str) -> str:
    return '"' + text.replace('"', '""') + '"' if delimiter in text or '"' in text or "\n" in text else text


def table(rng: random.Random) -> Case:
    """Good rows among bad ones."""
    delimiter = rng.choice([",", ";", "\t", "|"])
    texts = [story(rng) + rng.choice(["", ' "It is late," he said.']) for _ in range(8)]
    good = [
        delimiter.join((f"k{n}", "2025-03-04", "A title", _cell(text, delimiter))).encode()
        for n, text in enumerate(texts)
    ]
    d = delimiter.encode()
    bad = [
        d.join((b"b1", b"2025", b"caf\xe9", b"bad \xff bytes")),
        d.join([b"b2", *[b"too many"] * 9]),
        d.join((b"b3", b"2025", b'"open', b"never closed")),
        d.join((b"b4", b"2025", b"title", b'"an "undoubled" mark"')),
        d.join((b"b5", b"2025", b"title", b"nul \0 here")),
        b"just one cell",
        d.join((b"b6", b"2025", b"title", b"")),
        b'"',
        b'"""',
        b"\xff\xfe\xfd",
    ]
    header = delimiter.join(("id", "date", "title", "text")).encode()
    rows = [header, *mixed(rng, good, rng.sample(bad, 4))]
    name = b"a.tsv" if delimiter == "\t" else b"a.csv"
    return Case("bad rows of a table", name, [b"\n".join(rows) + b"\n"], tuple(texts))


def table_mutated(rng: random.Random) -> Case:
    """A table of which one row is changed byte by byte; the others are to be kept."""
    texts = [story(rng) for _ in range(10)]
    rows = [f"k{n},2025-03-04,A title,{_cell(text, ',')}".encode() for n, text in enumerate(texts)]
    hit = rng.randrange(10)
    rows[hit] = mutate(rng, rows[hit])
    good = tuple(text for n, text in enumerate(texts) if n != hit)
    return Case("mutated table", b"a.csv", [b"id,date,title,text\n" + b"\n".join(rows) + b"\n"], good)


def table_huge(rng: random.Random, size: int = 25 * MB) -> Case:
    """A cell larger than the limit of one article, on one line or on many."""
    one, two = story(rng), story(rng)
    piece = rng.choice([b"x" * MB, b"some words to read\n" * (MB // 19)])
    parts = [f'id,date,text\n1,2025,{_cell(one, ",")}\n2,2025,"'.encode(), *[piece] * (size // MB)]
    return Case("a huge cell", b"a.csv", [*parts, f'"\n3,2025,{_cell(two, ",")}\n'.encode()], (one, two))


def table_marks(rng: random.Random) -> Case:
    """Rows each of which opens a quotation mark."""
    rows = [f'{n},2025,"open {story(rng, 1)}' for n in range(rng.randint(50, 400))]
    return Case("unbalanced quotation marks", b"a.csv", [("id,date,text\n" + "\n".join(rows)).encode()])


# Any format


SUFFIXES = (
    b".txt .md .html .htm .xhtml .json .jsonl .ndjson .csv .tsv .xml .rss .atom .warc .warc.gz .pdf .zip .txt.gz .jsonl.gz"
).split()


def empty(rng: random.Random) -> Case:
    """Files of nothing, or of white space."""
    return Case(
        "empty files",
        b"a" + rng.choice(SUFFIXES),
        [rng.choice([b"", b" ", b"\n\n", b"\xef\xbb\xbf", b"\r\n\t", b"\0"])],
    )


def noise(rng: random.Random) -> Case:
    """Random bytes under any suffix."""
    return Case("random bytes", b"a" + rng.choice(SUFFIXES), [rng.randbytes(rng.randrange(1, 20_000))])


def odd_names(rng: random.Random) -> Case:
    """Good files with odd names."""
    name = rng.choice(
        [
            b"a\nb", b"-rf", "na\u202eïve “file”".encode(), b"\xff\xfe", b"%s' OR 1", b"a b\tc", b"~", b"[x]*?", b"x" * 200,
            "\U0001f600".encode(), b"a.b.c.txt.gz", b"#;&|", b"..hidden", b"CON", "e\u0301".encode(), b"a\x1b[31m",
        ]
    )  # fmt: skip
    text = story(rng)
    return Case("odd names", name + b".txt", [text.encode()], (text,))


def all_families() -> Iterator[tuple[Family, int]]:
    """Give each family and its share among a thousand."""
    yield from (
        (text_encodings, 40), (text_odd, 25), (text_binary, 10), (json_lines, 80), (json_list, 80), (json_types, 50),
        (json_cut, 30), (json_dates, 15), (json_ids, 20), (json_mutated, 40), (json_long, 2), (json_long_member, 1),
        (table, 80), (table_mutated, 50), (table_huge, 3), (table_marks, 12), (empty, 40), (noise, 50), (odd_names, 25),
    )  # fmt: skip
