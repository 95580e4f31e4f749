"""The HTML of the timeline: its form, what was found as a picture and a list, and the downloads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from index.speakers.records import Speaker
from qa.html.cards import render_cards
from qa.html.chips import OUTLETS_LIST, SPEAKERS_LIST
from qa.html.parts import render_download, render_notes
from qa.html.plot import render_plot
from qa.html.words import escape, write_count, write_day, write_sentence, write_time
from qa.statements.cite import say_extent, to_quote, write_markdown
from qa.statements.export import MOMENT_COLUMNS, dump_csv
from qa.statements.records import Moment
from qa.wording import join_names

MAX_SHOWN = 500  # statements drawn and listed; a page of more is slow to lay out on a phone
FILE_NAME_CHARS = 80
HINT_ID = "timeline-hint"
_FIELDS = (
    ("speaker", "Speaker", f'list="{SPEAKERS_LIST}" required placeholder="Name"'),
    ("about", "Topic", 'placeholder="Any"'),
    ("since", "From", f'placeholder="2025-02" aria-describedby="{HINT_ID}"'),
    ("until", "To", f'placeholder="2025-02-28" aria-describedby="{HINT_ID}"'),
    ("outlets", "Outlets", f'list="{OUTLETS_LIST}" placeholder="All" aria-describedby="{HINT_ID}"'),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A timeline as it is shown.

    Attributes:
        moments: By date, undated last.
        notes: What a reader should know, a line each.
    """

    speaker: str
    about: str | None
    moments: Sequence[Moment]
    notes: Sequence[str] = ()

    @property
    def title(self) -> str:
        """What it is of: "What Ada Orr said about the pier"; under the names that the archive has."""
        names = list(dict.fromkeys(one.speaker for one in self.moments if one.speaker is not None))
        about = "" if self.about is None else f" about {self.about}"
        return f"What {join_names(names or [self.speaker], 'or')} said{about}"


def render_timeline_form() -> str:
    """Write the form: speaker, topic, first and last date, outlets; its fields suggest what the page's lists have."""
    fields = "".join(
        f'<label class="{name}">{label}<input name="{name}" {more} maxlength="300" autocomplete="off" spellcheck="false">'
        "</label>"
        for name, label, more in _FIELDS
    )
    return (
        f'<form class="timeline-form" aria-label="Timeline">{fields}<div class="send"><button type="submit">Show</button>'
        f'<p id="{HINT_ID}">A date is a day, a month or a year. Between several outlets put “;”.</p></div>'
        '<p class="unseen" role="status"></p></form>'
    )


def render_timeline_start(speakers: Sequence[Speaker]) -> str:
    """Write what stands below the form at first: speakers to choose from, as buttons."""
    if not speakers:
        return '<div class="timeline"><p class="hint">No speaker is known in this archive yet.</p></div>'
    buttons = "".join(
        f'<button type="button" data-speaker="{escape(one.name)}"><bdi>{escape(one.name)}</bdi> '
        f"<span>{write_count(one.statements, 'statement')}</span></button>"
        for one in speakers
    )
    return f'<div class="timeline"><div class="examples"><p>Most quoted</p>{buttons}</div></div>'


def render_timeline_pending(speaker: str, read: int = 0, total: int = 0) -> str:
    """Write that a timeline is being made, and how many of its statements were read."""
    how_far = f"{read:,} of {write_count(total, 'statement')} compared" if total else "Reading the archive"
    stop = '<button type="button" class="stop" data-stop>Stop</button>'
    return (
        f'<div class="timeline"><h2><bdi>{escape(speaker)}</bdi></h2>'
        f'<p class="pending"><span>{how_far}…</span> {stop}</p></div>'
    )


def render_timeline(found: Found) -> str:
    """Write a timeline: how much was found, the picture, the list by date, and the downloads, which have all of it."""
    shown = found.moments[:MAX_SHOWN]
    head = f'<h2 dir="auto" tabindex="-1">{escape(found.title)}</h2>{_extent(found.moments)}{_notes(found)}'
    if not shown:
        return f'<div class="timeline none">{head}</div>'
    return f'<div class="timeline">{head}{_downloads(found)}{render_plot(shown)}{_days(shown)}</div>'


def _extent(moments: Sequence[Moment]) -> str:
    if not moments:
        return '<p class="extent">No statement was found.</p>'
    days = [moment.date for moment in moments if moment.date is not None]
    ends = " to ".join(write_time(day) for day in dict.fromkeys((days[0], days[-1]))) if days else "undated"
    return f'<p class="extent">{escape(say_extent(moments))}, {ends}</p>'


def _notes(found: Found) -> str:
    notes = [" ".join(write_sentence(note).split()) for note in found.notes]
    if len(found.moments) > MAX_SHOWN:
        last = found.moments[MAX_SHOWN - 1].date
        until = "" if last is None else f", until {write_day(last)}"
        notes.append(
            f"The first {MAX_SHOWN} of {len(found.moments):,} are shown{until}; the downloads have all. "
            "Narrow the topic, dates or outlets to see others."
        )
    return render_notes(notes)


def _downloads(found: Found) -> str:
    name = name_file(found)
    table = "".join(dump_csv((moment.to_json() for moment in found.moments), MOMENT_COLUMNS))
    return (
        '<p class="downloads">'
        f"{render_download('Download CSV', f'{name}.csv', 'text/csv', table)}"
        f"{render_download('Download Markdown', f'{name}.md', 'text/markdown', write_markdown(found.moments, found.title))}</p>"
    )


def name_file(found: Found) -> str:
    """Give a timeline's file a name without its suffix, of letters, digits and hyphens."""
    words = re.findall(r"\w+", found.title.casefold())
    return "-".join(words)[:FILE_NAME_CHARS].strip("-")


def _days(moments: Sequence[Moment]) -> str:
    parts = []
    for day, group in groupby(moments, key=lambda moment: moment.date):
        same_day = list(group)
        count = write_count(len(same_day), "statement")
        parts.append(
            f'<section class="day"><h3>{write_time(day)} <span>{count}</span></h3>'
            f"{render_cards([to_quote(moment) for moment in same_day])}</section>"
        )
    return f'<div class="days">{"".join(parts)}</div>'
