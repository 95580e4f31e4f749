"""What the archive knows of the source and the article id that a claim names."""

from dataclasses import dataclass
from pathlib import PurePath

from qa.verify.archive import Indexed
from qa.verify.records import Claim
from qa.verify.texts import URL, SourceText


@dataclass(frozen=True, slots=True)
class Past:
    """Looks up a claim in the archive, as it was indexed, when asked."""

    index: Indexed
    claim: Claim

    def texts(self) -> list[SourceText]:
        """Give the article of the claim's id if it is of its source, else what is stored of the source."""
        article = self.index.article(self.claim.article)
        if article is not None and self.other_source() is None:
            return [article]
        return self._named()

    def other_source(self) -> str | None:
        """Give the source of the claimed article id, where the archive has it under another one than is claimed.

        A source that the archive does not know may be the same one under another path.
        """
        article, source = self.index.article(self.claim.article), self.claim.source
        if article is None or source is None:
            return None
        named = self._named()
        if not named:
            same = URL.match(source) is not None or _bare_name(source) == _bare_name(article.source)
        else:
            same = any(text.id == article.id for text in named)
        return None if same else article.source

    def remark(self, text: SourceText) -> str:
        """Say whose the claimed article id is where it is not that of a text; "" if it may be an older one of it."""
        claimed = self.claim.article
        if claimed is None or text.is_article(claimed):
            return ""
        other = self.other_source()
        if other is not None:
            return f"the article id belongs to {other}"
        return "" if self.index.article(claimed) is not None else "the article id is of another text"

    def _named(self) -> list[SourceText]:
        return [] if self.claim.source is None else self.index.named(self.claim.source)


def _bare_name(source: str) -> str:
    return PurePath(source.partition("#")[0]).name
