"""Read BEIR folders: corpus.jsonl, queries.jsonl and qrels/SPLIT.tsv (Thakur et al., 2021)."""

from collections.abc import Iterator
from pathlib import Path

from index.errors import BadInput
from qa.evaluate.records import Document, TestSet
from qa.evaluate.sets.files import name_kind, read_objects
from qa.evaluate.sets.qrels import Grades, Note, Query, join_qrels, read_qrels

SPLIT = "test"


def is_beir(folder: Path) -> bool:
    """Tell whether a folder holds a corpus and queries."""
    return _find(folder, "corpus.jsonl") is not None and _find(folder, "queries.jsonl") is not None


def read_beir(folder: Path, *, qrels: Path | None = None, split: str | None = None, note: Note) -> TestSet:
    """Read a BEIR folder; each file may be packed with gzip.

    A document without text has its title for text; one with neither is left out and counted.

    :param qrels: The judgements; `qrels/SPLIT.tsv` when None.
    :param split: Which judgements; "test" when None, or the only ones there are.
    :raises BadInput: If a file is missing or a line of it cannot be used.
    """
    corpus, queries = _need(folder, "corpus.jsonl"), _need(folder, "queries.jsonl")
    grades = read_qrels(qrels if qrels is not None else _find_split(folder, split, note))
    documents = _read_documents(corpus, note)
    questions = join_qrels(read_queries(queries), grades, note=note)
    if not questions:
        raise BadInput(
            f"{folder}: no query with a relevant document; check that the qrels belong to the queries"
        )
    _note_missing(grades, documents, note)
    return TestSet(folder.resolve().name, "beir", questions, documents)


def read_queries(path: Path) -> list[Query]:
    """Read `{"_id": ..., "text": ...}` lines in order.

    :raises BadInput: If a line lacks one of them, or an id occurs twice.
    """
    found: dict[str, Query] = {}
    for number, value in read_objects(path):
        query = Query(_read_id(path, number, value), _read_text(path, number, value, "text").strip())
        if query.id in found:
            raise BadInput(f"{path}:{number}: _id: {query.id!r} occurs twice; keep one of them")
        if not query.text:
            raise BadInput(f"{path}:{number}: text: blank; fill it in or take the line out")
        found[query.id] = query
    return list(found.values())


def _read_documents(path: Path, note: Note) -> tuple[Document, ...]:
    lines: dict[str, int] = {}
    found: list[Document] = []
    for number, value in read_objects(path):
        name = _read_id(path, number, value)
        if name in lines:
            raise BadInput(
                f"{path}:{number}: _id: {name!r} is that of line {lines[name]}, too; keep one of them"
            )
        lines[name] = number
        title = _read_text(path, number, value, "title").strip()
        text = _read_text(path, number, value, "text")
        if text.strip():
            found.append(Document(name, text, title or None))
        elif title:
            found.append(Document(name, title))
    empty = len(lines) - len(found)
    if empty:
        note(f"{empty} documents have neither text nor title and are left out")
    return tuple(found)


def _read_id(path: Path, number: int, value: dict[str, object]) -> str:
    found = value.get("_id")
    if isinstance(found, bool) or not isinstance(found, str | int) or not str(found).strip():
        raise BadInput(f"{path}:{number}: no _id; write one in each line")
    return str(found).strip()


def _read_text(path: Path, number: int, value: dict[str, object], name: str) -> str:
    found = value.get(name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise BadInput(f"{path}:{number}: {name}: {name_kind(found)}; it must be a string")
    return found


def _note_missing(grades: Grades, documents: tuple[Document, ...], note: Note) -> None:
    names = {document.name for document in documents}
    judged = {name for known in grades.values() for name, grade in known.items() if grade > 0}
    if judged - names:
        note(f"{len(judged - names)} of {len(judged)} relevant documents are not in the corpus")


def _find(folder: Path, name: str) -> Path | None:
    return next((path for path in (folder / name, folder / f"{name}.gz") if path.is_file()), None)


def _need(folder: Path, name: str) -> Path:
    found = _find(folder, name)
    if found is None:
        raise BadInput(
            f"{folder}: no {name} in it; a BEIR folder holds corpus.jsonl, queries.jsonl and qrels/"
        )
    return found


def _splits(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "qrels").glob("*.tsv*")):
        if path.name.endswith((".tsv", ".tsv.gz")):
            yield path.name.removesuffix(".gz").removesuffix(".tsv")


def _find_split(folder: Path, split: str | None, note: Note) -> Path:
    there = list(dict.fromkeys(_splits(folder)))
    if split is None and SPLIT not in there and len(there) == 1:
        note(f"no {SPLIT} split: {there[0]} is used")
        split = there[0]
    found = _find(folder / "qrels", f"{SPLIT if split is None else split}.tsv")
    if found is None:
        names = f"name one with --split: {', '.join(there)}" if there else "there is none"
        raise BadInput(f"{folder / 'qrels'}: no {SPLIT if split is None else split}.tsv in it; {names}")
    return found
