"""Read TREC topics with their qrels: the classic tagged form, XML, or lines of id and text."""

import html
import re
from pathlib import Path

from index.errors import BadInput
from qa.evaluate.records import TestSet
from qa.evaluate.sets.beir import read_queries
from qa.evaluate.sets.files import plain_stem, read_lines, read_text
from qa.evaluate.sets.qrels import Note, Query, join_qrels, read_qrels

# Fields whose text is asked, the first one there is.
_ASKED = ("query", "title", "question", "desc", "description")
_TOP = re.compile(r"<top>(.*?)(?=</top>|<top>|\Z)", re.S | re.I)
_FIELD = re.compile(r"<([a-z]+)>(.*?)(?=</?[a-z]+>|\Z)", re.S | re.I)
_LABEL = re.compile(r"^\s*(?:number|topic|description|narrative|question)\s*:", re.I)
_DECLARATION = re.compile(r"\s*<\?xml.*?\?>", re.S)
_HEADERS = frozenset(("id", "qid", "query_id", "query-id", "topic", "topic_id"))


def read_trec(topics: Path, qrels: Path, *, note: Note) -> TestSet:
    """Read topics and judgements; documents are named as the archive's articles are (see `article_names`).

    :raises BadInput: If either cannot be read, or no topic has a relevant document.
    """
    questions = join_qrels(read_topics(topics), read_qrels(qrels), note=note)
    if not questions:
        raise BadInput(
            f"{topics}: no topic has a relevant document in {qrels}; check that they belong together"
        )
    return TestSet(plain_stem(topics), "trec", questions)


def read_topics(path: Path) -> list[Query]:
    """Read topics in order; of each, the query or the title is asked, else the question or description.

    :raises BadInput: If a topic lacks number or text, a number occurs twice, or there is no topic.
    """
    text = read_text(path)
    if text.lstrip().startswith("{"):
        return read_queries(path)
    if re.search(r"<top>", text, re.I):
        found = _read_tagged(path, text)
    elif text.lstrip().startswith("<"):
        found = _read_xml(path, text)
    else:
        found = _read_table(path)
    if not found:
        raise BadInput(
            f"{path}: no topic in it; give <top> or <topic> elements, or lines of id, tab and text"
        )
    seen: set[str] = set()
    for query in found:
        if query.id in seen:
            raise BadInput(f"{path}: topic {query.id!r} occurs twice; keep one of them")
        seen.add(query.id)
    return found


def _read_tagged(path: Path, text: str) -> list[Query]:
    found = []
    for at, top in enumerate(_TOP.findall(text), start=1):
        fields: dict[str, str] = {}
        for name, body in _FIELD.findall(top):
            fields.setdefault(name.lower(), _tidy(html.unescape(_LABEL.sub("", body))))
        found.append(_make_query(path, at, fields.get("num", ""), fields))
    return found


def _read_xml(path: Path, text: str) -> list[Query]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode(), parser)  # it is decoded already
    except etree.LxmlError as error:
        raise BadInput(f"{path}: damaged XML: {' '.join(str(error).split())}") from error
    except ValueError as error:
        raise BadInput(f"{path}: no XML that can be read: {error}") from error
    found = []
    for at, topic in enumerate(root.iter("topic", "TOPIC"), start=1):
        fields = {str(part.tag).lower(): _tidy("".join(part.itertext())) for part in topic.iterchildren("*")}
        fields.setdefault("query", _tidy(topic.text or ""))
        ids = (
            topic.get("number"),
            topic.get("id"),
            fields.get("number"),
            fields.get("num"),
            fields.get("id"),
        )
        found.append(_make_query(path, at, next((name for name in ids if name), ""), fields))
    return found


def _make_query(path: Path, at: int, name: str, fields: dict[str, str]) -> Query:
    text = next((fields[field] for field in _ASKED if fields.get(field)), "")
    if not name.strip() or not text:
        what = "number" if not name.strip() else "title or query"
        raise BadInput(f"{path}: topic {at} has no {what}; add it")
    return Query(name.strip(), text)


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _read_table(path: Path) -> list[Query]:
    found = []
    for at, line in enumerate(read_lines(path)):
        name, tab, text = line.text.partition("\t")
        if at == 0 and tab and name.strip().lower() in _HEADERS:
            continue
        if not tab or not name.strip() or not text.strip():
            raise BadInput(f"{path}:{line.number}: no topic; write id, tab and text")
        found.append(Query(name.strip(), text.strip()))
    return found
