"""What a key means under an active context: compiled once, then looked up.

Apart because here it is decided which spelling of a key or type is lawful. RDF knows IRIs, readers
know keys: of all the keys that stand for one IRI, one is lawful as a property and one as a type,
and everything else is a disguise. (JSON-LD 1.1 API, 5.1.2; Data Integrity 2.4.1)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NoReturn

from assay.errors import Malformed
from assay.jsonld.active_context import ContextProcessor
from assay.jsonld.iris import has_scheme, is_absolute
from assay.jsonld.term_definition import expand_iri
from assay.jsonld.terms import KEYWORDS, UNSET, ActiveContext, Entry, Property, TermDefinition
from assay.jsonld.values import NATIVE_DATATYPES, RDF, RDF_JSON, is_language, tail

# How the walk treats what stands under a key; NONE is the kind of no key.
SKIP, TEXT, LINK, OTHER, NONE = range(5)

SECOND_NAMES = {
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential": frozenset(
        {"OpenBadgeCredential", "AchievementCredential"}
    )
}
"""Types that a standard gives two names (OB 3.0, B.1): both are lawful, and checks run for both."""

RDF_TYPE_IRI = f"{RDF}type"
_UNWRITABLE = frozenset({RDF_JSON, f"{RDF}langString"})  # datatypes with a form of their own


Reading = tuple[Entry, tuple[tuple[str, dict[str, object]], ...]]
"""An entry, and the codes and facts of what is to be remarked wherever it is used."""


def compile_key(active: ActiveContext, key: str, processor: ContextProcessor) -> Reading:
    """What `key` means under `active`; entries without remarks are remembered there.

    Raises `Malformed` document-term-undefined, document-term-disguised, document-keyword-refused,
    document-address-malformed, document-value-dropped, and what processing a scoped context raises.
    """
    term = active.terms.get(key)
    if term is None:
        return _without_term(active, key)
    if term.iri is None:
        raise Malformed("document-term-undefined", term=key)
    if term.iri in KEYWORDS:
        if active.names[term.iri] != [key]:
            _disguised(key)
        if term.context is not UNSET:  # what it would bring depends on how the keyword is read
            raise Malformed("document-keyword-refused", keyword=term.iri)
        return _keyword(active, key, term.iri)
    if not term.reverse and lawful_property(active, term.iri) != key:
        _disguised(key)
    remarks: list[tuple[str, dict[str, object]]] = []
    if term.reverse:
        remarks.append(("document-keyword-refused", {"keyword": "@reverse"}))
    if term.nest is not None:
        remarks.append(("document-keyword-refused", {"keyword": "@nest"}))
    if not is_absolute(term.iri):
        code = "document-value-dropped" if term.iri.startswith("_:") else "document-address-malformed"
        raise Malformed(code, text=term.iri)
    entry = _compile(active, key, term, processor)
    if not remarks and term.iri != RDF_TYPE_IRI:  # a second way to say @type is looked at each time
        active.entries[key] = entry
    return entry, tuple(remarks)


def _compile(active: ActiveContext, key: str, term: TermDefinition, processor: ContextProcessor) -> Entry:
    reverted = active.previous or active
    text = active
    child = reverted
    if term.context is not UNSET:
        base = term.context_base
        text = processor.process(active, term.context, base=base, override_protected=True)
        child = text if reverted is active else processor.process(
            reverted, term.context, base=base, override_protected=True
        )  # fmt: skip
    # Texts are read under the scoped context, which may have taken this very term away (5.3.2).
    seen = text.terms.get(key)
    coercion = language = direction = None
    if seen is not None:
        coercion = None if seen.coercion == "@none" else seen.coercion
        language = seen.language if isinstance(seen.language, str) else None
        direction = seen.direction if isinstance(seen.direction, str) else None
    if seen is None or seen.language is UNSET:
        language = text.language
    if seen is None or seen.direction is UNSET:
        direction = text.direction
    container = term.container - {"@set"}
    if "@json" in {coercion, term.coercion} and (coercion != term.coercion or container):
        # Whole values or single ones, inside a list or not: too easily read in two ways.
        raise Malformed("document-keyword-refused", keyword="@json")
    predicate = f"<{term.iri}>"
    prop = Property(
        key, None, predicate, coercion, language, direction, container, term.reverse,
        term.index is not None, child, text,
    )  # fmt: skip
    return _entry(prop, None if coercion else language)


def _entry(prop: Property, language: str | None) -> Entry:
    kind = _kind_of(prop)
    if kind == LINK:
        return kind, f" {prop.predicate} <", "> .\n", prop
    return kind, f' {prop.predicate} "', f"{tail(prop.datatype, language)} .\n", prop


def _kind_of(prop: Property) -> int:
    coercion = prop.coercion
    if prop.datatype is not None:
        refuse_datatype(prop.datatype)
    if prop.language is not None and not is_language(prop.language):
        raise Malformed("document-value-malformed", reason="a language that is none")
    if prop.container or prop.reverse:
        return OTHER
    if coercion is None:
        return TEXT if prop.direction is None else OTHER
    if coercion == "@id":
        return LINK if prop.text.is_plain else OTHER
    if coercion.startswith("@") or coercion in NATIVE_DATATYPES:
        return OTHER
    return TEXT


def refuse_datatype(datatype: str) -> None:
    """Raises `Malformed` document-value-malformed for a datatype that no plain literal may have."""
    if not is_absolute(datatype):
        raise Malformed("document-address-malformed", text=datatype)
    if datatype in _UNWRITABLE:
        raise Malformed("document-value-malformed", reason="a datatype that has a form of its own")


def _without_term(active: ActiveContext, key: str) -> Reading:
    """A key that no context defines: a keyword, an IRI, or a name that a catch-all gives an IRI."""
    if key in KEYWORDS:
        if active.names.get(key):
            _disguised(key)
        return _keyword(active, key, key)
    iri = expand_iri(active, key, vocabulary=True)
    if iri is None or iri in KEYWORDS or not is_absolute(iri):
        raise Malformed("document-term-undefined", term=key)
    if iri in active.names:
        _disguised(key)
    caught = not has_scheme(key)
    remark: tuple[str, dict[str, object]] = (
        ("document-context-catch-all", {}) if caught else ("document-term-undefined", {"term": key})
    )
    predicate = f"<{iri}>"
    child = active.previous or active
    prop = Property(key, None, predicate, None, active.language, active.direction, child=child, text=active)
    return _entry(prop, active.language), (remark,)


def _keyword(active: ActiveContext, key: str, keyword: str) -> Reading:
    kind = SKIP if keyword in {"@id", "@type", "@context"} else OTHER
    entry = (kind, "", "", Property(key, keyword, child=active.previous or active, text=active))
    if kind == SKIP:
        active.entries[key] = entry
        active.skipped.add(key)
    return entry, ()


def _disguised(key: str) -> NoReturn:
    raise Malformed("document-term-disguised", key=key)


def lawful_property(active: ActiveContext, iri: str) -> str | None:
    """The one key under which a property of this IRI is lawful; None where two have equal claims.

    The term that says how to read its values was made for a property; between two that say
    nothing, properties begin with a small letter and classes with a capital one.
    """
    names = active.names.get(iri, ())
    if len(names) < 2:  # noqa: PLR2004 - nothing to choose between
        return names[0] if names else None
    return _only_best(active, names, lambda name: not name[:1].isupper())


def lawful_types(active: ActiveContext, iri: str) -> frozenset[str]:
    """The names under which a type of this IRI is lawful: one, or those a standard declares equal."""
    names = active.names.get(iri, ())
    second = SECOND_NAMES.get(iri, frozenset())
    if len(names) < 2 or second.issuperset(names):  # noqa: PLR2004 - nothing to choose between
        return frozenset(names)
    best = _only_best(active, names, lambda name: name[:1].isupper(), said=False)
    return frozenset() if best is None else frozenset({best})


def _only_best(
    active: ActiveContext, names: Sequence[str], fits: Callable[[str], bool], *, said: bool = True
) -> str | None:
    ranks = {name: (active.terms[name].says_how_to_read is said, fits(name)) for name in names}
    best = max(ranks.values())
    winners = [name for name, rank in ranks.items() if rank == best]
    return winners[0] if len(winners) == 1 else None
