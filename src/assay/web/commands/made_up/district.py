"""Lakeview School District: its people, its roster and a vendor's results, brought in as any district would.

The files come from `district_files`; what happens in its school year is in `district_life`.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from assay import Issuer
from assay.keys import LocalSigner
from assay.web.base.clock import now
from assay.web.base.demo_cast import CHEF
from assay.web.commands.made_up.district_files import (
    RESULT_COLUMNS,
    RESULT_MEANING,
    results_table,
    roster_bundle,
)
from assay.web.commands.made_up.district_kinds import KINDS, CertificateKind
from assay.web.commands.made_up.district_people import COUNSELLORS, DISTRICT, PROGRAMMES, PUPILS, population
from assay.web.commands.made_up.houses import somebody
from assay.web.records.certificates import actions as certificates
from assay.web.records.certificates import catalogue, vendor_files
from assay.web.records.organizations.actions import Profile, add_member, edit, found
from assay.web.records.organizations.queries import memberships
from assay.web.records.people.queries import Person
from assay.web.records.rosters import edits, imports
from assay.web.records.rosters import queries as rosters
from assay.web.records.signing_keys.actions import ensure_key
from assay.web.records.work.worker import work_off

VENDOR = "Lake County Testing Service"
SIGNED_CODES = ("FA-41", "FH-01")
"""Kinds of which the body signs badges itself."""


@dataclass(frozen=True, slots=True)
class District:
    """The district and whoever works in it."""

    key: str
    coordinator: Person
    teacher: Person  # of the kitchen
    counsellor: Person  # of the kitchen's pupils from M to Z
    youngest: Person  # the counsellor of the middle school's pupils from A to L


def staff() -> tuple[Person, Person, Person, Person]:
    """Coordinator, teacher, the counsellor whom one meets, and the one who cares for the youngest."""
    chef = somebody(CHEF, "Ifeoma Adeyemi")
    one, other = COUNSELLORS[-1], COUNSELLORS[0]
    return (
        somebody("helen.park@lakeview.example", "Helen Park"),
        chef,
        somebody(one.email, f"{one.given} {one.family}"),
        somebody(other.email, f"{other.given} {other.family}"),
    )


def district() -> District | None:
    """The district, if it was founded before."""
    people = staff()
    held = memberships(people[0])
    return District(held[0].organization.key, *people) if held else None


def make_district() -> District:
    """The district with its members, ready for its files."""
    people = staff()
    owner = people[0]
    key = found(owner, DISTRICT, "school")
    text = "Four schools on a lake: a middle school, two high schools and a technical center with a kitchen."
    edit(owner, key, Profile(DISTRICT, text, website="https://lakeview.example"))
    ensure_key(key)
    for one in COUNSELLORS:
        add_member(owner, key, somebody(one.email, f"{one.given} {one.family}"), "counsellor")
    return District(key, *people)


def bring_roster(house: District, count: int = PUPILS) -> None:
    """The roster as its office exports it, applied; and whose word counts in which programme."""
    day = now().date()
    bundle = roster_bundle(population(day, count), day)
    taken = imports.take_in(house.coordinator, house.key, io.BytesIO(bundle))
    imports.start(house.coordinator, house.key, taken)
    work_off()
    rights = {one.name: one.rights for one in PROGRAMMES}
    for row in rosters.programmes(house.key):
        if rights.get(row.name, row.rights) != row.rights:
            edits.set_programme(house.coordinator, house.key, row.key, row.name, rights[row.name])


def signer_of(kind: CertificateKind) -> Issuer:
    """The made-up body as a signer; its key follows from its domain, since nothing real rests on it."""
    seed = hashlib.sha256(f"made up: {kind.body.domain}".encode()).digest()
    return Issuer.with_key(LocalSigner.from_seed(seed), kind.body.name)


def add_kinds(house: District) -> None:
    """The 41 kinds of the vendor's price list, with the issuers that are their bodies' own."""
    for kind in KINDS:
        issuers = [signer_of(kind).id] if kind.code in SIGNED_CODES else []
        certificates.add_kind(house.coordinator, house.key, kind.name, _about(kind, issuers))


def _about(kind: CertificateKind, issuers: list[str]) -> dict[str, object]:
    clusters = {"culinary": "hospitality"}
    return {
        "body": kind.body.name,
        "site": kind.body.domain,
        "issuers": issuers,
        "check_at": f"https://{kind.body.domain}/holders",
        "cluster": clusters.get(kind.programme, kind.programme),
        "months": 12 * kind.years,
        "aliases": [kind.code],
    }


def bring_results(house: District, count: int = PUPILS) -> None:
    """The vendor's results, imported whole."""
    take_results(house, count)
    work_off()


def take_results(house: District, count: int = PUPILS) -> None:
    """The vendor's results, handed in and begun."""
    vendor_files.start(house.coordinator, house.key, hand_in_results(house, count))


def hand_in_results(house: District, count: int = PUPILS) -> str:
    """The key of the vendor's file, handed in, once somebody has said what its columns mean."""
    day = now().date()
    content = results_table(population(day, count).pupils, day)
    key = vendor_files.take_in(house.coordinator, house.key, VENDOR, "lakeview-results.csv", content)
    places = {name: RESULT_COLUMNS.index(heading) for name, heading in RESULT_MEANING.items()}
    vendor_files.map_columns(house.coordinator, house.key, key, places, "day")
    return key


def kind_keys(house: District) -> dict[str, str]:
    """The keys of the 41 kinds, by their code."""
    held = catalogue.own_kinds(house.key)
    return {alias: key for key, row in held.items() for alias in row.aliases}
