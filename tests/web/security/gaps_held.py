"""The gap report of the world: a programme that prepares for something, and a report about it."""

from __future__ import annotations

from assay.web.records.gap_reports import actions, queries
from assay.web.records.rosters.models import Programme
from assay.web.records.work.worker import work_off
from web.security.canary import World


def gaps(world: World) -> None:
    owner, key = world.school.owner, world.school.key
    held = Programme.objects.of(key).first()
    programme = (
        held.key if held else Programme.objects.create(organization_id=key, code="p", name="Baking").key
    )
    actions.add_target(owner, key, programme, "51-3011", "Bakers")
    report = actions.begin(owner, key)
    work_off()
    target = queries.programme(key, programme).targets[0]
    for name in ("report", "progress", "table", "paper", "discard"):
        world.by_route[f"school:gap-{name}"] = {"report": report}
    world.by_route["school:gap-targets"] = {"programme": programme}
    world.by_route["school:gap-target-remove"] = {"target": target.key}
