"""`Archive`, the door for programs: open, add, ask, look inside, remove."""

import os
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from index.build import IndexOptions, Progress, Stop, index_sources, prune_files
from index.check import Finding, check_archive
from index.commit import remove_articles
from index.derive import derive_vectors, keep_vectors
from index.encoder import Encoder, SentenceEncoder
from index.errors import BadInput
from index.load.paths import Sources, find_sources
from index.prune import check_not_emptied, find_gone
from index.records import Article, IndexReport, Span
from index.spans import join_overlapping
from index.speakers.records import Speaker
from index.statements.analyse import Analyst
from index.store import Store
from qa.answerer import Answerer
from qa.compose import TOP
from qa.conversation import Conversation
from qa.examples import propose_questions
from qa.filters import NO_FILTERS, Filters
from qa.records import Answer, Asked, Hit, IndexState, Trace
from qa.statements import (
    Moment,
    Note,
    Said,
    Wanted,
    export_brat,
    find_speakers,
    find_statements,
    ignore,
    make_timeline,
)
from qa.statements import Progress as Embedded
from qa.statements.find import count_not_analysed
from qa.talk import Talk


class Archive:
    """An archive of articles that can be asked; use as a context manager.

    Threads may share it; one question is answered at a time.
    """

    def __init__(
        self, store: Store, encoder: Encoder, *, today: str | None = None, analyst: Analyst | None = None
    ) -> None:
        self.store = store
        self._encoder = encoder
        self._analyst = Analyst() if analyst is None else analyst
        self._answerer = Answerer(store, encoder, today=today)
        self._lock = threading.Lock()

    @classmethod
    def open(
        cls,
        directory: str | os.PathLike[str],
        *,
        create: bool = False,
        model: str | None = None,
        threads: int | None = None,
        today: str | None = None,
    ) -> "Archive":
        """Open the archive in a folder.

        :param create: Make an empty archive if there is none.
        :param model: Embedding model, a folder or a name; None for the packaged one.
        :param threads: Threads to embed with; see `index.encoder.SentenceEncoder`.
        :param today: ISO date that "last week" in a question is counted from; None for that of the newest article.
        :raises OnRecordError: If the folder, the index in it or the model cannot be used.
        """
        encoder = SentenceEncoder(model, threads=threads)
        return cls(Store.open(Path(directory), create=create), encoder, today=today)

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive; nothing is left to save."""
        self.store.close()

    def add(
        self,
        paths: Sequence[str | os.PathLike[str]] | Sources,
        *,
        options: IndexOptions | None = None,
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> IndexReport:
        """Add or update files, folders and globs; see `index.build.index_sources`.

        With `options.prune`, the articles of files that are gone from these folders are removed.

        :raises BadInput: If a path does not exist, no article is found, or a folder to be pruned has become empty.
        """
        sources = paths if isinstance(paths, Sources) else find_sources(paths)
        options = IndexOptions() if options is None else options
        with self.store.lock():
            if options.prune:
                found = [source.location for source in sources.files]
                check_not_emptied(sources.paths, found, self.store.files.locations())
            report = index_sources(
                self.store,
                self._encoder,
                sources.files,
                options=options,
                progress=progress,
                stop=stop,
                analyst=self._analyst,
            )
            if options.prune and not report.stopped:
                gone = find_gone(sources.paths, self.store.files.locations())
                removed = prune_files(self.store, self._encoder, gone) if gone else 0
                report = replace(report, removed=report.removed + removed)
        return report

    def ask(
        self, question: str, *, top: int = TOP, id: str | None = None, filters: Filters = NO_FILTERS
    ) -> Answer:
        """Answer a question with exact quotes, or decline.

        :param top: Number of quotes at most.
        :param id: Name of the answer; a hash of the question when None.
        :param filters: What to restrict the question to; see `qa.filters.make_filters`.
        :raises BadInput: If the question is empty, too long or without a word.
        :raises IndexMismatch: If the archive was made with another model.
        """
        return self.trace(question, top=top, id=id, filters=filters).answer

    def trace(
        self, question: str, *, top: int = TOP, id: str | None = None, filters: Filters = NO_FILTERS
    ) -> Trace:
        """Answer a question as `ask` does, and give the chunks retrieved and the time of each stage, too."""
        with self._consistent():
            return self._answerer.answer(self._answerer.read(question, filters), top=top, id=id)

    def ask_many(self, asked: Sequence[Asked], *, top: int = TOP) -> list[Answer]:
        """Answer several questions in order, faster than one by one: all their texts are embedded together.

        A question that cannot be asked gives an answer with status "error". The same questions in one call
        give the same answers each time; in another company the last digits of a score may differ.

        :raises IndexMismatch: If the archive was made with another model.
        """
        with self._consistent():
            return self._answerer.answer_many(asked, top=top)

    def conversation(self) -> Talk:
        """Begin a conversation, in which "and Zelensky?" leans on the question before; see `qa.conversation`."""
        return Talk(self._go_on)

    def _go_on(self, conversation: Conversation, question: str, top: int, filters: Filters) -> Answer:
        with self._consistent():
            asked = conversation.resolve(question, self._answerer.lexicon(), filters=filters)
            answer = self._answerer.answer(asked, top=top).answer
        conversation.note(answer)
        return answer

    def search(self, question: str, *, limit: int = 10, filters: Filters = NO_FILTERS) -> list[Hit]:
        """Find the chunks that suit a question best, best first: `limit` different texts, reprints of them besides.

        :raises BadInput: As `ask` does.
        """
        with self._consistent():
            return self._answerer.search(self._answerer.read(question, filters), limit)

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

    def state(self) -> IndexState:
        """Tell which archive this is."""
        return self._answerer.state()

    def stats(self) -> dict[str, Any]:
        """Count what is in the archive; dates are the oldest and newest an article states.

        "speakers" are those with a statement; "not_analysed" has the articles in which none was looked for, by reason.
        """
        state = self.state()
        oldest, newest = self.store.date_range()
        counts: dict[str, Any] = {
            name: self.store.count(name) for name in ("articles", "chunks", "statements")
        }
        counts["speakers"] = len(self.store.statements.speaker_counts())
        counts |= {"not_analysed": count_not_analysed(self.store), "failures": self.store.count("failures")}
        reprints = state.articles - self.store.count_clusters()
        return {"index": str(self.store.directory), **counts, "reprints": reprints, "outlets": self.store.count_outlets(),
                "oldest": oldest, "newest": newest, "model": state.model, "commit": state.commit}  # fmt: skip

    def propose_questions(self) -> list[str]:
        """Give a few questions that this archive can answer; see `qa.examples`."""
        return propose_questions(self.store.articles(newest_first=True))

    def article(self, article_id: str) -> Article | None:
        """Give the article with this id, or None."""
        return self.store.articles_by_id([article_id]).get(article_id)

    def find_article(self, name: str) -> Article:
        """Find one article by its id, the beginning of its id, or its file.

        :raises BadInput: If there is none, or more than one.
        """
        found = self.store.find_articles(name)
        if not found:
            raise BadInput(f"no article {name!r} in {self.store.directory}: `onrecord articles` lists them")
        if len(found) > 1:
            ids = ", ".join(f"{article.id} ({article.source})" for article in found[:5])
            raise BadInput(f"{len(found)} articles are called {name!r}: name one by its id: {ids}")
        return found[0]

    def find_quotes(self, article: Article, ranges: Sequence[str], question: str | None) -> list[Span]:
        """Find the spans of an article to mark, in order: given as "START:END", and the quotes for a question.

        Spans that overlap become one.

        :raises BadInput: If a range is not one of the article's text.
        """
        spans = [_parse_range(text, article) for text in ranges]
        if question is not None:
            answer = self.ask(question)
            spans += [span for quote in answer.quotes for span in quote.spans_in(article.id)]
        return list(join_overlapping(spans))

    def remove(self, names: Sequence[str]) -> list[Article]:
        """Remove articles by id or file; all or, when one is not found, none.

        :raises BadInput: As `find_article` does.
        """
        by_id = {article.id: article for article in map(self.find_article, names)}
        found = list(by_id.values())
        remove_articles(self.store, list(by_id))
        keep_vectors(self.store, derive_vectors(self.store))
        return found

    def check(self, *, repair: bool = False) -> Iterator[Finding]:
        """Verify everything in the archive; see `index.check.check_archive`."""
        return check_archive(self.store, repair=repair)

    @contextmanager
    def _consistent(self) -> Iterator[None]:
        """Read one state of the archive; afterwards keep the vector index, had it to be built.

        Where the folder may not be written, or somebody else is writing, it stays in memory.
        """
        with self._lock:
            with self.store.snapshot():
                yield
            self._answerer.keep_vectors()


def _parse_range(text: str, article: Article) -> Span:
    match = re.fullmatch(r"(\d{1,12}):(\d{1,12})", text)
    if match is not None and int(match[1]) < int(match[2]) <= len(article.text):
        return Span(int(match[1]), int(match[2]))
    raise BadInput(f"{text!r} is no range of {article.source}: START:END within 0:{len(article.text)} is")
