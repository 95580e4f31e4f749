"""Check quotes against the sources as they are now: exact, moved, altered, missing, or of another speaker."""

from qa.verify.records import VERDICTS, Claim, Fault, Piece, Place, Verdict, count_verdicts
from qa.verify.run import Verifier, VerifyOptions, verify_file, verify_quote

__all__ = [
    "VERDICTS",
    "Claim",
    "Fault",
    "Piece",
    "Place",
    "Verdict",
    "Verifier",
    "VerifyOptions",
    "count_verdicts",
    "verify_file",
    "verify_quote",
]
