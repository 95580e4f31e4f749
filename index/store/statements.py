"""Who said what in the stored articles: statements, the persons and bodies named, and the archive's speakers."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.records import Article, Span, Statement, content_hash
from index.speakers.records import Evidence, LocalSpeaker, Mention, Speaker
from index.statements.analyse import Analysis
from index.store.choose import choose_articles
from index.store.database import Database, Row, split_parameters
from index.store.words import STATEMENT_WORDS, delete_words, embedding_text, match_words, put_words
from index.vectors import Numbers

_WRITTEN = "id, article, source, cue, content, start_at, end_at, speech, negated, name, role, link, speaker, speaker_link"
_READ = _WRITTEN.replace("link, speaker, speaker_link", "coalesce(speaker_link, link), speaker")


@dataclass(frozen=True, slots=True)
class Speaking:
    """A speaker as one article gives him, and whom the archive takes him for now.

    Attributes:
        speaker: Canonical name; None if unknown.
        link: How it was found; None if unknown.
        statements: Number of statements.
    """

    article_id: str
    local: LocalSpeaker
    speaker: str | None
    link: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Analysed:
    """What became of an article: the number of its statements, and the outcome as `Analysis` has it, "" for none."""

    statements: int
    analysis: str


class StatementTable:
    """Statements, mentions and speakers of stored articles. Writing needs a transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # Writing

    def put(self, article: Article, analysis: Analysis) -> None:
        """Store what was made of an article, in place of what was."""
        delete_statements(self._db, article.id)
        for statement in analysis.statements:
            number = self._db.insert(
                f"INSERT INTO statements ({_WRITTEN}) VALUES ({', '.join('?' * 14)})", _to_row(statement)
            )
            text = embedding_text(article.meta.title, article.text[statement.start : statement.end])
            put_words(self._db, STATEMENT_WORDS, number, text)
        self._db.many(
            "INSERT INTO mentions VALUES (?, ?, ?, ?)",
            [(article.id, mention.name, mention.role, mention.count) for mention in analysis.mentions],
        )
        self._db.rows(
            "UPDATE articles SET analysis = ?, analysis_key = ? WHERE id = ?",
            (analysis.outcome, analysis.key, article.id),
        )

    def forget(self, article_id: str) -> None:
        """Forget what was made of an article, if anything was, so that the next run of indexing reads it again."""
        self._db.rows(
            "DELETE FROM files WHERE location = (SELECT file FROM articles WHERE id = ? AND analysis <> '')",
            (article_id,),
        )
        delete_statements(self._db, article_id)
        self._db.rows(
            "UPDATE articles SET analysis = '', analysis_key = '', fingerprint = '' WHERE id = ? AND analysis <> ''",
            (article_id,),
        )

    def set_speakers(self, found: Iterable[tuple[Speaking, tuple[str | None, str | None]]]) -> int:
        """Give speakers, as `local_speakers` gives them, another canonical name and link.

        :return: Number of statements that have another speaker now.
        """
        changed = 0
        rows = []
        for one, (speaker, link) in found:
            if (speaker, link) != (one.speaker, one.link):
                changed += one.statements
                local = one.local
                rows.append((speaker, link, one.article_id, local.name, local.role, local.link))
        self._db.many(
            "UPDATE statements SET speaker = ?, speaker_link = ? "
            "WHERE article = ? AND name IS ? AND role IS ? AND link IS ?",
            rows,
        )
        return changed

    def put_speakers(self, speakers: Sequence[Speaker]) -> bool:
        """Store the archive's speakers, without their numbers of statements; tell whether they are others now."""
        wanted = {speaker.name: (_dump(speaker.names), _dump(speaker.roles)) for speaker in speakers}
        stored = {
            row[0]: (row[1], row[2]) for row in self._db.rows("SELECT name, names, roles FROM speakers")
        }
        gone = [(name,) for name in stored if name not in wanted]
        self._db.many("DELETE FROM speakers WHERE name = ?", gone)
        new = [(name, *parts) for name, parts in wanted.items() if stored.get(name) != parts]
        self._db.many("INSERT OR REPLACE INTO speakers VALUES (?, ?, ?)", new)
        return bool(gone or new)

    # Reading

    def of_articles(self, ids: Iterable[str]) -> dict[str, list[Statement]]:
        """Give the statements of articles by id, each list ascending by start; those without any are left out."""
        found: dict[str, list[Statement]] = {}
        for part in split_parameters(sorted(set(ids))):
            rows = self._db.rows(
                f"SELECT {_READ} FROM statements WHERE article IN ({_marks(part)}) ORDER BY article, start_at, number",
                part,
            )
            for row in rows:
                found.setdefault(row[1], []).append(self._read(row))
        return found

    def speakers_at(self, ids: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
        """Give where statements of articles begin and whose they are, by article; those of nobody known are left out."""
        found: dict[str, list[tuple[int, str]]] = {}
        for part in split_parameters(sorted(set(ids))):
            rows = self._db.rows(
                f"SELECT article, start_at, speaker FROM statements WHERE article IN ({_marks(part)}) AND speaker IS NOT NULL",
                part,
            )
            for article, start, speaker in rows:
                found.setdefault(article, []).append((start, speaker))
        return found

    def by_numbers(self, numbers: Iterable[int]) -> dict[int, Statement]:
        """Give the statements with these numbers; unknown numbers are left out."""
        found: dict[int, Statement] = {}
        for part in split_parameters([int(number) for number in numbers]):
            rows = self._db.rows(
                f"SELECT {_READ}, number FROM statements WHERE number IN ({_marks(part)})", part
            )
            found.update((row[-1], self._read(row)) for row in rows)
        return found

    def beside(self, numbers: Iterable[int]) -> dict[int, list[Statement]]:
        """Give, by number, the statements of other speakers that share sentences with these; those without any are left out."""
        pairs: list[tuple[int, int]] = [
            (row[0], row[1])
            for row in self._db.rows(
                "SELECT one.number, other.number FROM json_each(?) JOIN statements AS one ON one.number = value "
                "JOIN statements AS other ON other.article = one.article AND other.start_at < one.end_at "
                "AND one.start_at < other.end_at AND other.speaker IS NOT one.speaker ORDER BY 1, 2",
                (json.dumps([int(number) for number in numbers]),),
            )
        ]
        others = self.by_numbers(sorted({other for _, other in pairs}))
        found: dict[int, list[Statement]] = {}
        for number, other in pairs:
            found.setdefault(number, []).append(others[other])
        return found

    def choose(
        self,
        *,
        speakers: Iterable[str] | None = None,
        outlets: Iterable[str] = (),
        since: str | None = None,
        until: str | None = None,
        articles: Iterable[str] | None = None,
    ) -> Numbers:
        """Give the numbers of statements, ascending, int64 (n,).

        :param speakers: Canonical names, of which any will do; None for all statements, those of nobody known, too.

        The other parameters are those of `index.store.Store.choose_chunks`.
        """
        chosen = choose_articles(self._db, outlets=outlets, since=since, until=until, articles=articles)
        names = () if speakers is None else (json.dumps(sorted(speakers)),)
        spoken = "speaker IN (SELECT value FROM json_each(?)) AND " if names else ""
        rows = self._db.rows(
            f"SELECT number FROM statements WHERE {spoken}{chosen.sql} ORDER BY number",
            (*names, *chosen.parameters),
        )
        return np.array([row[0] for row in rows], np.int64)

    def chunks_around(self, numbers: Numbers | None = None) -> Numbers:
        """Give the chunks that statements stand in, int64 (n, 2): statement number, chunk number, both ascending.

        :param numbers: Of the statements; None for all.
        """
        wanted = "" if numbers is None else "WHERE statements.number IN (SELECT value FROM json_each(?))"
        rows = self._db.rows(
            "SELECT statements.number, chunks.number FROM statements JOIN chunks ON chunks.article = statements.article "
            f"AND statements.start_at < chunks.end_at AND chunks.start_at < statements.end_at {wanted} ORDER BY 1, 2",
            () if numbers is None else (json.dumps(numbers.tolist()),),
        )
        return np.array(rows, np.int64).reshape(-1, 2)

    def match(self, expression: str, limit: int, *, among: Numbers | None = None) -> dict[int, float]:
        """Find statements by an FTS5 expression; BM25 scores by number, larger is better.

        :param among: Numbers of the only statements to find; None for all.
        """
        return match_words(self._db, STATEMENT_WORDS, expression, limit, among=among)

    def evidence(self) -> Iterator[Evidence]:
        """Give all that articles mention, by article, name and role."""
        rows = self._db.rows("SELECT article, name, role, count FROM mentions ORDER BY article, name, role")
        yield from (Evidence(article_id, Mention(*mention)) for article_id, *mention in rows)

    def local_speakers(self) -> list[Speaking]:
        """Give the speakers of each article as it names them, by article; those of whom it says nothing left out."""
        rows = self._db.rows(
            "SELECT article, name, role, link, speaker, speaker_link, count(*) FROM statements "
            "WHERE name NOT NULL OR role NOT NULL GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6"
        )
        return [Speaking(row[0], LocalSpeaker(*row[1:4]), *row[4:]) for row in rows]

    def speaker_counts(self) -> dict[str, int]:
        """Count the statements of each speaker, by canonical name."""
        rows = self._db.rows(
            "SELECT speaker, count(*) FROM statements WHERE speaker NOT NULL GROUP BY speaker ORDER BY speaker"
        )
        return dict(rows)

    def speakers(self) -> tuple[Speaker, ...]:
        """Give the archive's speakers as they were last linked, those with most statements now first, then by name."""
        counts = self.speaker_counts()
        rows = self._db.rows("SELECT name, names, roles FROM speakers")
        with self._db.well_formed("a speaker"):
            found = [
                Speaker(name, tuple(json.loads(names)), tuple(json.loads(roles)), counts.get(name, 0))
                for name, names, roles in rows
            ]
        return tuple(sorted(found, key=lambda one: (-one.statements, one.name)))

    def analyses(self) -> Counter[str]:
        """Count the articles by outcome: "done", "language uk", "no tagger"; "" for those not analysed yet."""
        return Counter(dict(self._db.rows("SELECT analysis, count(*) FROM articles GROUP BY analysis")))

    def analysed(self) -> dict[str, Analysed]:
        """Tell of each article, by id, how many statements it has and what became of it."""
        rows = self._db.rows(
            "SELECT id, (SELECT count(*) FROM statements WHERE article = articles.id), analysis FROM articles "
            "ORDER BY id"
        )
        return {article_id: Analysed(*rest) for article_id, *rest in rows}

    def is_empty(self) -> bool:
        """Tell whether there is neither a statement nor a mention nor a speaker."""
        return not self._db.number(
            "SELECT EXISTS (SELECT 1 FROM statements) OR EXISTS (SELECT 1 FROM mentions) "
            "OR EXISTS (SELECT 1 FROM speakers)"
        )

    def held(self, texts: Iterable[str]) -> dict[str, Analysis]:
        """Give what was made of stored articles with these texts, by key: the same need not be made again."""
        found = {}
        for part in split_parameters(sorted({content_hash(text) for text in texts})):
            rows = self._db.rows(
                "SELECT analysis_key, min(id), analysis FROM articles "
                f"WHERE text_hash IN ({_marks(part)}) AND analysis_key <> '' GROUP BY analysis_key",
                part,
            )
            found.update(
                {key: self._read_analysis(article_id, outcome, key) for key, article_id, outcome in rows}
            )
        return found

    def _read_analysis(self, article_id: str, outcome: str, key: str) -> Analysis:
        """Read what an article alone gives."""
        statements = self.of_articles([article_id]).get(article_id, [])
        links: dict[str, str | None] = dict(
            self._db.rows("SELECT id, link FROM statements WHERE article = ?", (article_id,))
        )
        mentions = self._db.rows(
            "SELECT name, role, count FROM mentions WHERE article = ? ORDER BY rowid", (article_id,)
        )
        return Analysis(
            tuple(replace(s, link=links[s.id], speaker=s.name) for s in statements),
            tuple(Mention(*row) for row in mentions),
            outcome,
            key,
        )

    def _read(self, row: Row) -> Statement:
        with self._db.well_formed(f"statement {row[0]}"):
            source, cue, content = (_to_spans(text) for text in row[2:5])
            return Statement(
                row[0], row[1], source, cue, content,
                start=row[5], end=row[6], speech=row[7], negated=bool(row[8]),
                name=row[9], role=row[10], link=row[11], speaker=row[12],
            )  # fmt: skip


def delete_statements(db: Database, article_id: str) -> None:
    """Delete the statements and mentions of an article, within the caller's transaction."""
    delete_words(db, STATEMENT_WORDS, article_id)
    db.rows("DELETE FROM statements WHERE article = ?", (article_id,))
    db.rows("DELETE FROM mentions WHERE article = ?", (article_id,))


def _to_row(statement: Statement) -> tuple[object, ...]:
    return (
        statement.id, statement.article_id,
        *(_dump([[s.start, s.end] for s in spans]) for spans in (statement.source, statement.cue, statement.content)),
        statement.start, statement.end, statement.speech, statement.negated,
        statement.name, statement.role, statement.link, statement.speaker,
        None if statement.speaker is None else statement.link,
    )  # fmt: skip


def _to_spans(text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(text))


def _dump(values: Sequence[object]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
