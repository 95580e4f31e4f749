import pytest

from index.records import Span
from index.speakers.article.labels import find_signature, find_turns, split_entries
from index.speakers.article.resolve import resolve_speakers
from index.statements.records import Found

TALK = (
    "Priya Rao met Jan Vance.\n\nVANCE: Will the ferries sail?\n\nRAO: They will. I know it.\n\n"
    "VANCE: When?\n\nRAO: In May, says Orr.\n"
)


def find(text, part):
    start = text.index(part)
    return Span(start, start + len(part))


def sign(text, quotation="“It is late.”"):
    signature = find_signature(text, find(text, quotation))
    return None if signature is None else text[signature.start : signature.end]


def speakers_of(text, *found, **known):
    """Resolve statements given as the text of their source, or None, and of their contents."""
    made = [
        Found(() if source is None else (find(text, source),), (), tuple(find(text, part) for part in parts))
        for source, *parts in found
    ]
    resolved = resolve_speakers(text, made, kept=[Span(0, len(text))], **known)
    return [speaker.name for speaker in resolved.speakers]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is late.” ― Anna Orr\n", "Anna Orr"),
        ("“It is late.”\n— Mayor Anna Orr, Harwick\n", "Mayor Anna Orr"),
        ("* “It is late.” -- Anna van der Orr (baker)\n", "Anna van der Orr"),
        ("“It is late.” - a ferry worker", "a ferry worker"),
        ("“It is late.” – Harwick Post", "Harwick Post"),
    ],
)
def test_a_quotation_is_signed_behind_its_dash(text, name):
    assert sign(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "“It is late.” — Orr said on Monday.\n",
        "“It is late.” — and cold\n",
        "“It is late.” ― Anna Orr — “And cold.”\n",
        "“It is late.” – Anna Orr’s words\n",
        "“It is late.” — Anna Orr, who said so, is a baker.\n",
        "Nobody heard “It is late.” – Anna Orr\n",
        "“It is late.”\n\n— Anna Orr\n",
        "“It is late.” Anna Orr\n",
        "“It is late.” -Anna Orr\n",
    ],
)
def test_what_goes_on_behind_a_dash_is_no_signature(text):
    assert sign(text) is None


def test_a_column_of_quotations_ties_to_the_name_that_follows():
    text = "“It is late.” ― Anna Orr\n\n“It is cold.” ― Tom Hale\n\n“It is dark.”\n― Jan Roe\n"
    found = [(None, "“It is late.”"), ("Anna Orr", "“It is cold.”"), ("Tom Hale", "“It is dark.”")]
    assert speakers_of(text, *found) == ["Anna Orr", "Tom Hale", "Jan Roe"]


def test_one_statement_over_entries_of_several_is_nobodys():
    text = "“It is late.” ― Anna Orr\n\n“It is cold.” ― Tom Hale\n"
    assert speakers_of(text, ("Anna Orr", "“It is late.”", "“It is cold.”")) == [None]
    text = "Anna Orr —\n“It is late.”\n\nTom Hale —\n“It is cold.”\n"
    assert speakers_of(text, ("Anna Orr", "“It is late.”", "“It is cold.”")) == [None]


def test_a_statement_over_several_entries_is_parted_by_them():
    text = "“It is late.” ― Anna Orr\n\n“It is cold.” ― Tom Hale\n"
    pieces = find(text, "“It is late.”"), find(text, "“It is cold.”")
    parted = split_entries(text, [Found((find(text, "Anna Orr"),), (), pieces)])
    assert parted == [
        Found((find(text, "Anna Orr"),), (), pieces[:1]),
        Found((find(text, "Tom Hale"),), (), pieces[1:]),
    ]


def test_a_statement_in_pieces_of_one_speaker_stays_whole():
    text = "“It is late,” Anna Orr said. “It is cold.”\n"
    one = Found((find(text, "Anna Orr"),), (), (find(text, "“It is late,”"), find(text, "“It is cold.”")))
    assert split_entries(text, [one]) == [one]


def test_an_attribution_beside_a_quotation_stays_where_no_entry_is_signed():
    text = "“It is late,” Anna Orr said.\n\n“It is cold.” ― Tom Hale\n"
    assert speakers_of(text, ("Anna Orr", "“It is late,”")) == ["Anna Orr"]


def test_a_named_turn_is_that_persons_words():
    assert speakers_of(TALK, (None, "They will."), (None, "Will the ferries sail?")) == [
        "Priya Rao",
        "Jan Vance",
    ]
    assert speakers_of(TALK, ("Orr", "In May")) == ["Orr"]


def test_i_in_a_turn_is_not_the_author():
    assert speakers_of(TALK, ("I", "it"), author="Max Pike") == ["Priya Rao"]
    text = "Q: Is it late?\nA: I know it.\nQ: Is it cold?\nA: Very.\n"
    assert speakers_of(text, ("I", "it"), author="Max Pike") == [None]


def test_questions_and_answers_are_unknown():
    text = "Priya Rao answered us.\n\nQ: Is it late?\nA: It is.\nQ: Is it cold?\nA: Very cold.\n"
    assert speakers_of(text, ("Q", "Is it late?"), ("A", "It is."), (None, "Very cold.")) == [None] * 3


def test_headings_and_single_labels_make_no_transcript():
    assert find_turns("Update: It is late.\nUpdate: It is cold.\nNote: It is dark.\n") == {}
    assert find_turns("Anna Orr: It is late.\nNobody knew.\n") == {}
    assert len(find_turns(TALK)) == 4


INITIALED = "Priya Rao (PR) met Jan Vance (JV).\n\nJV: Will the ferries sail?\n\nPR: They will.\n\nJV: When?\n\nPR: In May.\n"


def test_initials_before_a_turn_are_the_one_person_who_has_them():
    found = [(None, "Will the ferries sail?"), (None, "They will."), (None, "In May.")]
    assert speakers_of(INITIALED, *found) == ["Jan Vance", "Priya Rao", "Priya Rao"]


def test_initials_need_not_be_explained_and_a_headline_may_have_the_name():
    text = INITIALED.replace(" (PR)", "").replace(" (JV)", "")
    assert speakers_of(text, (None, "They will.")) == ["Priya Rao"]
    text = INITIALED.replace("Priya Rao (PR) met Jan Vance (JV).", "Interview with Priya Rao by Jan Vance")
    assert speakers_of(text, (None, "They will.")) == ["Priya Rao"]


def test_initials_that_two_have_or_that_stand_elsewhere_are_nobodys():
    text = INITIALED.replace("met Jan Vance (JV)", "and Paul Roe met Jan Vance")
    assert "Priya Rao" not in speakers_of(text, (None, "They will."))
    text = INITIALED.replace(" (PR)", "") + "\nThe PR is wrong.\n"
    assert "Priya Rao" not in speakers_of(text, (None, "They will."))


def test_a_turn_tied_to_the_label_of_the_next_is_of_its_own():
    asked, content = INITIALED.index("JV: Will"), (find(INITIALED, "Will the ferries sail?"),)
    answered = INITIALED.index("PR: They")
    wrong = Found((Span(answered, answered + 2),), (), content)
    assert split_entries(INITIALED, [wrong]) == [Found((Span(asked, asked + 2),), (), content)]
