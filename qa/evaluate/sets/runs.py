"""Write what was retrieved as a TREC run."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from index.errors import BadInput
from index.records import Article
from qa.evaluate.records import Outcome
from qa.evaluate.sets.documents import article_names, document_name
from qa.records import Hit

SCORE_STEP = (
    1e-6  # least step between two ranks; single precision, as trec_eval's, still tells them apart below 8
)


def write_run(path: Path, outcomes: Iterable[Outcome], tag: str, *, passages: bool = False) -> None:
    """Write `qid Q0 docno rank score tag` lines: of each question its articles, by their best chunk, best first.

    An article is named as the question set's judgements name it, else by its document's or file's name;
    where several articles share that, by source, else id. White space in ids, names and tag is
    percent-encoded ("%20"). Scores are those of the best chunk, lowered where needed so that each is
    at least `SCORE_STEP` below the one before: trec_eval sorts by score alone, and so keeps the order.
    A question for which nothing was retrieved has no line. The same outcomes make the same bytes.

    :param passages: Write every chunk, with the article's name and its range: "pier.txt:120-431".
    :raises BadInput: If the file cannot be written.
    """
    known = list(outcomes)
    names = _name_articles(known)
    lines = (line for outcome in known for line in _write_question(outcome, names, tag, passages=passages))
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text("".join(lines), encoding="utf-8", newline="\n")
        os.replace(beside, path)
    except OSError as error:
        raise BadInput(f"{path}: cannot be written: {error.strerror or error}") from error


def _write_question(outcome: Outcome, names: Mapping[str, str], tag: str, *, passages: bool) -> Iterator[str]:
    last = float("inf")
    for rank, (docno, score) in enumerate(_rank(outcome.hits, names, passages=passages).items(), start=1):
        last = min(score, last - SCORE_STEP)
        yield f"{_make_safe(outcome.question.id)} Q0 {docno} {rank} {last:.6f} {_make_safe(tag)}\n"


def _rank(hits: Sequence[Hit], names: Mapping[str, str], *, passages: bool) -> dict[str, float]:
    """Give the score of each article or passage, best first; of one that was hit twice, the first."""
    found: dict[str, float] = {}
    for hit in hits:
        name = names[hit.article.id]
        found.setdefault(f"{name}:{hit.span.start}-{hit.span.end}" if passages else name, hit.score)
    return found


def _name_articles(outcomes: Sequence[Outcome]) -> dict[str, str]:
    """Give a name for each article by id, no two the same."""
    judged = {name for outcome in outcomes for name in outcome.question.relevant}
    articles = {hit.article.id: hit.article for outcome in outcomes for hit in outcome.hits}
    wanted = {key: [_make_safe(name) for name in _choose(a, judged)] for key, a in articles.items()}
    users = Counter(name for names in wanted.values() for name in dict.fromkeys(names))
    return {key: next((n for n in names if users[n] == 1), key) for key, names in wanted.items()}


def _choose(article: Article, judged: set[str]) -> list[str]:
    return [name for name in article_names(article) if name in judged] + [
        document_name(article),
        article.source,
        article.id,
    ]


def _make_safe(name: str) -> str:
    """Percent-encode white space, which parts the columns of a run."""
    return re.sub(r"\s", lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode()), name) or "-"
