"""Read title, outlet, date, author, dateline, address and language of an article, each with where it stands.

Nothing is inferred: a field that nothing states is None, and a date without a year stays partial.
"""

from index.metadata.dates import find_date
from index.metadata.merge import outlet_key, read_metadata
from index.metadata.names import fold_name

__all__ = ["find_date", "fold_name", "outlet_key", "read_metadata"]
