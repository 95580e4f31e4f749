"""Judge a quote whose words are in none of the texts of its source: altered, missing, or of a source that changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.verify.diff import describe_changes, diff_words
from qa.verify.find import find_verbatim, stands_in
from qa.verify.near import find_nearest
from qa.verify.past import Past
from qa.verify.records import ALTERED, CHANGED, MISSING, Claim, Verdict
from qa.verify.texts import SourceText
from qa.verify.verdicts import add_note, join_notes, make_verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on a quote by one text, and how like the nearest passage is (0-1)."""

    text: SourceText
    verdict: Verdict
    likeness: float


def judge_unfound(claim: Claim, texts: Sequence[SourceText], past: Past, left: int) -> Verdict:
    """Judge a quote by the text that has the passage nearest to it, of equals the first.

    :param left: Number of texts beyond those given that were searched for the very words only.
    """
    best = max((_judge_near(claim, text) for text in texts), key=lambda judged: judged.likeness)
    reason = _why_changed(claim, best.text, past)
    if reason is not None:
        return replace(best.verdict, verdict=CHANGED, message=join_notes(reason, best.text.remark))
    note = f"{left} more articles of this source were searched for the very words only" if left else ""
    return add_note(add_note(best.verdict, note), past.remark(best.text))


def has_at(text: str, claim: Claim) -> bool:
    """Tell whether a quote stands at its very place; never for offsets outside the text."""
    span = claim.span
    inside = span is not None and 0 <= span.start < span.end <= len(text)
    return inside and span is not None and text[span.start : span.end] == claim.text


def _why_changed(claim: Claim, text: SourceText, past: Past) -> str | None:
    """Say why a quote that is not in a text any more stood there once; None where nothing tells so."""
    if text.origin == "index" and (claim.article is None or text.is_article(claim.article)):
        return None
    before = past.texts()
    if any(_stood(claim, old) for old in before if old.text != text.text):
        return "the quote stood in the text that was indexed; the source has been changed since"
    if claim.article is None or past.other_source() is not None:
        return None
    if any(old.is_article(claim.article) for old in before):
        return None  # the archive has the article that was quoted, and it never said so
    if not text.is_article(claim.article):
        return "the source's text is not the one that was quoted: it has been changed since"
    return None


def _stood(claim: Claim, text: SourceText) -> bool:
    if claim.span is None:
        return stands_in(text.text, claim.text)
    return has_at(text.text, claim) or bool(find_verbatim(text.text, claim.text))


def _judge_near(claim: Claim, text: SourceText) -> Judged:
    near = find_nearest(text.text, claim.text)
    if near is None:
        message = f"nothing like it in {text.source}"
        return Judged(text, make_verdict(claim, MISSING, text, message=message), 0.0)
    strict = claim.span is not None
    source = text.text[near.span.start : near.span.end]
    diff = diff_words(source, claim.text if strict else claim.text.strip(), typography=strict)
    verdict = make_verdict(claim, ALTERED, text, found=near.span, diff=diff)
    note = describe_changes(verdict.changes) or _explain(verdict)
    return Judged(text, add_note(verdict, note), near.likeness)


def _explain(verdict: Verdict) -> str:
    """Say why a quote is no exact one although it differs in no word."""
    return (
        ""
        if verdict.diff and verdict.changes
        else "its words stand there only as a part of other words or numbers"
    )
