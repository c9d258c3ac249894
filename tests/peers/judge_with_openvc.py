"""openvc-core as its README calls it: one call, status required, the status list's issuer bound."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openvc import VerificationPolicy, verify_credential, verify_vp_token
from openvc.did.base import DidResolverRegistry
from openvc.did.did_jwk import DidJwkResolver
from openvc.did.did_key import DidKeyResolver
from openvc.did.did_web import DidWebResolver
from openvc.resolvers import default_status_list_resolver, default_status_list_token_resolver

from peers.contenders import read_contexts
from peers.judging import Json, Request

BUNDLED = "https://www.w3.org/ns/credentials/v2"


def judge(contexts: Path) -> Callable[[Request], None]:
    """A function that returns when a request is accepted and raises when not."""
    extra = read_contexts(contexts)
    extra.pop(BUNDLED, None)
    return lambda request: _judge(request, extra)


def _judge(request: Request, extra: dict[str, Json]) -> None:
    credential = json.loads(request.content) if request.kind == ".json" else request.text.strip()
    wiring = _wiring(request, extra)
    policy = request.policy
    if isinstance(credential, dict) and credential.get("type") == ["VerifiablePresentation"]:
        verify_vp_token(
            {"presentation": [credential]},
            dcql_query={"credentials": [{"id": "presentation", "format": "ldp_vc", "meta": {}}]},
            nonce=policy["challenge"],
            client_id=policy["domain"],
            now=request.instant,
            require_status=True,
            **wiring,
        )
        return
    verify_credential(
        credential,
        policy=VerificationPolicy(
            audience=policy.get("audience"),
            nonce=policy.get("nonce"),
            require_key_binding=policy.get("require_key_binding", False),
            require_status_issuer_binding=True,
            now=request.instant,
        ),
        **wiring,
    )


def _wiring(request: Request, extra: dict[str, Json]) -> Json:
    """Its own resolvers, over what the case says the web answers."""

    def text(url: str) -> str:
        return request.fetch(url).decode()

    def parsed(url: str) -> Any:
        return json.loads(request.fetch(url))

    dids = DidResolverRegistry([DidKeyResolver(), DidJwkResolver(), DidWebResolver(parsed)])
    return {
        "resolver": dids,
        "resolve_status_list": default_status_list_resolver(
            resolver=dids, jwt_vc_issuer_fetch=parsed, extra_contexts=extra, fetch=text
        ),
        "resolve_status_list_token": default_status_list_token_resolver(
            resolver=dids, jwt_vc_issuer_fetch=parsed, fetch=text
        ),
        "jwt_vc_issuer_fetch": parsed,
        "extra_contexts": extra,
    }
