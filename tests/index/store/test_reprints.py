import pytest

from index.records import Article, Metadata
from index.store import Entry, Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path, create=True) as opened:
        yield opened


@pytest.fixture
def put(store):
    """Store articles that all share a band: name -> date. The name is the text, unless the date says one."""

    def put(bands=(1,), texts=None, **dates):
        entries = [
            Entry(
                Article(name, name, (texts or {}).get(name, name), Metadata(date=date), (), "now"),
                f"/{name}",
                bands=bands,
            )
            for name, date in dates.items()
        ]
        store.write(entries, {})

    return put


def regroup(store, new, left=(), same=(), min_bands=1):
    """Regroup, and give the pairs compared; `same` holds the pairs of reprints, as two letters each."""
    asked = []

    def decide(first, second):
        asked.append("".join(sorted(first + second)))
        return asked[-1] in same

    with store.transaction():
        store.reprints.regroup(new, left, decide, min_bands=min_bands)
    return asked


def clusters(store):
    return {article.id: article.cluster for article in store.articles()}


def test_an_article_alone_heads_its_own_cluster(store, put):
    put(a=None, b=None)
    assert regroup(store, ["a", "b"]) == ["ab"]
    assert store.reprints.count_reprints({"a", "b"}) == 0
    assert clusters(store) == {"a": "a", "b": "b"}


def test_the_earliest_article_heads_a_cluster_and_undated_ones_come_last(store, put):
    put(a=None, b="2025-02-13", c="2025-02-12")
    regroup(store, "abc", same={"ab", "bc"})
    assert clusters(store) == {"a": "c", "b": "c", "c": "c"}


def test_clusters_do_not_depend_on_the_order_in_which_articles_come(store, put):
    put(a="2025-02-12", b=None)
    regroup(store, "ab", same={"ac", "bc"})
    put(c=None)
    regroup(store, "c", same={"ac", "bc"})
    assert clusters(store) == {"a": "a", "b": "a", "c": "a"}


def test_articles_of_one_cluster_are_not_compared_again(store, put):
    put(a=None, b=None, c=None)
    assert regroup(store, "abc", same={"ab", "ac", "bc"}) == ["ab", "ac"]


def test_articles_without_enough_bands_in_common_are_not_compared(store, put):
    put(bands=(1, 2, 3), a=None)
    put(bands=(2, 3, 4), b=None)
    put(bands=(3, 4, 5), c=None)
    assert regroup(store, "abc", min_bands=2) == ["ab", "bc"]


def test_the_same_text_is_a_reprint_without_asking(store, put):
    put(bands=(), texts={"a": "Rain.", "b": "Rain."}, a=None, b=None)
    assert regroup(store, "ab") == []
    assert store.reprints.count_reprints({"a", "b"}) == 1


def test_a_cluster_whose_link_is_gone_falls_apart(store, put):
    put(a=None, b=None, c=None)
    regroup(store, "abc", same={"ab", "bc"})
    left = store.reprints.neighbours("b")
    with store.transaction():
        store.db.rows("DELETE FROM articles WHERE id = 'b'")
    assert left == ["a", "c"]
    regroup(store, [], left, same={"ab", "bc"})
    assert clusters(store) == {"a": "a", "c": "c"}


def test_a_cluster_that_loses_its_head_gets_another(store, put):
    put(a="2025-01-01", b="2025-01-02", c="2025-01-03")
    regroup(store, "abc", same={"ab", "ac", "bc"})
    left = store.reprints.neighbours("a")
    with store.transaction():
        store.db.rows("DELETE FROM articles WHERE id = 'a'")
    regroup(store, [], left, same={"ab", "ac", "bc"})
    assert clusters(store) == {"b": "b", "c": "b"}


@pytest.mark.parametrize(
    ("among", "count"),
    [("abcde", 3), ("ab", 2), ("c", 1), ("abc", 2), ("d", 1), ("de", 1), ("f", 0), ("", 0)],
)
def test_of_a_story_that_came_whole_one_article_is_no_reprint(store, put, among, count):
    put(a=None, b=None, c=None, d=None, e=None, f=None)
    regroup(store, "abcdef", same={"ab", "bc", "de"})
    assert store.reprints.count_reprints(set(among)) == count
