"""Find and load an extractive question-answering model: a folder, or a name on the Hugging Face hub."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from index.encoder import computes_in_bfloat16, find_model
from index.errors import ModelUnavailable

_VOCABULARIES = ("tokenizer.json", "vocab.txt", "vocab.json", "*.model")  # any of them makes a tokenizer
_REASON_CHARS = 160  # of what a library says of an error
_ADVICE = (
    "give --reader, or ONRECORD_READER, a folder, or a name on the Hugging Face hub that this machine can reach, of a "
    "model trained to read answers, as deepset/roberta-base-squad2 is; leave it out for the packaged one"
)


class Pretrained(NamedTuple):
    """A model of `AutoModelForQuestionAnswering`, ready to read, and its tokenizer, a fast one."""

    tokenizer: Any
    model: Any


def load_pretrained(name: str) -> Pretrained:
    """Load a model, in bfloat16 where the processor computes in it.

    From the hub it is downloaded once; code that comes with a model is never run, nor weights read that could hold some.

    :raises ModelUnavailable: If it cannot be found or read, was not trained to read answers, or has no fast
        tokenizer, which knows where tokens stand.
    """
    folder = find_model(name, f"no reader {name!r}: {_ADVICE}")
    if not any(file for pattern in _VOCABULARIES for file in folder.glob(pattern)):
        raise _refuse(name, f"{folder} has no vocabulary")
    with _silence():
        found, untrained = _load(name, folder)
    if untrained:
        raise _refuse(name, f"it was not trained to read answers: its weights lack {', '.join(untrained)}")
    if not found.tokenizer.is_fast:
        raise _refuse(name, "it has no fast tokenizer")
    return found


def _load(name: str, folder: Path) -> tuple[Pretrained, list[str]]:
    """Load what is in a folder; tell which weights are not there, and are random therefore."""
    import torch
    from safetensors import SafetensorError
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(
            str(folder), use_fast=True, local_files_only=True, trust_remote_code=False
        )
        model, report = AutoModelForQuestionAnswering.from_pretrained(
            str(folder),
            dtype=torch.bfloat16 if computes_in_bfloat16() else torch.float32,
            use_safetensors=True,
            local_files_only=True,
            trust_remote_code=False,
            output_loading_info=True,
        )
    except (ImportError, KeyError, OSError, RuntimeError, SafetensorError, ValueError) as error:
        raise _refuse(name, str(error)) from error
    return Pretrained(tokenizer, model.eval()), sorted(report["missing_keys"])


def _refuse(name: str, reason: str) -> ModelUnavailable:
    told = " ".join(reason.split())
    short = told if len(told) <= _REASON_CHARS else f"{told[:_REASON_CHARS]}…"
    return ModelUnavailable(f"cannot load the reader {name!r}: {short.rstrip('.')}; {_ADVICE}")


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the library's bars and tables of weights from standard error; what matters in them is an error here."""
    from transformers.utils import logging

    level = logging.get_verbosity()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        logging.set_verbosity(level)
