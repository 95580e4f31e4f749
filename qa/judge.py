"""Judge whether what was found is an answer: how sure it is, and why it is declined."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.encoder import Matrix
from index.lexical import stem_terms
from index.store import Store
from qa.confidence import Calibrator, Evidence, Scene, gather_evidence
from qa.decline import Decline, explain_doubt, find_reason_to_decline
from qa.read import rarity
from qa.records import SEARCH, Candidate, Question, Quote
from qa.said import topic_terms
from qa.short_answer import ShortAnswers


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a question.

    Attributes:
        confidence: Probability that the first quote is right, 0-1; 0 where nothing was found to judge.
        declined: Why it is not answered; None if it is.
        evidence: What the confidence was made of; None where nothing was found to judge.
    """

    confidence: float
    declined: Decline | None
    evidence: Evidence | None


class Judge:
    """Judges answers from one store; works inside `store.snapshot()`."""

    def __init__(self, store: Store, calibrator: Calibrator) -> None:
        self._store = store
        self._calibrator = calibrator

    def judge(
        self,
        asked: Question,
        read: ShortAnswers,
        quotes: Sequence[Quote],
        *,
        embedding: Matrix,
        heard: bool,
    ) -> Verdict:
        """Judge the quotes made of candidates. Words that ask nothing are a search: what is nearest is shown.

        :param read: The candidates, and what was read in them.
        :param embedding: The question's, float32 (dimension,), a unit vector.
        :param heard: Whether any candidate may be the words of the speaker asked for.
        """
        candidates = read.candidates
        declined = find_reason_to_decline(self._store, asked, candidates, heard=heard)
        first = _find_first(candidates, quotes)
        if declined is not None or first is None:
            return Verdict(0.0, declined or explain_doubt(self._store, asked, candidates), None)
        evidence = gather_evidence(self._set_scene(asked, read, first, embedding), first)
        confidence = self._calibrator.score(evidence)
        doubted = asked.kind != SEARCH and not self._calibrator.suffices(evidence, confidence)
        return Verdict(
            round(confidence, 4), explain_doubt(self._store, asked, candidates) if doubted else None, evidence
        )

    def _set_scene(self, asked: Question, read: ShortAnswers, first: Candidate, embedding: Matrix) -> Scene:
        asked = asked.as_of(first.article.meta.date)
        frequency = self._store.document_frequency(stem_terms(" ".join(topic_terms(asked))))
        said = len(self._store.statements.choose(speakers=asked.speakers)) if asked.speakers else 0
        absent = [stem for stem, count in frequency.items() if not count]
        weights = rarity(frequency, self._store.count("chunks"))
        odds = read.alone.get(first.key)
        return Scene(asked, read, weights, absent, said, embedding, odds)


def _find_first(candidates: Sequence[Candidate], quotes: Sequence[Quote]) -> Candidate | None:
    """Find the candidate that the first quote is."""
    wanted = next((quote.key for quote in quotes), None)
    return next((one for one in candidates if one.key == wanted), None)
