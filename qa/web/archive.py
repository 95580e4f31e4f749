"""What the Archive tab shows for a click, a search, and for articles removed; keeps nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.errors import BadInput, OnRecordError
from index.store.catalogue import Listing
from qa.archive import Archive
from qa.html import render_error
from qa.html.archive import render_contents, render_holdings, say_removed
from qa.html.passages import render_search
from qa.language import _, write_number
from qa.listing import LISTED

FOUND = 20  # chunks that a search shows
MAX_WORDS_CHARS = 100  # code points of the words that a listing is restricted by
MAX_LISTED = 100_000  # articles of one page
_CHOSEN = ("outlet", "period")


@dataclass(frozen=True, slots=True)
class View:
    """Which articles the tab lists, and how many of them."""

    listing: Listing = field(default_factory=Listing)
    shown: int = LISTED


def read_view(data: object) -> View:
    """Read what a button or a form of the tab sends.

    :raises BadInput: If it is anything else; a browser may send what it likes.
    """
    fields = data if isinstance(data, Mapping) else {}
    words, shown = fields.get("words", ""), fields.get("shown", LISTED)
    chosen = {name: fields.get(name) for name in _CHOSEN}
    if not isinstance(words, str) or not all(isinstance(v, str | None) for v in chosen.values()):
        raise BadInput(_("this button lists no articles: load the page again"))
    if len(words) > MAX_WORDS_CHARS:
        says = _("these are {number} characters: {most} at most can be looked for")
        raise BadInput(says.format(number=len(words), most=MAX_WORDS_CHARS))
    if not isinstance(shown, int) or not 0 < shown <= MAX_LISTED:
        says = _("at most {most} articles are listed: choose an outlet or a month")
        raise BadInput(says.format(most=write_number(MAX_LISTED)))
    try:
        " ".join([words, *(value or "" for value in chosen.values())]).encode()
    except UnicodeEncodeError as error:
        raise BadInput(_("half a character (a lone surrogate) cannot be looked for")) from error
    return View(Listing(chosen["outlet"], chosen["period"], " ".join(words.split())), shown)


class ArchiveTab:
    """Lists, searches and removes the articles of one archive, in HTML."""

    def __init__(self, archive: Archive, *, may_change: bool) -> None:
        self._archive = archive
        self._may_change = may_change

    def show_holdings(self) -> str:
        """Write the counts of the archive, and what failed."""
        try:
            return render_holdings(self._archive.stats(), self._archive.failures())
        except OnRecordError as error:
            return render_error(str(error))

    def show_contents(self, view: View, news: str = "") -> str:
        """Write the articles that a view lists.

        :param news: HTML above the list.
        """
        try:
            contents = self._archive.contents(view.listing, limit=view.shown)
        except OnRecordError as error:
            return render_error(str(error))
        return render_contents(contents, may_change=self._may_change, news=news)

    def list_articles(self, data: object) -> tuple[View, str]:
        """Read a view that the browser sent, and write the articles it lists, or one line that says why not."""
        try:
            view = read_view(data)
        except BadInput as error:
            return View(), self.show_contents(View(), render_error(str(error)))
        return view, self.show_contents(view)

    def search(self, text: object) -> str:
        """Write the passages that suit some words best."""
        words = text if isinstance(text, str) else ""
        try:
            return render_search(words, self._archive.search(words, limit=FOUND))
        except OnRecordError as error:
            return render_search(words) + render_error(str(error))

    def remove(self, article_id: object, view: View) -> str:
        """Remove an article from the index; write that it is, or one line that says why not, above those of a view."""
        try:
            known = isinstance(article_id, str) and article_id.isascii() and article_id.isalnum()
            article = self._archive.article(str(article_id)) if known else None
            if article is None:
                raise BadInput(_("this article is no longer in the archive"))
            self._archive.remove([article.id])
            news = say_removed(article)
        except OnRecordError as error:
            news = render_error(str(error))
        return self.show_contents(view, news)

    def fail(self) -> str:
        """Write the news that a search met an unexpected error."""
        return render_search() + render_error(_("something went wrong here, and nothing was searched"))
