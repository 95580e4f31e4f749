import pytest

from qa.attribute import mentions, speaks, speaks_in_full


@pytest.mark.parametrize(
    "passage",
    [
        "Peskov said such a bargain was out of the question.",
        "“It will be open in June,” said Dmitry Peskov.",
        "“Never,” Peskov told reporters on Monday.",
        "According to the Kremlin spokesman Dmitry Peskov, the army will clear the region.",
        "Peskov denied that a letter had been sent.",
        'Mr. Peskov: "We are not there yet."',
        "PESKOV ADDED that no date was set.",
    ],
)
def test_a_name_beside_a_verb_of_speech_speaks(passage):
    assert speaks(passage, "peskov")


@pytest.mark.parametrize(
    "passage",
    [
        "The boat of Peskov came a day later.",
        "Peskov's statement was read aloud.",
        "Peskov’s claim was denied by Kyiv.",
        "Peskov left. The mayor of the town said nothing.",
        "Nothing was said.",
        "Peskova said so.",
        "Their aim was to help Mr. Peskov maintain his grip.",
        "They saw Peskov described by Kyiv as a liar.",
        "Everything Peskov says is a lie.",
        "Peskov, tell your story.",
        "",
    ],
)
def test_a_name_that_is_only_mentioned_does_not_speak(passage):
    assert not speaks(passage, "peskov")


def test_a_name_with_marks_of_a_pattern_is_taken_literally():
    assert speaks("A.b said so.", "a.b")
    assert not speaks("Axb said so.", "a.b")


def test_a_mention_is_a_whole_word_whatever_its_case_and_accents():
    assert mentions("MÜLLER’s plan", "muller")
    assert not mentions("Mullerian plan", "muller")


@pytest.mark.parametrize(
    "passage",
    [
        "Lind said that Orr had no boat.",
        "Lind told Orr to wait.",
        "Lind accused Orr of sleeping.",
        "The remarks of Orr came a day later.",
    ],
)
def test_somebody_spoken_of_does_not_speak(passage):
    assert not speaks(passage, "orr")


@pytest.mark.parametrize(
    "passage",
    ['"No," said Captain Ida Orr.', "“No,” says the harbour master, Ida Orr.", "Orr, 40, has denied it."],
)
def test_a_speaker_may_stand_before_or_after_the_cue(passage):
    assert speaks(passage, "orr")


@pytest.mark.parametrize(
    ("passage", "speaks"),
    [
        ("Olga Peskova said so.", True),
        ("O. V. Peskova said so.", True),
        ("Peskova said so.", False),
        ("Ada Peskova said that Olga Peskova left.", False),
    ],
)
def test_where_others_have_the_last_name_the_first_must_stand_before_it(passage, speaks):
    assert speaks_in_full(passage, "Olga", "peskova") is speaks
