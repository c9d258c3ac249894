"""A file about the labour market of the organization that others must not reach."""

from __future__ import annotations

from assay.web.records.market_files import actions
from assay.web.records.market_files.actions import Brought
from web.security.canary import SCHOOL, World

_ADS = b"Job title,Company,Date\nBaker,Crumb and Sons,2026-03-04\n"


def market(world: World) -> None:
    """A file whose columns are asked about still."""
    brought = Brought("postings", f"Ads of {SCHOOL}", "ads.csv", _ADS, SCHOOL, "our own")
    key = actions.bring(world.school.owner, world.school.key, brought)
    for name in ("file", "columns", "progress", "start", "take-away"):
        world.by_route[f"issuer:market-{name}"] = {"key": key}
