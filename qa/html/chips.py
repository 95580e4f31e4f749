"""The HTML of how a question was read: a chip for each part, to change it or take it away."""

from collections.abc import Sequence

from qa.html.words import escape, write_day
from qa.language import N_, _, join_and
from qa.records import COMMENT, SPOKEN, TIMELINE, WHEN_SAID, WHO_SAID, Interpretation

SPEAKERS_LIST, OUTLETS_LIST = "known-speakers", "known-outlets"  # ids of the page's lists of suggestions
_ASKS = {
    WHO_SAID: N_("who said it"), WHEN_SAID: N_("when it was said"), COMMENT: N_("whether anything was said"),
    TIMELINE: N_("what was said, by date"),
}  # fmt: skip
_NAMES = {"speaker": N_("Speaker"), "topic": N_("Topic"), "dates": N_("Dates"), "outlets": N_("Outlet")}
_WITHOUT = {
    "speaker": N_("Ask without the speaker {value}"), "topic": N_("Ask without the topic {value}"),
    "dates": N_("Ask without the dates {value}"), "outlets": N_("Ask without the outlet {value}"),
}  # fmt: skip


def render_chips(read: Interpretation, turn: int) -> str:
    """Write the parts of a reading as chips, each opening a form; parts that nothing was read for can be added.

    :param turn: Number of the turn in the conversation.
    """
    spoken = read.kind in SPOKEN
    parts = [_text_chip("speaker", read.speaker or "", read.carried, SPEAKERS_LIST)] if spoken else []
    parts += [_text_chip("topic", read.topic or "", read.carried)] if spoken else []
    parts += [_dates_chip(read), _text_chip("outlets", "; ".join(read.outlets), read.carried, OUTLETS_LIST)]
    asks = _ASKS.get(read.kind or "")
    told = [] if asks is None else [_(asks)]
    told += [_("without {names}").format(names=join_and(read.excluded))] if read.excluded else []
    said = "".join(f'<li class="asks">{escape(one)}</li>' for one in told)
    chips = "".join(f"<li>{part}</li>" for part in parts)
    label = _("How the question was read")
    return f'<ul class="chips" aria-label="{label}" data-turn="{turn}">{said}{chips}</ul>'


def render_suggestions(speakers: Sequence[str], outlets: Sequence[str]) -> str:
    """Write what the forms of the chips suggest, once for the page."""
    return _datalist(SPEAKERS_LIST, speakers) + _datalist(OUTLETS_LIST, outlets)


def _datalist(name: str, values: Sequence[str]) -> str:
    options = "".join(f'<option value="{escape(value)}"></option>' for value in values)
    return f'<datalist id="{name}">{options}</datalist>'


def _text_chip(part: str, value: str, carried: Sequence[str], suggestions: str | None = None) -> str:
    listed = "" if suggestions is None else f' list="{suggestions}"'
    field = (
        f'<label>{_(_NAMES[part])} <input name="{part}" value="{escape(value)}"{listed} maxlength="300" '
        f'autocomplete="off"></label>'
    )
    return _chip(part, value, field, carried=part in carried)


def _dates_chip(read: Interpretation) -> str:
    since, until = read.since, read.until
    if since is not None and since == until:
        value = write_day(since)
    else:
        ends = (_("since {day}"), since), (_("until {day}"), until)
        value = " ".join(says.format(day=write_day(day)) for says, day in ends if day is not None)
    field = "".join(
        f'<label>{word} <input type="date" name="{name}" value="{escape(day or "")}"></label>'
        for word, name, day in ((_("From"), "since", since), (_("To"), "until", until))
    )
    return _chip("dates", value, field, carried="dates" in read.carried)


def _chip(part: str, value: str, field: str, *, carried: bool) -> str:
    name = _(_NAMES[part])
    form = f'<form data-part="{part}">{field}<button type="submit">{_("Ask again")}</button></form>'
    if not value:
        return f'<details class="chip missing"><summary>+ {name}</summary>{form}</details>'
    kept = f' <span class="kept">{_("(from before)")}</span>' if carried else ""
    without = _(_WITHOUT[part]).format(value=value)
    return (
        f'<details class="chip"><summary><span class="part">{name}</span> <bdi>{escape(value)}</bdi>{kept}</summary>'
        f'{form}</details><button type="button" class="drop" data-drop="{part}" '
        f'aria-label="{escape(without)}">×</button>'
    )
