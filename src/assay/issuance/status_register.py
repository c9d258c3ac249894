"""The issuer's register of status entries: which index is whose, and which bits are set.

The register is the truth and the published lists are made from it; it is stored before a
credential that uses it is signed, so that an interrupted issuance is never unrecorded. Pure:
reading and writing the file is the caller's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from assay.encoding import BitString, read_bitstring, write_bitstring
from assay.errors import AssayError
from assay.issuance.issuer import Issuer
from assay.models import Document
from assay.status import (
    allocate,
    new_status_list,
    status_entry_json,
    status_list_credential_json,
)

Json = dict[str, Any]

PURPOSES = ("revocation", "suspension")
LIST_LIFE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class StatusRegister:
    """Two lists under one address, and the index each credential has in both.

    A value: every change gives a new register, so a half-made change cannot be stored.
    """

    address: str  # the lists are published at <address>/revocation and <address>/suspension
    bits: Mapping[str, BitString]  # by purpose
    indices: Mapping[str, int] = field(default_factory=dict)  # credential id -> index, in both lists

    def list_address(self, purpose: str) -> str:
        """Where the list of this purpose is published."""
        return f"{self.address}/{purpose}"

    def reserve(self, *credential_ids: str) -> StatusRegister:
        """The register with a random free index for each of these credentials; one it has, it keeps.

        Raises `status-list-full`.
        """
        indices = dict(self.indices)
        taken = set(indices.values())
        for credential_id in credential_ids:
            if credential_id not in indices:
                index = allocate(taken, self.bits["revocation"].length, self.address)
                taken.add(index)
                indices[credential_id] = index
        return replace(self, indices=indices)

    def entries(self, credential_id: str) -> list[Json]:
        """The `credentialStatus` of this credential, one entry a purpose.

        Raises `status-entry-not-ours` where no index was reserved for it.
        """
        index = self._index(credential_id)
        return [status_entry_json(self.list_address(purpose), index, purpose) for purpose in PURPOSES]

    def _index(self, credential_id: str) -> int:
        index = self.indices.get(credential_id)
        if index is None:
            raise AssayError("status-entry-not-ours", list=self.address)
        return index

    def set(self, credential_id: str, purpose: str, *, on: bool = True) -> StatusRegister:
        """The register with this credential revoked, suspended or reinstated.

        Raises `status-entry-not-ours` for a credential without an index here, and
        `status-revocation-final` for a revocation to be lifted.
        """
        index = self._index(credential_id)
        if purpose == "revocation" and not on and self.bits[purpose].value(index):
            raise AssayError("status-revocation-final", index=index)
        changed = self.bits[purpose].with_value(index, int(on))
        return replace(self, bits={**self.bits, purpose: changed})

    def publish(self, issuer: Issuer, instant: datetime, life: timedelta = LIST_LIFE) -> dict[str, Document]:
        """Both lists signed, by the address each belongs at; good until `instant + life`."""
        return {
            address: issuer.issue(
                status_list_credential_json(
                    address,
                    issuer.id,
                    purpose,
                    self.bits[purpose],
                    valid_from=instant,
                    valid_until=instant + life,
                ),
                credential_id=address,
            )
            for purpose in PURPOSES
            for address in [self.list_address(purpose)]
        }

    def to_json(self) -> Json:
        """The register as plain JSON, for a file."""
        return {
            "address": self.address,
            "bits": {purpose: write_bitstring(bits) for purpose, bits in self.bits.items()},
            "indices": dict(self.indices),
        }


def new_register(address: str) -> StatusRegister:
    """An empty register whose lists will be published under this https address."""
    return StatusRegister(address.rstrip("/"), {purpose: new_status_list() for purpose in PURPOSES})


def read_register(json: Json) -> StatusRegister:
    """The register in this JSON. Raises `draft-member-malformed` for anything but what `to_json` made."""
    try:
        bits = {purpose: read_bitstring(json["bits"][purpose]) for purpose in PURPOSES}
        indices = {str(name): int(index) for name, index in json["indices"].items()}
        register = StatusRegister(str(json["address"]), bits, indices)
    except (KeyError, TypeError, ValueError, AttributeError, AssayError) as error:
        raise AssayError(
            "draft-member-malformed", member="register", expected="a file that Assay wrote"
        ) from error
    length = bits["revocation"].length
    if len(set(indices.values())) < len(indices) or any(
        not 0 <= index < length for index in indices.values()
    ):
        raise AssayError(
            "draft-member-malformed", member="register", expected="each index once, inside the list"
        )
    return register
