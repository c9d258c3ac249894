"""What the world's school states in public: a statement, a draft, one about another site's badge."""

from __future__ import annotations

import json

from assay.web.records.statements import actions, letters
from web.security.canary import World
from web.statements.stating import CONTEXTS, Body, Web, prove, state, wanted

ELSEWHERE = "https://college.example/badges/7.json"
BADGE = {
    "@context": CONTEXTS[:2],
    "id": ELSEWHERE,
    "type": ["Achievement"],
    "name": "Knots",
    "description": "Ties twelve knots.",
    "criteria": {"narrative": "Tie them."},
    "creator": {"id": "did:web:college.example", "type": ["Profile"], "name": "Harbour College"},
}


def recognition_statements(world: World) -> None:
    """Made while the school's domain is shown to be its own; it is not any more."""
    school = Body(world.school.key, world.school.owner)
    web = Web({ELSEWHERE: json.dumps(BADGE).encode()})
    prove(school.key, "lyceum.example")
    key = state(school, world.school.achievement)
    draft = actions.draft(school.owner, school.key, wanted(world.school.achievement, place="Bern"))
    foreign = actions.draft(school.owner, school.key, wanted(ELSEWHERE), fetch=web)
    actions.sign(school.owner, school.key, foreign)
    prove(school.key, "", is_proven=False)
    for name in ("one", "withdraw", "answer-here", "statement", "document"):
        world.by_route[f"recogniser:{name}"] = {"key": key}
    for name in ("occupation", "sign", "discard"):
        world.by_route[f"recogniser:{name}"] = {"key": draft}
    world.by_route["recogniser:recognised"] = {"key": world.school.achievement}
    world.by_route["recogniser:answer"] = {"token": letters.answer_token(foreign)}
