"""Three journeys of the award desk once more, on a site whose records stand in a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from journeys.web import walks
from journeys.web.conftest import OpenPage
from journeys.web.looking import Looker
from journeys.web.running import Site, running_site
from web import postgres


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration on PostgreSQL; skipped where it is not installed."""
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    folder = tmp_path_factory.mktemp("site-on-postgresql")
    with (
        postgres.serving() as url,
        running_site(folder, "demo", DATABASE_URL=url, ASSAY_RATE_FACTOR="50") as site,
    ):
        yield site


@pytest.mark.postgres
@pytest.mark.parametrize(
    "walk", [walks.award_share_and_revoke, walks.many_from_a_file, walks.apply_with_evidence]
)
def test_an_award_on_postgresql(
    other_site: Site, open_page: OpenPage, look: Looker, walk: walks.Walk
) -> None:
    walk(other_site, open_page, look)
