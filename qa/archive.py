"""`Archive`, the door for programs: open, add, ask, look inside, remove."""

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from index.build import IndexOptions, Progress, Stop
from index.check import Finding, check_archive
from index.encoder import Encoder, SentenceEncoder
from index.errors import BadInput
from index.load.paths import Sources, find_sources
from index.records import Article, IndexReport, Span
from index.spans import join_overlapping
from index.statements.analyse import Analyst
from index.store import Store
from qa.answerer import Answerer
from qa.articles import Watch, add_articles, count_contents, find_article, parse_range, remove_named
from qa.compose import TOP
from qa.confidence import Calibrator
from qa.config import NO_READER, PACKAGED_READER
from qa.examples import propose_questions
from qa.facets import best_articles, propose_next
from qa.filters import NO_FILTERS, Filters
from qa.language import _
from qa.listing import ListingMethods
from qa.reader import SpanReader
from qa.reader.huggingface import HuggingFaceReader
from qa.reader.read import PackagedReader
from qa.records import Answer, Asked, Hit, IndexState, Trace
from qa.statements.methods import StatementMethods
from qa.talk import Talk


class Archive(StatementMethods, ListingMethods):
    """An archive of articles that can be asked; use as a context manager.

    Threads may share it; one question is answered at a time.
    """

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        *,
        today: str | None = None,
        analyst: Analyst | None = None,
        calibrator: Calibrator | None = None,
        reader: SpanReader | None = None,
    ) -> None:
        """Take the parts of an archive; `open` chooses the usual ones.

        :param reader: Reads short answers; None to read none.
        """
        self.store = store
        self._encoder = encoder
        self._analyst = Analyst() if analyst is None else analyst
        self._answerer = Answerer(store, encoder, today=today, calibrator=calibrator, reader=reader)
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
        calibrator: Calibrator | None = None,
        reader: str | None = None,
    ) -> "Archive":
        """Open the archive in a folder.

        :param create: Make an empty archive if there is none.
        :param model: Embedding model, a folder or a name; None for the packaged one.
        :param threads: Cores to embed and read with; None for all. With another number last digits may differ.
        :param today: ISO date that "last week" in a question is counted from; None for that of the newest article.
        :param calibrator: Gives the confidence of answers; None for that of the folder, or the packaged one.
        :param reader: Reads short answers: a Hugging Face model for extractive question answering, a folder or a
            name; None or "packaged" for the packaged one, "none" to read none. The packaged calibrator is fitted to
            the packaged reader: with another, fit one by `onrecord calibrate`.
        :raises OnRecordError: If the folder, the index in it, the model or the reader cannot be used.
        """
        encoder = SentenceEncoder(model, threads=threads)
        chosen = _choose_reader(reader, threads)
        store = Store.open(Path(directory), create=create)
        return cls(store, encoder, today=today, calibrator=calibrator, reader=chosen)

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
        return add_articles(
            self.store,
            self._encoder,
            paths if isinstance(paths, Sources) else find_sources(paths),
            options=IndexOptions() if options is None else options,
            analyst=self._analyst,
            watch=Watch(progress, stop),
        )

    def ask(
        self, question: str, *, top: int = TOP, id: str | None = None, filters: Filters = NO_FILTERS
    ) -> Answer:
        """Answer a question with exact quotes, or decline.

        :param top: Number of quotes at most.
        :param id: Name of the answer; a hash of the question when None.
        :param filters: What to restrict the question to; see `qa.filters.make_filters`.
        :raises BadInput: If the question is empty, too long or without a word, or no quote is asked for.
        :raises IndexMismatch: If the archive was made with another model.
        """
        return self.trace(question, top=top, id=id, filters=filters).answer

    def trace(
        self, question: str, *, top: int = TOP, id: str | None = None, filters: Filters = NO_FILTERS
    ) -> Trace:
        """Answer a question as `ask` does, and give the chunks retrieved and the time of each stage, too."""
        _check_top(top)
        with self._consistent():
            return self._answerer.answer(self._answerer.read(question, filters), top=top, id=id)

    def ask_many(self, asked: Sequence[Asked], *, top: int = TOP) -> list[Answer]:
        """Answer several questions in order, faster than one by one: all their texts are embedded together.

        A question that cannot be asked gives an answer with status "error". The same questions in one call
        give the same answers each time; in another company the last digits of a score may differ.

        :raises IndexMismatch: If the archive was made with another model.
        """
        _check_top(top)
        with self._consistent():
            return self._answerer.answer_many(asked, top=top)

    def conversation(self) -> Talk:
        """Begin a conversation, in which "and Zelensky?" leans on the question before; see `qa.conversation`."""
        return Talk(self._reading)

    def propose_next(self, trace: Trace) -> list[str]:
        """Give a few questions to go on with after an answer; see `qa.facets`."""
        with self._consistent():
            voices = self.store.statements.speakers_at({one.id for one in best_articles(trace.hits)})
        return propose_next(trace.answer, trace.hits, voices)

    @contextmanager
    def _reading(self) -> Iterator[Answerer]:
        with self._consistent():
            yield self._answerer

    def search(self, question: str, *, limit: int = 10, filters: Filters = NO_FILTERS) -> list[Hit]:
        """Find the chunks that suit a question best, best first: `limit` different texts, reprints of them besides.

        :raises BadInput: As `ask` does.
        """
        with self._consistent():
            return self._answerer.search(self._answerer.read(question, filters), limit)

    def warm_up(self) -> None:
        """Load the models and the index now, so that the first question need not wait for them.

        :raises IndexMismatch: If the archive was made with another model.
        """
        self.ask("What was said about the news?")
        self.ask("How many were there?")

    def state(self) -> IndexState:
        """Tell which archive this is."""
        return self._answerer.state()

    def stats(self) -> dict[str, Any]:
        """Count what is in the archive; see `qa.articles.count_contents`."""
        return count_contents(self.store, self.state())

    def outlets(self) -> list[str]:
        """Give the outlets that articles state, by alphabet."""
        with self._consistent():
            return self.store.outlets()

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
        return find_article(self.store, name)

    def find_quotes(self, article: Article, ranges: Sequence[str], question: str | None) -> list[Span]:
        """Find the spans of an article to mark, in order: given as "START:END", and the quotes for a question.

        Spans that overlap become one.

        :raises BadInput: If a range is not one of the article's text.
        """
        spans = [parse_range(text, article) for text in ranges]
        if question is not None:
            answer = self.ask(question)
            spans += [span for quote in answer.quotes for span in quote.spans_in(article.id)]
        return list(join_overlapping(spans))

    def remove(self, names: Sequence[str]) -> list[Article]:
        """Remove articles by id or file; all or, when one is not found, none.

        :raises BadInput: As `find_article` does.
        """
        return remove_named(self.store, names)

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


def _choose_reader(name: str | None, threads: int | None) -> SpanReader | None:
    """Load the reader of that name now, so that one that cannot be used is told before anything is done."""
    if name is None or name == PACKAGED_READER:
        return PackagedReader(threads=threads)
    return None if name == NO_READER else HuggingFaceReader(name, threads=threads)


def _check_top(top: int) -> None:
    """Check that a quote is asked for: without any, nothing could be judged."""
    if top < 1:
        raise BadInput(_("at most {top} quotes is no answer: ask for at least 1").format(top=top))
