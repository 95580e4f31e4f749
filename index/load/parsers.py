"""Call parsers that others wrote so that input they cannot take is a reason, never a traceback."""

import logging
import struct
import zlib
from collections.abc import Callable
from typing import TypeVar
from xml.sax import SAXException

from index.load.records import Unreadable

REASON_CHARS = 120  # code points of a parser's own message that are passed on

# What a parser written by others may raise on damaged input besides its own errors, which each reader adds.
# Of these, thousands of mutated files (benchmarks/hostile.py) raised AttributeError in warcio, NotImplementedError
# in pypdf and zipfile, zlib.error in zipfile and SAXException in feedparser; the others are there since pypdf's
# manual says that "broken PDF files might cause other Exceptions". A mistake of this program inside such a
# call would read as a damaged file, so as little of it as can be stands in one.
PARSER_ERRORS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RuntimeError,  # with RecursionError and NotImplementedError
    SyntaxError,  # lxml's errors of parsing
    TypeError,
    ValueError,  # with UnicodeError
    SAXException,
    struct.error,
    zlib.error,
)

T = TypeVar("T")


def call_parser(parse: Callable[[], T], *, what: str, errors: tuple[type[Exception], ...] = ()) -> T:
    """Call a parser.

    :param what: What the input then is, for the reason: "damaged PDF".
    :param errors: The parser's own errors, besides `PARSER_ERRORS`.
    :raises Unreadable: If the parser raises any of them.
    """
    try:
        return parse()
    except (*PARSER_ERRORS, *errors) as error:
        raise Unreadable(f"{what} ({describe_error(error)})") from error


def describe_error(error: BaseException) -> str:
    """Say what went wrong, in one line: the name of the error and the beginning of its message."""
    message = " ".join(str(error).split())
    message = "".join(c if c.isprintable() else "?" for c in message)
    if len(message) > REASON_CHARS:
        message = message[: REASON_CHARS - 1] + "…"
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def silence(*names: str) -> None:
    """Keep the loggers of libraries from writing to stderr where nobody has set up logging."""
    for name in names:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
