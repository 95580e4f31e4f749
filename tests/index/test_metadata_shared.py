"""Metadata of the shared material: every seed, and headlines of the news articles of PolNeAR."""

import csv
import json
import re
from pathlib import Path

import pytest

from index.metadata import read_metadata

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside this checkout"),
]


def test_the_metadata_of_every_seed_is_read_and_none_invented():
    for line in (SHARED / "questions" / "seeds-cleaning.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        meta = read_metadata((SHARED / "corpus" / "seeds" / case["file"]).read_text(encoding="utf-8"))
        assert {field: getattr(meta, field) for field in case["metadata"]} == case["metadata"]


def test_no_wrong_headline_author_or_date_is_read_from_news_texts():
    folder = SHARED / "corpus" / "polnear" / "dev"
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    right = 0
    for row in rows:
        meta = read_metadata((folder / "text" / f"{row['filename']}.txt").read_text(encoding="utf-8"))
        assert meta.date is None
        assert row["author"] in (meta.author, "None") or meta.author is None
        assert meta.title is None or fold(meta.title) == fold(row["title"])
        right += meta.title is not None
    assert right >= 0.98 * len(rows)


def fold(title):
    return re.sub(r"\W+", " ", title.lower()).strip()
