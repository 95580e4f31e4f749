"""Judge one quote by the texts that its source leads to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from index.records import Span
from qa.verify.diff import describe_changes, diff_words
from qa.verify.find import find_nearest, find_verbatim, find_words, has_word
from qa.verify.records import (
    AGREES,
    ALTERED,
    CHANGED,
    DISAGREES,
    EXACT,
    MISSING,
    MOVED,
    NOT_CHECKED,
    WRONG_SPEAKER,
    Claim,
    Place,
    Verdict,
)
from qa.verify.speaker import SpeakerOf, check_speaker
from qa.verify.texts import SourceText

MAX_NEAR_TEXTS = 50  # texts of one source in which the nearest passage is looked for
MAX_FOUND = 20  # texts with a quote's very words in which the claimed speaker is looked for
_FOUND = (EXACT, WRONG_SPEAKER, MOVED)  # the best first


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on a quote in one text, and how like the nearest passage is (0-1)."""

    verdict: Verdict
    likeness: float = 1.0


def judge(
    claim: Claim,
    texts: Iterable[SourceText],
    *,
    before: Callable[[], Sequence[SourceText]] = list,
    speaker_of: SpeakerOf | None = None,
) -> Verdict | None:
    """Judge a quote by the texts it may stand in; the best verdict counts, of equals the first. None without a text.

    With offsets the slice itself must be equal. Without, the words must stand there in a row, typography aside.

    :param before: Asked for what the archive stores of the source, to tell a changed source from an altered quote.
    """
    near: list[SourceText] = []
    found: list[Verdict] = []
    left = 0
    for text in texts:
        verdict = _look_up(claim, text, speaker_of)
        if verdict is not None:
            found.append(verdict)
            if _settles(verdict) or len(found) == MAX_FOUND:
                break
        elif len(near) < MAX_NEAR_TEXTS:
            near.append(text)
        else:
            left += 1
    if found:
        return min(found, key=lambda verdict: (_FOUND.index(verdict.verdict), verdict.speaker != AGREES))
    return _judge_unfound(claim, near, before, left) if near else None


def _settles(verdict: Verdict) -> bool:
    return verdict.verdict == EXACT and verdict.speaker in (None, AGREES)


def _look_up(claim: Claim, text: SourceText, speaker_of: SpeakerOf | None) -> Verdict | None:
    """Find a quote's words in a text: exact, moved, or exact with a wrong speaker; None if they are not in it."""
    span = claim.span
    if span is None:
        spans = find_words(text.text, claim.text)
        return _accept(claim, text, spans, speaker_of) if spans else None
    if has_at(text.text, span, claim.text):
        return _accept(claim, text, [span], speaker_of)
    spans = find_verbatim(text.text, claim.text)
    if not spans:
        return None
    nearest = min(spans, key=lambda found: (abs(found.start - span.start), found.start))
    changed = claim.article is not None and not text.is_article(claim.article)
    message = "the source has changed since it was indexed" if changed else _beside(span, text)
    return _verdict(claim, text, MOVED, found=nearest, message=message)


def has_at(text: str, span: Span, quote: str) -> bool:
    """Tell whether a quote stands at its very place; never for offsets outside the text."""
    inside = 0 <= span.start < span.end <= len(text)
    return inside and text[span.start : span.end] == quote


def _beside(span: Span, text: SourceText) -> str:
    length = len(text.text)
    if 0 <= span.start < span.end <= length:
        return ""
    return f"[{span.start}:{span.end}] is no range of its text, which has {length} characters"


def _accept(claim: Claim, text: SourceText, spans: Sequence[Span], speaker_of: SpeakerOf | None) -> Verdict:
    if claim.speaker is None:
        verdict = _verdict(claim, text, EXACT, found=spans[0])
    else:
        check = check_speaker(text, spans, claim.speaker, speaker_of)
        wrong = check.result == DISAGREES
        verdict = Verdict(
            claim,
            WRONG_SPEAKER if wrong else EXACT,
            _place(text, _best_place(claim, text, spans, speaker_of)),
            text.origin,
            check.result,
            check.name,
            message=text.remark,
        )
    return _add_message(verdict, _say_places(claim, spans))


def _best_place(claim: Claim, text: SourceText, spans: Sequence[Span], speaker_of: SpeakerOf | None) -> Span:
    """Give the first place where the claimed speaker is named as such, else the first."""
    if len(spans) == 1 or claim.speaker is None:
        return spans[0]
    own = (s for s in spans if check_speaker(text, [s], str(claim.speaker), speaker_of).result == AGREES)
    return next(own, spans[0])


def _say_places(claim: Claim, spans: Sequence[Span]) -> str:
    return f"the first of {len(spans)} places in it" if claim.span is None and len(spans) > 1 else ""


def _judge_unfound(
    claim: Claim, texts: Sequence[SourceText], before: Callable[[], Sequence[SourceText]], left: int
) -> Verdict:
    """Judge a quote whose words are in none of the texts."""
    best = max((_judge_near(claim, text) for text in texts), key=lambda judged: judged.likeness)
    verdict = best.verdict
    text = next(text for text in texts if verdict.found is None or text.source == verdict.found.source)
    if left:
        note = f"{left} more articles of this source were searched for the very words only"
        verdict = _add_message(verdict, note)
    reason = _why_changed(claim, text, before())
    if reason is None:
        return verdict
    return Verdict(
        claim, CHANGED, verdict.found, verdict.checked, verdict.speaker, diff=verdict.diff,
        message=_join(reason, text.remark),
    )  # fmt: skip


def _why_changed(claim: Claim, text: SourceText, before: Sequence[SourceText]) -> str | None:
    """Say why a quote that is not in a text any more stood there once; None where nothing tells so."""
    if text.origin == "index" and (claim.article is None or text.is_article(claim.article)):
        return None
    others = [old for old in before if old.text != text.text]
    if any(_stood(claim, old) for old in others):
        return "the quote stood in the text that was indexed; the source has been changed since"
    if any(claim.article is not None and old.is_article(claim.article) for old in before):
        return None  # the archive has the article that was quoted, and it never said so
    if claim.article is not None and not text.is_article(claim.article):
        return "the source's text is not the one that was quoted: it has been changed since"
    return None


def _stood(claim: Claim, text: SourceText) -> bool:
    if claim.span is None:
        return bool(find_words(text.text, claim.text))
    return has_at(text.text, claim.span, claim.text) or bool(find_verbatim(text.text, claim.text))


def _judge_near(claim: Claim, text: SourceText) -> Judged:
    near = find_nearest(text.text, claim.text)
    if near is None:
        message = _join(f"nothing like it in {text.source}", text.remark)
        return Judged(_verdict(claim, text, MISSING, message=message), 0.0)
    place = _place(text, near.span)
    strict = claim.span is not None
    diff = diff_words(place.text, claim.text if strict else claim.text.strip(), typography=strict)
    verdict = Verdict(claim, ALTERED, place, text.origin, _unchecked(claim), diff=diff, message=text.remark)
    return Judged(
        _add_message(verdict, describe_changes(verdict.changes) or _explain(verdict)), near.likeness
    )


def _explain(verdict: Verdict) -> str:
    """Say why a quote is no exact one although it differs in no word."""
    return "" if verdict.diff and verdict.changes else "its words stand there only within other words"


def _verdict(
    claim: Claim, text: SourceText, kind: str, *, found: Span | None = None, message: str = ""
) -> Verdict:
    place = None if found is None else _place(text, found)
    note = message if kind == MISSING else _join(text.remark, message)
    return Verdict(claim, kind, place, text.origin, _unchecked(claim), message=note)


def _unchecked(claim: Claim) -> str | None:
    return None if claim.speaker is None else NOT_CHECKED


def _place(text: SourceText, span: Span) -> Place:
    return Place(text.source, span.start, span.end, text.text[span.start : span.end])


def _add_message(verdict: Verdict, message: str) -> Verdict:
    return replace(verdict, message=_join(verdict.message, message))


def _join(*messages: str) -> str:
    return "; ".join(message for message in messages if message)


def find_fault(claim: Claim) -> str | None:
    """Say why a claim is none that can be checked; None if it can."""
    if not claim.text.strip():
        return "the quote is empty"
    return None if has_word(claim.text) else "the quote has no word"
