"""Context processing: a local context read on top of an active one.

Apart because it is a pure function of the two: whoever asks (the walk) remembers the answer with the
active context, so that each pair is processed once per process. What a single document makes us
process anew is counted, and bounded. (JSON-LD 1.1 API, 4.1.2)
"""

from __future__ import annotations

from typing import Any, Protocol

from assay.errors import Malformed, Unsupported
from assay.jsonld.iris import has_scheme, resolve
from assay.jsonld.term_definition import Definition, define_term, expand_iri, fault
from assay.jsonld.terms import ActiveContext

TERM_LIMIT = 20_000
"""Terms defined anew for one document; the widest context known brings 600, about 3 µs each."""

_REMOTE_LIMIT = 10
_SPECIAL = frozenset(
    {"@base", "@direction", "@import", "@language", "@propagate", "@protected", "@version", "@vocab"}
)


class Documents(Protocol):
    """Where context documents come from."""

    def local_context(self, address: str) -> Any:  # noqa: ANN401 - a local context is any JSON until it is processed
        """What stands under `@context` in the document at this address; raises `Unsupported` if unknown."""


class ContextProcessor:
    """Processes contexts for one document, within one bound on the work."""

    __slots__ = ("_documents", "_left")

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._left = TERM_LIMIT

    def process(
        self,
        active: ActiveContext,
        local: Any,  # noqa: ANN401 - a local context is any JSON until it is processed
        *,
        base: str | None = None,
        override_protected: bool = False,
        propagate: bool = True,
    ) -> ActiveContext:
        """The active context with `local` on top (4.1.2). `base` is where `local` stands.

        Raises `Malformed` document-context-malformed, document-too-large; `Unsupported`
        document-context-unknown.
        """
        made = self._process(
            active, local, base, (), override_protected=override_protected, propagate=propagate
        )
        return made if made is active else made.settle()

    def _process(
        self,
        active: ActiveContext,
        local: Any,  # noqa: ANN401 - a local context is any JSON until it is processed
        base: str | None,
        remote: tuple[str, ...],
        *,
        override_protected: bool = False,
        propagate: bool = True,
        check_scoped: bool = True,
    ) -> ActiveContext:
        if isinstance(local, dict) and "@propagate" in local:  # 2
            propagate = local["@propagate"]
            if not isinstance(propagate, bool):
                fault("invalid @propagate value")
        result = active
        for context in local if isinstance(local, list) else [local]:  # 4, 5
            if context is None:  # 5.1
                if not override_protected and any(term.protected for term in result.terms.values()):
                    fault("invalid context nullification")
                before, result = result, ActiveContext(result.original_base)
                result.previous = None if propagate else before
            elif isinstance(context, str):  # 5.2
                result = self._remote(result, context, base, remote, check_scoped=check_scoped)
            elif isinstance(context, dict):
                result = self._map(result, context, base, remote, override_protected=override_protected)
            else:  # 5.3
                fault("invalid local context")
        if not propagate and result.previous is None:  # 3
            if result is active:
                result = active.copy()
            result.previous = active
        return result

    def _remote(
        self,
        active: ActiveContext,
        address: str,
        base: str | None,
        remote: tuple[str, ...],
        *,
        check_scoped: bool,
    ) -> ActiveContext:
        if base is not None and not has_scheme(address):
            address = resolve(base, address)
        if not check_scoped and address in remote:  # 5.2.2
            return active
        if len(remote) >= _REMOTE_LIMIT:  # 5.2.3
            fault("context overflow")
        local = self._documents.local_context(address)
        return self._process(active, local, address, (*remote, address), check_scoped=check_scoped)

    def _map(
        self,
        active: ActiveContext,
        local: dict[str, Any],
        base: str | None,
        remote: tuple[str, ...],
        *,
        override_protected: bool,
    ) -> ActiveContext:
        if local.get("@version", 1.1) != 1.1:  # 5.5  # noqa: PLR2004 - the only version there is
            fault("invalid @version value")
        if "@import" in local:  # 5.6: no published context needs it, and it would load a second one
            raise Unsupported("document-context-unknown", context=str(local["@import"]))
        self._left -= len(local) + 1
        if self._left < 0:
            raise Malformed("document-too-large", what="contexts", limit=TERM_LIMIT)
        result = active.copy()
        _defaults(result, local, in_document=not remote)
        protected = local.get("@protected", False)
        if not isinstance(protected, bool):
            fault("invalid @protected value")

        def check(under: ActiveContext, scoped: Any) -> None:  # noqa: ANN401 - any JSON until it is processed
            self._process(under, scoped, base, remote, override_protected=True, check_scoped=False)

        under = Definition(result, local, check, base, protected, override_protected)
        for term in local:  # 5.13
            if term not in _SPECIAL:
                define_term(under, term)
        return result


def _defaults(result: ActiveContext, local: dict[str, Any], *, in_document: bool) -> None:
    """@base, @vocab, @language, @direction (steps 5.7 to 5.10)."""
    if "@base" in local and in_document:  # 5.7
        base = local["@base"]
        if base is None or (isinstance(base, str) and has_scheme(base)):
            result.base = base
        elif isinstance(base, str) and result.base is not None:
            result.base = resolve(result.base, base)
        else:
            fault("invalid base IRI")
    if "@vocab" in local:  # 5.8
        named = local["@vocab"]
        if named is None:
            result.vocabulary = None
        elif isinstance(named, str):
            iri = expand_iri(result, named, vocabulary=True, relative=True)
            if iri is None or (named and not (iri.startswith("_:") or has_scheme(iri))):
                fault("invalid vocab mapping")
            result.vocabulary = iri
        else:
            fault("invalid vocab mapping")
    if "@language" in local:  # 5.9
        language = local["@language"]
        if language is not None and not isinstance(language, str):
            fault("invalid default language")
        result.language = language.lower() if language else None
    if "@direction" in local:  # 5.10
        direction = local["@direction"]
        if direction not in (None, "ltr", "rtl"):
            fault("invalid base direction")
        result.direction = direction
