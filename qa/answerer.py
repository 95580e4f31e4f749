"""The whole path from a question to an answer, on one page: embed, retrieve, read, decline or compose."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from index.build import check_settings
from index.derive import DerivedVectors, derive_vectors, keep_vectors
from index.encoder import Encoder, Matrix
from index.errors import BadInput, IndexBusy, IndexNotWritable
from index.lexical import stem_terms
from index.records import content_hash
from index.store import Store
from qa.compose import compose_quotes
from qa.decline import find_reason_to_decline
from qa.question import parse_question
from qa.read import PassageReader, Shortlist
from qa.records import Answer, Asked, Candidate, Hit, IndexState, Interpretation, Question, Trace
from qa.retrieve import Retriever, limit_distinct

READ_CHUNKS = 10  # different chunks whose passages are read for one question
UNCALIBRATED = (
    "confidence is a raw score, not calibrated: compare answers with it, do not read it as a probability"
)


class Answerer:
    """Answers questions from one store; its methods run inside `store.snapshot()`, one at a time."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder
        self._vectors: DerivedVectors | None = None
        self._retriever: Retriever | None = (
            None  # of the same commit as the vectors, as is what the reader keeps
        )
        self._reader = PassageReader(encoder)

    def answer(self, asked: Question, *, top: int, id: str | None = None) -> Trace:
        """Answer one question, and time the stages.

        :param id: Name of the answer; a hash of the question when None.
        :raises IndexMismatch: If the archive was made with another model.
        """
        times = _Times()
        with times.stage("embed"):
            embedding = self._embed([asked])[0]
        with times.stage("retrieve"):
            hits = self._retrieve(asked, embedding)
        with times.stage("read"):
            shortlist = self._shortlist(asked, embedding, hits)
            candidates = self._reader.score_shortlist(shortlist)
        with times.stage("compose"):
            answer = self._compose(asked, candidates, top=top, id=id)
        return Trace(times.stamp(answer), tuple(hits), times.stages())

    def answer_many(self, questions: Sequence[Asked], *, top: int) -> list[Answer]:
        """Answer questions in order; all are embedded together, and then all passages to be read.

        :return: One answer each, elapsed_ms being an equal share of the time; with status "error" for what is no
            question.
        :raises IndexMismatch: If the archive was made with another model.
        """
        times = _Times()
        parsed = [_parse(question) for question in questions]
        good = [asked for asked in parsed if isinstance(asked, Question)]
        embeddings = self._embed(good)
        shortlists = [
            self._shortlist(asked, embedding, self._retrieve(asked, embedding))
            for asked, embedding in zip(good, embeddings, strict=True)
        ]
        scored = iter(self._reader.score_shortlists(shortlists))
        answers = [
            self._compose(asked, next(scored), top=top, id=question.id)
            if isinstance(asked, Question)
            else self._refuse(question, asked)
            for question, asked in zip(questions, parsed, strict=True)
        ]
        return [times.stamp(answer, shared_by=len(answers)) for answer in answers]

    def search(self, asked: Question, limit: int) -> list[Hit]:
        """Find the chunks that suit a question best; see `qa.retrieve.limit_distinct`."""
        return limit_distinct(self._retrieve(asked, self._embed([asked])[0]), limit)

    def state(self) -> IndexState:
        """Tell which archive this is."""
        settings = self._store.settings()
        model = "" if settings is None else settings.model
        return IndexState(self._store.commit_id, self._store.count("articles"), model)

    def keep_vectors(self) -> None:
        """Keep the vector index, had it to be built; call it outside the snapshot.

        Where the folder may not be written, or somebody else is writing, it stays in memory.
        """
        if self._vectors is not None and not self._vectors.on_disk:
            with suppress(IndexNotWritable, IndexBusy):
                self._vectors = keep_vectors(self._store, self._vectors, wait_s=0)

    def _embed(self, questions: Sequence[Question]) -> Matrix:
        check_settings(self._store, self._encoder)
        return self._encoder.encode([asked.search_text for asked in questions])  # (n_questions, dimension)

    def _retrieve(self, asked: Question, embedding: Matrix) -> list[Hit]:
        if (
            self._vectors is None
            or self._retriever is None
            or self._vectors.commit_id != self._store.commit_id
        ):
            self._vectors = derive_vectors(self._store, self._vectors)
            self._retriever = Retriever(self._store, self._vectors.index)
            self._reader = PassageReader(self._encoder)
        return self._retriever.retrieve(asked, embedding)

    def _shortlist(self, asked: Question, embedding: Matrix, hits: Sequence[Hit]) -> Shortlist:
        frequency = self._store.document_frequency(stem_terms(asked.search_text))
        chunks = limit_distinct(hits, READ_CHUNKS)
        return self._reader.shortlist(asked, embedding, chunks, frequency, self._store.count("chunks"))

    def _compose(
        self, asked: Question, candidates: Sequence[Candidate], *, top: int, id: str | None
    ) -> Answer:
        reason = find_reason_to_decline(self._store, asked, candidates)
        quotes = compose_quotes(candidates, top=top)
        return Answer(
            id=content_hash("question", asked.text) if id is None else id,
            question=asked.text,
            status="answered" if reason is None else "abstained",
            reason=UNCALIBRATED if reason is None else reason,
            confidence=_confidence(candidates) if reason is None else 0.0,
            interpretation=_interpret(asked),
            short_answer=None,
            quotes=quotes if reason is None else (),
            closest=() if reason is None else quotes,
            index=self.state(),
            elapsed_ms=0.0,
        )

    def _refuse(self, question: Asked, reason: str) -> Answer:
        """Make the record of what cannot be asked."""
        return Answer(
            id=question.id,
            question=question.text.encode("utf-8", "replace").decode(),
            status="error",
            reason=reason,
            confidence=0.0,
            interpretation=Interpretation(),
            short_answer=None,
            quotes=(),
            closest=(),
            index=self.state(),
            elapsed_ms=0.0,
        )


def _parse(question: Asked) -> Question | str:
    """Read a question, or say why it is none."""
    if question.error is not None:
        return question.error
    try:
        return parse_question(question.text, question.filters)
    except BadInput as error:
        return str(error)


def _interpret(asked: Question) -> Interpretation:
    filters = asked.filters
    return Interpretation(asked.speaker, asked.topic, filters.since, filters.until, filters.outlets)


def _confidence(candidates: Sequence[Candidate]) -> float:
    return round(min(1.0, max(0.0, candidates[0].score)), 4) if candidates else 0.0


class _Times:
    """Milliseconds since it was made, and of the stages within."""

    def __init__(self) -> None:
        self._begun = time.perf_counter()
        self._stages: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self._stages[name] = self._since(begun)

    def stages(self) -> Mapping[str, float]:
        """Give the stages and their total."""
        return self._stages | {"total": self._since(self._begun)}

    def stamp(self, answer: Answer, *, shared_by: int = 1) -> Answer:
        """Note in an answer the time so far, divided among so many."""
        return answer.timed(round(self._since(self._begun) / shared_by, 1))

    def _since(self, begun: float) -> float:
        return (time.perf_counter() - begun) * 1000
