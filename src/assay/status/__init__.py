"""Is it revoked or suspended? The bits of a status list, read and written.

Knows bits and nothing of trust: whether the list credential is genuine, fresh and the issuer's is
examined by `assay.verification` like any other credential. Bitstring Status List 1.0.
"""

from assay.status.allocation import allocate
from assay.status.bitstring_status_list import (
    ENTRY_TYPE,
    LIST_TYPE,
    MINIMUM_LENGTH,
    StatusEntry,
    StatusList,
    meaning,
    read_status_entry,
    read_status_list,
)
from assay.status.revocation_list import (
    RevocationList,
    is_revocation_entry,
    read_revocation_entry,
    read_revocation_list,
)
from assay.status.writing import new_status_list, set_values, status_entry_json, status_list_credential_json

__all__ = [
    "ENTRY_TYPE",
    "LIST_TYPE",
    "MINIMUM_LENGTH",
    "RevocationList",
    "StatusEntry",
    "StatusList",
    "allocate",
    "is_revocation_entry",
    "meaning",
    "new_status_list",
    "read_revocation_entry",
    "read_revocation_list",
    "read_status_entry",
    "read_status_list",
    "set_values",
    "status_entry_json",
    "status_list_credential_json",
]
