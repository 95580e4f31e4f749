"""Documents written, indexed and known again: the round trip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.build import IndexOptions
from index.errors import BadInput
from index.records import Article, Metadata
from index.store import Store
from qa.archive import Archive
from qa.evaluate.records import Document
from qa.evaluate.sets import article_names, document_name, write_documents
from qa.evaluate.sets.documents import _to_key

TEXT = "The council of Tern Bay mends the pier."
NAMES = [
    "1", "doc/1", "Ünï", "x" * 300, "ü" * 300, "Pier", "pier", "a b", " a ", "na", "none", "-", "#", "a#b", "100%", "%:x",
    "..", "../up", ".hidden", "__MACOSX", "a\tb", "a\\b", "x.txt", "x.zip#y", "\u2028", "C:\\pier.txt", "https://bay.example/a?b=c#d",
]  # fmt: skip
TEXTS = [
    "CRLF stays.\r\nAnd \r\r\n and \r alone.", "  blanks and\u2028separators stay \n\n", "\ufeffA mark begins it.", "none", "N/A",
    "A <p>paragraph</p> &amp; an <a href='x'>link</a>", "<html><body>A page about bees.</body></html>", "Ünï 𝔘 \u0085 \x0b",
    "\ufeff<p>Marked up.</p>\r\n",
]  # fmt: skip


def index(tmp_path, encoder, documents):
    files = write_documents(documents, tmp_path / "documents")
    with Archive(Store.open(tmp_path / "index", create=True), encoder) as archive:
        report = archive.add(files, options=IndexOptions(keep_clutter=True))
        return report, {document_name(article): article for article in archive.store.articles()}


def article(source):
    return Article("0123456789abcdef", source, TEXT, Metadata(), (), "2025-01-01T00:00:00+00:00")


def test_every_text_is_indexed_exactly(tmp_path, toy_encoder):
    documents = [Document(str(number), text) for number, text in enumerate(TEXTS)]
    report, found = index(tmp_path, toy_encoder, documents)
    assert report.failures == ()
    assert {name: article.text for name, article in found.items()} == {d.name: d.text for d in documents}


@pytest.mark.parametrize("body", [TEXT, f"<p>{TEXT}</p>"], ids=["lines", "zip"])
def test_every_name_is_known_again(tmp_path, toy_encoder, body):
    documents = [Document(name, f"{body} {number}") for number, name in enumerate(NAMES)]
    report, found = index(tmp_path, toy_encoder, documents)
    assert report.failures == ()
    assert {name: article.text for name, article in found.items()} == {d.name: d.text for d in documents}


def test_the_title_is_the_articles(tmp_path, toy_encoder):
    _, found = index(
        tmp_path, toy_encoder, [Document("1", TEXT, "The old pier"), Document("2", TEXT + " Again.")]
    )
    assert found["1"].meta.title == "The old pier"


def test_all_of_a_text_is_kept(tmp_path, toy_encoder):
    _, found = index(tmp_path, toy_encoder, [Document("1", "Advertisement\n\nSubscribe now!\n\n" + TEXT)])
    [kept] = found["1"].kept
    assert (kept.start, kept.end) == (0, len(found["1"].text))


def test_a_text_that_cannot_be_stored_is_a_failure_of_indexing_and_stops_nothing(tmp_path, toy_encoder):
    documents = [
        Document("1", TEXT),
        Document("2", "nul \0"),
        Document("3", "half \ud800"),
        Document("4", " "),
    ]
    report, found = index(tmp_path, toy_encoder, documents)
    assert (len(report.failures), list(found)) == (3, ["1"])


def test_a_name_that_occurs_twice_is_refused(tmp_path):
    with pytest.raises(BadInput, match="document 2: the name 'a' occurs twice"):
        write_documents([Document("a", "x"), Document("a", "y")], tmp_path)


def test_a_name_that_is_too_long_is_refused(tmp_path):
    with pytest.raises(BadInput, match=r"document 1: its name has 501 characters, .* at most 500"):
        write_documents([Document("x" * 501, TEXT)], tmp_path)


def test_writing_again_replaces_what_was_written(tmp_path):
    write_documents([Document("a", "first")], tmp_path)
    [path] = write_documents([Document("b", "second")], tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["documents.jsonl"]
    assert path.read_text(encoding="utf-8") == '{"id": "b", "title": null, "text": "second"}\n'


@given(st.text(min_size=1, max_size=60), st.booleans())
def test_any_name_comes_back_from_its_key(name, within_zip):
    key = _to_key(name, within_zip=within_zip)
    file = "documents.zip" if within_zip else "documents.jsonl"
    assert document_name(article(f"some/folder/{file}#{key}{'.txt' if within_zip else ''}")) == name


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("bay/pier.txt", ("pier.txt", "pier", "bay/pier.txt", "0123456789abcdef")),
        ("c#/pier.txt", ("pier.txt", "pier", "c#/pier.txt", "0123456789abcdef")),
        ("bay/news.jsonl.gz#n7", ("n7", "bay/news.jsonl.gz#n7", "0123456789abcdef")),
        ("bay/documents.jsonl#%:%2E", (".", "bay/documents.jsonl#%:%2E", "0123456789abcdef")),
    ],
)
def test_an_article_answers_to_key_or_file_source_and_id(source, names):
    assert article_names(article(source)) == names
