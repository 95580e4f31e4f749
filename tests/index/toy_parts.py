"""A toy encoder whose vectors are sums of its tokens', those of parts, too; it notes what it embeds."""

import zlib

import numpy as np

from index.lexical import stem_terms
from index.parts import Parts
from tests.conftest import TOY_DIMENSION, ToyEncoder


def count_terms(text):
    row = np.zeros(TOY_DIMENSION, np.float32)
    for term in stem_terms(text):
        row[zlib.crc32(term.encode()) % TOY_DIMENSION] += 1
    return row


class ToyPartEncoder(ToyEncoder):
    """Embeds as the toy encoder does; `in_parts` false stands for a model that gives no parts."""

    def __init__(self, *, in_parts=True):
        self.embedded = []
        self._in_parts = in_parts

    def encode(self, texts, progress=None):
        self.embedded += texts
        return super().encode(texts, progress)

    def encode_parts(self, texts, spans):
        given = [tuple(one) if self._in_parts else () for one in spans]
        rows = [
            [count_terms(text[s.start : s.end]) for s in one] for text, one in zip(texts, given, strict=True)
        ]
        parts = [
            Parts(one, np.array(sums, np.float32).reshape(len(one), TOY_DIMENSION))
            for one, sums in zip(given, rows, strict=True)
        ]
        return self.encode(texts), parts
