"""The Digital Credentials Consortium's known-issuer registries: an object of identifiers with their names.

`registry` in the published files, `entries` in those that apps carry; each issuer with name, url, location.
"""

from __future__ import annotations

from typing import Any

from assay.registries.entries import TrustList, listed_issuer, unreadable, whole_list

MEMBERS = ("registry", "entries")


def read_dcc_registry(json: dict[str, Any]) -> TrustList:
    """The list in a registry file. Raises `trust-list-malformed`."""
    held = next((json[member] for member in MEMBERS if isinstance(json.get(member), dict)), None)
    if held is None:
        raise unreadable("registry", "it is not an object")
    meta = json.get("meta")
    about = meta if isinstance(meta, dict) else {}
    issuers = []
    for identifier, entry in held.items():
        if not isinstance(entry, dict):
            raise unreadable(identifier, "it is not an object")
        issuers.append(
            listed_issuer(identifier, identifier, entry.get("name"), entry.get("url"), entry.get("location"))
        )
    return whole_list(issuers, about.get("name"), about.get("updated") or about.get("created"))
