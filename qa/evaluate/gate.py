"""Hold a result against minima and maxima: a gate for continuous integration."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from index.errors import BadInput
from qa.evaluate.names import explain
from qa.evaluate.numbers import format_interval, format_value
from qa.evaluate.records import Figure, Result

DIGITS = 3  # decimals a value is written with, more where it would read like the bound it misses
MOST_DIGITS = 17  # decimals that tell any two floats below 1 apart


@dataclass(frozen=True, slots=True)
class Minimum:
    """The smallest value a figure may have."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Maximum:
    """The largest value a figure may have."""

    name: str
    value: float


def parse_minimum(text: str) -> Minimum:
    """Read what `--min` is given: "hit@1=.8".

    :raises BadInput: If it is not NAME=NUMBER, or smaller is better for the figure.
    """
    name, value = _parse(text, "--min hit@1=.8")
    meaning = explain(name)
    if meaning is not None and meaning.less_is_better:
        raise BadInput(f"{name} is better when smaller: write --max {text.strip()}")
    return Minimum(name, value)


def parse_maximum(text: str) -> Maximum:
    """Read what `--max` is given: "ece=.1".

    :raises BadInput: If it is not NAME=NUMBER, or larger is better for the figure.
    """
    name, value = _parse(text, "--max ece=.1")
    meaning = explain(name)
    if meaning is not None and not meaning.less_is_better and meaning.unit != "count":
        raise BadInput(f"{name} is better when larger: write --min {text.strip()}")
    return Maximum(name, value)


def _parse(text: str, example: str) -> tuple[str, float]:
    name, sign, number = (part.strip() for part in text.rpartition("="))
    try:
        value = float(number)
    except ValueError:
        value = math.nan
    if not name or not sign or not math.isfinite(value):
        raise BadInput(f"{text!r} is no bound of a figure: write NAME=NUMBER, as in {example}")
    return name, value


def check_gate(result: Result, minima: Sequence[Minimum] = (), maxima: Sequence[Maximum] = ()) -> list[str]:
    """Give one line for each bound that the result fails, minima first, in the order given; empty when it passes.

    The value itself decides, not its interval. A bound that is met exactly is met; a value that is no number fails.

    :raises BadInput: If the result has no figure of that name; the message lists those there are.
    """
    below = [
        _fail(figure, f"below the minimum {_number(bound.value)}", bound.value)
        for bound, figure in ((bound, _find(result, bound.name)) for bound in minima)
        if not figure.value >= bound.value
    ]
    above = [
        _fail(figure, f"above the maximum {_number(bound.value)}", bound.value)
        for bound, figure in ((bound, _find(result, bound.name)) for bound in maxima)
        if not figure.value <= bound.value
    ]
    return below + above


def _find(result: Result, name: str) -> Figure:
    found = next((figure for figure in result.figures if figure.name == name), None)
    if found is not None:
        return found
    names = _sort_by_likeness(name, (figure.name for figure in result.figures))
    listed = ", ".join(names) if names else "none"
    raise BadInput(f"{result.testset} gives no figure {name!r}; it gives {listed}")


def _sort_by_likeness(name: str, others: Iterable[str]) -> list[str]:
    return sorted(others, key=lambda other: (-fuzz.ratio(name.lower(), other.lower()), other))


def _fail(figure: Figure, failure: str, bound: float) -> str:
    interval = format_interval(figure.name, figure.low, figure.high)
    value = _write_apart(figure.name, figure.value, bound)
    return f"{figure.name} is {value}{' ' if interval else ''}{interval}, {failure} (n = {figure.n})"


def _write_apart(name: str, value: float, bound: float) -> str:
    """Write a value with as many decimals as tell it from the bound."""
    texts = (
        format_value(name, value, digits=digits)
        for digits in range(DIGITS, MOST_DIGITS + 1)
        if format_value(name, value, digits=digits) != format_value(name, bound, digits=digits)
    )
    return next(texts, format_value(name, value))


def _number(value: float) -> str:
    text = f"{value:g}" if float(f"{value:g}") == value else repr(value)
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
