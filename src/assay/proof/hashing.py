"""A document without its proof, and its hashes, each made once however many proofs ask.

Apart because every suite shares it (Data Integrity EdDSA Cryptosuites 1.0, 3.2.4 and 3.3.4).
"""

from __future__ import annotations

import hashlib
from typing import Any

from assay.encoding import canonical_json
from assay.errors import Malformed
from assay.jsonld import (
    SHIPPED,
    ContextStore,
    Remark,
    Statements,
    Survey,
    Work,
    canonicalize,
    read_statements,
    survey,
)
from assay.proof.cryptosuite import Transformation
from assay.proof.usual_options import usual_statements

Json = dict[str, Any]

_HASHES = {"sha256": hashlib.sha256, "sha384": hashlib.sha384}


class UnsecuredDocument:
    """What a proof is about: the document without `proof`, walked and hashed on demand."""

    __slots__ = ("_asked_for_quads", "_digests", "_found", "_statements", "contexts", "json", "work")

    def __init__(
        self,
        json: Json,
        contexts: ContextStore = SHIPPED,
        work: Work | None = None,
        *,
        asked_for_quads: bool = True,
    ) -> None:
        """`work`: the steps that canonicalizing may take, shared by all that belongs to one request.

        `asked_for_quads`: whether some proof is likely to ask; where none is, a lighter walk proves the
        document lawful.
        """
        self.json = json
        self.contexts = contexts
        self.work = work or Work()
        self._asked_for_quads = asked_for_quads
        self._statements: Statements | None = None
        self._found: Statements | Survey | None = None
        self._digests: dict[tuple[Transformation, str, str], bytes] = {}

    @property
    def statements(self) -> Statements:
        """The document as quads. Raises what `read_statements` raises."""
        if self._statements is None:
            self._found = self._statements = read_statements(self.json, self.contexts)
        return self._statements

    @property
    def remarks(self) -> list[Remark]:
        """What the walk remarked, whether for its statements or without. Raises what it raises."""
        if self._found is None:
            self._found = self.statements if self._asked_for_quads else survey(self.json, self.contexts)
        return self._found.remarks

    def digest(self, transformation: Transformation, hash_name: str, context: object = None) -> bytes:
        """The hash of the transformed document.

        `context`: a JCS proof's own `@context`, which stands in for the document's
        (vc-di-eddsa 3.3.2); None where the proof has none.
        """
        key = (transformation, hash_name, "" if context is None else repr(context))
        found = self._digests.get(key)
        if found is None:
            transformed = self._transformed(transformation, hash_name, context)
            found = self._digests[key] = _HASHES[hash_name](transformed).digest()
        return found

    def _transformed(self, transformation: Transformation, hash_name: str, context: object) -> bytes:
        if transformation is Transformation.RDFC:
            return canonicalize(self.statements, hash_name=hash_name, work=self.work).encode()
        json = self.json if context is None else {**self.json, "@context": context}
        return canonical_json(json, has_numbers=self._found is None or self._found.has_numbers)


def options_digest(
    options: Json,
    document_context: object,
    transformation: Transformation,
    hash_name: str,
    contexts: ContextStore,
) -> bytes:
    """The hash of the proof options: the proof without `proofValue` (vc-di-eddsa 3.2.5, 3.3.5).

    The options are walked with the document's contexts in every suite, so that a member
    which no context defines is refused in a proof as it is in a document.
    """
    text = usual_statements(options, document_context, contexts)
    if text is None:
        statements = read_statements({**options, "@context": document_context}, contexts)
        for remark in statements.remarks:
            # Lawful JSON-LD, but nothing a proof needs: with it a member could be moved out of sight.
            if not remark.pointer.startswith("/@context"):
                raise Malformed("proof-malformed", remark.pointer, member=remark.code)
        text = canonicalize(statements, hash_name=hash_name) if transformation is Transformation.RDFC else ""
    transformed = text.encode() if transformation is Transformation.RDFC else canonical_json(options)
    return _HASHES[hash_name](transformed).digest()
