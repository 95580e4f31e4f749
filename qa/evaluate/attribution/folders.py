"""Read brat folders of attributions, gold and predicted, and write them.

A folder either holds .txt and .ann files side by side, as brat has them, or the folders `text/` and `attributions/`
with equal names, as PolNeAR has them. Folders inside are not looked into.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from index.errors import BadInput
from index.load.records import Unreadable
from index.load.sidecars import Sidecars
from index.load.text import decode_text
from index.metadata import read_metadata
from qa.evaluate.attribution.ann import Annotations, format_ann, parse_ann
from qa.evaluate.attribution.records import AnnotatedArticle, Attribution, BratFolder, Predictions

TEXT_FOLDER, ANN_FOLDER = "text", "attributions"  # as PolNeAR 1.0 names them
_NOT_IN_NAMES = frozenset("/\\\0")
NAMED_IN_NOTE = 5  # file names in one note; the number of the others is given


def read_brat(folder: Path) -> BratFolder:
    """Read the annotated articles of a folder, by name.

    Texts are decoded as the archive decodes them: UTF-8, byte order mark dropped, CRLF made LF. An empty .ann is an
    article without attributions; a text without .ann is not annotated: it is left out, with a note. Outlet and date
    come from a metadata.tsv or metadata.csv beside or above the text, or from the text itself.

    :raises BadInput: If the folder holds no .ann, one has no text beside it, or a file cannot be read (see `parse_ann`).
    """
    texts, anns = _list_files(folder)
    alone = sorted(anns.keys() - texts.keys())
    if alone:
        others = f" (nor for {len(alone) - 1} others)" if alone[1:] else ""
        raise BadInput(
            f"{anns[alone[0]]}: no text for it{others}; put its .txt beside it, or into {TEXT_FOLDER}/"
        )
    articles = []
    read: dict[str, Annotations] = {}
    sidecars = Sidecars()
    for name, path in anns.items():
        text = _read_text(texts[name])
        read[path.name] = found = parse_ann(_read_ann(path), text, str(path))
        meta = read_metadata(text, sidecars.find(texts[name]))
        articles.append(AnnotatedArticle(name, text, found.attributions, meta.outlet, meta.date))
    unused = [texts[name].name for name in sorted(texts.keys() - anns.keys())]
    notes = [f"texts without .ann, left out: {_name(unused)}"] if unused else []
    notes += [f"{failure.place}: {failure.reason}" for failure in sidecars.failures]
    return BratFolder(tuple(articles), (*notes, *_note_reading(read)))


def read_predictions(folder: Path, gold: Iterable[AnnotatedArticle]) -> Predictions:
    """Read what was found in articles: .ann files as in `read_brat`, whose texts need not be there.

    An article without .ann counts as one with nothing found, and an .ann of no gold article is left out; notes
    say so.

    :raises BadInput: If the folder holds no .ann, one cannot be read, or a text there is not the gold one.
    """
    texts, anns = _list_files(folder)
    wanted = {article.name: article for article in gold}
    read: dict[str, Annotations] = {}
    found: dict[str, tuple[Attribution, ...]] = {}
    for name in sorted(anns.keys() & wanted.keys()):
        if name in texts and _read_text(texts[name]) != wanted[name].text:
            raise BadInput(
                f"{texts[name]}: not the gold text of that name; predict on the gold text, its offsets count"
            )
        path = anns[name]
        read[path.name] = parse_ann(_read_ann(path), wanted[name].text, str(path))
        found[name] = read[path.name].attributions
    missing = sorted(wanted.keys() - anns.keys())
    others = [anns[name].name for name in sorted(anns.keys() - wanted.keys())]
    notes = [f"nothing predicted for want of an .ann: {_name(missing)}"] if missing else []
    notes += [f"predicted for no gold article, left out: {_name(others)}"] if others else []
    return Predictions(found, (*notes, *_note_reading(read)))


def write_brat(folder: Path, articles: Iterable[AnnotatedArticle]) -> None:
    """Write articles as .txt and .ann side by side; `read_brat` gives the same articles back.

    Outlet and date are not written. Spans come back joined (see `index.spans.join_spans`).

    :raises BadInput: If a name is none for a file or occurs twice, or a file of it is already there.
    :raises ValueError: As `format_ann`.
    """
    given = list(articles)
    for name, number in Counter(article.name for article in given).items():
        if number > 1 or not name or name.startswith(".") or set(name) & _NOT_IN_NAMES:
            raise BadInput(
                f"{name!r} names {number} articles: give each a name of its own that a file can have"
            )
        for path in (folder / f"{name}.txt", folder / f"{name}.ann"):
            if path.exists():
                raise BadInput(f"{path} is already there: give an empty folder")
    made = [(a.name, _encode_text(a), format_ann(a.attributions, a.text).encode()) for a in given]
    folder.mkdir(parents=True, exist_ok=True)
    for name, text, lines in made:
        (folder / f"{name}.txt").write_bytes(text)
        (folder / f"{name}.ann").write_bytes(lines)


def _list_files(folder: Path) -> tuple[Mapping[str, Path], Mapping[str, Path]]:
    """Give the texts and the .ann files, by name without suffix."""
    apart = (folder / ANN_FOLDER).is_dir()
    texts = _list_suffix(folder / TEXT_FOLDER if apart else folder, ".txt")
    anns = _list_suffix(folder / ANN_FOLDER if apart else folder, ".ann")
    if not anns:
        looked = folder / ANN_FOLDER if apart else folder
        raise BadInput(
            f"{looked}: no .ann file there; give a brat folder (.txt and .ann side by side, or text/ and attributions/)"
        )
    return texts, anns


def _list_suffix(folder: Path, suffix: str) -> dict[str, Path]:
    if not folder.is_dir():
        return {}
    paths = sorted(path for path in folder.iterdir() if path.name.endswith(suffix) and path.is_file())
    return {path.name.removesuffix(suffix): path for path in paths if not path.name.startswith(".")}


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror or error}") from error


def _read_text(path: Path) -> str:
    try:
        return decode_text(_read_bytes(path)).text
    except Unreadable as error:
        raise BadInput(f"{path}: {error}") from error


def _read_ann(path: Path) -> str:
    try:
        return _read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: not UTF-8 (byte {error.start}): convert it") from error


def _encode_text(article: AnnotatedArticle) -> bytes:
    """Encode a text so that decoding it, which drops a byte order mark and makes CRLF LF, gives it back."""
    mark = "\ufeff" if article.text.startswith("\ufeff") else ""
    try:
        return (mark + article.text.replace("\r\n", "\r\r\n")).encode()
    except UnicodeEncodeError as error:
        raise BadInput(
            f"{article.name!r}: code point {error.start} is a lone surrogate, which no file holds"
        ) from error


def _note_reading(read: Mapping[str, Annotations]) -> list[str]:
    """Say which spans do not stand where they say, and what was not read, over all files by name."""
    spans = sum(found.spans for found in read.values())
    off = [f"{file} line {number}" for file, found in read.items() for number in found.mismatched]
    notes = (
        [f"{len(off)} of {spans} spans differ from the text at their offsets: {_name(off)}"] if off else []
    )
    unread: dict[str, list[str]] = {}
    for file, found in read.items():
        for what, number in found.unread.items():
            unread.setdefault(what, []).extend([file] * number)
    return notes + [
        f"not read: {len(files)} {what}: {_name(files)}" for what, files in sorted(unread.items())
    ]


def _name(files: Sequence[str]) -> str:
    """Name the first few, and say how many more there are."""
    different = list(dict.fromkeys(files))
    named = ", ".join(different[:NAMED_IN_NOTE])
    more = len(different) - NAMED_IN_NOTE
    return f"{named} and {more} more" if more > 0 else named
