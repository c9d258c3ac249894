"""A statement signed elsewhere: listed where our verifier accepts it, known by its domain, seen again."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings

from assay.status import (
    MINIMUM_LENGTH,
    new_status_list,
    set_values,
    status_entry_json,
    status_list_credential_json,
)
from assay.web.base.clock import now
from assay.web.base.permission import Forbidden
from assay.web.records.organizations import actions as organizations
from assay.web.records.people.actions import ensure_person
from assay.web.records.statements import bringing, queries
from assay.web.records.statements.models import Statement
from assay.web.records.statements.values import StatementRefused
from web.factories import School, a_school
from web.statements.stating import Outsider, Web, a_body, an_outsider, in_days, signed, state

pytestmark = pytest.mark.django_db

LIST = "https://hotel.example/status/1"


def address(school: School) -> str:
    """The identifier of the school's achievement."""
    return f"{settings.ASSAY_IDENTITY_ORIGIN}/a/{school.achievement}/1"


def status_list(hotel: Outsider, *, is_revoked: bool) -> bytes:
    """The hotel's status list, in which this one statement is revoked or not."""
    bits = set_values(new_status_list(MINIMUM_LENGTH), {7: int(is_revoked)})
    unsigned = status_list_credential_json(
        LIST, hotel.issuer.id, "revocation", bits, valid_from=now(), valid_until=in_days(9)
    )
    return hotel.issuer.issue(unsigned, credential_id=LIST).content


def refusal(school: School, content: bytes, web: Web) -> str:
    """Why it is not listed."""
    with pytest.raises(StatementRefused) as caught:
        bringing.bring(school.owner, school.key, content, web)
    assert not Statement.objects.of(school.key).exists()
    return caught.value.reason


def test_a_statement_from_elsewhere_is_listed_under_its_domain_and_counts() -> None:
    school, hotel = a_school(), an_outsider("hotel.example", "Grand Hotel")
    content = hotel.states(address(school))

    key = bringing.bring(school.owner, school.key, content, Web(hotel.web))

    row = queries.public(key)
    assert ("Grand Hotel", "hotel.example", "brought", "signed", "Cook") == (
        row.by_name,
        row.by_domain,
        row.source,
        row.state,
        row.occupation,
    )
    assert content == queries.document(key)
    assert 1 == queries.recognised(row.achievement_id).count
    with pytest.raises(StatementRefused, match="again"):
        bringing.bring(school.owner, school.key, content, Web(hotel.web))


def test_a_link_to_it_is_followed() -> None:
    school, hotel = a_school(), an_outsider("hotel.example", "Grand Hotel")
    link = "https://hotel.example/we-recognise.json"

    key = bringing.bring(
        school.owner, school.key, link.encode(), Web(hotel.web | {link: hotel.states(address(school))})
    )

    assert "Grand Hotel" == queries.public(key).by_name


def test_what_is_changed_unreachable_or_not_known_is_not_listed() -> None:
    school, hotel = a_school(), an_outsider("hotel.example", "Grand Hotel")
    content, web = hotel.states(address(school)), Web(hotel.web)

    assert "not-accepted" == refusal(school, content.replace(b"Cook", b"Head"), web)
    assert "not-accepted" == refusal(school, content, Web({}))
    assert "unreachable" == refusal(school, b"https://hotel.example/none", web)
    assert "not-a-statement" == refusal(school, b"\x89PNG\r\n\x1a\n" + bytes(40), web)


@pytest.mark.parametrize(
    ("reason", "others"),
    [
        ("not-a-statement", {"subject": {"recognition": "adores"}}),
        ("not-a-statement", {"subject": {"recognition": "credits"}}),
        ("not-a-statement", {"subject": {"recognition": "credits", "credits": -3}}),
        ("no-end", {"validUntil": None}),
        ("no-end", {"validUntil": "2049-01-01T00:00:00Z"}),
    ],
)
def test_what_says_too_little_is_not_listed(reason: str, others: dict[str, Any]) -> None:
    school, hotel = a_school(), an_outsider("hotel.example", "Grand Hotel")

    assert reason == refusal(school, hotel.states(address(school), **others), Web(hotel.web))


def test_our_own_statement_is_not_brought_a_second_time() -> None:
    school, bakery = a_school(), a_body("Bakery", "bakery.example")
    document = signed(state(bakery, school.achievement))

    assert "ours" == refusal(school, json.dumps(document).encode(), Web({}))


def test_its_parent_and_its_name_are_read_with_care() -> None:
    school, hotel = (
        a_school(),
        an_outsider(
            "hotel.example",
            "Grand Hotel",
            parentOrg={"id": "https://chain.example", "type": ["Profile"], "name": "The Chain"},
        ),
    )
    chain = a_body("Chain", "www.chain.example")
    spoof = an_outsider("spoof.example", "Grаnd Hotel")  # noqa: RUF001 - a Cyrillic letter in it
    assert "look-alike" == refusal(school, spoof.states(address(school)), Web(spoof.web))

    key = bringing.bring(school.owner, school.key, hotel.states(address(school)), Web(hotel.web))
    state(chain, school.achievement)

    found = queries.recognised(address(school))
    assert ("chain.example", 1, ["same-organization"]) == (
        queries.public(key).controller_domain,
        found.count,
        [reason for _row, reason in found.left_out],
    )


def test_a_name_that_another_is_known_by_is_pointed_out() -> None:
    school, hotel = a_school(), an_outsider("fake.example", "Grand-Hotel")
    a_body("Grand Hotel", "grand.example")

    key = bringing.bring(school.owner, school.key, hotel.states(address(school)), Web(hotel.web))

    assert "Grand Hotel (grand.example)" == queries.mistaken_for(queries.public(key))


def test_it_is_looked_at_again_every_day_and_withdrawn_once_its_issuer_revokes_it() -> None:
    school, hotel = a_school(), an_outsider("hotel.example", "Grand Hotel")
    status = status_entry_json(LIST, 7, "revocation")
    web = Web(hotel.web | {LIST: status_list(hotel, is_revoked=False)})
    key = bringing.bring(
        school.owner, school.key, hotel.states(address(school), credentialStatus=status), web
    )
    assert [] == bringing.due(9)
    Statement.objects.of(school.key).update(checked_at=now() - timedelta(days=2))
    assert [key] == bringing.due(9)

    assert bringing.look_again(key, Web({}))
    assert ("signed", False) == (queries.public(key).state, queries.public(key).is_proven)
    assert ["unproven"] == [reason for _row, reason in queries.recognised(address(school)).left_out]
    assert "" == bringing.look_again(key, web)
    assert 1 == queries.recognised(address(school)).count

    web.documents[LIST] = status_list(hotel, is_revoked=True)
    assert "status-revoked" == bringing.look_again(key, web)
    assert "withdrawn" == queries.public(key).state


def test_only_who_may_state_may_bring() -> None:
    school, hotel = a_school(), an_outsider("hotel.example", "Grand Hotel")
    teacher = ensure_person("teacher@lake.example")
    organizations.add_member(school.owner, school.key, teacher, "teacher")

    with pytest.raises(Forbidden):
        bringing.bring(teacher, school.key, hotel.states(address(school)), Web(hotel.web))
