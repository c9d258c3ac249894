"""The organization's pages: what each role may open, and that strangers learn nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements import queries as achievement_queries
from assay.web.records.organizations import actions, invitations, queries
from assay.web.records.organizations.models import Invitation
from assay.web.records.organizations.permissions import Permission, Role, may
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.link_tokens import token_digest
from assay.web.records.signing_keys import actions as keys
from assay.web.records.signing_keys import queries as key_queries
from assay.web.screens.issuer import urls_design, urls_organization
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

OUTSIDE = {"home", "new", "invitation"}  # not inside an organization
ROUTES = [
    route for route in [*urls_organization.urlpatterns, *urls_design.urlpatterns] if route.name not in OUTSIDE
]
NEEDS = {  # what each page asks for; none: every member
    "organization": None,
    "members": Permission.MEMBER_INVITE,
    "rights": None,
    "keys": Permission.KEY_ROTATE,
    "key-withdraw": Permission.KEY_ROTATE,
    "profile": Permission.ORGANIZATION_EDIT,
    "domain": Permission.ORGANIZATION_EDIT,
    "journal": Permission.AUDIT_READ,
    "achievements": None,
    "achievement": None,
    "achievement-new": Permission.ACHIEVEMENT_DESIGN,
    "achievement-edit": Permission.ACHIEVEMENT_DESIGN,
    "achievement-badge": Permission.ACHIEVEMENT_DESIGN,
    "achievement-preview": Permission.ACHIEVEMENT_DESIGN,
}


@pytest.fixture
def school() -> School:
    made = a_school()
    keys.ensure_key(made.key)
    achievements.revise(made.owner, made.key, made.achievement)
    return made


def client_of(email: str) -> Client:
    client = Client()
    client.force_login(ensure_person(email))
    return client


def address(route: URLPattern, school: School) -> str:
    known = {
        "organization": school.key,
        "achievement": school.achievement,
        "key": key_queries.keys(school.key)[0].key,
        "member": queries.members(school.key)[0].key,
        "invitation": "1" * 22,
    }
    names = route.pattern.converters
    return reverse(f"issuer:{route.name}", kwargs={name: known[name] for name in names})


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_stranger_finds_nothing_at_any_address_of_an_organization(
    school: School, route: URLPattern
) -> None:  # WEB-001
    other = a_school("Hillside", "owner@hill.example")
    client = client_of(other.owner.email)
    before = state_of(school)

    answers = [client.get(address(route, school)), client.post(address(route, school))]

    assert {answer.status_code for answer in answers} <= {404, 405, 302, 303}  # 303: back, with a message
    assert not any(b"Lyceum" in answer.content for answer in answers)
    assert before == state_of(school)


def state_of(school: School) -> list[object]:
    return [
        queries.public(school.key),
        queries.members(school.key),
        key_queries.keys(school.key),
        achievement_queries.achievements(school.key),
    ]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", NEEDS)
def test_each_role_opens_what_the_table_of_rights_says(school: School, role: Role, name: str) -> None:
    actions.add_member(school.owner, school.key, ensure_person("m@lake.example"), role)
    route = next(route for route in ROUTES if route.name == name)
    needed = NEEDS[name]

    status = client_of("m@lake.example").get(address(route, school)).status_code

    assert (200 if needed is None or may(role, needed) else 403) == status


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_form_of_another_site_changes_nothing(school: School, route: URLPattern) -> None:  # WEB-004
    client = Client(enforce_csrf_checks=True)
    client.force_login(school.owner)

    assert 403 == client.post(address(route, school), {"state": "archive"}).status_code


def test_a_form_sets_only_what_it_shows(school: School) -> None:  # WEB-002
    client_of(school.owner.email).post(
        reverse("issuer:profile", args=[school.key]),
        {
            "name": "Lyceum",
            "kind": "school",
            "state": "suspended",
            "award_limit": "9999999",
            "domain_proven_at": "2026-01-01",
            "organization": "1" * 22,
        },
    )
    row = queries.public(school.key)

    assert ("Lyceum", "active", 20_000, False) == (row.name, row.state, row.award_limit, row.is_proven)


def test_a_name_cannot_turn_writing_round(school: School) -> None:  # XSS-003
    actions.edit(school.owner, school.key, actions.Profile("Riv\u202eer\u200bside"))

    assert "Riverside" == queries.public(school.key).name


def test_nobody_gets_in_without_signing_in(school: School) -> None:
    answers = [Client().get(address(route, school)) for route in ROUTES]

    assert all(answer.status_code in {302, 405} for answer in answers)
    assert all("/account/" in answer["Location"] for answer in answers if answer.status_code == 302)


def test_the_rights_page_is_the_table(school: School) -> None:
    page = client_of(school.owner.email).get(reverse("issuer:rights", args=[school.key])).content.decode()

    assert all(f">{words}<" in page for words in ("Design achievements", "Award", "Counsellor", "Analyst"))


def test_an_organization_is_founded_with_a_key_and_an_owner() -> None:
    client = client_of("new@example.org")
    answer = client.post(reverse("issuer:new"), {"name": "Night School", "kind": "school"})
    held = queries.memberships(ensure_person("new@example.org"))

    assert 303 == answer.status_code
    assert ["Night School"] == [row.organization.name for row in held]
    assert key_queries.keys(held[0].organization.key)


def test_somebody_is_invited_by_mail_and_joins(school: School) -> None:
    owner = client_of(school.owner.email)
    owner.post(reverse("issuer:members", args=[school.key]), {"email": "Ida@Example.org", "role": "issuer"})
    row = queries.invitations(school.key)[0]

    assert ("ida@example.org", "issuer") == (row.email, row.role)
    assert b"ida@example.org" in owner.get(reverse("issuer:members", args=[school.key])).content


def test_another_address_cannot_take_up_an_invitation(school: School) -> None:  # WEB-003
    key = invitations.invite(school.owner, school.key, "ida@example.org", "issuer")
    digest = token_digest(
        "the-token-of-the-link", queries.LINK
    )  # the real one stands in the sealed mail alone
    Invitation.objects.of(school.key).filter(key=key).update(token_digest=digest)
    link = reverse("issuer:invitation", args=["the-token-of-the-link"])

    assert 422 == client_of("eve@example.org").post(link).status_code
    assert 303 == client_of("ida@example.org").post(link).status_code
    assert 404 == client_of("ida@example.org").get(link).status_code
    assert "issuer" == queries.membership(ensure_person("ida@example.org"), school.key).role


def test_keys_are_changed_on_the_page(school: School) -> None:
    client_of(school.owner.email).post(reverse("issuer:key-rotate", args=[school.key]))

    assert ["current", "retired"] == [row.state for row in key_queries.keys(school.key)]


def test_a_key_is_withdrawn_only_by_who_knows_what_it_means(school: School) -> None:
    client = client_of(school.owner.email)
    link = reverse("issuer:key-withdraw", args=[school.key, key_queries.keys(school.key)[0].key])
    client.post(link, {"reason": "Lost"})
    before = key_queries.keys(school.key)[0].state
    client.post(link, {"reason": "Lost", "understood": "on"})

    assert "current" == before
    assert ["current", "withdrawn"] == [row.state for row in key_queries.keys(school.key)]


def test_a_name_with_markup_is_only_text(school: School) -> None:  # XSS-011, XSS-013
    actions.edit(school.owner, school.key, actions.Profile("<script>alert(1)</script>", "</script><b>hello"))
    pages = [
        client_of(school.owner.email).get(reverse("issuer:organization", args=[school.key])),
        Client().get(reverse("public:organization", args=[school.key])),
        Client().get(reverse("public:achievement", args=[school.achievement])),
    ]

    assert not any(b"<script>alert" in page.content for page in pages)
    assert not any(b"</script><b>" in page.content for page in pages)


def test_who_leaves_is_out_at_once(school: School) -> None:  # WEB-027
    member = actions.add_member(school.owner, school.key, ensure_person("m@lake.example"), "teacher")
    client = client_of("m@lake.example")
    client.post(reverse("issuer:member-remove", args=[school.key, member]))

    assert 404 == client.get(reverse("issuer:organization", args=[school.key])).status_code


def test_the_last_owner_cannot_leave(school: School) -> None:
    own = queries.member_key(school.owner, school.key)
    answer = client_of(school.owner.email).post(
        reverse("issuer:member-remove", args=[school.key, own]), follow=True
    )

    assert b"needs an owner" in answer.content
    assert 1 == len(queries.members(school.key))
