"""Tests of kept chats that somebody changed: any value in any place is shown harmlessly, or refused in one line."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from qa.web import Chat
from qa.web.turns import Session

IMG = "<img src=x onerror=alert(1)>"
VALUES = [IMG, -1, 10**30, 1e999, True, None, "", [], {}, [1], [None], [[1]], {"a": 1}, "2025-99-99"]


def find_places(record: Any, place: tuple = ()) -> Iterator[tuple]:
    """Give the keys that lead to each value within a record."""
    inner = (
        record.items() if isinstance(record, dict) else enumerate(record) if isinstance(record, list) else ()
    )
    for key, value in inner:
        yield (*place, key)
        yield from find_places(value, (*place, key))


def put(record: Any, place: tuple, value: Any) -> Any:
    changed = inner = copy.deepcopy(record)
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    return changed


def test_a_kept_chat_is_shown_or_refused_whatever_is_changed_in_it(archive):
    chat, session = Chat(archive, ()), Session()
    for question in ("What did Oster say about the pier?", "What did Macron say?"):
        list(chat.ask(question, session))
    kept = json.loads(json.dumps([turn.to_json() for turn in session.turns]))
    assert len(chat.restore(kept, Session()).log.split("<blockquote")) > 2
    for place in find_places(kept):
        for value in VALUES:
            shown = chat.restore(put(kept, place, value), Session())
            assert IMG not in shown.log + shown.live, (place, value)
            shown.log.encode()


def test_a_kept_confidence_is_one(archive):
    chat, session = Chat(archive, ()), Session()
    list(chat.ask("What did Oster say about the pier?", session))
    kept = json.loads(json.dumps([turn.to_json() for turn in session.turns]))
    shown = chat.restore(put(kept, (0, "answer", "confidence"), -1), Session())
    assert "A confidence is a number from 0 to 1: begin a new chat." in shown.live
