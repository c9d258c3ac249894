"""The web's attacks, one by one: WEB-002 and on; the tenancy of WEB-001 has a file of its own."""

from __future__ import annotations

import csv
import io
import json
import logging
import tracemalloc
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from assay.web.base.clock import now
from assay.web.base.csv_files import MAX_BYTES
from assay.web.records.batches.models import Batch, BatchRow
from assay.web.records.mailing.models import Mail
from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations import invitations
from assay.web.records.organizations import queries as organization_queries
from assay.web.records.organizations.models import Invitation, Member, Organization
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal
from assay.web.records.shares.models import Share
from assay.web.site.logs import JsonLines
from web.desk.working import do_jobs
from web.factories import School, a_school
from web.learner.learning import code_for, sign_in
from web.security.addresses import PERSONAL
from web.security.test_tenancy import NAMES, address, leaks
from web.security.world import World, digests, signed_in
from web.shares.sharing import a_learner

pytestmark = pytest.mark.django_db

EXTRA = {
    "is_operator": "on", "is_active": "", "key": "1" * 22, "email_verified": "on", "verified": "on",
    "organization": "x", "organization_id": "x", "person": "x", "person_id": "x", "role": "owner",
    "state": "active", "award_limit": "999999", "domain_proven_at": "2026-01-01", "domain": "evil.example",
    "withdrawn_at": "", "token_digest": "0" * 64, "opened": "999", "data_key": "x", "is_public": "on",
}  # fmt: skip
"""What forms do not show: rights, owners, states, proofs."""


def test_web_002_what_a_form_does_not_show_cannot_be_set_with_it(world: World) -> None:
    learner = signed_in(world.learner.person)
    owner = signed_in(world.school.owner)

    learner.post("/account/", {**EXTRA, "name": "Zoe", "language": "en", "is_minor": "yes"})
    learner.post(address(world, "learner:share-end"), {**EXTRA, "ends": "never"})
    owner.post(f"/work/{world.school.key}/profile", {**EXTRA, "name": "Lyceum", "kind": "school"})
    owner.post("/work/new", {**EXTRA, "name": "Second", "kind": "school"})

    person = Person.objects.get(key=world.learner.person.key)
    assert ("Zoe", world.learner.person.email, False, True) == (
        person.name, person.email, person.is_operator, person.is_active,
    )  # fmt: skip
    shares = Share.objects.of(person)
    assert {(False, 0)} == {(share.is_public, share.opened) for share in shares}
    for row in Organization.objects.filter(name__in=["Lyceum", "Second"]):
        assert ("", None, 20_000) == (row.domain, row.domain_proven_at, row.award_limit)
    assert 2 == Organization.objects.filter(name__in=["Lyceum", "Second"]).count()


def an_invitation(school: School, email: str, role: str) -> str:
    """The link's secret, out of the mail."""
    key = invitations.invite(school.owner, school.key, email, role)
    mail = Mail.objects.get(about_kind="invitation", about_key=key)
    text = json.loads(instance_seal().open_text(mail.sealed, "mail"))["text"]
    return str(text).partition("/work/invitation/")[2].split()[0]


def test_web_003_an_invitation_gives_what_it_says_to_whom_it_says_once() -> None:
    school = a_school()
    link = f"/work/invitation/{an_invitation(school, 'ida@mail.example', 'analyst')}"
    ida, eve = signed_in(ensure_person("ida@mail.example")), signed_in(ensure_person("eve@mail.example"))
    form = {"role": "owner", "email": "eve@mail.example", "organization": "x"}

    assert 422 == eve.post(link, form).status_code
    assert ida.post(link, form).status_code in {302, 303}
    assert 404 == ida.post(link, form).status_code
    assert 404 == eve.post(link, form).status_code
    assert ["analyst", "owner"] == sorted(Member.objects.of(school.key).values_list("role", flat=True))

    late = f"/work/invitation/{an_invitation(school, 'eve@mail.example', 'owner')}"
    Invitation.objects.of(school.key).filter(accepted_at=None).update(ends_at=now() - timedelta(seconds=1))
    assert 404 == eve.post(late).status_code
    member = Member.objects.of(school.key).get(role="analyst").key
    ida.post(f"/work/{school.key}/members/{member}/role", {"role": "owner"})
    ida.post(f"/work/{school.key}/members", {"email": "x@mail.example", "role": "owner"})
    assert ["analyst", "owner"] == sorted(Member.objects.of(school.key).values_list("role", flat=True))


def test_web_004_no_form_of_another_site_is_accepted_anywhere(world: World) -> None:
    people = [world.school.owner, world.learner.person, Person.objects.get(is_operator=True)]
    cookies = [signed_in(person).cookies for person in people]
    before = digests()
    taken = []
    for each in cookies:
        client = Client(enforce_csrf_checks=True)
        client.cookies = each
        for name in NAMES:
            if name.startswith("openid_connect"):
                continue  # the answer of the other service is bound to the session by its own secret
            answer = client.post(address(world, name), {"word": "DELETE", "name": "x"})
            taken += [] if answer.status_code == 403 else [f"{name}: {answer.status_code}"]

    assert [] == taken
    assert before == digests()


def bombs() -> dict[str, bytes]:
    return {
        "a million columns": b",".join(b"c%d" % n for n in range(1_000_000)) + b"\n",
        "a line without end": b"Name,E-mail\n" + b"a" * (1 << 20),
        "null characters": b"Name,E-mail\nAda\0,ada@example.org\n",
        "two encodings": "Name,E-mail\nJosé,jose@example.org\n".encode()
        + "Müller,m@example.org\n".encode("latin-1"),
        "a table of quotes": b"Name,E-mail\n" + b'"' * 100_001,
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10,
        "too many rows": b"Name,E-mail\n" + b"Ada,ada@example.org\n" * 20_500,
        "nothing": b"\n\n\n",
    }


@pytest.mark.parametrize("name", bombs())
def test_web_012_a_table_that_is_a_bomb_is_refused_with_the_reason(name: str) -> None:
    school = a_school()
    file = SimpleUploadedFile("class.csv", bombs()[name])

    answer = signed_in(school.owner).post(
        f"/work/{school.key}/batches", {"version": school.version, "file": file}
    )

    assert 422 == answer.status_code
    assert answer.context["form"].errors["file"]
    assert not Batch.objects.of(school.key).exists()


def test_web_012_a_gigabyte_is_neither_held_nor_written() -> None:
    school = a_school()
    client = signed_in(school.owner)
    boundary = "x" * 20

    class Endless(io.RawIOBase):
        """A request body of 80 MB that is made while it is read."""

        left = 80 << 20
        head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="version"\r\n\r\n{school.version}\r\n'
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="c.csv"\r\n\r\nName\n'
        ).encode()

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            if self.head:
                head, type(self).head = self.head, b""
                return head
            size = min(size if size > 0 else 1 << 16, self.left)
            type(self).left -= size
            return b"a" * size

    body: dict[str, Any] = {
        "wsgi.input": Endless(),
        "CONTENT_TYPE": f"multipart/form-data; boundary={boundary}",
        "CONTENT_LENGTH": str(81 << 20),
    }
    tracemalloc.start()
    answer = client.generic(
        "POST",
        f"/work/{school.key}/batches",
        **body,
    )
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert 422 == answer.status_code
    assert most < 40 << 20
    assert MAX_BYTES < 64 << 20
    assert not BatchRow.objects.of(school.key).exists()


def test_web_013_a_formula_or_a_line_end_in_a_name_stays_a_name(client: Client) -> None:
    del client
    school = a_school()
    owner = signed_in(school.owner)
    formula, header = "=HYPERLINK(1)", "Ada\r\nBcc: all@evil.example"
    table = io.StringIO()
    csv.writer(table).writerows([["Name", "E-mail"], [formula, "a@mail.example"], [header, "b@mail.example"]])
    file = SimpleUploadedFile("c.csv", table.getvalue().encode())
    at = owner.post(f"/work/{school.key}/batches", {"version": school.version, "file": file})["Location"]
    form = owner.get(at).context["form"]
    owner.post(at, {name: form[name].value() or "" for name in form.fields})
    owner.post(at.replace("columns", "start"))
    do_jobs()

    export = b"".join(owner.get(f"/work/{school.key}/awards.csv").streaming_content)  # type: ignore[attr-defined]  # a streamed answer
    rows = list(csv.reader(io.StringIO(export.decode("utf-8-sig"))))
    page = owner.get(f"/work/{school.key}/awards").content.decode()

    assert {f"'{formula}", "Ada Bcc: all@evil.example"} == {row[0] for row in rows[1:]}
    assert formula in page
    mails = [
        json.loads(instance_seal().open_text(row.sealed, "mail")) for row in Mail.objects.exclude(sealed=b"")
    ]
    assert not any("\n" in mail["subject"] or "evil" in mail["to"] for mail in mails)


def test_web_018_a_code_and_a_link_work_once() -> None:
    first = Client()
    sign_in(first, "maya@mail.example")
    used = code_for("maya@mail.example")
    second = Client()
    second.post("/account/login/", {"email": "maya@mail.example"})
    fresh = code_for("maya@mail.example")

    second.post("/account/login/code/confirm/", {"code": used})
    assert 302 == second.get("/wallet/").status_code  # still outside
    second.post("/account/login/code/confirm/", {"code": fresh})
    assert 200 == second.get("/wallet/").status_code

    third = Client()
    third.post("/account/login/", {"email": "maya@mail.example"})
    third.post("/account/login/code/confirm/", {"code": fresh})
    assert 302 == third.get("/wallet/").status_code


def test_web_024_no_log_line_is_forged_or_names_anybody(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = Client(raise_request_exception=False)
    person, word = "xavi.q@mail.example", "forged"
    token = world.filling("public:shared", ["token"])["token"]

    client.get(f"/verify?url=https://x.example/?mail={person}%0d%0a{{{word}}}")
    client.get(f"/nowhere/{person}%0d%0a{{{word}}}")
    client.post("/account/login/", {"email": person})
    client.post("/account/login/code/confirm/", {"code": f"{word}\r\n{person}"})
    client.post("/claim", {"code": person})
    client.get(f"/s/{token}")
    client.get(address(world, "learner:claim"))
    client.post("/report", {"about": person, "text": person, "email": person, "reason": "other"})
    client.get(
        "/", headers={"user-agent": f"x\r\n{word} {person}", "referer": person, "x-forwarded-for": person}
    )
    client.post("/verify", {"text": person * 10})
    signed_in(world.school.owner).get(f"/work/{world.school.key}/awards?search={person}")
    do_jobs()

    lines = [JsonLines().format(record) for record in caplog.records]
    assert lines
    assert all(len(line.splitlines()) == 1 and json.loads(line) for line in lines)
    told = "\n".join(lines)
    claim = world.filling("learner:claim", ["token"])["token"]
    assert [] == [each for each in (person, word, token, claim, world.learner.person.email) if each in told]


@pytest.mark.parametrize("page", ["1000000000", "9" * 5000, "-1", "0", "x", "1e9", "٣", "\x00"])
def test_web_026_no_page_is_larger_than_a_page(world: World, page: str) -> None:
    owner, learner = signed_in(world.school.owner), signed_in(world.learner.person)
    operator = signed_in(Person.objects.get(is_operator=True))
    query = {"page": page, "count": "1000000000", "per_page": "1000000000", "limit": "1000000000"}
    asked = {
        owner: [
            f"/work/{world.school.key}/{name}" for name in ("awards", "journal", "batches", "applications")
        ],
        learner: ["/wallet/"],
        operator: ["/operator/journal", "/operator/jobs", "/operator/mail", "/operator/organizations"],
        Client(): [address(world, "employer:shortlist"), address(world, "issuer:batch-rows")],
    }

    answers = [client.get(where, query).status_code for client, paths in asked.items() for where in paths]

    assert set(answers) <= {200, 302, 404}


def test_web_027_a_right_that_was_taken_away_is_gone_with_the_next_request(world: World) -> None:
    person = ensure_person("ida@mail.example")
    key = organizations.add_member(world.school.owner, world.school.key, person, "owner")
    client, operator = signed_in(person), ensure_person("ops@mail.example", is_operator=True)
    inside = signed_in(operator)
    page = f"/work/{world.school.key}/members"
    assert (200, 200) == (client.get(page).status_code, inside.get("/operator/").status_code)

    organizations.change_role(world.school.owner, world.school.key, key, "analyst")
    assert 403 == client.get(page).status_code
    organizations.remove_member(world.school.owner, world.school.key, key)
    Person.objects.filter(key=operator.key).update(is_operator=False)

    assert (404, 404) == (client.get(page).status_code, inside.get("/operator/").status_code)
    assert 404 == client.post(page, {"email": "x@mail.example", "role": "owner"}).status_code
    assert [] == [row.organization.key for row in organization_queries.memberships(person)]


def test_web_028_pupils_of_one_school_and_its_teachers_do_not_read_each_others_wallets(world: World) -> None:
    neighbour = a_learner("Nora Neighbour", "nora@mail.example", world.school).person
    teacher = ensure_person("t@canary.example")
    clients = [signed_in(person) for person in (neighbour, teacher, world.school.owner)]
    before = digests()
    seen = []
    for client in clients:
        for name in sorted(PERSONAL):
            for answer in (
                client.get(address(world, name)),
                client.post(address(world, name), {"rename": "x"}),
            ):
                seen += [] if answer.status_code in {404, 405} else [f"{name}: {answer.status_code}"]
        wallet = client.get("/wallet/")
        seen += [f"wallet: {word}" for word in leaks(wallet) if "Zeph" in word]

    assert [] == seen
    assert before == digests()
    assert (
        200
        == signed_in(world.learner.person)
        .get(reverse("learner:holding", args=[world.learner.holding]))
        .status_code
    )
