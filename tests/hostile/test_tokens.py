"""Tokens made to deceive: another algorithm, another key, another reading of the same text."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

import pytest

import factories
import tokens
from assay.encoding import write_base64url
from assay.keys import P256, P384, RSA, LocalSigner, write_jwk
from factories import DELETED, WEB, WEB_ADDRESS, but, codes, unsigned

Json = dict[str, Any]

ISSUER, STRANGER = factories.ISSUER, factories.STRANGER
RSA_SIGNER = LocalSigner.generate(RSA)
EC_SIGNER = LocalSigner.generate(P256)


def web_document(*signers: LocalSigner, **members: Any) -> bytes:
    """A did:web document that lists these keys as #k0, #k1, …, each JWK with a `kid` of its own."""
    methods = [
        {
            "id": f"{WEB}#k{number}",
            "type": "JsonWebKey",
            "controller": WEB,
            "publicKeyJwk": {**write_jwk(signer.public_key), "kid": f"named-{number}"},
        }
        for number, signer in enumerate(signers)
    ]
    ids = [method["id"] for method in methods]
    return json.dumps({"id": WEB, "verificationMethod": methods, "assertionMethod": ids, **members}).encode()


def web_codes(signer: LocalSigner, document: bytes, **header: Any) -> list[str]:
    alg = {"alg": signer.public_key.algorithm.jose_names[0], "kid": f"{WEB}#k0", **header}
    payload = tokens.claims(but(unsigned(), "/issuer/id", WEB))
    return codes(tokens.token(payload, signer, **alg), documents={WEB_ADDRESS: document})


def verdict(content: bytes) -> tuple[str, list[str]]:
    report = factories.verifier().examine(content)
    return str(report.verdict), report.codes


@pytest.mark.parametrize("algorithm", [P256, P384], ids=lambda algorithm: algorithm.name)
def test_an_honest_token_of_every_kind_of_key_is_taken(algorithm: Any) -> None:
    for signer in (RSA_SIGNER, LocalSigner.generate(algorithm)):
        assert web_codes(signer, web_document(signer)) == []


@pytest.mark.parametrize("alg", ["HS256", "hs256", "none", "NONE"])
def test_a_public_key_is_no_shared_secret(alg: str) -> None:
    signing_input = f"{tokens.encode(tokens.header(alg=alg))}.{tokens.encode(tokens.claims())}"
    secrets = (ISSUER.signer.public_key.raw, json.dumps(write_jwk(ISSUER.signer.public_key)).encode(), b"")
    for secret in secrets:
        mac = hmac.new(secret, signing_input.encode(), hashlib.sha256).digest()
        for end in (write_base64url(mac), ""):
            assert verdict(f"{signing_input}.{end}".encode()) == ("rejected", ["token-malformed"])


@pytest.mark.parametrize("alg", ["EdDSA", "Ed25519", "ES256", "ES384", "RS256", "PS256"])
def test_one_kind_of_key_does_not_pass_for_another(alg: str) -> None:
    for signer in (RSA_SIGNER, EC_SIGNER):
        expected = [] if alg == signer.public_key.algorithm.jose_names[0] else ["proof-key-malformed"]
        assert web_codes(signer, web_document(signer), alg=alg) == expected


def test_the_key_of_another_algorithm_that_the_issuer_also_has_does_not_help() -> None:
    both = web_document(EC_SIGNER, RSA_SIGNER)
    assert web_codes(RSA_SIGNER, both, kid=f"{WEB}#k0") == ["proof-key-malformed"]
    assert web_codes(RSA_SIGNER, both, kid=f"{WEB}#k1") == []


def test_a_stranger_cannot_sign_under_the_issuers_key() -> None:
    assert codes(tokens.token(signer=STRANGER)) == ["proof-signature-wrong"]
    assert codes(tokens.token(kid=factories.ENDORSER.verification_method)) == ["proof-key-foreign"]
    assert codes(tokens.token(kid=f"{ISSUER.id}#nope")) == ["proof-key-unknown"]


def test_a_key_that_the_token_brings_along_is_believed_of_its_owner_alone() -> None:
    own, foreign = write_jwk(ISSUER.signer.public_key), write_jwk(STRANGER.public_key)
    assert codes(tokens.token(kid=None, jwk=own)) == []
    assert codes(tokens.token(signer=STRANGER, kid=None, jwk=foreign)) == ["proof-key-unknown"]
    assert codes(tokens.token(signer=STRANGER, jwk=foreign)) == ["token-malformed"]
    assert codes(tokens.token(jwk=foreign)) == ["token-malformed"]
    assert codes(tokens.token(jwk=own)) == []


@pytest.mark.parametrize("secret", ["d", "p", "k"])
def test_a_private_key_in_the_open_proves_nothing(secret: str) -> None:
    jwk = {**write_jwk(ISSUER.signer.public_key), secret: "AAAA"}
    assert codes(tokens.token(kid=None, jwk=jwk)) == ["proof-key-malformed"]


def test_a_key_shown_alone_counts_if_the_issuers_document_has_it() -> None:
    shown = write_jwk(EC_SIGNER.public_key)
    listed = web_document(RSA_SIGNER, EC_SIGNER)
    assert web_codes(EC_SIGNER, listed, kid=None, jwk=shown) == []
    assert web_codes(EC_SIGNER, web_document(RSA_SIGNER), kid=None, jwk=shown) == ["proof-key-unknown"]
    other_purpose = web_document(EC_SIGNER, assertionMethod=[])
    assert web_codes(EC_SIGNER, other_purpose, kid=None, jwk=shown) == ["proof-key-not-allowed"]
    unreadable = [{"id": "#x", "type": "New2031", "controller": WEB}, {"id": "#y"}]
    methods = [*unreadable, *json.loads(listed)["verificationMethod"]]
    mixed = web_document(RSA_SIGNER, EC_SIGNER, verificationMethod=methods)
    assert web_codes(EC_SIGNER, mixed, kid=None, jwk=shown) == []


@pytest.mark.parametrize("document", [b'{"id":"did:web:school.example"}', b"<html>"])
def test_a_key_that_no_document_of_the_issuer_speaks_of_is_left_open(document: bytes) -> None:
    shown = write_jwk(EC_SIGNER.public_key)
    assert web_codes(EC_SIGNER, document, kid=None, jwk=shown) == ["proof-key-unproven"]
    foreign = b'{"id":"did:web:other.example"}'
    assert web_codes(EC_SIGNER, foreign, kid=None, jwk=shown) == ["issuer-document-foreign"]


def test_a_token_that_names_no_key_is_left_open() -> None:
    assert verdict(tokens.token(kid=None)) == ("undetermined", ["proof-key-unnamed"])


@pytest.mark.parametrize("kid", ["#k0", "k0", "named-0"])
def test_a_key_may_be_named_within_the_issuers_document(kid: str) -> None:
    assert web_codes(EC_SIGNER, web_document(EC_SIGNER), kid=kid) == []


@pytest.mark.parametrize("kid", ["evil", "../../../../dev/null", "#", "named-2", "k0'--"])
def test_a_name_that_the_issuers_document_does_not_have_is_refused(kid: str) -> None:
    assert web_codes(EC_SIGNER, web_document(EC_SIGNER), kid=kid) == ["proof-key-unknown"]


def test_two_keys_of_one_name_name_none() -> None:
    document = json.loads(web_document(EC_SIGNER, RSA_SIGNER))
    document["verificationMethod"][1]["publicKeyJwk"]["kid"] = "named-0"
    assert web_codes(EC_SIGNER, json.dumps(document).encode(), kid="named-0") == ["proof-key-unknown"]


def test_a_key_at_another_address_is_not_the_issuers_by_itself() -> None:
    payload = tokens.claims(but(unsigned(), "/issuer/id", "https://school.example/profile"))
    for kid, code in (
        ("https://school.example/keys/1", "proof-key-unproven"),
        ("https://school.example.evil.example/keys/1", "proof-key-foreign"),
        ("https://evil.example/https://school.example/profile#k", "proof-key-foreign"),
        ("did:velocity:v2:1#key-1", "issuer-method-unsupported"),
    ):
        assert codes(tokens.token(payload, kid=kid)) == [code]


@pytest.mark.parametrize("member", ["jku", "x5u", "x5c"])
def test_addresses_in_the_header_are_not_followed(member: str, fetch: Any) -> None:
    content = tokens.token(signer=STRANGER, **{member: "https://evil.example/keys.json"})
    report = factories.Verifier(fetch=fetch, now=lambda: factories.NOW).examine(content)
    assert (report.codes, fetch.asked) == (["proof-signature-wrong"], [])


def test_a_token_that_nobody_signed_leads_nowhere(fetch: Any) -> None:
    resource = [{"id": "https://evil.example/", "digestSRI": "sha256-AAAA"}]
    for content in (
        tokens.token(tokens.claims(unsigned(relatedResource=resource)), STRANGER),
        tokens.token(tokens.claims(unsigned(relatedResource=resource)), typ="at+jwt"),
    ):
        assert (
            factories.Verifier(fetch=fetch, now=lambda: factories.NOW).examine(content).verdict == "rejected"
        )
    assert fetch.asked == []


def test_parts_cannot_be_exchanged() -> None:
    head, payload, signature = tokens.token().split(b".")
    other = tokens.token(tokens.claims(unsigned(name="Another"))).split(b".")
    assert codes(b".".join((head, other[1], signature))) == ["proof-signature-wrong"]
    assert codes(b".".join((payload, head, signature))) == ["token-holds-no-credential"]
    assert codes(b".".join((head, payload, b""))) == ["proof-signature-wrong"]


def test_a_token_inside_a_token_is_no_credential() -> None:
    assert codes(tokens.token(json.dumps(tokens.token().decode()))) == ["document-not-an-object"]
    assert codes(tokens.token(cty="JWT")) == ["token-malformed"]


@pytest.mark.parametrize("part", [0, 1])
def test_a_name_twice_in_header_or_payload_is_refused(part: int) -> None:
    whole = [json.dumps(tokens.header()), json.dumps(tokens.claims())]
    whole[part] = whole[part][:-1] + ', "iss": "did:web:evil.example", "iss": "did:web:evil.example"}'
    code = ("token-malformed", "document-key-repeated")[part]
    assert codes(tokens.write(whole[1], whole[0]).encode()) == [code]


def test_a_header_that_says_another_issuer_than_the_payload_is_refused() -> None:
    assert codes(tokens.token(iss=factories.ENDORSER.id)) == ["token-claim-different"]
    assert codes(tokens.token(iss=ISSUER.id, sub=tokens.LEARNER)) == []


def test_a_proof_inside_a_token_must_hold_too() -> None:
    honest = factories.signed()
    assert codes(tokens.token(tokens.claims(honest))) == []
    for changed, code in (
        (but(honest, "/proof/proofValue", "z" + "2" * 87), "proof-signature-wrong"),
        (factories.signed(issuer=factories.ENDORSER), "proof-key-foreign"),
        ({**honest, "proof": []}, "proof-missing"),
        ({**honest, "name": "Another"}, "proof-signature-wrong"),
    ):
        assert code in codes(tokens.token(tokens.claims(changed)))


@pytest.mark.parametrize(
    ("pointer", "value", "code"),
    [
        ("/mood", "good", "document-term-undefined"),
        ("/https://schema.org/name", "Hidden", "document-term-disguised"),
        ("/name", 5, "credential-member-malformed"),
        ("/@context/0", DELETED, "document-kind-unknown"),
    ],
)
def test_the_credential_in_a_token_is_read_like_any_other(pointer: str, value: object, code: str) -> None:
    payload = tokens.claims()
    if pointer.startswith("/https"):
        payload["https://schema.org/name"] = value
    else:
        payload = but(payload, pointer, value)
    assert codes(tokens.token(payload))[0] == code


def test_what_is_described_twice_in_a_token_is_signed_as_text() -> None:
    subject = unsigned()["credentialSubject"]
    evidence = [{"id": subject["id"], "type": ["Evidence"], "name": "A note"}]
    assert codes(tokens.token(tokens.claims(unsigned(evidence=evidence)))) == []
    assert codes(factories.signed(unsigned(evidence=evidence))) == ["document-node-described-twice"]


@pytest.mark.parametrize("size", [1_000, 100_000])
def test_huge_parts_are_refused_at_once(size: int) -> None:
    deep = '{"a":' * size + "1" + "}" * size
    assert verdict(tokens.write(deep).encode())[0] == "rejected"
    assert verdict(tokens.write(tokens.claims(), deep).encode()) == ("rejected", ["token-malformed"])
    assert verdict(tokens.token() + b"A" * 2 * size)[0] == "rejected"
    assert verdict(b"ey" + b"." * size) == ("rejected", ["token-malformed"])
    assert verdict(b"ey" * (1 << 20) + b".e30.") == ("rejected", ["document-too-large"])
