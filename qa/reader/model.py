"""The network that reads spans: the packaged encoder with its own layers, over question and passage together.

Word and position embeddings are the packaged model's, frozen; what parts question and passage is learnt, for the
packaged model has only ever seen one text at a time. One head gives start and end logits, another, at [CLS], the
logit of "no answer in this window".
"""

from typing import NamedTuple

import torch
from torch import nn
from transformers import BertConfig, BertModel

HIDDEN = -1e4  # logit where no answer may be; -inf would make NaN of a window without readable tokens


class Logits(NamedTuple):
    """What the network says of windows.

    Attributes:
        start: float (n_windows, length), of an answer beginning at each token; that of [CLS] is half of `null`.
        end: float (n_windows, length), of one ending there; that of [CLS] is half of `null`.
        null: float (n_windows,), of no answer, on the scale of start + end.
    """

    start: torch.Tensor
    end: torch.Tensor
    null: torch.Tensor


class SpanNetwork(nn.Module):
    """Start, end and no-answer logits of windows."""

    def __init__(self, config: BertConfig) -> None:
        """Make the network with random weights; see `qa.reader.weights` for the trained ones."""
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.types = nn.Embedding(2, config.hidden_size)  # added to the packaged ones
        nn.init.zeros_(self.types.weight)
        self.dropout = nn.Dropout(0.1)
        self.ends = nn.Linear(config.hidden_size, 2)
        self.null = nn.Linear(config.hidden_size, 1)

    def forward(
        self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor, readable: torch.Tensor
    ) -> Logits:
        """Score windows; the parameters are those of `qa.reader.windows.Batch`.

        "No answer" stands at [CLS] in the softmax over starts and in that over ends, with half its logit in each:
        start + end - null is then the log odds of a span against no answer.
        """
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.types(types)  # (n, length, width)
        hidden = self.encoder(
            inputs_embeds=embedded, token_type_ids=types, attention_mask=mask
        ).last_hidden_state
        hidden = self.dropout(hidden)
        null = self.null(hidden[:, 0]).float()  # (n, 1)
        ends = self.ends(hidden).float().masked_fill(~readable[:, :, None], HIDDEN)  # (n, length, 2)
        ends = torch.cat([null[:, :, None].expand(-1, -1, 2) / 2, ends[:, 1:]], dim=1)
        return Logits(ends[:, :, 0], ends[:, :, 1], null[:, 0])
