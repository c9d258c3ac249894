"""Our own addresses are answered from our own records, with the bytes that the world gets."""

from __future__ import annotations

import json

import pytest
from django.conf import settings
from django.test import Client

from assay.errors import AssayError
from assay.fetching import Fetched
from assay.web.base.look_alikes import shown, skeleton
from assay.web.records.credentials import actions, queries
from assay.web.records.credentials.actions import Award
from assay.web.records.credentials.publishing import publish_lists
from assay.web.records.erasure import actions as erasure
from assay.web.records.holdings.actions import keep
from assay.web.records.shares.actions import share
from assay.web.records.shortlists import actions as shortlists
from assay.web.records.shortlists import queries as shortlist_queries
from assay.web.records.shortlists.actions import Item
from assay.web.records.verifications.fetching import follow_link
from assay.web.records.verifications.queries import judge
from assay.web.records.verifications.sources import fetched
from assay.web.records.work.worker import work_off
from factories import awarded, to_bytes
from web.factories import School, a_school

BADGE = to_bytes(awarded())


def an_award(school: School) -> bytes:
    key = actions.award(school.owner, school.key, Award(school.version, "María López", "maria@example.org"))
    publish_lists.func()
    return queries.secured_bytes(school.key, key)


@pytest.mark.django_db
def test_our_own_documents_are_the_bytes_that_their_addresses_serve() -> None:
    school = a_school()
    json_held = json.loads(an_award(school))
    status = json_held["credentialStatus"]
    entries = status if isinstance(status, list) else [status]
    lists = [entry["statusListCredential"] for entry in entries]
    achievement = json_held["credentialSubject"]["achievement"]["id"]
    origin = settings.ASSAY_IDENTITY_ORIGIN
    pages = [f"{origin}/o/{school.key}/did.json", f"{origin}/o/{school.key}/profile.json", *lists]

    for address in pages:
        served = Client().get(address.removeprefix(origin))

        assert served.status_code == 200, address
        assert follow_link(address).content == served.content
    published = Client().get(achievement.removeprefix(origin) + ".json")
    assert follow_link(achievement).content == published.content


@pytest.mark.django_db
def test_an_address_of_ours_where_nothing_is_leaves_it_open() -> None:
    judged = judge(f"{settings.ASSAY_ORIGIN}/o/nobody/did.json")

    assert judged.verdict == "undetermined"
    assert judged.codes == ("address-unreachable",)


@pytest.mark.django_db(transaction=True)
def test_a_share_link_on_a_list_is_judged_without_leaving_the_site() -> None:
    school = a_school()
    holding = keep(school.owner, an_award(school), "claimed")
    token = share(school.owner, [holding])

    made = shortlists.create("Maps", [Item(f"{settings.ASSAY_ORIGIN}/s/{token}".encode(), "María")])
    work_off()

    row = shortlist_queries.entries(made)[0]
    assert (row.verdict, row.told.achievement) == ("accepted", "Maps from open data")


def test_a_link_to_a_credential_gives_its_bytes() -> None:
    assert fetched("https://a.example/badge", lambda _address: Fetched(BADGE)) == BADGE


@pytest.mark.parametrize("page", [b"<!doctype html><p>A badge", b"\n<HTML>", b"https://b.example/again"])
def test_a_link_to_a_page_is_no_credential(page: bytes) -> None:
    with pytest.raises(AssayError) as raised:
        fetched("https://a.example/badge", lambda _address: Fetched(page))

    assert raised.value.code == "link-leads-to-a-page"


@pytest.mark.parametrize(
    ("name", "other"),
    [("Harvard", "H\u0430rvard"), ("Paypal", "PAYP\u0410L"), ("Burnside", "Bumside"), ("École", "Ecole")],
)
def test_names_that_look_alike_have_one_skeleton(name: str, other: str) -> None:
    assert skeleton(name) == skeleton(other)


def test_what_nobody_sees_is_taken_out_and_told() -> None:
    assert shown("a\u202eb\u200bc").text == "abc"
    assert shown("a\u202eb").had_hidden
    assert not shown("\u0645\u06cc\u200c\u062e\u0648").had_hidden
    assert shown("one\ntwo", lines=True).text == "one\ntwo"


@pytest.mark.django_db(transaction=True)
def test_web_010_a_forgotten_learner_is_on_no_list_any_more() -> None:
    school = a_school()
    content = an_award(school)
    made = shortlists.create("Maps", [Item(content, "María"), Item(BADGE, "Ana")])
    work_off()
    assert shortlist_queries.entries(made)[0].told.holder == "María López"

    key = queries.awards(school.key).rows[0].key
    erasure.forget_recipient(school.owner, school.key, key)

    assert [row.told.label for row in shortlist_queries.entries(made)] == ["Ana"]
