"""What programs can ask of a served archive: plain parameters in, plain objects out; see docs/programs.md."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from index.errors import BadInput
from qa.archive import Archive
from qa.compose import TOP
from qa.filters import Filters, make_filters
from qa.verify import Claim, Verifier, VerifyOptions

MOST = 500  # quotes, chunks or statements in one reply; a client asks for other dates or outlets to get more
MAX_SHOWN_CHARS = 40  # of a value that is refused


class Programs:
    """The endpoints of one archive, each a method; its docstring is what a client reads."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def endpoints(self) -> Sequence[Callable[..., Any]]:
        """Give the methods that are endpoints, under their own names."""
        return (self.ask, self.search, self.statements, self.timeline, self.verify)

    def ask(
        self,
        question: str,
        speaker: str = "",
        outlets: list[str] | None = None,
        since: str = "",
        until: str = "",
        top: int = TOP,
    ) -> dict[str, Any]:
        """Answer a question about the news archive with exact quotes, or decline and say why; no text is generated.

        Args:
            question: The question in words, such as "what did Peskov say about Kursk?".
            speaker: Whose words are asked for; empty to read it from the question.
            outlets: Only articles of these outlets; empty for any.
            since: First day of publication: YYYY-MM-DD, YYYY-MM or YYYY; empty for any.
            until: Last day of publication, in the same way.
            top: Number of quotes at most.

        Returns:
            The answer record: status "answered" or "abstained", reason, confidence from 0 to 1, interpretation,
            short_answer, and quotes, each a slice [start, end) of an article's text with speaker, outlet and date.
        """
        filters = _restrict(outlets, since, until, speaker)
        return self._archive.ask(_text("question", question), top=_check(top), filters=filters).to_json()

    def search(
        self, text: str, outlets: list[str] | None = None, since: str = "", until: str = "", limit: int = 10
    ) -> list[dict[str, Any]]:
        """List the chunks of articles that suit a text best, best first, each with its place and score.

        Args:
            text: A question or words to look for.
            outlets: Only articles of these outlets; empty for any.
            since: First day of publication: YYYY-MM-DD, YYYY-MM or YYYY; empty for any.
            until: Last day of publication, in the same way.
            limit: Number of different chunks at most.
        """
        filters = _restrict(outlets, since, until)
        hits = self._archive.search(_text("text", text), limit=_check(limit), filters=filters)
        return [hit.to_json() for hit in hits]

    def statements(
        self,
        speaker: str = "",
        about: str = "",
        outlets: list[str] | None = None,
        since: str = "",
        until: str = "",
        limit: int = 100,
    ) -> dict[str, Any]:
        """List what was said, quoted or reported, by speaker and topic, in order of date.

        Args:
            speaker: A name; empty for anybody.
            about: Words of a topic; empty for any.
            outlets: Only articles of these outlets; empty for any.
            since: First day of publication: YYYY-MM-DD, YYYY-MM or YYYY; empty for any.
            until: Last day of publication, in the same way.
            limit: Number of statements at most.

        Returns:
            notes, what a reader should know (that a name may mean several people), and statements.
        """
        notes: list[str] = []
        found = self._archive.statements(
            speaker=_text_or_none("speaker", speaker),
            about=_text_or_none("about", about),
            filters=_restrict(outlets, since, until),
            limit=_check(limit),
            note=notes.append,
        )
        return {"notes": notes, "statements": [one.to_json() for one in found]}

    def timeline(
        self,
        speaker: str,
        about: str = "",
        outlets: list[str] | None = None,
        since: str = "",
        until: str = "",
        limit: int = 100,
    ) -> dict[str, Any]:
        """List what somebody said in order of date, the same statement once with all the places that have it.

        Args:
            speaker: A name.
            about: Words of a topic; empty for any.
            outlets: Only articles of these outlets; empty for any.
            since: First day of publication: YYYY-MM-DD, YYYY-MM or YYYY; empty for any.
            until: Last day of publication, in the same way.
            limit: Number of moments at most, the first ones.

        Returns:
            notes, what a reader should know, total, the number of moments, and moments, each with outlets,
            independent_sources and variants.
        """
        notes: list[str] = []
        found = self._archive.timeline(
            _text("speaker", speaker),
            about=_text_or_none("about", about),
            filters=_restrict(outlets, since, until),
            note=notes.append,
        )
        moments = [moment.to_json() for moment in found[: _check(limit)]]
        return {"notes": notes, "total": len(found), "moments": moments}

    def verify(self, quote: str, speaker: str = "") -> dict[str, Any]:
        """Check whether a quote stands in the archive word for word, and whether its speaker says it.

        Args:
            quote: The words as somebody quotes them.
            speaker: Who is said to have said it; empty not to check that.

        Returns:
            verdict ("exact", "altered", "missing" …), where it was found, and what differs.
        """
        if not _text("quote", quote).strip():
            raise BadInput("the quote is empty: give the words to look for")
        claim = Claim(quote, speaker=_text_or_none("speaker", speaker))
        with Verifier(VerifyOptions(index=self._archive.store.directory)) as verifier:
            return verifier.verify(claim).to_json()


def _restrict(outlets: object, since: object, until: object, speaker: object = None) -> Filters:
    return make_filters(
        speaker=_text_or_none("speaker", speaker),
        outlets=_list_outlets(outlets),
        since=_text_or_none("since", since),
        until=_text_or_none("until", until),
    )


def _list_outlets(given: object) -> Sequence[str]:
    """Take a list of names; a text is one name."""
    if given is None:
        return ()
    return [_text("outlets", name) for name in (given if isinstance(given, list | tuple) else [given])]


def _text(name: str, given: object) -> str:
    """Take a text as it is; Gradio hands on whatever a client sends."""
    if not isinstance(given, str):
        raise BadInput(f"{name} is {_show(given)}: give a text")
    return given


def _text_or_none(name: str, given: object) -> str | None:
    return None if given is None else _text(name, given).strip() or None


def _check(number: object) -> int:
    if not isinstance(number, int) or isinstance(number, bool):
        raise BadInput(f"{_show(number)} results were asked for: give a whole number from 1 to {MOST}")
    if not 1 <= number <= MOST:
        raise BadInput(f"{number} results were asked for: give a number from 1 to {MOST}")
    return number


def _show(given: object) -> str:
    """Write what a client sent as JSON, shortened."""
    shown = json.dumps(given, ensure_ascii=False, default=str)
    return shown if len(shown) <= MAX_SHOWN_CHARS else f"{shown[:MAX_SHOWN_CHARS]}…"
