"""Lists of recognised issuers: files by which somebody says whom they know. Pure: bytes in, entries out.

Being on a list is somebody's statement about an issuer; being on none is no statement at all.
"""

from assay.registries.dcc import read_dcc_registry
from assay.registries.entries import ListedIssuer, TrustList
from assay.registries.local import read_local_list, read_local_table
from assay.registries.reading import LIST_LIMIT, read_trust_list

__all__ = [
    "LIST_LIMIT",
    "ListedIssuer",
    "TrustList",
    "read_dcc_registry",
    "read_local_list",
    "read_local_table",
    "read_trust_list",
]
