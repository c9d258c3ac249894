"""The shared material that the story is told with, where it is at hand."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assay import Verifier
from assay.encoding import follow
from assay.models import Document

Json = dict[str, Any]

EDUBADGE = "wild/edubadges-obv3-examples/theed_microcredential_full_ho.json"
CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
]


@dataclass(frozen=True, slots=True)
class Material:
    """The folder with the standards' material."""

    root: Path


def find_material(repository: Path) -> Material | None:
    """`$ASSAY_MATERIAL`, else `shared` beside the repository; None where it is absent."""
    named = os.environ.get("ASSAY_MATERIAL")
    root = (Path(named) if named else repository.parent / "shared") / "data" / "standards"
    return Material(root) if (root / "wild" / "KINDS.csv").is_file() else None


def read_edubadge(material: Material | None) -> tuple[Json, Json] | None:
    """A Dutch edubadge as published, and its content in terms that published contexts define.

    Without the country's extension, whose context is broken, and what only that defines; with 1EdTech's
    own extensions listed, whose types the badge uses.
    """
    if material is None or not (material.root / EDUBADGE).is_file():
        return None
    published: Json = json.loads((material.root / EDUBADGE).read_text(encoding="utf-8"))
    content: Json = json.loads(json.dumps({**published, "@context": CONTEXTS}))
    content.pop("issuer", None)
    content.pop("credentialStatus", None)
    achievement = content["credentialSubject"]["achievement"]
    achievement["type"] = ["Achievement"]
    verifier = Verifier()
    for _ in range(100):  # each round takes away one member that no context defines
        draft = {**content, "issuer": {"id": "did:example:nobody", "type": ["Profile"]}}
        findings = verifier.examine_draft(Document(b"", draft)).findings
        undefined = next((found for found in findings if found.code == "document-term-undefined"), None)
        if undefined is None:
            break
        place, _, term = undefined.pointer.rpartition("/")
        del follow(content, place)[term]
    return published, content
