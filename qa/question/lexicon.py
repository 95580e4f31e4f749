"""What an archive knows that helps to read a question: its speakers, its outlets, its dates."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from index.errors import BadInput
from index.lexical import tokenize
from index.speakers.records import SpeakerMatch, Spotted

_TYPO = "typo"  # how `SpeakerDirectory.find` found somebody


class SpeakerDirectory(Protocol):
    """The names of an archive's speakers; `index.speakers.archive.lookup` has the real one."""

    def find(self, written: str) -> SpeakerMatch:
        """Find the speakers that a name, or a word for one, may mean."""
        ...

    def spot(self, text: str) -> tuple[Spotted, ...]:
        """Find the speakers' names inside a text, in order."""
        ...

    def is_quoted(self, names: Iterable[str]) -> bool:
        """Tell whether any of some speakers has a statement."""
        ...


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What an archive knows; an empty one knows nothing.

    Attributes:
        outlets: The outlets' names, as the articles have them.
        newest: ISO date of the newest article; relative dates are counted from it.
        oldest: ISO date of the oldest; "the annexation in 2014" is then no date of publication.
        today: ISO date given by the user; it counts instead of `newest`.
        occurs: Tells whether a word occurs in an article; None where nobody can tell.
    """

    speakers: SpeakerDirectory | None = None
    outlets: tuple[str, ...] = ()
    newest: str | None = None
    oldest: str | None = None
    today: str | None = None
    occurs: Callable[[str], bool] | None = None

    def reference(self) -> datetime.date | None:
        """Give the day that relative dates are counted from, or None.

        :raises BadInput: If it is no ISO date.
        """
        given = self.newest if self.today is None else self.today
        try:
            return None if given is None else datetime.date.fromisoformat(given)
        except ValueError as error:
            raise BadInput(f"{given!r} is no date: give the day as YYYY-MM-DD") from error

    def find(self, written: str) -> SpeakerMatch:
        """Find the speakers that a name may mean; nobody without a directory.

        A word that occurs in the archive as it is written ("Melania") is no typing error for another ("Melanie").
        """
        match = SpeakerMatch() if self.speakers is None else self.speakers.find(written)
        words = tokenize(written)
        if match.how == _TYPO and self.occurs is not None and len(words) == 1 and self.occurs(words[0]):
            return SpeakerMatch()
        return match

    def spot(self, text: str) -> tuple[Spotted, ...]:
        """Find the speakers' names inside a text; none without a directory."""
        return () if self.speakers is None else self.speakers.spot(text)

    def is_quoted(self, names: Iterable[str]) -> bool:
        """Tell whether any of some speakers has a statement."""
        return self.speakers is not None and self.speakers.is_quoted(names)


EMPTY = Lexicon()
