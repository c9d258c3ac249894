"""WEB-010, the whole life: applied, drafted, listed in a file, invited, reported, kept; then forgotten."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings as site_settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from assay.web.base.sealing import SealBroken
from assay.web.records.batches import actions as batches
from assay.web.records.certificates import layouts, vendor_files
from assay.web.records.claims import actions as claims
from assay.web.records.erasure import actions as erasure
from assay.web.records.erasure.pupils import erase_pupils
from assay.web.records.organizations import invitations
from assay.web.records.people.models import DataKey, Person
from assay.web.records.people.queries import instance_seal
from assay.web.records.shortlists.models import Shortlist
from web.desk.working import do_jobs
from web.security.addresses import ORGANIZATION
from web.security.test_tenancy import NAMES, address, told
from web.security.world import EMAIL, NAME, World, signed_in

pytestmark = pytest.mark.django_db

TRACES = (NAME, "Zephyrine", "Quillfeather", EMAIL, EMAIL.partition("@")[0])


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.ASSAY_FOLDER = tmp_path
    settings.ASSAY_OUTBOX = tmp_path / "outbox"


def cells() -> str:
    """Every cell of every table, those of the library's jobs and the cache too, and every file."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database itself
            for row in cursor.fetchall():
                parts += [
                    bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)
                    for cell in row
                ]
    parts += [str(session.get_decoded()) for session in Session.objects.all()]
    for file in Path(site_settings.ASSAY_FOLDER).rglob("*"):
        parts += [file.name, file.read_bytes().decode("latin-1")] if file.is_file() else []
    return "\n".join(parts)


def mailed_under_the_instance_key() -> str:
    """What the instance's own key still opens, whatever it was sealed for."""
    seal, found = instance_seal(), []
    columns = [
        (model, field.name)
        for model in apps.get_models()
        if model.__module__.startswith("assay.")
        for field in model._meta.get_fields()
        if getattr(field, "get_internal_type", str)() == "BinaryField"
    ]
    for model, column in columns:
        for cell in model._base_manager.values_list(column, flat=True):
            for purpose in ("mail", "abuse-report"):
                try:
                    found.append(seal.open_text(cell or b"", purpose))
                except (SealBroken, UnicodeDecodeError):
                    continue
    return "\n".join(found)


def test_web_010_of_a_whole_life_nothing_is_left_in_any_cell_or_file(world: World) -> None:
    person, school = world.learner.person, world.school
    EmailAddress.objects.create(user=person, email=EMAIL, verified=True, primary=True)
    Shortlist.objects.all().delete()  # an employer's own words are the employer's
    batches.discard(school.owner, school.key, world.keys["batch"])  # its one row names nobody's address
    vendor_files.discard(school.owner, school.key, world.keys["results"])  # the school's own words, as these
    layouts.remove_layout(school.owner, school.key, world.keys["layout"])
    table = io.BytesIO(f"Name,E-mail\n{NAME},{EMAIL}\n".encode())
    batch = batches.take_in(school.owner, school.key, school.version, table)
    batches.map_columns(school.owner, school.key, batch, {"name": 0, "email": 1}, "day")
    claims.claim_by_code(world.keys["code"], NAME, EMAIL)
    invitations.invite(school.owner, school.key, EMAIL, "teacher")
    Client().post("/account/login/", {"email": EMAIL})
    signed_in(person).get("/wallet/")
    do_jobs()
    assert EMAIL in cells()
    old_keys = set(DataKey.objects.values_list("key", flat=True))
    person.refresh_from_db()

    erasure.erase(person)
    pages = b"".join(answers(school.owner, world))
    assert b"Quillfeather" in pages  # a pupil's record is the school's, until its time is over
    erase_pupils(school.key, [world.keys["pupil"]])
    do_jobs()

    after = cells() + mailed_under_the_instance_key()
    assert [] == [trace for trace in TRACES if trace.lower() in after.lower()]
    assert old_keys - set(DataKey.objects.values_list("key", flat=True))
    assert b"Quillfeather" not in b"".join(answers(school.owner, world))


def answers(owner: Person, world: World) -> Iterator[bytes]:
    """What the owner is told at every address of the organization."""
    client = signed_in(owner)
    for name in ORGANIZATION:
        if "organization" in NAMES[name]:
            yield told(client.get(address(world, name)))
