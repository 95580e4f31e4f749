"""The store's schema, as the list of steps that lead to it from an empty database.

A step is never edited once released: a change of schema is a new step at the end.
"""

APPLICATION_ID = 0x0E2EC02D  # marks the SQLite file as an On Record archive
# The words of chunks or of statements, stems without diacritics; `index.lexical` does the same in Python.
LEXICAL = """fts5 (body, content='', tokenize="porter unicode61 remove_diacritics 2")"""

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
        f"CREATE VIRTUAL TABLE lexical USING {LEXICAL}",
    ),
    (
        # What the article says of itself and what it is a reprint of.
        "ALTER TABLE articles ADD COLUMN dateline TEXT",
        "ALTER TABLE articles ADD COLUMN language TEXT",
        "ALTER TABLE articles ADD COLUMN partial_date TEXT",
        "ALTER TABLE articles ADD COLUMN clutter TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE articles ADD COLUMN page_hash TEXT",
        "ALTER TABLE articles ADD COLUMN file TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE articles ADD COLUMN cluster TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE articles ADD COLUMN fingerprint TEXT NOT NULL DEFAULT ''",
        "UPDATE articles SET file = location, cluster = id",
        "CREATE INDEX articles_by_file ON articles (file)",
        "CREATE INDEX articles_by_cluster ON articles (cluster)",
        # Numbers that are never given twice: a vector file that is out of date differs by whole rows only.
        """
        CREATE TABLE new_chunks (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            start_at INTEGER NOT NULL,
            end_at INTEGER NOT NULL,
            embedding TEXT NOT NULL REFERENCES embeddings (hash)
        )
        """,
        "INSERT INTO new_chunks SELECT * FROM chunks",
        "DROP TABLE chunks",
        "ALTER TABLE new_chunks RENAME TO chunks",
        "CREATE INDEX chunks_by_article ON chunks (article)",
        "CREATE INDEX chunks_by_embedding ON chunks (embedding)",
        "DELETE FROM derived",
        # Files as they were when last read to their end.
        "CREATE TABLE files (location TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID",
        "ALTER TABLE failures ADD COLUMN file TEXT NOT NULL DEFAULT ''",
        "UPDATE failures SET file = location",
        "CREATE INDEX failures_by_file ON failures (file)",
        # Lines that outlets repeat from article to article: who has which, and which are known as clutter.
        """
        CREATE TABLE lines (
            outlet TEXT NOT NULL,
            line INTEGER NOT NULL,
            article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            needed INTEGER NOT NULL,
            PRIMARY KEY (outlet, line, article)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX lines_by_article ON lines (article)",
        """
        CREATE TABLE learned_lines (outlet TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (outlet, line)) WITHOUT ROWID
        """,
        # Reprints: what hashing proposes by, and which pairs were found to be the same story.
        """
        CREATE TABLE bands (
            band INTEGER NOT NULL,
            article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            PRIMARY KEY (band, article)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX bands_by_article ON bands (article)",
        """
        CREATE TABLE reprints (
            first TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            second TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            PRIMARY KEY (first, second)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX reprints_by_second ON reprints (second)",
    ),
    (
        # Who said what. `analysis` tells what was made of an article, `analysis_key` hashes all that it was made from.
        "ALTER TABLE articles ADD COLUMN analysis TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE articles ADD COLUMN analysis_key TEXT NOT NULL DEFAULT ''",
        """
        CREATE TABLE statements (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            start_at INTEGER NOT NULL,
            end_at INTEGER NOT NULL,
            source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL,
            speech TEXT NOT NULL,
            negated INTEGER NOT NULL,
            name TEXT, role TEXT, link TEXT,
            speaker TEXT, speaker_link TEXT
        )
        """,
        "CREATE INDEX statements_by_article ON statements (article, start_at)",
        "CREATE INDEX statements_by_speaker ON statements (speaker)",
        """
        CREATE TABLE mentions (
            article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            role TEXT,
            count INTEGER NOT NULL
        )
        """,
        "CREATE INDEX mentions_by_article ON mentions (article)",
        "CREATE TABLE speakers (name TEXT PRIMARY KEY, names TEXT NOT NULL, roles TEXT NOT NULL) WITHOUT ROWID",
        f"CREATE VIRTUAL TABLE said USING {LEXICAL}",
    ),
    (
        # What the sentences of a chunk mean, by its embedding: found with it, of no use without it.
        """
        CREATE TABLE parts (
            embedding TEXT PRIMARY KEY REFERENCES embeddings (hash) ON DELETE CASCADE,
            spans BLOB NOT NULL, steps BLOB NOT NULL, sums BLOB NOT NULL
        )
        """,
    ),
)
SCHEMA_VERSION = len(MIGRATIONS)
