"""An organization states what it recognises: signed with its key, checked, withdrawn in sight."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import settings as django
from django.utils import timezone
from pytest_django import Settings

from assay.analysis.valuation import Verb
from assay.verification import Verdict
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.audit.queries import about as journal_about
from assay.web.records.credentials.publishing import publish_lists
from assay.web.records.mailing.models import Mail
from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations.permissions import Permission, Role, may
from assay.web.records.people.actions import ensure_person
from assay.web.records.reports import actions as reports
from assay.web.records.signing_keys import actions as keys
from assay.web.records.signing_keys import queries as key_queries
from assay.web.records.statements import actions, controllers, queries
from assay.web.records.statements.models import Statement
from assay.web.records.statements.values import StatementRefused
from assay.web.records.verifications.queries import examine
from web.factories import a_school
from web.statements.stating import Web, a_body, in_days, prove, signed, state, wanted

pytestmark = pytest.mark.django_db


def refusal(act: object, *arguments: object, **named: object) -> str:
    with pytest.raises(StatementRefused) as caught:
        act(*arguments, **named)  # type: ignore[operator]  # an action
    assert caught.value.words
    return caught.value.reason


def test_a_statement_is_a_signed_endorsement_that_our_verifier_accepts() -> None:
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")

    key = state(
        bakery,
        school.achievement,
        Verb.CREDITS,
        credits=Decimal("2.5"),
        occupation="Cook",
        place="Bern",
        note="Bring it.",
    )

    document = signed(key)
    report = examine(queries.document(key))
    assert (Verdict.ACCEPTED, ()) == (report.verdict, tuple(report.codes))
    assert key_queries.identifier(bakery.key) == document["issuer"]["id"]
    assert ["VerifiableCredential", "EndorsementCredential"] == document["type"]
    subject = document["credentialSubject"]
    assert f"{django.ASSAY_IDENTITY_ORIGIN}/a/{school.achievement}/1" == subject["id"]
    assert ("credits", 2.5, "Cook", "Bern") == tuple(
        subject[name] for name in ("recognition", "credits", "occupation", "place")
    )
    assert "Bring it." in subject["endorsementComment"]
    assert "revocation" == document["credentialStatus"]["statusPurpose"]


@pytest.mark.parametrize(
    ("member", "value"),
    [("recognition", "requires"), ("credits", 300), ("occupation", "Judge"), ("place", "Rome")],
)
def test_a_changed_statement_is_rejected(member: str, value: object) -> None:
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")
    document = signed(state(bakery, school.achievement, Verb.CREDITS, occupation="Cook", place="Bern"))

    document["credentialSubject"][member] = value

    assert Verdict.REJECTED is examine(json.dumps(document)).verdict


def test_withdrawing_revokes_it_and_keeps_it_in_sight() -> None:
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")
    key = state(bakery, school.achievement)

    actions.withdraw(bakery.owner, bakery.key, key)
    actions.withdraw(bakery.owner, bakery.key, key)
    publish_lists.func()

    report = examine(queries.document(key))
    assert (Verdict.REJECTED, True) == (report.verdict, "status-revoked" in report.codes)
    row = queries.public(key)
    assert ("withdrawn", True) == (row.state, row.withdrawn_at is not None)
    found = queries.recognised(row.achievement_id)
    assert (0, ["withdrawn"]) == (found.count, [reason for _row, reason in found.left_out])
    assert ["draft", "sign", "withdraw"] == [entry.verb for entry in journal_about("statement", key)]


def test_only_a_proven_organization_states_anything() -> None:
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example", is_proven=False)
    assert "not-proven" == refusal(actions.draft, bakery.owner, bakery.key, wanted(school.achievement))

    prove(bakery.key, "bakery.example")
    key = actions.draft(bakery.owner, bakery.key, wanted(school.achievement))
    prove(bakery.key, "bakery.example", is_proven=False)

    assert "not-proven" == refusal(actions.sign, bakery.owner, bakery.key, key)
    assert "draft" == queries.statement(bakery.key, key).state


def test_a_statement_counts_no_more_once_its_domain_is_lost_or_its_key_is_withdrawn() -> None:
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")
    key = state(bakery, school.achievement)
    identifier = queries.public(key).achievement_id
    assert 1 == queries.recognised(identifier).count

    prove(bakery.key, "bakery.example", is_proven=False)
    assert (0, "unproven") == (
        queries.recognised(identifier).count,
        queries.recognised(identifier).left_out[0][1],
    )
    prove(bakery.key, "bakery.example")
    (held,) = key_queries.keys(bakery.key)
    keys.withdraw(bakery.owner, bakery.key, held.key, "stolen")

    assert "unproven" == queries.recognised(identifier).left_out[0][1]
    state(bakery, school.achievement)  # the same again, with the new key
    assert 1 == queries.recognised(identifier).count


@pytest.mark.parametrize("role", list(Role))
def test_owners_and_coordinators_state_and_nobody_else(role: Role) -> None:
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")
    person = ensure_person(f"{role}@bakery.example")
    if role is not Role.OWNER:
        organizations.add_member(bakery.owner, bakery.key, person, role)
    else:
        person = bakery.owner

    assert may(role, Permission.RECOGNITION_STATE) is (role in {Role.OWNER, Role.COORDINATOR})
    if may(role, Permission.RECOGNITION_STATE):
        assert actions.draft(person, bakery.key, wanted(school.achievement))
        return
    key = state(bakery, school.achievement)
    for act in (
        lambda: actions.draft(person, bakery.key, wanted(school.achievement)),
        lambda: actions.sign(person, bakery.key, key),
        lambda: actions.discard(person, bakery.key, key),
        lambda: actions.withdraw(person, bakery.key, key),
        lambda: actions.answer(person, bakery.key, key, "No."),
        lambda: controllers.name_parent(person, bakery.key, "Holding", "holding.example"),
    ):
        with pytest.raises(Forbidden):
            act()


def test_nobody_reaches_another_organization_s_statement() -> None:
    school, bakery, other = a_school(), a_body("Bakery", "bakery.example"), a_body("Other", "other.example")
    draft = actions.draft(bakery.owner, bakery.key, wanted(school.achievement))
    key = state(bakery, school.achievement, Verb.REQUIRES)

    for act in (actions.sign, actions.discard, actions.withdraw):
        for each in (draft, key):
            with pytest.raises(NotFound):
                act(other.owner, other.key, each)
            with pytest.raises(NotFound):
                act(other.owner, bakery.key, each)
    with pytest.raises(NotFound):
        queries.public(draft)


@pytest.mark.parametrize(
    ("reason", "others"),
    [
        ("until", {"until": in_days(-1)}),
        ("until", {"until": in_days(3 * 366 + 2)}),
        ("credits", {"verb": Verb.CREDITS}),
        ("credits", {"verb": Verb.CREDITS, "credits": Decimal(0)}),
        ("credits", {"verb": Verb.CREDITS, "credits": Decimal("1.234")}),
        ("credits", {"verb": Verb.CREDITS, "credits": Decimal(1001)}),
        ("person", {"note": "Ask maria@mail.example"}),
        ("long", {"place": "x" * 201}),
        ("long", {"note": "x" * 601}),
    ],
)
def test_what_cannot_be_stated_is_refused_with_words(reason: str, others: dict[str, object]) -> None:
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")

    assert reason == refusal(actions.draft, bakery.owner, bakery.key, wanted(school.achievement, **others))  # type: ignore[arg-type]  # members of a statement
    assert not queries.statements(bakery.key)


@pytest.mark.parametrize(
    ("reason", "address"),
    [
        ("address", "javascript:alert(1)"),
        ("address", "bakery"),
        ("not-an-achievement", f"{django.ASSAY_IDENTITY_ORIGIN}/o/abc"),
        ("not-an-achievement", f"{django.ASSAY_IDENTITY_ORIGIN}/a/1111111111111111111111"),
        ("unreachable", "http://169.254.169.254/latest"),
    ],
)
def test_an_address_without_an_achievement_is_refused(reason: str, address: str) -> None:
    bakery = a_body("Lake Bakery", "bakery.example")

    assert reason == refusal(actions.draft, bakery.owner, bakery.key, replace(wanted("x"), address=address))


def test_the_same_is_stated_once_and_not_more_than_twenty_in_a_day(settings: Settings) -> None:
    settings.ASSAY_RATE_FACTOR = 1
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")
    state(bakery, school.achievement)

    again = actions.draft(bakery.owner, bakery.key, wanted(school.achievement))
    assert "again" == refusal(actions.sign, bakery.owner, bakery.key, again)
    for number in range(19):
        state(bakery, school.achievement, place=f"Town {number}")
    last = actions.draft(bakery.owner, bakery.key, wanted(school.achievement, place="Last"))

    assert "many" == refusal(actions.sign, bakery.owner, bakery.key, last)


def test_a_draft_is_signed_or_discarded_once_and_old_ones_go() -> None:
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")
    key = state(bakery, school.achievement)
    assert ["done", "done"] == [
        refusal(act, bakery.owner, bakery.key, key) for act in (actions.sign, actions.discard)
    ]

    waiting = actions.draft(bakery.owner, bakery.key, wanted(school.achievement, place="Bern"))
    Statement.objects.of(bakery.key).filter(key=waiting).update(made_at=timezone.now() - timedelta(days=8))

    assert (1, [key]) == (actions.drop_old_drafts(), [row.key for row in queries.statements(bakery.key)])


def test_the_issuer_is_told_and_answers_once() -> None:
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")

    key = state(bakery, school.achievement)

    assert 1 == Mail.objects.filter(about_kind="statement", about_key=key).count()
    assert "told" == queries.public(key).issuer_told
    actions.answer(school.owner, school.key, key, "  Thank\u202eyou. ")
    assert "Thankyou." == queries.public(key).reply
    assert "answered" == refusal(actions.answer, school.owner, school.key, key, "More.")
    with pytest.raises(NotFound):
        actions.answer(bakery.owner, bakery.key, key, "I answer myself.")


def test_what_is_taken_down_is_not_shown_and_does_not_count() -> None:
    school, bakery = a_school(), a_body("Lake Bakery", "bakery.example")
    key = state(bakery, school.achievement)
    identifier = queries.public(key).achievement_id
    operator = ensure_person("operator@site.example", is_operator=True)

    reports.decide(operator, reports.report("statement", key, "false", "It is not true."), upheld=True)

    for read in (queries.public, queries.document):
        with pytest.raises(NotFound):
            read(key)
    assert (0, ()) == (queries.recognised(identifier).count, queries.recognised(identifier).left_out)
    assert queries.statement(bakery.key, key).is_down
    assert "take-down" in [entry.verb for entry in journal_about("statement", key)]


def test_an_achievement_of_another_site_is_read_before_it_is_named() -> None:
    bakery = a_body("Lake Bakery", "bakery.example")
    address = "https://college.example/badges/7.json"
    badge = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": address,
        "type": ["Achievement"],
        "name": "Knots",
        "description": "Ties twelve knots.",
        "criteria": {"narrative": "Tie them."},
        "creator": {
            "id": "did:web:college.example",
            "type": ["Profile"],
            "name": "Harbour College",
            "email": "b@college.example",
        },
    }
    web = Web({address: json.dumps(badge).encode()})

    key = actions.draft(bakery.owner, bakery.key, wanted(address), fetch=web)
    row = queries.statement(bakery.key, key)
    assert ("Knots", "Harbour College", address, "did:web:college.example") == (
        row.achievement_name,
        row.issuer_name,
        row.achievement_id,
        row.issuer_id,
    )
    actions.sign(bakery.owner, bakery.key, key)

    assert (Verdict.ACCEPTED, 1) == (
        examine(queries.document(key)).verdict,
        queries.recognised(address).count,
    )
    assert ("told", b"") == (
        queries.public(key).issuer_told,
        bytes(Statement.objects.of(bakery.key).get().issuer_mail),
    )
    web.documents[address] = json.dumps({**badge, "id": "https://other.example/badge"}).encode()
    assert "another-host" == refusal(actions.draft, bakery.owner, bakery.key, wanted(address), fetch=web)
    web.documents[address] = b"<html>"
    assert "not-an-achievement" == refusal(
        actions.draft, bakery.owner, bakery.key, wanted(address), fetch=web
    )
