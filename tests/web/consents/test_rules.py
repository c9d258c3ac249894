"""Whose word counts: ages, birthdays, programmes, mixed contents, other people's wallets."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.consents import actions
from assay.web.records.consents.queries import (
    ConsentRefused,
    Rule,
    guardian_page,
    rule_for,
    state_of,
)
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.values import Award
from assay.web.records.people.actions import ensure_person
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters.models import Pupil
from assay.web.records.shares import actions as shares
from assay.web.records.shares import queries as share_queries
from assay.web.records.shares.actions import Audience, Shown
from web.consents.asking import (
    a_family,
    an_award,
    at,
    guarded,
    guardian_link,
    is_open,
    kept,
    says,
)
from web.factories import a_school
from web.schooling import a_district, a_pupil

pytestmark = pytest.mark.django_db
SAMIRA = "samira@home.example"
SOON = date(2008, 11, 25)  # eighteen in a few days, as the clock of these tests stands
BEFORE, AFTER = datetime(2026, 11, 24, 12, tzinfo=UTC), datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("band", "rights", "rule"),
    [
        ("under-13", "guardian", Rule.SCHOOL),
        ("", "guardian", Rule.SCHOOL),
        ("13-17", "guardian", Rule.GUARDIAN),
        ("18+", "guardian", Rule.FREE),
        ("13-17", "learner", Rule.FREE),
    ],
)
def test_age_and_programme_say_whose_word_counts(band: str, rights: str, rule: Rule) -> None:
    family = a_family(band, rights=rights)
    assert rule_for(family.person, [family.credential]).rule is rule


def test_somebody_who_is_no_pupil_decides_alone() -> None:
    school = a_school()
    key = credentials.award(school.owner, school.key, Award(school.version, "Ann Adult", "ann@mail.example"))
    assert rule_for(ensure_person("ann@mail.example"), [key]).rule is Rule.FREE


def test_what_comes_from_elsewhere_follows_the_strictest_rule_of_its_holder() -> None:
    family = a_family()
    young = a_pupil(a_district("Other District"), band="under-13")
    rosters.link_account(young.organization, young.key, family.person)
    assert rule_for(family.person, [""]).rule is Rule.SCHOOL
    assert rule_for(family.person, [family.credential]).rule is Rule.GUARDIAN


def test_mixed_contents_follow_the_strictest_rule() -> None:
    family = a_family()
    college = a_district("College", rights="learner")
    there = a_pupil(college)
    rosters.link_account(college.key, there.key, family.person)
    own = an_award(college, there)
    assert rule_for(family.person, [own]).rule is Rule.FREE
    assert rule_for(family.person, [own, family.credential]).rule is Rule.GUARDIAN


def test_two_schools_that_both_decide_must_both_say_yes() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    other = a_district("Other District")
    there = a_pupil(other)
    rosters.link_account(other.key, there.key, family.person)
    more = kept(family.person, other, an_award(other, there))
    ends = now() + timedelta(days=20)
    shown = [Shown(family.holding), Shown(more)]
    token = shares.share(family.person, shown, ends_at=ends, audience=Audience("Café", "employer"))
    says(family, "yes")
    assert not is_open(token)


def test_a_fresh_account_gets_around_nothing() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    fresh = ensure_person("fresh@mail.example", "Somebody New")
    claimed = kept(fresh, family.district, family.credential)
    brought = ensure_person("brought@mail.example", "Somebody Else")
    imported = kept(brought, family.district, family.credential, source="file")
    for person, holding in ((fresh, claimed), (brought, imported)):
        person.refresh_from_db()
        with pytest.raises(ConsentRefused):
            shares.share(person, [holding])
        ends = now() + timedelta(days=20)
        token = shares.share(person, [holding], ends_at=ends, audience=Audience("Café", "employer"))
        assert not is_open(token)


def test_an_award_to_the_pupils_address_is_the_pupils() -> None:
    district = a_district()
    a_pupil(district, email="noor@school.example")
    house = district.house
    key = credentials.award(house.owner, house.key, Award(house.version, "Noor H.", "noor@school.example"))
    assert rule_for(ensure_person("private@mail.example"), [key]).rule is Rule.GUARDIAN


def test_a_link_from_before_the_roster_is_closed_by_it() -> None:
    family = a_family("18+")
    token = shares.share(family.person, [Shown(family.holding)])
    assert is_open(token)
    Pupil.objects.of(family.district.key).update(band="13-17")
    assert not is_open(token)


def test_on_the_eighteenth_birthday_what_waits_opens_and_the_guardians_powers_end() -> None:
    with at(BEFORE):
        family = a_family(born=SOON)
        guarded(family, SAMIRA)
        token = family.link()
        link = guardian_link()
        assert not is_open(token)
    with at(AFTER):
        assert is_open(token)
        with pytest.raises(NotFound):
            guardian_page(link)
        with pytest.raises(NotFound):
            says(family, "no")


def test_what_a_guardian_refused_stays_closed_until_the_adult_opens_it() -> None:
    with at(BEFORE):
        family = a_family(born=SOON)
        guarded(family, SAMIRA)
        token = family.link()
        says(family, "no")
    with at(AFTER):
        key = share_queries.by_token(token).row.key
        assert (is_open(token), state_of("share", key).state) == (False, "refused")
        actions.ask_anew(family.person, "share", key)
        assert is_open(token)


def test_a_standing_yes_is_not_needed_and_not_kept_at_eighteen() -> None:
    with at(BEFORE):
        family = a_family(born=SOON)
        guarded(family, SAMIRA)
        family.link()
        says(family, "standing")
    with at(AFTER):
        token = shares.share(family.person, [Shown(family.holding)])
        assert (is_open(token), state_of("share", share_queries.by_token(token).row.key).state) == (
            True,
            "free",
        )


def test_the_birthday_of_somebody_of_twelve_makes_the_guardians_word_count() -> None:
    with at(BEFORE):
        family = a_family(born=date(2013, 11, 25))
        guarded(family, SAMIRA)
        token = family.link()
        assert state_of("share", share_queries.by_token(token).row.key).state == "waiting-school"
    with at(AFTER):
        assert state_of("share", share_queries.by_token(token).row.key).state == "waiting"


def test_a_minors_page_is_never_indexed_whatever_the_account_says() -> None:
    family = a_family(rights="learner")
    family.person.is_minor = False
    family.person.save()
    token = shares.share(family.person, [Shown(family.holding)], is_public=True)
    shares.publish(family.person, share_queries.by_token(token).row.key, is_public=True)
    link = share_queries.by_token(token)
    assert (link.is_open, link.may_be_indexed) == (True, False)
