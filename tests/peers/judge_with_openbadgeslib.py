"""openbadgeslib as its `verify_badge` does it: the issuer's DID resolved, status and its list checked.

`verify_badge` takes pictures; for text the same two verifiers are called the same way. OB 2.0, SD-JWT
and endorsement tokens have functions of their own, and are given to them.
"""

from collections.abc import Callable
from pathlib import Path

from openbadgeslib.ob2 import OB2Verifier
from openbadgeslib.ob3 import OB3LdpVerifier, OB3VerificationError, OB3Verifier, verify_endorsement_jwt
from openbadgeslib.ob3.did import resolve_did
from openbadgeslib.ob3.eudi import verify_badge_sd_jwt
from openbadgeslib.verify import issuer_did_from_document, issuer_did_from_token, verify_badge

from peers.judging import Request


def judge(_contexts: Path) -> Callable[[Request], None]:
    """A function that returns when a request is accepted and raises when not; it brings its own contexts."""
    return _judge


def _judge(request: Request) -> None:
    if request.kind in {".png", ".svg"}:
        _picture(request)
    elif request.kind == ".sdjwt":
        _selective(request)
    elif request.kind == ".jws":
        OB2Verifier(download=request.fetch).verify(
            request.text, expected_recipient=request.policy.get("recipient"), check_revocation=True
        )
    elif request.kind == ".jwt":
        _token(request)
    else:
        _document(request)


def _picture(request: Request) -> None:
    result = verify_badge(
        request.content,
        resolve_did=True,
        check_status=True,
        download=request.fetch,
        image_format=request.kind,
    )
    if not result.valid:
        raise OB3VerificationError(str(result.reason))


def _token(request: Request) -> None:
    token = request.text.strip()
    did = issuer_did_from_token(token)
    verifier = OB3Verifier.for_issuer_did(did, download=request.fetch)
    credential = verifier.verify(token, check_status=True, download=request.fetch)
    for endorsement in credential.all_endorsement_jwts():
        verify_endorsement_jwt(endorsement, download=request.fetch)


def _document(request: Request) -> None:
    if b'"https://w3id.org/openbadges/v2"' in request.content:
        OB2Verifier(download=request.fetch).verify_hosted(
            request.text, expected_recipient=request.policy.get("recipient"), check_revocation=True
        )
        return
    did = issuer_did_from_document(request.text)
    verifier = OB3LdpVerifier.for_issuer_did(did, download=request.fetch)
    credential = verifier.verify(request.content, check_status=True, download=request.fetch)
    for endorsement in credential.all_endorsement_jwts():
        verify_endorsement_jwt(endorsement, download=request.fetch)


def _selective(request: Request) -> None:
    token, policy = request.text.strip(), request.policy
    did = issuer_did_from_token(token.split("~")[0])
    verify_badge_sd_jwt(
        token,
        pubkey_pem=resolve_did(did, download=request.fetch),
        audience=policy.get("audience"),
        nonce=policy.get("nonce"),
        require_key_binding=policy.get("require_key_binding", False),
        # Its default is the one type that openbadgeslib itself issues; none of the corpus has it.
        expected_vct=None,
        require_status=True,
    )
