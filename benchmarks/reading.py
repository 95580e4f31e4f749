"""Measure the choice of the sentence: does the first quote (one of three) contain a gold answer at its place?

Every 3rd question of SQuADShifts new-wiki (development part), open: over all its paragraphs, as
`ask` retrieves and reads. --sweep moves one weight of `qa.read` at a time, by patching its constant.

    python -m benchmarks.reading [--sweep] [--step 3]
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from unittest import mock

import qa.read
from benchmarks.common import (
    NEW_WIKI,
    Result,
    Row,
    SquadQuestion,
    bootstrap,
    index_paragraphs,
    load_squad,
    make_parser,
    paragraph_numbers,
    require,
    run_benchmark,
)
from index.derive import derive_vectors
from index.encoder import Matrix, SentenceEncoder
from index.lexical import stem_terms
from index.records import Span
from index.store import Store
from qa.compose import compose_quotes
from qa.finder import READ_CHUNKS
from qa.question import parse_question
from qa.records import Hit, Place, Question, Quote
from qa.retrieve import Retriever, limit_distinct

WEIGHTS = ("MEANING_WEIGHT", "WORDS_WEIGHT", "CHUNK_WEIGHT")
MOVES = (-0.15, -0.1, -0.05, 0.05, 0.1, 0.15)  # added to a weight in the sweep


@dataclass(frozen=True, slots=True)
class Case:
    """A question with all that reading takes."""

    gold: SquadQuestion
    question: Question
    embedding: Matrix
    hits: list[Hit]
    frequency: Mapping[str, int]


def measure(options: argparse.Namespace) -> Result:
    """Retrieve once, then read with each setting of the weights."""
    paragraphs, questions = load_squad(require(options.shared / NEW_WIKI))
    encoder = SentenceEncoder()
    with index_paragraphs(paragraphs, encoder) as store:
        cases = retrieve_cases(store, encoder, questions[:: options.step])
        numbers, chunks = paragraph_numbers(store), store.count("chunks")
    reader = qa.read.PassageReader(encoder)
    rows: list[Row] = []
    for setting in weight_settings(options.sweep):
        with mock.patch.dict(vars(qa.read), setting):
            ranks = [find_gold(read_quotes(reader, case, chunks), case.gold, numbers) for case in cases]
        first, third = bootstrap([r == 1 for r in ranks]), bootstrap([r is not None for r in ranks])
        rows.append({**setting, "first": first.mean, "first low": first.low, "first high": first.high,
                     "one of three": third.mean, "low": third.low, "high": third.high})  # fmt: skip
    found = sum(any(numbers[h.article.id] == c.gold.paragraph for h in c.hits) for c in cases)
    notes = {"gold paragraph among the chunks read": round(found / len(cases), 4)}
    return Result(len(cases), rows, notes, {"read_chunks": READ_CHUNKS, "shortlist": qa.read.SHORTLIST})


def weight_settings(sweep: bool) -> Iterator[dict[str, float]]:
    """Give the present weights and, for a sweep, each one moved alone."""
    present = {name: getattr(qa.read, name) for name in WEIGHTS}
    yield present
    for name in WEIGHTS if sweep else ():
        yield from (present | {name: round(present[name] + move, 2)} for move in MOVES)


def retrieve_cases(store: Store, encoder: SentenceEncoder, questions: Sequence[SquadQuestion]) -> list[Case]:
    """Find the chunks to read for each question, as `ask` does."""
    retriever = Retriever(store, derive_vectors(store).index)
    asked = [parse_question(question.text) for question in questions]
    embeddings = encoder.encode([question.text for question in asked])  # (n_questions, dimension)
    return [
        Case(
            gold,
            question,
            embedding,
            limit_distinct(retriever.retrieve(question, embedding), READ_CHUNKS),
            store.document_frequency(stem_terms(question.text)),
        )
        for gold, question, embedding in zip(questions, asked, embeddings, strict=True)
    ]


def read_quotes(reader: qa.read.PassageReader, case: Case, chunks: int) -> tuple[Quote, ...]:
    """Read the passages of a question's chunks and compose the quotes."""
    shortlist = reader.shortlist(case.question, case.embedding, case.hits, case.frequency, chunks)
    return compose_quotes(reader.score_shortlist(shortlist))


def find_gold(quotes: Sequence[Quote], gold: SquadQuestion, numbers: Mapping[str, int]) -> int | None:
    """Give the rank, from 1, of the first quote that contains an answer at its place; None without one."""
    for rank, quote in enumerate(quotes, start=1):
        places: list[Quote | Place] = [quote, *quote.also_in]
        spans = [Span(p.start, p.end) for p in places if numbers[p.article] == gold.paragraph]
        if any(span.contains(answer) for span in spans for answer in gold.answers):
            return rank
    return None


def main() -> None:
    """Read the options and run."""
    parser = make_parser(__doc__)
    parser.add_argument("--step", type=int, default=3, help="take every STEPth question")
    parser.add_argument("--sweep", action="store_true", help="move each weight alone, too")
    run_benchmark("reading", parser, measure)


if __name__ == "__main__":
    main()
