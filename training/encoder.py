"""What every network begins with that is trained on the packaged encoder, and how fast its parts learn."""

import json
import sys

import torch
from torch import nn
from transformers import BertConfig, BertModel

from index.encoder import packaged_folder

HEAD_RATE = 5.0  # times the learning rate of the layers, which begin where the packaged model is
WARM_SHARE = 0.06  # of the steps, while the rate rises


def make_config() -> BertConfig:
    """Give the configuration of the packaged encoder for training on a CPU."""
    config = BertConfig.from_pretrained(str(packaged_folder()))
    config._attn_implementation = "eager"  # forth and back 1.3 times faster than sdpa on a CPU
    config.attention_probs_dropout_prob = 0.0  # drawing its random numbers took half of the time
    return config


def load_packaged(encoder: BertModel) -> None:
    """Give an encoder all weights of the packaged one."""
    packaged = BertModel.from_pretrained(str(packaged_folder()), add_pooling_layer=False, dtype=torch.float32)
    encoder.load_state_dict(packaged.state_dict())


def freeze_embeddings(encoder: BertModel) -> None:
    """Keep the embeddings as they are packaged: they are not shipped twice."""
    for weight in encoder.embeddings.parameters():
        weight.requires_grad = False


def make_optimizer(model: nn.Module, encoder: BertModel, rate: float) -> torch.optim.AdamW:
    """Let the encoder's layers learn at a rate at most, the heads on it `HEAD_RATE` times as fast; see `set_rates`."""
    inner = {id(weight) for weight in encoder.parameters()}
    layers = [weight for weight in encoder.parameters() if weight.requires_grad]
    heads = [weight for weight in model.parameters() if id(weight) not in inner]
    groups = [
        {"params": layers, "lr": rate, "largest": rate, "weight_decay": 0.01},
        {"params": heads, "lr": HEAD_RATE * rate, "largest": HEAD_RATE * rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6)


def set_rates(optimizer: torch.optim.Optimizer, share: float) -> None:
    """Let all learn at a share of their largest rates."""
    for group in optimizer.param_groups:
        group["lr"] = group["largest"] * share


def count_warm(steps: int) -> int:
    """Give the number of steps in which the rate rises."""
    return max(1, int(WARM_SHARE * steps))


def say(line: dict[str, object]) -> None:
    """Tell progress, a JSON object a line, on stderr."""
    print(json.dumps(line), file=sys.stderr, flush=True)
