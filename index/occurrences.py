"""Find every place where one text stands in another."""

from collections.abc import Iterator


def find_all(text: str, wanted: str) -> Iterator[int]:
    """Give where a text that is not empty begins in another, ascending; places may overlap."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
