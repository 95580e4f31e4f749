"""Describe the statements found in an article: what to show of each, how it is said, whether it is denied."""

from collections.abc import Sequence

from index.records import Span
from index.sentences import split_paragraphs, split_sentences
from index.statements.extent import find_extent, make_sentences
from index.statements.negation import is_negated
from index.statements.records import DIRECT, Described, Found
from index.statements.single_quotation import find_all_quotations
from index.statements.speech import count_speech


def describe(text: str, found: Sequence[Found], sentences: Sequence[Span]) -> list[Described]:
    """Describe statements, one record for each, in their order.

    :param sentences: Those of the kept text, ascending; see `split_kept_sentences`.
    :raises ValueError: If a statement has no span at all.
    """
    if not found:
        return []
    quotations = find_all_quotations(text, split_paragraphs(text))
    known = make_sentences(text, sentences, quotations)
    described = []
    for statement in found:
        speech = count_speech(text, statement, quotations, starts=known.quotation_starts)
        negated = is_negated(text, statement, direct=speech == DIRECT)
        described.append(Described(find_extent(statement, known), speech, negated))
    return described


def split_kept_sentences(text: str, kept: Sequence[Span]) -> list[Span]:
    """Split each kept span of an article into sentences; ascending where the spans are."""
    return [sentence for span in kept for sentence in split_sentences(text, span)]
