"""Run commands of `onrecord`, one a line of JSON, in a process that ends at once where anything is unpickled or connected.

It ends rather than raises, since a library may catch what is raised and go on.
"""

import json
import os
import sys
import traceback

LOOPBACK = {"127.0.0.1", "::1", "localhost", None, ""}
CAUGHT = 99  # exit status


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """End the process on an event that must not be."""
    host: object = None
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    if event == "pickle.find_class" or host not in LOOPBACK:
        traceback.print_stack(file=sys.stderr)
        sys.stderr.write(f"caught {event} {arguments[:2]}\n")
        sys.stderr.flush()
        os._exit(CAUGHT)


def run(command: list[str]) -> None:
    """Run a command as from a terminal and print its exit status; `python CODE` runs code instead."""
    if command[0] == "python":
        exec(command[1])
        return
    from qa.cli import main

    try:
        main(args=command, prog_name="onrecord")
    except SystemExit as end:
        sys.stdout.flush()
        sys.stdout.write(f"exit {end.code}\n")


if __name__ == "__main__":
    sys.addaudithook(refuse)
    for line in sys.stdin:
        run(json.loads(line))
