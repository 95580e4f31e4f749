"""Checkpoints of a training: weights, the optimizer's moments and how far it is, in one safetensors file."""

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn

STATE = "checkpoint.safetensors"
_WEIGHT = "weight "
_MOMENT = "moment "


def save_state(
    path: Path, model: nn.Module, optimizer: torch.optim.Optimizer, head: Mapping[str, str]
) -> None:
    """Keep everything in float32; a file that is there is replaced in one step.

    :param head: What else is to be known of it: how far the training is, and which training.
    """
    kept = {_WEIGHT + name: weight for name, weight in model.state_dict().items()}
    for number, moments in optimizer.state_dict()["state"].items():
        kept |= {f"{_MOMENT}{number} {name}": value for name, value in moments.items()}
    fresh = path.with_suffix(".new")
    save_file({name: value.contiguous() for name, value in kept.items()}, fresh, dict(head))
    fresh.replace(path)


def read_head(path: Path) -> dict[str, str] | None:
    """Give what else is known of a checkpoint; None without one."""
    if not path.exists():
        return None
    with safe_open(path, "pt") as file:
        return dict(file.metadata())


def load_state(path: Path, model: nn.Module, optimizer: torch.optim.Optimizer) -> None:
    """Take weights and moments from a checkpoint."""
    kept = load_file(path)
    model.load_state_dict(
        {name.removeprefix(_WEIGHT): value for name, value in kept.items() if name.startswith(_WEIGHT)}
    )
    state: dict[int, dict[str, torch.Tensor]] = {}
    for name, value in kept.items():
        if name.startswith(_MOMENT):
            number, part = name.removeprefix(_MOMENT).split(" ")
            state.setdefault(int(number), {})[part] = value
    optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})


def count_steps(optimizer: torch.optim.Optimizer) -> int:
    """Give how often an optimizer of Adam's kind has stepped."""
    return next((int(moments["step"].item()) for moments in optimizer.state.values()), 0)


def load_average(model: nn.Module, files: list[Path]) -> None:
    """Give a model the mean of weights in files; what they lack stays as it is."""
    parts = [load_file(file) for file in files]
    mean = {name: torch.stack([part[name].float() for part in parts]).mean(0) for name in parts[0]}
    model.load_state_dict(mean, strict=False)
