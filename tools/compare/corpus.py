"""The corpus: cases, their classes, the format each honest one stands for, what the web answers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from material import find_material
from peers import ours

Json = dict[str, Any]

CORE = {
    "proof": "signature",
    "binding": "issuer binding",
    "jsonld": "linked data",
    "time": "time",
    "status": "status",
    "jwt": "JOSE",
    "sdjwt": "SD-JWT",
    "replay": "presentation",
}
"""Layers of the manifest that any verifier of credentials answers for, and the class's name on the page."""

OTHER = {
    "parse": "JSON parsing",
    "container": "picture",
    "nested": "nested credentials",
    "schema": "badge rules",
    "policy": "policy",
    "ssrf": "addresses",
    "ob2": "Open Badges 2.0",
    "dos": "resources",
}
"""Layers that depend on what a library sets out to do."""

FORMATS = {
    "V-rdfc V-alias V-ext V-direction V-order V-repeat V-typestr V-proofctx V-inline": "eddsa-rdfc-2022",
    "V-jcs": "eddsa-jcs-2022",
    "V-ecrdfc": "ecdsa-rdfc-2019, P-256",
    "V-p384": "ecdsa-rdfc-2019, P-384",
    "V-ecjcs": "ecdsa-jcs-2019",
    "V-ecdsasd": "ecdsa-sd-2023",
    "V-ed2020": "Ed25519Signature2020",
    "V-proofset": "proof set",
    "V-chain": "proof chain",
    "V-vcdm11": "VC 1.1, embedded proof",
    "V-status": "status list, embedded proof",
    "V-status-message": "status of several bits",
    "V-status.jl": "status list as a token",
    "V-web": "did:web",
    "V-didjwk": "did:jwk",
    "V-https": "https issuer",
    "V-png V-svg": "picture",
    "V-png-jwt V-svg-jwt": "picture with a token",
    "V-jwt-tl-ed V-jwt-tl-es V-jwt-typ V-jwt-endorse": "VC-JWT, credential as payload",
    "V-jwt-vc-ed V-jwt-vc-es": "VC-JWT, `vc` claim",
    "V-jwt-rs256": "VC-JWT, RS256",
    "V-jwt-jwk": "VC-JWT, `jwk` header",
    "V-jwt-enveloped": "enveloped credential",
    "V-sdjwt V-sdjwt-kb V-sdjwt-nested": "SD-JWT VC",
    "V-endorse": "embedded endorsement",
    "V-clr": "CLR 2.0",
    "V-vp": "presentation",
    "V-ob2": "Open Badges 2.0, hosted",
    "V-ob2-jws": "Open Badges 2.0, signed",
}
"""Honest files by the format they stand for; one that is not named stands for that of its base."""

_FORMAT_OF = {case: name for cases, name in FORMATS.items() for case in cases.split()}

_MORE_CONTEXTS = (
    "https://www.w3.org/ns/did/v1",
    "https://www.w3.org/ns/cid/v1",
    "https://w3id.org/openbadges/v2",
    "https://w3id.org/security/jwk/v1",
    "https://w3id.org/security/suites/x25519-2020/v1",
)
"""Contexts that peers read and we do not ship: of controller documents, and of Open Badges 2.0."""

_SCHEMAS = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_{}credential_schema.json"


@dataclass(frozen=True, slots=True)
class Case:
    """One file: what must be said of it, the honest file it was made from, the row a verifier is given."""

    id: str
    base: str
    layer: str
    verdict: str
    reason: str
    json_document: bool
    row: Json

    @property
    def honest(self) -> bool:
        """Whether it must be accepted."""
        return self.verdict == "accepted"

    @property
    def hostile(self) -> bool:
        """Whether accepting it is wrong; an honest file that we may leave open is neither."""
        return self.verdict not in {"accepted", "any"} and self.layer != "control"

    @property
    def format(self) -> str:
        """The format that an honest file stands for."""
        return _FORMAT_OF.get(self.id) or _FORMAT_OF[self.base]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All cases, and the first digits of the SHA-256 of their list."""

    cases: tuple[Case, ...]
    digest: str


def find_corpus() -> Corpus | None:
    """The corpus of the shared material; None where that is not here."""
    folder = find_material("attacks/files")
    if folder is None:
        return None
    content = (folder / "manifest.json").read_bytes()
    manifest = json.loads(content)
    cases = tuple(_case(entry, manifest, folder) for entry in manifest["cases"])
    return Corpus(cases, sha256(content).hexdigest()[:12])


def _case(entry: Json, manifest: Json, folder: Path) -> Case:
    documents = {url: str(folder / "world" / name) for url, name in (entry.get("world") or {}).items()}
    row = {
        "id": entry["id"],
        "source": str(folder / entry["file"]),
        "at": entry.get("at", manifest["now"]),
        "documents": documents,
        **(entry.get("policy") or {}),
    }
    if entry["layer"] == "policy":
        row["trusted_issuers"] = manifest["trusted_issuers"]
    return Case(
        entry["id"],
        entry["base"],
        entry["layer"],
        entry["verdict"],
        entry["reason"],
        entry["file"].endswith(".json"),
        row,
    )


def shared_documents() -> Mapping[str, Json]:
    """What every peer may read besides a case's own web: contexts, and the schemas of Open Badges 3.0."""
    documents = dict(ours.contexts())
    listed = find_material("data/standards/contexts/BY_URL.json")
    if listed is not None:
        rows = json.loads(listed.read_bytes())
        for url in _MORE_CONTEXTS:
            documents[url] = json.loads((listed.parent / rows[url]["file"]).read_bytes())
    for kind in ("achievement", "endorsement"):
        name = f"data/standards/schemas/1edtech/open-badges/v3_0/ob_v3p0_{kind}credential_schema.json"
        schema = find_material(name)
        if schema is not None:
            documents[_SCHEMAS.format(kind)] = json.loads(schema.read_bytes())
    return documents
