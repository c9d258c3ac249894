"""The made-up district from nothing to a school year under way, and who looks around there.

In parts, each whole or not at all; one that was done is not done again. Apart from the parts because only
here their order matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from django.db import transaction

from assay.web.base.clock import now
from assay.web.base.demo_cast import JASMINE
from assay.web.base.demo_links import link_to
from assay.web.base.permission import NotFound
from assay.web.commands.made_up import district_life, district_links, district_market
from assay.web.commands.made_up.district import (
    District,
    add_kinds,
    bring_results,
    bring_roster,
    district,
    kind_keys,
    make_district,
)
from assay.web.commands.made_up.district_people import DISTRICT, PUPILS
from assay.web.records.certificates import queries as certificates
from assay.web.records.credentials import queries as awards
from assay.web.records.gap_reports import queries as gaps
from assay.web.records.people.queries import by_key
from assay.web.records.placements import queries as placements
from assay.web.records.rosters import queries as rosters
from assay.web.records.work.worker import work_off


def live(count: int = PUPILS) -> list[tuple[str, str]]:
    """The people of the district, made if they are not there yet: who, and the path that leads in."""
    with transaction.atomic():
        house = district() or make_district()
    for is_missing, make in _parts(house, count):
        if is_missing:
            make()
            work_off()
    return list(_people(house))


def _parts(house: District, count: int) -> Iterator[tuple[bool, Callable[[], None]]]:
    """What a school year is made of, in its order: whether it is still missing, and how it is made."""
    everybody = district_life.EVERYBODY
    yield not rosters.has_roster(house.key), lambda: bring_roster(house, count)
    yield not kind_keys(house), lambda: _whole(add_kinds, house)
    has_results = certificates.certificates(house.key, everybody, count=1).total > 0
    yield not has_results, lambda: bring_results(house, count)
    yield not awards.awards(house.key, count=1).total, lambda: _whole(_award, house)
    yield not placements.placements(house.key, everybody), lambda: _whole(_go_out, house)
    has_targets = any(row.targets for row in gaps.programmes(house.key))
    yield not has_targets, lambda: district_market.bring_market(house, now().date())
    yield not gaps.reports(house.key), lambda: district_market.report_gap(house)


@transaction.atomic
def _whole(make: Callable[[District], None], house: District) -> None:
    make(house)


def _award(house: District) -> None:
    district_life.publish_achievements(house)
    district_life.fill_grids(house)
    district_life.prove_certificates(house)


def _go_out(house: District) -> None:
    district_links.arrange_placements(house)
    district_links.come_in(house)
    district_links.show_things(house)


def _people(house: District) -> Iterator[tuple[str, str]]:
    section = district_life.kitchen(house)
    for person, who in (
        (house.coordinator, f"coordinator and owner, {DISTRICT}"),
        (house.teacher, f"teacher of {section.title}, {section.pupils} pupils, {DISTRICT}"),
        (house.counsellor, f"counsellor, {DISTRICT}"),
    ):
        yield f"{person.name}, {who}", link_to(person.key)
    with suppress(NotFound, StopIteration):  # somebody may have been forgotten here before
        pupil = rosters.by_number(house.key, JASMINE)
        account = by_key(pupil.person)
        code = district_links.class_code(house)
        yield (
            f"{account.name}, pupil in grade {pupil.grade} (school id {JASMINE}, PIN {district_links.PIN})",
            link_to(account.key),
        )
        yield f"The pupils' entrance (class code {code}, school id {JASMINE})", f"/in/{code}"
        yield "Her guardian's link, in Spanish, no account", district_links.guardian_path(house)
    mentor = district_links.mentor_path(house)
    if mentor:
        yield "Her mentor's link at the bakery, no account", mentor
