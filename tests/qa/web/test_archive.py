import pytest

from index.errors import BadInput, IndexBusy
from index.store.catalogue import Listing
from qa.web.archive import ArchiveTab, View, read_view


def test_what_a_button_sends_is_a_view():
    sent = {"outlet": "Gazette", "period": None, "words": "  the \n pier ", "shown": 100}
    assert read_view(sent) == View(Listing("Gazette", None, "the pier"), 100)
    assert read_view({}) == View()


@pytest.mark.parametrize(
    "data",
    [{"words": 1}, {"outlet": ["x"]}, {"period": 5}, {"shown": 0}, {"shown": "50"}, {"shown": 10**9},
     {"words": "x" * 101}, {"outlet": "\ud800"}],
)  # fmt: skip
def test_what_a_browser_makes_up_is_refused(archive, data):
    with pytest.raises(BadInput):
        read_view(data)
    view, shown = ArchiveTab(archive, may_change=False).list_articles(data)
    assert view == View()
    assert shown.count('role="alert"') == 1
    assert "4 articles" in shown


def test_a_removed_article_is_gone_and_its_file_is_not(archive, articles_folder):
    tab = ArchiveTab(archive, may_change=True)
    article = archive.find_article("tram.txt")
    shown = tab.remove(article.id, View())
    assert "Removed “Tram driver returns a lost violin” from the index." in shown
    assert "3 articles" in shown
    assert archive.article(article.id) is None
    assert (articles_folder / "tram.txt").exists()


@pytest.mark.parametrize("name", ["tram.txt", "", None, "0123456789abcdef", "\ud800"])
def test_nothing_is_removed_but_by_the_id_of_an_article(archive, name):
    shown = ArchiveTab(archive, may_change=True).remove(name, View())
    assert "This article is no longer in the archive." in shown
    assert archive.state().articles == 4


def test_an_archive_that_is_written_by_another_says_so_in_one_line(archive, monkeypatch):
    def refuse(names):
        raise IndexBusy("index is being written by process 7: try again when it is done")

    monkeypatch.setattr(archive, "remove", refuse)
    shown = ArchiveTab(archive, may_change=True).remove(archive.find_article("tram.txt").id, View())
    assert '<p class="turn error" role="alert">Index is being written by process 7: try again when' in shown


@pytest.mark.parametrize("text", ["", "?!", None, "\ud800"])
def test_a_search_for_nothing_is_one_line(archive, text):
    shown = ArchiveTab(archive, may_change=False).search(text)
    assert shown.count('role="alert"') == 1
    assert "data-search" in shown
