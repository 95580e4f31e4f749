"""The plots of a report: risk and coverage, reliability, recall by rank, latency by stage."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qa.evaluate.numbers import format_ms, format_share
from qa.evaluate.records import Bin, Latency, Result
from qa.evaluate.report.canvas import (
    BAND_OPACITY,
    FONT_PT,
    Plot,
    draw_svg,
    dress_axes,
    wilson_interval,
    write_tick,
    write_wilson,
)
from qa.evaluate.report.svg import FIRST, INK, SECOND, SOFT, THIRD

if TYPE_CHECKING:
    from qa.evaluate.report.canvas import Axes, Figure

RANKS = (1, 2, 5, 10, 20, 50, 100)  # ranks marked on the axis, and listed
COVERAGES = (0.1, 0.25, 0.5, 0.75, 1.0)  # shares listed below the plot of risk
NEAR = 0.02  # of a share of questions: a point of the curve so near to it stands for it
_DASHES = (4, 3)
_LEVELS: Mapping[str, str] = {
    "article": "right articles", "passage": "right passages", "reprint": "right articles or reprints",
}  # fmt: skip
_LINES = ((FIRST, (None, None)), (SECOND, (6, 2)), (THIRD, (1.5, 1.5)))  # colour and dashes, by order


def draw_plots(result: Result) -> list[Plot]:
    """Draw what the result has curves for; the same result gives the same drawings."""
    curves = result.curves
    plots = []
    if curves.risk_coverage:
        plots.append(_plot_risk(curves.risk_coverage, _count_judged(result), _share_answered(result)))
    if curves.reliability:
        plots.append(_plot_reliability(curves.reliability))
    if any(curves.recall.values()):
        plots.append(_plot_recall({level: values for level, values in curves.recall.items() if values}))
    if curves.latency:
        plots.append(_plot_latency(curves.latency))
    return plots


def _count_judged(result: Result) -> int:
    """Count the questions that risk and reliability are over; all of them where no bins say."""
    return sum(group.n for group in result.curves.reliability) or result.n


def _share_answered(result: Result) -> float | None:
    answered = sum(line.status == "answered" for line in result.questions)
    return answered / len(result.questions) if result.questions else None


# Risk and coverage


def _plot_risk(curve: Sequence[tuple[float, float]], n: int, answered: float | None) -> Plot:
    title, here = "Risk and coverage", None if answered is None else _find_nearest(curve, answered)

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        dress_axes(axes, x="share of questions answered, surest first", y="share of these wrong")
        _draw_risk(axes, curve, n)
        if here is not None:
            axes.plot(*here, "o", color=SECOND, markersize=7, label="as answered here", zorder=3)
        figure.legend(loc="outside upper right", ncols=2, frameon=False, labelcolor=INK, handlelength=1.6)

    found = ((share, _find_nearest(curve, share)) for share in COVERAGES)
    rows = tuple((write_tick(share), format_share(point[1])) for share, point in found if point is not None)
    worst = f"All questions answered, {format_share(curve[-1][1])} of the answers would be wrong."
    at = (
        ""
        if here is None
        else f" As answered here, {format_share(here[0])} of them, {format_share(here[1])} are."
    )
    return Plot(
        title,
        "Answer only the surest questions (left) and fewer answers are wrong. The further the line stays below the dashed "
        "one, the more the confidence is worth. Band: 95 % (Wilson).",
        draw_svg(draw, name="risk", title=title, summary=worst + at),
        ("answered", "wrong of these"),
        rows,
    )


def _draw_risk(axes: "Axes", curve: Sequence[tuple[float, float]], n: int) -> None:
    x, y = [coverage for coverage, _ in curve], [risk for _, risk in curve]
    bands = [wilson_interval(risk, round(coverage * n)) for coverage, risk in curve]
    low, high = [band[0] for band in bands], [band[1] for band in bands]
    axes.fill_between(x, low, high, color=FIRST, alpha=BAND_OPACITY, linewidth=0)
    axes.plot(
        [0, 1], [y[-1]] * 2, color=SOFT, linewidth=1, dashes=_DASHES, label="if confidence meant nothing"
    )
    axes.plot(x, y, color=FIRST, linewidth=2, marker="o" if len(x) < 3 else None)
    axes.set(xlim=(0, 1.02), ylim=(0, min(1.02, max(0.1, 1.35 * max(y)))))
    axes.xaxis.set_major_formatter(write_tick)
    axes.yaxis.set_major_formatter(write_tick)


def _find_nearest(curve: Sequence[tuple[float, float]], coverage: float) -> tuple[float, float] | None:
    """Give the point of a curve nearest to a coverage, or None where it has none near."""
    found = min(curve, key=lambda point: abs(point[0] - coverage))
    return found if abs(found[0] - coverage) <= NEAR else None


# Reliability


def _plot_reliability(bins: Sequence[Bin]) -> Plot:
    title = "Reliability of the confidence"

    def draw(figure: "Figure") -> None:
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
        dress_axes(upper, y="answered rightly")
        dress_axes(lower, x="confidence", y="questions", grid=False)
        _draw_reliability(upper, bins)
        _draw_counts(lower, bins)

    rows = tuple(
        (format_share(b.confidence), format_share(b.accuracy), write_wilson(b.accuracy, b.n), f"{b.n:,}")
        for b in bins
    )
    total = sum(b.n for b in bins)
    return Plot(
        title,
        "On the dashed line, 8 in 10 questions with confidence .8 are answered rightly. Below it the confidence is "
        "too high, above it too low. Strokes: 95 % (Wilson).",
        draw_svg(draw, name="reliability", title=title, summary=f"{total:,} questions in {len(bins)} groups by confidence."),
        ("confidence", "answered rightly", "95 % interval", "n"),
        rows,
    )  # fmt: skip


def _draw_reliability(axes: "Axes", bins: Sequence[Bin]) -> None:
    x, borders = [b.confidence for b in bins], [wilson_interval(b.accuracy, b.n) for b in bins]
    axes.plot([0, 1], [0, 1], color=SOFT, linewidth=1, dashes=_DASHES)
    axes.vlines(
        x, [border[0] for border in borders], [border[1] for border in borders], color=FIRST, linewidth=1.5
    )
    axes.plot(x, [b.accuracy for b in bins], "o-", color=FIRST, markersize=5.5, linewidth=1)
    axes.set(xlim=(-0.02, 1.02), ylim=(-0.03, 1.05))
    axes.xaxis.set_major_formatter(write_tick)
    axes.yaxis.set_major_formatter(write_tick)


def _draw_counts(axes: "Axes", bins: Sequence[Bin]) -> None:
    most = max(b.n for b in bins)
    axes.vlines([b.confidence for b in bins], 0, [b.n for b in bins], color=FIRST, linewidth=9, alpha=0.55)
    for b in bins:
        axes.text(b.confidence, b.n + most * 0.06, f"{b.n:,}", color=SOFT, ha="center", fontsize=FONT_PT - 1)
    axes.set(ylim=(0, most * 1.5), yticks=[])


# Recall by rank


def _plot_recall(recall: Mapping[str, Sequence[float]]) -> Plot:
    title, deepest = "Recall by rank", max(len(values) for values in recall.values())
    ranks, names = [rank for rank in RANKS if rank <= deepest], [_name_level(level) for level in recall]

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        dress_axes(axes, x="retrieved, best first", y="share of the right ones among them")
        drawn = []
        for place, values in enumerate(recall.values()):
            colour, dashes = _LINES[place % len(_LINES)]
            marker = "o" if len(values) == 1 else None
            drawn += axes.plot(
                range(1, len(values) + 1), values, color=colour, linewidth=2, dashes=dashes, marker=marker
            )
        axes.set_xscale("log")
        axes.set_xticks(ranks, [str(rank) for rank in ranks])
        axes.set_xticks([], minor=True)
        axes.set(xlim=(0.95, max(2, deepest) * 1.03), ylim=(0, 1.02))
        axes.yaxis.set_major_formatter(write_tick)
        axes.legend(drawn, names, loc="lower right", frameon=False, labelcolor=INK, handlelength=2.6)

    cells = (
        (values[rank - 1] if rank <= len(values) else None for values in recall.values()) for rank in ranks
    )
    rows = tuple(
        (str(rank), *("–" if value is None else format_share(value) for value in values))
        for rank, values in zip(ranks, cells, strict=True)
    )
    ends = ", ".join(f"{name} {format_share(v[-1])}" for name, v in zip(names, recall.values(), strict=True))
    return Plot(
        title,
        "What lies above a line was not retrieved, so reading cannot find it. A reprint of a right article says the same.",
        draw_svg(draw, name="recall", title=title, summary=f"At the last rank, {deepest}: {ends}."),
        ("rank", *names),
        rows,
    )


def _name_level(level: str) -> str:
    return _LEVELS.get(level, _printable(level))


# Latency


def _plot_latency(latency: Mapping[str, Latency]) -> Plot:
    title, (last, total) = "Time by stage", list(latency.items())[-1]
    summary = f"{last}: half within {format_ms(total.p50)}, 95 of 100 within {format_ms(total.p95)}."
    rows = tuple((stage, format_ms(t.p50), format_ms(t.p95), f"{t.n:,}") for stage, t in latency.items())

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        dress_axes(axes, grid=False)
        _draw_latency(axes, latency)

    return Plot(
        title,
        "Bar: half of the questions take no longer (p50). Stroke: 95 of 100 take no longer (p95).",
        draw_svg(draw, name="latency", title=title, summary=summary),
        ("stage", "p50", "p95", "n"),
        rows,
    )


def _draw_latency(axes: "Axes", latency: Mapping[str, Latency]) -> None:
    places = range(len(latency), 0, -1)
    p50, p95 = [t.p50 for t in latency.values()], [t.p95 for t in latency.values()]
    most = max(*p50, *p95) or 1.0
    axes.hlines(places, p50, p95, color=FIRST, linewidth=1.5)
    axes.barh(places, p50, height=0.5, color=FIRST)
    axes.plot(p95, places, "|", color=FIRST, markersize=11, markeredgewidth=2)
    for place, t in zip(places, latency.values(), strict=True):
        label = f"{format_ms(t.p50)} / {format_ms(t.p95)}"
        axes.text(max(t.p50, t.p95) + most * 0.04, place, label, color=INK, va="center")
    axes.set_yticks(places, [_printable(stage) for stage in latency])
    axes.tick_params(axis="y", labelcolor=INK, length=0)
    axes.set(xlim=(0, most * 1.65), xticks=[])
    axes.spines["bottom"].set_visible(False)


def _printable(text: str) -> str:
    """Replace what no SVG can hold."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
