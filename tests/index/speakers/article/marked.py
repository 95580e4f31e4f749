"""Articles for tests with their statements marked in the text."""

from index.records import Span
from index.speakers.article.resolve import resolve_speakers
from index.statements.records import Found


def resolve(marked, **known):
    """Resolve the sources marked [so] in a text; contents marked {so} belong to the source of the same number."""
    text, sources, contents, opened = "", [], [], []
    for letter in marked:
        if letter in "[{":
            opened.append(len(text))
        elif letter == "]":
            sources.append(Span(opened.pop(), len(text)))
        elif letter == "}":
            contents.append(Span(opened.pop(), len(text)))
        else:
            text += letter
    found = [
        Found(source=(source,), content=(contents[n],) if n < len(contents) else ())
        for n, source in enumerate(sources)
    ]
    return resolve_speakers(text, found, kept=[Span(0, len(text))], **known).speakers


def last_of(marked, **known):
    """Resolve the last source of a text."""
    return resolve(marked, **known)[-1]
