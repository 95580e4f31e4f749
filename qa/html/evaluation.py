"""The HTML of the Evaluate tab: what is in a test set, how it is to be asked, and the report."""

from collections.abc import Sequence

from qa.evaluate.records import Result, TestSet
from qa.html.parts import render_download, render_notes
from qa.html.runs import render_again, render_file_box, render_head, say_questions_in
from qa.html.words import escape
from qa.language import N_, _, ngettext, write_number

SHOWN_KINDS = 12
_HINT = N_(
    "A test set: JSON lines with <code>question</code> and what is right (<code>gold</code>, <code>short_answers</code>, or "
    "<code>answerable</code>: false). It is asked of this archive, which must hold the articles it names."
)


def render_test_set_box(suffixes: Sequence[str], max_bytes: int) -> str:
    """Write the box that a test set is dropped on."""
    return render_file_box(_("Measure the answers"), suffixes, _(_HINT), max_bytes)


def render_test_set(name: str, testset: TestSet, most: int) -> str:
    """Write what is in a test set, and a form that has it asked, all of it or a sample.

    :param most: Questions that can be asked at once.
    """
    size = len(testset.questions)
    value = f' value="{most}"' if size > most else ""
    at_most = _("At most {most} are asked here: `onrecord eval` asks them all.").format(
        most=write_number(most)
    )
    head, many = render_head(say_questions_in(size, name)), [at_most] if size > most else []
    return (
        f'<section class="overview">{head}<p class="extent">{escape(_say_kinds(testset))}</p>{render_notes(many)}'
        f'<form class="begin" data-run><label>{_("Sample")} <input type="number" name="sample" min="1" max="{min(size, most)}" '
        f'step="1" placeholder="{_("All")}" autocomplete="off"{value}></label>'
        f'<button type="submit">{_("Measure")}</button></form><p class="hint">'
        f"{_('A sample is so many of the questions, drawn at random, and the same ones each time.')}</p></section>"
    )


def _say_kinds(testset: TestSet) -> str:
    answerable = sum(one.answerable for one in testset.questions)
    kinds = list(dict.fromkeys(one.kind for one in testset.questions if one.kind))
    named = ", ".join(kinds[:SHOWN_KINDS]) + (", …" if len(kinds) > SHOWN_KINDS else "")
    without = len(testset.questions) - answerable
    says = _("{answerable} with an answer, {without} without").format(
        answerable=write_number(answerable), without=write_number(without)
    )
    return _("{counts}; kinds: {kinds}").format(counts=says, kinds=named) if kinds else says


def render_report(name: str, result: Result, page: str, figures: str) -> str:
    """Write buttons that download the report, and a frame that runs nothing, into which the browser puts the first of them.

    :param page: The whole page of the report.
    :param figures: The result as JSON.
    """
    says = ngettext("{number} question of {name} measured", "{number} questions of {name} measured", result.n)
    stem, head = (
        f"{result.testset}-report",
        render_head(says.format(number=write_number(result.n), name=name)),
    )
    title = _("Report on {name}").format(name=name)
    return (
        f'<section class="finished">{head}<p class="downloads">'
        f"{render_download(_('Download report (HTML)'), f'{stem}.html', 'text/html', page)}"
        f"{render_download(_('Download figures (JSON)'), f'{stem}.json', 'application/json', figures)}</p>"
        f'<iframe class="report" sandbox title="{escape(title)}"></iframe>{render_again()}</section>'
    )


def render_stopped() -> str:
    """Write that a run was stopped, of which nothing is kept."""
    return f'<section class="finished">{render_head(_("Stopped: nothing was measured"))}{render_again()}</section>'
