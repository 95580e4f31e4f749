"""Read questions that were written by hand over articles that are not shipped: where answers stand, not their words."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from index.errors import BadInput
from index.load.text import decode_text

WRITTEN = Path(__file__).parents[1] / "data/written/polnear-train.jsonl"


def make_native(path: Path, articles: Path, out: Path) -> Path:
    """Write a native test set, with the texts that the questions' places stand for.

    :param path: JSON lines as in a native test set, but for `gold` and `short_answers`: lists of objects with file,
        start and end, in code points.
    :param articles: Folder of the files.
    :param out: File to write.
    :return: It.
    :raises BadInput: If a file is not there, or ends before a place.
    """

    @cache
    def read(name: str) -> str:
        file = articles / name
        if not file.is_file():
            raise BadInput(f"{file} not found: {path} asks about it")
        return decode_text(file.read_bytes()).text

    lines = [_fill(json.loads(line), read) for line in path.read_text(encoding="utf-8").splitlines()]
    out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return out


def _fill(line: Mapping[str, Any], read: Callable[[str], str]) -> Mapping[str, Any]:
    gold = [
        {"file": place["file"], "text": _cut(place, read), "start": place["start"]} for place in line["gold"]
    ]
    return {**line, "gold": gold, "short_answers": [_cut(place, read) for place in line["short_answers"]]}


def _cut(place: Mapping[str, Any], read: Callable[[str], str]) -> str:
    text = read(place["file"])
    if not 0 <= place["start"] < place["end"] <= len(text):
        raise BadInput(
            f"{place['file']} has {len(text)} characters and no place {place['start']}-{place['end']}"
        )
    cut: str = text[place["start"] : place["end"]]
    return cut
