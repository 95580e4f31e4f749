"""Find the texts of the interface in Python's source, for `pybabel extract`.

Babel's own way reads tokens, and does not look into the braces of f-strings, where most texts of the HTML stand.
"""

import ast
from collections.abc import Collection, Iterator
from typing import IO, Any

Found = tuple[
    int, str, str | tuple[str, ...], list[str]
]  # line, function, text or its two forms, no comments
FORMS = {"_": 1, "N_": 1, "ngettext": 2, "say_count": 2}  # texts that each function takes


def extract_texts(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Any
) -> Iterator[Found]:
    """Give the texts that stand in calls of the functions of `FORMS`, in order; see Babel's `extract`.

    :param keywords: Those of Babel; not looked at, as are the two after it.
    """
    calls = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        values = [
            arg.value if isinstance(arg, ast.Constant) else None for arg in call.args[: FORMS.get(name, 0)]
        ]
        texts = [value for value in values if isinstance(value, str)]
        if texts and len(texts) == FORMS[name]:
            # Babel knows the common names only; `say_count` is to it what `ngettext` is.
            yield call.lineno, "ngettext" if len(texts) == 2 else "gettext", _as_given(texts), []


def _as_given(texts: list[str]) -> str | tuple[str, ...]:
    return texts[0] if len(texts) == 1 else tuple(texts)
