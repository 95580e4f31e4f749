import pytest

from qa.short_answer.expected import DATE, NAME, NUMBER, PLACE
from qa.short_answer.same import Short, are_same


def same(one, other, kind):
    pair = [Short(*text.split(" | ")) for text in (one, other)]
    found = are_same(pair[0], pair[1], kind)
    assert are_same(pair[1], pair[0], kind) == found
    return found


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (NUMBER, "20%", "20 per cent"),
        (NUMBER, "20%", "roughly 20% of Ukraine's land"),
        (NUMBER, "about a fifth", "20 percent"),
        (NUMBER, "one in five", "20%"),
        (NUMBER, "twenty", "20"),
        (NUMBER, "twenty-five thousand", "25,000"),
        (NUMBER, "1.2 million", "1,200,000"),
        (NUMBER, "half a million", "500,000"),
        (NUMBER, "two and a half years", "2.5 years"),
        (NUMBER, "$1.5bn", "1.5 billion dollars"),
        (NUMBER, "about 450 square kilometers", "450 sq. km"),
        (NUMBER, "450", "450 square kilometres"),
        (NUMBER, "2.5 kilometers (1.5 miles)", "2.5 kilometres"),
        (NUMBER, "more than 20", "20"),
        (NUMBER, "hundreds", "hundreds of square kilometres"),
        (DATE, "12 February", "February 12, 2025"),
        (DATE, "Feb. 12", "12 February"),
        (DATE, "2024", "in 2024"),
        (DATE, "Wednesday | 2025-02-12", "12 February 2025"),
        (DATE, "August last year | 2025-02-12", "August 2024"),
        (DATE, "six months ago | 2025-02-12", "in August 2024"),
        (DATE, "Wednesday", "on Wednesday"),
        (NAME, "Peskov", "Kremlin spokesman Dmitry Peskov"),
        (NAME, "Keith Kellogg", "Trump's special envoy, Keith Kellogg"),
        (NAME, "President Zelenskyy", "Volodymyr Zelensky"),
        (NAME, "Orr and Vance", "Teodor Vance and Ada Orr"),
        (PLACE, "Kursk", "the Kursk region"),
        (PLACE, "Kursk Oblast", "Russia's Kursk region"),
        (PLACE, "in Istanbul", "Istanbul, Turkey"),
        (None, "Guardian", "The Guardian"),
        (None, "12 percent", "by 12 per cent"),
        (None, "Sedge Lock", "sent by way of Sedge Lock"),
    ],
)
def test_one_answer_in_two_ways_is_the_same(kind, one, other):
    assert same(one, other, kind)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (NUMBER, "20%", "20,000"),
        (NUMBER, "20%", "20"),
        (NUMBER, "more than 20", "fewer than 20"),
        (NUMBER, "20", "20 to 30"),
        (NUMBER, "7 metres", "7 km"),
        (NUMBER, "hundreds", "450"),
        (NUMBER, "their land", "the part of their land that is held by others in the north"),
        (DATE, "2024", "12 February 2024"),
        (DATE, "before 2014", "after 2014"),
        (DATE, "late February", "early February"),
        (DATE, "late February", "February"),
        (DATE, "the 1990s", "1990"),
        (DATE, "Wednesday | 2025-02-12", "Wednesday | 2025-03-05"),
        (NAME, "Dmitry Peskov", "Oleg Peskov"),
        (NAME, "Trump", "Trump's special envoy Keith Kellogg"),
        (NAME, "Peskov", "Peskov and Lavrov"),
        (NAME, "The Moscow Times", "The New York Times"),
        (PLACE, "York", "New York"),
        (PLACE, "Kansas", "Kansas City"),
        (None, "negotiable", "not negotiable"),
        (None, "open", "closed"),
        (None, "12 apples", "12 percent"),
    ],
)
def test_two_answers_are_not_the_same(kind, one, other):
    assert not same(one, other, kind)


@pytest.mark.parametrize(
    ("before", "other", "same"),
    [
        ("There were at least ", "With fewer than ", False),
        ("Nearly ", "Only ", True),
        ("at least ", "more than ", True),
    ],
)
def test_what_bounds_a_number_may_stand_before_it(before, other, same):
    assert are_same(Short("14 wolves", None, before), Short("14", None, other), NUMBER) == same
