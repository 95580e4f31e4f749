"""Tell names from the numbers and addresses that stand in an author's place."""

import re

# WordPress gives the number of a user, pandas makes "7.0" of it; a list of them is joined with commas.
_NUMBERS = re.compile(r"[#-]?\d+(?:\.\d+)?(?:\s*[,;]\s*[#-]?\d+(?:\.\d+)?)*")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//\S+|www\.\S+", re.I)


def is_name(value: str) -> bool:
    """Tell whether a stated author may be a name: neither a bare number nor a URL."""
    value = value.strip()
    return not (_NUMBERS.fullmatch(value) or _ADDRESS.fullmatch(value))
