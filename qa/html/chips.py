"""The HTML of how a question was read: a chip for each part, to change it or take it away."""

from collections.abc import Sequence

from qa.html.words import escape, write_day
from qa.records import COMMENT, SPOKEN, TIMELINE, WHEN_SAID, WHO_SAID, Interpretation
from qa.wording import join_names

SPEAKERS_LIST, OUTLETS_LIST = "known-speakers", "known-outlets"  # ids of the page's lists of suggestions
_ASKS = {WHO_SAID: "who said it", WHEN_SAID: "when it was said", COMMENT: "whether anything was said",
         TIMELINE: "what was said, by date"}  # fmt: skip


def render_chips(read: Interpretation, turn: int) -> str:
    """Write the parts of a reading as chips, each opening a form; parts that nothing was read for can be added.

    :param turn: Number of the turn in the conversation.
    """
    spoken = read.kind in SPOKEN
    parts = [_text_chip("speaker", read.speaker or "", read.carried, SPEAKERS_LIST)] if spoken else []
    parts += [_text_chip("topic", read.topic or "", read.carried)] if spoken else []
    parts += [_dates_chip(read), _text_chip("outlets", "; ".join(read.outlets), read.carried, OUTLETS_LIST)]
    asks = _ASKS.get(read.kind or "")
    asked = "" if asks is None else f'<li class="asks">{escape(asks)}</li>'
    but = f'<li class="asks">without {escape(join_names(read.excluded, "and"))}</li>' if read.excluded else ""
    chips = "".join(f"<li>{part}</li>" for part in parts)
    return f'<ul class="chips" aria-label="How the question was read" data-turn="{turn}">{asked}{but}{chips}</ul>'


def render_suggestions(speakers: Sequence[str], outlets: Sequence[str]) -> str:
    """Write what the forms of the chips suggest, once for the page."""
    return _datalist(SPEAKERS_LIST, speakers) + _datalist(OUTLETS_LIST, outlets)


def _datalist(name: str, values: Sequence[str]) -> str:
    options = "".join(f'<option value="{escape(value)}"></option>' for value in values)
    return f'<datalist id="{name}">{options}</datalist>'


def _text_chip(part: str, value: str, carried: Sequence[str], suggestions: str | None = None) -> str:
    name = part.capitalize() if part != "outlets" else "Outlet"
    listed = "" if suggestions is None else f' list="{suggestions}"'
    field = (
        f'<label>{name} <input name="{part}" value="{escape(value)}"{listed} maxlength="300" '
        f'autocomplete="off"></label>'
    )
    return _chip(part, name, value, field, carried=part in carried)


def _dates_chip(read: Interpretation) -> str:
    since, until = read.since, read.until
    if since is not None and since == until:
        value = write_day(since)
    else:
        ends = ("since", since), ("until", until)
        value = " ".join(f"{word} {write_day(day)}" for word, day in ends if day is not None)
    field = "".join(
        f'<label>{word} <input type="date" name="{name}" value="{escape(day or "")}"></label>'
        for word, name, day in (("From", "since", since), ("To", "until", until))
    )
    return _chip("dates", "Dates", value, field, carried="dates" in read.carried)


def _chip(part: str, name: str, value: str, field: str, *, carried: bool) -> str:
    form = f'<form data-part="{part}">{field}<button type="submit">Ask again</button></form>'
    if not value:
        return f'<details class="chip missing"><summary>+ {name}</summary>{form}</details>'
    kept = ' <span class="kept">(from before)</span>' if carried else ""
    return (
        f'<details class="chip"><summary><span class="part">{name}</span> <bdi>{escape(value)}</bdi>{kept}</summary>'
        f'{form}</details><button type="button" class="drop" data-drop="{part}" '
        f'aria-label="Ask without the {name.lower()} {escape(value)}">×</button>'
    )
