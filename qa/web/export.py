"""Write a conversation with all its citations: as Markdown, and as a page that needs nothing else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.cite import MARKDOWN, PLAIN, cite_quote, escape_markdown
from qa.html import escape
from qa.language import _, spoken_language, write_number
from qa.records import Answer
from qa.wording import say_declined, say_places, say_reading

Write = Callable[[str, Sequence[Answer]], str]
_HEAD = (
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    '<meta name="viewport" content="width=device-width">'
)
_STYLE = """body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 Georgia, serif; color: #1d1b18; }
p, footer { color: #4f4a43; font-size: .95rem; } blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid #1f4f73; }
h2 { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid #ddd7cb; } strong { color: #1d1b18; }"""


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a conversation can be kept.

    Attributes:
        write: Writes a named conversation.
        suffix: Of the file, with its dot.
        media_type: Of the file.
    """

    write: Write
    suffix: str
    media_type: str


def _write_markdown(name: str, answers: Sequence[Answer]) -> str:
    """Write the questions as headings, each quote as a block quotation with its citation."""
    return "\n\n".join([f"# {escape_markdown(name)}", *map(_answer_in_markdown, answers)]) + "\n"


def _answer_in_markdown(answer: Answer) -> str:
    parts = [f"## {escape_markdown(answer.question)}", *map(escape_markdown, _tell(answer))]
    for quote in answer.quotes + answer.closest:
        parts.append(cite_quote(quote, MARKDOWN))
        places = say_places(quote)
        parts += [f"({escape_markdown(places)})"] if places else []
    return "\n\n".join([*parts, escape_markdown(_say_archive(answer))])


def _write_html(name: str, answers: Sequence[Answer]) -> str:
    """Write a page; everything is escaped, and should that fail, the browser still runs and fetches nothing."""
    body = "".join(map(_answer_in_html, answers))
    title = escape(name)
    head = _HEAD.format(language=spoken_language())
    return f"{head}<title>{title}</title><style>{_STYLE}</style></head>\n<body><h1>{title}</h1>{body}</body></html>\n"


def _answer_in_html(answer: Answer) -> str:
    told = "".join(f'<p dir="auto">{escape(line)}</p>' for line in _tell(answer))
    quotes = "".join(
        f'<blockquote dir="auto">{escape(cite_quote(quote, PLAIN))}'
        f"{f' <p>({escape(places)})</p>' if (places := say_places(quote)) else ''}</blockquote>"
        for quote in answer.quotes + answer.closest
    )
    foot = f"<footer>{escape(_say_archive(answer))}</footer>"
    return f'<section><h2 dir="auto">{escape(answer.question)}</h2>{told}{quotes}{foot}</section>\n'


def _tell(answer: Answer) -> Iterator[str]:
    """Say how the question was read, and what was found: the short answer, or why there is none."""
    reading = say_reading(answer.interpretation)
    if reading:
        yield _("Read as: {reading}").format(reading=reading)
    if answer.status == "abstained":
        yield f"{say_declined(answer.declined)}: {answer.reason}."
        if answer.closest:
            yield _("Closest passages, not an answer:")
    if answer.short_answer is not None:
        yield _("In short: {answer}").format(answer=answer.short_answer)


def _say_archive(answer: Answer) -> str:
    state = answer.index
    says = _("From an archive of {number} articles, state {state}.")
    return says.format(number=write_number(state.articles), state=state.commit[:12])


FORMATS: Mapping[str, Format] = {
    "markdown": Format(_write_markdown, ".md", "text/markdown"),
    "html": Format(_write_html, ".html", "text/html"),
}
