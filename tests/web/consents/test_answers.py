"""Asking, answering, taking back: every way a question can go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.records.consents import actions, answering
from assay.web.records.consents.models import Consent
from assay.web.records.consents.queries import ConsentRefused, guardian_page, of_pupil, state_of
from assay.web.records.policies import queries as policies
from assay.web.records.rosters.models import Guardianship
from assay.web.records.shares import actions as shares
from assay.web.records.shares import queries as share_queries
from assay.web.records.shares.actions import Audience
from assay.web.records.shares.scopes import EVERYTHING
from web.consents.asking import (
    CAFE,
    a_family,
    at,
    guarded,
    guardian_link,
    is_open,
    mails_to,
    says,
)

pytestmark = pytest.mark.django_db
SAMIRA, OMAR = "samira@home.example", "omar@home.example"


def all_must_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    told = policies.default_text().replace("guardians: one", "guardians: all")
    monkeypatch.setattr(policies, "default_text", lambda: told)


def key_of(token: str) -> str:
    return share_queries.by_token(token).row.key


def test_a_teens_link_is_closed_until_the_guardian_says_yes() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    token = family.link()
    state = state_of("share", key_of(token))
    assert (is_open(token), state.state) == (False, "waiting")
    says(family, "yes")
    assert is_open(token)
    assert state_of("share", key_of(token)).state == "open"


def test_the_guardian_is_told_who_will_see_it_until_when_and_nothing_of_what() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    family.link()
    (mail,) = mails_to(SAMIRA)
    assert "Café Lakeside (an employer)" in mail["text"]
    assert "Maps from open data" not in mail["text"]


def test_a_no_closes_it_for_good_and_the_pupil_can_ask_anew() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    token = family.link()
    says(family, "no")
    assert (is_open(token), state_of("share", key_of(token)).state) == (False, "refused")
    with pytest.raises(ConsentRefused):
        says(family, "yes")
    actions.ask_anew(family.person, "share", key_of(token))
    assert state_of("share", key_of(token)).state == "waiting"
    says(family, "yes")
    assert is_open(token)


def test_one_guardians_no_closes_what_another_opened() -> None:
    family = a_family()
    guarded(family, SAMIRA, OMAR)
    token = family.link()
    says(family, "yes", SAMIRA)
    assert is_open(token)
    says(family, "no", OMAR)
    assert not is_open(token)


def test_where_all_must_agree_one_yes_is_not_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    all_must_agree(monkeypatch)
    family = a_family()
    guarded(family, SAMIRA, OMAR)
    token = family.link()
    says(family, "yes", SAMIRA)
    state = state_of("share", key_of(token))
    assert (state.state, state.is_partly) == ("waiting", True)
    says(family, "yes", OMAR)
    assert is_open(token)


def test_an_answer_by_link_is_never_verified() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    family.link()
    says(family, "yes")
    said = Consent.objects.of(family.district.key).get()
    assert (said.is_verified, said.method) == (False, "message-link")
    (asked,) = of_pupil(family.district.key, family.pupil.key)
    assert "Maps from open data" in asked.said[0].words
    assert "Café Lakeside" in asked.said[0].words


def test_withdrawal_closes_at_once_and_any_deciding_guardian_may() -> None:
    family = a_family()
    guarded(family, SAMIRA, OMAR)
    token = family.link()
    says(family, "yes", SAMIRA)
    answering.withdraw(guardian_link(OMAR), family.asked())
    assert (is_open(token), state_of("share", key_of(token)).state) == (False, "withdrawn")


def test_a_yes_after_the_withdrawal_does_not_open_it_again() -> None:
    family = a_family()
    guarded(family, SAMIRA, OMAR)
    token = family.link()
    says(family, "yes", SAMIRA)
    answering.withdraw(guardian_link(SAMIRA), family.asked())
    with pytest.raises(ConsentRefused):
        says(family, "yes", OMAR)
    assert not is_open(token)


def test_a_standing_yes_opens_later_ones_like_it_and_nothing_that_shows_more() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    first = family.link()
    says(family, "standing")
    assert is_open(first)
    like_it, more = family.link(Audience("Bakery", "employer")), family.link(scope=EVERYTHING)
    elsewhere, family_link = (
        family.link(Audience("College", "school")),
        family.link(Audience("Aunt", "family")),
    )
    assert [is_open(each) for each in (like_it, more, elsewhere, family_link)] == [True, False, False, False]
    assert any("Bakery" in mail["text"] for mail in mails_to(SAMIRA))


def test_taking_a_standing_yes_back_closes_all_that_it_opened() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    first = family.link()
    says(family, "standing")
    later = family.link(Audience("Bakery", "employer"))
    said = Consent.objects.of(family.district.key).get()
    answering.withdraw_standing(guardian_link(), said.key)
    assert [is_open(first), is_open(later), is_open(family.link())] == [False, False, False]


def test_a_standing_yes_is_over_with_the_school_year() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    family.link()
    says(family, "standing")
    later = family.link(Audience("Bakery", "employer"), days=360)
    end = answering.standing_until(now())
    with at(end - timedelta(minutes=1)):
        assert is_open(later)
    with at(end + timedelta(minutes=1)):
        assert not is_open(later)


def test_a_standing_yes_cannot_be_said_to_family_or_friends() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    family.link(Audience("Aunt Rima", "family"))
    with pytest.raises(ConsentRefused):
        says(family, "standing")


def test_nobodys_answer_lapses_and_a_late_yes_opens_nothing() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    token = family.link()
    with at(now() + timedelta(days=31)):
        assert state_of("share", key_of(token)).state == "lapsed"
        with pytest.raises(ConsentRefused):
            says(family, "yes")
        assert not is_open(token)


def test_reminders_keep_their_distance_and_end_after_three() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    key = key_of(family.link())
    begun = now()
    with pytest.raises(ConsentRefused):
        actions.remind(family.person, key)
    for number in range(1, 4):
        with at(begun + timedelta(days=3 * number, minutes=number)):
            actions.remind(family.person, key)
    with at(begun + timedelta(days=20)), pytest.raises(ConsentRefused):
        actions.remind(family.person, key)
    assert len(mails_to(SAMIRA)) == 4


def test_only_whoever_asked_reminds() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    key = key_of(family.link())
    other = a_family(district=family.district, mail="other@home.example")
    with at(now() + timedelta(days=4)), pytest.raises(NotFound):
        actions.remind(other.person, key)


def test_a_guardian_who_decides_no_longer_opens_nothing_and_the_yes_counts_no_more() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    token = family.link()
    says(family, "yes")
    link = guardian_link()
    Guardianship.objects.update(ended_at=now())
    assert not is_open(token)
    with pytest.raises(NotFound):
        guardian_page(link)


def test_a_link_to_a_former_address_is_worth_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    family = a_family()
    guarded(family, SAMIRA)
    family.link()
    link = guardian_link()
    guardian_page(link)
    monkeypatch.setattr("assay.web.records.consents.links.address_digest", lambda _email: "another address")
    with pytest.raises(NotFound):
        guardian_page(link)


def test_a_guardian_reads_and_answers_nothing_of_another_family() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    family.link()
    other = a_family(district=family.district, mail="other@home.example")
    guarded(other, OMAR)
    other.link()
    with pytest.raises(NotFound):
        answering.answer(guardian_link(SAMIRA), other.asked(), "yes")
    assert [child.row.key for child in guardian_page(guardian_link(OMAR)).children] == [other.pupil.key]


def test_asking_needs_a_name_and_an_end_within_a_year() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    with pytest.raises(ConsentRefused):
        family.link(Audience())
    with pytest.raises(ConsentRefused):
        family.link(CAFE, days=500)
    with pytest.raises(ConsentRefused):
        shares.share(family.person, [family.holding], audience=CAFE)
    assert share_queries.made_by(family.person) == []


def test_a_later_end_needs_a_new_yes_and_an_earlier_one_does_not() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    token = family.link(days=60)
    says(family, "yes")
    shares.change_end(family.person, key_of(token), now() + timedelta(days=10))
    assert is_open(token)
    shares.change_end(family.person, key_of(token), now() + timedelta(days=90))
    assert not is_open(token)
    with pytest.raises(ConsentRefused):
        shares.change_end(family.person, key_of(token), None)
    says(family, "yes")
    assert is_open(token)


def test_a_new_address_for_the_same_needs_a_new_yes() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    token = family.link()
    says(family, "yes")
    renewed = shares.renew(family.person, key_of(token))
    assert (is_open(token), is_open(renewed)) == (False, False)


def test_withdrawn_by_the_pupil_it_waits_for_nobody() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    shares.withdraw(family.person, key_of(family.link()))
    assert not guardian_page(guardian_link()).children[0].waiting
