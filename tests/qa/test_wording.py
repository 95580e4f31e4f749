import pytest

from qa.records import Interpretation, Place, Quote
from qa.wording import relate_places, say_places, say_reading, say_voice, shorten_diff


def make_quote(*places, **fields):
    base = {"outlet": "Gazette", "independent_sources": 1} | fields
    return Quote(
        "a1",
        "a.txt",
        "Title",
        date=None,
        url=None,
        start=0,
        end=2,
        text="So",
        score=0.5,
        also_in=places,
        **base,
    )


def make_place(outlet, variant=None, diff=(), source="b.txt"):
    return Place("b1", source, outlet, None, 0, 2, "So", variant, diff)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (
            Interpretation("Ada Orr", "the pier", "2025-02-01", None, ("Gazette",), "said", ("speaker",)),
            "what Ada Orr said about the pier, since 2025-02-01, in Gazette; carried over: speaker",
        ),
        (Interpretation("Ada Orr", kind="timeline"), "what Ada Orr said, in order of date"),
        (Interpretation(None, "the pier", kind="said"), "what was said about the pier"),
        (Interpretation(None, "the swap", kind="who-said"), "who spoke about the swap"),
        (
            Interpretation(None, "the swap", kind="who-said", excluded=("Ada Orr", "Bo Vale")),
            "who spoke about the swap, without Ada Orr and Bo Vale",
        ),
        (
            Interpretation("Ada Orr", "to Vale about fares", kind="said"),
            "what Ada Orr said to Vale about fares",
        ),
        (Interpretation("Ada Orr", "the pier", kind="when-said"), "when Ada Orr spoke about the pier"),
        (Interpretation("Ada Orr", kind="comment"), "whether Ada Orr said anything"),
        (Interpretation("Ada Orr", "the pier", kind="fact"), "words of Ada Orr about the pier"),
        (Interpretation(None, "the pier"), "about the pier"),
        (Interpretation(until="2025-02-01", kind="fact"), "until 2025-02-01"),
        (Interpretation(None, None, "2025-02-01", "2025-02-01"), "on 2025-02-01"),
        (
            Interpretation(None, None, "2025-02-01", "2025-02-28", ("Wire", "Post", "Gazette")),
            "from 2025-02-01 to 2025-02-28, in Wire, Post or Gazette",
        ),
        (Interpretation(kind="said", carried=("topic", "dates")), "carried over: topic, dates"),
        (Interpretation(kind="said"), ""),
        (Interpretation(), ""),
    ],
)
def test_what_was_read_is_said_in_one_line(read, said):
    assert say_reading(read) == said


def test_the_voice_is_a_name_and_how_it_is_given():
    assert say_voice(make_quote(speaker="Ada Orr", speech="mixed")) == ("Ada Orr", "partly quoted")
    assert say_voice(make_quote(speaker="Ada Orr")) == ("Ada Orr", "")
    assert say_voice(make_quote(speech="direct")) is None


def test_outlets_are_counted_once_and_an_article_without_one_is_none():
    places = (make_place("Gazette", "same"), make_place("Wire", "cut"), make_place(None, "same"))
    assert say_places(make_quote(*places, independent_sources=3)) == "in 2 outlets, 3 independent sources"


def test_reprints_in_several_outlets_are_one_independent_source():
    assert say_places(make_quote(make_place("Wire", "same"))) == "in 2 outlets, 1 independent source"


def test_articles_are_counted_where_no_outlet_is_known():
    places = (make_place(None, "same"), make_place(None, "cut"))
    said = say_places(make_quote(*places, outlet=None))
    assert said == "in 2 articles, 1 independent source"


def test_a_quote_with_one_place_has_nothing_counted():
    assert say_places(make_quote()) == ""


def test_sources_that_nobody_compared_are_not_counted():
    assert say_places(make_quote(make_place("Wire"))) == "in 2 outlets"


def test_the_same_words_come_first_and_together():
    wording, first, cut, second = (
        make_place("A", "wording"), make_place("B", "same"), make_place("C", "cut"), make_place("D", "same"),
    )  # fmt: skip
    found = relate_places([wording, first, cut, second])
    assert [(one.says, [place.outlet for place in one.places]) for one in found] == [
        ("same words", ["B", "D"]), ("another cut", ["C"]), ("in other words", ["A"]),
    ]  # fmt: skip


def test_a_diff_keeps_the_words_around_each_change():
    same = " ".join(f"w{n}" for n in range(20))
    diff = [{"kind": kind, "text": same} for kind in ("same", "removed", "same", "added", "same")]
    assert [(piece.kind, piece.text) for piece in shorten_diff(diff)] == [
        ("same", "… w14 w15 w16 w17 w18 w19"),
        ("removed", same),
        ("same", "w0 w1 w2 w3 w4 w5 … w14 w15 w16 w17 w18 w19"),
        ("added", same),
        ("same", "w0 w1 w2 w3 w4 w5 …"),
    ]


def test_the_middle_of_a_long_change_is_left_out():
    words = [f"w{n}" for n in range(25)]
    (piece,) = shorten_diff([{"kind": "removed", "text": " ".join(words)}])
    assert piece.text.split() == [*words[:12], "…", *words[13:]]
