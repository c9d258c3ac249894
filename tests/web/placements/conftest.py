"""Mail goes through our own queue in these tests too; pytest-django would keep it in memory."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def queued_mail(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "assay.web.records.mailing.backend.QueueBackend"
