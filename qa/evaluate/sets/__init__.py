"""Read test sets in every format there is, each made into the same records."""

import os
from pathlib import Path

from index.errors import BadInput
from qa.evaluate.records import TestSet
from qa.evaluate.sets.beir import is_beir, read_beir
from qa.evaluate.sets.documents import article_names, document_name, write_documents
from qa.evaluate.sets.files import parse_json, read_lines, read_text
from qa.evaluate.sets.gold import check_gold
from qa.evaluate.sets.native import read_native
from qa.evaluate.sets.qrels import Note
from qa.evaluate.sets.runs import write_run
from qa.evaluate.sets.schema import load_schema
from qa.evaluate.sets.squad import is_squad, read_squad
from qa.evaluate.sets.trec import read_trec

FORMATS = "JSON lines, a BEIR folder, TREC topics with --qrels, or SQuAD's JSON (see data/README.md)"
_JSON = (".json", ".jsonl", ".ndjson")


def read_test_set(
    path: str | os.PathLike[str],
    *,
    qrels: str | os.PathLike[str] | None = None,
    split: str | None = None,
    note: Note | None = None,
) -> TestSet:
    """Read a test set, whatever its format: what lies at the path decides.

    A folder is BEIR's; a file with `qrels` beside it, TREC topics; an object with "data", SQuAD's; else
    JSON lines are native.

    :param qrels: Judgements for TREC topics, or in the place of a BEIR folder's own.
    :param split: Which judgements of a BEIR folder: "test" when None.
    :param note: Called with each line a reader of the figures must know: what was left out, and how many.
    :raises BadInput: If there is nothing, or what is there cannot be used; the message names file, line and field.
    """
    where = Path(path)
    tell: Note = (lambda line: None) if note is None else note
    judged = None if qrels is None else Path(qrels)
    if not where.exists():
        raise BadInput(f"{where}: no such file or folder; give {FORMATS}")
    if where.is_dir():
        return _read_folder(where, judged, split, tell)
    if judged is not None:
        return read_trec(where, judged, note=tell)
    if Path(where.name.removesuffix(".gz")).suffix.lower() not in _JSON:
        raise BadInput(f"{where}: not JSON by its name; topics need --qrels FILE beside them: give {FORMATS}")
    return _read_json(where, tell)


def _read_folder(folder: Path, qrels: Path | None, split: str | None, note: Note) -> TestSet:
    if is_beir(folder):
        return read_beir(folder, qrels=qrels, split=split, note=note)
    if any(folder.rglob("*.ann")):
        raise BadInput(f"{folder}: a brat folder; measure it with --task attribution")
    raise BadInput(f"{folder}: no corpus.jsonl and queries.jsonl in it; give {FORMATS}")


def _read_json(path: Path, note: Note) -> TestSet:
    """Tell SQuAD's one object from an object a line: by the first line, or where that is not whole, by all."""
    first = next((line.text for line in read_lines(path)), None)
    if first is None:
        raise BadInput(f"{path}: an empty file; give {FORMATS}")
    try:
        value = parse_json(first)
    except ValueError:
        value = None
    lines = path.name.removesuffix(".gz").lower().endswith((".jsonl", ".ndjson"))
    if not is_squad(value) and (lines or isinstance(value, dict)):
        return read_native(path)
    try:
        value = parse_json(read_text(path))
    except ValueError as error:
        raise BadInput(f"{path}: {error}; give {FORMATS}") from error
    if not isinstance(value, dict) or not is_squad(value):
        raise BadInput(f"{path}: neither SQuAD's format nor an object a line; give {FORMATS}")
    return read_squad(path, value, note=note)


__all__ = [
    "FORMATS",
    "article_names",
    "check_gold",
    "document_name",
    "load_schema",
    "read_test_set",
    "write_documents",
    "write_run",
]
