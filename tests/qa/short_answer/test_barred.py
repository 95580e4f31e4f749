import pytest

from index.records import Article, Metadata, Span
from qa.short_answer.barred import is_barred
from qa.short_answer.expected import find_expected
from qa.short_answer.last_name import ask_by_last_name


def bars(question, text, answer):
    start = text.index(answer)
    return is_barred(question, text, Span(start, start + len(answer)), find_expected(question))


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("What caused the leak?", "The firm has denied that poor work caused the leak.", "poor work"),
        ("What was the leak caused by?", "The leak was not caused by poor work.", "poor work"),
        ("Where did he meet Vale?", "Orr denied, in a letter, that he had met Vale in Merrow.", "Merrow"),
        ("Who lost the parcel?", "Orr denied that a parcel was lost on Sunday.", "Orr"),
        ("Who was tired after the game?", "The coach, Bram Orr, denied they had been tired after the game.", "Bram Orr"),
        ("Who set a date for the end of the strike?", "Orr will not put a date on the end of the strike", "Orr"),
        ("Who disclosed the records?", "Orr has steadfastly refused to disclose the records.", "Orr"),
        ("Who disclosed the records?", "Orr has yet to disclose the records.", "Orr"),
        ("Who is to blame for the leak?", "Maker of pipes rejects blame for leak", "Maker of pipes"),
        ("What caused the blast?", "It is too early to tell whether the blast was caused by a bomb.", "a bomb"),
    ],
)  # fmt: skip
def test_what_the_text_denies_is_no_answer(question, text, answer):
    assert bars(question, text, answer)


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Who denied the claim?", "Orr denied the claim.", "Orr"),
        ("What was not damaged?", "The pier was not damaged.", "The pier"),
        ("Who refused to sign?", "Orr refused to sign.", "Orr"),
        ("How much did it pay?", "The firm denied wrongdoing, saying it had paid $5m.", "$5m"),
        ("How much was the contract worth?", "Orr did not comment on the $5m contract.", "$5m"),
        ("Who proposed the swap?", "Vale rejected a proposal by Orr to swap land.", "Orr"),
        ("Who visited Merrow?", "Orr did not visit the front but went to Merrow.", "Orr"),
        ("When did the bridge open?", "The bridge did not open until 1952.", "1952"),
        ("How many boats sank?", "Not more than 20 boats sank.", "20"),
        ("Who won the vote?", "Orr won not only the vote but the seat.", "Orr"),
    ],
)
def test_what_is_asked_for_or_denied_of_something_else_is_an_answer(question, text, answer):
    assert not bars(question, text, answer)


@pytest.mark.parametrize(
    ("question", "text", "answer", "barred"),
    [
        ("How many teachers were on strike?", "Teachers began a three-day strike.", "three-day", True),
        ("How many days was the strike?", "Teachers began a three-day strike.", "three-day", False),
        ("For how many years will it run?", "They reach a four-year deal.", "four-year", False),
        ("How many people voted?", "Turnout was 61 percent.", "61 percent", False),
        ("How many boxes are missing?", "Box No. 4 was late.", "No. 4", True),
        ("How many boxes are missing?", "Box No. 4 was late.", "4", True),
        ("How many boats sank?", "A third, the Heron, sank.", "A third", True),
        ("How many boats sank?", "A third of the boats sank.", "A third", False),
        ("Who sank with the boat?", "A third, the Heron, sank.", "A third", True),
        ("Which boat sank?", "The gale sank one fishing boat.", "one fishing boat", True),
        ("Which boats sank?", "The two boats, Heron and Tern, sank.", "two", True),
        ("Which boats sank?", "The two boats, Heron and Tern, sank.", "Heron and Tern", False),
        ("What bacteria were found?", "Bacteria were found in a filter.", "Bacteria", True),
        ("Who won, Orr or Vale?", "Orr won.", "Orr", False),
    ],
)
def test_a_number_of_something_else_and_words_of_the_question_are_no_answer(question, text, answer, barred):
    assert bars(question, text, answer) == barred


def ask(question, text, chunk):
    article = Article("a", "a.txt", text, Metadata(), (), "now")
    start = text.index(chunk)
    return ask_by_last_name(question, article, Span(start, start + len(chunk)))


def test_a_chunk_with_the_last_name_alone_is_asked_by_it():
    text = "Rep. Adam Orr spoke. Mr. Orr, 56, left. When Orr came back, it rained."
    assert ask("How old is Adam Orr?", text, "Mr. Orr, 56, left.") == "How old is Orr?"
    assert ask("How old is Adam Orr?", text, "Rep. Adam Orr spoke.") == "How old is Adam Orr?"
    assert ask("How old is Bea Orr?", text, "Mr. Orr, 56, left.") == "How old is Bea Orr?"


def test_a_last_name_that_two_people_have_names_neither():
    text = "Adam Orr and Bea Orr spoke. Orr, 56, left."
    assert ask("How old is Adam Orr?", text, "Orr, 56, left.") == "How old is Adam Orr?"


def test_a_last_name_of_two_words_stays_whole():
    text = "Debbie Wasserman Orr spoke. Wasserman Orr left."
    assert (
        ask("When did Debbie Wasserman Orr leave?", text, "Wasserman Orr left.")
        == "When did Wasserman Orr leave?"
    )


@pytest.mark.parametrize(
    ("question", "answer", "barred"),
    [
        ("Who gave the dinner at which Orr advised Vale?", "Bill Orr", True),
        ("who hosted orr in merrow?", "Bill Orr", True),
        ("Who hosted Anna Orr?", "Bill Orr", False),  # another Orr
        ("Who hosted Bill Orr?", "Bill Orr", True),
        ("Who is Orr?", "Bill Orr", False),
        ("Who is Orr's wife?", "Anna Orr", False),
        ("Who founded Orr Bank?", "Bill Orr", False),
        ("Who won, Orr or Vale?", "Bill Orr", False),
        ("Which man hosted Orr?", "Bill Orr", False),
        ("Who hosted Orr?", "Ida Vale", False),
        ("Who hosted Orr?", "Orr's brother", False),
    ],
)
def test_who_is_asked_for_is_nobody_whom_the_question_names(question, answer, barred):
    assert bars(question, f"It was {answer}, they say.", answer) == barred
