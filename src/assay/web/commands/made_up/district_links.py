"""What leaves the made-up district: placements and mentors, links that pupils gave out, who said what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlsplit

from assay.web.base.clock import now
from assay.web.base.demo_cast import JASMINE
from assay.web.commands.made_up.district import District
from assay.web.commands.made_up.district_life import EVERYBODY, kitchen, versions
from assay.web.commands.made_up.district_people import ANH, THEO
from assay.web.commands.made_up.district_skills import KITCHEN_PLACEMENT
from assay.web.records.class_codes import actions as class_codes
from assay.web.records.class_codes import entrance
from assay.web.records.class_codes import queries as open_codes
from assay.web.records.consents import answering, recording
from assay.web.records.consents import queries as consents
from assay.web.records.consents.letters import new_link
from assay.web.records.consents.values import Recording
from assay.web.records.holdings import queries as holdings
from assay.web.records.holdings.arriving import keep_arrived
from assay.web.records.people.queries import by_key
from assay.web.records.placements import actions as placements
from assay.web.records.placements import awarding, endorsing, hours, links, observations
from assay.web.records.placements import queries as placed
from assay.web.records.placements.observations import Seen
from assay.web.records.placements.values import NewPlacement
from assay.web.records.rosters import queries as rosters
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.shares.actions import Audience, Shown, share

PIN = "573816"
_LONGEST_CODE = 14 * 24
_QUARTERS = 16  # four hours


@dataclass(frozen=True, slots=True)
class _Work:
    """One shift: how many days ago, and what was done."""

    days_ago: int
    what: str


_BAKERY = NewPlacement(
    employer="Harbor Lane Bakery",
    mentor="Bram Visser",
    email="bram.visser@harborlane.example",
    tasks="Shapes loaves, fills the shelves before seven, serves at the counter on Saturdays.",
    begins=date.min,
    ends=date.min,
    wanted_quarters=160,
    wants_two=True,
)
_SHIFTS = (
    _Work(26, "Weighed and shaped rolls"),
    _Work(24, "Fillings and glaze; cleaned the mixer"),
    _Work(19, "Counter with Mr Visser"),
    _Work(12, "Sourdough: feeding, folding, baking"),
    _Work(5, "Opened the shop, first tray alone"),
    _Work(2, "Counter alone for an hour"),
)
_SEEN = {
    "communication": Seen(3, "Asked the early shift what was short, unasked, and wrote it down."),
    "teamwork": Seen(4, "Took over the ovens without a word when somebody burnt a hand."),
    "problem-solving": Seen(3, "The yeast was old; found it by a test in a glass and changed the plan."),
    "adaptability": Seen(3, "From counter to washing up and back on a Saturday, in good humour."),
    "reliability": Seen(4, "Eight shifts, eight times there at ten to six."),
}
_ENDORSED = (
    "I have had many young people in this bakery. This one I would hire tomorrow: punctual, careful with "
    "food, and kind to customers who were not."
)


def arrange_placements(house: District) -> None:
    """One under way, with hours that wait for the mentor; one that was awarded with his endorsement."""
    today, version = now().date(), versions(house)[KITCHEN_PLACEMENT.name]
    jasmine = rosters.by_number(house.key, JASMINE)
    running = _arranged(house, jasmine, (today - timedelta(days=28), today + timedelta(days=35)), version)
    token = _token(house, running)
    for number, shift in enumerate(_SHIFTS):
        if number == len(_SHIFTS) - 2:
            hours.confirm(token)
        day = today - timedelta(days=shift.days_ago)
        hours.log(house.key, jasmine.key, running, day, _QUARTERS, shift.what)
    other = next(row for row in rosters.pupils_of(house.key, kitchen(house).key) if row.number != JASMINE)
    done = _arranged(house, other, (today - timedelta(days=70), today - timedelta(days=9)), version)
    token = _token(house, done)
    for week in range(1, 9):
        day = today - timedelta(days=9 + 7 * week)
        hours.log(house.key, other.key, done, day, 2 * _QUARTERS, "Early shift, ovens and counter")
    hours.confirm(token)
    observations.by_mentor(token, _SEEN)
    observations.by_member(house.teacher, house.key, done, _SEEN)
    endorsing.by_mentor(token, _ENDORSED, _BAKERY.mentor, shows_address=False)
    awarding.award(house.teacher, house.key, done)


def _arranged(house: District, pupil: PupilRow, days: tuple[date, date], version: str) -> str:
    wanted = replace(_BAKERY, begins=days[0], ends=days[1], version=version)
    return placements.arrange(house.teacher, house.key, wanted, [pupil.key])[0]


def _token(house: District, placement: str) -> str:
    return links.address(house.key, placement).rpartition("/")[2]


def class_code(house: District) -> str:
    """The code on the board of the kitchen, as it is written there; a fresh one where the last has ended."""
    section = kitchen(house).key
    held = open_codes.open_code(house.key, section)
    if held is None:
        class_codes.open_code(house.teacher, house.key, section, _LONGEST_CODE)
        held = open_codes.open_code(house.key, section)
    return held.shown if held else ""


def come_in(house: District) -> None:
    """Five pupils come in for the first time: with the code of a section, their school id, and a PIN."""
    others = [row for row in rosters.pupils_of(house.key, kitchen(house).key) if row.number != JASMINE]
    wanted = {JASMINE, THEO, ANH, *(row.number for row in others[1:3])}
    for number in sorted(wanted):
        _enter(house, rosters.by_number(house.key, number))


def _enter(house: District, pupil: PupilRow) -> None:
    mine = next(
        row
        for row in rosters.sections(house.key)
        if row.school_key == pupil.school_key
        and any(one.key == pupil.key for one in rosters.pupils_of(house.key, row.key))
    )
    held = open_codes.open_code(house.key, mine.key)
    code = held.code if held else class_codes.open_code(house.coordinator, house.key, mine.key, 2)
    person = entrance.choose_pin(entrance.recognise(code, pupil.number), PIN)
    keep_arrived(person)


def show_things(house: District) -> None:
    """Links of five pupils: two wait, one is open, one was refused, one was opened by the school's record."""
    others = [row for row in rosters.pupils_of(house.key, kitchen(house).key) if row.number != JASMINE][1:3]
    bakery = Audience("Corner Bakery", "employer")
    _show(rosters.by_number(house.key, JASMINE), "For the summer job", bakery)
    for pupil, said in zip(others, ("yes", "no"), strict=True):
        _show(pupil, "Application as kitchen help", bakery)
        _answer(house, pupil, said)
    theo = rosters.by_number(house.key, THEO)
    _show(theo, "For the gardening club", Audience("Lakeside Gardening Club", "other"))
    _record(house, theo)
    college = Audience("Northside Community College", "school")
    _show(rosters.by_number(house.key, ANH), "For the summer course", college)


def _show(pupil: PupilRow, title: str, audience: Audience) -> None:
    person = by_key(pupil.person)
    shown = [Shown(one.key, one.credential) for one in holdings.held_by(person)[:1]]
    if shown:
        share(person, shown, ends_at=now() + timedelta(days=60), title=title, audience=audience)


def _answer(house: District, pupil: PupilRow, said: str) -> None:
    [ask] = consents.of_pupil(house.key, pupil.key)
    for guardian in rosters.guardians_of(house.key, pupil.key)[:1]:
        answering.answer(new_link(house.key, guardian), ask.key, said, guardian.language)


def _record(house: District, pupil: PupilRow) -> None:
    [ask] = consents.of_pupil(house.key, pupil.key)
    [guardian] = rosters.guardians_of(house.key, pupil.key)
    how = "Came to the office, showed a driving licence, read the page and signed it."
    told = Recording("in-person", guardian.key, "", how, now().date(), ask.ends_at)
    recording.record_by_school(house.youngest, house.key, ask.key, told)


def guardian_path(house: District) -> str:
    """A link of the guardian who is asked about Jasmine's: a new one, as a reminder would bring."""
    jasmine = rosters.by_number(house.key, JASMINE)
    guardian = next(row for row in rosters.guardians_of(house.key, jasmine.key) if row.decides)
    return f"/guardian/{new_link(house.key, guardian)}"


def mentor_path(house: District) -> str:
    """The link of the mentor whose confirmation is awaited; empty once it is closed."""
    for row in placed.placements(house.key, EVERYBODY, waits_for="mentor"):
        return urlsplit(links.address(house.key, row.key)).path
    return ""
