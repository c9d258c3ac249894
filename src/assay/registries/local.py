"""Our own lists: an object with `issuers`, or a table with a heading, that a person can write by hand.

JSON: {"name": "…", "updated": "2026-11-01", "issuers": [{"id": "did:web:…", "name": "…", "url": "…"}]}
CSV: a first row with `id` and `name`, perhaps `url` and `location`; one issuer a row.
"""

from __future__ import annotations

import csv
from typing import Any

from assay.registries.entries import ListedIssuer, TrustList, listed_issuer, unreadable, whole_list


def read_local_list(json: dict[str, Any]) -> TrustList:
    """The list in a JSON file of ours. Raises `trust-list-malformed`."""
    held = json.get("issuers")
    if not isinstance(held, list):
        raise unreadable("issuers", "it is not an array")
    issuers = []
    for at, entry in enumerate(held, 1):
        if not isinstance(entry, dict):
            raise unreadable(str(at), "it is not an object")
        issuers.append(
            listed_issuer(
                str(at), entry.get("id"), entry.get("name"), entry.get("url"), entry.get("location")
            )
        )
    return whole_list(issuers, json.get("name"), json.get("updated"))


def read_local_table(text: str) -> TrustList:
    """The list in a table: comma, semicolon or tab between the columns. Raises `trust-list-malformed`."""
    lines = text.splitlines()
    heading = lines[0] if lines else ""
    delimiter = max(",;\t", key=heading.count)
    rows = csv.reader(lines, delimiter=delimiter)
    try:
        names = [name.strip().lower() for name in next(rows, [])]
        if "id" not in names or "name" not in names:
            raise unreadable("1", "its first row does not name the columns id and name")
        return whole_list(
            _entry(at, dict(zip(names, row, strict=False))) for at, row in enumerate(rows, 2) if any(row)
        )
    except csv.Error as error:
        raise unreadable("1", "it is no table of comma-separated values") from error


def _entry(row: int, values: dict[str, str]) -> ListedIssuer:
    return listed_issuer(
        str(row), values.get("id", "").strip(), values.get("name"), values.get("url"), values.get("location")
    )
