"""The exemplars of the world: one that everybody sees, and one that nobody has agreed to yet."""

from __future__ import annotations

from datetime import timedelta

from assay.web.base.clock import now
from assay.web.records.applications import actions as applications
from assay.web.records.applications import judging, queries
from assay.web.records.applications.values import Judgement, NewPiece
from assay.web.records.exemplars import actions
from assay.web.records.exemplars.choosing import candidates
from assay.web.records.exemplars.links import token_of
from assay.web.records.exemplars.values import Proposal
from web.security.canary import NAME, World

ELSEWHERE = "maker@second.example"


def exemplars(world: World) -> None:
    """Work of the learner's, from another address, without an award."""
    owner, key = world.school.owner, world.school.key
    application = applications.start(None, world.school.version, NAME, ELSEWHERE)
    token = queries.application(key, application).row.token
    applications.add_piece(token, NewPiece("text", "A map", b"Rivers are blue."))
    for kind in ("returned", "declined"):
        applications.submit(token)
        judging.judge(owner, key, application, Judgement(kind, "No legend."))
    [found] = candidates(key, application)
    shown = {each.key: each.text for each in found.pieces}
    proposal = Proposal(found.step, "No legend.", shown, now() + timedelta(days=90))
    exemplar = actions.propose(owner, key, application, proposal)
    link = token_of(exemplar)
    assert actions.agree(link, is_adult=True) == "open"
    world.keys["step"] = found.step
    world.by_route |= {
        "issuer:exemplar-new": {"key": application},
        "issuer:exemplar-down": {"key": exemplar},
        "learner:exemplar": {"token": link},
        "learner:exemplar-file": {"token": link},
    }
    for name in ("exemplars", "exemplar", "exemplar-file"):
        world.by_route[f"public:{name}"] = {
            "key": world.school.achievement,
            "number": "1",
            "kind": "returned",
        }
