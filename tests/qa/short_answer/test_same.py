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
        (NUMBER, "9", "9 votes"),
        (NUMBER, "9 council seats", "nine seats"),
        (NUMBER, "a 9-seat majority", "9 seats"),
        (NUMBER, "one person", "1 people"),
        (NUMBER, "9 metric tons", "9 tonnes"),
        (NUMBER, "60 mph", "60 miles an hour"),
        (NUMBER, "2 to 3 million", "2 million to 3 million"),
        (NUMBER, "twice", "two times"),
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
        (NAME, "Labour", "the Labour Party"),
        (NAME, "Orr and Vance", "Teodor Vance and Ada Orr"),
        (PLACE, "Kursk", "the Kursk region"),
        (PLACE, "the Kursk region of Russia", "Kursk"),
        (PLACE, "the eastern city of Kursk", "Kursk"),
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
        (NUMBER, "9 votes", "9 seats"),
        (NUMBER, "9 boats", "9 boat owners"),
        (NUMBER, "9 people killed", "9 people injured"),
        (NUMBER, "9 injured", "9 dead"),
        (NUMBER, "$9", "9 votes"),
        (NUMBER, "three times", "three days"),
        (NUMBER, "60 miles per hour", "60 miles"),
        (NUMBER, "5 degrees Celsius", "5 degrees Fahrenheit"),
        (NUMBER, "hundreds", "450"),
        (NUMBER, "their land", "the part of their land that is held by others in the north"),
        (DATE, "2024", "12 February 2024"),
        (DATE, "before 2014", "after 2014"),
        (DATE, "late February", "early February"),
        (DATE, "late February", "February"),
        (DATE, "the 1990s", "1990"),
        (DATE, "before 2014", "2014"),
        (DATE, "the morning of 12 March", "the evening of 12 March"),
        (DATE, "Wednesday | 2025-02-12", "Wednesday | 2025-03-05"),
        (NAME, "Dmitry Peskov", "Oleg Peskov"),
        (NAME, "Mr Oster", "Mrs Oster"),
        (NAME, "the mayor of York", "the bishop of York"),
        (NAME, "the University of York", "the University of New York"),
        (NAME, "Trump", "Trump's special envoy Keith Kellogg"),
        (NAME, "Peskov", "Peskov and Lavrov"),
        (NAME, "The Moscow Times", "The New York Times"),
        (PLACE, "York", "New York"),
        (PLACE, "Paris, Texas", "Paris, France"),
        (PLACE, "Tern Bay, Dorset", "Hill End, Dorset"),
        (PLACE, "north of Kursk", "south of Kursk"),
        (PLACE, "western Kursk", "eastern Kursk"),
        (PLACE, "the Gulf of Mexico", "Mexico"),
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


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        (DATE, ("opened before ", "1952"), ("opened in ", "1952"), False),
        (DATE, ("opened before ", "1952"), ("opened after ", "1952"), False),
        (DATE, ("in late ", "February"), ("in early ", "February"), False),
        (DATE, ("It sank on ", "12 March"), ("", "on 12 March 2025"), True),
        (PLACE, ("They met in ", "Istanbul"), ("They met near ", "Istanbul"), False),
        (PLACE, ("Near York they met in ", "Istanbul"), ("They met in ", "Istanbul"), True),
    ],
)
def test_what_turns_a_date_or_place_may_stand_before_it(kind, one, other, same):
    pair = [Short(text, None, before) for before, text in (one, other)]
    assert are_same(pair[0], pair[1], kind) == same


def test_what_is_denied_is_another_answer():
    assert not are_same(Short("rain"), Short("rain", denials=1), None)
    assert are_same(Short("rain", denials=1), Short("rain", denials=1), None)
