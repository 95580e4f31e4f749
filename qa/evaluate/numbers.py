"""How the numbers of a report are written: shares as .762, counts, milliseconds, intervals, p-values."""

from qa.evaluate.names import explain

MINUS = "\u2212"
LEAST_P = 0.001  # a smaller p-value is written "<.001"; the tests draw 10,000 patterns


def format_value(name: str, value: float, *, digits: int = 3, signed: bool = False) -> str:
    """Write the value of a figure: shares as .762, counts as 1,234.

    :param name: Of the figure; a whole number above 1 of a figure that is not known is taken for a count.
    :param signed: Whether a plus is written, too.
    """
    meaning = explain(name)
    counts = abs(value) > 1 if meaning is None else meaning.unit == "count"
    if counts and float(value).is_integer():
        text = f"{abs(value):,.0f}"
    else:
        text = format_share(abs(value), digits=digits)
    zero = not text.strip(".0")
    sign = "" if zero else MINUS if value < 0 else "+" if signed else ""
    return sign + text


def format_share(value: float, *, digits: int = 3) -> str:
    """Write a number that is not negative with so many decimals, without the 0 before the point."""
    return f"{value:,.{digits}f}".removeprefix("0") if value < 1 else f"{value:,.{digits}f}"


def format_one(name: str, value: float) -> str:
    """Write the value of a figure for one question: right and wrong as 1 and 0."""
    return f"{value:.0f}" if value in (0.0, 1.0) else format_value(name, value)


def format_interval(name: str, low: float | None, high: float | None) -> str:
    """Write an interval as [.690, .834]; "" without one."""
    if low is None or high is None:
        return ""
    return f"[{format_value(name, low)}, {format_value(name, high)}]"


def format_p(p: float) -> str:
    """Write a p-value with three decimals, "<.001" below."""
    return f"<{LEAST_P:g}".replace("0.", ".") if p < LEAST_P else format_share(p)


def format_ms(value: float) -> str:
    """Write milliseconds, from 1,000 on as seconds."""
    if value >= 1000:
        return f"{value / 1000:,.2f} s"
    return f"{value:.1f} ms" if value < 10 else f"{value:.0f} ms"
