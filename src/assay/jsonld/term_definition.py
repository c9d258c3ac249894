"""One term of a local context, defined: the create-term-definition algorithm and IRI expansion.

Apart from context processing because the two together are the longest text of the standard.
Faults are `Malformed` document-context-malformed with the standard's own word as the reason.
(JSON-LD 1.1 API, 4.2.2 and 5.2)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from assay.errors import Malformed
from assay.jsonld.iris import has_scheme, resolve
from assay.jsonld.terms import KEYWORDS, UNSET, ActiveContext, TermDefinition, Unset, is_like_keyword

_ENTRIES = frozenset(
    {"@id", "@reverse", "@container", "@context", "@direction", "@index", "@language", "@nest", "@prefix",
     "@protected", "@type"}
)  # fmt: skip
_CONTAINERS = frozenset({"@graph", "@id", "@index", "@language", "@list", "@set", "@type"})
_WITH_SET = frozenset({"@graph", "@id", "@index", "@language", "@type"})
_GEN_DELIMS = (":", "/", "?", "#", "[", "]", "@")
_DIRECTIONS = ("ltr", "rtl")


@dataclass(slots=True)
class Definition:
    """One local context being read into `active`: what its terms need to define one another."""

    active: ActiveContext
    local: dict[str, Any]
    check_scoped: Callable[[ActiveContext, Any], None]
    base: str | None = None
    protected: bool = False
    override_protected: bool = False
    defined: dict[str, bool] = field(default_factory=dict)


def fault(reason: str) -> NoReturn:
    """Raises the `Malformed` of a context, with the standard's name of the error as its reason."""
    raise Malformed("document-context-malformed", reason=reason)


def define_term(under: Definition, term: str) -> None:
    """Put the definition of `term` into the active context (JSON-LD 1.1 API, 4.2.2)."""
    state = under.defined.get(term)
    if state:  # 1
        return
    if state is False or not term:
        fault("cyclic IRI mapping" if term else "invalid term definition")
    under.defined[term] = False  # 2
    value = under.local[term]  # 3
    if term == "@type":  # 4
        if not (isinstance(value, dict) and value and value.keys() <= {"@container", "@protected"}):
            fault("keyword redefinition")
        if value.get("@container", "@set") not in ("@set", ["@set"]):
            fault("keyword redefinition")
    elif term in KEYWORDS:  # 5
        fault("keyword redefinition")
    elif is_like_keyword(term):
        return
    terms = under.active.terms
    previous = terms.pop(term, None)  # 6
    simple = isinstance(value, str)
    if value is None or simple:  # 7, 8
        value = {"@id": value}
    elif not isinstance(value, dict):  # 9
        fault("invalid term definition")
    made = _definition(under, term, value, simple=simple)
    if made is not None:
        if previous is not None:
            kept = replace(made, protected=previous.protected)
            if previous.protected and not under.override_protected and kept != previous:  # 27
                fault("protected term redefinition")
            if kept == previous and (previous.protected or not made.protected):
                made = previous
        terms[term] = made
    under.defined[term] = True  # 28


def _definition(
    under: Definition, term: str, value: dict[str, Any], *, simple: bool
) -> TermDefinition | None:
    """Steps 10 to 26 of 4.2.2; None for a term that looks like a keyword and is ignored."""
    protected = value.get("@protected", under.protected)  # 11
    if not isinstance(protected, bool):
        fault("invalid @protected value")
    coercion = _coercion(under, value)  # 12
    if "@reverse" in value:  # 13
        return _reverse(under, value, coercion, protected=protected)
    mapped = _iri(under, term, value)  # 14 to 18
    if mapped is UNSET:
        return None
    iri = mapped if isinstance(mapped, str) else None
    prefix = simple and iri is not None and not {":", "/"} & set(term) and (
        iri.endswith(_GEN_DELIMS) or iri.startswith("_:")
    )  # fmt: skip
    container = _container(value)  # 19
    if "@type" in container:
        coercion = coercion or "@id"
        if coercion not in {"@id", "@vocab"}:
            fault("invalid type mapping")
    index = _index(under, value, container)  # 20
    if "@context" in value:  # 21
        try:
            under.check_scoped(under.active, value["@context"])
        except Malformed as error:
            if error.code != "document-context-malformed":
                raise
            fault("invalid scoped context")
    language, direction, nest = _texts(value)  # 22 to 24
    if "@prefix" in value:  # 25
        if ":" in term or "/" in term:
            fault("invalid term definition")
        prefix = value["@prefix"]
        if not isinstance(prefix, bool):
            fault("invalid @prefix value")
        if prefix and iri in KEYWORDS:
            fault("invalid term definition")
    if not value.keys() <= _ENTRIES:  # 26
        fault("invalid term definition")
    return TermDefinition(
        iri, coercion, container, prefix=prefix, protected=protected, language=language, direction=direction,
        context=value.get("@context", UNSET), context_base=under.base, nest=nest, index=index,
    )  # fmt: skip


def _coercion(under: Definition, value: dict[str, Any]) -> str | None:
    if "@type" not in value:
        return None
    named = value["@type"]
    if not isinstance(named, str):
        fault("invalid type mapping")
    iri = expand_iri(under.active, named, vocabulary=True, under=under)
    if iri in {"@id", "@json", "@none", "@vocab"}:
        return iri
    if iri is None or iri in KEYWORDS or iri.startswith("_:") or not has_scheme(iri):
        fault("invalid type mapping")
    return iri


def _reverse(
    under: Definition, value: dict[str, Any], coercion: str | None, *, protected: bool
) -> TermDefinition | None:
    if "@id" in value or "@nest" in value:
        fault("invalid reverse property")
    named = value["@reverse"]
    if not isinstance(named, str):
        fault("invalid IRI mapping")
    if named not in KEYWORDS and is_like_keyword(named):
        return None
    iri = expand_iri(under.active, named, vocabulary=True, under=under)
    if iri is None or iri in KEYWORDS or not _is_iri(iri):
        fault("invalid IRI mapping")
    container = value.get("@container")
    if container not in (None, "@set", "@index"):
        fault("invalid reverse property")
    if not value.keys() <= _ENTRIES:
        fault("invalid term definition")
    kinds = frozenset({container} if container else ())
    return TermDefinition(iri, coercion, kinds, reverse=True, protected=protected)


def _iri(under: Definition, term: str, value: dict[str, Any]) -> str | Unset | None:
    """The IRI mapping, None for a term taken away, UNSET for one to be ignored (steps 14 to 18)."""
    named = value.get("@id", term)
    if named is None:
        return None
    if not isinstance(named, str):
        fault("invalid IRI mapping")
    if named != term:  # 14.2
        if named not in KEYWORDS and is_like_keyword(named):
            return UNSET
        iri = expand_iri(under.active, named, vocabulary=True, under=under)
        if iri is None or not (iri in KEYWORDS or _is_iri(iri)):
            fault("invalid IRI mapping")
        if iri == "@context":
            fault("invalid keyword alias")
        if ":" in term[1:-1] or "/" in term:  # 14.2.4
            under.defined[term] = True
            if expand_iri(under.active, term, vocabulary=True, under=under) != iri:
                fault("invalid IRI mapping")
        return iri
    if ":" in term[1:]:  # 15
        prefix, _, suffix = term.partition(":")
        if prefix in under.local:
            define_term(under, prefix)
        held = under.active.terms.get(prefix)
        return term if held is None or held.iri is None else held.iri + suffix
    if "/" in term:  # 16
        iri = expand_iri(under.active, term, vocabulary=True)
        if iri is None or not _is_iri(iri):
            fault("invalid IRI mapping")
        return iri
    if term == "@type":  # 17
        return "@type"
    if under.active.vocabulary is None:  # 18
        fault("invalid IRI mapping")
    return under.active.vocabulary + term


def _is_iri(text: str) -> bool:
    return text.startswith("_:") or has_scheme(text) is not None


def _container(value: dict[str, Any]) -> frozenset[str]:
    if "@container" not in value:
        return frozenset()
    held = value["@container"]
    words = held if isinstance(held, list) else [held]
    if not words or not all(isinstance(word, str) and word in _CONTAINERS for word in words):
        fault("invalid container mapping")
    kinds = frozenset(words)
    if len(kinds) > 1:
        rest = kinds - {"@set"}
        graph = "@graph" in rest and len(rest) == 2 and bool(rest & {"@id", "@index"})  # noqa: PLR2004 - a pair
        if not graph and not (len(rest) == 1 and rest <= _WITH_SET):
            fault("invalid container mapping")
    return kinds


def _index(under: Definition, value: dict[str, Any], container: frozenset[str]) -> str | None:
    if "@index" not in value:
        return None
    named = value["@index"]
    if "@index" not in container or not isinstance(named, str) or named.startswith("@"):
        fault("invalid term definition")
    iri = expand_iri(under.active, named, vocabulary=True, under=under)
    if iri is None or not has_scheme(iri):
        fault("invalid term definition")
    return named


def _texts(value: dict[str, Any]) -> tuple[str | Unset | None, str | Unset | None, str | None]:
    language: Any = UNSET
    direction: Any = UNSET
    if "@type" not in value:
        language = value.get("@language", UNSET)
        if isinstance(language, str):
            language = language.lower()
        elif language is not None and language is not UNSET:
            fault("invalid language mapping")
        direction = value.get("@direction", UNSET)
        if direction is not UNSET and direction is not None and direction not in _DIRECTIONS:
            fault("invalid base direction")
    nest = value.get("@nest")
    if "@nest" in value and (not isinstance(nest, str) or (nest != "@nest" and nest in KEYWORDS)):
        fault("invalid @nest value")
    return language, direction, nest


def expand_iri(
    active: ActiveContext,
    value: str,
    *,
    vocabulary: bool = False,
    relative: bool = False,
    under: Definition | None = None,
) -> str | None:
    """The IRI, blank node or keyword that a text stands for; None if it stands for nothing (5.2.2)."""
    if value in KEYWORDS:  # 1
        return value
    if is_like_keyword(value):  # 2
        return None
    if under is not None and value in under.local and not under.defined.get(value):  # 3
        define_term(under, value)
    found = active.terms.get(value)
    if found is not None and (vocabulary or found.iri in KEYWORDS):  # 4, 5
        return found.iri
    if ":" in value[1:]:  # 6
        prefix, _, suffix = value.partition(":")
        if prefix == "_" or suffix.startswith("//"):
            return value
        if under is not None and prefix in under.local and not under.defined.get(prefix):
            define_term(under, prefix)
        held = active.terms.get(prefix)
        if held is not None and held.iri is not None and held.prefix:
            return held.iri + suffix
        if has_scheme(value):
            return value
    if vocabulary and active.vocabulary is not None:  # 7
        return active.vocabulary + value
    if relative and active.base is not None:  # 8
        return resolve(active.base, value)
    return value
