from __future__ import annotations

import json
from typing import Any

import pytest
from joserfc import jwk as oracle_jwk
from joserfc import jws as oracle

import tokens
from assay.encoding import read_base64url, write_base64url
from assay.errors import AssayError, Malformed, Unsupported
from assay.keys import ED25519, P256, P384, RSA, Algorithm, LocalSigner, read_jwk, write_jwk
from assay.proof import check_token, read_payload, read_token, secure_jose
from assay.proof.jose import HEADER_LIMIT, TOKEN_LIMIT

SIGNERS = {algorithm.name: LocalSigner.generate(algorithm) for algorithm in (ED25519, P256, P384, RSA)}
PAYLOAD = {"iss": "did:web:school.example", "name": "Ñandú"}
KID = "did:web:school.example#k1"


def refusal(text: str) -> tuple[str, object]:
    with pytest.raises(AssayError) as refused:
        read_token(text)
    return refused.value.code, refused.value.facts.get("reason")


@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")  # by RFC 9864; the name that verifiers know
@pytest.mark.parametrize("algorithm", [ED25519, P256, P384, RSA], ids=lambda algorithm: algorithm.name)
def test_what_we_sign_another_library_takes(algorithm: Algorithm) -> None:
    signer = SIGNERS[algorithm.name]
    text = secure_jose(PAYLOAD, signer, kid=KID, typ="JWT")
    key = oracle_jwk.import_key(write_jwk(signer.public_key))

    found = oracle.deserialize_compact(text, key, algorithms=[algorithm.jose_names[0]])

    assert json.loads(found.payload) == PAYLOAD == read_payload(text)
    assert found.headers() == {"alg": algorithm.jose_names[0], "typ": "JWT", "kid": KID}


@pytest.mark.parametrize(
    ("key_type", "parameter", "alg"),
    [
        ("OKP", "Ed25519", "Ed25519"),
        ("EC", "P-256", "ES256"),
        ("EC", "P-384", "ES384"),
        ("RSA", 2048, "RS256"),
    ],
)
def test_what_another_library_signs_we_take(key_type: Any, parameter: Any, alg: str) -> None:
    key = oracle_jwk.generate_key(key_type, parameter)
    text = oracle.serialize_compact({"alg": alg, "kid": KID}, json.dumps(PAYLOAD), key, algorithms=[alg])
    public = read_jwk({**key.as_dict(private=False)})
    token = read_token(text)

    check_token(token, public)
    assert (token.key_id, token.jwk, token.algorithm_name) == (KID, None, alg)


def test_without_a_name_the_token_shows_its_key() -> None:
    signer = SIGNERS["P-256"]
    token = read_token(secure_jose(PAYLOAD, signer))
    assert (token.jwk, token.key_id) == (write_jwk(signer.public_key), None)
    check_token(token, signer.public_key)


def test_a_changed_signature_does_not_hold() -> None:
    text = secure_jose(PAYLOAD, SIGNERS["Ed25519"], kid=KID)
    head, _, signature = text.split(".")
    changed = f"{head}.{tokens.encode({**PAYLOAD, 'name': 'Otro'})}.{signature}"
    with pytest.raises(Malformed, match="proof-signature-wrong"):
        check_token(read_token(changed), SIGNERS["Ed25519"].public_key)


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({}, "it does not say how it is signed"),
        ({"alg": 5}, "it does not say how it is signed"),
        ({"alg": "none"}, "anybody could have signed it"),
        ({"alg": "nOnE"}, "anybody could have signed it"),
        ({"alg": "HS256"}, "anybody could have signed it"),
        ({"alg": "EdDSA", "b64": False}, "its payload is not encoded as it must be"),
        ({"alg": "EdDSA", "crit": []}, "its list of extensions is not one"),
        ({"alg": "EdDSA", "crit": "exp"}, "its list of extensions is not one"),
        ({"alg": "EdDSA", "crit": [5]}, "its list of extensions is not one"),
        ({"alg": "EdDSA", "crit": ["exp"]}, "its list of extensions is not one"),
        ({"alg": "EdDSA", "typ": "at+jwt"}, "it was signed to be something else"),
        ({"alg": "EdDSA", "typ": None}, "it was signed to be something else"),
        ({"alg": "EdDSA", "cty": "JWT"}, "it was signed to be something else"),
        ({"alg": "EdDSA", "kid": ""}, "its key is not named as it must be"),
        ({"alg": "EdDSA", "kid": 5}, "its key is not named as it must be"),
        ({"alg": "EdDSA", "jwk": "x"}, "its key is not named as it must be"),
    ],
)
def test_a_header_that_decides_wrongly_is_refused(header: dict[str, Any], reason: str) -> None:
    assert refusal(tokens.write(PAYLOAD, header)) == ("token-malformed", reason)


@pytest.mark.parametrize("typ", ["JWT", "jwt", "vc+jwt", "application/vc+jwt", "vc+ld+json+jwt"])
def test_the_types_of_both_standards_are_taken(typ: str) -> None:
    assert read_token(tokens.write(PAYLOAD, {"alg": "EdDSA", "typ": typ, "cty": "vc"})).header["typ"] == typ


def test_an_extension_that_must_be_understood_leaves_it_open() -> None:
    header = {"alg": "EdDSA", "crit": ["b64", "new"], "b64": True, "new": 1}
    with pytest.raises(Unsupported) as refused:
        read_token(tokens.write(PAYLOAD, header))
    assert (refused.value.code, refused.value.facts) == ("proof-suite-unsupported", {"suite": "b64, new"})


@pytest.mark.parametrize(
    "head",
    ['{"alg":"none","alg":"EdDSA"}', "[1]", "{", '{"alg":"EdDSA","x":"' + "x" * HEADER_LIMIT + '"}'],
)
def test_a_header_that_reads_in_two_ways_or_none_is_refused(head: str) -> None:
    assert refusal(tokens.write(PAYLOAD, head))[1] == "its header or signature cannot be read"


@pytest.mark.parametrize("change", ["{}=", "{}\n", " {}", "{}.", "{}.AAAA", "{}~"])
def test_only_the_plain_form_is_read(change: str) -> None:
    assert refusal(change.format(tokens.write(PAYLOAD)))[0] == "token-malformed"


def test_a_second_writing_of_the_same_bytes_is_refused() -> None:
    text = tokens.write(PAYLOAD)  # the last letter of 64 bytes has four bits that mean nothing
    other = text[:-1] + chr(ord(text[-1]) + 1)
    assert len(read_base64url(text.rpartition(".")[2])) == 64
    assert refusal(other)[0] == "token-malformed"


def test_a_token_past_the_limit_is_not_taken_apart() -> None:
    assert refusal("e" * (TOKEN_LIMIT + 1))[0] == "document-too-large"


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ("[1]", "document-not-an-object"),
        ('{"iss":"a","iss":"b"}', "document-key-repeated"),
        ("", "document-empty"),
    ],
)
def test_a_payload_is_read_as_strictly_as_any_document(payload: str, code: str) -> None:
    with pytest.raises(Malformed, match=code):
        read_payload(tokens.write(payload))
    with pytest.raises(Malformed, match="text-not-base64url"):
        read_payload("e30.e30=.")


def test_an_algorithm_that_is_not_the_keys_is_refused() -> None:
    token = read_token(secure_jose(PAYLOAD, SIGNERS["P-256"], kid=KID))
    with pytest.raises(Malformed) as refused:
        check_token(token, SIGNERS["Ed25519"].public_key)
    assert refused.value.facts == {"reason": "Ed25519 for ES256"}


def test_an_algorithm_we_do_not_read_leaves_it_open() -> None:
    text = tokens.write(PAYLOAD, {"alg": "PS256"}, SIGNERS["Ed25519"])
    with pytest.raises(Unsupported, match="proof-suite-unsupported"):
        check_token(read_token(text), SIGNERS["RSA"].public_key)


def test_a_signature_of_one_algorithm_under_the_name_of_another_is_refused() -> None:
    text = tokens.write(PAYLOAD, {"alg": "PS256"}, SIGNERS["RSA"])
    with pytest.raises(Malformed) as refused:
        check_token(read_token(text), SIGNERS["RSA"].public_key)
    assert refused.value.facts == {"reason": "RSA for PS256"}


def test_the_text_of_a_token_is_as_short_as_it_can_be() -> None:
    head, payload, _ = secure_jose(PAYLOAD, SIGNERS["Ed25519"], kid=KID).split(".")
    assert read_base64url(head) == f'{{"alg":"EdDSA","typ":"vc+jwt","kid":"{KID}"}}'.encode()
    assert payload == write_base64url('{"iss":"did:web:school.example","name":"Ñandú"}'.encode())
