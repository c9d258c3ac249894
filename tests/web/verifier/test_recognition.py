"""Lists of recognised issuers: whose they are, what they change in an answer, and who may put them there."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assay.errors import AssayError
from assay.web.base.permission import NotFound
from assay.web.records.people.actions import ensure_person
from assay.web.records.recognition import actions, queries
from assay.web.records.recognition.queries import Recognised
from assay.web.records.signing_keys.queries import identifier
from assay.web.records.verifications.queries import judge
from factories import ISSUER, awarded, signed, to_bytes
from web.factories import a_school

pytestmark = pytest.mark.django_db

RIVERBEND = str(ISSUER.profile["id"])


def a_file(*entries: tuple[str, str]) -> bytes:
    return json.dumps({"issuers": [{"id": key, "name": name} for key, name in entries]}).encode()


def test_a_list_names_an_issuer_and_its_name_wins() -> None:
    actions.put_site_list(None, a_file((RIVERBEND, "Riverbend Schools (public)")), name="County register")

    judged = judge(to_bytes(awarded()))

    assert judged.axes[2].state == "passed"
    assert "County register" in judged.axes[2].text
    assert judged.content is not None
    assert judged.content.issuer.name == "Riverbend Schools (public)"
    assert judged.content.issuer.own_name == "Riverbend School District"
    assert judged.content.issuer.name_source == "County register"


def test_an_issuer_on_no_list_is_unrecognised_and_still_genuine() -> None:
    judged = judge(to_bytes(awarded()))

    assert judged.verdict == "accepted"
    assert judged.axes[2].state == "could-not-tell"
    assert queries.recognised(RIVERBEND).state is Recognised.UNRECOGNISED


def test_a_name_like_that_of_a_listed_issuer_is_warned_of() -> None:
    actions.put_site_list(
        None, a_file(("did:web:river.example", "Riv\u0435rbend School District")), name="Register"
    )

    judged = judge(to_bytes(awarded()))

    assert any("looks like" in warning for warning in judged.warnings)


def test_an_organizations_list_counts_for_itself_alone() -> None:
    ours, theirs = a_school(), a_school("Other", "other@lake.example")
    actions.put_list(ours.owner, ours.key, a_file((RIVERBEND, "Riverbend")), name="Ours")

    assert queries.recognised(RIVERBEND, ours.key).by[0].list_name == "Ours"
    assert queries.recognised(RIVERBEND, theirs.key).by == ()
    assert queries.recognised(RIVERBEND).by == ()


def test_an_organization_of_this_site_is_known_as_a_fact_of_its_own() -> None:
    school = a_school()

    found = queries.recognised(identifier(school.key))

    assert found.state is Recognised.UNRECOGNISED
    assert found.here is not None
    assert found.here.name == "Lyceum of the Lake"


def test_replacing_is_whole_or_not_at_all() -> None:
    key = actions.put_site_list(None, a_file((RIVERBEND, "Riverbend")), name="Register")

    with pytest.raises(AssayError, match="trust-list-malformed"):
        actions.put_site_list(None, b'{"issuers": [{"id": "x"}]}', key=key)
    assert queries.recognised(RIVERBEND).by

    actions.put_site_list(None, a_file(("did:web:else.example", "Else")), key=key)
    assert not queries.recognised(RIVERBEND).by
    assert [row.count for row in queries.site_lists()] == [1]


def test_only_operators_and_members_with_the_right_put_lists() -> None:
    school, stranger = a_school(), ensure_person("stranger@else.example")

    with pytest.raises(NotFound):
        actions.put_site_list(stranger, a_file((RIVERBEND, "Riverbend")))
    with pytest.raises(NotFound):
        actions.put_list(stranger, school.key, a_file((RIVERBEND, "Riverbend")))


def test_the_page_takes_a_file_and_says_what_is_wrong_with_another() -> None:
    school = a_school()
    client = Client()
    client.force_login(school.owner)
    page = f"/work/{school.key}/recognition"

    wrong = client.post(
        page, {"name": "Ours", "file": SimpleUploadedFile("x.csv", b"id,name\nschool,School\n")}
    )
    right = client.post(
        page, {"name": "Ours", "file": SimpleUploadedFile("x.json", a_file((RIVERBEND, "R")))}
    )

    assert wrong.status_code == 422
    assert "identifier is no address" in wrong.content.decode()
    assert right.status_code == 303
    assert "Ours" in client.get(page).content.decode()


def test_operators_put_lists_for_everybody_on_their_page() -> None:
    operator = ensure_person("operator@site.example", is_operator=True)
    client = Client()
    client.force_login(operator)

    client.post(
        "/operator/recognition",
        {"name": "County", "file": SimpleUploadedFile("x.json", a_file((RIVERBEND, "Riverbend")))},
    )

    assert queries.recognised(RIVERBEND).by[0].list_name == "County"
    assert "County" in client.get("/operator/recognition").content.decode()
    assert Client().get("/operator/recognition").status_code == 404


def test_of_a_rejected_credential_nobody_learns_what_it_says() -> None:
    judged = judge(to_bytes(signed()).replace(b"Riverbend", b"Harvard"))

    assert judged.verdict == "rejected"
    assert judged.content is None
    assert "Harvard" not in repr(judged.axes) + judged.sentence + judged.detail
