"""The resolver: from an identifier to what its owner publishes.

Apart because here, and only here, the methods are listed: a new one is a new module and one line
in `METHODS`. Nothing is remembered: whoever asks twice within one task keeps the answer.
(DID Core 1.0, 7.1; Controlled Identifiers 1.0, 3.3, steps 1 to 6)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from assay.did.document import ControllerDocument
from assay.did.jwk import resolve_jwk
from assay.did.key import resolve_key
from assay.did.urls import check_identifier
from assay.did.web import resolve_published
from assay.errors import Unsupported
from assay.fetching import Fetch, fetch_nothing

Method = Callable[[str, Fetch], ControllerDocument]
"""Identifier and Fetch in, its document out; raises as `Resolver.resolve` does."""

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "did:key": resolve_key,
        "did:jwk": resolve_jwk,
        "did:web": resolve_published,
        "https": resolve_published,
    }
)


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves identifiers; with `methods`, others than those built in: `{**METHODS, "did:…": …}`."""

    fetch: Fetch = fetch_nothing
    methods: Mapping[str, Method] = field(default_factory=lambda: METHODS)

    def reads(self, identifier: str) -> bool:
        """Whether identifiers of this kind can be resolved at all. Raises issuer-identifier-malformed."""
        return check_identifier(identifier) in self.methods

    def resolve(self, identifier: str) -> ControllerDocument:
        """The controller document of this identifier; its id is the identifier, to the letter.

        Raises `Malformed` issuer-identifier-malformed, issuer-document-malformed, issuer-document-foreign
        or proof-key-malformed, `Unavailable` issuer-key-unresolvable, `Unsupported`
        issuer-method-unsupported or proof-key-unsupported.
        """
        method = self.methods.get(check_identifier(identifier))
        if method is None:
            raise Unsupported("issuer-method-unsupported", identifier=identifier)
        return method(identifier, self.fetch)
