"""The web chat without its widgets: what is shown for a question or a click, and its scripts and styles."""

from importlib.resources import files

from qa.web.chat import Chat

__all__ = ["Chat", "read_asset"]


def read_asset(name: str) -> str:
    """Give the text of a script or style sheet of this package."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
