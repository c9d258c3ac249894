"""Which active context holds where: the document's own, a carried credential's, that of types.

Apart from the walk because each is found in a memory first, and made only when it is not there.
(JSON-LD 1.1 API, 5.1.2, steps 9 to 11)
"""

from __future__ import annotations

from typing import Any

from assay.errors import Unsupported
from assay.jsonld.places import Place
from assay.jsonld.terms import UNSET, ActiveContext
from assay.jsonld.values import RDF_TYPE

CONTEXT_LIMIT = 50
"""Entries of one `@context`."""

TYPE_LIMIT = 100
"""Types of one node."""

Typed = tuple[tuple[str, ...], tuple[str, ...], ActiveContext]
"""The terms of a node's types; what follows a subject in their statements, if each is an IRI; and the
context that the node's other members are read under."""


def top_context(place: Place, local: Any, base: str | None) -> ActiveContext:  # noqa: ANN401 - any JSON value
    """The active context of a document whose `@context` is this; UNSET where it has none."""
    if base is None and local.__class__ is list:
        # What nearly every document has, found again by its addresses alone.
        known = tuple(local)
        try:
            found = place.store.known(known)
        except TypeError:  # an inline context
            found = None
        if found is not None and found.vocabulary is None and len(known) <= CONTEXT_LIMIT:
            place.keeps = True
            return found
    entries = _entries(place, local)
    known = _leading_addresses(entries)
    place.path.append("@context")
    try:
        if base is None:
            active = place.store.active_context(known)
        else:
            active = place.processor.process(ActiveContext(base).settle(), list(known), base=base)
    except Unsupported as error:
        address = error.facts["context"]
        steps = [known.index(address)] if address in known and isinstance(local, list) else []
        raise Unsupported(error.code, place.pointer(*steps), **error.facts) from None
    place.path.pop()
    place.keeps = base is None and len(known) == len(entries)
    return _with_inline(place, active, entries, len(known), local)


def embedded_context(place: Place, local: Any, active: ActiveContext) -> ActiveContext:  # noqa: ANN401 - any JSON value
    """The active context of a credential carried whole, whose own `@context` is this."""
    entries = _entries(place, local)
    known = _leading_addresses(entries)
    found = active.embedded.get(known)
    if found is None:
        place.path.append("@context")
        found = active.embedded[known] = place.processor.process(active, list(known))
        place.path.pop()
        place.learn()
    return _with_inline(place, found, entries, len(known), local)


def _entries(place: Place, local: Any) -> list[Any]:  # noqa: ANN401 - any JSON value
    if local is UNSET:
        return []
    entries = local if isinstance(local, list) else [local]
    if len(entries) > CONTEXT_LIMIT:
        place.fail("document-too-large", "@context", what="contexts", limit=CONTEXT_LIMIT)
    return entries


def _leading_addresses(entries: list[Any]) -> tuple[str, ...]:
    known = []
    for entry in entries:
        if not isinstance(entry, str):
            break
        known.append(entry)
    return tuple(known)


def _with_inline(
    place: Place,
    active: ActiveContext,
    entries: list[Any],
    start: int,
    local: Any,  # noqa: ANN401 - any JSON value
) -> ActiveContext:
    """The rest of the entries on top: inline contexts, each remarked and looked through for disguises."""
    place.path.append("@context")
    for number, entry in enumerate(entries[start:], start):
        if isinstance(local, list):
            place.path.append(number)
        active = place.processor.process(active, entry)
        if not isinstance(entry, str):
            place.statements.has_numbers = True  # @version, say
            place.remark("document-context-inline")
        if isinstance(entry, dict):
            _refuse_aliases(place, active, entry)
        if isinstance(local, list):
            place.path.pop()
    if active.vocabulary is not None:
        place.remark("document-context-catch-all")
    place.path.pop()
    return active


def _refuse_aliases(place: Place, active: ActiveContext, local: dict[str, Any]) -> None:
    """Refuses a term that gives a second name to what another context has named."""
    for term in local:
        made = active.terms.get(term)
        if made is None or made.iri is None or made.reverse:
            continue
        if any(name not in local for name in active.names[made.iri]):
            place.fail("document-term-disguised", term, key=term)


def typed_context(place: Place, held: Any, active: ActiveContext) -> Typed:  # noqa: ANN401 - any JSON value
    """The types' IRIs, and the context they make (steps 10 and 11); kept if nothing is remarked."""
    path = place.path
    path.append(active.type_key)
    types = held if isinstance(held, list) else [held]
    if len(types) > TYPE_LIMIT:
        place.fail("document-too-large", what="types", limit=TYPE_LIMIT)
    remarks = len(place.statements.remarks)
    iris = []
    for number, name in enumerate(types):
        if isinstance(held, list):
            path.append(number)
        if not isinstance(name, str):
            place.fail("document-value-malformed", reason="a type that is no text")
        iris.append(place.type_link(name, active))
        if isinstance(held, list):
            path.pop()
    under = active
    for name in sorted(set(types), key=lambda name: name.encode("utf-16-be", "surrogatepass")):
        term = active.terms.get(name)
        if term is not None and term.context is not UNSET:
            under = place.processor.process(under, term.context, base=term.context_base, propagate=False)
    if (under.type_key, under.id_key) != (active.type_key, active.id_key):
        place.fail("document-context-malformed", reason="a type that renames id or type")
    path.pop()
    terms = tuple(dict.fromkeys(iris))
    tails = () if any(term > "_" for term in terms) else tuple(f" {RDF_TYPE} {term} .\n" for term in terms)
    typed = (terms, tails, under)
    if len(place.statements.remarks) == remarks:
        active.types[held if isinstance(held, str) else tuple(types)] = typed
        place.learn()
    return typed
