"""Keep a spreadsheet from taking the texts of a table for formulas, and give back the texts that stood there."""

import re

# What a cell begins with for a spreadsheet to take it for a formula (OWASP, "CSV Injection"); a text with "'" before
# that is marked as well, so that each cell is the mark of one text.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_MARK = "'"  # makes a cell a text in a spreadsheet


def guard_text(text: str) -> str:
    """Put a "'" before a text that a spreadsheet would take for a formula; any other as it is."""
    return f"{_MARK}{text}" if _FORMULA.match(text) else text


def unguard_text(cell: str) -> str:
    """Give the text that `guard_text` made a cell of."""
    return cell[1:] if cell.startswith(_MARK) and _FORMULA.match(cell) else cell
