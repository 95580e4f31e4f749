import json

import pytest

from index.load import Loaded, LoadOptions, Rejected, Unreadable, load_file
from index.records import Stated


@pytest.fixture
def load(tmp_path):
    def load(raw, name, options=None):
        path = tmp_path / name
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass"))
        return list(load_file(path, options))

    return load


@pytest.fixture
def reason(load):
    def reason(raw, name, options=None):
        with pytest.raises(Unreadable) as error:
            load(raw, name, options)
        return str(error.value)

    return reason


def brief(found):
    """Write what was loaded as (place, text) and what was rejected as (place, first words of the reason)."""
    return [(f.place, f.text if isinstance(f, Loaded) else f"!{f.reason}") for f in found]


# JSON lines


def test_each_json_line_is_an_article_with_its_line_and_id(load):
    found = load(
        '{"id": 7, "text": "One."}\n\n{"text": "Two.", "url": "https://a.example/2"}\n{"text": "Three."}',
        "a.jsonl",
    )
    assert [(f.place, f.key, f.text) for f in found] == [
        ("line 1", "7", "One."),
        ("line 3", "https://a.example/2", "Two."),
        ("line 4", "line 4", "Three."),
    ]


def test_the_fields_of_a_record_are_found_by_their_common_names(load):
    record = {
        "Headline": "A pier", "BODY": "It is mended.", "pubDate": "Tue, 4 Mar 2025", "link": "https://a.example",
        "publisher": {"id": None, "name": "Gazette"}, "authors": ["Nessa Quill", {"name": "Silvan Rook"}], "lang": "en",
    }  # fmt: skip
    (found,) = load(json.dumps(record), "a.ndjson")
    assert found.stated == {
        "title": Stated("A pier", "field Headline"),
        "date": Stated("Tue, 4 Mar 2025", "field pubDate"),
        "url": Stated("https://a.example", "field link"),
        "outlet": Stated("Gazette", "field publisher"),
        "author": Stated("Nessa Quill, Silvan Rook", "field authors"),
        "language": Stated("en", "field lang"),
    }


def test_a_mapped_field_goes_before_the_common_names(load):
    options = LoadOptions(field_map={"text": "Paragraphs", "title": "kop"})
    (found,) = load('{"text": "no", "Paragraphs": "yes", "title": "no", "kop": "Pier"}', "a.jsonl", options)
    assert (found.text, found.stated["title"].value) == ("yes", "Pier")


def test_a_mapped_field_that_is_not_there_is_named(load):
    (found,) = load('{"text": "no"}', "a.jsonl", LoadOptions(field_map={"text": "inhalt"}))
    assert found == Rejected("line 1", "no text: looked for inhalt, as --map says")


def test_a_bad_line_costs_only_itself(load):
    raw = b'{"text": "One."}\n{"text": "Tw\n{"text": "caf\xe9"}\n[1]\nnull\n7\n{"title": "x"}\n{"text": "Eight."}\n'
    assert brief(load(raw, "a.jsonl")) == [
        ("line 1", "One."),
        ("line 2", "!not JSON: Unterminated string starting at at character 10 of it"),
        ("line 3", "!not UTF-8 (byte 13 of it): convert it, or name its encoding, as in --encoding cp1252"),
        ("line 4", "!a list, not a JSON object"),
        ("line 5", "!null, not a JSON object"),
        ("line 6", "!a number, not a JSON object"),
        ("line 7", "!no text: looked for text, body, content, article and the like; name the field with --map text=NAME"),
        ("line 8", "Eight."),
    ]  # fmt: skip


def test_a_line_in_the_fallback_encoding_says_so(load):
    found = load(
        b'{"text": "caf\xe9"}\n{"text": "caf\xc3\xa9"}', "a.jsonl", LoadOptions(fallback_encoding="latin-1")
    )
    assert [(f.text, f.encoding) for f in found] == [("café", "latin-1"), ("café", "utf-8")]


def test_a_line_longer_than_the_limit_is_rejected_and_the_next_one_read(load):
    raw = '{"text": "' + "x" * 5000 + '"}\n{"text": "Two."}'
    assert brief(load(raw, "a.jsonl", LoadOptions(max_bytes=1000))) == [
        ("line 1", "!longer than the limit of 0.001 MB for one article"),
        ("line 2", "Two."),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"\\ud800"', "half a character (a lone surrogate) at character 1"),
        ('"a\\u0000b"', "binary data"),
        ('" \\n "', "no text"),
        ('""', "no text"),
        ('"None"', "no text"),
        ("12", "no text: text is a number, not a string"),
        ("NaN", "no text"),
        ("true", "no text: text is true or false"),
        ("[1]", "no text: text is a list"),
        ('{"a": 1}', "no text: text is an object"),
        ("1" * 5000, "not JSON that can be read"),
        ("[" * 10_000 + "]" * 10_000, "JSON nested too deeply"),
    ],
)
def test_a_text_that_is_none_is_rejected(load, text, said):
    bad, good = load(f'{{"text": {text}}}\n{{"text": "Two."}}', "a.jsonl")
    assert bad.place == "line 1"
    assert bad.reason.startswith(said)
    assert good.text == "Two."


def test_values_that_state_nothing_are_left_out(load):
    record = '{"text": "One.", "title": NaN, "author": "N/A", "date": null, "outlet": "-", "url": {}, "lang": [], "id": ""}'
    (found,) = load(record, "a.jsonl")
    assert (found.stated, found.key) == ({}, "line 1")


def test_numbers_state_themselves_and_what_cannot_be_stored_is_left_out(load):
    (found,) = load(
        '{"text": "One.", "title": 1984, "author": "\\ud800", "date": 20250304, "id": 1.5}', "a.jsonl"
    )
    assert {name: value.value for name, value in found.stated.items()} == {
        "title": "1984",
        "date": "20250304",
    }
    assert found.key == "1.5"


def test_bidi_controls_and_odd_characters_stay(load):
    text = "a\u202eb\u2066c\u200f\u0301\U0001f600"
    (found,) = load(json.dumps({"text": text}), "a.jsonl")
    assert found.text == text


def test_a_repeated_id_is_told_apart_by_its_place(load):
    found = load('{"id": "a", "text": "One."}\n{"id": "a", "text": "Two."}', "a.jsonl")
    assert [f.key for f in found] == ["a", "a, line 2"]


def test_html_in_a_record_becomes_paragraphs(load):
    (found,) = load(json.dumps({"content": "<p>One &amp; all.</p><p>Two.</p>"}), "a.jsonl")
    assert found.text == "One & all.\n\nTwo."
    assert found.page_hash is not None


def test_a_list_of_paragraphs_is_a_text(load):
    (found,) = load('{"body": ["One.", "Two."]}', "a.jsonl")
    assert found.text == "One.\n\nTwo."


def test_a_byte_order_mark_and_line_feeds_of_windows_are_dropped(load):
    found = load(b'\xef\xbb\xbf{"text": "a\\r\\nb"}\r\n{"text": "Two."}\r\n', "a.jsonl")
    assert brief(found) == [("line 1", "a\nb"), ("line 2", "Two.")]


@pytest.mark.parametrize("named", [None, "utf-16", "latin-1"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_json_with_the_byte_order_mark_of_utf_16_is_read(load, name, named):
    raw = '{"text": "café"}\n{"text": "Two."}'.encode("utf-16")
    assert brief(load(raw, name, LoadOptions(fallback_encoding=named))) == [
        ("line 1", "café"),
        ("line 2", "Two."),
    ]


def test_lines_in_utf_16_are_read_as_far_as_they_are_whole(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(("\ufeff" + '{"text": "x"}\n' * 6000).encode("utf-16-be")[:-1])
    kept = []
    with pytest.raises(Unreadable, match="damaged UTF-16: "):
        kept.extend(load_file(path))
    assert (kept[0].text, kept[-1].place) == ("x", "line 5999")


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (7, None),
        ("7", None),
        (7.0, None),
        ([3, 12], None),
        ("https://ternbay.example/staff/7", None),
        ("//ternbay.example/staff/7", None),
        ("www.ternbay.example", None),
        ({"@id": "https://ternbay.example/#orr"}, None),
        ([7, "Nessa Quill", {"name": "https://ternbay.example"}], "Nessa Quill"),
        ("Agent 7", "Agent 7"),
        ("www", "www"),
    ],
)
def test_a_number_or_a_url_is_no_author(load, author, expected):
    (found,) = load(json.dumps({"text": "One.", "author": author}), "a.jsonl")
    assert (found.stated["author"].value if "author" in found.stated else None) == expected


def test_the_next_field_of_authors_counts_where_the_first_holds_no_name(load):
    (found,) = load('{"text": "One.", "author": 7, "byline": "Nessa Quill"}', "a.jsonl")
    assert found.stated["author"] == Stated("Nessa Quill", "field byline")


# JSON


def test_a_json_object_is_an_article(load):
    (found,) = load('{"title": "Pier", "text": "One.", "comments": [{"text": "no"}]}', "a.json")
    assert (found.place, found.key, found.text) == ("", "", "One.")


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ('[{"text": "One."}, {"text": "Two."}]', "item {}"),
        ('{"total": 2, "tags": ["x"], "articles": [{"text": "One."}, {"text": "Two."}]}', "articles, item {}"),
        ('{"response": {"docs": [{"body": "One."}, {"body": "Two."}]}}', "response.docs, item {}"),
        ('{"hits": {"hits": [{"_source": {"text": "One."}}, {"_source": {"text": "Two."}}]}}', "hits.hits, item {}"),
        ('{"text": "One."}\n{"text": "Two."}', "line {}"),
        ('{"a": {"text": "One."}, "b": {"text": "Two."}}', "entry {}"),
    ],
)  # fmt: skip
def test_articles_are_found_in_the_usual_shapes_of_json(load, raw, place):
    names = "ab" if "entry" in place else (1, 2)
    assert brief(load(raw, "a.json")) == [(place.format(names[0]), "One."), (place.format(names[1]), "Two.")]


def test_a_list_under_the_suffix_of_json_lines_is_read(load):
    assert brief(load('[\n{"text": "One."},\n{"text": "Two."}\n]', "a.jsonl")) == [
        ("item 1", "One."),
        ("item 2", "Two."),
    ]


def test_nan_is_read_as_python_writes_it(load):
    assert brief(load('[{"text": "One.", "views": NaN}, {"text": NaN}, {"text": "Three."}]', "a.json"))[
        ::2
    ] == [
        ("item 1", "One."),
        ("item 3", "Three."),
    ]


def test_a_bad_member_costs_only_itself(load):
    deep = "[" * 10_000 + "]" * 10_000
    raw = f'[{{"text": "a ] \\" , one"}}, {{"text": oops}}, {{"text": {deep}}}, 5, "x", {{"text": "Six."}}]'
    assert brief(load(raw, "a.json")) == [
        ("item 1", 'a ] " , one'),
        ("item 2", "!not JSON: Expecting value at character 10 of it"),
        ("item 3", "!JSON nested too deeply"),
        ("item 4", "!a number, not a JSON object"),
        ("item 5", "!a string, not a JSON object"),
        ("item 6", "Six."),
    ]


def test_a_member_over_the_limit_is_rejected_and_the_next_one_read(load):
    raw = json.dumps([{"text": "One."}, {"text": "x" * 200_000}, {"text": "Three."}])
    assert brief(load(raw, "a.json", LoadOptions(max_bytes=1000))) == [
        ("item 1", "One."),
        ("item 2", "!larger than the limit of 0.001 MB for one article"),
        ("item 3", "Three."),
    ]


def test_a_wrapped_list_is_read_beyond_the_limit_of_one_article(load):
    raw = json.dumps({"status": {"text": 1}, "items": [{"text": f"Number {n}."} for n in range(5000)]})
    found = load(raw, "a.json", LoadOptions(max_bytes=1000))
    assert (len(found), found[-1].place, found[-1].text) == (5000, "items, item 5000", "Number 4999.")


def test_a_truncated_list_keeps_what_came_before(load):
    assert brief(load('[{"text": "One."}, {"text": "Two."}, {"text": "Thr', "a.json")) == [
        ("item 1", "One."),
        ("item 2", "Two."),
        ("item 3", "!the file breaks off within it, or its brackets do not match"),
    ]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("", "an empty file"),
        (" \n", "an empty file"),
        ("[]", "an empty list"),
        ("42", "neither a JSON object nor a list"),
        ('"text"', "neither a JSON object nor a list"),
        ("{}", "no text: looked for text, body"),
        ('{"a": [1, 2]}', "no text: looked for text, body"),
        ('{"text": "x', "not JSON: Unterminated string"),
        ('{"a": {"b": 1}, "c": [{"d": 1}], "text": x}', "not JSON: Expecting value"),
        ("\0\1\2", "neither a JSON object"),
    ],
)
def test_json_without_articles_is_refused(reason, raw, said):
    assert reason(raw, "a.json").startswith(said)


# Tables


def test_each_row_is_an_article_with_its_line(load):
    raw = 'id,Title,text,source\n1,Pier,"One,\n""two"".",Gazette\n2,Tram,Three.,NA\n'
    found = load(raw, "a.csv")
    assert [(f.place, f.key, f.text) for f in found] == [
        ("line 2", "1", 'One,\n"two".'),
        ("line 4", "2", "Three."),
    ]
    assert found[0].stated["outlet"] == Stated("Gazette", "column source")
    assert "outlet" not in found[1].stated


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_header(load, delimiter):
    raw = delimiter.join(("title", "text")) + "\n" + delimiter.join(("Pier", "One.")) + "\n"
    for name in ("a.csv", "a.tsv"):
        (found,) = load(raw, name)
        assert (found.text, found.stated["title"].value) == ("One.", "Pier")


def test_a_row_of_bad_bytes_costs_only_itself(load):
    raw = b"title,text\nPier,caf\xe9\nTram,Two.\n"
    assert brief(load(raw, "a.csv")) == [
        ("line 2", "!not UTF-8 (byte 3 of it): convert it, or name its encoding, as in --encoding cp1252"),
        ("line 3", "Two."),
    ]
    found = load(raw, "a.csv", LoadOptions(fallback_encoding="cp1252"))
    assert [(f.text, f.encoding) for f in found] == [("café", "cp1252"), ("Two.", "utf-8")]


def test_an_unclosed_quotation_mark_costs_only_its_row(load):
    raw = 'id,title,text\n1,A,One.\n2,"B,Two.\n3,C,Three.\n4,D,Four.\n'
    assert brief(load(raw, "a.csv")) == [
        ("line 2", "One."),
        ("line 3", "!a quotation mark is opened and never closed"),
        ("line 4", "Three."),
        ("line 5", "Four."),
    ]


def test_a_quotation_mark_that_closes_in_another_row_costs_only_its_row(load):
    raw = 'id,title,text\n1,"A,One.\n2,"B",Two.\n3,C,Three.\n'
    found = brief(load(raw, "a.csv"))
    assert found[1:] == [("line 3", "Two."), ("line 4", "Three.")]
    assert found[0][1].startswith("!")


def test_quotation_marks_in_an_unquoted_table_of_tabs_are_text(load):
    raw = 'title\ttext\n"We won" he says\t"It is late," said Ms. Orr.\nTram\t"Two.\n'
    found = load(raw, "a.tsv")
    assert [f.text for f in found] == ['"It is late," said Ms. Orr.', '"Two.']
    assert found[0].stated["title"].value == '"We won" he says'


def test_a_row_with_too_many_cells_is_rejected_and_one_with_fewer_read(load):
    raw = "id,text,title\n1,One, two,three\n2,Two.\n3,Three.,C,,\n"
    assert brief(load(raw, "a.csv")) == [
        ("line 2", "!4 cells where the header has 3"),
        ("line 3", "Two."),
        ("line 4", "Three."),
    ]


def test_a_huge_cell_is_rejected_and_the_next_row_read(load):
    raw = "id,text\n1," + "x" * 5000 + '\n2,"' + "y\n" * 2500 + '"\n3,Three.\n'
    found = load(raw, "a.csv", LoadOptions(max_bytes=1000))
    assert brief(found)[0] == ("line 2", "!longer than the limit of 0.001 MB for one article")
    assert brief(found)[-1] == ("line 2504", "Three.")
    assert all(isinstance(f, Rejected) for f in found[:-1])


def test_a_cell_larger_than_the_limit_of_the_csv_module_is_read(load):
    (found,) = load("id,text\n1," + "x" * 200_000, "a.csv")
    assert len(found.text) == 200_000


def test_a_table_without_a_column_of_texts_says_what_columns_it_has(reason):
    said = reason("name,born\nOrr,1950\n", "a.csv")
    assert said.startswith("no column of texts: looked for text, body")
    assert "there are name, born; name it with --map text=NAME" in said


@pytest.mark.parametrize(
    ("raw", "said"),
    [("", "an empty file"), ("\n\n", "an empty file"), ("\0\1\2,text\n", "a binary file, not a table")],
)
def test_what_is_no_table_is_refused(reason, raw, said):
    assert reason(raw, "a.csv") == said


@pytest.mark.parametrize("named", [None, "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_the_unicode_text_of_excel_is_read(load, name, named):
    raw = "title\ttext\r\nCafé\tOne.\r\n".encode("utf-16")
    (found,) = load(raw, name, LoadOptions(fallback_encoding=named))
    assert (found.place, found.text, found.stated["title"].value) == ("line 2", "One.", "Café")


@pytest.mark.parametrize("first", ["sep=;", "SEP=;\r", '"sep=;"'])
def test_the_line_that_tells_excel_the_delimiter_is_no_header(load, first):
    raw = f"\ufeff{first}\ntitle, a, b;text\nPier;One.\nTram;Two.;\nBus;Three.;x\n"
    assert brief(load(raw, "a.csv")) == [
        ("line 3", "One."),
        ("line 4", "Two."),
        ("line 5", "!3 cells where the header has 2"),
    ]


@pytest.mark.parametrize("delimiter", [",", "\t", "^"])
def test_the_delimiter_that_excel_is_told_is_used_whatever_it_is(load, delimiter):
    raw = f"sep={delimiter}\ntitle{delimiter}text\nPier{delimiter}One; two; three.\n"
    (found,) = load(raw, "a.csv")
    assert (found.text, found.stated["title"].value) == ("One; two; three.", "Pier")


def test_a_table_that_only_names_its_delimiter_is_empty(reason):
    assert reason("sep=;\n", "a.csv") == "an empty file"


def test_columns_of_the_same_name_are_told_apart(load):
    (found,) = load("text,text,title\nOne.,Two.,T\n", "a.csv")
    assert found.text == "One."
