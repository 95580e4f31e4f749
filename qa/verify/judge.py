"""Judge one quote by the texts that its source leads to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.records import Span
from qa.verify.archive import Indexed
from qa.verify.find import find_core, find_ended, find_verbatim, find_words
from qa.verify.past import Past
from qa.verify.records import AGREES, DISAGREES, EXACT, MOVED, WRONG_SPEAKER, Claim, Verdict
from qa.verify.speaker import SpeakerOf, check_speaker
from qa.verify.texts import SourceText
from qa.verify.typography import has_word
from qa.verify.unfound import has_at, judge_unfound
from qa.verify.verdicts import add_note, make_verdict

MAX_NEAR_TEXTS = 50  # texts of one source in which the nearest passage is looked for
MAX_FOUND = 20  # texts with a quote's very words in which the claimed speaker is looked for
_FOUND = (EXACT, WRONG_SPEAKER, MOVED)  # the best first


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict on a quote whose words are in a text, and whether they end there with the quote's own mark."""

    text: SourceText
    verdict: Verdict
    has_own_end: bool = True

    @property
    def settles(self) -> bool:
        """Whether no other text can do better."""
        return self.verdict.verdict == EXACT and self.verdict.speaker in (None, AGREES) and self.has_own_end

    @property
    def rank(self) -> tuple[int, bool, bool]:
        """What the best has the lowest of."""
        return _FOUND.index(self.verdict.verdict), self.verdict.speaker != AGREES, not self.has_own_end


def judge(
    claim: Claim,
    texts: Iterable[SourceText],
    *,
    past: Past | None = None,
    speaker_of: SpeakerOf | None = None,
) -> Verdict | None:
    """Judge a quote by the texts it may stand in; the best verdict counts, of equals the first. None without a text.

    With offsets the slice itself must be equal. Without, the words must stand there in a row, typography aside, and the
    source may have another of full stop, comma and nothing at the end.

    :param past: What the archive stores of the source, to tell a changed source from an altered quote.
    """
    past = Past(Indexed(None), claim) if past is None else past
    near: list[SourceText] = []
    found: list[Found] = []
    left = 0
    for text in texts:
        one = _look_up(claim, text, past, speaker_of)
        if one is not None:
            found.append(one)
            if one.settles or len(found) == MAX_FOUND:
                break
        elif len(near) < MAX_NEAR_TEXTS:
            near.append(text)
        else:
            left += 1
    if found:
        best = min(found, key=lambda one: one.rank)
        is_told = best.verdict.verdict == MOVED and past.other_source() is None
        return best.verdict if is_told else add_note(best.verdict, past.remark(best.text))
    return judge_unfound(claim, near, past, left) if near else None


def _look_up(claim: Claim, text: SourceText, past: Past, speaker_of: SpeakerOf | None) -> Found | None:
    """Find a quote's words in a text: exact, moved, or exact with a wrong speaker; None if they are not in it."""
    if claim.span is None:
        return _look_up_words(claim, text, speaker_of)
    if has_at(text.text, claim):
        return Found(text, _accept(claim, text, [claim.span], speaker_of))
    spans = find_verbatim(text.text, claim.text)
    if not spans:
        return None
    start = claim.span.start
    nearest = min(spans, key=lambda found: (abs(found.start - start), found.start))
    older = claim.article is not None and not text.is_article(claim.article) and past.other_source() is None
    message = "the source has changed since it was indexed" if older else _beside(claim.span, text)
    return Found(text, make_verdict(claim, MOVED, text, found=nearest, message=message))


def _look_up_words(claim: Claim, text: SourceText, speaker_of: SpeakerOf | None) -> Found | None:
    spans = find_words(text.text, claim.text)
    if spans:
        return Found(text, _accept(claim, text, spans, speaker_of))
    ended = find_ended(text.text, claim.text)
    if not ended:
        return None
    verdict = _accept(claim, text, [one.span for one in ended], speaker_of)
    own = next(
        one.mark for one in ended if verdict.found is not None and one.span.start == verdict.found.start
    )
    note = f'the source has "{own}" at the end'
    if not own:
        note = f'the source has no "{find_core(claim.text)[1]}" at the end'
    return Found(text, add_note(verdict, note), has_own_end=False)


def _beside(span: Span, text: SourceText) -> str:
    length = len(text.text)
    if 0 <= span.start < span.end <= length:
        return ""
    return f"[{span.start}:{span.end}] is no range of its text, which has {length} characters"


def _accept(claim: Claim, text: SourceText, spans: Sequence[Span], speaker_of: SpeakerOf | None) -> Verdict:
    place = _best_place(claim, text, spans, speaker_of)
    verdict = make_verdict(claim, EXACT, text, found=place)
    if claim.speaker is not None:
        check = check_speaker(text, spans, claim.speaker, speaker_of)
        kind = WRONG_SPEAKER if check.result == DISAGREES else EXACT
        verdict = replace(verdict, verdict=kind, speaker=check.result, attributed_to=check.name)
    return add_note(verdict, _say_places(claim, spans))


def _best_place(claim: Claim, text: SourceText, spans: Sequence[Span], speaker_of: SpeakerOf | None) -> Span:
    """Give the first place where the claimed speaker is named as such, else the first."""
    if len(spans) == 1 or claim.speaker is None:
        return spans[0]
    own = (s for s in spans if check_speaker(text, [s], str(claim.speaker), speaker_of).result == AGREES)
    return next(own, spans[0])


def _say_places(claim: Claim, spans: Sequence[Span]) -> str:
    return f"the first of {len(spans)} places in it" if claim.span is None and len(spans) > 1 else ""


def find_fault(claim: Claim) -> str | None:
    """Say why a claim is none that can be checked; None if it can."""
    if not claim.text.strip():
        return "the quote is empty"
    return None if has_word(claim.text) else "the quote has no word"
