"""The end of a contract: asked for, withdrawn, exported, done; nothing names anybody after it."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.apps import apps
from django.test import Client

from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.values import Award
from assay.web.records.erasure import actions as erasure
from assay.web.records.erasure import hanging
from assay.web.records.mailing.models import Mail
from assay.web.records.organizations import queries as organizations
from assay.web.records.retention import actions, queries
from assay.web.records.retention.jobs import end_contracts
from assay.web.records.rosters.models import Pupil
from assay.web.records.verifications import queries as verifications
from web.everything_kept import cells, mailed_under_the_instance_key
from web.privacy.test_what_goes import GIVEN, GUARDIAN, NUMBER, a_life, awarded, found, in_days
from web.schooling import District, a_district, a_member_of, a_pupil

pytestmark = pytest.mark.django_db


def test_the_end_is_asked_for_by_name_and_can_be_withdrawn(owner: Client, district: District) -> None:
    where = f"/work/{district.key}/privacy/end"

    assert 422 == owner.post(where, {"name": "Lakeview"}).status_code
    assert queries.ending(district.key) is None
    owner.post(where, {"name": "lakeview  school district"})
    ending = queries.ending(district.key)
    assert ending is not None
    assert ending.is_waiting
    assert 1 == Mail.objects.filter(about_kind="ending").count()
    owner.post(f"{where}/withdraw")
    assert queries.ending(district.key) is None
    assert 404 == owner.post(f"{where}/withdraw").status_code
    with pytest.raises(Forbidden):
        actions.ask_to_end(a_member_of(district, "coordinator"), district.key, "Lakeview School District")
    with pytest.raises(NotFound):
        queries.certificate(district.key)


def test_everything_can_be_taken_along(owner: Client, district: District) -> None:
    pupil, credential, _account = a_life(district)

    answer = owner.post(f"/work/{district.key}/privacy/end/everything.zip")

    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as file:
        names = set(file.namelist())
        pupils = file.read("pupils.csv").decode()
        signed = file.read(f"credentials/{credential}.json")
        guardians = file.read("guardians.csv").decode()
        record = json.loads(file.read(f"records/{pupil.key}.json"))
    assert {"awards.csv", "disclosures.csv", "rules/0.yaml"} <= names
    assert NUMBER in pupils
    assert GUARDIAN in guardians
    assert awards.secured_bytes(district.key, credential) == signed
    assert NUMBER == record["pupil"]["number"]
    assert 405 == owner.get(f"/work/{district.key}/privacy/end/everything.zip").status_code


def test_nothing_goes_before_its_day(district: District) -> None:
    a_life(district)
    actions.ask_to_end(district.house.owner, district.key, "Lakeview School District")

    assert 0 == end_contracts.call()
    assert Pupil.objects.of(district.key).exists()


def ended(district: District, monkeypatch: pytest.MonkeyPatch) -> queries.EndingRow:
    actions.ask_to_end(district.house.owner, district.key, district_name(district))
    in_days(monkeypatch, 31)
    assert 1 == end_contracts.call()
    assert 0 == end_contracts.call()
    return queries.certificate(district.key)


def district_name(district: District) -> str:
    return organizations.public(district.key).name


def test_after_the_end_nothing_names_anybody_and_credentials_still_verify(
    owner: Client, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pupil, credential, _account = a_life(district)
    other = credentials.award(
        district.house.owner, district.key, Award(district.house.version, f"{GIVEN} Elder", "elder@x.example")
    )
    content = awards.secured_bytes(district.key, credential)
    a_member_of(district, "coordinator")

    told = ended(district, monkeypatch)

    assert [] == found()
    assert "elder@x.example" not in cells() + mailed_under_the_instance_key()
    assert "accepted" == verifications.judge(content).verdict
    assert awards.award(district.key, other).is_forgotten
    assert 200 == Client().get(f"/o/{district.key}/did.json").status_code
    rows = told.certificate["rows"]
    assert isinstance(rows, dict)
    assert 1 == rows["rosters.Pupil"] == rows["rosters.Guardian"] == rows["disclosures.Disclosure"]
    assert 2 == rows["credentials"]
    assert ["owner"] == [member.role for member in organizations.members(district.key)]
    page = owner.get(f"/work/{district.key}/privacy/end").content.decode()
    assert "Certificate of erasure" in page
    assert told.digest in page
    saved = owner.get(f"/work/{district.key}/privacy/end/certificate.json")
    assert told.digest == actions.digest_of(json.loads(saved.content))


def test_after_the_end_no_table_of_the_organization_has_rows_but_those_that_are_named(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_life(district)

    ended(district, monkeypatch)

    assert [] == [
        model._meta.label
        for model in hanging.owned()
        if model._base_manager.filter(organization=district.key).exists()
    ]
    assert all(name in {model._meta.label for model in apps.get_models()} for name in hanging.KEPT)


def test_another_organization_loses_nothing(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    other = a_district("Hillside Schools")
    kept = a_pupil(other, "Keira", "Stays")
    key = awarded(other, kept)
    a_life(district)

    ended(district, monkeypatch)

    assert "Keira Stays" == awards.award(other.key, key).recipient_name
    assert 1 == Pupil.objects.of(other.key).count()


def test_an_ended_organization_awards_nothing_and_its_owner_may_go(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended(district, monkeypatch)

    with pytest.raises(Exception, match="organization-suspended"):
        credentials.award(district.house.owner, district.key, Award(district.house.version, "X Y"))
    erasure.erase(district.house.owner)
    assert [] == organizations.members(district.key)
