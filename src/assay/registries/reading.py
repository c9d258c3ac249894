"""A list of either format, told apart by what is in it: the file's name says nothing."""

from __future__ import annotations

from assay.encoding import read_json_object
from assay.errors import Malformed
from assay.registries.dcc import MEMBERS, read_dcc_registry
from assay.registries.entries import TrustList
from assay.registries.local import read_local_list, read_local_table

LIST_LIMIT = 5 << 20  # bytes of a list


def read_trust_list(content: bytes) -> TrustList:
    """The list in these bytes: a DCC registry, our own JSON, or a table.

    Raises `trust-list-malformed`, `document-too-large`, and what reading JSON raises.
    """
    if len(content) > LIST_LIMIT:
        raise Malformed("document-too-large", what="document", limit=LIST_LIMIT)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        json = read_json_object(content.removeprefix(b"\xef\xbb\xbf"))
        is_registry = any(isinstance(json.get(member), dict) for member in MEMBERS)
        return read_dcc_registry(json) if is_registry else read_local_list(json)
    try:
        return read_local_table(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Malformed("document-encoding-wrong") from None
