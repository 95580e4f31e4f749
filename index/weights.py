"""Read and write the weights of networks that sit on the packaged encoder, in half precision without its embeddings."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.encoder import packaged_folder
from index.errors import ModelUnavailable

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from torch import nn
    from transformers import BertModel

_PACKAGED = "encoder.embeddings."  # word, position and type embeddings and their norm: never shipped twice


@cache
def load_tokenizer() -> "tuple[Tokenizer, tuple[int, int]]":
    """Load the packaged tokenizer, without truncation or padding, and the ids of [CLS] and [SEP]."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    vocabulary = tokenizer.get_vocab()
    return tokenizer, (vocabulary["[CLS]"], vocabulary["[SEP]"])


def save_weights(model: "nn.Module", path: Path) -> None:
    """Write what was trained, float16: everything but the embeddings of the part named "encoder"."""
    import torch
    from safetensors.torch import save_file

    trained = {
        name: weight.to(torch.float16).contiguous()
        for name, weight in model.state_dict().items()
        if not name.startswith(_PACKAGED)
    }
    save_file(trained, path)


def load_weights(model: "nn.Module", path: Path) -> None:
    """Give a network whose embeddings are in place the trained layers and heads.

    :raises ModelUnavailable: If the file is missing, no safetensors file, or of another network.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        trained = {name: weight.float() for name, weight in load_file(path).items()}
    except (OSError, SafetensorError) as error:
        raise ModelUnavailable(f"cannot read the weights {path}: {error}; install On Record again") from error
    wanted = {
        name: weight.shape for name, weight in model.state_dict().items() if not name.startswith(_PACKAGED)
    }
    if {name: weight.shape for name, weight in trained.items()} != wanted:
        raise ModelUnavailable(f"the weights {path} are of another network; install On Record again")
    model.load_state_dict(trained, strict=False)


def load_embeddings(encoder: "BertModel") -> None:
    """Give an encoder the packaged embeddings; its layers stay as they are."""
    from safetensors.torch import load_file

    packaged = load_file(packaged_folder() / "model.safetensors")
    prefix = "embeddings."
    encoder.embeddings.load_state_dict(
        {name.removeprefix(prefix): weight for name, weight in packaged.items() if name.startswith(prefix)},
        strict=False,
    )
