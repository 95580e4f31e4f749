"""Fit the packaged calibrator of answers' confidence: `make train-confidence`, or `python -m training.confidence --help`.

On the development sets: seeds-dev, polnear-dev, the sample, and SQuADShifts new-wiki, of which every second paragraph is
left out of the archive, so that its questions have no answer there; on questions written over PolNeAR's train part
(data/written), on such as are drafted from it (see also `training.topic_questions`), and on paragraphs of SQuADShifts reddit and amazon in the same way. Figures are of cross-validation, by set.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.build import IndexOptions
from index.encoder import SentenceEncoder
from index.records import Span
from index.statements.analyse import Analyst
from index.statements.records import Found
from index.store import Store
from qa.archive import Archive
from qa.confidence.calibrator import PACKAGED, answer_always, load_calibrator, write_calibrator
from qa.confidence.fit import Fitted, Judged, fit
from qa.evaluate.calibrate import describe_fit, judge_answers
from qa.evaluate.draft import draft_questions
from qa.evaluate.records import TestSet
from qa.evaluate.run import RunOptions, evaluate_archive
from qa.evaluate.sets import read_test_set, write_documents
from qa.reader.read import PackagedReader
from training.encoder import say
from training.topic_questions import draft_topic_questions
from training.written_questions import WRITTEN, make_native

ROOT = Path(__file__).parents[1]
DRAFTED = 600  # questions drafted from PolNeAR's train part, and as many about what its articles are about
WRITTEN_WEIGHT = 4.0
SAMPLED = {"new-wiki": 800, "reddit": 500, "amazon": 500}  # questions drawn of each


@dataclass(frozen=True, slots=True)
class Source:
    """A test set, and what is indexed for it.

    Attributes:
        testset: Its file; None for questions drafted from the articles.
        articles: Folder to index; None where the test set brings its own.
        archive: Name of the archive; sets with the same articles share one.
        weight: Of each of its questions: those that people wrote say more than those that were drafted.
    """

    name: str
    testset: Path | None
    articles: Path | None
    archive: str
    weight: float = 1.0


def list_sources(shared: Path) -> list[Source]:
    """Name what there is to fit on."""
    polnear, reading = shared / "corpus/polnear", shared / "reading"
    train = polnear / "train/text"
    found = [
        Source(path.stem, path, ROOT / "data/sample", path.stem, WRITTEN_WEIGHT)
        for path in sorted((ROOT / "data/testsets").glob("*.jsonl"))
    ]
    found += [
        Source(
            "seeds-dev",
            shared / "questions/seeds-dev.jsonl",
            shared / "corpus/seeds",
            "seeds-dev",
            WRITTEN_WEIGHT,
        ),
        Source("polnear-dev", shared / "questions/polnear-dev.jsonl", polnear / "dev/text", "polnear-dev"),
        Source("polnear-written", WRITTEN, train, "polnear-train", WRITTEN_WEIGHT),
        Source("polnear-train", None, train, "polnear-train"),
        Source("polnear-topics", None, train, "polnear-train"),
        Source("new-wiki", reading / "squadshifts-newwiki-dev.json", None, "new-wiki"),
        Source("reddit", reading / "squadshifts-reddit.json", None, "reddit"),
        Source("amazon", reading / "squadshifts-amazon.json", None, "amazon"),
    ]
    return [
        one for one in found if all(path is None or path.exists() for path in (one.testset, one.articles))
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask every set, fit, and write the calibrator."""
    options = _parse(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    judged: dict[str, list[Judged]] = {}
    weights: list[float] = []
    for source in list_sources(options.shared):
        judged[source.name] = ask_source(source, options.work, options.seed)
        weights += [source.weight] * len(judged[source.name])
        say({"set": source.name, "questions": len(judged[source.name])})
    together = [one for answers in judged.values() for one in answers]
    note = ", ".join(f"{name} {len(answers)}" for name, answers in judged.items())
    before = load_calibrator()
    fitted = fit(together, before, weights=weights, risk=options.risk, seed=options.seed, note=note)
    for name, figures in describe_sets(judged, fitted).items():
        say({"set": name, **{figure: round(value, 3) for figure, value in figures.items()}})
    write_calibrator(fitted.calibrator, options.out)
    say({"wrote": str(options.out)})
    return 0


def describe_sets(judged: dict[str, list[Judged]], fitted: Fitted) -> dict[str, dict[str, float]]:
    """Give the figures of cross-validation for each set and for all."""
    found, at = {}, 0
    for name, answers in judged.items():
        part = replace(fitted, probabilities=fitted.probabilities[at : at + len(answers)])
        found[name] = describe_fit(answers, part)
        at += len(answers)
    found["all"] = describe_fit([one for answers in judged.values() for one in answers], fitted)
    return found


def ask_source(source: Source, work: Path, seed: int) -> list[Judged]:
    """Index what a set is about, unless an earlier run did, and ask its questions."""
    testset = None if source.testset is None else read_test_set(_find_file(source.testset, source, work))
    finder = NoStatements() if testset is not None and testset.documents else None
    with Archive(
        Store.open(work / source.archive, create=True),
        SentenceEncoder(),
        analyst=Analyst(finder),
        calibrator=answer_always(load_calibrator()),
        reader=PackagedReader(),
    ) as archive:
        if testset is not None and testset.documents:
            testset = leave_half_out(testset)
            files = write_documents(testset.documents, work / f"{source.name}-documents")
            archive.add(files, options=IndexOptions(keep_clutter=True))
        elif source.articles is not None:
            archive.add([source.articles])
        if testset is None:
            testset = _draft(archive, work, source.name, seed)
        options = RunOptions(seed=seed, sample=SAMPLED.get(source.name))
        return list(judge_answers(evaluate_archive(archive, testset, options)))


def _find_file(testset: Path, source: Source, work: Path) -> Path:
    """Give the file of a test set; of the written one, which has places instead of texts, one with both."""
    if testset != WRITTEN or source.articles is None:
        return testset
    return make_native(testset, source.articles, work / f"{source.name}.jsonl")


class NoStatements:
    """Finds no statements: facts are asked of paragraphs, and looking for who speaks would take most of the time.

    Unlike with `IndexOptions.statements` off, the archive still learns who is named, as it does of a user's articles.
    """

    def find_many(self, texts: Sequence[str], within: Sequence[Sequence[Span]]) -> list[list[Found]]:
        """Find none."""
        return [[] for _ in texts]


def leave_half_out(testset: TestSet) -> TestSet:
    """Leave out every second document; questions about it have no answer then."""
    kept = testset.documents[::2]
    names = {document.name for document in kept}
    questions = tuple(
        question
        if any(gold.file in names for gold in question.gold)
        else replace(question, answerable=False, gold=(), short_answers=())
        for question in testset.questions
    )
    return TestSet(testset.name, "native", questions, kept)


def _draft(archive: Archive, work: Path, name: str, seed: int) -> TestSet:
    path = work / f"{name}.jsonl"
    if name == "polnear-topics":
        lines = draft_topic_questions(archive.store, DRAFTED, seed)
    else:
        lines = draft_questions(archive.store.articles(), DRAFTED, seed=seed)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return read_test_set(path)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="folder with corpus, questions, reading"
    )
    parser.add_argument("--work", type=Path, default=ROOT / "build/confidence", help="folder of the archives")
    parser.add_argument("--out", type=Path, default=PACKAGED)
    parser.add_argument("--risk", type=float, help="largest share of wrong answers among those given")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
