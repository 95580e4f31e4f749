"""Put the documents of a test set where they can be indexed, and know them again among the articles.

They are records of one file of JSON lines, by their names. The few whose text would not be read
exactly from there, because it holds HTML or is a word for nothing, are text files within a .zip.
"""

import json
import os
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from index.errors import BadInput
from index.load import KEY_CHARS, can_read
from index.load.fields import is_missing
from index.load.fragments import is_markup
from index.records import Article
from qa.evaluate.records import Document

LINES_FILE = "documents.jsonl"
ZIP_FILE = "documents.zip"
_ESCAPED = "%:"  # begins a name that could not stand as it is
_ZIP_SUFFIX = ".txt"


def write_documents(documents: Iterable[Document], folder: Path) -> list[Path]:
    """Write documents so that, indexed, each article has exactly the document's text, title and name.

    Index the files returned with `keep_clutter`, so that all of each text counts. A text that
    cannot be stored (blank, NUL, lone surrogates) becomes a failure of indexing.

    :param folder: Made if it is not there; files of an earlier call are replaced.
    :raises BadInput: If two documents have one name, a name is longer than `KEY_CHARS` code points
        when written, or the folder cannot be written.
    """
    known = list(documents)
    lines = [document for document in known if not _needs_zip(document.text)]
    texts = [document for document in known if _needs_zip(document.text)]
    _check_names(known)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        parts: tuple[tuple[str, list[Document], _Write], ...] = (
            (LINES_FILE, lines, _write_lines), (ZIP_FILE, texts, _write_zip),
        )  # fmt: skip
        return [_replace(folder / name, part, write) for name, part, write in parts if part]
    except OSError as error:
        raise BadInput(f"{folder}: cannot be written: {error.strerror or error}") from error


def document_name(article: Article) -> str:
    """Give the name of the document that an article was made from; of other articles, the key or file name."""
    file, key = _split_source(article.source)
    if key is None:
        return file
    if file not in (LINES_FILE, ZIP_FILE):
        return key
    name = key.removesuffix(_ZIP_SUFFIX) if file == ZIP_FILE else key
    return unquote(name.removeprefix(_ESCAPED), errors="surrogatepass") if name.startswith(_ESCAPED) else name


def _split_source(source: str) -> tuple[str, str | None]:
    """Give the name of an article's file and, where the file holds several, its key there."""
    at = source.find("#")
    while at >= 0:
        file = PurePosixPath(source[:at]).name
        if can_read(file):
            return file, source[at + 1 :]
        at = source.find("#", at + 1)
    return PurePosixPath(source).name, None


def article_names(article: Article) -> tuple[str, ...]:
    """Give every name a test set may call an article by, each once: the document's, the file's with
    and without suffix, the source, the id.
    """
    file, key = _split_source(article.source)
    stem = PurePosixPath(file).stem if key is None else None
    names = (document_name(article), stem, article.source, article.id)
    return tuple(dict.fromkeys(name for name in names if name))


_Write = Callable[[Path, Sequence[Document]], None]


def _replace(path: Path, documents: Sequence[Document], write: _Write) -> Path:
    beside = path.with_name(f".{path.name}.new")
    write(beside, documents)
    os.replace(beside, path)
    return path


def _write_lines(path: Path, documents: Sequence[Document]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for document in documents:
            record = {
                "id": _to_key(document.name),
                "title": document.title,
                "text": _keep_crlf(document.text),
            }
            line = json.dumps(record, ensure_ascii=False)
            file.write((line if _is_encodable(line) else json.dumps(record)) + "\n")


def _write_zip(path: Path, documents: Sequence[Document]) -> None:
    with zipfile.ZipFile(path, "w") as archive:  # stored, not packed: no limit of unpacking applies
        for document in documents:
            text = _keep_crlf(document.text)
            mark = "\ufeff" if text.startswith("\ufeff") else ""  # the reader drops one
            name = _to_key(document.name, within_zip=True) + _ZIP_SUFFIX
            archive.writestr(zipfile.ZipInfo(name), (mark + text).encode())


def _needs_zip(text: str) -> bool:
    return (
        _is_encodable(text)
        and "\0" not in text
        and bool(text.strip())
        and (is_markup(text) or is_missing(text))
    )


def _keep_crlf(text: str) -> str:
    r"""Write \r\n so that it is still there when every reader has made \r\n of it \n."""
    return text.replace("\r\n", "\r\r\n")


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _to_key(name: str, *, within_zip: bool = False) -> str:
    """Write a name as the key of a record; one that would not be read back as it is has characters escaped."""
    plain = name == name.strip() and name.isprintable() and not is_missing(name)
    if plain and not name.startswith(_ESCAPED) and not (within_zip and set(name) & set("/\\.")):
        return name
    last = len(name) - 1
    risky = set("%/\\." if within_zip else "%")
    ends = {0, last}
    return _ESCAPED + "".join(
        _escape(c) if c in risky or not c.isprintable() or (at in ends and c.isspace()) else c
        for at, c in enumerate(name)
    )


def _escape(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


def _check_names(documents: Sequence[Document]) -> None:
    names: set[str] = set()
    for number, document in enumerate(documents, start=1):
        if document.name in names:
            raise BadInput(f"document {number}: the name {document.name!r} occurs twice; give each its own")
        names.add(document.name)
        length = max(
            len(_to_key(document.name)), len(_to_key(document.name, within_zip=True)) + len(_ZIP_SUFFIX)
        )
        if length > KEY_CHARS:
            raise BadInput(
                f"document {number}: its name has {len(document.name)} characters, {length} as written; "
                f"at most {KEY_CHARS} can be: shorten it"
            )
