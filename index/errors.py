"""All errors a user may see, in one tree.

OnRecordError
├── BadInput              an argument, a question or a file that cannot be used
├── IndexNotFound         no index at the given folder
├── NotAnIndex            the folder or file there is something else
├── IndexMismatch         the index was made with another model or other settings
│   └── IndexTooNew       the index was written by a newer version
├── IndexBusy             another process is writing to the index
├── IndexNotWritable      the folder may not be written, or its disk is full
├── IndexDamaged          the store itself cannot be read
└── ModelUnavailable      the embedding model cannot be loaded

Each message says in one line what was given and what to do next. Declining to answer is a
result, not an error.
"""


class OnRecordError(Exception):
    """Anything this program reports in one line instead of a traceback."""


class BadInput(OnRecordError):
    """An argument, a question or a file that cannot be used."""


class IndexNotFound(OnRecordError):
    """There is no index at the given folder."""


class NotAnIndex(OnRecordError):
    """The folder holds something that is not an On Record index."""


class IndexMismatch(OnRecordError):
    """The index was made with another model or with other settings."""


class IndexTooNew(IndexMismatch):
    """The index was written by a newer version of the program."""


class IndexBusy(OnRecordError):
    """Another process is writing to the index."""


class IndexNotWritable(OnRecordError):
    """The index may not be written, or its disk is full."""


class IndexDamaged(OnRecordError):
    """The store cannot be read as a database."""


class ModelUnavailable(OnRecordError):
    """The embedding model cannot be loaded."""
