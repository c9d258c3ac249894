"""The proof options that nearly every issuer writes: statements known but for two texts.

Apart because it is for speed alone: of options with just these five members, only `created` and
`verificationMethod` differ from one proof to the next. The walk itself makes the text around them,
once for each suite and list of contexts; whatever has not exactly this form goes the long way. That
saves a twelfth of a verification, measured. (vc-di-eddsa 3.2.5; Data Integrity 2.1)
"""

from __future__ import annotations

import re
from typing import Any

from assay.errors import AssayError
from assay.jsonld import ContextStore, canonicalize, read_statements
from assay.proof.cryptosuite import CRYPTOSUITES, DATA_INTEGRITY

Json = dict[str, Any]

_MEMBERS = {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose"}
_PURPOSE = "assertionMethod"
# Texts that stand in a statement as they are, and that no context takes for anything else than these:
_is_instant = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+)").fullmatch
_is_method = re.compile(r"(?:did:|https://)[A-Za-z0-9._~:/-]+#[A-Za-z0-9._~:/-]+").fullmatch
_INSTANT = "2000-01-01T00:00:00Z"
_METHODS = {"did": "did:example:0#0", "htt": "https://example.org/0#0"}

Form = tuple[str, str, str]
"""The canonical N-Quads of such options before `created`, between it and the method, and behind."""


def usual_statements(options: Json, document_context: object, contexts: ContextStore) -> str | None:
    """The canonical N-Quads of these options, if they have the usual form and are lawful; else None."""
    if not isinstance(document_context, list) or options.keys() - {"@context"} != _MEMBERS:
        return None
    suite, created, method = options["cryptosuite"], options["created"], options["verificationMethod"]
    if options["type"] != DATA_INTEGRITY or options["proofPurpose"] != _PURPOSE:
        return None
    if not (isinstance(suite, str) and isinstance(created, str) and isinstance(method, str)):
        return None
    if not (_is_instant(created) and _is_method(method)):
        return None
    scheme = method[:3]
    try:
        form = contexts.memory.get((suite, scheme, *document_context))
    except TypeError:  # an inline context
        return None
    if form is None:
        form = _form(suite, scheme, document_context, contexts)
    if form is None:
        return None
    before, between, behind = form
    return f"{before}{created}{between}{method}{behind}"


def _form(suite: str, scheme: str, document_context: list[Any], contexts: ContextStore) -> Form | None:
    """The form of this suite's options under these contexts, remembered; None where there is none."""
    if suite not in CRYPTOSUITES or not all(isinstance(address, str) for address in document_context):
        return None
    options = {
        "@context": document_context,
        "type": DATA_INTEGRITY,
        "cryptosuite": suite,
        "created": _INSTANT,
        "verificationMethod": _METHODS[scheme],
        "proofPurpose": _PURPOSE,
    }
    try:
        statements = read_statements(options, contexts)
    except AssayError:
        return None
    before, created, rest = canonicalize(statements).partition(f'"{_INSTANT}"')
    between, method, behind = rest.partition(f"<{_METHODS[scheme]}>")
    if statements.remarks or not created or not method:
        return None
    form = (f'{before}"', f'"{between}<', f">{behind}")
    contexts.remember((suite, scheme, *document_context), form)
    return form
