"""The HTML of the web chat: answers, articles and errors as strings, with everything of others escaped."""

from qa.html.article import FOCUS_ID, render_article, render_no_article, split_paragraphs
from qa.html.chat import (
    render_answer,
    render_error,
    render_log,
    render_masthead,
    render_pending,
    render_thanks,
)
from qa.html.chips import render_suggestions
from qa.html.reference import Reference, parse_reference
from qa.html.sessions import render_chats
from qa.html.words import escape

__all__ = [
    "FOCUS_ID",
    "Reference",
    "escape",
    "parse_reference",
    "render_answer",
    "render_article",
    "render_chats",
    "render_error",
    "render_log",
    "render_masthead",
    "render_no_article",
    "render_pending",
    "render_suggestions",
    "render_thanks",
    "split_paragraphs",
]
