"""Lay out the picture of a timeline: a lane for each outlet, in it a mark for each place, and ticks for the dates.

Across, all is in hundredths of the width, as the width is the page's; marks keep clear of one another wherever
that is at least `PLOT_PX`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from qa.html.parts import name_outlet
from qa.language import _, write_short_day, write_short_month
from qa.records import Place
from qa.statements.records import Moment

PLOT_PX = 320  # the narrowest picture, on a phone
MARK_PX = 18  # room of a mark
GAP = 100 * MARK_PX / PLOT_PX
PILE_GAP = 100 * 32 / PLOT_PX  # of marks that stand for several and have their number in them
MAX_LANES = 12  # outlets with a lane of their own
LEVELS = ((3, 7), (6, 5), (MAX_LANES + 1, 4))  # marks above one another, for so many lanes at most
MAX_TICKS = 6
_DAYS, _MONTHS, _YEARS = (1, 2, 3, 7, 14), (1, 2, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2500)


@dataclass(frozen=True, slots=True)
class Dot:
    """A place of a statement.

    Attributes:
        moment: Number of the statement in the timeline.
        is_best: Whether it is the best wording, which the list shows.
    """

    moment: int
    place: Place
    is_best: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn: one place, or several that lie too close together.

    Attributes:
        x: Its middle in hundredths of the width.
        level: Its height above the lane's ground, in marks.
    """

    dots: tuple[Dot, ...]
    x: float
    level: int


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one outlet, or of all that have no lane of their own; by date."""

    name: str
    marks: tuple[Mark, ...]

    @property
    def levels(self) -> int:
        """Number of levels in use."""
        return 1 + max(mark.level for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Tick:
    """A date below the lanes; the year where it is another than at the tick before."""

    x: float
    label: str
    year: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture.

    Attributes:
        lanes: By their first date, then name; other outlets last.
        undated: The places that have no place in a lane.
    """

    lanes: tuple[Lane, ...]
    undated: tuple[Dot, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """From dates to hundredths of the width: each day has a band of the same width."""

    first: date
    days: int

    @property
    def band(self) -> float:
        return 100 / self.days

    def middle(self, day: date) -> float:
        return ((day - self.first).days + 0.5) * self.band


def lay_out(moments: Sequence[Moment]) -> Layout:
    """Lay out statements and their other places; each place is in one mark, or undated."""
    dots = [dot for number, moment in enumerate(moments) for dot in _list_dots(number, moment)]
    dated = [dot for dot in dots if _day(dot) is not None]
    undated = tuple(dot for dot in dots if _day(dot) is None)
    if not dated:
        return Layout((), undated, ())
    days = sorted(day for day in map(_day, dated) if day is not None)
    scale = _Scale(days[0], (days[-1] - days[0]).days + 1)
    named = _choose_lanes(dated)
    levels = next(levels for lanes, levels in LEVELS if len(named) <= lanes)
    lanes = tuple(Lane(name, _stack(in_lane, scale, levels)) for name, in_lane in named)
    return Layout(lanes, undated, tuple(_make_ticks(days[0], days[-1], scale)))


def _list_dots(number: int, moment: Moment) -> list[Dot]:
    best = Place(
        moment.article, moment.source, moment.outlet, moment.published, moment.start, moment.end, moment.text
    )
    return [
        Dot(number, best, is_best=True),
        *(Dot(number, place, is_best=False) for place in moment.variants),
    ]


def _day(dot: Dot) -> date | None:
    try:
        return date.fromisoformat(dot.place.date or "")
    except ValueError:
        return None


def _choose_lanes(dots: Sequence[Dot]) -> list[tuple[str, list[Dot]]]:
    """Put the outlets with most places in lanes of their own, and those that are too many into one."""
    by_outlet: dict[str, list[Dot]] = {}
    for dot in dots:
        by_outlet.setdefault(name_outlet(dot.place.outlet), []).append(dot)
    ranked = sorted(by_outlet, key=lambda name: (-len(by_outlet[name]), name))
    own, rest = ranked[:MAX_LANES], ranked[MAX_LANES:]
    own.sort(key=lambda name: (min(dot.place.date or "" for dot in by_outlet[name]), name))
    lanes = [(name, by_outlet[name]) for name in own]
    others = [dot for name in rest for dot in by_outlet[name]]
    return [*lanes, (_("Other outlets ({number})").format(number=len(rest)), others)] if rest else lanes


def _stack(dots: Iterable[Dot], scale: _Scale, levels: int) -> tuple[Mark, ...]:
    """Put marks side by side and above one another; those for which there is no room become piles on top."""
    lowest = -GAP
    free_from = [lowest] * levels  # where each level has room again
    marks: list[Mark] = []
    piles: list[tuple[float, list[Dot]]] = []
    for x, dot in _spread(dots, scale, levels):
        level = next((level for level, end in enumerate(free_from) if end <= x), None)
        if level is not None:
            free_from[level] = x + GAP - 1e-9
            marks.append(Mark((dot,), x, level))
        elif piles and x < piles[-1][0] + PILE_GAP:
            piles[-1][1].append(dot)
        else:
            piles.append((x, [dot]))
    marks += [Mark(tuple(pile), x, levels) for x, pile in piles]
    return tuple(sorted(marks, key=lambda mark: (mark.x, mark.level)))


def _spread(dots: Iterable[Dot], scale: _Scale, levels: int) -> list[tuple[float, Dot]]:
    """Give each place its x: those of one day stand side by side as far as the day's band has room for it."""
    ordered = sorted(dots, key=lambda dot: (dot.place.date or "", not dot.is_best, dot.moment))
    room = max(1, int(scale.band / GAP))
    placed: list[tuple[float, Dot]] = []
    for day, group in groupby(ordered, key=_day):
        same_day = list(group)
        columns = min(room, -(-len(same_day) // levels))
        middle = 0.0 if day is None else scale.middle(day)
        left = middle - GAP * (columns - 1) / 2
        placed += [(left + GAP * (at % columns), dot) for at, dot in enumerate(same_day)]
    return sorted(placed, key=lambda pair: pair[0])


def _make_ticks(first: date, last: date, scale: _Scale) -> list[Tick]:
    """Choose days, months or years, whichever is the finest of which there are no more than `MAX_TICKS`."""
    chosen = _choose_ticks(first, last)
    year, ticks = "", []
    for day, label in chosen:
        new = str(day.year) if label != str(day.year) else ""
        ticks.append(Tick(scale.middle(day), label, "" if new == year else new))
        year = new
    return ticks


def _choose_ticks(first: date, last: date) -> list[tuple[date, str]]:
    days = (last - first).days + 1
    for step in _DAYS:
        if days <= step * MAX_TICKS:
            shown = [first + timedelta(at) for at in range(0, days, step)]
            return [(day, write_short_day(day)) for day in shown]
    for step in _MONTHS:
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        starts = [date(month // 12, month % 12 + 1, 1) for month in months if month % 12 % step == 0]
        shown = [day for day in starts if day >= first]
        if len(shown) <= MAX_TICKS:
            return [(day, write_short_month(day)) for day in shown]
    for step in _YEARS:
        years = [year for year in range(first.year, last.year + 1) if year % step == 0]
        shown = [date(year, 1, 1) for year in years if date(year, 1, 1) >= first]
        if len(shown) <= MAX_TICKS:
            return [(day, str(day.year)) for day in shown]
    return []
