"""What was found by reading the platform as its attacker: each mended, each with the test that found it."""

from __future__ import annotations

import io

import pytest
from allauth.account.models import EmailAddress
from django.test import Client, RequestFactory
from PIL import Image
from pytest_django.fixtures import Settings

from assay.errors import AssayError
from assay.web.records.applications import actions as applications
from assay.web.records.applications import judging
from assay.web.records.applications import queries as application_queries
from assay.web.records.applications.values import ApplicationRefused, IntakeRow, Judgement, NewPiece
from assay.web.records.mailing.models import Mail
from assay.web.records.organizations import invitations, oversight
from assay.web.records.organizations.logos import LogoDeclined, make_logo
from assay.web.records.organizations.models import Invitation, Organization
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.queries import instance_seal
from assay.web.records.reports import actions as reports
from assay.web.site.accounts import AccountAdapter
from web.factories import a_school
from web.security.addresses import OPERATORS, ORGANIZATION, OWN, PERSONAL, PUBLIC, SECRET
from web.security.test_tenancy import address
from web.security.world import World, members, signed_in

pytestmark = pytest.mark.django_db


def test_who_guesses_codes_by_head_is_counted_too(settings: Settings) -> None:
    settings.ASSAY_RATE_FACTOR = 1
    client = Client()

    statuses = [client.head(f"/claim/code/ABCD{number:04}").status_code for number in range(2300, 2330)]

    assert 429 == statuses[-1]
    assert 429 == Client().get("/claim/code/ABCDEFGH").status_code


def test_tries_to_sign_in_are_counted_under_no_address_and_never_all_as_the_proxys(
    settings: Settings,
) -> None:
    make, adapter = RequestFactory(), AccountAdapter()
    here = make.get("/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": "198.51.100.7"})
    there = make.get("/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": "198.51.100.8"})
    assert adapter.get_client_ip(here) == adapter.get_client_ip(there)  # nobody's word counts without a proxy

    settings.ASSAY_BEHIND_PROXY = True

    assert adapter.get_client_ip(here) != adapter.get_client_ip(there)
    assert "198.51" not in adapter.get_client_ip(here)


def test_a_logo_that_unpacks_to_gigabytes_is_declined_before_it_does() -> None:
    made = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(made, "PNG")

    with pytest.raises(LogoDeclined, match="too-wide"):
        make_logo(made.getvalue())


def test_nobody_judges_what_they_handed_in_under_another_of_their_addresses() -> None:
    school = a_school()
    asked = IntakeRow(school.achievement, True, "A map.", takes_files=True, needs_second=False)
    applications.set_intake(school.owner, school.key, asked)
    reviewer = members(school, "lake.example")["reviewer"]
    EmailAddress.objects.create(user=reviewer, email="second@mail.example", verified=True)
    key = applications.start(None, school.version, "R", "second@mail.example")
    token = application_queries.application(school.key, key).row.token
    applications.add_piece(token, NewPiece("text", "Why", b"Because."))
    applications.submit(token)

    with pytest.raises(ApplicationRefused) as refused:
        judging.judge(reviewer, school.key, key, Judgement("accepted"))
    assert "own" == refused.value.reason


def test_a_suspended_organization_invites_nobody() -> None:
    school = a_school()
    oversight.suspend(ensure_person("ops@site.example", is_operator=True), school.key, suspended=True)

    with pytest.raises(AssayError) as stopped:
        invitations.invite(school.owner, school.key, "x@mail.example", "owner")

    assert "organization-suspended" == stopped.value.code
    page = signed_in(school.owner).post(
        f"/work/{school.key}/members", {"email": "x@mail.example", "role": "owner"}
    )
    assert 422 == page.status_code
    assert not Invitation.objects.of(school.key).exists()


def test_the_keys_of_a_suspended_organization_are_still_found(world: World) -> None:
    oversight.suspend(ensure_person("operator@site.example"), world.school.key, suspended=True)

    assert 200 == Client().get(f"/o/{world.school.key}/did.json").status_code
    assert 200 == Client().get(address(world, "published:status-list")).status_code


def test_of_what_was_taken_down_no_page_and_no_picture_is_shown(world: World) -> None:
    operator = ensure_person("operator@site.example")
    Organization.objects.filter(key=world.school.key).update(logo=b"\x89PNG")
    key, achievement = world.school.key, world.school.achievement
    pages = [
        f"/o/{key}", f"/o/{key}/profile.json", f"/o/{key}/logo.png", f"/a/{achievement}",
        f"/a/{achievement}/1",
        f"/a/{achievement}/1/badge.svg", f"/a/{achievement}/1/badge.png",
        f"/a/{achievement}/apply", f"/a/{achievement}/apply/sent",
    ]  # fmt: skip
    assert {200} == {Client().get(page).status_code for page in pages}

    reports.decide(
        operator, reports.report("organization", key, "look-alike", "It is not them."), upheld=True
    )

    assert {404, 410} == {Client().get(page).status_code for page in pages}
    assert 404 == Client().post(pages[-2], {"name": "A", "email": "a@mail.example"}).status_code
    assert 200 == Client().get(f"/o/{key}/did.json").status_code  # what was awarded is still checked


def test_nobodys_mailbox_is_filled_with_links_to_apply(settings: Settings) -> None:
    settings.ASSAY_RATE_FACTOR = 1
    school = a_school()
    asked = IntakeRow(school.achievement, True, "A map.", takes_files=True, needs_second=False)
    applications.set_intake(school.owner, school.key, asked)
    where = f"/a/{school.achievement}/apply"
    form = {"name": "A", "email": "victim@mail.example"}

    statuses = [Client(REMOTE_ADDR=f"198.51.100.{n}").post(where, form).status_code for n in range(6)]

    assert [303, 303, 303, 429, 429, 429] == statuses
    assert 3 == Mail.objects.filter(about_kind="application").count()


@pytest.mark.parametrize(
    "path", ["/o/%00", "/a/%00", "/work/%00/", "/wallet/%00", "/claim/%00", "/s/%00", "/?q=%00"]
)
def test_a_null_character_finds_nothing_on_any_database(world: World, path: str) -> None:
    assert 404 == signed_in(world.learner.person).get(path).status_code


def test_a_key_that_is_none_is_not_made_into_an_address(world: World) -> None:
    client = signed_in(world.learner.person)
    where = address(world, "learner:collection")

    for key in ("", "a/b", "\x00", "../.."):
        assert 404 == client.post(where, {"from": "holding", "holding": key}).status_code


def test_what_somebody_signed_in_sees_is_kept_by_no_cache(world: World) -> None:
    loose = []
    owner, learner = signed_in(world.school.owner), signed_in(world.learner.person)
    closed = {**dict.fromkeys(ORGANIZATION, owner), **dict.fromkeys({*OWN, *PERSONAL}, learner)}
    for name, client in closed.items():
        answer = client.get(address(world, name))
        if answer.status_code == 200 and "no-store" not in answer.get("Cache-Control", ""):
            loose.append(name)
    for name in SECRET:  # opened without signing in
        answer = Client().get(address(world, name))
        if answer.status_code == 200 and "no-store" not in answer.get("Cache-Control", ""):
            loose.append(name)

    assert [] == sorted(loose)


EMBED = "public:shared-embed"


def test_xss_012_every_answer_says_what_a_browser_must_not_do(world: World) -> None:
    owner = signed_in(world.school.owner)
    names = [*PUBLIC, *SECRET, *OWN, *PERSONAL, *OPERATORS, *ORGANIZATION]
    addresses = {name: address(world, name) for name in names if not name.startswith("openid")}
    addresses |= {"nothing": "/nowhere", "nothing, for machines": "/nowhere.json"}
    wrong = []
    for name, where in addresses.items():
        for client in (Client(), owner):
            answer = client.get(where)
            policy = answer.get("Content-Security-Policy", "")
            if (
                "default-src 'none'" not in policy
                or "script-src 'unsafe" in policy
                or "unsafe-eval" in policy
            ):
                wrong.append(f"{name}: {policy}")
            if answer.streaming:  # to its end: closed by hand it would take the test's connection with it
                b"".join(answer)
            if "nosniff" != answer.get("X-Content-Type-Options"):
                wrong.append(f"{name}: may be sniffed")
            is_framed = "X-Frame-Options" not in answer or "frame-ancestors *" in policy
            if is_framed != (name == EMBED):
                wrong.append(f"{name}: framed {is_framed}")

    assert [] == wrong


def test_errors_and_static_files_carry_the_policy_too(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(raise_request_exception=False)
    monkeypatch.setattr("assay.web.screens.public.views._SHOWN", None)  # the page breaks
    broken = client.get("/")
    wrong_host = client.get("/", headers={"host": "evil.example"})
    drawing = client.get("/static/look/icon.svg")
    drawing.close()

    for answer, status in ((broken, 500), (wrong_host, 400), (drawing, 200)):
        assert status == answer.status_code
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "nosniff" == answer["X-Content-Type-Options"]
    assert b"Traceback" not in broken.content + wrong_host.content
    assert b"evil.example" not in wrong_host.content


def test_links_in_mail_never_lead_to_the_host_of_the_request(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client = Client(headers={"host": "evil.example"})
    client.post("/account/login/", {"email": "maya@mail.example"})
    school = a_school()
    asked = IntakeRow(school.achievement, True, "A map.", takes_files=True, needs_second=False)
    applications.set_intake(school.owner, school.key, asked)
    client.post(f"/a/{school.achievement}/apply", {"name": "A", "email": "a@mail.example"})

    from_here = [str(mail) for mail in _texts()]

    assert len(from_here) >= 2
    assert not any("evil.example" in text for text in from_here)


def _texts() -> list[str]:
    return [instance_seal().open_text(row.sealed, "mail") for row in Mail.objects.exclude(sealed=b"")]
