import json

import pytest

from index.load import Unreadable
from qa.verify import texts
from qa.verify.archive import _AllTexts, _plain_url
from qa.verify.texts import Files, Named, iterate_texts


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Files() as opened:
        yield opened


def test_texts_of_a_file_of_several_are_the_same_after_they_left_memory(files, tmp_path, monkeypatch):
    monkeypatch.setattr(texts, "CACHE_CHARS", 30)
    path = tmp_path / "news.jsonl"
    stories = {str(n): f"Story {n}: “é” " + "x" * n for n in range(20)}
    path.write_text("".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in stories.items()))
    assert list(files.keys(path)) == list(stories)
    for key in [*stories, *reversed(stories)]:
        assert files.text(path, key) == stories[key]
    assert files._chars <= 30


def test_a_file_that_is_an_article_is_read_again_after_it_left_memory(files, tmp_path, monkeypatch):
    monkeypatch.setattr(texts, "CACHE_CHARS", 5)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"text of {name}")
    for name in ("a.txt", "b.txt", "a.txt"):
        assert files.text(tmp_path / name, "") == f"text of {name}"


def test_a_file_is_found_by_its_escaped_name(files, tmp_path):
    (tmp_path / "caf\udce9.txt").write_text("text")
    assert [named.key for named in files.find("caf\\xe9.txt#k")] == ["k"]


@pytest.mark.parametrize("source", ["", "none.txt", "http://a.org/x.txt", "a\0b", "#"])
def test_what_names_no_file_finds_none(files, source):
    assert files.find(source) == []


def test_a_file_that_cannot_be_read_says_why_each_time(files, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\0\0")
    for _ in range(2):
        with pytest.raises(Unreadable, match="binary"):
            files.keys(tmp_path / "a.txt")


def test_a_name_without_a_key_means_every_record(files, tmp_path):
    (tmp_path / "n.csv").write_text("id,text\n1,One\n2,Two\n")
    named = Named(tmp_path / "n.csv", "")
    assert [(t.source, t.text) for t in iterate_texts(files, named, "n.csv")] == [
        ("n.csv#1", "One"),
        ("n.csv#2", "Two"),
    ]


def test_each_article_that_holds_a_text_is_named_once(sample_articles):
    found = _AllTexts(sample_articles)
    assert [list(found.find(words)) for words in ("gull", "never", "gull one", "")] == [
        ["1", "3"],
        [],
        [],
        [],
    ]
    found.close()


@pytest.fixture
def sample_articles():
    from index.records import Article, Metadata

    stories = ("A gull and a gull", "one boat", "the gull")
    return [Article(str(n), f"{n}.txt", text, Metadata(), (), "") for n, text in enumerate(stories, start=1)]


@pytest.mark.parametrize(
    "url", ["http://a.org/x/", "https://www.A.org/x#part", "https://a.org/x?utm_source=b"]
)
def test_addresses_of_one_page_are_one(url):
    assert _plain_url(url) == "a.org/x"


def test_what_asks_for_another_page_stays_in_an_address():
    assert _plain_url("https://a.org/x?id=5&utm_source=b") == "a.org/x?id=5"
