"""Everything computed once per question: read it, retrieve, read passages, compose the answer."""

from qa.archive import Archive
from qa.records import Answer, Place, Quote

__all__ = ["Answer", "Archive", "Place", "Quote"]
