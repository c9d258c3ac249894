"""Mail goes through our own queue in these tests too; pytest-django would keep it in memory."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from assay.web.records.rosters.rows import PupilRow
from web.schooling import District, a_district, a_pupil


@pytest.fixture(autouse=True)
def queued_mail(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "assay.web.records.mailing.backend.QueueBackend"


@pytest.fixture
def district() -> District:
    return a_district()


@pytest.fixture
def noor(district: District) -> PupilRow:
    return a_pupil(district, number="4711")
