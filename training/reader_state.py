"""Checkpoints of a training: weights, the optimizer's moments and how many batches are done, in one safetensors file."""

from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn

_WEIGHT = "weight "
_MOMENT = "moment "


class OtherRecipe(Exception):
    """A checkpoint was made by a training with other settings or other examples."""


def save_state(
    path: Path, model: nn.Module, optimizer: torch.optim.Optimizer, steps: int, recipe: str
) -> None:
    """Keep everything in float32; a file that is there is replaced in one step.

    :param steps: Batches done.
    :param recipe: What decides the run; only the same goes on from this file.
    """
    kept = {_WEIGHT + name: weight for name, weight in model.state_dict().items()}
    for number, moments in optimizer.state_dict()["state"].items():
        kept |= {f"{_MOMENT}{number} {name}": value for name, value in moments.items()}
    fresh = path.with_suffix(".new")
    tensors = {name: value.contiguous() for name, value in kept.items()}
    save_file(tensors, fresh, {"steps": str(steps), "recipe": recipe})
    fresh.replace(path)


def load_state(path: Path, model: nn.Module, optimizer: torch.optim.Optimizer, recipe: str) -> int:
    """Go on from a checkpoint, if there is one; give the number of batches done.

    :raises OtherRecipe: If it is of another recipe.
    """
    if not path.exists():
        return 0
    with safe_open(path, "pt") as file:
        head = file.metadata()
    if head["recipe"] != recipe:
        raise OtherRecipe(f"{path} is of another training: {head['recipe']}; give another --work")
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
    return int(head["steps"])
