from __future__ import annotations

import pytest

from assay.models import IssuerProfile
from assay.verification.open_badges_2.hosting import is_in_scope, is_on_host, read_place
from older_badges import ASSERTION, BADGE, ISSUER, ISSUER_ADDRESS, but, examine, hosted

HERE = "https://issuer.example/assertions/1"


def scope(address: str, **verification: object) -> bool:
    return is_in_scope(address, IssuerProfile({"id": ISSUER_ADDRESS, "verification": verification}))


@pytest.mark.parametrize(
    "address",
    [
        "https://issuer.example.evil.example/assertions/1",
        "https://issuer.example@evil.example/assertions/1",
        "https://evil.example/https://issuer.example/",
        "https://evil.example\\@issuer.example/1",
        "https://issuer.example\\.evil.example/1",
        "https://issuer.example:8443/assertions/1",
        "https://issuer.example./assertions/1",
        "https://issuer%2eexample/assertions/1",
        "urn:uuid:1",
        "assertions/1",
    ],
)
@pytest.mark.parametrize(
    "verification",
    [{}, {"startsWith": "https://issuer.example"}, {"allowedOrigins": "issuer.example"}],
    ids=["default", "startsWith", "allowedOrigins"],
)
def test_an_address_that_only_resembles_the_issuers_is_outside(
    address: str, verification: dict[str, object]
) -> None:
    assert not scope(address, **verification)
    assert scope(HERE, **verification)


@pytest.mark.parametrize(
    "address",
    [
        "https://issuer.example/badges/../evil/1",
        "https://issuer.example/badges/%2e%2E/evil/1",
        "https://issuer.example/badges/./1",
        "https://issuer.example/other/1",
        "http://issuer.example/badges/1",
    ],
)
def test_a_path_outside_the_beginning_is_outside(address: str) -> None:
    assert not scope(address, startsWith=["https://issuer.example/badges/", "https://other.example/"])


@pytest.mark.parametrize(
    ("origin", "inside"),
    [
        ("issuer.example", True),
        ("ISSUER.example", True),
        ("https://issuer.example", True),
        ("https://issuer.example/", True),
        ("issuer.example:443", True),
        ("issuer.example:8443", False),
        ("example", False),
        ("*.example", False),
        ("a@issuer.example", False),
        ("", False),
    ],
)
def test_an_origin_is_a_whole_host(origin: str, *, inside: bool) -> None:
    assert scope(HERE, allowedOrigins=["other.example", origin]) is inside


def test_where_both_are_given_both_must_hold() -> None:
    assert not scope(HERE, startsWith="https://issuer.example/", allowedOrigins="other.example")
    assert not scope(HERE, startsWith="https://other.example/", allowedOrigins="issuer.example")
    assert scope(HERE, startsWith="https://issuer.example/", allowedOrigins="issuer.example")


def test_the_host_is_compared_without_its_case_and_usual_port() -> None:
    assert is_on_host("https://Issuer.Example:443/a", "http://issuer.example:80/b")
    assert not is_on_host("https://issuer.example/", "issuer.example")
    assert read_place("HTTPS://a.example") == read_place("https://A.example:443")


def test_an_award_on_a_foreign_host_is_rejected() -> None:
    stolen = but(ASSERTION, id="https://evil.example/1")
    report = examine(stolen, more={"https://evil.example/1": stolen})
    assert (report.verdict, report.codes) == ("rejected", ["hosted-outside-scope"])


def test_a_page_of_the_badge_on_a_foreign_host_does_not_make_the_issuer_its_own() -> None:
    badge = but(BADGE, id="https://evil.example/b")
    stolen = but(ASSERTION, id="https://evil.example/1", badge="https://evil.example/b")
    report = examine(stolen, more={"https://evil.example/1": stolen, "https://evil.example/b": badge})
    assert "hosted-outside-scope" in report.codes


def test_an_issuer_inside_the_award_is_not_believed() -> None:
    wide = but(ISSUER, verification={"allowedOrigins": "evil.example"})
    badge = but(BADGE, id="https://evil.example/b", issuer=wide)
    stolen = but(ASSERTION, id="https://evil.example/1", badge=badge)
    report = examine(stolen, more={"https://evil.example/1": stolen, "https://evil.example/b": badge})
    assert (report.verdict, report.codes) == ("rejected", ["hosted-outside-scope"])


def test_an_issuer_that_lies_nowhere_is_left_open() -> None:
    issuer = but(ISSUER, id="urn:uuid:2d391246-6e0d-4dab-906c-b29770bd7aa6")
    report = hosted(issuer=issuer)
    assert (report.verdict, report.codes) == ("undetermined", ["badge-part-unavailable"])
    inside = hosted(badge_class=but(BADGE, issuer=issuer))
    assert (inside.verdict, inside.codes) == ("undetermined", ["badge-part-unavailable"])
