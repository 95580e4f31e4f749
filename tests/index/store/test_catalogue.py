import pytest

from index.records import Article, Metadata, Span, content_hash
from index.store import Entry, Store
from index.store.catalogue import NOT_STATED, Group, Listing

WRITTEN = [  # source, title, outlet, date
    ("a.txt", "Pier mended", "Gazette", "2025-03-04"),
    ("b.txt", "Élysée replies", "Gazette", "2025-03-09"),
    ("c.txt", "Київ чекає", "Herald", "2024-12-31"),
    ("d.txt", None, "Herald", None),
    ("50%_off.txt", "Sale at the pier", None, "2025-04-01"),
]


@pytest.fixture
def catalogue(tmp_path):
    with Store.open(tmp_path / "index", create=True) as store:
        store.write([entry(*fields) for fields in WRITTEN], {})
        yield store.catalogue


def entry(source, title, outlet, date):
    meta = Metadata(title=title, outlet=outlet, date=date)
    return Entry(Article(content_hash(source), source, "Text", meta, (Span(0, 4),), "now"), f"/news/{source}")


def sources(catalogue, listing, limit=10):
    by_id = {content_hash(fields[0]): fields[0] for fields in WRITTEN}
    return [by_id[article_id] for article_id in catalogue.find(listing, limit)]


def test_articles_are_counted_by_outlet_and_month(catalogue):
    assert catalogue.groups() == [
        Group(NOT_STATED, "2025-04", 1),
        Group("Gazette", "2025-03", 2),
        Group("Herald", NOT_STATED, 1),
        Group("Herald", "2024-12", 1),
    ]


def test_the_newest_are_listed_first_and_the_undated_last(catalogue):
    assert sources(catalogue, Listing()) == ["50%_off.txt", "b.txt", "a.txt", "c.txt", "d.txt"]
    assert sources(catalogue, Listing(), limit=2) == ["50%_off.txt", "b.txt"]


@pytest.mark.parametrize(
    ("listing", "found"),
    [
        (Listing(outlet="Gazette"), ["b.txt", "a.txt"]),
        (Listing(outlet=NOT_STATED), ["50%_off.txt"]),
        (Listing(outlet="gazette"), []),
        (Listing(period="2025"), ["50%_off.txt", "b.txt", "a.txt"]),
        (Listing(period="2025-03"), ["b.txt", "a.txt"]),
        (Listing(period=NOT_STATED), ["d.txt"]),
        (Listing(outlet="Herald", period="2024-12"), ["c.txt"]),
        (Listing(words="PIER"), ["50%_off.txt", "a.txt"]),
        (Listing(words="pier mended"), ["a.txt"]),
        (Listing(words="élysée"), ["b.txt"]),
        (Listing(words="київ"), ["c.txt"]),
        (Listing(words="D.TXT"), ["d.txt"]),
        (Listing(words="50%_"), ["50%_off.txt"]),
        (Listing(words="_"), ["50%_off.txt"]),
        (Listing(words="' OR 1 --"), []),
    ],
)
def test_a_listing_has_the_articles_that_fit(catalogue, listing, found):
    assert sources(catalogue, listing) == found
    assert sum(group.articles for group in catalogue.groups(listing.words)) >= len(found)
