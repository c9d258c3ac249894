"""The other implementations, each behind the same two functions: refuse a credential, sign a credential.

Apart because the tests and the benchmark call the same code, and because openbadgeslib and openvc-core are
LGPL: they are installed for development only, and nothing under ``src`` may know them. A peer's own module
(``with_…``) is imported only when that peer is here.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from peers.node import why_node_is_missing

Json = dict[str, Any]
Documents = Mapping[str, Json]

RDFC = "eddsa-rdfc-2022"
JCS = "eddsa-jcs-2022"

SUITES = {"openbadgeslib": (RDFC,), "openvc-core": (RDFC, JCS), "@digitalbazaar/vc": (RDFC,)}
"""The peers, by the names of their packages, and which of our cryptosuites each reads and writes."""

PAIRS = [(name, suite) for name, suites in SUITES.items() for suite in suites]

_HOMES = {
    "openbadgeslib": ("openbadgeslib", "peers.with_openbadgeslib"),
    "openvc-core": ("openvc", "peers.with_openvc"),
    "@digitalbazaar/vc": (None, "peers.with_digitalbazaar"),
}
_BITCOIN_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Contender:
    """A peer at work.

    ``refusal(credential, documents)`` is its reason for refusing the bytes, or None when it accepts them;
    ``documents`` are what the credential points at, by URL. ``sign(unsigned, seed, suite)`` is the credential
    with a proof by the did:key of that seed. ``close()`` ends what runs beside this process.
    """

    name: str
    refusal: Callable[[bytes, Documents], str | None]
    sign: Callable[[Json, bytes, str], Json]
    close: Callable[[], None] = lambda: None


def why_missing(name: str) -> str | None:
    """Why the named peer cannot be asked here, as a sentence; None when it can."""
    package, _ = _HOMES[name]
    if package is None:
        return why_node_is_missing()
    if find_spec(package) is None or find_spec("pyld") is None:
        return f"{name} (with PyLD) is not installed."
    return None


def contender(name: str, contexts: Path) -> Contender:
    """The named peer at work, given a JSON file of the JSON-LD contexts by URL."""
    _, home = _HOMES[name]
    made: Contender = import_module(home).contender(contexts)
    return made


def read_contexts(path: Path) -> dict[str, Json]:
    """The contexts of that file, by URL."""
    contexts: dict[str, Json] = json.loads(path.read_bytes())
    return contexts


def private_key_pem(seed: bytes) -> bytes:
    """An Ed25519 private key made from 32 bytes: PKCS#8 in PEM."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def did_key(seed: bytes) -> str:
    """The did:key of an Ed25519 seed, worked out without our own code."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    number, text = int.from_bytes(b"\xed\x01" + public), ""
    while number:
        number, digit = divmod(number, 58)
        text = _BITCOIN_ALPHABET[digit] + text
    return f"did:key:z{text}"


def verification_method(seed: bytes) -> str:
    """The DID URL of the one key in the did:key of an Ed25519 seed."""
    did = did_key(seed)
    return f"{did}#{did.removeprefix('did:key:')}"
