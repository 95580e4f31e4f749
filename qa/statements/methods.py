"""What `Archive` tells of statements: by speaker and topic, in order of time, whose they are, and as brat files."""

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from index.encoder import Encoder
from index.speakers.records import Speaker
from index.store import Store
from qa.filters import NO_FILTERS, Filters
from qa.statements.brat import export_brat
from qa.statements.find import Note, Wanted, find_speakers, find_statements, ignore
from qa.statements.records import Moment, Said
from qa.statements.timeline import Progress as Embedded
from qa.statements.timeline import make_timeline


class StatementMethods(ABC):
    """The part of an archive that is about statements; it reads one state of the store at a time."""

    store: Store
    _encoder: Encoder

    @abstractmethod
    def _consistent(self) -> AbstractContextManager[None]:
        """Hold one state of the archive while it is read."""

    def statements(
        self,
        *,
        speaker: str | None = None,
        about: str | None = None,
        filters: Filters = NO_FILTERS,
        limit: int | None = None,
        note: Note = ignore,
    ) -> list[Said]:
        """Give the statements that fit, by date; see `qa.statements.find_statements`.

        :param speaker: A name as a user writes it; where it may mean several, all of them are meant, and `note` says so.
        :param about: Words of a topic.
        :param note: Told in a line each what a reader should know.
        :raises BadInput: If the archive has nobody of that name, or the topic is without a word to look for.
        """
        with self._consistent():
            return find_statements(self.store, Wanted(speaker, about, filters), limit=limit, note=note)

    def timeline(
        self,
        speaker: str,
        *,
        about: str | None = None,
        filters: Filters = NO_FILTERS,
        note: Note = ignore,
        progress: Embedded | None = None,
    ) -> list[Moment]:
        """Give what somebody said in order of date, the same statement once with all places that have it.

        :param progress: Called with the statements embedded since the last call, and how many there are.
        :raises BadInput: As `statements` does.
        """
        wanted = Wanted(speaker, about, filters)
        with self._consistent():
            return make_timeline(self.store, self._encoder, wanted, note=note, progress=progress)

    def speakers(self, name: str | None = None, *, note: Note = ignore) -> list[Speaker]:
        """Give the archive's speakers, or whom a name may mean; those with most statements first, then by name.

        :raises BadInput: If the archive has nobody of that name.
        """
        with self._consistent():
            return find_speakers(self.store, name, note=note)

    def export_brat(
        self, folder: str | os.PathLike[str], said: Sequence[Said], *, also: Filters | None = None
    ) -> int:
        """Write statements and their articles as a brat folder; see `qa.statements.export_brat`.

        :return: Number of articles.
        :raises BadInput: If the folder has a file of such a name.
        """
        with self._consistent():
            return export_brat(self.store, Path(folder), said, also=also)
