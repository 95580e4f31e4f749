import pytest

from qa.html.words import write_sentence


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("no question in it", "No question in it."),
        ("qhuge.txt: too large", "qhuge.txt: too large."),
        ("own:3: no list", "own:3: no list."),
        ("news/a: no file", "news/a: no file."),
        ("reason: none", "Reason: none."),
        ("so. It is", "So. It is."),
    ],
)
def test_a_sentence_begins_with_a_capital_but_where_a_file_is_named(text, written):
    assert write_sentence(text) == written
