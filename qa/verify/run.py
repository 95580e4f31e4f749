"""Check every quote of a file, or one, against the sources as they are now."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from index.load import LoadOptions, Unreadable
from qa.verify.archive import Indexed
from qa.verify.find import find_words, stands_in
from qa.verify.judge import find_fault, judge
from qa.verify.past import Past
from qa.verify.read import ReadOptions, read_claims
from qa.verify.records import ERROR, MISSING, Claim, Fault, Verdict
from qa.verify.speaker import SpeakerOf
from qa.verify.stored import StoredSpeakers
from qa.verify.texts import URL, Files, Named, SourceText, iterate_texts
from qa.verify.verdicts import add_note, join_notes

GONE = "checked against the index; the file is gone"
NO_FILE = "checked against the index; there is no such file here"


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """Where sources are looked for, and how.

    Attributes:
        sources: Folder where they are looked for before the current one.
        index: Folder of the archive; None to go without.
        needs_index: Whether it is an error if there is none; else files alone will do.
        load: How sources' files are read, as when they were indexed.
        read: How the file of quotes is read.
        speaker_of: Who speaks in a range of an article; None for what the index's statements say, where there is one.
    """

    sources: Path | None = None
    index: Path | None = None
    needs_index: bool = False
    load: LoadOptions | None = None
    read: ReadOptions | None = None
    speaker_of: SpeakerOf | None = None


class Verifier:
    """Checks quotes against the sources as they are now; use as a context manager."""

    def __init__(self, options: VerifyOptions | None = None) -> None:
        self.options = VerifyOptions() if options is None else options
        self._files = Files(self.options.sources, self.options.load)
        self._index = Indexed(self.options.index, required=self.options.needs_index)
        given = self.options.speaker_of
        self._speaker_of: SpeakerOf = StoredSpeakers(self._index) if given is None else given

    def __enter__(self) -> "Verifier":
        self._index.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.close()
        self._index.__exit__(kind, error, trace)

    def verify(self, claim: Claim) -> Verdict:
        """Check one quote."""
        return add_note(self._verify(claim), claim.remark)

    def _verify(self, claim: Claim) -> Verdict:
        fault = find_fault(claim)
        if fault is not None:
            return Verdict(claim, ERROR, message=fault)
        if claim.source is None and claim.article is None:
            return self._search(claim)
        past = Past(self._index, claim)
        texts, reason = self._find_texts(claim, past)
        verdict = judge(claim, texts, past=past, speaker_of=self._speaker_of)
        if verdict is not None:
            return verdict
        other = past.other_source()
        note = "" if other is None else f"the article id belongs to {other}"
        return Verdict(claim, MISSING, message=join_notes(reason, note))

    def _find_texts(self, claim: Claim, past: Past) -> tuple[Iterable[SourceText], str]:
        """Find the texts that a claim's source means: of its file, else of the archive; and why there are none."""
        source = "" if claim.source is None else claim.source
        found = self._files.find(source)
        reason = f"no file {source}" if source else f"no article {claim.article}"
        texts: list[Iterable[SourceText]] = []
        for named in found:
            try:
                keys = self._files.keys(named.path)
                if named.key and named.key not in keys:
                    reason = f"{named.path} no longer holds {named.key}"
                    continue
                texts.append(_remark_file(iterate_texts(self._files, named, source), named))
            except Unreadable as error:
                reason = f"{named.path} cannot be read ({error})"
        if len(found) > 1 and texts:
            return self._choose(claim, texts), ""
        if texts:
            return texts[0], ""
        return self._find_indexed(past, reason, is_file=bool(source) and not URL.match(source))

    def _choose(self, claim: Claim, several: list[Iterable[SourceText]]) -> list[SourceText]:
        """Of files with the same name, take the one the article's id was made of; without it, each."""
        texts = [text for part in several for text in part]
        own = [text for text in texts if claim.article is not None and text.is_article(claim.article)]
        remark = f"one of {len(several)} files of that name"
        return own or [_with_remark(text, f"{text.remark}, {remark}") for text in texts]

    def _find_indexed(self, past: Past, reason: str, *, is_file: bool) -> tuple[list[SourceText], str]:
        """Find what the archive stores of a source whose file is not to be had."""
        found = past.texts()
        if not found:
            where = (
                "nor in the index"
                if self._index.is_there
                else "and no index to look in: name one with --index"
            )
            return [], f"the source is not to be found: {reason}, {where}"
        gone = NO_FILE if past.claim.article is None else GONE
        remark = gone if reason.startswith("no file") else f"checked against the index; {reason}"
        remark = remark if is_file else ""
        return [_with_remark(text, remark) for text in found], ""

    def _search(self, claim: Claim) -> Verdict:
        """Search the whole archive for a quote without a source."""
        if not self._index.is_there:
            return Verdict(
                claim, MISSING, message="no source is named and no index to search: name one with --index"
            )
        proposed = [*self._index.propose(claim.text)]
        holding = [text for text in proposed if stands_in(text.text, claim.text)]
        if not any(find_words(text.text, claim.text) for text in holding):
            every = self._index.holding(claim.text)
            holding = [text for text in every if stands_in(text.text, claim.text)]
        texts = sorted(holding, key=lambda text: not _fits(claim, text)) or proposed
        verdict = judge(claim, texts, speaker_of=self._speaker_of)
        if verdict is None or verdict.verdict == MISSING:
            return Verdict(claim, MISSING, checked="index", message="nothing like it in the whole index")
        return verdict


def _fits(claim: Claim, text: SourceText) -> bool:
    """Tell whether an article is of the outlet and date that a claim names."""
    outlet = claim.outlet is None or (text.outlet or "").casefold() == claim.outlet.casefold()
    return outlet and (claim.date is None or text.date == claim.date)


def _remark_file(texts: Iterable[SourceText], named: Named) -> Iterator[SourceText]:
    """Name the file that is read in each text's remark, where it is not under the path that the claim names."""
    for text in texts:
        yield text if named.is_exact else _with_remark(text, f"read from {named.path}")


def _with_remark(text: SourceText, remark: str) -> SourceText:
    return replace(text, remark=remark)


def verify_file(
    path: Path | str, options: VerifyOptions | None = None, *, progress: Callable[[int], object] | None = None
) -> Iterator[Verdict]:
    """Check every quote of an answers file or a table, in its order, one verdict each; what cannot be read is an error.

    :param progress: Called with the bytes of the file read since the last call.
    :raises BadInput: If the file cannot be read at all.
    :raises OnRecordError: If the index is needed and cannot be used.
    """
    with Verifier(options) as verifier:
        for item in read_claims(Path(path), verifier.options.read, progress=progress):
            fault = item.reason if isinstance(item, Fault) else find_fault(item)
            if isinstance(item, Claim) and fault is None:
                yield verifier.verify(item)
            else:
                yield Verdict(Claim("", item.place, item.id), ERROR, message=f"{path}, {item.place}: {fault}")


def verify_quote(
    quote: str, source: str | None = None, *, speaker: str | None = None, options: VerifyOptions | None = None
) -> Verdict:
    """Check one quote by its source, or without one in the whole archive.

    :raises OnRecordError: If the index is needed and cannot be used.
    """
    with Verifier(options) as verifier:
        return verifier.verify(Claim(quote, source=source, speaker=speaker))
