"""Find statements by rules alone: verbs of saying, quotation marks, "according to". What the tagger is compared with.

No parser and no weights: sentences, words, a list of verbs, and the borders of clauses as far as commas and a few
words tell them. The list and the patterns were made by looking at the training part of PolNeAR only.
"""

from collections.abc import Iterator, Sequence

from benchmarks.statements_clauses import Sentence, cut_sentences, end_clause, trim
from benchmarks.statements_content import end_tail, find_backward, find_forward, find_rest
from benchmarks.statements_subjects import find_first_subject, find_subject, find_subject_after
from benchmarks.statements_verbs import CLAUSE, Form, load_forms
from index.records import Span
from index.statements.records import Found

_INVERTING = frozenset(("say", "write", "add", "tweet", "ask", "explain", "note", "reply"))
_SIGNS = frozenset(",;:—–(")
_ADVERBS = frozenset(
    "also later then now often repeatedly previously recently already once again just even only".split()
)
_NOUNS = frozenset(
    """state call comment email remark question show name view attack report hope note back debate claim doubt fear
    demand promise praise request order support challenge answer charge wish worry rule post share list cry voice
    estimate pledge vow counter signal object demand""".split()
)
_BEFORE_PARTICIPLE = frozenset((",", "—", "–", "by", "and", "not", "before", "after", "without", "in"))
_CLAUSE_HEADS = ("that ", "“", '"')
_BE = frozenset("is was are were be been being".split())


def find_statements(text: str) -> list[Found]:
    """Find the statements of a text, ascending by content.

    A quotation that stands alone goes to the statement before it, if that one was quoted too in this or the
    paragraph before.
    """
    found: list[Found] = []
    last: tuple[int, int] | None = None  # place of the newest quoted statement, and its paragraph
    for sentence in cut_sentences(text):
        made = [*_find_by_verbs(sentence), *_find_according(sentence), *_find_heading(sentence)]
        if not made and last is not None and sentence.paragraph - last[1] <= 1:
            alone = _find_alone(sentence, found[last[0]])
            if alone is not None:
                before = found[last[0]]
                found[last[0]] = Found(before.source, before.cue, (*before.content, alone))
                last = (last[0], sentence.paragraph)
        for one in made:
            found.append(one)
            if any(quotation.overlaps(piece) for quotation in sentence.quotations for piece in one.content):
                last = (len(found) - 1, sentence.paragraph)
    return sorted(found, key=lambda one: (one.content, one.cue))


def _find_alone(sentence: Sentence, before: Found) -> Span | None:
    """Give the quotation that the sentence begins with, if the statement before does not hold it yet."""
    quotation = sentence.find_quotation(sentence.span.start)
    if quotation is None or quotation.end < sentence.span.end - 1 or quotation.start < before.content[-1].end:
        return None
    return quotation


def _find_by_verbs(sentence: Sentence) -> Iterator[Found]:
    subject: Span | None = None
    for at, token in enumerate(sentence.tokens):
        if token.quoted or (token.capital and at > 0):
            continue
        for form in load_forms().get(token.low, ()):
            after = at + 1 if form.rest is None else at + 2
            if form.rest is not None and (
                len(sentence.tokens) < after or sentence.tokens[at + 1].low != form.rest
            ):
                continue
            alone = form.participle and (at == 0 or sentence.tokens[at - 1].low not in _BE)
            one = (
                _find_participle(sentence, form, at, after, subject)
                if alone
                else _find_finite(sentence, form, at, after, subject)
            )
            if one is not None:
                subject = one.source[0] if one.source else subject
                yield one
            break


def _find_participle(
    sentence: Sentence, form: Form, at: int, after: int, subject: Span | None
) -> Found | None:
    """Find ", adding that …": the speaker is the one before in the sentence, else its subject."""
    tokens = sentence.tokens
    content = find_forward(sentence, form, after)
    if content is None:
        return None
    apart = at == 0 or tokens[at - 1].quoted or tokens[at - 1].low in _BEFORE_PARTICIPLE
    clause = sentence.text.startswith(_CLAUSE_HEADS, content[1].start)
    if not apart and not (clause and CLAUSE in form.verb.frames):
        return None
    subject = subject or (find_first_subject(sentence) if at > 0 else None)
    if at == 0:
        comma = next((p for p, t in enumerate(tokens) if t.low == "," and not t.quoted), None)
        subject = None if comma is None else find_subject_after(sentence, comma + 1)
        if comma is not None and content[1].start < tokens[comma].start < content[1].end:
            piece = trim(sentence.text, content[1].start, tokens[comma].start)
            content = content if piece is None else (content[0], piece)
    return _make(subject, Span(tokens[at].start, content[0]), [content[1]])


def _find_finite(sentence: Sentence, form: Form, at: int, after: int, subject: Span | None) -> Found | None:
    tokens = sentence.tokens
    before = find_subject(sentence, at)
    if before is None and at > 1 and tokens[at - 1].low in ("and", "but", "also", "then", "later"):
        first_subject = subject or find_first_subject(sentence)
        before = None if first_subject is None else (first_subject, at)
    speaks = CLAUSE in form.verb.frames
    if at and (tokens[at - 1].low == "," or tokens[at - 1].quoted):
        behind = find_subject_after(sentence, after) if speaks and form.verb.lemma in _INVERTING else None
        if behind is not None and at > 1 and (_quotes_before(sentence, at) or _ends_at(sentence, behind.end)):
            content = find_backward(sentence, tokens[at].start)
            if content is not None:
                more = find_rest(sentence, behind.end)
                return _make(behind, Span(tokens[at].start, tokens[after - 1].end), [content, *more])
    if before is None or not _agrees(sentence, form, at):
        return None
    speaker, first = before
    cue = Span(tokens[first].start, tokens[after - 1].end)
    if speaks and speaker.start > tokens[0].start and _closes_clause(sentence, speaker, after):
        content = find_backward(sentence, speaker.start)
        if content is not None:
            tail = end_tail(sentence, after)
            return _make(speaker, Span(cue.start, tail), [content, *find_rest(sentence, tail)])
    forward = find_forward(sentence, form, after)
    return None if forward is None else _make(speaker, Span(cue.start, forward[0]), [forward[1]])


def _quotes_before(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at - 1].quoted or sentence.tokens[at - 2].quoted


def _ends_at(sentence: Sentence, end: int) -> bool:
    after = next((token for token in sentence.tokens if token.start >= end), None)
    return after is None or after.low in ".,"


def _agrees(sentence: Sentence, form: Form, at: int) -> bool:
    """Tell whether the bare form of a verb may be one here: "critics say", "did not say", but no "Smith support"."""
    low = sentence.tokens[at].low
    token, before = sentence.tokens[at - 1], sentence.tokens[at - 1].low
    last = next(
        (t.low for t in reversed(sentence.tokens[:at]) if not t.low.endswith("ly") and t.low not in _ADVERBS),
        "",
    )
    if before.endswith(("’s", "'s")) or (low == "known" and last not in ("have", "has", "had")):
        return False
    if last in _BE and not form.participle:
        return form.verb.lemma == "ask"
    if low.endswith("s") and form.verb.lemma in _NOUNS:
        return token.capital or before in ("he", "she", "it", "who", ",", ")", "also", "now", "which")
    if low != form.verb.lemma.split()[0] or form.participle:
        return True
    return before.endswith(("s", "n't", "n’t")) or before in {
        *(
            "they we i you who people men women would could will may might should did do not also never can".split()
        )
    }


def _closes_clause(sentence: Sentence, subject: Span, after: int) -> bool:
    """Tell whether what is said stands before the subject: after a comma or quotation, with no clause behind."""
    before = [token for token in sentence.tokens if token.end <= subject.start]
    if not before or not (before[-1].low in (",", "—") or before[-1].quoted):
        return False
    if before[-1].quoted or (len(before) > 1 and before[-2].quoted):
        return True
    tail = end_tail(sentence, after)
    rest = [token for token in sentence.tokens if token.start >= tail]
    ends = not rest or (rest[0].low in (".", ",", ";", "?") and not (len(rest) > 1 and rest[1].quoted))
    return len(before) > 3 and ends


def _find_according(sentence: Sentence) -> Iterator[Found]:
    tokens = sentence.tokens
    for at in range(len(tokens) - 2):
        if tokens[at].quoted or tokens[at].low != "according" or tokens[at + 1].low != "to":
            continue
        stop = next(
            (p for p in range(at + 3, len(tokens)) if tokens[p].quoted or tokens[p].low in _SIGNS),
            len(tokens),
        )
        stop = len(tokens) - 1 if stop >= len(tokens) - 1 and tokens[-1].low in ".?!" else stop
        source = Span(tokens[at + 2].start, tokens[stop - 1].end)
        if at < 2:
            content = trim(sentence.text, source.end, end_clause(sentence, at + 2))
        else:
            content = trim(sentence.text, sentence.span.start, tokens[at - 1].end)
        if content is not None:
            yield _make(source, Span(tokens[at].start, tokens[at + 1].end), [content])


def _find_heading(sentence: Sentence) -> Iterator[Found]:
    """Find "Smith: No deal" in the first line."""
    tokens = sentence.tokens
    colon = next((at for at, token in enumerate(tokens[:6]) if token.low == ":"), None)
    if (
        sentence.paragraph > 0
        or not colon
        or tokens[0].low in ("the", "update")
        or not all(t.capital or t.low == "." for t in tokens[:colon])
    ):
        return
    content = trim(sentence.text, tokens[colon].end, sentence.span.end)
    if content is not None:
        source = Span(tokens[0].start, tokens[colon - 1].end)
        yield _make(source, Span(tokens[colon].start, tokens[colon].end), [content])


def _make(source: Span | None, cue: Span, content: Sequence[Span]) -> Found:
    return Found(() if source is None else (source,), (cue,), tuple(sorted(content)))
