"""WEB-010, the whole life: applied, drafted, listed in a file, invited, reported, kept; then forgotten."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from pytest_django.fixtures import Settings

from assay.web.records.assays import actions as assays
from assay.web.records.batches import actions as batches
from assay.web.records.certificates import layouts, vendor_files
from assay.web.records.claims import actions as claims
from assay.web.records.erasure import actions as erasure
from assay.web.records.erasure.pupils import erase_pupils
from assay.web.records.organizations import invitations
from assay.web.records.people.models import DataKey, Person
from assay.web.records.shortlists.models import Shortlist
from web.desk.working import do_jobs
from web.everything_kept import cells, mailed_under_the_instance_key
from web.security.addresses import ORGANIZATION
from web.security.test_tenancy import NAMES, address, told
from web.security.world import EMAIL, NAME, World, signed_in

pytestmark = pytest.mark.django_db

TRACES = (NAME, "Zephyrine", "Quillfeather", EMAIL, EMAIL.partition("@")[0])


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.ASSAY_FOLDER = tmp_path
    settings.ASSAY_OUTBOX = tmp_path / "outbox"


def test_web_010_of_a_whole_life_nothing_is_left_in_any_cell_or_file(world: World) -> None:
    person, school = world.learner.person, world.school
    EmailAddress.objects.create(user=person, email=EMAIL, verified=True, primary=True)
    Shortlist.objects.all().delete()  # an employer's own words are the employer's
    batches.discard(school.owner, school.key, world.keys["batch"])  # its one row names nobody's address
    vendor_files.discard(school.owner, school.key, world.keys["results"])  # the school's own words, as these
    layouts.remove_layout(school.owner, school.key, world.keys["layout"])
    assays.discard(school.owner, school.key, world.by_route["value:assay"]["key"])  # of another's badge
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
