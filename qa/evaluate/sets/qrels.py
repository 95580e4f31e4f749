"""Read relevance judgements: the qrels of TREC and of BEIR."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.errors import BadInput
from qa.evaluate.records import TestQuestion
from qa.evaluate.sets.files import read_lines

Note = Callable[[str], object]
Grades = Mapping[str, Mapping[str, int]]

_TREC = re.compile(r"(\S+)\s+(\S+)\s+(\S|\S.*\S)\s+(-?\d+)\s*")  # topic, unused, document, grade
_BEIR = re.compile(r"([^\t]+)\t([^\t]+)\t(-?\d+)\s*")  # query, document, grade

MAX_GRADE = 1_000_000  # trec_eval reads grades into 32 bits


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a collection, before it is known what is right for it."""

    id: str
    text: str


def read_qrels(path: Path) -> Grades:
    """Read the grades of documents by query: TREC's four columns, or BEIR's three with tabs and a header.

    A document judged twice keeps the higher grade. A name in TREC's format may hold spaces.

    :raises BadInput: If a line is neither, or there is none.
    """
    grades: dict[str, dict[str, int]] = {}
    for at, line in enumerate(read_lines(path)):
        beir, trec = _BEIR.fullmatch(line.text), _TREC.fullmatch(line.text.strip())
        if beir is not None:
            query, document, grade = beir.groups()
        elif trec is not None:
            query, _, document, grade = trec.groups()
        elif at == 0 and not re.search(r"\d\s*$", line.text):
            continue  # the header
        else:
            raise BadInput(
                f'{path}:{line.number}: no judgement; write "topic 0 document grade", '
                "or query, document and grade with tabs"
            )
        if abs(int(grade)) > MAX_GRADE:
            raise BadInput(f"{path}:{line.number}: grade {grade}: give one up to {MAX_GRADE}")
        known = grades.setdefault(query.strip(), {})
        known[document.strip()] = max(int(grade), known.get(document.strip(), int(grade)))
    if not grades:
        raise BadInput(f"{path}: no judgement in it; give the qrels of these queries")
    return grades


def join_qrels(queries: Iterable[Query], grades: Grades, *, note: Note) -> tuple[TestQuestion, ...]:
    """Make questions of the queries that have a relevant document, in the order of the queries.

    The others are left out: nothing can be found for them. How many is noted, and how many
    judgements are of queries that are not there.
    """
    asked = list(queries)
    kept, unjudged, nothing = [], 0, 0
    for query in asked:
        judged = grades.get(query.id, {})
        if any(grade > 0 for grade in judged.values()):
            kept.append(TestQuestion(query.id, query.text, relevant=judged))
        elif judged:
            nothing += 1
        else:
            unjudged += 1
    unknown = len(grades.keys() - {query.id for query in asked})
    counts = {
        "queries have no judgement and are left out": unjudged,
        "queries have no relevant document and are left out": nothing,
        "queries of the qrels are not among the queries": unknown,
    }
    for what, count in counts.items():
        if count:
            note(f"{count} {what}")
    return tuple(kept)
