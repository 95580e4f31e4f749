"""The whole path from a question to an answer, on one page: read, embed, retrieve, score, decline or compose.

A question about what was said is answered with statements; any other with passages, which carry the voice of the
statements they are.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from index.derive import DerivedVectors, derive_vectors, keep_vectors
from index.encoder import Encoder, Matrix
from index.errors import BadInput, IndexBusy, IndexNotWritable
from index.lexical import stem_terms
from index.records import content_hash
from index.settings import check_settings
from index.speakers.archive.link import list_speakers
from index.speakers.archive.lookup import SpeakerDirectory
from index.store import Store
from qa.compose import compose_quotes
from qa.decline import find_reason_to_decline
from qa.filters import NO_FILTERS, Filters
from qa.question import Lexicon, is_joint, name_speakers, parse_question
from qa.read import PassageReader, Shortlist
from qa.records import (
    SPOKEN,
    Answer,
    Asked,
    Candidate,
    Hit,
    IndexState,
    Interpretation,
    Question,
    Quote,
    Trace,
)
from qa.retrieve import Retriever, limit_distinct
from qa.said import StatementRetriever, take_turns
from qa.times import Times
from qa.voice import add_unsure, keep_voice

READ_CHUNKS = 10  # different chunks whose passages are read for one question
UNCALIBRATED = (
    "confidence is a raw score, not calibrated: compare answers with it, do not read it as a probability"
)


@dataclass(frozen=True, slots=True)
class _Commit:
    """What is kept between the questions of one commit.

    Attributes:
        lexicon: What the archive knows of speakers, outlets and dates.
    """

    vectors: DerivedVectors
    retriever: Retriever
    said: StatementRetriever
    reader: PassageReader
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class _Found:
    """What was retrieved for a question, and what of it is worth comparing by meaning.

    Attributes:
        heard: Whether the shortlist may hold the words of the speaker asked for, if there is one.
    """

    hits: Sequence[Hit]
    shortlist: Shortlist
    heard: bool = True


class Answerer:
    """Answers questions from one store; its methods run inside `store.snapshot()`, one at a time."""

    def __init__(self, store: Store, encoder: Encoder, *, today: str | None = None) -> None:
        """Make an answerer.

        :param today: ISO date that "last week" is counted from; None for that of the newest article.
        """
        self._store = store
        self._encoder = encoder
        self._today = today
        self._commit: _Commit | None = None  # made with the first question of a commit

    def read(self, text: str, filters: Filters = NO_FILTERS) -> Question:
        """Read a question with what the archive knows; see `qa.question.parse_question`."""
        return parse_question(text, filters, lexicon=self.lexicon())

    def lexicon(self) -> Lexicon:
        """Give what the archive knows of speakers, outlets and dates."""
        return self._open().lexicon

    def answer(self, asked: Question, *, top: int, id: str | None = None) -> Trace:
        """Answer one question, and time the stages.

        :param id: Name of the answer; a hash of the question when None.
        :raises IndexMismatch: If the archive was made with another model.
        """
        times = Times()
        with times.stage("embed"):
            embedding = self._embed([asked])[0]
        with times.stage("retrieve"):
            found = self._find(asked, embedding)
        with times.stage("read"):
            candidates = self._open().reader.score_shortlist(found.shortlist)
        with times.stage("compose"):
            answer = self._compose(asked, found, candidates, top=top, id=id)
        return Trace(times.stamp(answer), tuple(found.hits), times.stages())

    def answer_many(self, questions: Sequence[Asked], *, top: int) -> list[Answer]:
        """Answer questions in order; all are embedded together, and then all that is to be compared.

        :return: One answer each, elapsed_ms being an equal share of the time; with status "error" for what is no
            question.
        :raises IndexMismatch: If the archive was made with another model.
        """
        times = Times()
        parsed = [self._parse(question) for question in questions]
        good = [asked for asked in parsed if isinstance(asked, Question)]
        found = [
            self._find(asked, embedding) for asked, embedding in zip(good, self._embed(good), strict=True)
        ]
        scored = self._open().reader.score_shortlists([one.shortlist for one in found])
        both = zip(found, scored, strict=True)
        answers = [
            self._compose(asked, *next(both), top=top, id=question.id)
            if isinstance(asked, Question)
            else self._refuse(question, asked)
            for question, asked in zip(questions, parsed, strict=True)
        ]
        return [times.stamp(answer, shared_by=len(answers)) for answer in answers]

    def search(self, asked: Question, limit: int) -> list[Hit]:
        """Find the chunks that suit a question best; see `qa.retrieve.limit_distinct`."""
        return limit_distinct(self._open().retriever.retrieve(asked, self._embed([asked])[0]), limit)

    def state(self) -> IndexState:
        """Tell which archive this is."""
        settings = self._store.settings()
        model = "" if settings is None else settings.model
        return IndexState(self._store.commit_id, self._store.count("articles"), model)

    def keep_vectors(self) -> None:
        """Keep the vector index, had it to be built; call it outside the snapshot.

        Where the folder may not be written, or somebody else is writing, it stays in memory.
        """
        commit = self._commit
        if commit is not None and not commit.vectors.on_disk:
            with suppress(IndexNotWritable, IndexBusy):
                self._commit = replace(commit, vectors=keep_vectors(self._store, commit.vectors, wait_s=0))

    def _open(self) -> _Commit:
        """Give what is kept of the store's present commit, made anew where it is another."""
        commit = self._commit
        if commit is None or commit.vectors.commit_id != self._store.commit_id:
            vectors = derive_vectors(self._store, None if commit is None else commit.vectors)
            retriever = Retriever(self._store, vectors.index)
            self._commit = commit = _Commit(
                vectors,
                retriever,
                StatementRetriever(self._store, vectors.index, retriever),
                PassageReader(self._encoder),
                self._make_lexicon(),
            )
        return commit

    def _make_lexicon(self) -> Lexicon:
        oldest, newest = self._store.date_range()
        speakers = SpeakerDirectory(list_speakers(self._store))
        return Lexicon(speakers, tuple(self._store.outlets()), newest, oldest, self._today)

    def _parse(self, question: Asked) -> Question | str:
        """Read a question, or say why it is none."""
        if question.error is not None:
            return question.error
        try:
            return self.read(question.text, question.filters)
        except BadInput as error:
            return str(error)

    def _embed(self, questions: Sequence[Question]) -> Matrix:
        check_settings(self._store, self._encoder)
        return self._encoder.encode([asked.search_text for asked in questions])  # (n_questions, dimension)

    def _find(self, asked: Question, embedding: Matrix) -> _Found:
        """Find statements where speech is asked for and there are some; else passages of the chunks that suit."""
        commit = self._open()
        hits = commit.retriever.retrieve(asked, embedding)
        if asked.kind not in SPOKEN or not self._store.count("statements"):
            return _Found(hits, self._read_passages(asked, embedding, hits))
        if asked.speaker is None:
            said = commit.said.shortlist(asked, embedding, commit.said.choose(asked))
            return _Found(hits, said if said.drafts else self._read_passages(asked, embedding, hits))
        said = Shortlist(embedding, ())
        if asked.speakers:
            said = commit.said.shortlist(asked, embedding, commit.said.choose(asked))
        passages = self._read_passages(asked, embedding, hits)
        statements = self._store.statements.of_articles({draft.article.id for draft in passages.drafts})
        drafts = (*said.drafts, *add_unsure(said.drafts, keep_voice(passages.drafts, asked, statements)))
        return _Found(hits, Shortlist(embedding, drafts) if drafts else passages, heard=bool(drafts))

    def _read_passages(self, asked: Question, embedding: Matrix, hits: Sequence[Hit]) -> Shortlist:
        frequency = self._store.document_frequency(stem_terms(asked.search_text))
        chunks = limit_distinct(hits, READ_CHUNKS)
        reader = self._open().reader
        return reader.shortlist(asked, embedding, chunks, frequency, self._store.count("chunks"))

    def _compose(
        self, asked: Question, found: _Found, candidates: Sequence[Candidate], *, top: int, id: str | None
    ) -> Answer:
        reason = find_reason_to_decline(self._store, asked, candidates, heard=found.heard)
        quotes = self._choose_quotes(asked, candidates, top=top)
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

    def _choose_quotes(
        self, asked: Question, candidates: Sequence[Candidate], *, top: int
    ) -> tuple[Quote, ...]:
        """Take the best quotes; where several people are asked for, of each in turn."""
        passages = (candidate for candidate in candidates if candidate.statement is None)
        statements = self._store.statements.of_articles({passage.article.id for passage in passages})
        if not is_joint(asked):
            return compose_quotes(candidates, top=top, statements=statements)
        quotes = compose_quotes(candidates, top=len(candidates), statements=statements)
        return tuple(take_turns(quotes, [quote.speaker for quote in quotes])[:top])

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


def _interpret(asked: Question) -> Interpretation:
    filters = asked.filters
    return Interpretation(
        name_speakers(asked),
        asked.topic,
        filters.since,
        filters.until,
        filters.outlets,
        asked.kind,
        asked.carried,
        asked.exclude,
    )


def _confidence(candidates: Sequence[Candidate]) -> float:
    return round(min(1.0, max(0.0, candidates[0].score)), 4) if candidates else 0.0
