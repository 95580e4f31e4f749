import numpy as np
import pytest

from qa.confidence.calibrator import Calibrator, Weights
from qa.confidence.evidence import ANYTHING, FACT, FEATURES, GROUPS, SPEECH, Evidence
from qa.confidence.fit import Judged, choose_threshold, fit
from qa.evaluate.calibrate import describe_fit

BEFORE = Calibrator({name: Weights({}, {}, {}, 0.5, 0.25) for name in GROUPS}, "before")


def answer(words, right, *, answerable=True, group=SPEECH):
    values = dict.fromkeys(FEATURES[group], 0.0) | {"words": words}
    return Judged(Evidence(group, values), right, answerable)


def draw(n, seed=1):
    """Answers that are right the more often the more words they have; half of the wrong ones have no right one."""
    generator = np.random.default_rng(seed)
    words = generator.random(n)
    rights = generator.random(n) < 1 / (1 + np.exp(-12 * (words - 0.5)))
    return [
        answer(w, bool(r), answerable=bool(r) or n % 2 == 0)
        for n, (w, r) in enumerate(zip(words, rights, strict=True))
    ]


def test_the_probability_fitted_is_that_of_being_right():
    answers = draw(2000)
    calibrator = fit(answers, BEFORE).calibrator
    found = [calibrator.score(answer(words, True).evidence) for words in (0.2, 0.5, 0.8)]
    assert found == pytest.approx(
        [1 / (1 + np.exp(-12 * (words - 0.5))) for words in (0.2, 0.5, 0.8)], abs=0.05
    )


def test_cross_validation_never_scores_an_answer_with_what_was_fitted_on_it():
    generator = np.random.default_rng(0)
    noise = [
        Judged(
            Evidence(SPEECH, {name: float(generator.normal()) for name in FEATURES[SPEECH]}),
            bool(n % 2),
            True,
        )
        for n in range(40)
    ]
    fitted = fit(noise, BEFORE)
    rights = np.array([one.right for one in noise])
    seen = np.array([fitted.calibrator.score(one.evidence) for one in noise])
    assert seen[rights].mean() - seen[~rights].mean() > 0.15  # fitted to noise
    assert fitted.probabilities[rights].mean() - fitted.probabilities[~rights].mean() < 0.15


def test_the_same_answers_and_seed_give_the_same_calibrator():
    assert fit(draw(200), BEFORE, seed=3).calibrator == fit(draw(200), BEFORE, seed=3).calibrator


def test_answers_that_count_more_draw_the_probability_to_themselves():
    answers = [answer(0.5, n % 2 == 0) for n in range(40)]
    heavy = fit(answers, BEFORE, weights=[3.0 if one.right else 1.0 for one in answers]).calibrator
    assert heavy.score(answers[0].evidence) == pytest.approx(0.75, abs=1e-3)
    assert fit(answers, BEFORE).calibrator.score(answers[0].evidence) == pytest.approx(0.5, abs=1e-3)


def test_the_threshold_heeds_how_much_an_answer_counts():
    answers = [answer(0, True), answer(0, False, answerable=False), answer(0, True)]
    probabilities = np.array([0.2, 0.5, 0.8])
    assert choose_threshold(answers, probabilities, 0.25) > 0.5
    assert choose_threshold(answers, probabilities, 0.25, np.array([5.0, 1.0, 1.0])) == pytest.approx(0.2)


def test_a_kind_with_few_questions_keeps_its_weights():
    fitted = fit([*draw(100), *(answer(0.1, n < 7, group=FACT) for n in range(40))], BEFORE)
    assert fitted.kept == (ANYTHING, FACT)
    assert fitted.calibrator.groups[FACT] == BEFORE.groups[FACT]
    assert fitted.calibrator.groups[SPEECH] != BEFORE.groups[SPEECH]
    assert np.isnan(fitted.probabilities).tolist() == [False] * 100 + [True] * 40


def test_without_a_risk_the_threshold_parts_answerable_and_unanswerable():
    answers = [answer(0, True)] * 4 + [answer(0, False, answerable=False)] * 4
    assert 0.4 < choose_threshold(answers, np.array([0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1]), None) <= 0.6


def test_of_thresholds_that_do_equally_well_the_highest_is_taken():
    answers = [answer(0, True), answer(0, False, answerable=False)]
    assert choose_threshold(answers, np.array([0.9, 0.2]), None) == 0.9


@pytest.mark.parametrize(("risk", "given"), [(0.5, 4), (0.34, 3), (0.2, 2), (1.0, 4)])
def test_of_a_risk_the_lowest_threshold_that_keeps_it_is_taken(risk, given):
    answers = [answer(0, right) for right in (True, True, False, False)]
    probabilities = np.array([0.9, 0.8, 0.7, 0.6])
    threshold = choose_threshold(answers, probabilities, risk)
    assert (probabilities >= threshold).sum() == given


def test_a_risk_that_nothing_keeps_answers_the_surest_alone():
    answers = [answer(0, right) for right in (False, True, False)]
    assert choose_threshold(answers, np.array([0.9, 0.8, 0.7]), 0.1) == 0.9


def test_the_fit_is_described_by_what_cross_validation_gave():
    answers = draw(400)
    fitted = fit(answers, BEFORE)
    figures = describe_fit(answers, fitted)
    assert figures["questions"] == 400
    assert figures["right"] == pytest.approx(np.mean([one.right for one in answers]))
    assert figures["balanced"] == pytest.approx((figures["answered"] + figures["declined"]) / 2)
    assert figures["auroc"] > 0.7
    assert figures["ece"] < 0.1
    assert figures["risk"] < 1 - figures["right"]
    assert describe_fit([], fit([], BEFORE)) == {"questions": 0.0}
