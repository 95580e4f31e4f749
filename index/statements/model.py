"""The network that tags statements: the packaged encoder with its own layers, labels and arcs.

Word and position embeddings are the packaged model's, frozen; the layers are fine-tuned. Three heads read the last
layer: a label for each token, an arc from each content token to the cue that introduces it, and an arc from each
cue to its source.
"""

import torch
from torch import nn
from transformers import BertConfig, BertModel

from index.statements.decode import LABELS
from index.statements.tokens import FEATURE_SIZES

ARC_DIM = 128
MAX_DISTANCE_LOG2 = 9  # arcs farther than 2⁹ tokens share a bias
NO_SOURCE = 0  # the place of [CLS]: where a cue without a source points


class StatementTagger(nn.Module):
    """Labels and arcs of the tokens of windows."""

    def __init__(self, config: BertConfig) -> None:
        """Make the network with random weights; see `index.statements.weights` for the trained ones."""
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        width = config.hidden_size
        tables = [nn.Embedding(size, width) for size in FEATURE_SIZES]
        for table in tables:
            nn.init.zeros_(table.weight)
        self.features = nn.ModuleList(tables)
        self.dropout = nn.Dropout(0.1)
        self.labels = nn.Linear(width, len(LABELS))
        self.to_cue = Arcs(width)
        self.to_source = Arcs(width)

    def forward(
        self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Score windows.

        :param ids: int64 (n_windows, length), [CLS] first.
        :param features: int64 (n_windows, length, len(FEATURE_SIZES)).
        :param mask: int64 (n_windows, length), 0 for padding.
        :returns: Labels (n_windows, length, len(LABELS)), and arcs to cues and to sources, (n_windows, length,
            length) each: row points to column. All are scores, not probabilities.
        """
        embedded = self.encoder.embeddings.word_embeddings(ids)  # (n_windows, length, width)
        for column, table in enumerate(self.features):
            embedded = embedded + table(features[:, :, column])
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        hole = (mask == 0)[:, None, :]  # (n_windows, 1, length)
        return (
            self.labels(hidden),
            self.to_cue(hidden).masked_fill(hole, -1e4),
            self.to_source(hidden).masked_fill(hole, -1e4),
        )


class Arcs(nn.Module):
    """Biaffine scores of arcs between tokens (Dozat and Manning 2017), with a bias for the distance."""

    def __init__(self, width: int) -> None:
        """Make an arc head for vectors of this width."""
        super().__init__()
        self.tail = nn.Linear(width, ARC_DIM)
        self.head = nn.Linear(width, ARC_DIM)
        self.weight = nn.Parameter(torch.eye(ARC_DIM) / ARC_DIM**0.5)
        self.head_bias = nn.Linear(ARC_DIM, 1)
        self.distance = nn.Embedding(2 * MAX_DISTANCE_LOG2 + 3, 1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        """Score arcs; (n, length, width) to (n, length, length), row points to column."""
        tail = nn.functional.gelu(self.tail(hidden))  # (n, length, ARC_DIM)
        head = nn.functional.gelu(self.head(hidden))  # (n, length, ARC_DIM)
        scores = (tail @ self.weight) @ head.transpose(1, 2) + self.head_bias(head).transpose(1, 2)
        biased: torch.Tensor = scores + self.distance(_bucket(hidden.shape[1], hidden.device))[:, :, 0]
        return biased


def _bucket(length: int, device: torch.device) -> torch.Tensor:
    """Number the signed distance of each pair of places, in powers of two; int64 (length, length)."""
    places = torch.arange(length, device=device)
    away = places[None, :] - places[:, None]
    size = torch.log2(away.abs().clamp(min=1).float()).floor().clamp(max=MAX_DISTANCE_LOG2).long() + 1
    return torch.where(away == 0, 0, torch.where(away > 0, size, size + MAX_DISTANCE_LOG2 + 1))
