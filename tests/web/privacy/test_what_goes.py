"""The schedule, a pupil's record that goes, the end of a contract: nothing personal is found after."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from assay.web.base.clock import now
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.values import Award
from assay.web.records.disclosures import actions as disclosures
from assay.web.records.erasure import actions as erasure
from assay.web.records.erasure import ledger
from assay.web.records.erasure.pupils import erase_pupils
from assay.web.records.holdings import actions as holdings
from assay.web.records.holdings import queries as kept
from assay.web.records.inspections import actions as inspections
from assay.web.records.inspections.values import Words
from assay.web.records.mailing.actions import Message, queue
from assay.web.records.mailing.jobs import send_queued
from assay.web.records.mailing.models import Mail
from assay.web.records.people.actions import ensure_person, new_person_without_address
from assay.web.records.people.models import DataKey, Person
from assay.web.records.retention import actions, queries
from assay.web.records.retention.jobs import keep_the_schedule
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters import imports as roster_imports
from assay.web.records.rosters.models import Guardian, Guardianship, Pupil, RosterImport
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.verifications import queries as verifications
from web.everything_kept import cells, mailed_under_the_instance_key
from web.privacy.browsing import signed_in
from web.schooling import District, a_guardian, a_member_of, a_pupil

pytestmark = pytest.mark.django_db

GIVEN, FAMILY, NUMBER = "Zephyrine", "Quillfeather", "ZQ-4711"
EMAIL, GUARDIAN, HOME = "zephyrine@pupils.example", "Ottoline Quillfeather", "ottoline@home.example"
TRACES = (GIVEN, FAMILY, NUMBER, EMAIL, "Ottoline", HOME, "Café Marmalade")


def found() -> list[str]:
    everything = (cells() + mailed_under_the_instance_key()).lower()
    return [trace for trace in TRACES if trace.lower() in everything]


def awarded(district: District, pupil: PupilRow) -> str:
    award = Award(
        version=district.house.version,
        name=pupil.name,
        email=pupil.email,
        recipient=rosters.recipient_of(district.key, pupil.key),
    )
    return credentials.award(district.house.owner, district.key, award)


def a_life(district: District) -> tuple[PupilRow, str, Person]:
    """A pupil with a guardian, an account of the school's making, an award in it, a log, a request, mails."""
    pupil = a_pupil(district, GIVEN, FAMILY, number=NUMBER, email=EMAIL)
    a_guardian(district, pupil, GUARDIAN, HOME)
    account = new_person_without_address(pupil.name, is_minor=True)
    rosters.link_account(district.key, pupil.key, account)
    key = awarded(district, pupil)
    send_queued.call()
    holdings.keep(account, awards.secured_bytes(district.key, key), "claim", key)
    disclosures.log(district.key, pupil.key, "Maps", "Café Marmalade", "consent")
    words = Words(GUARDIAN, "guardian", f"All about {GIVEN}.")
    inspections.ask(district.house.owner, district.key, pupil.key, "access", words, timezone.localdate())
    signed_in(account).get("/wallet/")
    queue(Message(HOME, f"About {GIVEN}", f"Dear {GUARDIAN}"), kind="guardian", key="x")
    return pupil, key, account


def left(pupil: PupilRow, days: int) -> None:
    Pupil.objects.of(pupil.organization).filter(key=pupil.key).update(left_at=now() - timedelta(days=days))


def in_days(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    later = now() + timedelta(days=days)
    for module in (actions, queries):
        monkeypatch.setattr(module, "now", lambda: later)


# A pupil's record


def test_after_a_pupil_is_forgotten_no_cell_file_mail_or_session_names_them(district: District) -> None:
    pupil, credential, account = a_life(district)
    send_queued.call()
    queue(Message(HOME, f"Again about {GIVEN}", "x"), kind="guardian", key="x")
    assert HOME in cells() + mailed_under_the_instance_key()
    old_keys = set(DataKey.objects.values_list("key", flat=True))

    gone = erase_pupils(district.key, [pupil.key])

    assert [] == found()
    assert 1 == gone["rosters.Pupil"] == gone["rosters.Guardian"] == gone["accounts"] == gone["credentials"]
    assert not Person.objects.filter(key=account.key).exists()
    assert awards.award(district.key, credential).is_forgotten
    [entry, *_others] = ledger.erasures()
    assert set(entry.data_keys) <= old_keys
    assert not DataKey.objects.filter(key__in=entry.data_keys).exists()


def test_no_page_of_the_house_names_a_forgotten_pupil(district: District, owner: Client) -> None:
    pupil, _credential, _account = a_life(district)
    erase_pupils(district.key, [pupil.key])

    for path in ("privacy/disclosures", "privacy/requests", "privacy/schedule", "awards", "journal"):
        page = owner.get(f"/work/{district.key}/{path}").content.decode()
        assert [] == [trace for trace in TRACES if trace in page], path


def test_a_guardian_of_another_pupil_stays(district: District) -> None:
    pupil, sister = a_pupil(district), a_pupil(district, "Lina")
    guardian = a_guardian(district, pupil)
    Guardianship.objects.create(guardian=guardian, pupil_id=sister.key)

    erase_pupils(district.key, [pupil.key])

    assert Guardian.objects.of(district.key).filter(key=guardian.key).exists()
    assert "Noor" not in cells()


def test_an_account_with_an_own_address_stays_its_owners_with_what_is_in_it(district: District) -> None:
    pupil = a_pupil(district, GIVEN, FAMILY)
    account = ensure_person("own@mail.example", pupil.name)
    rosters.link_account(district.key, pupil.key, account)
    key = awarded(district, pupil)
    content = awards.secured_bytes(district.key, key)
    holding = holdings.keep(account, content, "claim", key)

    erase_pupils(district.key, [pupil.key])

    assert content == verified_content(account, holding)
    assert "accepted" == verifications.judge(content).verdict


def verified_content(account: Person, holding: str) -> bytes:
    return kept.content(account, holding)


def test_a_restored_backup_forgets_the_pupil_again(district: District) -> None:
    pupil, _credential, _account = a_life(district)
    rows = [*Pupil.objects.of(district.key), *Guardian.objects.of(district.key)]
    keys = list(DataKey.objects.all())
    erase_pupils(district.key, [pupil.key])
    for row in (*keys, *rows):
        type(row).save_base(row, raw=True)
    assert Pupil.objects.of(district.key).exists()

    erasure.replay()

    assert not Pupil.objects.of(district.key).exists()
    assert not Guardian.objects.of(district.key).exists()
    assert [] == found()


# The schedule


def test_a_record_is_listed_a_fortnight_before_and_then_goes(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_member_of(district, "coordinator")
    gone, present = a_pupil(district), a_pupil(district, "Lina")
    left(gone, 1095)

    keep_the_schedule.call()
    [row] = queries.listed(district.key)
    assert gone.key == row.pupil.key
    assert row.due_at >= now() + timedelta(days=13)
    assert 2 == Mail.objects.filter(about_kind="schedule").count()  # the owner and the coordinator
    keep_the_schedule.call()
    assert 2 == Mail.objects.filter(about_kind="schedule").count()
    in_days(monkeypatch, 15)
    keep_the_schedule.call()

    assert [present.key] == list(Pupil.objects.of(district.key).values_list("key", flat=True))


def test_who_came_back_is_kept_back_or_is_asked_about_does_not_go(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    back, held, asked = (a_pupil(district, name) for name in ("Back", "Held", "Asked"))
    for pupil in (back, held, asked):
        left(pupil, 2000)
    actions.list_due(district.key)
    Pupil.objects.of(district.key).filter(key=back.key).update(left_at=None)
    actions.keep(district.house.owner, district.key, held.key, is_held=True)
    today = timezone.localdate()
    owner = district.house.owner
    inspections.ask(owner, district.key, asked.key, "access", Words("S"), today)
    in_days(monkeypatch, 20)

    actions.let_go(district.key)
    assert 3 == Pupil.objects.of(district.key).count()
    actions.list_due(district.key)
    assert {"Held Haddad", "Asked Haddad"} == {row.pupil.name for row in queries.listed(district.key)}
    actions.keep(owner, district.key, held.key, is_held=False)
    [fresh] = [row for row in queries.listed(district.key) if row.pupil.key == held.key]
    assert fresh.due_at >= now() + timedelta(days=13)


def test_old_entries_and_requests_go_as_the_rules_say(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    pupil = a_pupil(district)
    disclosures.log(district.key, pupil.key, "Maps", "Café", "consent")
    words, today = Words("S", "guardian"), timezone.localdate()
    key = inspections.ask(district.house.owner, district.key, pupil.key, "access", words, today)
    inspections.answer(district.house.owner, district.key, key, "withdrawn", "")

    assert not actions.let_go(district.key)
    in_days(monkeypatch, 1826)
    told = actions.let_go(district.key)

    assert (1, 1) == (told["disclosure"], told["request"])


def test_an_imported_file_becomes_unreadable_on_its_day(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = b"School id,Given name,Family name,School\n1,Zephyrine,Q,s1\n"
    key = roster_imports.take_in(district.house.owner, district.key, io.BytesIO(table))

    assert not actions.let_go(district.key)
    in_days(monkeypatch, 31)

    assert 1 == actions.let_go(district.key)["import-file"]
    assert RosterImport.objects.of(district.key).get(key=key).data_key is None


def test_what_is_left_of_old_mails_goes(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    award = Award(district.house.version, "Bo Other", "bo@other.example")
    credentials.award(district.house.owner, district.key, award)
    queue(Message("x@y.example", "x", "x"), kind="other", key="of-nobody-here")
    send_queued.call()
    in_days(monkeypatch, 91)

    assert 1 == actions.let_go(district.key)["mail"]
    assert ["of-nobody-here"] == list(Mail.objects.values_list("about_key", flat=True))


def test_the_schedule_shows_how_many_and_when(owner: Client, district: District) -> None:
    pupil = a_pupil(district)
    left(pupil, 1090)
    actions.list_due(district.key)

    page = owner.get(f"/work/{district.key}/privacy/schedule").content.decode()

    assert "everything personal of a pupil, after the pupil has left" in page
    assert "3 years" in page
    assert "Noor Haddad" in page
    owner.post(f"/work/{district.key}/privacy/schedule/{pupil.key}", {"held": "yes"})
    assert "Kept back" in owner.get(f"/work/{district.key}/privacy/schedule").content.decode()
    assert 404 == owner.post(f"/work/{district.key}/privacy/schedule/nobody", {"held": "yes"}).status_code
