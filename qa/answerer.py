"""The whole path from a question to an answer, on one page; and `Archive`, the door to it for programs."""

import os
import re
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from index.build import IndexOptions, Progress, Stop, check_settings, index_sources, prune_files
from index.check import Finding, check_archive
from index.commit import remove_articles
from index.derive import DerivedVectors, derive_vectors, keep_vectors
from index.encoder import Encoder, Matrix, SentenceEncoder
from index.errors import BadInput, IndexBusy, IndexNotWritable
from index.lexical import query_terms, stem, stem_terms, tokenize
from index.load.paths import Sources, find_sources
from index.prune import check_not_emptied, find_gone
from index.records import Article, IndexReport, Span, content_hash
from index.store import Store
from qa.compose import TOP, compose_quotes
from qa.examples import propose_questions
from qa.question import names_in, parse_question, speaker_word
from qa.read import PassageReader
from qa.records import Answer, Candidate, Hit, IndexState, Interpretation, Question
from qa.retrieve import retrieve

READ_CHUNKS = 10  # chunks whose passages are read for one question
UNCALIBRATED = (
    "confidence is a raw score, not calibrated: compare answers with it, do not read it as a probability"
)


class Archive:
    """An archive of articles that can be asked; use as a context manager.

    Threads may share it; one question is answered at a time.
    """

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self.store = store
        self._encoder = encoder
        self._reader = PassageReader(encoder)
        self._vectors: DerivedVectors | None = None
        self._lock = threading.Lock()

    @classmethod
    def open(
        cls, directory: str | os.PathLike[str], *, create: bool = False, model: str | None = None
    ) -> "Archive":
        """Open the archive in a folder.

        :param create: Make an empty archive if there is none.
        :param model: Embedding model, a folder or a name; None for the packaged one.
        :raises OnRecordError: If the folder, the index in it or the model cannot be used.
        """
        encoder = SentenceEncoder(model)
        return cls(Store.open(Path(directory), create=create), encoder)

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
                self.store, self._encoder, sources.files, options=options, progress=progress, stop=stop
            )
            if options.prune and not report.stopped:
                gone = find_gone(sources.paths, self.store.files.locations())
                removed = prune_files(self.store, self._encoder, gone) if gone else 0
                report = replace(report, removed=report.removed + removed)
        return report

    def ask(self, question: str, *, top: int = TOP, id: str | None = None) -> Answer:
        """Answer a question with exact quotes, or decline.

        :param top: Number of quotes at most.
        :param id: Name of the answer; a hash of the question when None.
        :raises BadInput: If the question is empty, too long or without a word.
        :raises IndexMismatch: If the archive was made with another model.
        """
        started = time.perf_counter()
        asked = parse_question(question)
        with self._consistent():
            candidates = self._find_candidates(asked)
            reason = self._find_reason_to_decline(asked, candidates)
            state = self.state()
        quotes = compose_quotes(candidates, top=top)
        return Answer(
            id=content_hash("question", asked.text) if id is None else id,
            question=asked.text,
            status="answered" if reason is None else "abstained",
            reason=UNCALIBRATED if reason is None else reason,
            confidence=_confidence(candidates) if reason is None else 0.0,
            interpretation=Interpretation(speaker=asked.speaker, topic=asked.topic),
            short_answer=None,
            quotes=quotes if reason is None else (),
            closest=() if reason is None else quotes,
            index=state,
            elapsed_ms=round((time.perf_counter() - started) * 1000, 1),
        )

    def search(self, question: str, *, limit: int = 10) -> list[Hit]:
        """Find the chunks that suit a question best, best first.

        :raises BadInput: As `ask` does.
        """
        asked = parse_question(question)
        with self._consistent():
            return self._retrieve(asked, self._embed(asked), limit)

    def state(self) -> IndexState:
        """Tell which archive this is."""
        settings = self.store.settings()
        model = "" if settings is None else settings.model
        return IndexState(self.store.commit_id, self.store.count("articles"), model)

    def stats(self) -> dict[str, str | int | None]:
        """Count what is in the archive; dates are the oldest and newest an article states."""
        state = self.state()
        oldest, newest = self.store.date_range()
        counts = {table: self.store.count(table) for table in ("articles", "chunks", "failures")}
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
        return _merge(spans)

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
            if self._vectors is not None and not self._vectors.on_disk:
                with suppress(IndexNotWritable, IndexBusy):
                    self._vectors = keep_vectors(self.store, self._vectors, wait_s=0)

    def _find_candidates(self, asked: Question) -> list[Candidate]:
        embedding = self._embed(asked)
        hits = self._retrieve(asked, embedding, READ_CHUNKS)
        frequency = self.store.document_frequency(stem_terms(asked.text))
        return self._reader.read(asked, embedding, hits, frequency, self.store.count("chunks"))

    def _embed(self, asked: Question) -> Matrix:
        check_settings(self.store, self._encoder)
        embedding: Matrix = self._encoder.encode([asked.text])[0]
        return embedding

    def _retrieve(self, asked: Question, embedding: Matrix, limit: int) -> list[Hit]:
        if self._vectors is None or self._vectors.commit_id != self.store.commit_id:
            self._vectors = derive_vectors(self.store, self._vectors)
        return retrieve(self.store, self._vectors.index, asked.text, embedding, limit=limit)

    def _find_reason_to_decline(self, asked: Question, candidates: list[Candidate]) -> str | None:
        if not candidates:
            return "there is no article in this archive"
        names = names_in(asked)
        speaker = speaker_word(asked)
        if speaker is not None and not self._occurs([speaker]):
            names = [speaker]
        if names and not self._occurs(names):
            return f"{' and '.join(f'“{name}”' for name in names)} {_occur(names)} not occur in this archive"
        if not self._occurs(query_terms(asked.text) or tokenize(asked.text)):
            return "none of the words of the question occurs in this archive"
        return None

    def _occurs(self, words: Sequence[str]) -> bool:
        """Tell whether any of the words, with all parts of it where it is hyphenated, occurs in an article."""
        parts = [[stem(part) for part in tokenize(word)] for word in words]
        found = self.store.document_frequency(part for word in parts for part in word)
        return any(word and all(found[part] for part in word) for word in parts)


def _occur(names: Sequence[str]) -> str:
    return "does" if len(names) == 1 else "do"


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.overlaps(merged[-1]):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _parse_range(text: str, article: Article) -> Span:
    match = re.fullmatch(r"(\d{1,12}):(\d{1,12})", text)
    if match is not None and int(match[1]) < int(match[2]) <= len(article.text):
        return Span(int(match[1]), int(match[2]))
    raise BadInput(f"{text!r} is no range of {article.source}: START:END within 0:{len(article.text)} is")


def _confidence(candidates: list[Candidate]) -> float:
    return round(min(1.0, max(0.0, candidates[0].score)), 4) if candidates else 0.0
