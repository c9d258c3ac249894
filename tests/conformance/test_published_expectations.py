"""What 1EdTech's validator and experts expect of published files, and what we say of them.

`invalid` must be rejected; `valid` and `warning` must not be. Where the issuer's key cannot be had, the
honest answer is that nobody could tell: 1EdTech's validator reads the key out of the address of the
verification method, and so believes whoever wrote it there. Each departure stands with its reason.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assay.encoding import read_timestamp
from assay.verification import Verifier

Material = Callable[[str], Path]

NO_KEY = "the issuer's key is nowhere to be had, so what else is wrong cannot be told from an outage"
DEPARTURES = {
    "ob30/simple-did-key-method.json": "the key is a did:key of its own, and not that of the issuer it names",
    "ob30/simple-err-proof-method.json": NO_KEY,
    "ob30/simple-err-proof-value.json": NO_KEY,
    "ob30/credential-status-revoked.json": NO_KEY + "; its revocation list neither",
    "ob30/endorsement-err-schema-status-refresh.json": NO_KEY + "; its revocation list neither",
    "ob30/simple-err-context.json": "without the context of credentials it is of no kind that we know",
    "clr20/simple_v1.json": "some keys are not the issuers', and its associations lead out of the record",
}
EXPECTED = {
    "invalid": {"rejected"},
    "valid": {"accepted", "undetermined"},
    "warning": {"accepted", "undetermined"},
    "valid/warning": {"accepted", "undetermined"},
}
OURS = {
    "vcdm11-ob3",
    "vcdm11-other",
    "vcdm2-clr",
    "vcdm2-ob3",
    "vcdm2-endorsement",
    "vcdm2-other",
    "status-list",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def verdicts_of(root: Path, names: list[str]) -> dict[str, str]:
    world = json.loads((root / "wild/world.json").read_text(encoding="utf-8"))
    documents: dict[str, Any] = {address: root / name for address, name in world["urls"].items()}
    verifier = Verifier(documents=documents, now=lambda: read_timestamp("2026-11-21T00:00:00Z"))
    return {name: str(verifier.examine(root / name).verdict) for name in names}


def test_1edtechs_expectations_are_met_but_for_the_departures_listed(material: Material) -> None:
    root = material("data/standards")
    folder = "1edtech/public-validator/"
    wanted = {
        folder + row["file"]: row["verdict_asserted"]
        for row in rows(root / "1edtech/EXPECTATIONS.csv")
        if row["file"].startswith(("ob30/", "clr20/")) and row["verdict_asserted"] in EXPECTED
    }
    found = verdicts_of(root, list(wanted))

    others = {name.removeprefix(folder) for name in wanted if found[name] not in EXPECTED[wanted[name]]}
    assert set(DEPARTURES) == others
    assert len(wanted) > 40


def test_credentials_found_in_the_wild_are_judged_as_experts_expect(material: Material) -> None:
    root = material("data/standards")
    wanted = {
        row["file"]: {row["expected"], *row["also_right"].split()}
        for row in rows(root / "wild/KINDS.csv")
        if row["kind"] in OURS
    }
    found = verdicts_of(root, list(wanted))

    assert [] == [(name, found[name]) for name in wanted if found[name] not in wanted[name]]
    assert len(wanted) > 100
