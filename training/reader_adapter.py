"""Low-rank adapters (Hu et al., ICLR 2022): of each layer's matrices only a small addition is trained."""

import copy
from collections.abc import Callable

import torch
from torch import nn

from qa.reader.model import SpanNetwork


class AdaptedLinear(nn.Module):
    """A frozen matrix and its bias, with an addition of low rank that is nought at first."""

    def __init__(self, plain: nn.Linear, rank: int) -> None:
        """Put an addition on a matrix."""
        super().__init__()
        self.plain = plain
        self.down = nn.Linear(plain.in_features, rank, bias=False)
        self.up = nn.Linear(rank, plain.out_features, bias=False)
        nn.init.normal_(self.down.weight, std=plain.in_features**-0.5)
        nn.init.zeros_(self.up.weight)

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        """Multiply; (…, columns) to (…, rows)."""
        added: torch.Tensor = self.plain(hidden) + self.up(self.down(hidden))
        return added

    def merge(self) -> nn.Linear:
        """Give the matrix with the addition in it."""
        merged = copy.deepcopy(self.plain)
        with torch.no_grad():
            merged.weight += self.up.weight @ self.down.weight
        return merged


def add_adapters(network: SpanNetwork, rank: int) -> None:
    """Freeze the encoder and put an adapter of this rank on each matrix of its layers."""
    for weight in network.encoder.parameters():
        weight.requires_grad = False
    _replace(network.encoder.encoder, nn.Linear, lambda plain: AdaptedLinear(plain, rank))


def merge_adapters(network: SpanNetwork) -> SpanNetwork:
    """Give a copy with the additions in its matrices; of a network without adapters, a copy as it is."""
    merged = copy.deepcopy(network)
    _replace(merged, AdaptedLinear, AdaptedLinear.merge)
    return merged


def _replace(root: nn.Module, kind: type, make: Callable[..., nn.Module]) -> None:
    found = [(name, module) for name, module in root.named_modules() if isinstance(module, kind)]
    for name, module in found:
        parent, _, own = name.rpartition(".")
        setattr(root.get_submodule(parent), own, make(module))
