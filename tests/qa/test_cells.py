from hypothesis import given
from hypothesis import strategies as st

from qa.cells import guard_text, unguard_text


@given(st.text(alphabet="'=+-@\t\r\nax "))
def test_each_text_has_a_cell_of_its_own_that_is_no_formula(text):
    cell = guard_text(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert unguard_text(cell) == text


def test_only_what_would_be_a_formula_gets_a_mark():
    texts = ["=1", "'=1", "'tis", "a=b", ""]
    assert [guard_text(text) for text in texts] == ["'=1", "''=1", "'tis", "a=b", ""]
