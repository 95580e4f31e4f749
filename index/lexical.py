"""Words as the lexical index sees them: tokens, stems, stop words, and safe FTS5 queries."""

import functools
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

import snowballstemmer

MAX_TERMS = 32  # terms of one query; of more, the rarest are searched for

# Function words and the verbs questions are asked with; they say nothing of what is sought.
STOP_WORDS = frozenset(
    """a an the this that these those he she it they we i you his her its their our my me him them us in on at for
    from to with by as but and or if of about into over under after before during between is are was were be been
    being am do does did done has have had having will would can could should may might must shall not no nor so
    than then there here what which who whom whose when where why how say says said saying tell told tells talk
    talked speak spoke comment commented all any both each few more most other some such only own same too very
    just also up out off again further once s t""".split()
)
_WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_REVISED = re.compile(r"(.*[aeiouy][^aeiouy].*)(bli|logi)")
_porter: Callable[[str], str] = snowballstemmer.stemmer("porter").stemWord


def tokenize(text: str) -> list[str]:
    """Split a text into lower-case words without diacritics, as FTS5's unicode61 does."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text)
        text = _NOT_ASCII.sub(lambda c: "" if unicodedata.combining(c[0]) else c[0], decomposed)
    return _WORD.findall(text.lower())


@functools.lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    """Stem as FTS5 does: words of one or two letters stay, and -bli and -logi are Porter's later revision."""
    if len(word) < 3:
        return word
    found = _porter(word)
    revised = _REVISED.fullmatch(found)
    if revised is None:
        return found
    return _porter(revised[1] + "ble") if revised[2] == "bli" else revised[1] + "log"


def stem_terms(text: str) -> list[str]:
    """Give the Porter stems of a text's words, stop words left out, in order, with repeats."""
    return [_stem(word) for word in tokenize(text) if word not in STOP_WORDS]


def query_terms(question: str) -> list[str]:
    """Give the distinct words of a question to search for, in order, stop words left out."""
    return list(dict.fromkeys(word for word in tokenize(question) if word not in STOP_WORDS))


def rarest_terms(terms: Sequence[str], frequency: Mapping[str, int]) -> list[str]:
    """Keep the `MAX_TERMS` terms found in the fewest chunks, in their order."""
    ranked = sorted(range(len(terms)), key=lambda i: (frequency.get(_stem(terms[i]), 0), i))
    return [terms[i] for i in sorted(ranked[:MAX_TERMS])]


def match_expression(terms: Sequence[str]) -> str:
    """Write an FTS5 query for chunks with any of the terms; each is quoted, so none is syntax."""
    return " OR ".join(f'"{term}"' for term in terms)


def stem(word: str) -> str:
    """Give the Porter stem of one lower-case word."""
    return _stem(word)
