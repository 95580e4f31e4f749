"""No text of the interface stands in the source past the catalogues."""

import ast
import re

import pytest

from qa.language.extract import FORMS
from qa.web.texts import SCRIPT_TEXTS
from tests.conftest import ROOT

PAGES = sorted((ROOT / "qa" / "html").glob("*.py"))
SCRIPTS = sorted((ROOT / "qa" / "web").glob("*.js"))
NAME = "On Record"  # of the program, in every language
SPOKEN = re.compile(r"""\b(?:aria-label|title|placeholder|alt)=["']([^"']*)""")


def join_parts(node):
    """Give a literal as it is written, with "{}" for what is filled in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(join_parts(part) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def list_literals(node, inside=False):
    """Give the literals of a source but docstrings and what is given to the functions that translate."""
    if isinstance(node, ast.JoinedStr):
        yield node.lineno, join_parts(node)
        inside = True  # its constant parts are looked at together
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not inside:
        yield node.lineno, node.value
    elif (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORMS
    ):
        return
    for child in ast.iter_child_nodes(node):
        plain = inside and isinstance(child, ast.Constant)
        yield from list_literals(child, plain)


def find_words(html):
    """Give the words that a reader would see or hear of a piece of HTML."""
    if "<" not in html:
        return []
    texts = [*re.findall(r">([^<]*)", re.sub(r"<(style|script).*?</\1>", "", html)), *SPOKEN.findall(html)]
    plain = re.sub(r"&\w+;", " ", " ".join(texts)).replace(NAME, "")
    return re.findall(r"[A-Za-z]{2,}", plain)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_html_has_words_that_are_not_translated(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [(line, words) for line, html in list_literals(tree) if (words := find_words(html))] == []


@pytest.mark.parametrize(
    "source",
    [
        "f'<p>Open {x}</p>'",
        "'<b aria-label=\"Open it\">'",
        "f'<b title=\"{x} more\"></b>'",
        "f\"<b>{_('y')} left</b>\"",
    ],
)
def test_words_that_are_not_translated_are_found(source):
    assert any(find_words(html) for _, html in list_literals(ast.parse(f"x = {source}")))


def test_words_that_are_translated_are_not_found():
    tree = ast.parse("x = f\"<b title='{_('Open')}'>{say_count('{number} b', '{number} c', 3)}</b>\"")
    assert not any(find_words(html) for _, html in list_literals(tree))


def test_the_scripts_have_their_texts_from_the_page():
    source = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    said = set(re.findall(r'\bsay\("([^"]+)"', source))
    said |= {text for pair in re.findall(r'say\([^"]*\? "([^"]+)" : "([^"]+)"\)', source) for text in pair}
    assert said == {*SCRIPT_TEXTS, "Sending {at} of {total}"}  # the last is the example in say.js


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_shows_words_that_are_not_translated(path):
    source = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.M)
    assert re.findall(r"textContent = [\"'`]\w.*|\"aria-label\", [\"'`][A-Za-z].*", source) == []
    assert re.findall(r">[A-Z][a-z]+", source) == []
