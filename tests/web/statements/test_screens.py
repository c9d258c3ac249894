"""The pages: an organization's own, and what anybody may see."""

from __future__ import annotations

import json
import socket
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assay.web.base.clock import now
from assay.web.records.mailing.models import Mail
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal
from assay.web.records.statements import actions, queries
from assay.web.records.verifications.queries import examine
from web.factories import School, a_school
from web.security.public_words import BADGE, ELSEWHERE
from web.statements.stating import Body, Web, a_body, an_outsider, in_days, prove, state, wanted

pytestmark = pytest.mark.django_db


def signed_in(person: Person) -> Client:
    """A browser of this person's."""
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is found anywhere."""

    def nobody(*_arguments: object, **_named: object) -> list[object]:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)


@pytest.fixture
def school() -> School:
    """A school with a proven domain and one achievement."""
    made = a_school()
    prove(made.key, "lake.example")
    return made


@pytest.fixture
def bakery() -> Body:
    """An employer with a proven domain."""
    return a_body("Lake Bakery", "bakery.example")


def form(school: School, **others: str) -> dict[str, str]:
    """What somebody fills in."""
    until = (now() + timedelta(days=200)).date().isoformat()
    address = wanted(school.achievement).address
    return {"address": address, "verb": "interviews", "until": until, "occupation": "Cook", **others}


def test_an_employer_is_asked_to_state_something_until_it_has_a_statement(
    school: School, bakery: Body
) -> None:
    client, asked = signed_in(bakery.owner), "Say which badges you take into account"
    assert asked in client.get(f"/work/{bakery.key}/").content.decode()
    state(bakery, school.achievement)
    assert asked not in client.get(f"/work/{bakery.key}/").content.decode()


def test_from_the_form_over_the_look_to_the_signed_page(school: School, bakery: Body) -> None:
    client, start = signed_in(bakery.owner), f"/work/{bakery.key}/statements"
    assert "You can" not in client.get(start).content.decode()

    answer = client.post(f"{start}/new", form(school))
    assert 303 == answer.status_code
    page = client.get(answer["Location"]).content.decode()
    assert "Maps from open data" in page
    assert "Lyceum of the Lake" in page
    assert "interviews everybody" in page
    assert not queries.recognised(wanted(school.achievement).address).counted
    assert 303 == client.post(f"{answer['Location']}/sign").status_code

    (row,) = queries.statements(bakery.key)
    public = Client().get(f"/statements/{row.key}").content.decode()
    assert "bakery.example" in public
    document = Client().get(f"/statements/{row.key}.json")
    assert "accepted" == str(examine(document.content).verdict)
    assert ("application/vc+ld+json", "*") == (
        document["Content-Type"],
        document["Access-Control-Allow-Origin"],
    )
    assert "Lake Bakery" in Client().get(f"/a/{school.achievement}/recognised").content.decode()
    assert f"/a/{school.achievement}/recognised" in Client().get(f"/a/{school.achievement}").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("address", "bakery"),
        ("verb", "adores"),
        ("until", "2020-01-01"),
        ("until", "soon"),
        ("note", "a@b.example"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(school: School, bakery: Body, field: str, value: str) -> None:
    answer = signed_in(bakery.owner).post(
        f"/work/{bakery.key}/statements/new", form(school, **{field: value})
    )

    assert 422 == answer.status_code
    assert answer.context["form"].errors[field]
    assert "Cook" in answer.content.decode()


def test_who_has_proven_no_domain_is_told_what_to_do(school: School) -> None:
    body = a_body("New Shop", "shop.example", is_proven=False)
    client = signed_in(body.owner)

    assert f"/work/{body.key}/domain" in client.get(f"/work/{body.key}/statements").content.decode()
    answer = client.post(f"/work/{body.key}/statements/new", form(school))
    assert 422 == answer.status_code
    assert "Show first that your domain is yours" in answer.content.decode()


def test_an_employer_is_asked_on_its_own_first_page_until_it_has_stated_something(
    school: School, bakery: Body
) -> None:
    client, where = signed_in(bakery.owner), f"/work/{bakery.key}/statements/new"
    assert (
        where
        in client.get(f"/work/{bakery.key}/").content.decode()
        + client.get(f"/work/{bakery.key}").content.decode()
    )

    state(bakery, school.achievement)

    assert where not in client.get(f"/work/{bakery.key}").content.decode()


def test_withdrawn_is_said_on_every_page(school: School, bakery: Body) -> None:
    key = state(bakery, school.achievement)
    client = signed_in(bakery.owner)

    assert 303 == client.post(f"/work/{bakery.key}/statements/{key}/withdraw").status_code

    for page in (f"/statements/{key}", f"/a/{school.achievement}/recognised"):
        assert "ithdrawn" in Client().get(page).content.decode()
    assert (
        "Withdraw this statement" not in client.get(f"/work/{bakery.key}/statements/{key}").content.decode()
    )


def test_the_issuer_answers_here_and_it_stands_beside(school: School, bakery: Body) -> None:
    key = state(bakery, school.achievement)
    client = signed_in(school.owner)
    where = f"/work/{school.key}/statements/about-us"
    assert "Lake Bakery" in client.get(where).content.decode()

    assert 303 == client.post(f"{where}/{key}", {"text": "We are glad."}).status_code

    assert "We are glad." in Client().get(f"/statements/{key}").content.decode()
    assert 422 == client.post(f"{where}/{key}", {"text": "Again."}).status_code
    assert 404 == signed_in(bakery.owner).get(f"/work/{bakery.key}/statements/about-us/{key}").status_code


def test_an_issuer_elsewhere_answers_by_the_link_in_its_mail(bakery: Body) -> None:
    creator = {**BADGE["creator"], "email": "desk@college.example"}  # type: ignore[dict-item]  # a profile
    web = Web({ELSEWHERE: json.dumps({**BADGE, "creator": creator}).encode()})
    key = actions.draft(bakery.owner, bakery.key, wanted(ELSEWHERE), fetch=web)
    actions.sign(bakery.owner, bakery.key, key)
    mail = Mail.objects.get(about_kind="statement", about_key=key)
    told = json.loads(instance_seal().open_text(mail.sealed, "mail"))
    assert "desk@college.example" == told["to"]
    path = "/statements/answer/" + told["text"].partition("/statements/answer/")[2].split()[0]

    page = Client().get(path)
    assert (200, "no-store") == (page.status_code, page["Cache-Control"])
    assert 303 == Client().post(path, {"text": "Thank you."}).status_code

    assert "Thank you." in Client().get(f"/statements/{key}").content.decode()
    assert 404 == Client().get(path[:-1] + ("0" if path[-1] != "0" else "1")).status_code
    found = Client().get("/recognised", {"achievement": ELSEWHERE}).content.decode()
    assert "Knots" in found
    assert "Lake Bakery" in found


def test_a_file_from_elsewhere_that_is_not_accepted_says_why(school: School) -> None:
    hotel = an_outsider("hotel.invalid", "Grand Hotel")
    file = SimpleUploadedFile("statement.json", hotel.states(wanted(school.achievement).address))
    client, where = signed_in(school.owner), f"/work/{school.key}/statements/bring"

    answer = client.post(where, {"file": file})
    assert 422 == answer.status_code
    assert "not find this statement genuine" in answer.content.decode()
    assert 422 == client.post(where, {}).status_code


def test_who_controls_it_is_named_and_wrong_domains_are_refused(bakery: Body) -> None:
    client, where = signed_in(bakery.owner), f"/work/{bakery.key}/statements/controller"

    assert 422 == client.post(where, {"name": "Holding", "domain": ""}).status_code
    assert 422 == client.post(where, {"name": "Holding", "domain": "x y"}).status_code
    assert 422 == client.post(where, {"name": "Me", "domain": "bakery.example"}).status_code
    assert 303 == client.post(where, {"name": "Holding", "domain": "holding.example"}).status_code
    assert "holding.example" in client.get(f"/work/{bakery.key}/statements").content.decode()


def test_nothing_unsigned_or_unknown_has_a_public_page(school: School, bakery: Body) -> None:
    key = actions.draft(bakery.owner, bakery.key, wanted(school.achievement, until=in_days(9)))

    for path in (f"/statements/{key}", f"/statements/{key}.json", "/statements/none", "/a/none/recognised"):
        assert 404 == Client().get(path).status_code


def test_a_report_names_the_statement(school: School, bakery: Body) -> None:
    key = state(bakery, school.achievement)
    form = {"about": f"/statements/{key}", "reason": "false", "text": "They never said so."}

    assert 303 == Client().post("/report", form).status_code
