"""The store's schema, as the list of steps that lead to it from an empty database.

A step is never edited once released: a change of schema is a new step at the end.
"""

APPLICATION_ID = 0x0E2EC02D  # marks the SQLite file as an On Record archive

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        """
        CREATE TABLE articles (
            id TEXT PRIMARY KEY,
            source TEXT NOT NULL,
            location TEXT NOT NULL UNIQUE,
            text_hash TEXT NOT NULL,
            text TEXT NOT NULL,
            title TEXT, outlet TEXT, date TEXT, author TEXT, url TEXT,
            origins TEXT NOT NULL,
            kept TEXT NOT NULL,
            added_at TEXT NOT NULL
        )
        """,
        "CREATE INDEX articles_by_text ON articles (text_hash)",
        """
        CREATE TABLE chunks (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            start_at INTEGER NOT NULL,
            end_at INTEGER NOT NULL,
            embedding TEXT NOT NULL REFERENCES embeddings (hash)
        )
        """,
        "CREATE INDEX chunks_by_article ON chunks (article)",
        "CREATE INDEX chunks_by_embedding ON chunks (embedding)",
        "CREATE TABLE embeddings (hash TEXT PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID",
        """
        CREATE TABLE failures (
            location TEXT PRIMARY KEY, source TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE derived (
            name TEXT PRIMARY KEY, commit_id TEXT NOT NULL, sha256 TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE VIRTUAL TABLE lexical USING fts5 (
            body, content='', tokenize="porter unicode61 remove_diacritics 2"
        )
        """,
    ),
)
SCHEMA_VERSION = len(MIGRATIONS)
