"""Load the tagger: the fine-tuned layers in half precision on the packaged embeddings."""

from pathlib import Path
from typing import TYPE_CHECKING

from index.encoder import packaged_folder
from index.weights import load_embeddings, load_weights

if TYPE_CHECKING:
    from index.statements.model import StatementTagger

WEIGHTS = Path(__file__).with_name("tagger.safetensors")


def load_tagger(path: Path = WEIGHTS) -> "StatementTagger":
    """Put the trained layers on the packaged embeddings; float32, ready to tag.

    :raises ModelUnavailable: As `load_weights`.
    """
    from transformers import BertConfig

    from index.statements.model import StatementTagger

    model = StatementTagger(BertConfig.from_pretrained(str(packaged_folder())))
    load_embeddings(model.encoder)
    load_weights(model, path)
    return model.eval()
