"""The whole path from a question to an answer, on one page: read, embed, retrieve, score, decline or compose.

A question about what was said is answered with statements; any other with passages, which carry the voice of the
statements they are.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.encoder import Encoder, Matrix
from index.errors import BadInput
from index.records import content_hash
from index.store import Store
from qa.compose import compose_quotes
from qa.confidence import Calibrator, load_calibrator
from qa.decline import WIDENED, Decline, point_outside
from qa.filters import NO_FILTERS, Filters
from qa.finder import Finder, Found
from qa.judge import Judge, Verdict
from qa.question import Lexicon, is_joint, name_speakers, parse_question
from qa.reader import SpanReader
from qa.records import (
    FACT,
    NO_QUESTION,
    SPOKEN,
    WHO_SAID,
    Answer,
    Asked,
    Candidate,
    Hit,
    IndexState,
    Interpretation,
    Question,
    Quote,
    Stage,
    Trace,
)
from qa.retrieve import limit_distinct
from qa.said import take_turns
from qa.short_answer import (
    ShortAnswers,
    find_expected,
    find_short_answers,
    find_told_of,
    fold_same_answers,
    name_speakers_of,
    rank_said,
)
from qa.times import Times

Watch = Callable[[Stage], object]


def ignore_stage(stage: Stage) -> None:
    """Take note that a stage is done, and do nothing."""


class Answerer:
    """Answers questions from one store; its methods run inside `store.snapshot()`, one at a time."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        *,
        today: str | None = None,
        calibrator: Calibrator | None = None,
        reader: SpanReader | None = None,
    ) -> None:
        """Make an answerer.

        :param today: ISO date that "last week" is counted from; None for that of the newest article.
        :param calibrator: Gives the confidence; None for that of the archive's folder, or the packaged one.
        :param reader: Reads short answers; None to read none.
        :raises BadInput: If the folder's calibrator cannot be read.
        """
        chosen = load_calibrator(store.directory) if calibrator is None else calibrator
        self._judge = Judge(store, chosen)
        self._reader = reader
        self._store = store
        self._finder = Finder(store, encoder, today=today)

    def read(self, text: str, filters: Filters = NO_FILTERS) -> Question:
        """Read a question with what the archive knows; see `qa.question.parse_question`."""
        return parse_question(text, filters, lexicon=self.lexicon())

    def lexicon(self) -> Lexicon:
        """Give what the archive knows of speakers, outlets and dates."""
        return self._finder.lexicon()

    def answer(
        self, asked: Question, *, top: int, id: str | None = None, watch: Watch = ignore_stage
    ) -> Trace:
        """Answer one question, and time the stages.

        :param id: Name of the answer; a hash of the question when None.
        :param watch: Told of each stage that is done; what it raises stops the answer.
        :raises IndexMismatch: If the archive was made with another model.
        """
        times = Times()
        with times.stage("embed"):
            embedding = self._finder.embed([asked])[0]
        with times.stage("retrieve"):
            found = self._finder.find(asked, embedding)
        watch(_describe("retrieve", found, found.shortlist.drafts))
        with times.stage("read"):
            candidates = self._finder.score(found.shortlist)
        watch(_describe("read", found, candidates))
        with times.stage("spans"):
            read = self._read_spans(found, candidates)
        watch(_describe("spans", found, read.candidates))
        with times.stage("compose"):
            answer, verdict = self._compose(found, read, top=top, id=id)
        return Trace(times.stamp(answer), tuple(found.hits), times.stages(), verdict.evidence)

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
            self._finder.find(asked, embedding)
            for asked, embedding in zip(good, self._finder.embed(good), strict=True)
        ]
        scored = self._finder.score_many([one.shortlist for one in found])
        read = (self._read_spans(*one) for one in zip(found, scored, strict=True))
        both = zip(found, read, strict=True)
        answers = [
            self._compose(*next(both), top=top, id=question.id)[0]
            if isinstance(asked, Question)
            else self._refuse(question, asked)
            for question, asked in zip(questions, parsed, strict=True)
        ]
        return [times.stamp(answer, shared_by=len(answers)) for answer in answers]

    def search(self, asked: Question, limit: int) -> list[Hit]:
        """Find the chunks that suit a question best; see `qa.retrieve.limit_distinct`."""
        return limit_distinct(self._finder.retrieve(asked, self._finder.embed([asked])[0]), limit)

    def state(self) -> IndexState:
        """Tell which archive this is."""
        settings = self._store.settings()
        model = "" if settings is None else settings.model
        return IndexState(self._store.commit_id, self._store.count("articles"), model)

    def keep_vectors(self) -> None:
        """See `qa.finder.Finder.keep_vectors`."""
        self._finder.keep_vectors()

    def _parse(self, question: Asked) -> Question | str:
        """Read a question, or say why it is none."""
        if question.error is not None:
            return question.error
        try:
            return self.read(question.text, question.filters)
        except BadInput as error:
            return str(error)

    def _read_spans(self, found: Found, candidates: Sequence[Candidate]) -> ShortAnswers:
        """Read short answers where a fact is asked for, and what was said; who said something is told by the statement."""
        asked, read = found.asked, ShortAnswers(candidates, {})
        if self._reader is not None and asked.kind == FACT:
            read = find_short_answers(self._reader, asked, found.hits, candidates)
        elif self._reader is not None and asked.kind in SPOKEN and asked.topic is not None:
            read = rank_said(self._reader, asked, candidates)
        if asked.kind != WHO_SAID:
            return read
        return name_speakers_of(read, asked, find_told_of(asked, self.lexicon()))

    def _compose(
        self, found: Found, read: ShortAnswers, *, top: int, id: str | None
    ) -> tuple[Answer, Verdict]:
        asked = found.asked
        quotes, verdict = self._judge_quotes(found, read, top=top)
        declined = verdict.declined
        if declined is not None and declined.kind in WIDENED and asked.filters.choose_by_place:
            declined = self._look_outside(asked, declined, found.shortlist.embedding, top=top)
        answered = declined is None
        return Answer(
            id=content_hash("question", asked.text) if id is None else id,
            question=asked.text,
            status="answered" if answered else "abstained",
            reason=None if declined is None else declined.reason,
            confidence=verdict.confidence,
            interpretation=_interpret(asked),
            short_answer=quotes[0].span["text"] if answered and quotes and quotes[0].span else None,
            quotes=quotes if answered else (),
            closest=() if answered or (declined is not None and declined.kind == NO_QUESTION) else quotes,
            index=self.state(),
            elapsed_ms=0.0,
            declined=None if declined is None else declined.kind,
        ), verdict

    def _judge_quotes(
        self, found: Found, read: ShortAnswers, *, top: int
    ) -> tuple[tuple[Quote, ...], Verdict]:
        """Choose and judge the quotes; of an answer to a question of fact, those with the same short answer are one."""
        asked = found.asked
        folds = asked.kind == FACT and bool(read.spans)
        quotes = self._choose_quotes(asked, read.candidates, top=len(read.candidates) if folds else top)
        verdict = self._judge.judge(
            asked, read, quotes, embedding=found.shortlist.embedding, heard=found.heard
        )
        marked = read.mark(quotes)
        if folds and verdict.declined is None:
            marked = fold_same_answers(marked, find_expected(asked.search_text), read.candidates)
        return marked[:top], verdict

    def _look_outside(self, asked: Question, declined: Decline, embedding: Matrix, *, top: int) -> Decline:
        """Tell which articles, that the dates and outlets asked for leave out, have an answer."""
        wider = replace(asked, filters=replace(asked.filters, outlets=(), since=None, until=None))
        found = self._finder.find(wider, embedding)
        (candidates,) = self._finder.score_many([found.shortlist])
        quotes, verdict = self._judge_quotes(found, self._read_spans(found, candidates), top=top)
        return declined if verdict.declined is not None else point_outside(declined, quotes)

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


def _describe(name: str, found: Found, passages: Sequence[Candidate]) -> Stage:
    """Count what was found so far."""
    articles = {hit.article.id for hit in found.hits}
    statements = (passage.statement for passage in passages)
    speakers = {one.speaker for one in statements if one is not None and one.speaker is not None}
    return Stage(name, len(found.hits), len(articles), len(passages), len(speakers))
