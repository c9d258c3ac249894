"""Revoked, suspended, reinstated, corrected; the public lists that say so; and recipients forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from assay import STRICT, Report, Verifier
from assay.did import document_address
from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.audit.queries import about
from assay.web.records.credentials import actions, lists, queries
from assay.web.records.credentials.actions import Award
from assay.web.records.credentials.models import Credential, Recipient, Reply, StatusList
from assay.web.records.credentials.publishing import publish_lists
from assay.web.records.mailing.models import Mail
from assay.web.records.organizations.models import Member
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import DataKey
from assay.web.records.signing_keys.actions import withdraw
from assay.web.records.signing_keys.models import SigningKey
from assay.web.records.signing_keys.queries import controller_document, identifier, keys
from web.factories import School, a_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return a_school()


def awarded(school: School, **members: Any) -> str:
    award = replace(Award(school.version, "María López", "maria@example.org"), **members)
    return actions.award(school.owner, school.key, award)


def examined(school: School, content: bytes) -> Report:
    """What a stranger's verifier says, who fetches the lists by their addresses."""
    documents = {document_address(identifier(school.key)): controller_document(school.key)}
    for row in StatusList.objects.of(school.key):
        for purpose in lists.PURPOSES:
            documents[lists.list_address(row.key, purpose)] = queries.status_list(f"{row.key}-{purpose}")
    return Verifier(documents=documents).examine(content, STRICT)


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_a_fresh_credential_is_accepted_with_its_published_lists(school: School) -> None:
    content = queries.secured_bytes(school.key, awarded(school))

    assert "accepted" == examined(school, content).verdict


def test_a_revoked_credential_is_rejected_once_the_list_is_published(school: School) -> None:
    key = awarded(school)
    content = queries.secured_bytes(school.key, key)
    other = queries.secured_bytes(school.key, awarded(school))

    actions.revoke(school.owner, school.key, key, "Somebody else's work")
    assert "accepted" == examined(school, content).verdict
    assert 1 == publish_lists.call()

    assert ["status-revoked"] == codes(examined(school, content))
    assert "accepted" == examined(school, other).verdict
    assert 0 == publish_lists.call()


def test_a_suspension_is_lifted(school: School) -> None:
    key = awarded(school)
    content = queries.secured_bytes(school.key, key)

    actions.suspend(school.owner, school.key, key, "Under review")
    publish_lists.call()
    assert ["status-suspended"] == codes(examined(school, content))

    actions.reinstate(school.owner, school.key, key, "All is well")
    publish_lists.call()
    assert "accepted" == examined(school, content).verdict


def test_a_revocation_is_final_and_needs_a_reason(school: School) -> None:
    key = awarded(school)
    with pytest.raises(AssayError) as caught:
        actions.revoke(school.owner, school.key, key, "  ")
    assert "draft-member-missing" == caught.value.code

    actions.revoke(school.owner, school.key, key, "A mistake")
    actions.revoke(school.owner, school.key, key, "Another reason")

    assert "A mistake" == queries.award(school.key, key).reason
    for lift in (actions.suspend, actions.reinstate):
        with pytest.raises(AssayError) as caught:
            lift(school.owner, school.key, key, "A reason")
        assert "status-revocation-final" == caught.value.code


def test_each_change_is_in_the_journal_and_the_learner_is_told_once(school: School) -> None:
    key = awarded(school)

    actions.suspend(school.owner, school.key, key, "Under review")
    actions.suspend(school.owner, school.key, key, "Under review")
    actions.reinstate(school.owner, school.key, key, "All is well")
    actions.revoke(school.owner, school.key, key, "A mistake")

    assert ["award", "suspend", "reinstate", "revoke"] == [entry.verb for entry in about("credential", key)]
    assert 3 == Mail.objects.filter(about_kind="credential-standing", about_key=key).count()


def test_a_teacher_may_award_and_not_revoke(school: School) -> None:
    teacher = ensure_person("teacher@lake.example")
    Member.objects.create(organization_id=school.key, person=teacher, role="teacher")
    key = actions.award(teacher, school.key, Award(school.version, "Juan", "juan@example.org"))

    with pytest.raises(Forbidden):
        actions.revoke(teacher, school.key, key, "A reason")


def test_a_corrected_credential_replaces_the_former(school: School) -> None:
    former = awarded(school)
    content = queries.secured_bytes(school.key, former)
    award = Award(school.version, "María Pérez", "maria@example.org")

    fresh = actions.reissue(school.owner, school.key, former, award)

    assert fresh == actions.reissue(school.owner, school.key, former, award)
    row, old = queries.award(school.key, fresh), queries.award(school.key, former)
    assert (former, "María Pérez", "active") == (row.replaces, row.recipient_name, row.standing)
    assert (fresh, "revoked", "replaced") == (old.replaced_by, old.standing, old.reason)
    assert 1 == Mail.objects.filter(about_key=fresh).count()
    publish_lists.call()
    assert ["status-revoked"] == codes(examined(school, content))


def test_a_correction_that_cannot_be_signed_leaves_the_former_as_it_was(school: School) -> None:
    former = awarded(school)
    award = Award(school.version, "María Pérez", "maria@example.org", narrative="bad \x0b text")

    with pytest.raises(AssayError):
        actions.reissue(school.owner, school.key, former, award)

    assert "active" == queries.award(school.key, former).standing
    fresh = actions.reissue(school.owner, school.key, former, replace(award, narrative=""))
    assert "issued" == queries.award(school.key, fresh).state


def test_a_list_is_published_before_the_first_credential_names_it(school: School) -> None:
    actions.plan(school.owner, school.key, [Award(school.version, "Juan", "juan@example.org")])

    row = StatusList.objects.of(school.key).get()
    assert queries.status_list(f"{row.key}-revocation")
    assert queries.status_list(f"{row.key}-suspension")


def test_a_list_three_quarters_full_is_followed_by_another(school: School) -> None:
    awarded(school)
    StatusList.objects.of(school.key).update(used=98_304)
    key = awarded(school)

    assert 2 == StatusList.objects.of(school.key).count()
    assert "accepted" == examined(school, queries.secured_bytes(school.key, key)).verdict


def test_a_list_is_renewed_before_it_ends(school: School) -> None:
    awarded(school)
    before = StatusList.objects.of(school.key).get()
    assert 0 == publish_lists.call()
    StatusList.objects.of(school.key).update(renew_by=now() - timedelta(minutes=1))

    assert 1 == publish_lists.call()

    after = StatusList.objects.of(school.key).get()
    assert before.published_at is not None
    assert after.published_at is not None
    assert after.published_at > before.published_at
    assert after.renew_by is not None
    assert after.renew_by > now()


def test_lists_are_signed_anew_when_their_key_is_in_wrong_hands(school: School) -> None:
    content = queries.secured_bytes(school.key, awarded(school))
    [row] = keys(school.key)
    withdraw(school.owner, school.key, row.key, "Stolen")

    assert 1 == publish_lists.call()
    assert 0 == publish_lists.call()
    assert "accepted" == examined(school, queries.secured_bytes(school.key, awarded(school))).verdict
    assert "rejected" == examined(school, content).verdict


def test_one_schools_trouble_does_not_hold_up_anothers_list(school: School) -> None:
    other = a_school("Another school", "other@example.org")
    keys_of = {place.key: awarded(place) for place in (school, other)}
    for place in (school, other):
        actions.revoke(place.owner, place.key, keys_of[place.key], "A mistake")
    SigningKey.objects.of(school.key).update(sealed=b"broken")

    with pytest.raises(ExceptionGroup):
        publish_lists.call()

    content = queries.secured_bytes(other.key, keys_of[other.key])
    assert ["status-revoked"] == codes(examined(other, content))


def test_an_older_list_never_takes_the_place_of_a_newer_one(school: School, monkeypatch: Any) -> None:
    key = awarded(school)
    row = StatusList.objects.of(school.key).get()
    actions.suspend(school.owner, school.key, key, "Under review")
    sign = lists._signed
    meanwhile: list[Callable[[], object]] = [
        lambda: actions.revoke(school.owner, school.key, key, "A mistake"),
        lambda: lists.publish(row.key),
    ]

    def slowly(*facts: Any) -> bytes:
        while meanwhile:
            meanwhile.pop(0)()
        return sign(*facts)

    monkeypatch.setattr(lists, "_signed", slowly)

    assert not lists.publish(row.key)
    assert ["status-revoked"] == codes(examined(school, queries.secured_bytes(school.key, key)))


def test_the_served_list_is_the_stored_one_and_kept_for_less_than_a_minute(
    school: School, client: Client
) -> None:
    awarded(school)
    name = f"{StatusList.objects.of(school.key).get().key}-revocation"

    answer = client.get(f"/status/{name}")

    assert queries.status_list(name) == answer.content
    assert "public, max-age=30" == answer["Cache-Control"]
    assert "*" == answer["Access-Control-Allow-Origin"]
    assert 304 == client.get(f"/status/{name}", headers={"If-None-Match": answer["ETag"]}).status_code
    assert 404 == client.get("/status/nobody-revocation").status_code
    assert 404 == client.get(f"/status/{name}x").status_code
    assert 405 == client.post(f"/status/{name}").status_code


def test_indices_are_spread_over_the_whole_list(school: School) -> None:
    actions.plan(school.owner, school.key, [Award(school.version, f"N{n}") for n in range(60)])

    indices = Credential.objects.of(school.key).values_list("index", flat=True)
    assert 60 == len(set(indices))
    assert max(indices) - min(indices) > 65_536  # by chance less once in 2^50


def test_of_a_forgotten_recipient_only_what_tells_nothing_stays(school: School) -> None:
    key = awarded(school, idempotency_key="1", source_key="maria", assessment={"minutes": 40})
    kept = awarded(school, name="Juan", email="juan@example.org")
    planned = actions.plan(
        school.owner, school.key, [Award(school.version, "María López", "maria@example.org")]
    )
    token = queries.claim_token(key)

    assert 1 == actions.forget_everywhere(emails=["Maria@example.org"])

    row = Credential.objects.of(school.key).get(key=key)
    assert (b"", b"", b"", {}, "") == (
        bytes(row.sealed_secured),
        bytes(row.sealed_unsigned),
        bytes(row.sealed_reason),
        row.assessment,
        row.source_key,
    )
    assert row.digest
    recipient = Recipient.objects.of(school.key).get(key=row.recipient_id)
    assert (None, b"", b"", "", "") == (
        recipient.data_key_id,
        bytes(recipient.sealed_name),
        bytes(recipient.sealed_email),
        recipient.mail_index,
        recipient.person_index,
    )
    assert 1 == DataKey.objects.count()
    assert 0 == Reply.objects.of(school.key).count()
    assert "void" == queries.award(school.key, planned[0]).state
    told = queries.award(school.key, key)
    assert (True, "", "") == (told.is_forgotten, told.recipient_name, told.recipient_email)
    assert 2 == queries.awards(school.key).total
    assert "Juan" == queries.award(school.key, kept).recipient_name
    for read in (lambda: queries.by_claim_token(token), lambda: queries.secured_bytes(school.key, key)):
        with pytest.raises(NotFound):
            read()
    assert 0 == actions.forget_everywhere(emails=["maria@example.org"])


def test_what_was_forgotten_can_still_be_revoked(school: School) -> None:
    key = awarded(school)
    content = queries.secured_bytes(school.key, key)
    actions.forget_everywhere(recipients=[queries.award(school.key, key).recipient])

    actions.revoke(school.owner, school.key, key, "A mistake")
    publish_lists.call()

    assert ["status-revoked"] == codes(examined(school, content))


def test_a_planned_award_whose_data_key_is_gone_is_void(school: School) -> None:
    [key] = actions.plan(school.owner, school.key, [Award(school.version, "Juan", "juan@example.org")])
    DataKey.objects.all().delete()

    [outcome] = actions.issue_planned(school.key, [key])

    assert outcome.error is not None
    assert "void" == queries.award(school.key, key).state
