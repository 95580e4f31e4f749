"""Tell whether a quote's border parts a word, a number, a sum or an abbreviation of the text."""

import re

from qa.verify.typography import CURRENCY, INVISIBLE

_CONTEXT = 8  # code points on each side that are looked at; the longest rule needs 6
# Scripts that are written without spaces between words: there, any two characters may be parted.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LINKS = r"['’ʼ\-‐‑−&@]"  # within a word, when a letter or digit stands on either side
_LETTER = r"[^\W\d_]"
_GROUP_SPACE = r"[ \u00a0\u2009\u202f]"  # that parts thousands from hundreds, as in 1 500
_SIGNED = rf"{CURRENCY}?\d"
# (left of the border, right of it), for what belongs together
_JOINED = tuple(
    (re.compile(rf"(?:{left})\Z"), re.compile(right))
    for left, right in (
        (r"\w", r"\w"),
        (r".", r"[\u0300-\u036f]"),  # an accent that stands apart
        (rf"\w{_LINKS}", r"\w"), (r"\w", rf"{_LINKS}\w"),  # can|'t, AT&|T, non-|violent
        (r"\d[.,:/–]", r"\d"), (r"\d", r"[.,:/–]\d"),  # 1,|500
        # Digits before a group of three are a thousand's, unless they are four, as of a year: "In 2016 500 came".
        (rf"(?<![\d.,:])\d{{1,3}}{_GROUP_SPACE}", r"\d{3}(?!\d)"), (r"(?<![\d.,:])\d{1,3}", rf"{_GROUP_SPACE}\d{{3}}(?!\d)"),
        (r"(?<![\w\-‐‑−])[-−+]", _SIGNED),  # -|5
        (r"[<≤≥≈±] ?|[>~]", _SIGNED),  # <|5
        (CURRENCY, r"\d"), (r"\d", rf"[%‰°]|{CURRENCY}"), (_LETTER, _SIGNED.replace("?", "")),  # $|5, 5|%, US|$5
        (rf"(?<!\w){_LETTER}\.", _LETTER), (rf"(?<!\w){_LETTER}", rf"\.{_LETTER}"),  # U.|S.
        (r"\w", r"[+−](?!\w)"), (r"(?<!\w)[A-Z]", r"-(?!\w)"),  # A|+, A|-
    )
)  # fmt: skip


def is_joined(text: str, at: int) -> bool:
    """Tell whether a border parts what belongs together: "can|not", "can|'t", "1,|500", "1 |500", "US|$5", "U.|S."."""
    left, right = _look_left(text, at), _look_right(text, at)
    if not left or not right:
        return False
    if re.match(r"\w", right) and (_UNSPACED.match(left[-1]) or _UNSPACED.match(right[0])):
        return False
    return any(before.search(left) and after.match(right) for before, after in _JOINED)


def _look_left(text: str, at: int) -> str:
    kept: list[str] = []
    while at > 0 and len(kept) < _CONTEXT:
        at -= 1
        if text[at] not in INVISIBLE:
            kept.append(text[at])
    return "".join(reversed(kept))


def _look_right(text: str, at: int) -> str:
    kept: list[str] = []
    while at < len(text) and len(kept) < _CONTEXT:
        if text[at] not in INVISIBLE:
            kept.append(text[at])
        at += 1
    return "".join(kept)
