from dataclasses import replace

import pytest

from index.records import Article, Metadata, Span, Statement
from qa.confidence.calibrator import Calibrator, Weights
from qa.confidence.evidence import GROUPS
from qa.decline import (
    MOST_PLACES,
    WHAT_TO_ASK,
    WHAT_WAS_SAID,
    Decline,
    _find_bearers,
    find_reason_to_decline,
    point_outside,
)
from qa.filters import Filters, make_filters
from qa.records import (
    DECLINED,
    NO_ANSWER,
    NO_QUESTION,
    NOT_ON_TOPIC,
    NOT_QUOTED,
    OUTSIDE,
    SAID,
    SPEAKER_ABSENT,
    TOPIC_ABSENT,
    UNPLAIN,
    WHO_SAID,
    Candidate,
    Place,
    Question,
    Quote,
)
from tests.qa.handmade_news import open_news


@pytest.fixture
def news(tmp_path, toy_encoder):
    with open_news(tmp_path, toy_encoder) as archive:
        yield archive


def decline(archive, question, **filters):
    answer = archive.ask(question, filters=make_filters(**filters))
    return None if answer.status == "answered" else answer.reason


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        ({"outlets": ["Nowhere Post"]}, "of Nowhere Post "),
        ({"outlets": ["A", "B"], "since": "2025"}, "of A or B since 2025-01-01 "),
        ({"until": "2024-12"}, "until 2024-12-31 "),
        ({"since": "2026"}, "since 2026-01-01 "),
    ],
)
def test_where_no_article_is_left_the_filters_are_named_and_what_is_outside(news, filters, reason):
    outside = "only articles outside these dates or outlets have it (Tern Bay Gazette 2025-03-04, Hill Country Herald 2025-03-06)"
    found = decline(news, "What about the ferry?", **filters)
    assert found == f"there is no article {reason}in this archive; {outside}"
    assert decline(news, "xylophone", **filters) == f"there is no article {reason}in this archive"


def test_a_speaker_whom_nothing_names_is_declined(news):
    assert decline(news, "What did Zola say about the ferry?") == "“Zola” does not occur in this archive"


def test_a_speaker_who_is_named_and_says_nothing_in_these_articles_is_not_quoted(news):
    reason = decline(news, "What did Oster say about the ferry?", outlets=["Hill Country Herald"])
    assert reason == (
        "Bram Oster is not quoted in the articles of Hill Country Herald; only articles outside these dates or outlets "
        "have it (Tern Bay Gazette 2025-03-04)"
    )


def test_the_passages_around_are_shown_as_closest(news):
    answer = news.ask(
        "What did Oster say about the ferry?", filters=Filters(outlets=("Hill Country Herald",))
    )
    assert (answer.quotes, answer.confidence) == ((), 0.0)
    assert {quote.outlet for quote in answer.closest} == {"Hill Country Herald"}


@pytest.mark.parametrize("whom", ["her brother", "his lawyer", "their mayor"])
def test_somebodys_brother_is_asked_for_by_name(news, whom):
    answer = news.ask(f"What did {whom} say about the ferry?")
    assert answer.quotes == ()
    assert answer.reason == f"it is not plain who “{whom}” is: ask with a name"


def test_a_question_of_unknown_words_is_declined(news):
    assert decline(news, "xylophone") == "none of the words of the question occurs in this archive"


def test_what_was_heard_decides_last(news):
    with news.store.snapshot():
        asked = news._answerer.read("What did Oster say about the ferry?", Filters())
        candidates = [candidate("the ferry was late", "said")]
        heard, unheard = (
            find_reason_to_decline(news.store, asked, candidates, heard=h) for h in (True, False)
        )
        nobody = replace(asked, speakers=())
        unknown = find_reason_to_decline(news.store, nobody, candidates, heard=False)
    assert heard is None
    assert unheard == Decline(NOT_QUOTED, "Bram Oster is not quoted in this archive")
    assert unknown == Decline(NOT_QUOTED, "“Oster” is not quoted in this archive")


def candidate(words, cue, speech="indirect"):
    text = f"Bram Oster {cue} {words}."
    article = Article("a", "a.txt", text, Metadata(), (), "now")
    begin = len("Bram Oster ")
    spans = (Span(begin, begin + len(cue)),), (Span(begin + len(cue) + 1, len(text) - 1),)
    return Candidate(
        article,
        Span(0, len(text)),
        0.5,
        Statement("s", "a", (), *spans, 0, len(text), speech, speaker="Bram Oster"),
    )


PLAN, SAID_SO = candidate("the ferry to the council", "is to take"), candidate("the ferry was late", "said")
OTHER = candidate("the pier was old", "said")


@pytest.mark.parametrize(
    ("candidates", "declined"),
    [
        ([PLAN], True),
        ([PLAN, OTHER], True),
        ([PLAN, SAID_SO], False),
        ([OTHER], False),
        ([candidate("the ferry", "wants", "mixed")], False),
    ],
)
def test_a_plan_alone_is_no_comment(news, candidates, declined):
    with news.store.snapshot():
        asked = news._answerer.read("Has Bram Oster commented on the ferry?", Filters())
        reason = find_reason_to_decline(news.store, asked, candidates)
        said = find_reason_to_decline(news.store, replace(asked, kind=SAID), candidates)
    wanted = "Bram Oster is not quoted on “the ferry”: articles only tell of plans or attitudes"
    nothing = "Bram Oster is not quoted in this archive: articles only tell of plans or attitudes"
    assert reason == (Decline(NOT_ON_TOPIC, wanted) if declined else None)
    assert said == (Decline(NOT_QUOTED, nothing) if candidates == [PLAN] else None)


def voiced(text, speaker):
    article = Article(speaker, f"{speaker}.txt", text, Metadata(), (), "now")
    content = (Span(text.index("it"), len(text) - 1),)
    return Candidate(article, Span(0, len(text)), 0.5), Statement(
        speaker, speaker, (), (), content, 0, len(text), "indirect", speaker=speaker
    )


@pytest.mark.parametrize(
    ("topic", "found_bearers"),
    [
        (None, ["Ida Orr", "Bo Lind"]),
        ("whether it rains", ["Ida Orr"]),  # only one of them speaks of it
        ("the night", ["Ida Orr", "Bo Lind"]),
    ],
)
def test_of_two_who_have_a_role_each_may_be_meant(news, monkeypatch, topic, found_bearers):
    both = [voiced("The mayor said it rains.", "Ida Orr"), voiced("The mayor said it snows.", "Bo Lind")]
    found = {one.article_id: [one] for _, one in both}
    asked = Question("What did the mayor say?", "the mayor", topic, kind=SAID)
    with news.store.snapshot():
        monkeypatch.setattr(type(news.store.statements), "of_articles", lambda _, ids: found)
        bearers = _find_bearers(news.store, asked, [candidate for candidate, _ in both])
    assert bearers == found_bearers


@pytest.mark.parametrize("role", ["the ferry director", "the PM", "the Tern Bay mayor"])
def test_a_role_that_nobody_alone_holds_is_said_not_to_be_plain(news, role):
    reason = decline(news, f"What did {role} say about the council?")
    assert reason == f"it is not plain who “{role}” is: nobody alone has that role in this archive"


@pytest.fixture
def doubting(tmp_path, toy_encoder):
    """An archive that is never sure."""
    never = {name: Weights({}, {}, {}, 0.0, 0.9) for name in GROUPS}
    with open_news(tmp_path, toy_encoder, calibrator=Calibrator(never)) as archive:
        yield archive


@pytest.mark.parametrize(
    ("question", "filters", "kind"),
    [
        ("What did Zola say about the ferry?", {}, SPEAKER_ABSENT),
        ("What did Oster say about Xanadu?", {}, TOPIC_ABSENT),
        ("xylophone", {}, TOPIC_ABSENT),
        ("Who said anything about cryptocurrency?", {}, TOPIC_ABSENT),
        ("What did her brother say about the ferry?", {}, UNPLAIN),
        ("What did Ida Penhallow's brother say about the ferry?", {}, UNPLAIN),
        ("What do you think about the ferry?", {}, NO_QUESTION),
        ("What did Lena Vale deny?", {}, NOT_ON_TOPIC),
        ("What did Ida Penhallow deny?", {}, None),
        ("What about the ferry?", {"since": "2026"}, OUTSIDE),
        ("What did Oster say about the ferry?", {"outlets": ["Hill Country Herald"]}, OUTSIDE),
        ("Hello!", {}, NO_QUESTION),
        ("Write me a poem about the ferry", {}, NO_QUESTION),
        ("What did Oster say about the ferry?", {}, None),
        ("What did Oster say about the ferry and what did Vale say about the pier?", {}, UNPLAIN),
    ],
)
def test_the_kind_of_reason_is_told(news, question, filters, kind):
    answer = news.ask(question, filters=make_filters(**filters))
    assert answer.declined == kind
    assert kind is None or kind in DECLINED
    assert (answer.status == "abstained") == (kind is not None) == (answer.reason is not None)


@pytest.mark.parametrize(
    ("question", "filters", "declined"),
    [
        ("What did Oster say about the ferry?", {}, Decline(NOT_ON_TOPIC, "Bram Oster is quoted in this archive, but not on “the ferry”")),
        ("What did Oster say about the ferry?", {"since": "2025-03"}, Decline(NOT_ON_TOPIC, "Bram Oster is quoted in the articles since 2025-03-01, but not on “the ferry”")),
        ("Who said the ferry was late?", {}, Decline(NO_ANSWER, "nobody is quoted on “the ferry was late” in this archive")),
        ("Who said the fjordella was late?", {}, Decline(TOPIC_ABSENT, "“fjordella” does not occur in this archive")),
        ("Who said the ferry was rusty?", {}, Decline(NO_ANSWER, "nobody is quoted on “the ferry was rusty” in this archive")),
        ("How long does the ferry to voltana take?", {}, Decline(TOPIC_ABSENT, "“voltana” does not occur in this archive")),
        ("Where was the violin?", {}, Decline(NO_ANSWER, "passages were found in this archive, but none answers the question")),
        ("Where was the violin?", {"until": "2025-03-08"}, Decline(NO_ANSWER, "passages were found in the articles until 2025-03-08, but none answers the question")),
    ],
)  # fmt: skip
def test_an_answer_that_is_not_sure_is_declined_with_what_was_found_as_closest(
    doubting, question, filters, declined
):
    answer = doubting.ask(question, filters=make_filters(**filters))
    assert (answer.declined, answer.reason) == (declined.kind, declined.reason)
    assert (answer.status, answer.quotes, answer.confidence) == ("abstained", (), 0.5)
    assert answer.closest


def test_small_talk_is_told_what_can_be_asked_and_shown_no_passages(news):
    answer = news.ask("How are you?")
    assert (answer.reason, answer.quotes, answer.closest) == (WHAT_TO_ASK, (), ())


def test_words_that_ask_nothing_are_searched_for_and_never_doubted(doubting):
    answer = doubting.ask("ferry")
    assert (answer.status, answer.confidence) == ("answered", 0.5)
    assert answer.quotes


def place(outlet, date):
    return Place("a", "a.txt", outlet, date, 0, 1, "x")


def test_the_places_outside_are_named_by_date_each_once():
    quote = Quote("a", "a.txt", None, "AFP", "2025-02-12", None, 0, 1, "x", 0.5)
    other = replace(
        quote,
        outlet="BBC",
        date="2025-01-03",
        also_in=(place(None, "2025-03-01"), place("AFP", "2025-02-12"), place(None, None)),
    )
    found = point_outside(Decline(NO_ANSWER, "none answers"), [quote, other])
    assert found == Decline(
        OUTSIDE,
        "none answers; only articles outside these dates or outlets have it (BBC 2025-01-03, AFP 2025-02-12, 2025-03-01)",
    )
    many = replace(quote, also_in=tuple(place("AFP", f"2025-01-0{day}") for day in range(1, 9)))
    assert point_outside(found, [many]).reason.endswith(f"2025-01-0{MOST_PLACES} and 4 more)")
    nowhere = replace(quote, outlet=None, date=None)
    assert (
        point_outside(Decline(NO_ANSWER, "none answers"), [nowhere]).reason
        == "none answers; only articles outside these dates or outlets have it"
    )


@pytest.mark.parametrize("question", ["What did Oster not say about the ferry?", "What has Vale never said?"])
def test_what_was_left_unsaid_is_no_question(news, question):
    answer = news.ask(question)
    assert (answer.declined, answer.reason, answer.closest) == (NO_QUESTION, WHAT_WAS_SAID, ())


FERRY_FOR, FERRY_AGAINST = candidate("the ferry", "praised"), candidate("the ferry is a disaster", "said")


@pytest.mark.parametrize(
    ("question", "candidates", "declined"),
    [
        (
            "Why is Bram Oster against the ferry?",
            [SAID_SO, FERRY_FOR],
            Decline(
                NOT_ON_TOPIC,
                "Bram Oster is quoted on “the ferry” in this archive, but for it, not against it",
            ),
        ),
        (
            "Why does Bram Oster support the ferry?",
            [FERRY_AGAINST],
            Decline(
                NOT_ON_TOPIC,
                "Bram Oster is quoted on “the ferry” in this archive, but against it, not for it",
            ),
        ),
        (
            "Who praised the ferry?",
            [FERRY_AGAINST],
            Decline(NO_ANSWER, "nobody is quoted for “the ferry” in this archive, only against it"),
        ),
        ("Why is Bram Oster against the ferry?", [FERRY_FOR, FERRY_AGAINST], None),
        ("Why is Bram Oster against the ferry?", [SAID_SO], None),
        ("Is Bram Oster against the ferry?", [FERRY_FOR], None),
        ("What did Bram Oster say about the ferry?", [FERRY_FOR], None),
    ],
)
def test_who_is_quoted_only_on_the_other_side_gives_no_reasons_for_this_one(
    news, question, candidates, declined
):
    with news.store.snapshot():
        asked = news._answerer.read(question, Filters())
        assert find_reason_to_decline(news.store, asked, candidates) == declined


def claim(said, cue, *, speaker="Oster", negated=False):
    """Make a candidate: who says that the ferry is late, or denies it."""
    text = f"{speaker} {cue} {said}."
    begin, end = len(speaker) + 1, len(speaker) + 1 + len(cue)
    spans = (Span(0, len(speaker)),), (Span(begin, end),), (Span(end + 1, len(text) - 1),)
    statement = Statement("s", "a", *spans, 0, len(text), "indirect", speaker=speaker, negated=negated)
    article = Article("a", "a.txt", text, Metadata(), (), "2026-09-06")
    return Candidate(article, Span(0, len(text)), 0.5, statement)


DENIAL = claim("that the ferry is late", "denied", negated=True)


@pytest.mark.parametrize(
    ("candidates", "reason"),
    [
        ([claim("the pier is new", "said"), DENIAL], "nobody is quoted as saying so in this archive; Oster denies it"),
        ([DENIAL, claim("the ferry is always late", "said", speaker="Vale")], None),
        ([claim("the pier is new", "said")], None),
    ],
    ids=["only denied", "said, too", "another topic"],
)  # fmt: skip
def test_what_is_only_denied_nobody_has_said(news, candidates, reason):
    asked = Question("Who said the ferry is late?", topic="the ferry is late", kind=WHO_SAID)
    declined = find_reason_to_decline(news.store, asked, candidates)
    assert (None if declined is None else declined.reason) == reason
