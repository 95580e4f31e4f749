"""Load the span reader's network: the fine-tuned layers in half precision on the packaged embeddings."""

from pathlib import Path
from typing import TYPE_CHECKING

from index.encoder import packaged_folder
from index.weights import load_embeddings, load_weights

if TYPE_CHECKING:
    from qa.reader.model import SpanNetwork

WEIGHTS = Path(__file__).with_name("reader.safetensors")


def load_network(path: Path = WEIGHTS) -> "SpanNetwork":
    """Put the trained layers on the packaged embeddings; float32, ready to read.

    :raises ModelUnavailable: If the file is missing, no safetensors file, or of another network.
    """
    from transformers import BertConfig

    from qa.reader.model import SpanNetwork

    network = SpanNetwork(BertConfig.from_pretrained(str(packaged_folder())))
    load_embeddings(network.encoder)
    load_weights(network, path)
    return network.eval()
