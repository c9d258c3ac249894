"""Awards of Open Badges 2.0 and older that somebody made up: none of them may be accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import factories
from assay.errors import Unavailable
from assay.verification import Policy, Report
from fakes import FakeFetch
from older_badges import (
    ADDRESS,
    ASSERTION,
    BADGE,
    BADGE_ADDRESS,
    EMAIL,
    ISSUER,
    ISSUER_ADDRESS,
    KEY,
    LIST_ADDRESS,
    REVOCATIONS,
    SIGNED,
    but,
    examine,
    hosted,
    token,
    world,
)

LISTING = but(ISSUER, revocationList=LIST_ADDRESS)


@pytest.mark.parametrize(
    "address",
    [
        "https://issuer.example.evil.example/1",
        "https://issuer.example@evil.example/1",
        "https://evil.example/issuer.example/1",
        "https://evil.example#https://issuer.example/1",
        "https://evil.example?https://issuer.example/1",
        "https://issuer.example:8443/1",
        "https://sub.issuer.example/1",
        "https://issuer.example%2eevil.example/1",
        "http://issuer.example/assertions/1",
        "https://issuer.example/badges/..%2f../evil",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:application/json,{}",
    ],
)
@pytest.mark.parametrize(
    "verification",
    [None, {"startsWith": "https://issuer.example/badges/"}, {"allowedOrigins": ["issuer.example"]}],
)
def test_an_award_where_the_issuer_has_none(address: str, verification: dict[str, Any] | None) -> None:
    stolen = but(ASSERTION, id=address)
    report = examine(stolen, issuer=but(ISSUER, verification=verification), more={address: stolen})
    assert report.verdict != "accepted"


def test_an_address_that_leads_elsewhere_is_not_followed() -> None:
    moved = Unavailable("address-unreachable", address=ADDRESS, reason="status 302")
    fetch = FakeFetch({**world(), ADDRESS: moved})
    report = factories.verifier(documents=None, fetch=fetch).examine(factories.to_bytes(ASSERTION))
    assert (report.verdict, report.codes) == ("undetermined", ["hosted-copy-unavailable"])


def test_two_awards_with_one_id_are_not_one() -> None:
    other = but(ASSERTION, recipient={"type": "email", "hashed": False, "identity": "other@example.org"})
    mine = but(ASSERTION, recipient={"type": "email", "hashed": False, "identity": EMAIL})
    report = examine(mine, Policy(recipient=EMAIL), assertion=other)
    assert (report.verdict, report.codes[0]) == ("rejected", "recipient-different")


@pytest.mark.parametrize(
    "recipient",
    [
        {"type": "email", "hashed": True, "salt": "a7f3", "identity": "md5$" + "0" * 32},
        {"type": "email", "hashed": False, "identity": EMAIL + " "},
        {"type": "email", "hashed": False, "identity": EMAIL.replace("e", "е")},  # noqa: RUF001 - a Cyrillic letter
        {"type": "email", "hashed": False, "salt": "g", "identity": EMAIL[:-1]},
        {"type": "email", "hashed": True, "identity": "$" + "0" * 64},
        {"type": [], "hashed": False, "identity": EMAIL},
        {"type": "email", "hashed": False, "identity": [EMAIL]},
    ],
)
def test_a_recipient_that_is_not_quite_the_one_expected(recipient: dict[str, Any]) -> None:
    assert hosted(Policy(recipient=EMAIL), recipient=recipient).verdict != "accepted"


def test_a_badge_class_that_is_its_own_issuer() -> None:
    report = examine(ASSERTION, badge=but(BADGE, issuer=BADGE_ADDRESS))
    assert report.verdict == "rejected"


def test_an_award_that_is_its_own_badge_class() -> None:
    assert hosted(badge=ADDRESS).verdict == "rejected"


def test_a_chain_of_pages_that_each_say_they_lie_elsewhere_ends() -> None:
    pages = {
        f"https://issuer.example/{n}": but(ISSUER, id=f"https://issuer.example/{n + 1}") for n in range(50)
    }
    fetch = FakeFetch(
        {**world(badge=but(BADGE, issuer="https://issuer.example/0")), **_bytes(pages)},
    )
    report = factories.verifier(documents=None, fetch=fetch).examine(factories.to_bytes(ASSERTION))
    assert report.verdict == "rejected"
    assert len(fetch.asked) == 4


def test_a_page_that_claims_to_be_another_issuer() -> None:
    liar = "https://evil.example/issuer"
    stolen = but(ASSERTION, id="https://evil.example/1", badge="https://evil.example/b")
    badge = but(BADGE, id="https://evil.example/b", issuer=liar)
    wide = but(ISSUER, verification={"allowedOrigins": ["evil.example"]})
    report = examine(
        stolen, more={"https://evil.example/1": stolen, "https://evil.example/b": badge, liar: wide}
    )
    assert (report.verdict, report.codes) == ("rejected", ["hosted-outside-scope"])


def test_a_signed_award_with_a_key_that_only_says_whose_it_is() -> None:
    own = "https://evil.example/key"
    stolen = but(SIGNED, verification={"type": "SignedBadge", "creator": own})
    report = examine(token(stolen), more={own: but(KEY, id=own)})
    assert (report.verdict, report.codes) == ("rejected", ["proof-key-unknown"])


def test_a_signed_award_with_a_key_of_its_own_inside() -> None:
    badge = {**BADGE, "id": "_:b", "issuer": {**ISSUER, "id": "urn:uuid:1", "publicKey": KEY}}
    assert examine(token(but(SIGNED, badge=badge))).verdict != "accepted"


def test_a_list_of_another_host_revokes_nothing_and_hides_nothing() -> None:
    address = "https://evil.example/list"
    issuer = but(ISSUER, revocationList=address)
    report = examine(token(), issuer=issuer, more={address: {"id": address, "revokedAssertions": []}})
    assert (report.verdict, report.codes) == ("rejected", ["status-list-foreign"])


def test_a_hosted_award_does_not_become_true_by_a_strangers_token() -> None:
    edited = but(ASSERTION, narrative="with honours")
    report = examine(token(edited))
    assert report.document is not None
    assert report.document.json == ASSERTION


def test_an_award_that_is_also_a_credential_is_a_credential() -> None:
    both = {**factories.signed(), "badge": BADGE_ADDRESS, "recipient": ASSERTION["recipient"]}
    assert _verdict(both) == "rejected"


def test_a_credential_cannot_be_passed_off_as_an_older_award() -> None:
    contexts = [ASSERTION["@context"], "https://www.w3.org/ns/credentials/v2"]
    assert _verdict({**ASSERTION, "@context": contexts}) != "accepted"


def test_the_issuer_of_the_fixtures_is_the_one_meant() -> None:
    assert hosted(Policy(trusted_issuers=frozenset({ISSUER_ADDRESS}))).verdict == "accepted"


WRONG: tuple[Any, ...] = (None, 5, "", "x", [], {}, [[]], [{}], {"id": 5}, True, {"@context": []}, "https://")


def _spoilt(page: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name, held in page.items():
        for wrong in WRONG:
            yield {**page, name: wrong}
            if isinstance(held, dict):
                yield from ({**page, name: {**held, inner: wrong}} for inner in held)


@pytest.mark.parametrize("name", ["assertion", "badge", "issuer", "key", "list"])
def test_no_page_however_wrong_makes_us_stumble(name: str) -> None:
    page = {"assertion": ASSERTION, "badge": BADGE, "issuer": LISTING, "key": KEY, "list": REVOCATIONS}[name]
    page = {**page, "verification": {"startsWith": "https://issuer.example"}} if name == "issuer" else page
    for changed in _spoilt(page):
        pages = {"issuer": LISTING, name: changed}
        for document in (ASSERTION, changed if name == "assertion" else ASSERTION, token()):
            report = examine(document, Policy(recipient=EMAIL), **pages)
            assert "internal" not in report.codes, (changed, report.codes)


def _verdict(document: dict[str, Any]) -> str:
    report: Report = examine(document)
    return report.verdict.value


def _bytes(pages: dict[str, Any]) -> dict[str, Any]:
    return {address: factories.to_bytes(page) for address, page in pages.items()}
