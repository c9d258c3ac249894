"""What a signed credential said, for its correction."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from assay.web.records.achievements.queries import VersionRow


def said_before(content: bytes, version: VersionRow) -> dict[str, Any]:
    """The narrative, results and evidence of a signed credential, for its correction."""
    document = json.loads(content)
    subject = document.get("credentialSubject", {})
    names = {one["id"]: one["name"] for one in version.plan.json.get("resultDescription", [])}
    results = {
        names.get(one.get("resultDescription"), ""): str(one.get("value", ""))
        for one in subject.get("result", [])
    }
    evidence = tuple(
        (str(one.get("name", "")), str(one.get("description", "")), str(one.get("id", "")), _digest(one))
        for one in document.get("evidence", [])
    )
    return {
        "narrative": str(subject.get("narrative", "")),
        "results": {name: value for name, value in results.items() if name},
        "evidence_before": evidence,
    }


def _digest(evidence: Mapping[str, Any]) -> str:
    held = str(evidence.get("digestSRI", ""))
    return base64.b64decode(held.removeprefix("sha256-")).hex() if held.startswith("sha256-") else ""
