"""What the archive's statements say: listed, put in order of date, exported."""

from qa.statements.brat import export_brat
from qa.statements.find import Note, Wanted, find_speakers, find_statements, ignore
from qa.statements.records import Moment, Said
from qa.statements.timeline import Progress, make_timeline

__all__ = [
    "Moment",
    "Note",
    "Progress",
    "Said",
    "Wanted",
    "export_brat",
    "find_speakers",
    "find_statements",
    "ignore",
    "make_timeline",
]
