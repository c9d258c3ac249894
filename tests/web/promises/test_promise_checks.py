"""What an achievement promises: checked at publication, told in private, shown when its members want it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from assay.analysis.sources import Store, import_release
from assay.web.base.clock import now
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements import queries as achievement_queries
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.achievements.values import AchievementValues
from assay.web.records.market_files import actions as market
from assay.web.records.market_files import queries as market_queries
from assay.web.records.market_files.actions import Brought
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person
from assay.web.records.promise_checks import actions, jobs, queries
from assay.web.records.promise_checks.models import PromiseCheck
from web.desk.working import do_jobs
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

VALUES = AchievementValues(
    "Data for all",
    "Get hired as a data analyst. Recognised by employers worldwide. You draw charts from public data.",
    "Draw three charts. It is worth 12 college credits.",
)
NOTE = "What it promises, for your eyes"
SHOWN = "What it promises, checked"


@pytest.fixture
def school() -> School:
    """A school with a draft that promises three things."""
    made = a_school()
    key = achievements.create(made.owner, made.key, VALUES)
    return replace(made, achievement=key, version="")


@pytest.fixture
def owner(school: School) -> Client:
    return signed_in(school.owner.email)


def signed_in(email: str) -> Client:
    client = Client()
    client.force_login(ensure_person(email))
    return client


def page_of(school: School, rest: str = "") -> str:
    return f"/work/{school.key}/achievements/{school.achievement}/{rest}"


def published(client: Client, school: School) -> str:
    answer = client.post(page_of(school, "publish"))
    assert answer.status_code == 303
    row = achievement_queries.achievement(school.key, school.achievement).published
    assert row is not None
    return row.key


def public_page(school: School) -> str:
    return Client().get(f"/a/{school.achievement}").content.decode()


def test_publishing_checks_the_promises_and_tells_only_the_members(owner: Client, school: School) -> None:
    version = published(owner, school)
    row = queries.of_version(school.key, version)
    assert row is not None
    assert [(one.kind, one.place) for one in row.findings] == [
        ("jobs", "description"),
        ("recognition", "description"),
        ("credit", "criteria"),
    ]
    assert {one.verdict for one in row.findings} == {"cannot-be-evaluated"}
    own = owner.get(page_of(school)).content.decode()
    assert NOTE in own
    assert "3 promises in 3 sentences: 3 that nobody can check." in own
    assert SHOWN not in public_page(school)


def test_the_page_names_each_sentence_why_and_how_to_write_instead(owner: Client, school: School) -> None:
    published(owner, school)
    text = owner.get(page_of(school, "promises")).content.decode()
    assert "“Recognised by employers worldwide.”" in text
    assert "No organization that has shown who it is states that this counts with it." in text
    assert "You could name who recognises it" in text
    assert "You draw charts" not in text


def test_it_is_shown_on_the_public_page_and_taken_back(owner: Client, school: School) -> None:
    version = published(owner, school)
    answer = owner.post(page_of(school, "promises/show"), {"public": "show"})
    assert answer.status_code == 303
    shown = public_page(school)
    assert SHOWN in shown
    assert "Nobody can check" in shown
    assert "You could name who recognises it" not in shown
    owner.post(page_of(school, "promises/show"), {"public": "hide"})
    assert SHOWN not in public_page(school)
    assert queries.shown(version) is None


def test_what_the_button_does_not_say_does_nothing(owner: Client, school: School) -> None:
    published(owner, school)
    assert owner.post(page_of(school, "promises/show"), {"public": "sell"}).status_code == 404


def test_a_new_version_is_checked_anew_and_is_private_again(owner: Client, school: School) -> None:
    first = published(owner, school)
    actions.show(school.owner, school.key, school.achievement)
    achievements.revise(school.owner, school.key, school.achievement)
    plain = replace(VALUES, description="You draw charts from public data.", criteria="Draw three charts.")
    achievements.edit(school.owner, school.key, school.achievement, plain)
    second = published(owner, school)
    row = queries.of_version(school.key, second)
    assert row is not None
    assert (row.findings, row.is_shown) == ((), False)
    assert SHOWN not in public_page(school)
    assert queries.shown(first) is not None
    text = owner.get(page_of(school, "promises")).content.decode()
    assert "No sentence promises jobs, pay, demand, recognition or credit." in text


def test_after_a_year_it_is_checked_again_and_what_is_shown_stays_shown(
    owner: Client, school: School
) -> None:
    version = published(owner, school)
    actions.show(school.owner, school.key, school.achievement)
    jobs.check_again.call()
    assert jobs.check_again.call() == 0
    old = now() - timedelta(days=366)
    PromiseCheck.objects.of(school.key).filter(version_id=version).update(checked_at=old, findings=[])
    assert jobs.check_again.call() == 1
    row = queries.of_version(school.key, version)
    assert row is not None
    assert (len(row.findings), row.is_shown) == (3, True)
    assert row.checked_at > old


def test_what_was_published_without_the_button_is_checked_by_the_next_round(school: School) -> None:
    version = achievements.publish(school.owner, school.key, school.achievement)
    other = a_school("Hill School", "owner@hill.example")
    archived = achievements.create(school.owner, school.key, VALUES)
    achievements.publish(school.owner, school.key, archived)
    achievements.archive(school.owner, school.key, archived)

    assert queries.of_version(school.key, version) is None
    assert jobs.check_again.call() == 3  # each school had one already
    row = queries.of_version(school.key, version)
    assert row is not None
    assert (len(row.findings), row.is_shown) == (3, False)
    assert queries.of_version(other.key, other.version) is not None
    assert PromiseCheck.objects.of(school.key).count() == 2
    assert jobs.check_again.call() == 0


def test_only_the_newest_version_is_checked_by_it(owner: Client, school: School) -> None:
    first = achievements.publish(school.owner, school.key, school.achievement)
    achievements.revise(school.owner, school.key, school.achievement)
    second = achievements.publish(school.owner, school.key, school.achievement)
    achievements.revise(school.owner, school.key, school.achievement)  # a draft is nobody's promise

    assert jobs.check_again.call() == 2  # the school had one already
    assert queries.of_version(school.key, first) is None
    assert queries.of_version(school.key, second) is not None
    assert SHOWN not in public_page(school)
    assert NOTE in owner.get(page_of(school)).content.decode()


def test_a_long_text_is_checked_in_the_background(owner: Client, school: School) -> None:
    long = replace(VALUES, criteria="Draw a chart. " * 1600)
    achievements.edit(school.owner, school.key, school.achievement, long)
    version = published(owner, school)
    assert queries.of_version(school.key, version) is None
    assert "Not checked yet" in owner.get(page_of(school, "promises")).content.decode()
    jobs.check_later.call(school.key, version)
    assert queries.of_version(school.key, version) is not None


def test_a_version_that_went_meanwhile_is_no_failure(school: School) -> None:
    jobs.check_later.call(school.key, "gone")
    assert not PromiseCheck.objects.of(school.key).exists()


def test_a_brochure_is_checked_and_not_kept(owner: Client, school: School) -> None:
    published(owner, school)
    before = list(PromiseCheck.objects.of(school.key).values())
    address = page_of(school, "promises/brochure")
    answer = owner.post(address, {"text": "Earn up to $90,000 a year."})
    assert answer.status_code == 200
    assert "1 promise in 1 sentence: " in answer.content.decode()
    file = SimpleUploadedFile(
        "flyer.html", b"<html><body><p>A job is guaranteed to everybody.</p></body></html>"
    )
    answer = owner.post(address, {"file": file})
    assert "A job is guaranteed to everybody." in answer.content.decode()
    assert list(PromiseCheck.objects.of(school.key).values()) == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Paste a text or choose a file"),
        ({"text": "   "}, "Paste a text or choose a file"),
        ({"file": SimpleUploadedFile("empty.txt", b"")}, "is empty"),
        ({"file": SimpleUploadedFile("broken.pdf", b"%PDF-1.7 broken")}, "broken.pdf"),
    ],
)
def test_a_brochure_that_cannot_be_read_says_why(
    owner: Client, school: School, given: dict[str, object], said: str
) -> None:
    published(owner, school)
    answer = owner.post(page_of(school, "promises/brochure"), given)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_another_organizations_achievement_is_not_found(owner: Client, school: School) -> None:
    published(owner, school)
    other = a_school("Hill School", "owner@hill.example")
    stranger = signed_in(other.owner.email)
    for rest in ("promises", "promises/brochure"):
        assert stranger.get(page_of(school, rest)).status_code == 404
        assert stranger.get(page_of(replace(school, key=other.key), rest)).status_code == 404
    for rest in ("promises/again", "promises/show"):
        mixed = page_of(replace(school, key=other.key), rest)
        assert stranger.post(mixed, {"public": "show"}).status_code == 404
        assert stranger.post(page_of(school, rest), {"public": "show"}).status_code == 404
    assert queries.of_version(other.key, school.version) is None
    assert not PromiseCheck.objects.of(school.key).exclude(shown_at=None).exists()


def test_who_may_not_publish_may_not_show(owner: Client, school: School) -> None:
    published(owner, school)
    teacher = ensure_person("tea@lake.example", "Tea")
    organizations.add_member(school.owner, school.key, teacher, "teacher")
    client = signed_in("tea@lake.example")
    assert client.get(page_of(school, "promises")).status_code == 200
    assert client.post(page_of(school, "promises/show"), {"public": "show"}).status_code == 403


def test_before_it_is_published_there_is_no_page(owner: Client, school: School) -> None:
    assert owner.get(page_of(school, "promises")).status_code == 404


def test_checking_again_on_request(owner: Client, school: School) -> None:
    version = published(owner, school)
    PromiseCheck.objects.of(school.key).delete()
    assert owner.post(page_of(school, "promises/again")).status_code == 303
    assert queries.of_version(school.key, version) is not None


def test_a_list_that_the_organization_brought_itself_bears_nothing_out(
    owner: Client, school: School, settings: Settings, tmp_path: Path
) -> None:
    settings.ASSAY_DATA = tmp_path
    text = replace(VALUES, description="It is on the state's list of credentials.", criteria="Draw a chart.")
    achievements.edit(school.owner, school.key, school.achievement, text)
    version = published(owner, school)
    row = f"name,code\nData for all,{achievement_id(school.achievement, 1)}\n".encode()
    key = market.bring(
        school.owner, school.key, Brought("credential-list", "Ours", "list.csv", row, "Us", "our own")
    )
    market.map_columns(school.owner, school.key, key, {"name": "name", "code": "code"})
    do_jobs()
    market.start(school.owner, school.key, key)
    do_jobs()
    actions.check_again(school.owner, school.key, school.achievement)
    own = queries.of_version(school.key, version)
    path = tmp_path / "list.csv"
    path.write_bytes(row)
    import_release(Store(tmp_path), "credential-list", str(path), name="State")
    actions.check_again(school.owner, school.key, school.achievement)
    public = queries.of_version(school.key, version)

    assert own is not None
    assert public is not None
    assert market_queries.stores(school.key)[0].releases("credential-list")
    assert [("cannot-be-evaluated", "no-list-names-it")] == [(one.verdict, one.why) for one in own.findings]
    assert [("pass", "on-a-list")] == [(one.verdict, one.why) for one in public.findings]
