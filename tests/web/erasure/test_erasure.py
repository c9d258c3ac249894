"""WEB-010: after an erasure nothing personal is found in tables, files, pages or logs, nor in a restore."""

from __future__ import annotations

import hashlib
import json
import logging
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from assay.web.base.owned import OrganizationOwned, PersonOwned
from assay.web.base.permission import Forbidden, NotFound
from assay.web.base.sealing import SealBroken, SealingKey
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.models import Credential, Recipient
from assay.web.records.credentials.sealed import mail_index
from assay.web.records.erasure import actions, ledger
from assay.web.records.holdings.models import Holding
from assay.web.records.mailing.jobs import send_queued
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import DataKey, Person
from assay.web.records.people.queries import instance_seal
from assay.web.records.shares import actions as shares
from web.everything_kept import cells
from web.factories import School, a_school
from web.learner.learning import an_award, its_link, sign_in

pytestmark = pytest.mark.django_db

NAME, EMAIL = "Xiomara Quintanilla", "xiomara.q@school.example"


@pytest.fixture(autouse=True)
def own_files(settings: object, tmp_path: Path) -> Path:
    settings.ASSAY_FOLDER = tmp_path  # type: ignore[attr-defined]  # pytest-django's
    settings.ASSAY_OUTBOX = tmp_path / "outbox"  # type: ignore[attr-defined]  # pytest-django's
    return tmp_path


@pytest.fixture
def school() -> School:
    return a_school()


def opened() -> str:
    """Every name and address that a key of this instance still opens."""
    seal = instance_seal()
    keys = {row.key: seal.open(row.sealed, f"data-key:{row.key}") for row in DataKey.objects.all()}
    found = []
    for row, key in product(Recipient.objects.everywhere("a test"), [seal.secret, *keys.values()]):
        for column, cell in (("name", row.sealed_name), ("email", row.sealed_email)):
            with suppress(SealBroken):
                found.append(SealingKey(key).open_text(cell, f"credentials:{column}:{row.key}"))
    return "\n".join(found)


def traces(token: str, identifiers: list[str]) -> list[str]:
    digests = [hashlib.new(kind, EMAIL.encode()).hexdigest() for kind in ("sha256", "md5", "sha1")]
    return [*NAME.split(), EMAIL, EMAIL.partition("@")[0], token, mail_index(EMAIL), *digests, *identifiers]


def a_full_life(client: Client, school: School) -> tuple[Person, str, str]:
    """Somebody with a wallet, a collection, a share, mails sent and waiting; the award, the secret."""
    credential = an_award(school, NAME, EMAIL)
    send_queued.call()
    client.post(f"{its_link(credential)}/keep")
    person = sign_in(client, EMAIL, "/claim/keep/mine")
    client.get("/claim/keep/mine")
    client.post("/account/", {"name": NAME, "language": "en", "is_minor": "no"})
    client.post("/wallet/collections", {"name": f"Of {NAME}"})
    person.refresh_from_db()
    holding = Holding.objects.of(person).get()
    token = shares.share(person, [shares.Shown(holding.key, credential)], title=NAME)
    an_award(school, f"{NAME} again", EMAIL)
    return person, credential, token


def test_web_010_nothing_personal_is_found_after_an_erasure(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = Client()
    _person, credential, token = a_full_life(client, school)
    link = its_link(credential)
    before = cells()
    assert EMAIL in before
    identifier = json.loads(awards.secured_bytes(school.key, credential))["credentialSubject"]["identifier"]
    hashes = [each["identityHash"] for each in identifier]

    page = client.post("/account/delete", {"word": "DELETE"}, follow=True)

    assert "Your account is gone" in page.content.decode()
    after = cells() + opened() + caplog.text
    assert [] == [trace for trace in traces(token, hashes) if trace.lower() in after.lower()]
    for path in (link, f"/s/{token}", "/wallet/", f"/o/{school.key}"):
        assert NAME not in Client().get(path, follow=True).content.decode()
    assert 404 == Client().get(link).status_code
    row = awards.award(school.key, credential)
    assert ("", "", True) == (row.recipient_name, row.recipient_email, row.is_forgotten)


def test_what_stays_is_an_identifier_an_index_dates_and_a_digest(school: School) -> None:
    client = Client()
    _person, key, _token = a_full_life(client, school)
    before = Credential.objects.of(school.key).get(key=key)

    client.post("/account/delete", {"word": "delete"})

    after = Credential.objects.of(school.key).get(key=key)
    assert (before.credential_id, before.index, before.digest, before.issued_at) == (
        after.credential_id,
        after.index,
        after.digest,
        after.issued_at,
    )
    assert (b"", b"", "") == (bytes(after.sealed_unsigned), bytes(after.sealed_secured), after.source_key)


def test_others_lose_nothing(school: School) -> None:
    other = an_award(school, "Bo Other", "bo@school.example")
    client = Client()
    a_full_life(client, school)

    client.post("/account/delete", {"word": "DELETE"})

    assert "Bo Other" == awards.award(school.key, other).recipient_name
    assert 200 == Client().get(its_link(other)).status_code


def test_another_word_deletes_nothing(school: School) -> None:
    client = Client()
    person, _key, _token = a_full_life(client, school)

    answer = client.post("/account/delete", {"word": "yes"})

    assert 422 == answer.status_code
    assert Person.objects.filter(key=person.key).exists()
    assert [] == list(ledger.erasures())


def test_the_only_owner_of_an_organization_hands_it_over_first(school: School) -> None:
    client = Client()
    client.force_login(school.owner)
    session = client.session
    session["assay_confirmed_at"] = 9e9
    session.save()

    page = client.get("/account/delete").content.decode()
    client.post("/account/delete", {"word": "DELETE"})

    assert "Somebody else must take over first" in page
    assert "Lyceum of the Lake" in page
    assert Person.objects.filter(key=school.owner.key).exists()


def test_the_list_names_keys_and_nothing_personal(school: School) -> None:
    client = Client()
    person, _key, _token = a_full_life(client, school)
    keys = {person.data_key_id, *Recipient.objects.of(school.key).values_list("data_key_id", flat=True)}

    client.post("/account/delete", {"word": "DELETE"})

    (entry,) = ledger.erasures()
    text = ledger.path().read_text()
    assert keys == set(entry.data_keys)
    assert NAME not in text
    assert EMAIL not in text
    assert 0o600 == ledger.path().stat().st_mode & 0o777


def _owned() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, OrganizationOwned | PersonOwned)]


def _unowned() -> list[Any]:
    return [model for model in apps.get_models() if not issubclass(model, OrganizationOwned | PersonOwned)]


def test_a_restored_backup_forgets_the_same_people_again(school: School) -> None:
    client = Client()
    person, credential, token = a_full_life(client, school)
    saved = {model: list(model._default_manager.all().iterator()) for model in _unowned()}
    saved |= {model: list(model.objects.everywhere("a backup")) for model in _owned()}
    client.post("/account/delete", {"word": "DELETE"})
    # The backup comes back: rows that went are there again, rows that changed are as they were.
    with connection.constraint_checks_disabled():
        for model, rows in saved.items():
            for row in rows:
                model.save_base(row, raw=True)
    connection.check_constraints()
    assert NAME == awards.award(school.key, credential).recipient_name
    assert Person.objects.filter(key=person.key).exists()

    count = actions.replay()

    assert 1 == count
    assert 0 == actions.replay()
    after = cells() + opened()
    assert [] == [trace for trace in traces(token, []) if trace.lower() in after.lower()]
    assert [entry.person for entry in ledger.erasures()] == [person.key]


def test_a_torn_last_line_of_the_list_is_no_entry() -> None:
    ledger.append(ledger.Erasure("one", ("two",)))
    with ledger.path().open("ab") as file:
        file.write(b'{"at": "2026-')

    assert ["one"] == [entry.person for entry in ledger.erasures()]
    assert 0 == actions.replay()


def test_an_organization_forgets_one_recipient(school: School) -> None:
    key = an_award(school, NAME, EMAIL)

    assert 1 == actions.forget_recipient(school.owner, school.key, key)
    assert 0 == actions.forget_recipient(school.owner, school.key, key)

    assert awards.award(school.key, key).is_forgotten
    assert 404 == Client().get(its_link(key)).status_code
    assert 1 == len(list(ledger.erasures()))


def test_nobody_forgets_another_organizations_recipient(school: School) -> None:
    key = an_award(school, NAME, EMAIL)
    other = a_school("Other", "other@owner.example")
    stranger = ensure_person("stranger@school.example")

    with pytest.raises((NotFound, Forbidden)):
        actions.forget_recipient(stranger, school.key, key)
    with pytest.raises(NotFound):
        actions.forget_recipient(other.owner, other.key, key)
    assert NAME == awards.award(school.key, key).recipient_name
