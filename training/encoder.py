"""What every network begins with that is trained on the packaged encoder, and how fast its parts learn."""

import json
import sys

import torch
from torch import nn
from transformers import BertConfig, BertModel

from index.encoder import computes_in_bfloat16, packaged_folder

HEAD_RATE = 5.0  # times the learning rate of the layers, which begin where the packaged model is
MOST_GRADIENT = 1.0  # norm of a step's gradient; a larger one is scaled down
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


def choose_device(name: str) -> torch.device:
    """Give the device of a name ("cuda", "cpu"); of "auto" the accelerator that PyTorch sees, else the CPU.

    :raises SystemExit: If there is none of that name.
    """
    if name == "auto":
        found = torch.accelerator.current_accelerator(check_available=True)
        return found or torch.device("cpu")
    try:
        return torch.empty(0, device=name).device
    except (RuntimeError, AssertionError) as error:  # a PyTorch without CUDA asserts
        reason = str(error).splitlines()[0]
        raise SystemExit(f"error: no device {name!r} here ({reason}); give --device cpu") from error


def find_device(model: nn.Module) -> torch.device:
    """Give the device a network is on."""
    return next(model.parameters()).device


def reduce_precision(device: torch.device) -> torch.autocast:
    """Compute in bfloat16 on an accelerator, and on a CPU that has it: emulated it is slower (2.4 times, by hand)."""
    enabled = device.type != "cpu" or computes_in_bfloat16()
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=enabled)


def make_optimizer(model: nn.Module, encoder: BertModel, rate: float) -> torch.optim.AdamW:
    """Let the encoder's layers learn at a rate at most, the heads on it `HEAD_RATE` times as fast; see `take_step`."""
    inner = {id(weight) for weight in encoder.parameters()}
    layers = [weight for weight in encoder.parameters() if weight.requires_grad]
    heads = [weight for weight in model.parameters() if id(weight) not in inner]
    groups = [
        {"params": layers, "lr": rate, "largest": rate, "weight_decay": 0.01},
        {"params": heads, "lr": HEAD_RATE * rate, "largest": HEAD_RATE * rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6)


def take_step(
    model: nn.Module, optimizer: torch.optim.Optimizer, loss: torch.Tensor, *, share: float
) -> float:
    """Let a network learn from the loss of a batch, at a share of the largest rates; give the loss."""
    for group in optimizer.param_groups:
        group["lr"] = group["largest"] * share
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(model.parameters(), MOST_GRADIENT)
    optimizer.step()
    return loss.item()


def find_share(step: int, steps: int) -> float:
    """Give the share of the largest rates at a step: it rises in the first `WARM_SHARE` of them, then falls to 0."""
    warm = max(1, int(WARM_SHARE * steps))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


def say(line: dict[str, object]) -> None:
    """Tell progress, a JSON object a line, on stderr."""
    print(json.dumps(line), file=sys.stderr, flush=True)
