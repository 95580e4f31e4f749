"""Mark the lines of a scraped text that are not the article: menus, adverts, appeals, "Read also".

Clutter is marked as spans with a reason; the text is never edited. Evidence comes from the shape of
a line and its neighbours, and from lines that an outlet prints with many articles.
"""

from index.clean.decide import Cleaning, clean_text, find_kept_spans
from index.clean.repetition import repeatable_lines
from index.clean.rules import is_boilerplate, is_menu

__all__ = ["Cleaning", "clean_text", "find_kept_spans", "is_boilerplate", "is_menu", "repeatable_lines"]
