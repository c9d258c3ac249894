"""Other verifiers, asked about the same credential: two libraries where they are installed, or any server.

Apart from comparing because each has a way of its own to be called and to refuse. None of them is needed by
ours, and none is installed with it. What they look up they get through our guarded fetcher.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from assay.baking import picture_kind, unbake
from assay.encoding import read_json
from assay.errors import AssayError
from assay.fetching import Fetch
from assay.jsonld import SHIPPED, ContextStore

_ENDPOINT = "/credentials/verify"  # VC API 1.0, 3.5.1
_SECONDS = 20.0  # for a server's answer
_LONGEST = 300  # characters of a message
_OK, _REFUSED = 200, (400, 413, 422)
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")
_ENVELOPE = {"@context": "https://www.w3.org/ns/credentials/v2", "type": "EnvelopedVerifiableCredential"}


@dataclass(frozen=True, slots=True)
class Question:
    """A credential as it came, the instant it is judged at, and how anything outside is looked up."""

    content: bytes
    instant: datetime
    fetch: Fetch
    contexts: ContextStore = SHIPPED

    @property
    def text(self) -> str:
        """The credential itself, taken out of a picture. Raises what `unbake` raises."""
        content = self.content if picture_kind(self.content) is None else unbake(self.content)
        return content.decode("utf-8-sig").strip()


@dataclass(frozen=True, slots=True)
class Opinion:
    """What another verifier says: whether it accepts, and in its own words why not."""

    accepted: bool
    message: str = ""


class CouldNotRun(Exception):
    """The other verifier gave no answer about the credential; the text says why."""


Ask = Callable[[Question], Opinion]


def choose_other(named: str, *, loopback: bool) -> Ask:
    """The other verifier of this name or address.

    Raises `usage-wrong` for a name that is neither, `CouldNotRun` where it is not installed.
    """
    if "://" in named:
        return _server(named, loopback=loopback)
    if named not in LIBRARIES:
        raise AssayError(
            "usage-wrong", reason=f"There is no verifier “{named}”: {', '.join(LIBRARIES)}, or an address."
        )
    try:
        return LIBRARIES[named]()
    except ImportError as error:
        raise CouldNotRun(f"{named} is not installed") from error


def _openbadgeslib() -> Ask:
    errors, verify = import_module("openbadgeslib.errors"), import_module("openbadgeslib.verify")
    first, third = import_module("openbadgeslib.ob2"), import_module("openbadgeslib.ob3")

    def ask(question: Question) -> Opinion:
        def download(url: str) -> bytes:
            return question.fetch(url).content

        kind = picture_kind(question.content)
        if kind is not None:
            options = {"resolve_did": True, "check_status": True, "download": download}
            result = verify.verify_badge(question.content, image_format=f".{kind}", **options)
            return Opinion(bool(result.valid), "" if result.valid else str(result.reason))
        text = question.text
        if not text.startswith("{"):
            did = verify.issuer_did_from_token(text)
            verifier = third.OB3Verifier.for_issuer_did(did, download=download)
            verifier.verify(text, check_status=True, download=download)
        elif '"https://w3id.org/openbadges/v2"' in text:
            first.OB2Verifier(download=download).verify_hosted(text, check_revocation=True)
        else:
            did = verify.issuer_did_from_document(text)
            verifier = third.OB3LdpVerifier.for_issuer_did(did, download=download)
            verifier.verify(text.encode(), check_status=True, download=download)
        return Opinion(accepted=True)

    return _refusing(ask, errors.LibOpenBadgesException)


def _openvc() -> Ask:
    openvc, resolvers = import_module("openvc"), import_module("openvc.resolvers")
    base, key = import_module("openvc.did.base"), import_module("openvc.did.did_key")
    jwk, web = import_module("openvc.did.did_jwk"), import_module("openvc.did.did_web")

    def ask(question: Question) -> Opinion:
        def text(url: str) -> str:
            return question.fetch(url).content.decode()

        def parsed(url: str) -> Any:  # noqa: ANN401 - any JSON
            return json.loads(text(url))

        methods = [key.DidKeyResolver(), jwk.DidJwkResolver(), web.DidWebResolver(parsed)]
        dids = base.DidResolverRegistry(methods)
        held = question.text
        known = _contexts_of(held, question.contexts)
        openvc.verify_credential(
            json.loads(held) if held.startswith("{") else held,
            policy=openvc.VerificationPolicy(require_status_issuer_binding=True, now=question.instant),
            resolver=dids,
            resolve_status_list=resolvers.default_status_list_resolver(
                resolver=dids, jwt_vc_issuer_fetch=parsed, extra_contexts=known, fetch=text
            ),
            jwt_vc_issuer_fetch=parsed,
            extra_contexts=known,
        )
        return Opinion(accepted=True)

    return _refusing(ask, openvc.OpenvcError)


def _contexts_of(text: str, contexts: ContextStore) -> dict[str, Any]:
    """The vocabularies that a credential names and we have, but the one that openvc-core brings."""
    named = json.loads(text).get("@context") if text.startswith("{") else None
    found: dict[str, Any] = {}
    for address in named if isinstance(named, list) else []:
        if isinstance(address, str) and address != _ENVELOPE["@context"]:
            with suppress(AssayError):
                found[address] = {"@context": contexts.local_context(address)}
    return found


LIBRARIES: dict[str, Callable[[], Ask]] = {"openbadgeslib": _openbadgeslib, "openvc-core": _openvc}
"""The libraries we know how to ask, by the names they are installed under."""


def _refusing(ask: Ask, refusal: type[Exception]) -> Ask:
    """The same, its refusals as opinions and anything else it raises as a failure."""

    def asked(question: Question) -> Opinion:
        try:
            return ask(question)
        except (refusal, AssayError, ValueError) as error:
            return Opinion(accepted=False, message=(str(error) or type(error).__name__)[:_LONGEST])
        except Exception as error:
            raise CouldNotRun(f"it failed with {type(error).__name__}") from error

    return asked


def _server(address: str, *, loopback: bool) -> Ask:
    parts = urlsplit(address)
    place = f"{parts.hostname}:{parts.port or 80}"
    local = parts.hostname in _LOOPBACK
    if parts.scheme != "https" and not (local and loopback):
        raise AssayError(
            "usage-wrong", reason="A verifier is asked over https; one on this computer with --loopback too."
        )
    endpoint = address.rstrip("/") + _ENDPOINT if parts.path in {"", "/"} else address
    net = import_module("assay.net")
    allowed = frozenset({place}) if local and loopback else frozenset()

    def ask(question: Question) -> Opinion:
        try:
            body = json.dumps({"verifiableCredential": _as_vc_api_takes_it(question.text), "options": {}})
            answer = net.HttpsFetch(post=body.encode(), seconds=_SECONDS, allow_loopback=allowed)(endpoint)
        except (AssayError, ValueError) as error:
            raise CouldNotRun(str(error)) from error
        return _opinion(answer.status, answer.content)

    return ask


def _as_vc_api_takes_it(text: str) -> object:
    """The JSON, or a token in its envelope (VC Data Model 2.0, 4.13)."""
    if text.startswith("{"):
        return json.loads(text)
    return {**_ENVELOPE, "id": f"data:application/vc+jwt,{text}"}


def _opinion(status: int, content: bytes) -> Opinion:
    """What a VC API verifier answered, in its present form and in older ones. (VC API 1.0, 3.5.1)"""
    try:
        told = read_json(content)
    except AssayError:
        told = None
    told = told if isinstance(told, dict) else {}
    errors = told.get("errors") or told.get("error") or told.get("detail") or told.get("title") or ""
    message = (errors if isinstance(errors, str) else json.dumps(errors))[:_LONGEST]
    if status in _REFUSED:
        return Opinion(accepted=False, message=message or f"status {status}")
    if status != _OK:
        raise CouldNotRun(f"it answered with status {status}")
    said = told.get("verified", not errors)
    return Opinion(accepted=said is True and not errors, message=message)
