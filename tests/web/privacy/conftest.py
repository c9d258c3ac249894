"""What these tests begin with: own files, mail through our queue, no limits of rates."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from web.privacy.browsing import signed_in
from web.schooling import District, a_district


@pytest.fixture(autouse=True)
def own_house(settings: Settings, tmp_path: Path) -> None:
    settings.ASSAY_FOLDER = tmp_path
    settings.ASSAY_OUTBOX = tmp_path / "outbox"
    settings.ASSAY_RATE_FACTOR = 100_000
    settings.EMAIL_BACKEND = "assay.web.records.mailing.backend.QueueBackend"


@pytest.fixture
def district(db: None) -> District:  # noqa: ARG001 - the database must be there first
    """A district without pupils."""
    return a_district()


@pytest.fixture
def owner(district: District) -> Client:
    """The browser of whoever answers for the district's privacy."""
    return signed_in(district.house.owner)
