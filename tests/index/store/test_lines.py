import pytest

from index.records import Article, Metadata
from index.store import Entry, Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path, create=True) as opened:
        yield opened


@pytest.fixture
def put(store):
    """Store articles of no text with these lines: name -> (outlet, {line: needed})."""

    def put(**articles):
        store.write(
            [
                Entry(
                    Article(name, name, name, Metadata(), (), "now"),
                    f"/{name}",
                    outlets=outlet.split(),
                    lines=lines,
                )
                for name, (outlet, lines) in articles.items()
            ],
            {},
        )

    return put


def learn(store, *ids):
    with store.transaction():
        return store.lines.learn(ids)


def test_a_line_is_learned_when_enough_articles_of_its_outlet_have_it(store, put):
    put(a=("Gazette", {7: 3, 8: 3}), b=("Gazette", {7: 3}))
    assert learn(store, "a", "b") == set()
    put(c=("Gazette", {7: 3}))
    assert learn(store, "c") == {"a", "b", "c"}
    assert [store.lines.learned_in(article) for article in "abc"] == [{7}, {7}, {7}]


def test_articles_of_other_outlets_do_not_count(store, put):
    put(a=("Gazette", {7: 2}), b=("Herald", {7: 2}))
    assert learn(store, "a", "b") == set()


def test_an_outlet_known_by_two_names_is_counted_by_either(store, put):
    put(
        a=("Gazette folder", {7: 2}),
        b=("folder", {7: 2}),
        c=("Gazette", {8: 2}),
        d=("Gazette folder", {8: 2}),
    )
    assert learn(store, "a", "b", "c", "d") == {"a", "b", "c", "d"}
    assert [store.lines.learned_in(article) for article in "abcd"] == [{7}, {7}, {8}, {8}]


def test_reprints_of_one_story_count_once(store, put):
    put(a=("Gazette", {7: 2}), b=("Gazette", {7: 2}))
    with store.transaction():
        store.reprints.regroup(["a", "b"], [], lambda first, second: True)
        store.db.rows("UPDATE articles SET cluster = 'a'")
    assert learn(store, "a", "b") == set()


def test_a_line_is_learned_once_and_stays(store, put):
    put(a=("Gazette", {7: 2}), b=("Gazette", {7: 2}))
    assert learn(store, "a") == {"a", "b"}
    assert learn(store, "a", "b") == set()
    with store.transaction():
        store.db.rows("DELETE FROM articles WHERE id = 'a'")
    assert store.lines.learned_in("b") == {7}
    put(c=("Gazette", {7: 2}))
    assert store.lines.learned_in("c") == {7}


def test_the_largest_hash_of_a_line_is_stored(store, put):
    put(a=("Gazette", {-(2**63): 1, 2**63 - 1: 1}))
    assert learn(store, "a") == {"a"}
    assert store.lines.learned_in("a") == {-(2**63), 2**63 - 1}
