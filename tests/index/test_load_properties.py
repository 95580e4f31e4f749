import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from index.load import LoadOptions, json_members
from index.load.fields import is_missing
from index.load.fragments import is_markup
from index.load.json_members import split_members
from index.load.streams import read_lines
from index.load.tables import read_table

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\0") | st.sampled_from('",;\t|\n '),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() and not is_missing(text) and not is_markup(text))


@given(st.lists(VALUES, max_size=6), st.integers(1, 7), st.sampled_from([None, 1]))
def test_the_members_of_a_list_are_what_a_json_parser_finds(values, piece, indent):
    json_members._PIECE_BYTES, usual = piece, json_members._PIECE_BYTES
    try:
        members = list(split_members(io.BytesIO(json.dumps(values, indent=indent).encode()), 10_000))
    finally:
        json_members._PIECE_BYTES = usual
    assert [json.loads(member.raw) for member in members] == values
    assert [member.number for member in members] == list(range(1, len(values) + 1))
    assert all(member.path == "" and member.complete for member in members)


@given(st.lists(VALUES, max_size=4), st.text(), st.text(min_size=1), st.booleans())
def test_the_members_of_a_list_in_an_object_are_found_with_its_keys(values, first, second, plain):
    raw = json.dumps({"a": 1, first: {"[": "]", second: values}}, ensure_ascii=plain).encode()
    members = [m for m in split_members(io.BytesIO(raw), 10_000) if m.number]
    assert [json.loads(member.raw) for member in members] == values


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_a_table_is_read_as_it_was_written(rows, delimiter):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([("text", "wire"), *rows])
    found = list(read_table(io.BytesIO(out.getvalue().encode()), LoadOptions()))
    assert [item.text for item in found] == [text for text, _ in rows]


@given(st.binary(max_size=200), st.integers(1, 20))
def test_lines_are_cut_at_line_feeds_and_none_is_longer_than_the_limit(raw, limit):
    lines = list(read_lines(io.BytesIO(raw), limit))
    parts = [part + b"\n" for part in raw.split(b"\n")[:-1]] + [
        part for part in raw.split(b"\n")[-1:] if part
    ]
    assert [line.raw for line in lines] == [part if len(part) <= limit else None for part in parts]
    assert [line.number for line in lines] == list(range(1, len(parts) + 1))
