"""The records of an evaluation: the test set, what came for each question, and the result."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from qa.confidence.evidence import Evidence
from qa.filters import NO_FILTERS, Filters
from qa.records import Answer, Hit

# The test set


@dataclass(frozen=True, slots=True)
class Gold:
    """A right place: a passage of a file.

    Attributes:
        file: Name of the file, or the whole source, or the id of the article.
        text: An exact substring of its text.
        start: Where it stands, in code points; None where the text occurs anywhere in the file.
    """

    file: str
    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class TestQuestion:
    """One question of a test set.

    Attributes:
        kind: What sort of question it is ("who-said-what", "absent speaker"); "" where the format has none.
        answerable: Whether the archive holds an answer.
        speaker: Whose words are asked for, or None.
        short_answers: Any of them is a right short answer; empty where a statement is the answer.
        gold: Every right place; empty where only whole articles are judged.
        min_outlets: Number of files an answer must hit at least, or None.
        relevant: Grades of articles by name, as in TREC qrels; empty where places are judged.
        filters: What the question is restricted to.
        declined: The kinds of reason, of `qa.records.DECLINED`, with which declining an unanswerable question is
            right; empty where that is not judged.
    """

    __test__ = False  # no test of pytest's

    id: str
    question: str
    kind: str = ""
    answerable: bool = True
    speaker: str | None = None
    short_answers: tuple[str, ...] = ()
    gold: tuple[Gold, ...] = ()
    min_outlets: int | None = None
    relevant: Mapping[str, int] = field(default_factory=dict)
    filters: Filters = NO_FILTERS
    declined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article that a test set brings itself, as BEIR and SQuAD do."""

    name: str
    text: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class TestSet:
    """Questions with what is right for them.

    Attributes:
        name: For tables: the file's or folder's name without suffix.
        format: "native", "beir", "trec" or "squad".
        documents: The archive it asks about; empty where that is given beside.
    """

    __test__ = False

    name: str
    format: str
    questions: tuple[TestQuestion, ...]
    documents: tuple[Document, ...] = ()


# What came


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the archive gave for one question.

    Attributes:
        answer: The answer record.
        hits: The chunks retrieved, best first, 100 different texts at most and reprints of them besides.
        stage_ms: Milliseconds of each stage of `ask`: embed, retrieve, read, spans, compose, and the whole as total.
        given: The answer where only the gold article was read; None where that was not tried.
        evidence: What the confidence was made of; None where nothing was found to judge.
    """

    question: TestQuestion
    answer: Answer
    hits: tuple[Hit, ...] = ()
    stage_ms: Mapping[str, float] = field(default_factory=dict)
    given: Answer | None = None
    evidence: Evidence | None = None


# The result


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its 95 % bootstrap interval over questions.

    Attributes:
        n: Number of questions it is over.
        low: Lower border; None where no interval makes sense, as for a count.
    """

    name: str
    value: float
    n: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One quote as a report shows it.

    Attributes:
        hit: Whether it is a right one; None where that cannot be said.
    """

    text: str
    source: str
    outlet: str | None = None
    date: str | None = None
    speaker: str | None = None
    hit: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One question in the result.

    Attributes:
        outlet: Outlet of the gold article, or of the first one that came, or None.
        month: "2025-02", of the same article, or None.
        wanted: The right passages or articles, for reading.
        came: The quotes of the answer, or the closest passages when it declined.
        values: Value of every figure that this question counts for; figures over several questions at once,
            such as AUROC, are not among them.
        declined: Which kind of reason it was declined with, of `qa.records.DECLINED`; None when answered.
        right_declined: The kinds that are right; empty where that is not judged.
    """

    id: str
    question: str
    kind: str
    answerable: bool
    status: str
    confidence: float
    reason: str | None = None
    outlet: str | None = None
    month: str | None = None
    wanted: tuple[str, ...] = ()
    came: tuple[Shown, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)
    declined: str | None = None
    right_declined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of similar confidence: their mean confidence, the share answered rightly, their number."""

    confidence: float
    accuracy: float
    n: int


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of one stage over n questions."""

    p50: float
    p95: float
    n: int


@dataclass(frozen=True, slots=True)
class Curves:
    """What is drawn; empty where a test set cannot give it.

    Attributes:
        risk_coverage: (share of all questions answered, share of these answered wrongly), coverage ascending.
        reliability: Bins of equal width by confidence, those without questions left out.
        recall: By level ("article", "passage", "reprint"): recall at rank 1, 2, …, 100.
        latency: By stage, "total" last.
    """

    risk_coverage: tuple[tuple[float, float], ...] = ()
    reliability: tuple[Bin, ...] = ()
    recall: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    latency: Mapping[str, Latency] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """Everything measured on one test set.

    Attributes:
        settings: What decides the figures: version, model, index commit, articles, options.
        breakdown: "kind", "reason", "outlet" or "month" -> group -> figure -> value, with the group's size under "n".
        notes: What a reader must know to read the figures rightly.
    """

    testset: str
    n: int
    figures: tuple[Figure, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)
    breakdown: Mapping[str, Mapping[str, Mapping[str, float]]] = field(default_factory=dict)
    curves: Curves = Curves()
    questions: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give the result as plain objects, with `metrics` and `intervals` by name for programs."""
        return {
            "testset": self.testset,
            "n": self.n,
            "metrics": {figure.name: figure.value for figure in self.figures},
            "intervals": {f.name: [f.low, f.high] for f in self.figures if f.low is not None},
            **{key: value for key, value in asdict(self).items() if key not in ("testset", "n")},
        }
