"""Credentials as tokens, honest or not: every part of one can be given as it should never be."""

from __future__ import annotations

import json
from typing import Any

import factories
from assay.encoding import write_base64url
from assay.keys import Signer

Json = dict[str, Any]

BEGAN = 1767225600  # 2026-01-01, when the factories' credential begins
ENDS = 2082758400  # 2036-01-01, when it ends
OLDER = "https://www.w3.org/2018/credentials/v1"
LEARNER = factories.unsigned()["credentialSubject"]["id"]


def claims(document: Json | None = None, **others: Any) -> Json:
    """The payload of an honest token about this credential; `others` are put on top of it."""
    credential = factories.unsigned() if document is None else document
    around = {
        "iss": credential["issuer"]["id"],
        "jti": credential["id"],
        "sub": credential["credentialSubject"]["id"],
        "nbf": BEGAN,
    }
    if "validUntil" in credential:
        around["exp"] = ENDS
    return {**around, **credential, **others}


def older_claims(vc: Json | None = None, **others: Any) -> Json:
    """The same with the credential of version 1.1 in a `vc` claim; `vc` is put on top of that."""
    credential = factories.unsigned()
    credential["@context"][0] = OLDER
    credential["issuanceDate"] = credential.pop("validFrom")
    credential["expirationDate"] = credential.pop("validUntil")
    honest = {"iss": factories.ISSUER.id, "jti": credential["id"], "sub": LEARNER, "nbf": BEGAN, "exp": ENDS}
    return {**honest, "vc": {**credential, **(vc or {})}, **others}


def encode(part: Json | str) -> str:
    """A header or a payload as it stands in a token."""
    text = part if isinstance(part, str) else json.dumps(part)
    return write_base64url(text.encode())


def header(**members: Any) -> Json:
    """The header of an honest token of the factories' issuer; a member that is None is left out."""
    whole = {"alg": "EdDSA", "typ": "vc+jwt", "kid": factories.ISSUER.verification_method, **members}
    return {name: value for name, value in whole.items() if value is not None}


def write(payload: Json | str, head: Json | str | None = None, signer: Signer = factories.SIGNER) -> str:
    """The token of exactly these parts, signed whatever they say."""
    signing_input = f"{encode(header() if head is None else head)}.{encode(payload)}"
    return f"{signing_input}.{write_base64url(signer.sign(signing_input.encode()))}"


def token(payload: Json | str | None = None, signer: Signer = factories.SIGNER, **members: Any) -> bytes:
    """A token as a file holds it; `members` are those of its header."""
    return write(claims() if payload is None else payload, header(**members), signer).encode()
