"""openvc-core 1.37 (LGPL-3.0-or-later, tests only): eddsa-rdfc-2022, eddsa-jcs-2022, status lists."""

import base64
import json
from functools import partial
from pathlib import Path
from typing import Any

from openvc import Ed25519SigningKey, OpenvcError, verify_credential
from openvc.proof.data_integrity import DataIntegrityProofSuite
from openvc.proof.di_jcs import EddsaJcsProofSuite
from openvc.resolvers import default_status_list_resolver

from peers.contenders import JCS, Contender, Documents, Json, read_contexts, verification_method


def contender(contexts: Path) -> Contender:
    """The peer at work; of the contexts it brings only credentials/v2."""
    extra = read_contexts(contexts)
    extra.pop("https://www.w3.org/ns/credentials/v2", None)
    return Contender("openvc-core", refusal=partial(_refusal, extra), sign=partial(_sign, extra))


def _refusal(extra: Documents, credential: bytes, documents: Documents) -> str | None:
    def status_list(url: str) -> Any:
        resolve = default_status_list_resolver(
            extra_contexts=extra, fetch=lambda there: json.dumps(documents[there])
        )
        return resolve(url)

    try:
        verify_credential(
            json.loads(credential),
            resolve_status_list=status_list,
            extra_contexts=extra,
        )
    except OpenvcError as error:
        return str(error) or type(error).__name__
    return None


def _sign(extra: Documents, unsigned: Json, seed: bytes, suite: str) -> Json:
    method = verification_method(seed)
    secret = base64.urlsafe_b64encode(seed).rstrip(b"=").decode()
    key = Ed25519SigningKey.from_jwk({"kty": "OKP", "crv": "Ed25519", "d": secret}, method)
    if suite == JCS:
        signed = EddsaJcsProofSuite().add_proof(unsigned, signing_key=key, verification_method=method)
        # It signs an @context in the proof that it then leaves out; vc-di-eddsa 3.3.1, step 2 puts it there.
        return {**signed, "proof": {"@context": signed["@context"], **signed["proof"]}}
    return DataIntegrityProofSuite().add_proof(
        unsigned, signing_key=key, verification_method=method, extra_contexts=extra
    )
