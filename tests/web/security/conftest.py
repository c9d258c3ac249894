"""What these tests begin with."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from web.security.world import World, a_world


@pytest.fixture(autouse=True)
def many_tries(settings: Settings) -> None:
    """Limits of rates are tested by name; here they would hide what a thousand requests find."""
    settings.ASSAY_RATE_FACTOR = 100_000
    settings.EMAIL_BACKEND = "assay.web.records.mailing.backend.QueueBackend"


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001 - the database must be there first
    """Somebody else's school with one of everything."""
    return a_world()
