"""Read the quotes out of answer records, as `onrecord batch` and `onrecord ask --json` write them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from qa.verify.records import Claim, Fault

Json = Mapping[str, Any]
_LISTS = (("quotes", "quote"), ("closest", "closest"))


def parse_record(raw: bytes) -> object:
    """Parse one JSON value.

    :raises ValueError: If it is none; the message says why.
    """
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except RecursionError as error:
        raise ValueError("JSON nested too deeply") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    if b"\\ud" in raw.lower():  # the only way to write half a character in UTF-8
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise ValueError("half a character in it (a lone surrogate), which no source can hold") from error
    return value


def read_record(record: object, place: str, number: int) -> Iterator[Claim | Fault]:
    """Give the quotes of one answer record, in order, each before the other places it names.

    Quotes come first, then the closest passages of a record that declined. What is not as it should be
    is a fault of its own and ends nothing.

    :param number: Of the line, for a record without an id.
    """
    if not isinstance(record, dict):
        yield Fault(place, str(number), "no answer record: a JSON object with quotes is expected")
        return
    own = record.get("id")
    name = str(number) if own is None else str(own)
    if "quotes" not in record and record.get("status") != "error":
        yield Fault(place, name, "no field quotes: an answer record has one, even if it is empty")
    for field, role in _LISTS:
        quotes = record.get(field)
        if quotes is not None and not isinstance(quotes, list):
            yield Fault(place, name, f"{field} is no list")
            continue
        for rank, quote in enumerate(quotes or [], start=1):
            yield from _read_quote(quote, Claim("", place, name, role, rank), f"{field}[{rank - 1}]")
    yield from _check_short_answer(record, place, name)


def _read_quote(quote: object, like: Claim, field: str) -> Iterator[Claim | Fault]:
    """Give a quote, the short answer inside it, and the other places where it stands."""
    claim = _read_claim(quote, like, field)
    yield claim
    if not isinstance(quote, dict):
        return
    span = quote.get("span")
    if span is not None:
        yield from _read_span(span, claim, like, f"{field}.span")
    known = claim if isinstance(claim, Claim) else like
    yield from read_places(quote.get("also_in"), known, f"{field}.also_in")
    # Who speaks in another passage with the same short answer is not recorded.
    yield from read_places(
        quote.get("same_answer"), replace(known, speaker=None), f"{field}.same_answer", role="same_answer"
    )


def read_places(
    places: object, quote: Claim, field: str, *, role: str = "also_in"
) -> Iterator[Claim | Fault]:
    """Give the other places of a quote, with its speaker, each before the short answer in it; none where there is no list."""
    if places is not None and not isinstance(places, list):
        yield Fault(quote.place, quote.id, f"{field} is no list")
        return
    for number, place in enumerate(places or []):
        other = _read_claim(place, replace(quote, role=role), f"{field}[{number}]")
        yield replace(other, speaker=quote.speaker) if isinstance(other, Claim) else other
        span = place.get("span") if isinstance(place, dict) else None
        if span is not None:
            yield from _read_span(span, other, quote, f"{field}[{number}].span")


def _read_span(span: object, quote: Claim | Fault, like: Claim, field: str) -> Iterator[Claim | Fault]:
    if not isinstance(quote, Claim):
        return  # the quote it is in is reported
    named = {"source": quote.source, "article": quote.article}
    inside = {**named, **span} if isinstance(span, dict) else span
    claim = _read_claim(inside, replace(like, role="span"), field)
    if isinstance(claim, Claim) and not _lies_in(claim, quote):
        claim = Fault(like.place, like.id, f"{field} is not inside its quote")
    yield claim


def _lies_in(span: Claim, quote: Claim) -> bool:
    return span.span is not None and quote.span is not None and quote.span.contains(span.span)


def _read_claim(record: object, like: Claim, field: str) -> Claim | Fault:
    """Read one place with text, source and offsets."""
    reason = _find_fault(record)
    if reason is not None or not isinstance(record, dict):
        return Fault(like.place, like.id, f"{field}: {reason}")
    return replace(
        like, text=record["text"], source=record["source"], start=record["start"], end=record["end"],
        article=_text_or_none(record.get("article")), speaker=_text_or_none(record.get("speaker")),
        outlet=_text_or_none(record.get("outlet")), date=_text_or_none(record.get("date")),
    )  # fmt: skip


def _find_fault(record: object) -> str | None:
    """Say what is wrong with a place; None if nothing."""
    if not isinstance(record, dict):
        return "no object"
    for name in ("text", "source"):
        if not isinstance(record.get(name), str):
            return f"{name} is missing" if record.get(name) is None else f"{name} is no text"
    for name in ("start", "end"):
        value = record.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            return (
                f"{name} is missing"
                if value is None
                else f"{name} is {json.dumps(value)[:40]}, no whole number"
            )
    return None


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _check_short_answer(record: Json, place: str, id: str) -> Iterator[Fault]:
    """Find a short answer that is no part of the first quote."""
    short, quotes = record.get("short_answer"), record.get("quotes")
    if short is None:
        return
    first = quotes[0] if isinstance(quotes, list) and quotes else None
    text = first.get("text") if isinstance(first, dict) else None
    if not isinstance(short, str) or not isinstance(text, str) or short not in text:
        yield Fault(place, id, "short_answer is no part of the first quote")
