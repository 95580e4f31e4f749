import random
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoder import SentenceEncoder
from qa.corroborate import CUT, SAME, WORDING, group_statements
from qa.verify.records import Piece
from tests.qa.corroborate.voices import make_article, names, quote, relations, report, within

DAM = "We will repair the old dam before the winter comes"
DAM_RETOLD = "We will mend the old dam before the winter begins"
LONG = "The dam is old. We will repair it before the winter comes. Nobody has to leave the valley"


def one(*statements):
    """Tell whether these are one statement."""
    return len(group_statements(statements)) == 1


def test_no_candidates_give_no_groups():
    assert group_statements([]) == []


def test_the_same_words_are_one_statement_whatever_case_marks_and_typography():
    groups = group_statements([quote("It's not over - yet!", "alpha"), quote("IT’S NOT OVER — YET", "beta")])
    assert (names(groups), relations(groups)) == ([["alpha", "beta"]], [[SAME]])


def test_the_same_words_of_two_speakers_are_two_statements():
    assert not one(quote(DAM, "alpha"), quote(DAM, "beta", speaker="Ben Orr"))


def test_of_unknown_speakers_only_the_same_words_are_one():
    assert one(quote(DAM, "alpha", speaker=None), quote(DAM, "beta", speaker=None))
    assert not one(quote(DAM, "alpha", speaker=None), quote(DAM_RETOLD, "beta", speaker=None))
    assert not one(quote(DAM, "alpha", speaker=None), quote(DAM, "beta"))


def test_a_part_of_a_quotation_is_a_cut_of_it():
    groups = group_statements(
        [quote(LONG, "alpha"), quote("We will repair it before the winter comes", "beta", cosine=0.1)]
    )
    assert (names(groups), relations(groups)) == ([["alpha", "beta"]], [[CUT]])


def test_other_words_with_one_meaning_are_another_wording():
    groups = group_statements([quote(DAM, "alpha"), quote(DAM_RETOLD, "beta", cosine=0.9)])
    assert (names(groups), relations(groups)) == ([["alpha", "beta"]], [[WORDING]])


def test_like_words_without_like_meaning_are_two_statements():
    assert not one(quote(DAM, "alpha"), quote(DAM_RETOLD, "beta", cosine=0.6))


def test_statements_without_vectors_are_compared_by_words():
    alpha, beta = report("Orr said |" + LONG, "alpha"), report("Orr said |" + LONG + " at all", "beta")
    assert one(*(type(v)(v.article, v.span, v.content, v.speaker, v.speech) for v in (alpha, beta)))


@pytest.mark.parametrize(
    "other",
    [
        "We will not mend the old dam before the winter begins",
        "We will mend the old dam before the 3 winters begin",
        "We will destroy the old dam before the winter begins",
        "We will mend the old dam after the winter begins",
        "We will mend the old dam only when the winter begins",
        "Will we mend the old dam before the winter begins?",
    ],
)
def test_what_says_another_thing_is_no_wording(other):
    alpha = quote(DAM.replace("repair", "build"), "alpha")
    assert one(alpha, quote(DAM_RETOLD, "beta", cosine=0.99))
    assert not one(alpha, quote(other, "beta", cosine=0.99))


def test_numbers_are_one_in_figures_and_in_words():
    alpha, beta = (
        "The bridge will cost us twelve million crowns",
        "The bridge costs us 12 million crowns in all",
    )
    assert one(quote(alpha, "alpha"), quote(beta, "beta", cosine=0.9))
    assert not one(quote(alpha, "alpha"), quote(beta.replace("12", "13"), "beta", cosine=0.9))


def test_a_statement_about_somebody_else_is_another():
    alpha, beta = "I have met Ilse Brandt in the harbour", "I have met Tomas Reed near the harbour"
    assert not one(quote(alpha, "alpha"), quote(beta, "beta", cosine=0.95))
    assert one(quote(alpha, "alpha"), quote(beta.replace("Tomas Reed", "Ilse Brandt"), "beta", cosine=0.95))


def test_a_name_at_the_beginning_of_a_sentence_counts_and_a_common_word_does_not():
    said = "{} will come to the harbour in the morning"
    alpha, beta = quote(said.format("Brandt"), "alpha"), quote(said.format("Reed"), "beta", cosine=0.95)
    assert not one(alpha, beta)
    boats = make_article("Two boats are here. “" + said.format("Boats") + ",” Orr said.", "boats")
    assert one(within(boats, said.format("Boats")), quote(said.format("Ships"), "beta", cosine=0.95))


def test_who_does_what_to_whom_counts():
    alpha, beta = (
        "Then Arland attacked Borland without a warning",
        "Then Borland attacked Arland without a warning",
    )
    assert not one(quote(alpha, "alpha"), quote(beta, "beta", cosine=0.99))


def test_what_is_denied_is_not_what_is_said():
    said, denied = (
        report("Orr said that |the dam is old and weak", "alpha"),
        report("Orr denied that |the dam is old and weak", "beta"),
    )
    assert not one(said, denied)


@pytest.mark.parametrize(
    "turned",
    [
        "it is false that",
        "it is a lie that",
        "it is unlikely that",
        "it asks whether",
        "they failed to say that",
    ],
)
def test_what_is_called_false_or_open_is_not_what_is_said(turned):
    said = "the dam is old and weak and needs repair"
    assert not one(
        report(f"Orr said that |{said}", "alpha"), report(f"Orr said that |{turned} {said}", "beta")
    )


def test_two_ways_to_call_a_thing_false_are_one_wording():
    said = "the dam is old and weak and needs repair"
    assert one(quote(f"It is false that {said}", "alpha"), quote(f"It is a lie that {said}", "beta"))


def test_a_cut_without_the_negation_before_it_is_another_statement():
    assert not one(
        quote("I do not think that we will repair the dam", "alpha"), quote("We will repair the dam", "beta")
    )


def test_a_cut_may_leave_out_a_whole_sentence_with_a_negation():
    alpha = "Nobody has to leave. We will repair the dam in spring"
    assert one(quote(alpha, "alpha"), quote("We will repair the dam in spring", "beta"))


def test_articles_more_than_a_week_apart_share_the_same_words_only():
    alpha = quote(DAM, "alpha")
    assert one(alpha, quote(DAM_RETOLD, "beta", cosine=0.9, date="2025-03-11"))
    assert one(alpha, quote(DAM_RETOLD, "beta", cosine=0.9, date=None))
    assert not one(alpha, quote(DAM_RETOLD, "beta", cosine=0.9, date="2025-03-12"))
    assert one(alpha, quote(DAM, "beta", date="2019-01-01"))


def test_two_wordings_in_one_article_are_two_statements():
    article = make_article(f"“{DAM},” Orr said. “{DAM_RETOLD},” she added.", "alpha")
    assert not one(within(article, DAM), within(article, DAM_RETOLD))


def test_direct_comes_before_mixed_before_indirect_and_then_the_earliest():
    found = [
        report("Orr said |" + DAM, "indirect", date="2025-03-01"),
        quote(DAM, "undated", date=None, score=0.9),
        quote(DAM, "late", date="2025-03-06"),
        quote(DAM, "mixed", speech="mixed", date="2025-03-01"),
        quote(DAM, "early", date="2025-03-05"),
    ]
    assert names(group_statements(found)) == [["early", "late", "undated", "mixed", "indirect"]]


def test_of_equals_the_higher_score_and_then_the_source_comes_first():
    found = [quote(DAM, "gamma"), quote(DAM, "beta"), quote(DAM, "delta", score=0.6)]
    assert names(group_statements(found)) == [["delta", "beta", "gamma"]]


def test_a_whole_wording_comes_before_an_earlier_cut_of_the_same_speech():
    cut = quote("We will repair it before the winter comes", "cut", date="2025-03-01")
    assert names(group_statements([cut, quote(LONG, "whole")])) == [["whole", "cut"]]


def test_a_direct_cut_comes_before_the_whole_reported():
    cut = quote("We will repair it before the winter comes", "cut")
    assert names(group_statements([report("Orr said |" + LONG, "whole"), cut])) == [["cut", "whole"]]


def test_every_member_is_compared_with_the_best():
    first = quote("We will repair the old dam before winter comes", "first", date="2025-03-01")
    middle = quote(
        "We will repair the tall tower before winter comes", "middle", cosine=0.8, date="2025-03-02"
    )
    last = quote(
        "You should paint the tall tower before winter comes", "last", cosine=0.28, date="2025-03-03"
    )
    assert one(middle, last)
    assert names(group_statements([last, middle, first])) == [["first", "middle"], ["last"]]


def test_reprints_count_as_one_source():
    found = [
        quote(DAM, "alpha", cluster="wire"),
        quote(DAM, "beta", cluster="wire"),
        quote(DAM, "gamma", cluster="own"),
    ]
    (group,) = group_statements(found)
    assert group.independent_sources == 2


def test_the_difference_is_shown_from_the_best_to_the_other():
    (group,) = group_statements([quote(DAM, "alpha"), quote(DAM_RETOLD, "beta", cosine=0.9)])
    assert group.others[0].diff == (
        Piece("same", "We will"), Piece("removed", "repair"), Piece("added", "mend"),
        Piece("same", "the old dam before the winter"), Piece("removed", "comes"), Piece("added", "begins"),
    )  # fmt: skip


def test_typography_is_no_difference():
    (group,) = group_statements([quote("It's over", "alpha"), quote("It’s over", "beta")])
    assert group.others[0].diff == ()


def test_groups_come_by_the_best_score_of_their_members():
    found = [
        quote(DAM, "alpha", score=0.1),
        quote("It snows", "beta", score=0.5),
        quote(DAM, "gamma", score=0.9, date="2025-03-05"),
    ]
    assert names(group_statements(found)) == [["alpha", "gamma"], ["beta"]]


def test_a_statement_that_overlaps_another_by_the_same_speaker_joins_it():
    article = make_article(f"“{LONG},” Orr said.", "alpha")
    whole, part = within(article, LONG), within(article, "The dam is old. We")
    assert relations(group_statements([part, whole])) == [[CUT]]
    assert not one(whole, within(article, "The dam is old. We", speaker="Ben Orr"))


def test_statements_in_one_sentence_that_share_no_words_stay_two():
    sentence = "Orr said the dam was old and warned that rain would come."
    article = make_article(sentence, "alpha")
    assert not one(within(article, sentence, "the dam was old"), within(article, sentence, "rain would come"))


def test_marks_alone_are_no_statement_of_another():
    assert len(group_statements([quote("***", "alpha"), quote("---", "beta")])) == 2


WORDS = "we will not mend the old dam tower in 3 or 4 days says Arland".split()
SAID = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


@given(st.lists(SAID, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_candidates_decides_nothing(said, shuffle: random.Random):
    found = [quote(text, f"a{number}", cosine=0.9) for number, text in enumerate(said)]
    groups = group_statements(found)
    mixed = list(found)
    shuffle.shuffle(mixed)
    assert group_statements(mixed) == groups
    assert sorted(chain(*names(groups))) == sorted(v.article.id for v in found)


RETOLD = [
    ("I cannot say yet, we will see. But every one of our bridges counts, there is no order among them",
     "I can't say so far; we will see. But all our bridges matter, there is no ranking among them", True),
    ("We must help the farmers through this drought", "We have to help our farmers get through the drought", True),
    ("Every child will get a free lunch at school", "Every pupil will receive a free meal at school", True),
    ("We have enough grain for the whole winter", "We have enough fuel for the whole winter", False),
    ("I trust the police to do their work well", "I trust the courts to do their work well", False),
    ("We strongly condemn the attack on the embassy", "We strongly condemn the attack on the hospital", False),
]  # fmt: skip


@pytest.mark.parametrize(("said", "other", "same"), RETOLD)
def test_the_packaged_model_parts_what_is_retold_from_what_is_like_it(said, other, same):
    vectors = SentenceEncoder().encode([said, other])
    pair = quote(said, "alpha"), quote(other, "beta")
    assert one(*(replace(voiced, vector=row) for voiced, row in zip(pair, vectors, strict=True))) is same
