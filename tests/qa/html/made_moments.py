"""Make moments by hand."""

from qa.records import Place
from qa.statements.records import Moment


def make_place(outlet="Post", date="2025-03-02", **fields):
    base = {"article": "b1", "source": "b.txt", "start": 0, "end": 9, "text": "He did so"} | fields
    return Place(outlet=outlet, date=date, **base)


def make_moment(date="2025-03-01", outlet="Gazette", variants=(), **fields):
    outlets = tuple(dict.fromkeys(one for one in (outlet, *(v.outlet for v in variants)) if one is not None))
    base = {
        "speaker": "Ada Orr", "speech": "direct", "negated": False, "text": "“It rains,” Orr said.", "article": "a1",
        "source": "a.txt", "title": "Rain", "published": date, "url": None, "start": 10, "end": 31,
        "sources": 1 + len(variants), "independent_sources": 1 + len(variants),
    }  # fmt: skip
    return Moment(date=date, outlet=outlet, outlets=outlets, variants=tuple(variants), **(base | fields))
