"""Find passages that surely give a named person's words: the name is the subject of a verb of speech.

Much stricter than `qa.attribute`, which ranks: here a passage that is passed over costs nothing, and one that is
taken wrongly costs its editor trust. Only one verb of speech may stand outside quotation marks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.lexical import tokenize
from index.records import Article, Span
from index.sentences import MAX_SENTENCE_CHARS
from qa.evaluate.draft.people import Person, find_people, is_headline, is_title
from qa.read import split_passages

MIN_WORDS = 6  # of what is said; less tells nothing

_VERBS = (
    r"said|says|tells|told|adds|added|writes(?! (?:an?|the|for)\b)|wrote(?! (?:an?|the|for)\b)|tweeted(?! (?:an?|the|out)\b)|argues|argued|claims|claimed|warns|warned|insists|insisted|"
    "notes|noted|explains|explained|acknowledges|acknowledged|concedes|conceded|suggests|suggested|predicts|predicted|"
    "stresses|stressed|declares|declared|vows|vowed|promises|promised|pledges|pledged|replies|replied|responded(?=[,:.])|"
    "states|stated|asserts|asserted|contends|contended|denies|denied|complains|complained|laments|lamented|joked|"
    r"quipped|recalls|recalled|remarked|continued(?=[,:.])|concluded|announce[sd](?= that\b(?! same| day| very))|admits|admitted|testified"
)
_INVERTED = "said|says|added|adds|wrote|writes|explained|explains|noted|argued|argues|insisted|warned|replied|recalled|joked|continued"
_ANY_VERB = re.compile(
    rf"\b(?:{_VERBS}|say|saying|tell|telling|claim|claiming|according to|asked|asks|believes|believed|called|calls|thinks|thought|"
    r"reported|reports|quoted|accused|described|criticized|criticised|blamed|urged|questioned|asking|arguing|adding|noting)\b",
    re.I,
)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|''.*?''", re.S)
_MASK = "\0"
# Before a name, these make it something else than the subject: "a spokesman for Tolland said".
_OBLIQUE = frozenset(
    """of for to with by from against about like unlike than and or nor on at over under as behind between near after
    before than versus vs that whether if who whom whose which what how why because while when where when since""".split()
)
_ADVERB = r"(?:(?:has|had|also|later|then|again|once|often|still|himself|herself|[a-z]+ly) ){0,2}"
_APPOSED = r"(?:, (?:(?:a|an|the|who|whose|his|her|its|then|now|one|\d)[^,;:\0]{2,90}|[a-z][^,;:\0]{2,90}),)?"
_VERB_AFTER = re.compile(rf"{_APPOSED} {_ADVERB}(?P<verb>{_VERBS})\b")
_TITLE_WORDS = (
    r"(?:(?!(?:that|if|whether|how|why|what|when|to|he|she|they|it|we|in|on|at|about|of|for|by|with|his|her|and)\b)"
    r"[\w.’'-]+,? ){0,6}"
)
_VERB_BEFORE = re.compile(
    rf"(?:(?<=[{_MASK},])\s*(?P<verb>{_INVERTED}) |\b(?P<source>[Aa]ccording to) ){_TITLE_WORDS}$"
)
_CLAUSE_END = re.compile(
    r"(?=\s*(?:[.,;:\0—–-]|$)|\s+(?:in|on|at|during|to|when|after|as|while|who|before|last|this|of|via|earlier|late|early)\b)"
)
_HEARER = re.compile(
    r"\s*(?:(?:[A-Z][\w.’'&-]*|the|a|an|his|her|their|reporters?|supporters|crowd|audience|him|me|us|them|[a-z]+s)\s*){1,6}(?=that\b|,|:|\0|in\b|on\b|at\b|during\b|he\b|she\b|it\b|they\b|there\b)"
)
_THAT = re.compile(r"[^,.;:\0]{0,60}?\bthat\b")
# Where it was said, not what.
_OCCASION = re.compile(
    r",?\s*\b(?:in|during|at|on|after|before|to|via|from|through)\s+(?:an?|the|his|her|their|its)?\s*(?:[\w’'-]+\s+){0,3}?(?:interview|statement|speech|e-?mail|tweet|twitter|facebook|call|conference|briefing|rally|debate|"
    r"appearance|release|hearing|memo|letter|report|column|op-ed|post|event|show|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|morning|afternoon|evening|night|reporters|press|meeting|gathering|taping|town hall)\b[^.\0]*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A passage in which a person speaks.

    Attributes:
        span: The passage, whole sentences.
        content: The parts of it that are said.
        quotations: Those of them within quotation marks, without the marks.
        verb: The verb of speech.
    """

    article: Article
    person: Person
    span: Span
    content: tuple[Span, ...]
    quotations: tuple[Span, ...]
    verb: str

    @property
    def text(self) -> str:
        """The passage."""
        return self.article.text[self.span.start : self.span.end]


def find_sayings(article: Article) -> list[Saying]:
    """Find the passages of an article that surely give the words of a person it names in full, in order.

    A last name stands for a person only where the article knows one of that name. A passage that
    stands twice in the article is left out, and so is one with two speakers.
    """
    spans = story_passages(article)
    people = find_people([article.text[span.start : span.end] for span in spans])
    once = [span for span in spans if article.text.count(article.text[span.start : span.end]) == 1]
    found = (_find_saying(article, span, people) for span in once if len(span) <= MAX_SENTENCE_CHARS)
    return [saying for saying in found if saying is not None]


def _find_saying(article: Article, span: Span, people: Sequence[Person]) -> Saying | None:
    text = article.text[span.start : span.end]
    quotations = [Span(match.start(), match.end()) for match in _QUOTED.finditer(text)]
    masked = _mask(text, quotations)
    if not _is_balanced(text) or len(_ANY_VERB.findall(masked)) != 1:
        return None
    speakers = [(p, f) for p in people if (f := _find_speaker(masked, p, people)) is not None]
    if len(speakers) != 1:
        return None
    person, speaker = speakers[0]
    content = _find_content(masked, speaker, quotations)
    if len(tokenize(" ".join(text[part.start : part.end] for part in content))) < MIN_WORDS:
        return None
    return Saying(
        article,
        person,
        span,
        content=_shift(content, span.start),
        quotations=_shift((Span(q.start + 1, q.end - 1) for q in quotations if len(q) > 2), span.start),
        verb=text[speaker.verb.start : speaker.verb.end].lower(),
    )


def story_passages(article: Article) -> list[Span]:
    """Give the passages of an article without its headlines."""
    passages = split_passages(article)
    return [
        span
        for span in passages
        if article.text[span.start : span.end] != article.meta.title
        and not is_headline(article.text[span.start : span.end])
    ]


def _is_balanced(text: str) -> bool:
    return (
        text.count('"') % 2 == 0
        and text.count("“") == text.count("”")
        and text.replace("''", "").count("‘") == 0
    )


def _mask(text: str, quotations: Iterable[Span]) -> str:
    for quoted in quotations:
        text = text[: quoted.start] + _MASK * len(quoted) + text[quoted.end :]
    return text


@dataclass(frozen=True, slots=True)
class _Found:
    """A name that is the subject of a verb of speech: where the verb stands, and where both together end.

    Attributes:
        inverted: Whether the verb stands before the name: "said Tolland".
    """

    verb: Span
    end: int
    inverted: bool


def _find_speaker(masked: str, person: Person, people: Sequence[Person]) -> _Found | None:
    """Find where the person is the subject of a verb of speech, by full name or, where it is nobody else's, the last."""
    if person.last not in masked:
        return None
    alone = sum(other.last == person.last for other in people) == 1
    for form in (person.name, person.last) if alone else (person.name,):
        at = masked.find(form)
        while at >= 0:
            found = _find_verb(masked, at, at + len(form))
            if found is not None:
                return found
            at = masked.find(form, at + 1)
    return None


def _find_verb(masked: str, start: int, end: int) -> _Found | None:
    """Find the verb of which the name in this range is the subject."""
    before = masked[:start]
    if re.search(r"[\w’'-]$", before) or re.match(r"[\w-]|['’]s", masked[end:]):
        return None
    after = _VERB_AFTER.match(masked, end)
    if after is not None and _is_subject(before):
        return _Found(Span(*after.span("verb")), after.end(), inverted=False)
    ahead = _VERB_BEFORE.search(before)
    if ahead is not None and _CLAUSE_END.match(masked, end) and _is_whole_name(before):
        return _Found(Span(*ahead.span("source" if ahead["verb"] is None else "verb")), end, inverted=True)
    return None


def _is_subject(before: str) -> bool:
    """Tell whether a name after these words can be the subject of the sentence."""
    words = before.split()
    if not words or before.rstrip().endswith((",", ".", ":", ";", "—", "–", _MASK)):
        return True
    last = words[-1]
    if last.lower() in _OBLIQUE:
        return len(words) == 1 and last.lower() in ("and", "or", "but")
    return _is_whole_name(before)


def _is_whole_name(before: str) -> bool:
    """Tell whether no part of a name stands right before: "Tobias" of "Tobias Tolland"."""
    words = before.split()
    if not words or (before.rstrip().endswith((",", ".", ":", ";", _MASK)) and not is_title(words[-1])):
        return True
    last = words[-1]
    return (
        not last[:1].isupper()
        or is_title(last)
        or (len(words) == 1 and last.lower() in ("but", "and", "yet", "still"))
    )


def _find_content(masked: str, found: _Found, quotations: Sequence[Span]) -> list[Span]:
    """Give the parts of a passage that are said: its quotations, or the clause that the verb governs."""
    quoted = [Span(q.start + 1, q.end - 1) for q in quotations if len(q) > 2]
    start, end = (0, found.verb.start) if found.inverted else (found.verb.end, len(masked))
    if found.inverted and not masked[:end].strip():  # "According to Tolland, ..."
        start, end = found.end, len(masked)
    elif not found.inverted:
        that = _THAT.match(masked, start)
        start = start if that is None else that.end()
        if any(q.end <= found.verb.start for q in quotations):
            return quoted
        if that is None and masked[found.verb.start : found.verb.end] in ("told", "tells"):
            hearer = _HEARER.match(masked, start)
            if hearer is None:
                return quoted
            start = hearer.end()
    clause = _OCCASION.sub(lambda m: _MASK * len(m[0]), masked[start:end])
    return sorted([*_runs(clause, start), *(q for q in quoted if start <= q.start and q.end <= end)])


def _runs(clause: str, start: int) -> Iterator[Span]:
    for match in re.finditer(r"[^\0]+", clause):
        if match.group().strip(" ,.;:"):
            yield Span(start + match.start(), start + match.end())


def _shift(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + by, span.end + by) for span in spans)
