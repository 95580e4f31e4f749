import pytest

from index.build import index_sources
from index.load.paths import find_sources
from index.records import Article, Metadata, Span, Statement
from index.speakers.archive.link import is_linked, link_speakers, list_speakers
from index.speakers.records import LAST_NAME, Mention, Speaker
from index.statements.analyse import Analysis, Analyst
from index.store import Entry, Store
from tests.index.toy_statements import ToyFinder, install_toys

STORIES = {
    "a.txt": "Council votes\n\n“It rains” said Oster. “It pours” said the mayor. “Rain” said she.\n",
    "b.txt": "The pier opens\n\nBram Oster, the mayor of Lindow, was there. “It is open” said Bram Oster.\n",
    "c.txt": "The pier closes\n\n“It is shut” said Lena Vale. Lena Vale, the baker, left.\n",
}
LINKED = {
    ("a.txt", "Oster", "Bram Oster", "alias"),
    ("a.txt", None, "Bram Oster", "role"),
    ("a.txt", None, None, None),
    ("b.txt", "Bram Oster", "Bram Oster", "full name"),
    ("c.txt", "Lena Vale", "Lena Vale", "full name"),
}


@pytest.fixture(autouse=True)
def toys(monkeypatch):
    install_toys(monkeypatch)


@pytest.fixture
def folder(tmp_path):
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def run(folder, toy_encoder):
    """Index some files, of an archive by name; give the open archive."""

    def run(store, *names):
        sources = find_sources([folder / name for name in names]).files
        return index_sources(store, toy_encoder, sources, analyst=Analyst(ToyFinder()))

    return run


def links(store):
    names = {article.id: article.source.rpartition("/")[2] for article in store.articles()}
    found = store.statements.of_articles(names)
    return {(names[s.article_id], s.name, s.speaker, s.link) for part in found.values() for s in part}


def test_a_name_in_one_article_becomes_that_of_the_archive(folder, run):
    with Store.open(folder / "index", create=True) as store:
        run(store, "a.txt")
        assert ("a.txt", "Oster", "Oster", "last name") in links(store)
        run(store, "b.txt", "c.txt")
        assert links(store) == LINKED


@pytest.mark.parametrize("runs", [["cba"], ["c", "b", "a"], ["b", "ac", "ca"], ["ab", "bc"]])
def test_the_order_of_articles_and_the_number_of_runs_decide_nothing(folder, run, runs):
    with Store.open(folder / "index", create=True) as store:
        for names in runs:
            run(store, *(f"{name}.txt" for name in names))
        assert links(store) == LINKED
        assert list_speakers(store) == (
            Speaker("Bram Oster", ("Bram Oster",), ("mayor",), 3),
            Speaker("Lena Vale", ("Lena Vale",), ("baker",), 1),
        )


def test_a_second_person_of_a_last_name_makes_it_unknown_and_his_removal_known_again(folder, run):
    from index.commit import remove_articles

    with Store.open(folder / "index", create=True) as store:
        run(store, *STORIES)
        (folder / "d.txt").write_text("A tram stops\n\nTilda Oster, the driver, did not say why.\n")
        run(store, "d.txt")
        assert ("a.txt", "Oster", None, "last name") in links(store)
        remove_articles(store, [store.id_at(str(folder / "d.txt"))])
        assert links(store) == LINKED
        assert is_linked(store)


def test_linking_again_changes_nothing(folder, run):
    with Store.open(folder / "index", create=True) as store:
        run(store, *STORIES)
        commit = store.commit_id
        assert link_speakers(store) == 0
        with store.transaction():
            store.note_linked("another")
        assert link_speakers(store) == 0
        assert (store.commit_id, links(store), is_linked(store)) == (commit, LINKED, True)


def test_a_run_that_died_before_it_linked_is_linked_by_the_next_with_nothing_new(folder, run, monkeypatch):
    with Store.open(folder / "index", create=True) as store:
        with monkeypatch.context() as patch:
            patch.setattr("index.build.link_speakers", interrupt)
            with pytest.raises(KeyboardInterrupt):
                run(store, *STORIES)
        assert ("a.txt", "Oster", "Oster", "last name") in links(store)
        assert not is_linked(store)
        assert run(store, *STORIES).unchanged == 3
        assert links(store) == LINKED


def interrupt(store):
    raise KeyboardInterrupt


def test_a_link_that_is_interrupted_changes_nothing(folder, run, monkeypatch):
    with Store.open(folder / "index", create=True) as store:
        run(store, "b.txt", "c.txt")
        before = (store.commit_id, links(store), list_speakers(store))
        with monkeypatch.context() as patch:
            patch.setattr("index.build.link_speakers", lambda store: None)
            run(store, "a.txt")
        commit = store.commit_id
        monkeypatch.setattr(Store, "note_linked", lambda store, linked_id: interrupt(store))
        with pytest.raises(KeyboardInterrupt):
            link_speakers(store)
        assert (store.commit_id, is_linked(store)) == (commit, False)
        assert ("a.txt", "Oster", "Oster", "last name") in links(store)
        assert commit != before[0]


def test_an_archive_without_statements_is_not_written(tmp_path):
    with Store.open(tmp_path / "index", create=True) as store:
        store.write([Entry(Article("a1", "a", "Rain.", Metadata(), (Span(0, 5),), "now"), "/a")], {})
        commit = store.commit_id
        assert link_speakers(store) == 0
        assert (store.commit_id, store.linked_id) == (commit, None)


def test_the_state_gets_a_new_name_only_if_a_speaker_is_another(tmp_path):
    article = Article("a1", "a", "Rain, said Oster.", Metadata(), (Span(0, 17),), "now")
    said = Statement(
        "s", "a1", (), (), (Span(0, 4),), 0, 17, "direct", False, "Oster", None, LAST_NAME, "Oster"
    )
    with Store.open(tmp_path / "index", create=True) as store:
        store.write([Entry(article, "/a")], {})
        commits = [store.commit_id]
        for mentions in ((), (Mention("Bram Oster", None, 1),)):
            with store.transaction():
                store.statements.put(article, Analysis((said,), mentions))
                store.note_linked("")
            link_speakers(store)
            commits.append(store.commit_id)
        assert (commits[0] == commits[1], commits[1] == commits[2]) == (True, False)
