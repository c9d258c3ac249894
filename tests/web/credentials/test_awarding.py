"""Awards: planned, signed, stored, told; repeated, refused, limited; and never another school's."""

from __future__ import annotations

import email
import json
from dataclasses import replace
from datetime import timedelta
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from pytest_django import Settings

from assay import OFFLINE, Verifier
from assay.did import document_address
from assay.errors import AssayError
from assay.web.base.clock import now
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.audit.queries import about
from assay.web.records.credentials import actions, jobs, queries
from assay.web.records.credentials.actions import Award, EvidenceItem
from assay.web.records.credentials.models import Credential, Recipient, Reply
from assay.web.records.mailing.models import Mail
from assay.web.records.organizations.models import Member, Organization
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.queries import instance_seal
from assay.web.records.signing_keys.queries import controller_document, identifier
from assay.web.records.work.worker import work_off
from web.factories import School, a_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(settings: Settings, tmp_path: Path) -> School:
    settings.ASSAY_OUTBOX = tmp_path / "outbox"
    return a_school()


def an_award(school: School, **members: object) -> Award:
    return replace(Award(school.version, "María López", "maria@example.org"), **members)  # type: ignore[arg-type]  # a test names members


def verdict(school: School, content: bytes) -> str:
    documents = {document_address(identifier(school.key)): controller_document(school.key)}
    return str(Verifier(documents=documents).examine(content, OFFLINE).verdict)


def test_an_award_is_signed_stored_and_told(school: School) -> None:
    evidence = (EvidenceItem("The map", "Of the harbour", "https://example.org/map", "ab" * 32),)
    award = an_award(school, results={"Grade": "A"}, evidence=evidence, narrative="Three evenings.")

    key = actions.award(school.owner, school.key, award)

    row = queries.award(school.key, key)
    content = queries.secured_bytes(school.key, key)
    assert ("issued", "active", "María López", "maria@example.org") == (
        row.state,
        row.standing,
        row.recipient_name,
        row.recipient_email,
    )
    assert "accepted" == verdict(school, content)
    assert json.loads(content)["id"] == row.credential_id
    assert "queued" == row.mail_state
    assert ["award"] == [entry.verb for entry in about("credential", key)]


def test_the_mail_goes_out_once_with_a_link_that_opens_the_credential(school: School) -> None:
    key = actions.award(school.owner, school.key, an_award(school))
    work_off()

    assert "sent" == queries.award(school.key, key).mail_state
    assert 1 == Mail.objects.filter(about_kind="credential", about_key=key).count()
    claimed = queries.by_claim_token(queries.claim_token(key))
    assert ("María López", "Maps from open data", "Lyceum of the Lake") == (
        claimed.recipient_name,
        claimed.achievement,
        claimed.issuer,
    )


def test_a_link_that_we_did_not_make_opens_nothing(school: School) -> None:
    key = actions.award(school.owner, school.key, an_award(school))

    for token in ("", key, f"{key}-{'0' * 32}", queries.claim_token(key) + "0", "x" * 55, "ü" * 55):
        with pytest.raises(NotFound):
            queries.by_claim_token(token)


def test_without_an_address_nobody_is_told_and_the_credential_is_good(school: School) -> None:
    key = actions.award(None, school.key, an_award(school, email=""))

    assert "" == queries.award(school.key, key).mail_state
    assert "accepted" == verdict(school, queries.secured_bytes(school.key, key))


def test_nothing_of_the_learner_is_stored_in_the_open(school: School) -> None:
    key = actions.award(school.owner, school.key, an_award(school))

    row, recipient = Credential.objects.of(school.key).get(key=key), Recipient.objects.of(school.key).get()
    held = b"".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for table in (row, recipient)
        for value in table.__dict__.values()
    )
    assert b"Mar" not in held
    assert b"example.org" not in held


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"name": " "}, "draft-member-missing"),
        ({"name": "x" * 201}, "draft-member-malformed"),
        ({"email": "maria"}, "draft-member-malformed"),
        ({"email": "a@b.example\r\nBcc: c@d.example"}, "draft-member-malformed"),
        ({"results": {"Points": "3"}}, "draft-member-malformed"),
        ({"narrative": "bad \x0b text"}, "credential-not-issued"),
    ],
)
def test_what_cannot_be_signed_is_refused_and_leaves_nothing_behind(
    school: School, members: dict[str, object], code: str
) -> None:
    with pytest.raises(AssayError) as caught:
        actions.award(school.owner, school.key, an_award(school, idempotency_key="1", **members))

    assert code == caught.value.code
    assert 0 == queries.awards(school.key).total
    assert 0 == Reply.objects.of(school.key).count()
    assert 0 == Mail.objects.count()


def test_of_many_with_one_bad_none_is_planned(school: School) -> None:
    with pytest.raises(AssayError):
        actions.plan(school.owner, school.key, [an_award(school), an_award(school, email="nobody")])

    assert 0 == queries.awards(school.key).total


def test_the_same_request_twice_is_one_award_and_another_body_is_refused(school: School) -> None:
    award = an_award(school, idempotency_key="row-7")

    first = actions.award(school.owner, school.key, award)

    assert first == actions.award(school.owner, school.key, award)
    assert 1 == queries.awards(school.key).total
    with pytest.raises(AssayError) as caught:
        actions.award(school.owner, school.key, replace(award, name="Somebody Else"))
    assert "idempotency-conflict" == caught.value.code


def test_the_same_request_twice_in_one_call_is_one_award(school: School) -> None:
    award = an_award(school, idempotency_key="row-7")

    outcomes = actions.award_many(school.owner, school.key, [award, award])

    assert outcomes[0].key == outcomes[1].key
    assert 1 == queries.awards(school.key).total


def test_answers_to_requests_are_remembered_for_a_month(school: School) -> None:
    actions.award(school.owner, school.key, an_award(school, idempotency_key="a"))
    actions.award(school.owner, school.key, an_award(school, idempotency_key="b"))
    Reply.objects.of(school.key).filter(key__in=[Reply.objects.of(school.key)[0].key]).update(
        made_at=now() - timedelta(days=32)
    )

    assert 1 == jobs.drop_old_replies.call()
    assert 1 == Reply.objects.of(school.key).count()


def test_the_days_limit_is_kept(school: School) -> None:
    Organization.objects.filter(key=school.key).update(award_limit=2)
    actions.award(school.owner, school.key, an_award(school))

    with pytest.raises(AssayError) as caught:
        actions.plan(school.owner, school.key, [an_award(school), an_award(school)])

    assert "award-limit-reached" == caught.value.code
    assert 1 == queries.awards(school.key).total


def test_a_suspended_organization_awards_nothing(school: School) -> None:
    Organization.objects.filter(key=school.key).update(state="suspended")

    with pytest.raises(AssayError) as caught:
        actions.award(school.owner, school.key, an_award(school))

    assert "organization-suspended" == caught.value.code


def test_only_members_with_the_right_may_award(school: School) -> None:
    analyst = ensure_person("analyst@lake.example")
    Member.objects.create(organization_id=school.key, person=analyst, role="analyst")

    with pytest.raises(Forbidden):
        actions.award(analyst, school.key, an_award(school))
    with pytest.raises(NotFound):
        actions.award(ensure_person("stranger@example.org"), school.key, an_award(school))


def test_another_schools_achievement_and_awards_are_not_there(school: School) -> None:
    other = a_school("Another school", "other@example.org")
    key = actions.award(other.owner, other.key, an_award(other))

    with pytest.raises(NotFound):
        actions.award(school.owner, school.key, an_award(other))
    for read in (queries.award, queries.secured_bytes, queries.assessment):
        with pytest.raises(NotFound):
            read(school.key, key)
    for write in (actions.revoke, actions.suspend, actions.reinstate):
        with pytest.raises(NotFound):
            write(school.owner, school.key, key, "a reason")
    assert 0 == queries.awards(school.key).total


def test_what_a_dead_process_planned_is_finished(school: School) -> None:
    keys = actions.plan(school.owner, school.key, [an_award(school), an_award(school, name="Juan López")])
    assert ["planned", "planned"] == [row.state for row in queries.awards(school.key).rows]
    assert 0 == jobs.finish_planned.call()  # its process may still live

    Credential.objects.of(school.key).update(planned_at=now() - timedelta(minutes=5))

    assert 2 == jobs.finish_planned.call()
    assert {"issued"} == {row.state for row in queries.awards(school.key).rows}
    assert 2 == Mail.objects.filter(about_key__in=keys).count()
    assert 0 == jobs.finish_planned.call()


def test_issuing_twice_issues_and_tells_once(school: School) -> None:
    keys = actions.plan(school.owner, school.key, [an_award(school)])
    actions.issue_planned(school.key, keys)
    content = queries.secured_bytes(school.key, keys[0])

    [outcome] = actions.issue_planned(school.key, keys)

    assert outcome.error is None
    assert content == queries.secured_bytes(school.key, keys[0])
    assert 1 == Mail.objects.filter(about_key=keys[0]).count()


def test_addresses_that_only_look_alike_are_different_people_web_029(school: School) -> None:
    actions.award(school.owner, school.key, an_award(school, email="MARIA@Example.ORG"))

    assert 1 == len(queries.awaiting("maria@example.org"))
    dotless_i, wide_at, wide_e, stroked_l = "\u0131", "\uff20", "\uff45", "\u0142"
    for look_alike in (
        f"mar{dotless_i}a@example.org",
        f"maria{wide_at}example.org",
        f"maria@{wide_e}xample.org",
        f"maria@examp{stroked_l}e.org",
    ):
        assert [] == queries.awaiting(look_alike)


def test_one_person_with_one_address_has_one_data_key_and_siblings_have_two(school: School) -> None:
    actions.award(school.owner, school.key, an_award(school))
    actions.award(school.owner, school.key, an_award(school))
    actions.award(school.owner, school.key, an_award(school, name="Juan López"))

    assert 2 == Recipient.objects.of(school.key).count()
    assert 3 == len(queries.awaiting("maria@example.org"))


def test_awards_are_found_by_name_address_and_state(school: School) -> None:
    key = actions.award(school.owner, school.key, an_award(school))
    actions.award(school.owner, school.key, an_award(school, name="Juan", email="juan@example.org"))
    actions.revoke(school.owner, school.key, key, "A mistake")

    def found(**asked: str) -> list[str]:
        return [row.recipient_name for row in queries.awards(school.key, **asked).rows]  # type: ignore[arg-type]  # texts all

    assert ["María López"] == found(search="lópez")
    assert ["Juan"] == found(search="JUAN@example.org")
    assert ["María López"] == found(state="revoked")
    assert ["Juan"] == found(state="unclaimed")
    assert [] == found(search="nobody@nowhere")
    assert 2 == len(found(version=school.version, source="single"))


def test_claiming_is_noted_once(school: School) -> None:
    key = actions.award(school.owner, school.key, an_award(school))

    actions.mark_claimed(queries.claim_token(key))
    first = queries.award(school.key, key).claimed_at
    actions.mark_claimed(queries.claim_token(key))

    assert first is not None
    assert first == queries.award(school.key, key).claimed_at
    assert 1 == queries.funnel(school.key).claimed
    with pytest.raises(NotFound):
        actions.mark_claimed("not-a-link")


def test_a_line_break_in_a_name_is_no_header_of_the_mail(school: School, settings: Settings) -> None:
    Organization.objects.filter(key=school.key).update(name="Lake\r\nBcc: everybody@example.org")
    actions.award(school.owner, school.key, an_award(school))
    work_off()

    [path] = settings.ASSAY_OUTBOX.glob("*.eml")
    message = email.message_from_bytes(path.read_bytes())
    assert message["Bcc"] is None
    assert "maria@example.org" == message["To"]
    assert "Bcc: everybody@example.org" in str(make_header(decode_header(message["Subject"])))


def test_the_mail_is_in_the_awards_language_and_safe_as_a_page(school: School) -> None:
    key = actions.award(school.owner, school.key, an_award(school, name="<b>María</b>", language="xx"))

    fields = json.loads(instance_seal().open_text(Mail.objects.get(about_key=key).sealed, "mail"))
    assert f"/claim/{queries.claim_token(key)}" in fields["text"]
    assert "&lt;b&gt;María&lt;/b&gt;" in fields["page"]
    assert "<b>" not in fields["page"]


def test_the_funnel_counts_what_became_of_awards(school: School) -> None:
    for number in range(4):
        actions.award(school.owner, school.key, an_award(school, name=f"Learner {number}"))
    actions.plan(school.owner, school.key, [an_award(school, name="Waits")])
    first, second, *_rest = [row.key for row in queries.awards(school.key, state="issued").rows]
    work_off()
    Mail.objects.filter(about_key=second).update(state="bounced")
    actions.mark_claimed(queries.claim_token(first))
    actions.note_share(first)
    actions.revoke(school.owner, school.key, second, "A mistake")

    funnel = queries.funnel(school.key)

    assert (5, 4, 3, 1) == (funnel.planned, funnel.issued, funnel.sent, funnel.bounced)
    assert (1, 1, 0, 1) == (funnel.claimed, funnel.shared, funnel.suspended, funnel.revoked)
    assert [second] == [row.key for row in queries.awards(school.key, state="bounced").rows]
