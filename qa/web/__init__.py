"""The web chat without its widgets: what is shown for a question or a click, and its scripts and styles."""

from importlib.resources import files

from qa.web.chat import Chat

__all__ = ["STYLES", "Chat", "read_assets"]

STYLES = ("chat.css", "timeline.css", "archive.css", "files.css", "sign_in.css")  # of the page, in order


def read_assets(*names: str) -> str:
    """Give the text of scripts or style sheets of this package, one after another."""
    return "\n".join(files(__name__).joinpath(name).read_text(encoding="utf-8") for name in names)
