"""A process that answers blocks of questions: JSON lines in, JSON lines out, until the input ends.

    python -m qa.batch.worker DIRECTORY TOP MODEL TODAY READER

MODEL, TODAY and READER may be empty. A line in is a list of questions as `qa.records.Asked`; a line out is {"answers": […]}, or {"error": "…"} if the
archive cannot be asked.
"""

import json
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from queue import SimpleQueue
from typing import TextIO

from index.errors import OnRecordError
from qa.archive import Archive
from qa.filters import Filters
from qa.records import Asked, Json


def serve_blocks(archive: Archive, lines: Iterable[str], out: TextIO, *, top: int) -> None:
    """Answer each line of questions with a line of answers."""
    for line in lines:
        block = [_to_asked(record) for record in json.loads(line)]
        try:
            reply: Json = {"answers": [answer.to_json() for answer in archive.ask_many(block, top=top)]}
        except OnRecordError as error:
            reply = {"error": str(error)}
        _reply(out, reply)


def _reply(out: TextIO, reply: Json) -> None:
    out.write(json.dumps(reply) + "\n")
    out.flush()


def _read_lines() -> Iterator[str]:
    """Give the lines of standard input; when it ends, this process does, whatever it is answering.

    A parent that was killed must not leave its workers to answer what nobody will read.
    """
    lines: SimpleQueue[str] = SimpleQueue()

    def read() -> None:
        for line in sys.stdin:
            lines.put(line)
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield lines.get()


def _to_asked(record: Json) -> Asked:
    given = record["filters"]
    articles = None if given["articles"] is None else frozenset(given["articles"])
    filters = Filters(given["speaker"], tuple(given["outlets"]), given["since"], given["until"], articles)
    return Asked(record["id"], record["text"], filters, record["error"])


def main(directory: str, top: str, model: str, today: str, reader: str) -> None:
    """Answer standard input until it ends; one thread, so that any number of workers gives the same digits."""
    for number in (signal.SIGINT, signal.SIGTERM):  # sent to the whole group, they are for the parent
        signal.signal(number, signal.SIG_IGN)  # which ends the input
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no reply
    try:
        archive = Archive.open(
            directory, model=model or None, threads=1, today=today or None, reader=reader or None
        )
    except OnRecordError as error:
        _reply(out, {"error": str(error)})
        return
    with archive, suppress(BrokenPipeError):  # the parent has died
        serve_blocks(archive, _read_lines(), out, top=int(top))


if __name__ == "__main__":
    main(*sys.argv[1:])
