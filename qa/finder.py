"""Find what may answer a question: statements and passages of one commit of a store, and what is kept of it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from index.derive import DerivedVectors, derive_vectors, keep_vectors
from index.encoder import Encoder, Matrix
from index.errors import IndexBusy, IndexNotWritable
from index.lexical import stem_terms
from index.settings import check_settings
from index.speakers.archive.link import list_speakers
from index.speakers.archive.lookup import SpeakerDirectory
from index.store import Store
from qa.question import Lexicon, is_thing, last_name
from qa.read import PassageReader, Shortlist
from qa.records import FACT, SPOKEN, Candidate, Hit, Question
from qa.retrieve import Retriever, limit_distinct
from qa.said import StatementRetriever
from qa.voice import add_unsure, keep_voice

READ_CHUNKS = 10  # different chunks whose passages are read for one question


@dataclass(frozen=True, slots=True)
class _Commit:
    """What is kept between the questions of one commit.

    Attributes:
        lexicon: What the archive knows of speakers, outlets and dates.
    """

    vectors: DerivedVectors
    retriever: Retriever
    said: StatementRetriever
    reader: PassageReader
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Found:
    """What was retrieved for a question, and what of it is worth comparing by meaning.

    Attributes:
        asked: The question as it was looked for: what "the report" says, which nobody quotes, is a fact.
        heard: Whether the shortlist may hold the words of the speaker asked for, if there is one.
    """

    asked: Question
    hits: Sequence[Hit]
    shortlist: Shortlist
    heard: bool = True


class Finder:
    """Finds what may answer questions; its methods run inside `store.snapshot()`, one at a time."""

    def __init__(self, store: Store, encoder: Encoder, *, today: str | None = None) -> None:
        """Make a finder.

        :param today: ISO date that "last week" is counted from; None for that of the newest article.
        """
        self._store = store
        self._encoder = encoder
        self._today = today
        self._commit: _Commit | None = None  # made with the first question of a commit

    def lexicon(self) -> Lexicon:
        """Give what the archive knows of speakers, outlets and dates."""
        return self._open().lexicon

    def embed(self, questions: Sequence[Question]) -> Matrix:
        """Embed questions, float32 (n_questions, dimension).

        :raises IndexMismatch: If the archive was made with another model.
        """
        check_settings(self._store, self._encoder)
        return self._encoder.encode([asked.search_text for asked in questions])  # (n_questions, dimension)

    def retrieve(self, asked: Question, embedding: Matrix) -> list[Hit]:
        """Find chunks; see `qa.retrieve.Retriever.retrieve`."""
        return self._open().retriever.retrieve(asked, embedding)

    def find(self, asked: Question, embedding: Matrix) -> Found:
        """Find statements where speech is asked for and there are some; else passages of the chunks that suit."""
        commit = self._open()
        hits = commit.retriever.retrieve(asked, embedding)
        if asked.kind not in SPOKEN or not self._store.count("statements"):
            return Found(asked, hits, self._read_passages(asked, embedding, hits))
        if asked.speaker is None:
            said = commit.said.shortlist(asked, embedding, commit.said.choose(asked))
            return Found(asked, hits, said if said.drafts else self._read_passages(asked, embedding, hits))
        said = Shortlist(embedding, ())
        if asked.speakers:
            said = commit.said.shortlist(asked, embedding, commit.said.choose(asked))
        passages = self._read_passages(asked, embedding, hits)
        drafts = (*said.drafts, *add_unsure(said.drafts, self._keep_voice(passages.drafts, asked)))
        is_named = asked.filters.speaker is not None  # whom the user names is meant to speak
        if not drafts and not asked.speakers and not is_named and is_thing(asked.speaker):
            return self.find(replace(asked, kind=FACT, speaker=None, topic=None), embedding)
        return Found(asked, hits, Shortlist(embedding, drafts) if drafts else passages, heard=bool(drafts))

    def _keep_voice(self, passages: Sequence[Candidate], asked: Question) -> list[Candidate]:
        """See `qa.voice.keep_voice`."""
        statements = self._store.statements.of_articles({one.article.id for one in passages})
        bearers = () if asked.speakers else self.lexicon().find(last_name(asked.speaker or "")).speakers
        return keep_voice(passages, asked, statements, namesakes=any(" " in name for name in bearers))

    def _read_passages(self, asked: Question, embedding: Matrix, hits: Sequence[Hit]) -> Shortlist:
        frequency = self._store.document_frequency(stem_terms(asked.search_text))
        chunks = limit_distinct(hits, READ_CHUNKS)
        reader = self._open().reader
        return reader.shortlist(asked, embedding, chunks, frequency, self._store.count("chunks"))

    def score(self, shortlist: Shortlist) -> list[Candidate]:
        """See `qa.read.PassageReader.score_shortlist`."""
        return self._open().reader.score_shortlist(shortlist)

    def score_many(self, shortlists: Sequence[Shortlist]) -> list[list[Candidate]]:
        """See `qa.read.PassageReader.score_shortlists`."""
        return self._open().reader.score_shortlists(shortlists)

    def keep_vectors(self) -> None:
        """Keep the vector index, had it to be built; call it outside the snapshot.

        Where the folder may not be written, or somebody else is writing, it stays in memory.
        """
        commit = self._commit
        if commit is not None and not commit.vectors.on_disk:
            with suppress(IndexNotWritable, IndexBusy):
                self._commit = replace(commit, vectors=keep_vectors(self._store, commit.vectors, wait_s=0))

    def _open(self) -> _Commit:
        """Give what is kept of the store's present commit, made anew where it is another."""
        commit = self._commit
        if commit is None or commit.vectors.commit_id != self._store.commit_id:
            vectors = derive_vectors(self._store, None if commit is None else commit.vectors)
            retriever = Retriever(self._store, vectors.index)
            self._commit = commit = _Commit(
                vectors,
                retriever,
                StatementRetriever(self._store, vectors.index, retriever),
                PassageReader(self._encoder, self._store.parts),
                self._make_lexicon(),
            )
        return commit

    def _make_lexicon(self) -> Lexicon:
        oldest, newest = self._store.date_range()
        speakers = SpeakerDirectory(list_speakers(self._store))
        outlets = tuple(self._store.outlets())
        return Lexicon(speakers, outlets, newest, oldest, self._today, self._occurs)

    def _occurs(self, word: str) -> bool:
        return any(self._store.document_frequency(stem_terms(word)).values())
