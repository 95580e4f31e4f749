"""The HTML of the Batch tab: the questions of a file, those that cannot be asked, and their answers."""

from collections import Counter
from collections.abc import Sequence

from index.records import Span
from qa.html.parts import name_outlet, render_notes, render_open_button, render_reasons
from qa.html.reference import Reference
from qa.html.runs import render_again, render_file_box, render_head, say_questions_in
from qa.html.words import escape, write_sentence, write_time
from qa.language import N_, _, ngettext, say_count, write_number
from qa.question import shorten
from qa.records import Answer, Asked, Quote
from qa.wording import say_declined, say_voice

SHOWN_QUESTIONS = 5  # of a file, so that one can see how it was read
SHOWN_FAULTS = 20
SHOWN_ANSWERS = 100  # a page of more is slow to lay out on a phone
QUESTION_CHARS = 300  # of a question that is shown
FORMATS = {"jsonl": "JSONL", "csv": "CSV"}
_HINT = N_(
    "Questions one a line in .txt, or with <code>id</code>, <code>question</code>, <code>speaker</code>, "
    "<code>outlet</code>, <code>since</code> and <code>until</code> as columns or fields."
)


def render_batch_box(suffixes: Sequence[str], max_bytes: int) -> str:
    """Write the box that a file of questions is dropped on."""
    return render_file_box(_("Ask a file of questions"), suffixes, _(_HINT), max_bytes)


def render_questions(name: str, questions: Sequence[Asked]) -> str:
    """Write how many questions a file has, the first of them, which cannot be asked and why, and a button that asks."""
    good = [one for one in questions if one.error is None]
    faults = [one for one in questions if one.error is not None]
    first = "".join(map(_question, good[:SHOWN_QUESTIONS]))
    more = len(good) - SHOWN_QUESTIONS
    others = say_count("{number} more question like these", "{number} more questions like these", more)
    rest = f'<p class="hint">{others}</p>' if more > 0 else ""
    begin = say_count("Answer {number} question", "Answer {number} questions", len(good))
    head = render_head(say_questions_in(len(questions), name))
    return (
        f'<section class="overview">{head}'
        f'{render_notes(_warn_of_twins(questions))}<ol class="asked">{first}</ol>{rest}{_faults(faults)}'
        f'<p class="begin"><button type="button" data-run>{begin}</button></p></section>'
    )


def _warn_of_twins(questions: Sequence[Asked]) -> list[str]:
    twins = [row_id for row_id, number in Counter(one.id for one in questions).items() if number > 1]
    if not twins:
        return []
    says = ngettext(
        "{number} id occurs more than once, such as {example!r}: answers keep them.",
        "{number} ids occur more than once, such as {example!r}: answers keep them.",
        len(twins),
    )
    return [says.format(number=write_number(len(twins)), example=twins[0])]


def _question(asked: Asked) -> str:
    filters = asked.filters
    parts = (
        (_("speaker {name}"), filters.speaker),
        (_("since {day}"), filters.since),
        (_("until {day}"), filters.until),
        (_("outlet {name}"), "; ".join(filters.outlets) or None),
    )
    named = [says.format(name=value, day=value) for says, value in parts if value is not None]
    only = f'<span class="only">{escape(", ".join(named))}</span>' if named else ""
    text = escape(shorten(asked.text, QUESTION_CHARS))
    return f'<li><bdi class="id">{escape(asked.id)}</bdi> <span><span dir="auto">{text}</span> {only}</span></li>'


def _faults(faults: Sequence[Asked]) -> str:
    if not faults:
        return ""
    items = render_reasons((one.id, str(one.error)) for one in faults[:SHOWN_FAULTS])
    more = len(faults) - SHOWN_FAULTS
    rest = f"<li>{say_count('{number} more row', '{number} more rows', more)} …</li>" if more > 0 else ""
    head = say_count("{number} row cannot be asked", "{number} rows cannot be asked", len(faults))
    return (
        f'<h3>{head}</h3><ul class="failed">{items}{rest}</ul>'
        f'<p class="hint">{_("The answers have a record for each, which says so.")}</p>'
    )


def render_answers(name: str, answers: Sequence[Answer], total: int, notes: Sequence[str] = ()) -> str:
    """Write what became of the questions of a file: counts, buttons that fetch the answers, the first of them.

    :param total: Of the questions; with fewer answers, the run was stopped.
    """
    says = ngettext("{number} question of {name} asked", "{number} questions of {name} asked", total)
    if len(answers) != total:
        says = ngettext(
            "Stopped: {asked} of {number} question of {name} asked",
            "Stopped: {asked} of {number} questions of {name} asked",
            total,
        )
    says = says.format(asked=write_number(len(answers)), number=write_number(total), name=name)
    head = f"{render_head(says)}{render_notes(notes)}"
    if not answers:
        return f'<section class="finished">{head}{render_again()}</section>'
    rows = "".join(map(_answer, answers[:SHOWN_ANSWERS]))
    more = len(answers) - SHOWN_ANSWERS
    others = say_count("{number} more answer in the files", "{number} more answers in the files", more)
    rest = f'<p class="hint">{others}</p>' if more > 0 else ""
    return (
        f'<section class="finished">{head}<p class="extent">{_say_counts(answers)}</p>{_fetch_buttons()}'
        f'<ol class="answers">{rows}</ol>{rest}{render_again()}</section>'
    )


def _say_counts(answers: Sequence[Answer]) -> str:
    counts = Counter(answer.status for answer in answers)
    said = [
        say_count("{number} answered", "{number} answered", counts["answered"]),
        say_count("{number} declined", "{number} declined", counts["abstained"]),
    ]
    if counts["error"]:
        said.append(say_count("{number} could not be asked", "{number} could not be asked", counts["error"]))
    return ", ".join(said)


def _fetch_buttons() -> str:
    buttons = "".join(
        f'<button type="button" data-fetch="{form}" data-key="fetch {form}">{_("Download {format}").format(format=label)}</button>'
        for form, label in FORMATS.items()
    )
    hint = _(
        "Each answer with all its quotes, as <code>onrecord batch</code> writes it; <code>onrecord verify</code> checks "
        "such a file."
    )
    return f'<p class="downloads">{buttons}</p><p class="hint">{hint}</p>'


def _answer(answer: Answer) -> str:
    question = f'<h3 dir="auto">{escape(shorten(answer.question, QUESTION_CHARS))}</h3>'
    return f'<li class="{"card" if answer.quotes else "none"}">{question}{_came(answer)}</li>'


def _came(answer: Answer) -> str:
    if answer.quotes:
        return _first_quote(answer.quotes[0], len(answer.quotes) - 1)
    says = _("Could not be asked") if answer.status == "error" else say_declined(answer.declined)
    return f'<p class="why"><strong>{says}:</strong> {escape(write_sentence(answer.reason or ""))}</p>'


def _first_quote(quote: Quote, others: int) -> str:
    outlet = name_outlet(quote.outlet)
    title = quote.source if quote.title is None else quote.title
    voice = say_voice(quote)
    speaker = "" if voice is None else f'<bdi class="speaker">{escape(", ".join(filter(None, voice)))}</bdi>'
    more = (
        f"<span>{say_count('and {number} other quote', 'and {number} other quotes', others)}</span>"
        if others
        else ""
    )
    place = Reference(quote.article, Span(quote.start, quote.end))
    return (
        f'<blockquote dir="auto">{escape(quote.text)}</blockquote><p class="cite">{speaker}'
        f'<bdi class="outlet">{escape(outlet)}</bdi>{write_time(quote.date)}{more}</p>'
        f"{render_open_button(place, title, outlet)}"
    )
