"""The HTML of a timeline's picture: a lane for each outlet, each mark a button that opens the article there."""

from collections.abc import Sequence

from index.records import Span
from qa.html.lanes import MARK_PX, Dot, Lane, Layout, Mark, Tick, lay_out
from qa.html.reference import Reference
from qa.html.words import escape, say_days, write_day
from qa.language import N_, _, ngettext, say_count
from qa.statements.records import Moment
from qa.wording import relate_places, say_speech

LABEL_PX = 26  # of a lane's name above its marks
FOOT_PX = 8  # below the lowest marks
FIRST_WORDS = 14  # of a statement, in the name of its mark
MAX_UNDATED = 60  # undated places with a mark; the list has all
HELP_ID = "timeline-help"
_HELP = N_("Each mark opens its article there. Arrow keys go from mark to mark.")
_SPEECH = ("direct", "indirect", "mixed")
_SAME = N_("the same")  # how a place is to the best wording, where it was not looked at
_LEGEND = (
    ("direct", N_("quoted")), ("mixed", N_("partly quoted")), ("indirect", N_("reported")), ("unknown", N_("said")),
    ("elsewhere", N_("the same elsewhere")), ("pile", N_("so many here")),
)  # fmt: skip


def render_plot(moments: Sequence[Moment]) -> str:
    """Write the picture of a timeline; "" of an empty one.

    A mark that stands for several has `data-jump`, the number of the first of them in the list, and opens nothing.
    """
    if not moments:
        return ""
    layout = lay_out(moments)
    names = _Names(moments)
    tops, height = _place_lanes(layout.lanes)
    lanes = "".join(_lane(lane, top, names) for lane, top in zip(layout.lanes, tops, strict=True))
    picture = (
        f'<div class="lanes" style="height:{height}px">{_grid(layout, tops, height)}{lanes}</div>'
        f'<div class="axis" aria-hidden="true">{"".join(map(_tick, layout.ticks))}</div>'
    )
    return (
        f'<div class="plot" role="group" aria-label="{_("Statements by date and outlet")}" aria-describedby="{HELP_ID}">'
        f'<p class="help" id="{HELP_ID}">{_(_HELP)}</p>{_legend(layout, names)}{picture if layout.lanes else ""}'
        f"{_undated(layout.undated, names)}</div>"
    )


class _Names:
    """What the marks of one timeline are called, and what they open."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        self.moments = moments
        self._spans: dict[str, set[Span]] = {}
        self._relations: dict[tuple[int, str, int], str] = {}
        for number, moment in enumerate(moments):
            for relation in relate_places(moment.variants):
                for place in relation.places:
                    self._relations[number, place.article, place.start] = relation.says or _SAME
            self._spans.setdefault(moment.article, set()).add(Span(moment.start, moment.end))
            for place in moment.variants:
                self._spans.setdefault(place.article, set()).add(Span(place.start, place.end))

    def refer(self, dot: Dot) -> str:
        """Name what a place's mark opens: its article, with all places there marked."""
        place = dot.place
        focus = Span(place.start, place.end)
        return str(Reference(place.article, focus, tuple(sorted(self._spans[place.article] - {focus}))))

    def form(self, dot: Dot) -> str:
        """Tell which form the mark of a place has."""
        if not dot.is_best:
            return "elsewhere"
        speech = self.moments[dot.moment].speech
        return speech if speech is not None and speech in _SPEECH else "unknown"

    def describe(self, dot: Dot) -> str:
        """Write date, outlet, how it is said there, and the first words."""
        place = dot.place
        how = self._how(dot)
        words = place.text.split()
        text = " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
        day = _("undated") if place.date is None else write_day(place.date)
        return f"{', '.join(part for part in (day, place.outlet, how) if part)}: {text}"

    def _how(self, dot: Dot) -> str:
        if dot.is_best:
            speech = self.moments[dot.moment].speech
            return say_speech(speech) if speech is not None and speech in _SPEECH else ""
        return _(self._relations.get((dot.moment, dot.place.article, dot.place.start), _SAME))


def _place_lanes(lanes: Sequence[Lane]) -> tuple[list[int], int]:
    """Give the top of each lane and the height of all, in px."""
    tops, height = [], 0
    for lane in lanes:
        tops.append(height)
        height += _height(lane)
    return tops, height


def _height(lane: Lane) -> int:
    return LABEL_PX + lane.levels * MARK_PX + FOOT_PX


def _lane(lane: Lane, top: int, names: _Names) -> str:
    places = say_count("{number} place", "{number} places", sum(len(mark.dots) for mark in lane.marks))
    marks = "".join(
        _mark(mark, names, f"left:{mark.x:.3f}%;top:{_middle(lane, mark)}px") for mark in lane.marks
    )
    return (
        f'<div class="lane" role="group" aria-label="{escape(f"{lane.name}: {places}")}" '
        f'style="top:{top}px;height:{_height(lane)}px"><p class="name" aria-hidden="true"><bdi>{escape(lane.name)}</bdi></p>'
        f"{marks}</div>"
    )


def _middle(lane: Lane, mark: Mark) -> float:
    """Give the middle of a mark below the top of its lane, in px."""
    return LABEL_PX + (lane.levels - mark.level - 0.5) * MARK_PX


def _mark(mark: Mark, names: _Names, style: str) -> str:
    first, *more = mark.dots
    if more:
        return _pile(mark, style)
    name = escape(names.describe(first))
    return (
        f'<button type="button" class="mark {names.form(first)}" tabindex="-1" data-moment="{first.moment}" '
        f'data-open="{escape(names.refer(first))}" aria-label="{name}" title="{name}" style="{style}"></button>'
    )


def _pile(mark: Mark, style: str) -> str:
    days = sorted({dot.place.date for dot in mark.dots if dot.place.date is not None})
    number = len(mark.dots)
    says = ngettext(
        "{number} more, {days}: go to the first in the list",
        "{number} more, {days}: go to the first in the list",
        number,
    )
    if not days:
        says = ngettext(
            "{number} more: go to the first in the list", "{number} more: go to the first in the list", number
        )
    name = escape(says.format(number=number, days=say_days(days[0], days[-1]) if days else ""))
    return (
        f'<button type="button" class="mark pile" tabindex="-1" data-jump="{min(dot.moment for dot in mark.dots)}" '
        f'aria-label="{name}" title="{name}" style="{style}">{len(mark.dots)}</button>'
    )


def _grid(layout: Layout, tops: Sequence[int], height: int) -> str:
    """Draw the lines: of the ticks, and from each other place to the best wording."""
    ticks = "".join(_line("tick", (tick.x, 0), (tick.x, height)) for tick in layout.ticks)
    grounds = "".join(
        f'<line class="ground" x1="0" y1="{y}" x2="100%" y2="{y}" />'
        for y in (top + _height(lane) - FOOT_PX / 2 for lane, top in zip(layout.lanes, tops, strict=True))
    )
    drawn = [
        (mark.dots[0], (mark.x, top + _middle(lane, mark)))
        for lane, top in zip(layout.lanes, tops, strict=True)
        for mark in lane.marks
        if len(mark.dots) == 1
    ]
    best = {dot.moment: at for dot, at in drawn if dot.is_best}
    links = "".join(
        _line("link", best[dot.moment], at, f' data-moment="{dot.moment}"')
        for dot, at in drawn
        if not dot.is_best and dot.moment in best
    )
    return f'<svg aria-hidden="true" focusable="false">{ticks}{grounds}{links}</svg>'


def _line(kind: str, start: tuple[float, float], end: tuple[float, float], more: str = "") -> str:
    (x1, y1), (x2, y2) = start, end
    return f'<line class="{kind}"{more} x1="{x1:.3f}%" y1="{y1}" x2="{x2:.3f}%" y2="{y2}" />'


def _tick(tick: Tick) -> str:
    year = f"<small>{escape(tick.year)}</small>" if tick.year else ""
    return f'<span style="left:{tick.x:.3f}%">{escape(tick.label)}{year}</span>'


def _legend(layout: Layout, names: _Names) -> str:
    """Explain the forms that occur."""
    marks = [mark for lane in layout.lanes for mark in lane.marks]
    single = [mark.dots[0] for mark in marks if len(mark.dots) == 1]
    forms = {names.form(dot) for dot in (*single, *layout.undated[:MAX_UNDATED])}
    forms |= {"pile"} if any(len(mark.dots) > 1 for mark in marks) else set()
    items = "".join(
        f'<li><span class="mark {form}">{"9" if form == "pile" else ""}</span> {_(says)}</li>'
        for form, says in _LEGEND
        if form in forms
    )
    return f'<ul class="legend" aria-hidden="true">{items}</ul>'


def _undated(dots: Sequence[Dot], names: _Names) -> str:
    if not dots:
        return ""
    marks = "".join(_mark(Mark((dot,), 0, 0), names, "") for dot in dots[:MAX_UNDATED])
    left = len(dots) - MAX_UNDATED
    others = ngettext("and {number} more in the list", "and {number} more in the list", left)
    more = f" <span>{others.format(number=left)}</span>" if left > 0 else ""
    label = say_count("Undated: {number} place", "Undated: {number} places", len(dots))
    return f'<div class="undated" role="group" aria-label="{label}"><p aria-hidden="true">{label}</p>{marks}{more}</div>'
