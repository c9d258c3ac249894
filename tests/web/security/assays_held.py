"""The assays of the world: one that is nobody else's business yet, and one that was published."""

from __future__ import annotations

from assay.web.records.assays import actions, queries
from assay.web.records.assays.values import Notice
from assay.web.records.signing_keys.queries import identifier
from web.assays.assaying import a_kept, achievement
from web.security.canary import NAME, World


def assays(world: World) -> None:
    school = world.school
    key = a_kept(school, achievement(name=f"Bread by {NAME}"))
    actions.give_notice(school.owner, school.key, key, Notice())
    creator = {"id": identifier(school.key), "type": ["Profile"], "name": "Its own"}
    public = a_kept(school, achievement(id="urn:uuid:7d3c8f5e-0000-4000-8000-000000000001", creator=creator))
    actions.publish(school.owner, school.key, public)
    world.by_route["value:reply"] = {"token": queries.reply_token(key)}
    for name in ("", "-notice", "-publish", "-withdraw", "-discard"):
        world.by_route[f"value:assay{name}"] = {"key": key}
    for name in ("value:kept", "value:recompute", "published:kept-assay", "published:kept-description"):
        world.by_route[name] = {"key": public}
    for name in ("value:achievement", "published:assay"):
        world.by_route[name] = {"key": school.achievement, "number": "1"}
