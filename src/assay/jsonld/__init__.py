"""JSON-LD and RDF: a document as the statements a signature covers.

`read_statements` walks compact JSON once and proves that nothing in it escapes the statements;
`canonicalize` writes statements in their one canonical text. Contexts come from a `ContextStore`:
`SHIPPED` knows those inside the package, and nothing is ever fetched.
(JSON-LD 1.1, RDFC-1.0)
"""

from __future__ import annotations

from assay.jsonld.canonicalization import Work, canonical_labels, canonicalize
from assay.jsonld.contexts import SHIPPED, ContextStore, is_name_of_shipped_term, official_digest
from assay.jsonld.quads import CARRIED, read_statements, survey
from assay.jsonld.scopes import CONTEXT_LIMIT
from assay.jsonld.statements import Quad, Remark, Statements, Survey

__all__ = [
    "CARRIED",
    "CONTEXT_LIMIT",
    "SHIPPED",
    "ContextStore",
    "Quad",
    "Remark",
    "Statements",
    "Survey",
    "Work",
    "canonical_labels",
    "canonicalize",
    "is_name_of_shipped_term",
    "official_digest",
    "read_statements",
    "survey",
]
