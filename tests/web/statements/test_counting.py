"""Who counts: each controlling organization once, no issuer for itself, no two for one another."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from assay.analysis.valuation import Verb, registered
from assay.web.base.clock import now
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.organizations.domains import DomainMalformed
from assay.web.records.statements import actions, controllers, queries
from assay.web.records.statements.controllers import top
from assay.web.records.statements.models import Statement
from assay.web.records.statements.reading import achievement_at
from assay.web.records.statements.values import StatementRefused
from web.factories import School, a_school
from web.statements.stating import Body, a_body, in_days, prove, state, wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    """A school with a proven domain and one achievement."""
    made = a_school()
    prove(made.key, "lake.example")
    return made


def told(school: School) -> tuple[int, list[str]]:
    """How many count for the school's achievement, and why the others do not."""
    found = queries.recognised(achievement_at(wanted(school.achievement).address).id)
    return found.count, sorted(reason for _row, reason in found.left_out)


def test_each_statement_of_another_organization_counts(school: School) -> None:
    for number in range(3):
        state(a_body(f"Bakery {number}", f"bakery{number}.example"), school.achievement)

    assert (3, []) == told(school)


def test_organizations_under_one_domain_or_one_parent_count_once(school: School) -> None:
    north, south = a_body("North", "north.holding.example"), a_body("South", "south.holding.example")
    other, apart = a_body("Other", "other.example"), a_body("Apart", "apart.example")
    controllers.name_parent(other.owner, other.key, "Holding", "www.holding.example")
    for body in (north, south, other, apart):
        state(body, school.achievement)

    assert (2, ["same-organization"] * 2) == told(school)


def test_the_parent_stands_in_what_is_signed_and_cannot_be_taken_back_from_it(school: School) -> None:
    holding, other = a_body("Holding", "holding.example"), a_body("Other", "other.example")
    controllers.name_parent(other.owner, other.key, "Holding", "holding.example")
    state(holding, school.achievement)
    key = state(other, school.achievement)
    assert (1, ["same-organization"]) == told(school)

    controllers.name_parent(other.owner, other.key, "", "")

    assert ("Holding", "holding.example") == (
        queries.public(key).controller_name,
        queries.public(key).controller_domain,
    )
    assert (1, ["same-organization"]) == told(school)


def test_naming_a_parent_moves_nobody_else(school: School) -> None:
    bakery, mischief = a_body("Bakery", "bakery.example"), a_body("Mischief", "mischief.example")
    state(bakery, school.achievement)

    controllers.name_parent(mischief.owner, mischief.key, "Bakery", "bakery.example")
    state(mischief, school.achievement)
    controllers.name_parent(mischief.owner, mischief.key, "Lyceum", "lake.example")

    assert (1, ["issuer-itself"]) == told(school)


@pytest.mark.parametrize(("name", "domain"), [("Bakery", "shop.bakery.example"), ("", "x.example")])
def test_a_parent_needs_a_name_and_another_domain(name: str, domain: str) -> None:
    bakery = a_body("Bakery", "bakery.example")

    with pytest.raises(StatementRefused):
        controllers.name_parent(bakery.owner, bakery.key, name, domain)
    with pytest.raises(DomainMalformed):
        controllers.name_parent(bakery.owner, bakery.key, "Holding", "not a domain")
    assert controllers.parent_of(bakery.key) is None


def test_an_issuer_s_word_for_its_own_is_shown_and_never_counts(school: School) -> None:
    daughter = a_body("Daughter", "daughter.example")
    controllers.name_parent(daughter.owner, daughter.key, "Lyceum", "lake.example")
    state(Body(school.key, school.owner), school.achievement)
    state(daughter, school.achievement)

    assert (0, ["issuer-itself"] * 2) == told(school)


def test_two_that_recognise_each_other_are_shown_and_left_out(school: School) -> None:
    bakery, other = a_body("Bakery", "bakery.example"), a_body("Other", "other.example")
    made = achievements.create(bakery.owner, bakery.key, AchievementValues("Bread", "Bakes.", "Bake one."))
    achievements.publish(bakery.owner, bakery.key, made)
    state(bakery, school.achievement)
    state(other, school.achievement)
    assert (2, []) == told(school)

    back = state(Body(school.key, school.owner), made)
    assert (1, ["reciprocal"]) == told(school)

    actions.withdraw(school.owner, school.key, back)
    assert (2, []) == told(school)


def test_a_pair_is_found_across_owners_too(school: School) -> None:
    bakery, union = a_body("Bakery", "bakery.example"), a_body("Union", "union.example")
    controllers.name_parent(bakery.owner, bakery.key, "Union", "union.example")
    controllers.name_parent(school.owner, school.key, "Diocese", "diocese.example")
    diocese = a_body("Diocese", "diocese.example")
    made = achievements.create(union.owner, union.key, AchievementValues("Bread", "Bakes.", "Bake one."))
    achievements.publish(union.owner, union.key, made)
    state(bakery, school.achievement)

    state(diocese, made)

    assert (0, ["reciprocal"]) == told(school)


def test_what_has_ended_counts_no_more_and_says_so(school: School) -> None:
    bakery = a_body("Bakery", "bakery.example")
    key = state(bakery, school.achievement)
    Statement.objects.of(bakery.key).filter(key=key).update(signed_at=in_days(-9), valid_until=in_days(-2))

    assert (0, ["expired"]) == told(school)
    assert "ended" == queries.public(key).state


def test_the_facts_for_the_counting_say_what_was_stated(school: School) -> None:
    bakery = a_body("Bakery", "bakery.example")
    state(bakery, school.achievement, Verb.CREDITS, occupation="Cook", place="Bern")
    identifier = achievement_at(wanted(school.achievement).address).id

    (fact,) = queries.of_achievement(identifier)

    assert (identifier, Verb.CREDITS, 3.0, "Cook", "Bern", now().date()) == (
        fact.achievement,
        fact.verb,
        fact.credits,
        fact.occupation,
        fact.place,
        fact.since,
    )
    assert ("d:bakery.example", "d:lake.example", 64) == (fact.controller, fact.recognised, len(fact.digest))


def test_a_statement_holds_for_every_version_of_the_achievement(school: School) -> None:
    bakery = a_body("Bakery", "bakery.example")
    state(bakery, school.achievement)
    achievements.revise(school.owner, school.key, school.achievement)
    achievements.publish(school.owner, school.key, school.achievement)

    assert (1, []) == told(school)
    assert achievement_at(wanted(school.achievement).address).id.endswith("/2")
    page = Client().get(f"/a/{school.achievement}/recognised").content.decode()
    assert "about version 1" in page


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("jobs.bakery.example", "bakery.example"),
        ("bakery.example", "bakery.example"),
        ("www.bakery.co.uk", "bakery.co.uk"),
        ("lincoln.springfield.k12.il.us", "springfield.k12.il.us"),
        ("a.github.io", "a.github.io"),
        ("x.a.github.io", "a.github.io"),
        ("LAKE.example.", "lake.example"),
        ("localhost", "localhost"),
    ],
)
def test_the_registered_part_of_a_host_s_name(host: str, domain: str) -> None:
    assert domain == registered(host)


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")), st.sampled_from("abcdef"))
def test_the_top_is_the_same_wherever_a_circle_is_entered(above: dict[str, str], node: str) -> None:
    found = top(node, above)

    assert found == top(found, above)
    assert found == top(above.get(node, node), above)
