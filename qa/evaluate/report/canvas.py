"""What every plot shares: size, colours, type, axes and intervals; the one file that draws with matplotlib."""

import io
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qa.evaluate.numbers import format_share
from qa.evaluate.report.svg import INK, RULE, SOFT, inline_svg

if TYPE_CHECKING:
    # again under their own names, so that other modules take them from here
    from matplotlib.axes import Axes as Axes
    from matplotlib.figure import Figure as Figure

WIDTH_IN, HEIGHT_IN = 4.8, 3.5  # at 72 units an inch the text is as large as the page's on a telephone
FONT_PT = 10.5
BAND_OPACITY = 0.16
Z_95 = 1.959964  # quantile of the normal distribution for 95 % on two sides
# Text stays text, so that it can be searched and takes the page's type; the salt makes ids the same on every run.
_SETTINGS: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "onrecord", "font.size": FONT_PT, "font.family": "DejaVu Sans",
             "text.parse_math": False}  # fmt: skip
_NO_METADATA: dict[str, Any] = {"Date": None, "Creator": None, "Format": None, "Type": None}


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing with what says the same in words and numbers.

    Attributes:
        caption: How to read it.
        svg: An element for a page.
        header: Heads of the columns of `rows`, the numbers drawn, or some of them.
    """

    title: str
    caption: str
    svg: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def draw_svg(draw: Callable[["Figure"], None], *, name: str, title: str, summary: str) -> str:
    """Let a function draw on an empty figure and give it as an element for a page.

    :param name: Begins the ids in it; one for each plot of a page.
    :param summary: What it shows, for those who do not see it.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    buffer = io.StringIO()
    with mpl.rc_context(_SETTINGS):
        figure = Figure(figsize=(WIDTH_IN, HEIGHT_IN), layout="constrained")
        figure.patch.set_visible(False)
        draw(figure)
        figure.savefig(buffer, format="svg", metadata=_NO_METADATA)
    return inline_svg(buffer.getvalue(), prefix=f"{name}-", title=title, summary=summary)


def dress_axes(axes: "Axes", *, x: str = "", y: str = "", grid: bool = True) -> None:
    """Give axes the one look: thin lines, a faint grid, no box."""
    axes.patch.set_visible(False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set(color=SOFT, linewidth=0.8)
    axes.tick_params(colors=SOFT, labelcolor=SOFT, width=0.8, length=3)
    if grid:
        axes.grid(color=RULE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_xlabel(x, color=INK)
    axes.set_ylabel(y, color=INK)


def write_tick(value: float, _: object = None) -> str:
    """Write a share at an axis as short as can be: 0, .2, .25, 1."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text if text == "0" else text.removeprefix("0")


def wilson_interval(share: float, n: int) -> tuple[float, float]:
    """Give the 95 % interval of a share of n (Wilson 1927); 0 to 1 where n is 0."""
    if n <= 0:
        return 0.0, 1.0
    spread = Z_95**2 / n
    centre = (share + spread / 2) / (1 + spread)
    half = Z_95 / (1 + spread) * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def write_wilson(share: float, n: int) -> str:
    """Write the 95 % interval of a share of n."""
    low, high = wilson_interval(share, n)
    return f"[{format_share(low)}, {format_share(high)}]"
