"""Tell whose words a range of a text is, by the statements that the archive has found in the article."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from index.records import Span, Statement
from index.speakers.records import ALIAS, FULL_NAME, LAST_NAME
from qa.verify.archive import Indexed
from qa.verify.speaker import StoredSpeaker
from qa.verify.texts import SourceText
from qa.voice import find_voice

_SURE = (
    FULL_NAME,
    LAST_NAME,
    ALIAS,
)  # links by a name; a role, a pronoun or a body's name may stand for others
_TEXTS = 16  # texts whose statements are kept at hand: the rows of one source mostly follow each other


class StoredSpeakers:
    """Looks up who speaks in the archive's articles; what `qa.verify.speaker.SpeakerOf` asks for.

    Only an article with the very same text counts: in another one offsets mean other words.
    """

    def __init__(self, index: Indexed) -> None:
        self._index = index
        self._names: Mapping[str, tuple[str, ...]] | None = None
        self._statements = lru_cache(maxsize=_TEXTS)(self._find_statements)

    def __call__(self, text: SourceText, span: Span) -> tuple[StoredSpeaker, ...]:
        """Give everybody whose words most of a range is, by name; () where no statement covers it.

        Where one repeats another's words, both are given; a speaker whom nobody knows is given without a name.
        """
        statements = self._statements(text)
        found = []
        for speaker in sorted(
            {one.speaker for one in statements}, key=lambda name: (name is None, name or "")
        ):
            voice = find_voice(span, [one for one in statements if one.speaker == speaker])
            if voice is not None:
                found.append(self._to_stored(text, voice))
        return tuple(found)

    def _find_statements(self, text: SourceText) -> Sequence[Statement]:
        article = self._index.find_indexed(text)
        return () if article is None else self._index.statements(article)

    def _to_stored(self, text: SourceText, voice: Statement) -> StoredSpeaker:
        if voice.speaker is None:
            return StoredSpeaker(())
        if self._names is None:
            self._names = self._index.speaker_names()
        names = (voice.speaker, *self._names.get(voice.speaker, ()), *filter(None, [voice.name]))
        source = " ".join(text.text[piece.start : piece.end] for piece in voice.source)
        return StoredSpeaker(tuple(dict.fromkeys(names)), voice.link in _SURE, source)
