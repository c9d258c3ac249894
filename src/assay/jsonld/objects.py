"""Values that are no nodes: texts, numbers, value objects, as the terms they become.

Apart from the walk because here it is proven that a value has one spelling: a value object that
says nothing, or a text that a number would equal, is the same statement in other clothes.
(JSON-LD 1.1 API, 5.3 Value Expansion and 5.1.2, step 15)
"""

from __future__ import annotations

from typing import Any

from assay.encoding import canonical_json
from assay.jsonld.places import Place
from assay.jsonld.properties import refuse_datatype
from assay.jsonld.term_definition import expand_iri
from assay.jsonld.terms import KEYWORDS, ActiveContext, Property
from assay.jsonld.values import (
    NATIVE_DATATYPES,
    RDF_JSON,
    escape,
    is_language,
    is_like_native,
    tail,
    write_native,
    write_text,
)

_MEMBERS = frozenset({"@value", "@type", "@language", "@direction", "@index"})
_NATIVE_EXPECTED = "a text where a number, true or false is meant"
_TEXT_EXPECTED = "a number, true or false where a text is meant"


class Objects(Place):
    """The walk as far as it reads values."""

    __slots__ = ()

    def scalar(self, value: Any, prop: Property) -> str:  # noqa: ANN401 - any JSON value but an object
        """The term of a text, number or truth value; everything else is refused."""
        if isinstance(value, str):
            return self.text(value, prop)
        if value is None:
            self.fail("document-value-dropped")
        if isinstance(value, list):
            self.fail("document-value-malformed", reason="a list inside a list")
        self.statements.has_numbers = True
        if prop.datatype is not None and prop.datatype not in NATIVE_DATATYPES:
            self.remark("document-value-malformed", reason=_TEXT_EXPECTED)
        return write_native(value, prop.datatype)

    def text(self, value: str, prop: Property) -> str:
        """The term of a text under this property (5.3.2)."""
        if prop.coercion == "@id":
            return self.link(value, prop.text)
        if prop.coercion == "@vocab":
            return self.vocabulary_link(value, prop.text)
        if prop.datatype is None:
            if prop.direction is not None:
                self.remark("document-direction-unsigned")
            return write_text(value, tail(None, prop.language))
        if prop.datatype in NATIVE_DATATYPES and is_like_native(value):
            self.remark("document-value-malformed", reason=_NATIVE_EXPECTED)
        return write_text(value, tail(prop.datatype))

    def json(self, value: Any) -> str:  # noqa: ANN401 - any JSON value
        """The literal of a JSON value (`@json`): its canonical text."""
        self.statements.has_numbers = True  # for all we know
        return f'"{escape(canonical_json(value).decode())}"^^<{RDF_JSON}>'

    def value_object(self, value: dict[str, Any], prop: Property) -> str:
        """The term of a value object, which must say something its property does not (5.1.2, step 15)."""
        parts = self._parts(value, prop.text)
        content = parts["@value"]
        kind, language, direction = (parts.get(name) for name in ("@type", "@language", "@direction"))
        if "@type" in parts and (language is not None or direction is not None or not isinstance(kind, str)):
            self.fail("document-value-malformed", reason="a value with a type that is none")
        if kind == "@json":
            return self.json(content)
        if content is None:
            self.fail("document-value-dropped")
        if not isinstance(content, str):
            self.statements.has_numbers = True
        if isinstance(content, dict | list):
            self.fail("document-value-malformed", reason="a value that is no text, number, true or false")
        if direction is not None:
            self._direct(content, direction)
        if "@language" in parts:
            written = write_text(content, tail(None, self.language(language, content)))
        elif kind is not None:
            written = self._typed(content, kind, prop.text)
        elif isinstance(content, str):
            written = write_text(content, '"')
        else:
            written = write_native(content, None)
        mapped = "@language" in parts and "@language" in prop.container  # then a map says it
        if mapped or written == _plain(content, prop):  # a direction alone says nothing that is signed
            self.fail("document-term-disguised", key="@value")
        return written

    def _parts(self, value: dict[str, Any], active: ActiveContext) -> dict[str, Any]:
        parts: dict[str, Any] = {}
        for key, held in value.items():
            if key == "@context":
                self.fail("document-context-nested", key)
            # Here readers expect @type as it is, even where nodes have an alias for it.
            keyword = key if key == "@type" else self.entry(active, key)[3].keyword
            if keyword not in _MEMBERS:
                self.fail("document-value-malformed", key, reason="a value that has other members")
            if held is None and keyword != "@value":
                self.fail("document-value-dropped", key)
            if keyword == "@index":
                if not isinstance(held, str):
                    self.fail("document-value-malformed", key, reason="an index that is no text")
                self.remark("document-keyword-refused", key, keyword="@index")
            if keyword in parts:
                self.fail("document-value-malformed", key, reason="a value that has a member twice")
            parts[keyword] = held
        return parts

    def _direct(self, content: object, direction: object) -> None:
        if direction not in ("ltr", "rtl") or not isinstance(content, str):
            self.fail("document-value-malformed", reason="a direction that is none")
        self.remark("document-direction-unsigned")

    def language(self, tag: object, content: object) -> str:
        """A language tag as it is written, in small letters; refused where it is none."""
        if not isinstance(tag, str) or not isinstance(content, str) or not is_language(tag):
            self.fail("document-value-malformed", reason="a language that is none")
        if tag not in {tag.lower(), _usual(tag)}:
            self.remark("document-value-malformed", reason="a language in unusual letters")
        return tag.lower()

    def _typed(self, content: str | float, kind: str, active: ActiveContext) -> str:
        found = active.terms.get(kind)
        if found is not None and found.iri is not None and found.iri not in KEYWORDS:
            datatype = found.iri
            if active.names[datatype] != [kind]:
                self.fail("document-term-disguised", key=kind)
        else:
            datatype = self._no_term_datatype(kind, active)
        refuse_datatype(datatype)
        if (datatype in NATIVE_DATATYPES) is isinstance(content, str):
            if not isinstance(content, str):
                self.remark("document-value-malformed", reason=_TEXT_EXPECTED)
            elif is_like_native(content):
                self.remark("document-value-malformed", reason=_NATIVE_EXPECTED)
        return (
            write_text(content, tail(datatype))
            if isinstance(content, str)
            else write_native(content, datatype)
        )

    def _no_term_datatype(self, kind: str, active: ActiveContext) -> str:
        iri = expand_iri(active, kind, vocabulary=True, relative=True)
        term = self.no_term(kind, iri, active, "document-type-undefined", {"type": kind})
        if term.startswith("_:"):
            self.fail("document-value-malformed", reason="a datatype that is none")
        return term[1:-1]


def _plain(content: str | float, prop: Property) -> str | None:
    """The literal this content would be without its value object; None where it would be none."""
    if not isinstance(content, str):
        return write_native(content, prop.datatype)
    if prop.coercion is not None and prop.coercion.startswith("@"):
        return None
    return write_text(content, tail(prop.datatype, None if prop.coercion else prop.language))


def _usual(tag: str) -> str:
    """A language tag in the letters of BCP 47, 2.1.1: en-US, zh-Hant."""
    first, *rest = tag.lower().split("-")
    cases = {2: str.upper, 4: str.title}
    return "-".join([first, *(cases.get(len(part), str)(part) for part in rest)])
