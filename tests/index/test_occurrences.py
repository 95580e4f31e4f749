from index.occurrences import find_all


def test_every_place_is_found_and_places_may_overlap():
    assert list(find_all("banana", "ana")) == [1, 3]
    assert list(find_all("banana", "x")) == []
