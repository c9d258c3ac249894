from __future__ import annotations

import pytest

import older_badges
from assay.encoding import write_base64url
from assay.keys import RSA, LocalSigner
from older_badges import ISSUER, KEY, KEY_ADDRESS, SIGNED, but, examine, token


def test_a_good_signed_award_is_accepted() -> None:
    report = examine(token())
    assert (report.verdict, report.codes) == ("accepted", [])


def test_without_creator_the_only_key_of_the_issuer_counts() -> None:
    assert examine(token(but(SIGNED, verification={"type": "signed"}))).verdict == "accepted"


def test_a_key_inside_the_issuers_page_counts() -> None:
    issuer = but(ISSUER, publicKey=[KEY, "https://issuer.example/keys/2"])
    assert examine(token(), issuer=issuer, key=None).verdict == "accepted"


def test_an_award_without_its_token_proves_nothing() -> None:
    assert examine(SIGNED).codes == ["proof-missing"]


def test_a_hosted_copy_that_wants_a_signature_has_none() -> None:
    inner = but(SIGNED, id=older_badges.ADDRESS)
    assert "proof-missing" in examine(older_badges.ASSERTION, assertion=inner).codes


def test_a_strangers_key_is_refused() -> None:
    stranger = LocalSigner.generate(RSA)
    assert examine(token(signer=stranger)).codes == ["proof-signature-wrong"]


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        ({"issuer": but(ISSUER, publicKey=None)}, "proof-key-unknown"),
        ({"issuer": but(ISSUER, publicKey="https://issuer.example/keys/2")}, "proof-key-unknown"),
        ({"key": but(KEY, owner="https://evil.example/issuer")}, "proof-key-foreign"),
        ({"key": but(KEY, owner=None)}, "proof-key-foreign"),
        ({"key": but(KEY, id="https://issuer.example/keys/2")}, "issuer-document-foreign"),
        ({"key": but(KEY, publicKeyPem=None)}, "proof-key-malformed"),
        ({"key": but(KEY, publicKeyPem="x")}, "proof-key-malformed"),
        ({"key": b"<html>"}, "issuer-document-malformed"),
    ],
)
def test_a_key_that_is_not_the_issuers_is_refused(pages: dict[str, object], code: str) -> None:
    report = examine(token(), **pages)
    assert (report.verdict, report.codes) == ("rejected", [code])


def test_a_key_that_is_away_is_left_open() -> None:
    report = examine(token(), key=None)
    assert (report.verdict, report.codes) == ("undetermined", ["issuer-key-unresolvable"])


def test_an_issuer_that_is_away_is_left_open() -> None:
    report = examine(token(), issuer=None)
    assert (report.verdict, report.codes) == ("undetermined", ["badge-part-unavailable"])


@pytest.mark.parametrize("header", ['{"alg":"none"}', '{"alg":"HS256"}', '{"typ":"JWT"}'])
def test_a_token_that_anybody_could_have_made_is_refused(header: str) -> None:
    _, payload, signature = token().split(".")
    forged = f"{write_base64url(header.encode())}.{payload}.{signature}"
    assert examine(forged).codes == ["token-malformed"]


def test_version_1_names_no_owner_of_its_keys() -> None:
    older = {
        "uid": "1",
        "recipient": SIGNED["recipient"],
        "badge": older_badges.BADGE_ADDRESS,
        "issuedOn": "2026-01-01",
        "verify": {"type": "signed", "url": KEY_ADDRESS},
    }
    report = examine(token(older))
    assert (report.verdict, report.codes) == ("undetermined", ["proof-suite-unsupported"])
