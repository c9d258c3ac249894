"""Writes of artefacts: a file or a link that the pupil adds, by name and digest part of the record."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.permission import NotFound
from assay.web.base.web_addresses import is_web_address
from assay.web.records.placements.hours import of_pupil
from assay.web.records.placements.models import Artefact, Placement
from assay.web.records.placements.sealed import seal, seal_content, secret_of
from assay.web.records.placements.values import LARGEST_FILE, MOST_ARTEFACTS, PlacementRefused

LONGEST_ABOUT = 500
LONGEST_ADDRESS = 2000


@transaction.atomic
def add_file(  # noqa: PLR0917 - whose, which, and what was handed over
    organization: str, pupil: str, key: str, name: str, about: str, content: bytes
) -> str:
    """A file of this placement; its key. Raises `NotFound`, `PlacementRefused`."""
    row = of_pupil(organization, pupil, key)
    if not content:
        raise PlacementRefused("file", "file")
    if len(content) > LARGEST_FILE:
        raise PlacementRefused("too-large", "file")
    made = _new(row, "file")
    made.size = len(content)
    secret = secret_of(row)
    values = {
        "name": " ".join(name.split())[:200] or _("A file"),
        "about": " ".join(about.split())[:LONGEST_ABOUT],
        "url": "",
        "digest": hashlib.sha256(content).hexdigest(),
    }
    made.sealed = seal(secret, "artefact", made.key, values)
    made.sealed_content = seal_content(secret, made.key, content)
    made.save(force_insert=True)
    return made.key


@transaction.atomic
def add_link(organization: str, pupil: str, key: str, url: str, about: str) -> str:
    """A link of this placement; its key. Raises `NotFound`, `PlacementRefused`."""
    row = of_pupil(organization, pupil, key)
    address = url.strip()
    if not is_web_address(address) or len(address) > LONGEST_ADDRESS:
        raise PlacementRefused("link", "url")
    made = _new(row, "link")
    words = " ".join(about.split())[:LONGEST_ABOUT]
    values = {"name": words[:200] or _("A link"), "about": words, "url": address, "digest": ""}
    made.sealed = seal(secret_of(row), "artefact", made.key, values)
    made.save(force_insert=True)
    return made.key


@transaction.atomic
def remove(organization: str, pupil: str, key: str, artefact: str) -> None:
    """Take a piece back. Raises `NotFound`, `PlacementRefused`."""
    row = of_pupil(organization, pupil, key)
    if not Artefact.objects.of(organization).filter(placement=row, key=artefact).delete()[0]:
        raise NotFound


def _new(row: Placement, kind: str) -> Artefact:
    if Artefact.objects.of(row.organization_id).filter(placement=row).count() >= MOST_ARTEFACTS:
        raise PlacementRefused("too-many")
    return Artefact(
        key=new_key(), organization_id=row.organization_id, placement=row, kind=kind, added_at=now()
    )
