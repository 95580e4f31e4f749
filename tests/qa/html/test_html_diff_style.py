"""Tests of how a word diff looks: readable in light and dark, and told by more than colour."""

import re

import pytest

from qa.web import read_assets

CSS = read_assets("chat.css")
LEAST_CONTRAST = 4.5  # WCAG 2.2, level AA, for text


def read_colours(selector):
    block = re.search(rf"^{re.escape(selector)} \{{(.*?)^\}}", CSS, re.M | re.S)[1]
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", block))


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["body", "body.dark"])
@pytest.mark.parametrize("name", ["gone", "new"])
def test_what_differs_is_readable(theme, name):
    colours = read_colours(theme)
    dark, light = sorted(luminance(colours[one]) for one in (name, f"{name}-tint"))
    assert (light + 0.05) / (dark + 0.05) >= LEAST_CONTRAST


@pytest.mark.parametrize(("element", "line"), [("del", "line-through"), ("ins", "underline")])
def test_what_differs_is_told_by_a_line_too(element, line):
    assert f"text-decoration: {line};" in re.search(rf"\.diff {element} \{{([^}}]*)\}}", CSS)[1]
