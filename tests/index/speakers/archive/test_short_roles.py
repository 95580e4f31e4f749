import pytest

from index.speakers.archive.short_roles import find_short_roles

LASTS = {"Hugo Marr": {"marr"}, "Ida Orr": {"orr"}, "Bea Lund": {"lund"}}


def find(*held):
    return find_short_roles(held, LASTS)


def test_the_only_envoy_is_the_envoy():
    found = find(("Norland's special envoy to Tern", "Hugo Marr"), ("bishop", "Ida Orr"))
    assert found == {
        "Hugo Marr": ("Norland's special envoy to Tern", "special envoy", "envoy"),
        "Ida Orr": ("bishop",),
    }


def test_of_two_with_a_post_each_has_only_what_the_other_has_not():
    found = find(("finance minister", "Ida Orr"), ("Norland defence minister", "Bea Lund"))
    assert found == {
        "Ida Orr": ("finance minister",),
        "Bea Lund": ("Norland defence minister", "defence minister"),
    }


def test_a_role_that_another_has_with_more_words_is_nobodys():
    assert find(("envoy", "Ida Orr"), ("special envoy", "Bea Lund")) == {"Bea Lund": ("special envoy",)}


def test_former_and_present_holders_are_no_rivals():
    found = find(("former mayor", "Ida Orr"), ("mayor", "Bea Lund"), ("deputy mayor", "Hugo Marr"))
    assert found == {"Bea Lund": ("mayor",), "Hugo Marr": ("deputy mayor",), "Ida Orr": ("former mayor",)}


@pytest.mark.parametrize(("last", "found"), [("marr", {"Hugo Marr": ("envoy",)}), ("finch", {})])
def test_a_last_name_that_several_share_is_a_rival_unless_it_is_his_own(last, found):
    assert find(("envoy", "Hugo Marr"), ("envoy", last)) == found


def test_what_is_no_post_or_no_role_is_left_out():
    assert find(("judge", "Ida Orr"), ("envoy who said he would leave at once", "Bea Lund")) == {}


def test_the_only_engineer_is_the_engineer():
    assert find(("chief bridge engineer of the county", "Ida Orr"), ("resident", "Bea Lund")) == {
        "Ida Orr": ("chief bridge engineer of the county", "chief bridge engineer", "engineer")
    }
    assert find(("engineer", "Ida Orr"), ("bridge engineer", "Bea Lund")) == {
        "Bea Lund": ("bridge engineer",)
    }


def test_who_serves_somebody_is_never_called_so_without_him():
    found = find(("chief lawyer for Solvay", "Ida Orr"), ("lawyer", "Bea Lund"))
    assert found == {"Ida Orr": ("chief lawyer for Solvay", "Solvay lawyer")}


def test_of_two_lawyers_of_somebody_neither_is_his_lawyer():
    assert find(("lawyer for Solvay", "Ida Orr"), ("Solvay's lawyer", "Bea Lund")) == {}
