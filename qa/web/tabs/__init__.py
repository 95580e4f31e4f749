"""The wiring of the tabs, a module each: which widget sends what to which function, and where its result is shown."""

from qa.web.tabs.archive import build_archive
from qa.web.tabs.ask import build_ask
from qa.web.tabs.batch import build_batch
from qa.web.tabs.evaluate import build_evaluation
from qa.web.tabs.timeline import build_timeline

__all__ = ["build_archive", "build_ask", "build_batch", "build_evaluation", "build_timeline"]
