"""Values in containers: lists, graphs, language and index maps, reverse properties.

Apart from the walk over nodes because credentials rarely use them: proofs and contained
credentials stand in graphs of their own, allowed values in a list, and that is nearly all.
(JSON-LD 1.1 API, 5.1.2, steps 13.6 to 13.13)
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from assay.jsonld.objects import Objects
from assay.jsonld.terms import ActiveContext, Property, keyword_of
from assay.jsonld.values import RDF_FIRST, RDF_NIL, RDF_REST, tail, write_text

_MAPS = ("@language", "@index", "@id", "@type")


class Containers(Objects, ABC):
    """The walk as far as it reads what is not simply one value or several."""

    __slots__ = ()

    @abstractmethod
    def node(self, node: dict[str, Any], active: ActiveContext, graph: str) -> str:
        """The subject of a node object, whose statements have been gathered."""

    def object(self, value: Any, prop: Property, graph: str) -> str:  # noqa: ANN401 - any JSON value
        """The term of one value that is no container."""
        if not isinstance(value, dict):
            return self.scalar(value, prop)
        text = prop.text
        odd = text.odd_keys
        if "@value" in value or "@list" in value or "@set" in value or (odd and not odd.isdisjoint(value)):
            return self._odd_object(value, prop, graph)
        # A mere reference does not revert to the context before the type's (5.1.2, step 7).
        reference = len(value) == 1 and text.id_key in value
        return self.node(value, text if reference else prop.child, graph)

    def _odd_object(self, value: dict[str, Any], prop: Property, graph: str) -> str:
        keywords = {keyword_of(prop.text, key): key for key in value}
        if "@value" in keywords:
            return self.value_object(value, prop)
        if "@list" not in keywords or prop.reverse:
            self.fail("document-keyword-refused", keyword="@list" if "@list" in keywords else "@set")
        key = keywords["@list"]
        self.entry(prop.text, key)  # refuses the keyword where there is an alias for it
        if keywords.keys() - {"@list", "@index"}:
            self.fail("document-value-malformed", reason="a list that has other members")
        if "@index" in keywords:
            self.remark("document-keyword-refused", keyword="@index")
        self.remark("document-keyword-refused", keyword="@list")
        self.path.append(key)
        head = self.rdf_list(value[key], prop, graph)
        self.path.pop()
        return head

    def rdf_list(self, value: Any, prop: Property, graph: str) -> str:  # noqa: ANN401 - any JSON value
        """The head of an RDF list of these values, in their order (8.2.3)."""
        if _is_list(value, prop.text):
            return self._odd_object(value, prop, graph)
        many = isinstance(value, list)
        terms = []
        for place, item in enumerate(value if many else [value]):
            if many:
                self.path.append(place)
            terms.append(
                self.rdf_list(item, prop, graph) if isinstance(item, list) else self.object(item, prop, graph)
            )
            if many:
                self.path.pop()
        head = RDF_NIL
        for term in reversed(terms):
            cell = self.blank()
            self.statements.add(cell, RDF_FIRST, term, graph)
            self.statements.add(cell, RDF_REST, head, graph)
            head = cell
        return head

    def special(self, subject: str, value: Any, prop: Property, graph: str) -> None:  # noqa: ANN401 - any JSON value
        """Gathers the statements of a property that is more than plain values (13.6 to 13.13)."""
        container = prop.container
        if prop.coercion == "@json":
            terms = [self.json(value)]
        elif isinstance(value, dict) and not container.isdisjoint(_MAPS):
            terms = self._map(value, prop, graph)
        elif "@list" in container:
            terms = [self.rdf_list(value, prop, graph)]
        elif "@graph" in container:
            terms = self._each(value, prop, graph, self._graph)
        else:
            terms = self._each(value, prop, graph, self.object)
        for term in terms:
            if not prop.reverse:
                self.statements.add(subject, prop.predicate, term, graph)
            elif term.startswith('"'):
                self.fail("document-value-malformed", reason="a text where a node is meant")
            else:
                self.statements.add(term, prop.predicate, subject, graph)

    def _each(self, value: Any, prop: Property, graph: str, read: Any) -> list[str]:  # noqa: ANN401 - any JSON value
        if not isinstance(value, list):
            return [read(value, prop, graph)]
        terms = []
        for place, item in enumerate(value):
            self.path.append(place)
            terms.append(read(item, prop, graph))
            self.path.pop()
        return terms

    def _graph(self, value: Any, prop: Property, _graph: str) -> str:  # noqa: ANN401 - any JSON value
        """The blank name of a graph of its own that holds this node (13.12)."""
        if _is_list(value, prop.text):
            self.fail("document-value-dropped")
        name = self.blank()
        before = len(self.statements)
        self.object(value, prop, name)
        if len(self.statements) == before and value != {}:
            self.fail("document-value-dropped")  # a graph of nothing but a reference says nothing
        return name

    def _map(self, value: dict[str, Any], prop: Property, graph: str) -> list[str]:
        if "@language" in prop.container:
            return self._language_map(value, prop)
        if prop.container != {"@index"} or "@context" in value or prop.indexed:
            self.fail("document-keyword-refused", keyword=min(prop.container & set(_MAPS)))
        self.remark("document-keyword-refused", keyword="@index")  # its keys are not signed
        terms = []
        for key, held in value.items():
            self.path.append(key)
            terms += self._each(held, prop, graph, self.object)
            self.path.pop()
        return terms

    def _language_map(self, value: dict[str, Any], prop: Property) -> list[str]:
        """The literals of a language map (13.7)."""
        if prop.direction is not None:
            self.remark("document-direction-unsigned")
        terms = []
        for key, held in value.items():
            self.path.append(key)
            for text in held if isinstance(held, list) else [held]:
                if text is None:
                    self.fail("document-value-dropped")
                if not isinstance(text, str):
                    self.fail("document-value-malformed", reason="a translation that is no text")
                if keyword_of(prop.text, key) == "@none":
                    self.remark("document-keyword-refused", keyword="@none")
                    terms.append(write_text(text, '"'))
                else:
                    terms.append(write_text(text, tail(None, self.language(key, text))))
            self.path.pop()
        return terms


def _is_list(value: object, active: ActiveContext) -> bool:
    return isinstance(value, dict) and any(keyword_of(active, key) == "@list" for key in value)
