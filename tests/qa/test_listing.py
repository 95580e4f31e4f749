from index.store.catalogue import NOT_STATED, Listing
from qa.listing import Tally


def test_contents_are_counted_by_outlet_and_month(archive):
    contents = archive.contents()
    assert contents.total == 4
    assert contents.by_outlet == (
        Tally("Tern Bay Gazette", 2),
        Tally("Hill Country Herald", 1),
        Tally(NOT_STATED, 1),
    )
    assert contents.by_month == (Tally(NOT_STATED, 1), Tally("2025-03", 3))


def test_each_chart_counts_within_what_the_other_has_chosen(archive):
    contents = archive.contents(Listing(outlet="Tern Bay Gazette", period=NOT_STATED))
    assert (contents.total, contents.articles) == (0, ())
    assert contents.by_outlet == (Tally(NOT_STATED, 1),)
    assert contents.by_month == (Tally("2025-03", 2),)


def test_no_more_articles_are_read_than_are_listed(archive):
    contents = archive.contents(Listing(period="2025"), limit=2)
    assert contents.total == 3
    assert [article.meta.date for article in contents.articles] == ["2025-03-06", "2025-03-05"]


def test_failures_are_told_with_their_reasons(archive, articles_folder):
    (articles_folder / "bad.txt").write_bytes(b"x\0y")
    archive.add([articles_folder])
    assert [failure.reason for failure in archive.failures()] == ["a binary file, not text"]
