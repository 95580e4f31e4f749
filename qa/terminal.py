"""Text for a terminal: styled, wrapped, and without what would steer it."""

import textwrap
from typing import Any

import click

WIDTH = 88  # columns of wrapped text
# Control characters of a scraped text would steer the terminal; they are shown as replacement marks.
CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def style(text: str, **styles: Any) -> str:
    """Style a text as `click.style` does, its control characters replaced."""
    return click.style(text.translate(CONTROLS), **styles)


def wrap(text: str, first: str) -> str:
    """Wrap a text, its control characters replaced; `first` stands before it, and as many blanks before other lines."""
    indent = " " * len(first)
    body = "\n".join(
        textwrap.fill(line, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
        for line in text.translate(CONTROLS).split("\n")
        if line.strip()
    )
    return first + body[len(first) :]
