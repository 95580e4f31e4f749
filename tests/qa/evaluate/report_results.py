"""Results made by hand for the tests of reports, comparisons and gates."""

from dataclasses import replace

from qa.evaluate.records import Bin, Curves, Figure, Latency, Line, Result, Shown

NASTY = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onclick='alert(1)", "</style></svg></details>",
    "javascript:alert(1)", "&lt;b&gt;", "\u202eevil\u202c", "\x00\x1b[31m", "\ud800", "a | b\n\nc `d` [e](javascript:alert(2))",
]  # fmt: skip
WANTED = "“The pier will be open in June,” said Bram Oster."
OTHER = "Lotte Verhoeven said that nobody had asked her."


def make_line(name, *, right=True, answerable=True, answered=True, confidence=0.5, **more):
    """One question with the values it counts for."""
    hit = answered and right
    values = (
        {"hit@1": float(hit), "answered": float(answered)}
        if answerable
        else {"declined": float(not answered)}
    )
    came = (
        Shown(WANTED if right else OTHER, "pier.txt", "Tern Bay Gazette", "2025-03-04", "Bram Oster", hit),
    )
    line = Line(
        name,
        f"What did Bram Oster say about pier {name}?",
        "who-said-what" if answerable else "absent topic",
        answerable,
        "answered" if answered else "abstained",
        confidence,
        None if answered else "“pier” is not spoken of",
        "Tern Bay Gazette",
        "2025-03",
        (WANTED,) if answerable else (),
        came,
        values,
    )
    return replace(line, **more)


def make_wrong_reason(name="q"):
    """A question that was declined, as it should be, but for another reason than the right ones."""
    return make_line(
        name, answerable=False, answered=False, values={"declined": 1.0, "right_reason": 0.0},
        declined="no-answer", right_declined=("topic-absent", "not-on-topic"),
    )  # fmt: skip


def make_result(lines=None, **more):
    """A result of four questions, one of them wrong and one unanswerable, with every curve."""
    if lines is None:
        lines = (
            make_line("q1", confidence=0.9),
            make_line("q2", right=False, confidence=0.8),
            make_line("q3", answered=False, confidence=0.2),
            make_line("q4", answerable=False, answered=False, confidence=0.1),
        )
    figures = (
        Figure("hit@1", 1 / 3, 3, 0.0, 1.0),
        Figure("inexact", 0.0, 4),
        Figure("ece", 0.094, 4, 0.06, 0.13),
        Figure("auroc", 0.872, 4, 0.81, 0.92),
        Figure("nDCG@10", 0.71, 3, 0.66, 0.76),
    )
    curves = Curves(
        ((0.25, 0.0), (0.5, 0.5), (1.0, 0.5)),
        (Bin(0.15, 0.0, 2), Bin(0.85, 0.5, 2)),
        {"article": (0.5, 0.75, 1.0), "passage": (0.25, 0.5, 0.75)},
        {"embed": Latency(9.2, 14.1, 4), "total": Latency(1089.0, 2171.0, 4)},
    )
    breakdown = {
        "kind": {"who-said-what": {"n": 12, "hit@1": 0.5}, "absent topic": {"n": 3, "declined": 1.0}},
        "month": {"2025-03": {"n": 11, "hit@1": 0.5}, "2025-02": {"n": 14, "hit@1": 0.25}},
    }
    settings = {"version": "0.4.0", "model": "toy", "index_commit": "abc", "articles": 1284}
    made = Result("tern-bay", 4, figures, settings, breakdown, curves, tuple(lines), ("a note to be read",))
    return replace(made, **more)


def make_hostile_result(text):
    """A result in which every text that comes from articles, questions or settings is this one.

    Of two questions the passages share nothing, so that nothing in them is marked.
    """
    shown = Shown(text, text, text, text, text, False)
    line = Line(
        text,
        text,
        text,
        True,
        "abstained",
        0.5,
        text,
        text,
        text,
        (text,),
        (shown,),
        {"hit@1": 0.0, text: 0.5},
    )
    unmarked = replace(line, id=f"{text}3", wanted=("quite other words",))
    return make_result(
        (
            line,
            replace(line, id=f"{text}2", status="answered"),
            unmarked,
            replace(line, id=f"{text}4", came=()),
        ),
        testset=text,
        settings={text: text, "more": [text]},
        breakdown={"outlet": {text: {"n": 1, text: 0.5}}},
        notes=(text,),
        figures=(Figure(text, 0.5, 1, 0.1, 0.9),),
        curves=Curves((), (), {text: (0.5, 0.6)}, {text: Latency(1, 2, 1)}),
    )
