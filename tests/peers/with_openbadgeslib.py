"""openbadgeslib 4.6 (LGPL-3.0, tests only): eddsa-rdfc-2022, status lists read without their own proof."""

import json
from pathlib import Path

from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import OB3LdpVerifier
from openbadgeslib.ob3.ldp import add_data_integrity_proof

from peers.contenders import Contender, Documents, Json, private_key_pem, verification_method


def contender(_contexts: Path) -> Contender:
    """The peer at work; it brings its own contexts."""
    return Contender("openbadgeslib", refusal=_refusal, sign=_sign)


def _refusal(credential: bytes, documents: Documents) -> str | None:
    try:
        # A status list secured with a Data Integrity proof: it reads the bit, but not that proof.
        OB3LdpVerifier().verify(
            credential,
            check_status=True,
            verify_status_list=False,
            download=lambda url: json.dumps(documents[url]).encode(),
        )
    except LibOpenBadgesException as error:
        return str(error)
    return None


def _sign(unsigned: Json, seed: bytes, _suite: str) -> Json:
    signed: Json = add_data_integrity_proof(unsigned, private_key_pem(seed), verification_method(seed))
    return signed
