"""A school year in the made-up district: grids, awards, and what proves other bodies' certificates."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from uuid import uuid4

from assay.issuance import AchievementPlan, Recipient
from assay.web.base.clock import now
from assay.web.base.demo_cast import JASMINE
from assay.web.commands.made_up.district import SIGNED_CODES, District, kind_keys, signer_of
from assay.web.commands.made_up.district_kinds import KINDS
from assay.web.commands.made_up.district_people import PROGRAMMES, THEO
from assay.web.commands.made_up.district_skills import GARDEN, GRID, KITCHEN_PLACEMENT
from assay.web.look.badges import BadgeDesign, badge_png, draw_badge
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements import queries as designed
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.certificates import actions as certificates
from assay.web.records.certificates import queries as held
from assay.web.records.certificates.rows import CertificateRow
from assay.web.records.certificates.values import NewCertificate, NewCheck, NewDocument
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.values import Award
from assay.web.records.marks import actions as marks
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.actions import recipient_of
from assay.web.records.rosters.rows import PupilRow, Reach, SectionRow

EVERYBODY = Reach(is_all=True)
TECHNICAL = "Lakeview Technical Center"
_SIGNED, _CHECKED, _SEEN, _CLAIMED = 4, 14, 6, 5
_AWARDED = 0.62
_SEED = 28


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An award that is to be made: to whom, of what, in which section's grid (empty: in none), since when."""

    pupil: PupilRow
    version: str
    section: str
    days_ago: int


def publish_achievements(house: District) -> None:
    """What the grids, a placement and the school garden are awarded as."""
    for values in (*(skill.values() for skill in GRID), GARDEN, KITCHEN_PLACEMENT):
        _publish(house, values)


def _publish(house: District, values: AchievementValues) -> None:
    made = achievements.create(house.coordinator, house.key, values)
    achievements.publish(house.coordinator, house.key, made)


def versions(house: District) -> dict[str, str]:
    """The published versions by the names of what they award."""
    return {row.name: row.key for row in designed.published(house.key)}


def kitchen(house: District) -> SectionRow:
    """The section of 28 that the demonstration's teacher teaches."""
    return rosters.sections_taught(house.teacher, house.key)[0]


def _grids(house: District) -> Iterator[tuple[SectionRow, list[str]]]:
    """The first two sections of each programme in the technical center, with the names of their columns."""
    there = [row for row in rosters.sections(house.key) if row.school == TECHNICAL]
    for programme in PROGRAMMES:
        names = [skill.name for skill in GRID if skill.programme == programme.code]
        for number in (1, 2):
            title = f"{programme.course} {number}"
            yield from ((row, names) for row in there if row.title == title)


def fill_grids(house: District) -> None:
    """Columns for eight sections; a few hundred awards; three cells that can still be undone."""
    dice = random.Random(_SEED)  # noqa: S311 - a made-up year must be the same every time
    known = versions(house)
    taught = kitchen(house)
    wanted: list[_Wanted] = []
    for section, names in _grids(house):
        marks.choose_skills(house.coordinator, house.key, section.key, [known[name] for name in names])
        pupils = rosters.pupils_of(house.key, section.key)
        done = names if section.title != taught.title else names[:5]
        wanted += [
            _Wanted(pupil, known[name], section.key, dice.randrange(5, 58))
            for pupil in pupils
            for name in done
            if dice.random() < _AWARDED or pupil.number == JASMINE
        ]
    theo = rosters.by_number(house.key, THEO)
    wanted.append(_Wanted(theo, known[GARDEN.name], "", 40))
    credentials.award_many(house.coordinator, house.key, _awards(house, wanted))
    last = known[GRID[5].name]
    first = islice(rosters.pupils_of(house.key, taught.key), 3)
    marks.set_marks(house.teacher, house.key, taught.key, [(pupil.key, last) for pupil in first])


def _awards(house: District, wanted: Sequence[_Wanted]) -> list[Award]:
    keys = dict.fromkeys(each.pupil.key for each in wanted)
    recipients = {key: recipient_of(house.key, key) for key in keys}
    return [
        Award(
            version=each.version,
            name=each.pupil.name,
            email=each.pupil.email,
            recipient=recipients[each.pupil.key],
            language=each.pupil.language,
            source="grid" if each.section else "single",
            source_key=each.section,
            made_by=house.teacher.key,
            valid_from=now() - timedelta(days=each.days_ago),
        )
        for each in wanted
    ]


def prove_certificates(house: District) -> None:
    """Of what the vendor's file brought: some that the body signed, some checked, some seen, some claimed."""
    rows = sorted(held.certificates(house.key, EVERYBODY, count=10_000).rows, key=lambda row: row.number)
    codes = {key: code for code, key in kind_keys(house).items()}
    signable = [row for row in rows if codes.get(row.kind.key) in SIGNED_CODES]
    for row in signable[:_SIGNED]:
        _sign(house, row, codes[row.kind.key])
    mine = {row.key for row in signable[:_SIGNED]}
    others = [row for row in rows if row.key not in mine and row.details.number and not row.is_expired]
    today = now().date()
    for row in others[:_CHECKED]:
        found = NewCheck(row.kind.check_at, row.details.number, today - timedelta(days=3))
        certificates.check(house.coordinator, house.key, row.key, found)
    _record(house)


def _sign(house: District, row: CertificateRow, code: str) -> None:
    """The badge that the body itself made out to this pupil, attached."""
    kind = next(kind for kind in KINDS if kind.code == code)
    pupil = rosters.pupil(house.key, row.pupil)
    plan = AchievementPlan(
        {
            "id": f"https://{kind.body.domain}/badges/{code.lower()}",
            "type": ["Achievement"],
            "name": kind.name,
            "description": f"Passed the examination “{kind.name}”.",
            "criteria": {"narrative": "Pass the written and the practical part."},
        }
    )
    whom = Recipient(email=pupil.email or None, id=None if pupil.email else uuid4().urn, name=pupil.name)
    badge = signer_of(kind).award(plan, whom)
    certificates.attach_badge(house.coordinator, house.key, row.key, badge.content)


def _record(house: District) -> None:
    """What a member wrote down by hand, with a photo of the document and without."""
    keys = kind_keys(house)
    photo = badge_png(draw_badge(BadgeDesign("seal", "slate", "heart", "Ladder and lifting")))
    pupils = rosters.pupils_of(house.key, kitchen(house).key)
    earned = now().date() - timedelta(days=120)
    ladder, ready = keys["LA-63"], keys["RW-99"]
    wanted = [
        NewCertificate(ladder, pupil.key, earned_on=earned, document=NewDocument("card.png", photo))
        for pupil in pupils[:_SEEN]
    ]
    wanted += [
        NewCertificate(
            ready, pupil.key, words="Passed last spring, by their own account; the card is at home."
        )
        for pupil in pupils[_SEEN : _SEEN + _CLAIMED]
    ]
    certificates.record_many(house.coordinator, house.key, wanted)
