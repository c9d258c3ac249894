"""The demonstration: made-up organizations and people, made through the same actions as real ones."""

from __future__ import annotations

from dataclasses import dataclass

from assay.web.base.demo_links import link_to
from assay.web.records.organizations.actions import found
from assay.web.records.organizations.queries import memberships
from assay.web.records.people.actions import ensure_person


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to look around as: who it is, in words, and the path that signs in."""

    who: str
    path: str


def seed() -> list[DemoPerson]:
    """The people of the demonstration, made if they are not there yet; a second start changes nothing."""
    owner = ensure_person("helen.marsh@riverbend.example", "Helen Marsh")
    if not memberships(owner):
        found(owner, "Riverbend School")
    learner = ensure_person("ana.silva@mail.example", "Ana Silva")
    operator = ensure_person("operator@assay.example", "Robin Vale", is_operator=True)
    return [
        DemoPerson("Helen Marsh, owner at Riverbend School", link_to(owner.key)),
        DemoPerson("Ana Silva, learner", link_to(learner.key)),
        DemoPerson("Robin Vale, operator", link_to(operator.key)),
    ]
