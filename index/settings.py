"""Hold an archive to the model and the chunking it was made with."""

from index.chunk import CHUNK_CHARS
from index.encoder import Encoder
from index.errors import IndexMismatch
from index.records import Settings
from index.store import Store


def check_settings(store: Store, encoder: Encoder, *, save: bool = False) -> None:
    """Make sure that an archive and a model belong together.

    :param save: Write the settings of a new archive.
    :raises IndexMismatch: If the archive was made with another model or other chunking.
    """
    settings = store.settings()
    if settings is None:
        if save:
            store.save_settings(Settings(encoder.name, encoder.model_hash, encoder.dimension, CHUNK_CHARS))
        return
    if settings.model_hash != encoder.model_hash:
        raise IndexMismatch(
            f"{store.directory} was made with the model {settings.model} ({settings.model_hash}), not with "
            f"{encoder.name} ({encoder.model_hash}): use --model {settings.model}, or another --index folder"
        )
    if settings.chunk_chars != CHUNK_CHARS:
        raise IndexMismatch(
            f"{store.directory} was made with chunks of {settings.chunk_chars} characters, this version makes "
            f"{CHUNK_CHARS}: index into another --index folder"
        )
