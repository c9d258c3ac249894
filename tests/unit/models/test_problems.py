from __future__ import annotations

from assay.models.problems import Found, Problem, Where, pointer_to

PLACE: Where = ((None, ""), "credentialSubject")


def test_the_pointer_to_the_root_is_empty() -> None:
    assert pointer_to((None, "")) == ""


def test_a_pointer_names_each_step_and_escapes_it() -> None:
    assert pointer_to((PLACE, 0), "a/b", "c~d") == "/credentialSubject/0/a~1b/c~0d"


def test_an_item_of_a_list_is_called_by_the_name_of_its_list() -> None:
    found = Found()

    found.malformed("String", 5, (PLACE, "tag"), 1)

    facts = {"member": "tag", "expected": "String"}
    assert found.problems == [Problem("credential-member-malformed", "/credentialSubject/tag/1", facts)]


def test_several_values_where_one_is_allowed_are_called_repeated() -> None:
    found = Found()

    found.malformed("URL", ["a", "b"], PLACE, "id")

    assert found.problems == [
        Problem("credential-member-repeated", "/credentialSubject/id", {"member": "id"})
    ]


def test_a_missing_member_is_told_at_the_object_that_lacks_it() -> None:
    found = Found()

    found.missing("achievement", "AchievementSubject", PLACE)

    facts = {"member": "achievement", "holder": "AchievementSubject"}
    assert found.problems == [Problem("credential-member-missing", "/credentialSubject", facts)]
