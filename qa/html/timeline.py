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
from qa.html.words import escape, write_day, write_sentence, write_time
from qa.language import N_, _, join_or, ngettext, say_count, write_number
from qa.statements.cite import say_extent, to_quote, write_markdown
from qa.statements.export import MOMENT_COLUMNS, dump_csv
from qa.statements.records import Moment

MAX_SHOWN = 500  # statements drawn and listed; a page of more is slow to lay out on a phone
FILE_NAME_CHARS = 80
HINT_ID = "timeline-hint"
_FIELDS = (
    ("speaker", N_("Speaker"), N_("Name"), f'list="{SPEAKERS_LIST}" required placeholder="{{held}}"'),
    ("about", N_("Topic"), N_("Any"), 'placeholder="{held}"'),
    ("since", N_("From"), "2025-02", f'placeholder="{{held}}" aria-describedby="{HINT_ID}"'),
    ("until", N_("To"), "2025-02-28", f'placeholder="{{held}}" aria-describedby="{HINT_ID}"'),
    (
        "outlets",
        N_("Outlets"),
        N_("All"),
        f'list="{OUTLETS_LIST}" placeholder="{{held}}" aria-describedby="{HINT_ID}"',
    ),
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
        whose = join_or(names or [self.speaker])
        if self.about is None:
            return _("What {speaker} said").format(speaker=whose)
        return _("What {speaker} said about {topic}").format(speaker=whose, topic=self.about)


def render_timeline_form() -> str:
    """Write the form: speaker, topic, first and last date, outlets; its fields suggest what the page's lists have."""
    fields = "".join(
        f'<label class="{name}">{_(label)}<input name="{name}" {more.format(held=_(held))} maxlength="300" '
        'autocomplete="off" spellcheck="false"></label>'
        for name, label, held, more in _FIELDS
    )
    hint = _("A date is a day, a month or a year. Between several outlets put “;”.")
    return (
        f'<form class="timeline-form" aria-label="{_("Timeline")}">{fields}'
        f'<div class="send"><button type="submit">{_("Show")}</button><p id="{HINT_ID}">{hint}</p></div>'
        '<p class="unseen" role="status"></p></form>'
    )


def render_timeline_start(speakers: Sequence[Speaker]) -> str:
    """Write what stands below the form at first: speakers to choose from, as buttons."""
    if not speakers:
        return (
            f'<div class="timeline"><p class="hint">{_("No speaker is known in this archive yet.")}</p></div>'
        )
    buttons = "".join(
        f'<button type="button" data-speaker="{escape(one.name)}"><bdi>{escape(one.name)}</bdi> '
        f"<span>{say_count('{number} statement', '{number} statements', one.statements)}</span></button>"
        for one in speakers
    )
    return f'<div class="timeline"><div class="examples"><p>{_("Most quoted")}</p>{buttons}</div></div>'


def render_timeline_pending(speaker: str, read: int = 0, total: int = 0) -> str:
    """Write that a timeline is being made, and how many of its statements were read."""
    how_far = _("Reading the archive…")
    if total:
        says = ngettext(
            "{read} of {number} statement compared…", "{read} of {number} statements compared…", total
        )
        how_far = says.format(read=write_number(read), number=write_number(total))
    stop = f'<button type="button" class="stop" data-stop>{_("Stop")}</button>'
    return (
        f'<div class="timeline"><h2><bdi>{escape(speaker)}</bdi></h2>'
        f'<p class="pending"><span>{how_far}</span> {stop}</p></div>'
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
        return f'<p class="extent">{_("No statement was found.")}</p>'
    days = [moment.date for moment in moments if moment.date is not None]
    ends = _("undated")
    if days and days[0] == days[-1]:
        ends = write_time(days[0])
    elif days:
        ends = _("{first} to {last}").format(first=write_time(days[0]), last=write_time(days[-1]))
    return f'<p class="extent">{escape(say_extent(moments))}, {ends}</p>'


def _notes(found: Found) -> str:
    notes = [" ".join(write_sentence(note).split()) for note in found.notes]
    if len(found.moments) > MAX_SHOWN:
        last = found.moments[MAX_SHOWN - 1].date
        says = _(
            "The first {shown} of {total} are shown, until {day}; the downloads have all. Narrow the topic, dates or "
            "outlets to see others."
        )
        if last is None:
            says = _(
                "The first {shown} of {total} are shown; the downloads have all. Narrow the topic, dates or outlets to "
                "see others."
            )
        day, total = "" if last is None else write_day(last), write_number(len(found.moments))
        notes.append(says.format(shown=MAX_SHOWN, total=total, day=day))
    return render_notes(notes)


def _downloads(found: Found) -> str:
    name = name_file(found)
    table = "".join(dump_csv((moment.to_json() for moment in found.moments), MOMENT_COLUMNS))
    return (
        '<p class="downloads">'
        f"{render_download(_('Download CSV'), f'{name}.csv', 'text/csv', table)}"
        f"{render_download(_('Download Markdown'), f'{name}.md', 'text/markdown', write_markdown(found.moments, found.title))}</p>"
    )


def name_file(found: Found) -> str:
    """Give a timeline's file a name without its suffix, of letters, digits and hyphens."""
    words = re.findall(r"\w+", found.title.casefold())
    return "-".join(words)[:FILE_NAME_CHARS].strip("-")


def _days(moments: Sequence[Moment]) -> str:
    parts = []
    for day, group in groupby(moments, key=lambda moment: moment.date):
        same_day = list(group)
        number = say_count("{number} statement", "{number} statements", len(same_day))
        parts.append(
            f'<section class="day"><h3>{write_time(day)} <span>{number}</span></h3>'
            f"{render_cards([to_quote(moment) for moment in same_day])}</section>"
        )
    return f'<div class="days">{"".join(parts)}</div>'
