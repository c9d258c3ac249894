"""One walk from compact JSON-LD to statements, which proves on the way that nothing else was said.

Read this file first. Every key is looked up once in the table of the active context at its place;
a key, type or value whose statement could be written another way, or would be lost, is refused
where it stands. What is lawful but not held in place by a signature is remarked. So whoever
verified the statements may read the JSON. (JSON-LD 1.1 API, 5.1.2, 7.1 and 8.1; Data Integrity 2.4.1)
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assay.errors import AssayError
from assay.jsonld.containers import Containers
from assay.jsonld.contexts import SHIPPED, ContextStore
from assay.jsonld.iris import COMMON_SCHEMES, are_clean
from assay.jsonld.properties import OTHER, SKIP, TEXT
from assay.jsonld.scopes import embedded_context, top_context, typed_context
from assay.jsonld.statements import Json, Statements
from assay.jsonld.terms import UNSET, ActiveContext, Property, keyword_of
from assay.jsonld.values import RDF_TYPE

CARRIED = frozenset({"endorsement", "verifiableCredential"})
"""The terms whose values are credentials carried whole, each with its own `@context`."""

DEPTH_LIMIT = 64
"""Objects and arrays inside one another, as many as the JSON reader lets through."""


def read_statements(
    document: Json,
    contexts: ContextStore = SHIPPED,
    *,
    base: str | None = None,
    carried: frozenset[str] = CARRIED,
) -> Statements:
    """The statements of a document, and what a verifier must judge of how they are written.

    `base` is where the document stands, against which relative IRIs are read; None refuses them.
    `carried` names the terms whose values may bring a context of their own.
    Raises `Malformed` with a `document-*` code and the pointer of what is wrong, `Unsupported`
    document-context-unknown.
    """
    walk = Walk(contexts, carried, COMMON_SCHEMES)
    statements = walk.read(document, base)
    if not are_clean(walk.iris):
        # Some IRI has a character it may not have: walk again and look at each where it stands.
        return Walk(contexts, carried, ()).read(document, base)
    return statements


class Walk(Containers):
    """One walk over one document."""

    __slots__ = ("_carried", "_described", "_own_context")

    def __init__(self, store: ContextStore, carried: frozenset[str], schemes: tuple[str, ...]) -> None:
        super().__init__(store, schemes)
        self._carried = carried
        self._own_context: list[Any] | None = None  # of the credential carried here
        self._described: dict[tuple[str, str], Json] = {}

    def read(self, document: Json, base: str | None) -> Statements:
        """The statements of the whole document."""
        try:
            if not isinstance(document, dict):
                self.fail("document-not-an-object")
            active = top_context(self, document.get("@context", UNSET), base)
            self._top(document, active)
        except AssayError as error:
            if error.pointer or not self.path:
                raise
            raise type(error)(error.code, self.pointer(), **error.facts) from None
        return self.statements

    def _top(self, document: Json, active: ActiveContext) -> None:
        keys = [key for key in document if key != "@context"]
        if len(keys) == 1 and keyword_of(active, keys[0]) == "@graph":  # 5.1, step 5: not a graph of its own
            self.entry(active, keys[0])
            self.remark("document-keyword-refused", keys[0], keyword="@graph")
            self._contents(keys[0], document[keys[0]], active, "")
        else:
            self.node(document, active, "")
            if keys and not self.statements:
                self.fail("document-value-dropped")

    def node(self, node: Json, active: ActiveContext, graph: str) -> str:
        """The subject of a node object, whose statements have been gathered (5.1.2, steps 7 to 14)."""
        path = self.path
        outside = None
        if path:
            if len(path) > DEPTH_LIMIT:
                self.fail("document-too-deep", limit=DEPTH_LIMIT)
            if "@context" in node:
                outside = self._described, self._own_context
                active = self._carried_context(node, active)
        held = node.get(active.type_key)
        types: tuple[str, ...] = ()
        if held is not None:
            try:
                types, active = active.types[tuple(held) if held.__class__ is list else held]
            except (KeyError, TypeError):  # not seen yet, or no texts
                types, active = typed_context(self, held, active)
        name = node.get(active.id_key)
        if name.__class__ is not str:
            if name is not None:
                self.fail("document-value-malformed", active.id_key, reason="an id that is no text")
            subject = self.blank()
        else:
            if active.is_plain and name.startswith(self.schemes):
                self.iris.append(name)
                subject = f"<{name}>"
            else:
                path.append(active.id_key)
                subject = self.link(name, active)
                path.pop()
            if len(node) > 2 or (held is None and len(node) > 1):  # noqa: PLR2004 - more than id and type
                first = self._described.setdefault((subject, graph), node)
                if first is not node and first != node:
                    self.remark("document-node-described-twice", text=name)
        for term in types:
            self.statements.add(subject, RDF_TYPE, term, graph)
        self._members(node, subject, active, graph)
        if outside is not None:
            self._described, self._own_context = outside
        return subject

    def _carried_context(self, node: Json, active: ActiveContext) -> ActiveContext:
        key = next((step for step in reversed(self.path) if isinstance(step, str)), None)
        held = node["@context"]
        listed = held if isinstance(held, list) else [held]
        if key in self._carried:
            self._own_context = listed
            self._described = {}  # held in place by a signature of its own, so apart from the rest
        elif key != "proof" or self._own_context is None or listed != self._own_context[: len(listed)]:
            # But for a JCS proof of the carried credential, which has its contexts (vc-di-eddsa 3.3.1).
            self.fail("document-context-nested", "@context")
        return embedded_context(self, held, active)

    def _members(self, node: Json, subject: str, active: ActiveContext, graph: str) -> None:
        """Gathers the statements of a node's members; the hot loop (5.1.2, step 13)."""
        entries = active.entries
        statements, path = self.statements, self.path
        append = statements.tails[subject].append
        for key, value in node.items():
            try:
                kind, predicate, ending, prop = entries[key]
            except KeyError:
                kind, predicate, ending, prop = self.entry(active, key)
            if kind == SKIP:
                if value is None and key != "@context":
                    self.fail("document-value-dropped", key)
                continue
            of = value.__class__
            if of is str and kind != OTHER and not graph:  # nearly every member; as `object` and `add` would
                if kind == TEXT:
                    if value.isprintable() and '"' not in value and "\\" not in value:
                        append(f' {predicate} "{value}{ending} .\n')
                        continue
                elif value.startswith(self.schemes):
                    self.iris.append(value)
                    append(f" {predicate} <{value}> .\n")
                    continue
            path.append(key)
            if kind == OTHER:
                self._other(subject, value, prop, active, graph)
            elif of is list:
                terms = []
                for place, item in enumerate(value):
                    path.append(place)
                    terms.append(self.object(item, prop, graph))
                    path.pop()
                if len(set(terms)) != len(terms):
                    self._refuse_disguised_repetition(value, terms)
                for term in terms:
                    statements.add(subject, predicate, term, graph)
            else:
                statements.add(subject, predicate, self.object(value, prop, graph), graph)
            path.pop()

    def _refuse_disguised_repetition(self, value: list[Any], terms: list[str]) -> None:
        """Refuses a node that stands twice under one key, once told and once only named, say.

        The statement would be one; who reads the first of them would find the wrong one.
        """
        first: dict[str, Any] = {}
        for place, (term, item) in enumerate(zip(terms, value, strict=True)):
            if first.setdefault(term, item) != item:
                self.fail("document-node-described-twice", place, text=term.strip("<>"))

    def _other(self, subject: str, value: Any, prop: Property, active: ActiveContext, graph: str) -> None:  # noqa: ANN401 - any JSON value
        """Gathers what stands under a keyword, or under a term with a container or the like."""
        keyword = prop.keyword
        if keyword is None:
            self.special(subject, value, prop, graph)
            return
        if keyword not in {"@graph", "@included", "@index", "@nest", "@reverse"}:
            self.fail("document-keyword-refused", keyword=keyword)
        self.remark("document-keyword-refused", keyword=keyword)
        if keyword == "@graph":
            self._contents(None, value, active, subject)
        elif keyword == "@included":
            self._contents(None, value, active, graph)
        elif keyword == "@nest":
            self._nested(subject, value, active, graph)
        elif keyword == "@reverse":
            self._reverse(subject, value, active, graph)
        elif not isinstance(value, str):
            self.fail("document-value-malformed", reason="an index that is no text")

    def _contents(self, key: str | None, value: Any, active: ActiveContext, graph: str) -> None:  # noqa: ANN401 - any JSON value
        """Gathers the nodes of a graph, or of those included; anything but a node would be lost."""
        if key is not None:
            self.path.append(key)
        many = isinstance(value, list)
        for place, item in enumerate(value if many else [value]):
            if many:
                self.path.append(place)
            if not isinstance(item, dict):
                self.fail("document-value-dropped")
            before = len(self.statements)
            self.node(item, active.previous or active, graph)
            if len(self.statements) == before:
                self.fail("document-value-dropped")
            if many:
                self.path.pop()
        if key is not None:
            self.path.pop()

    def _nested(self, subject: str, value: Any, active: ActiveContext, graph: str) -> None:  # noqa: ANN401 - any JSON value
        """Gathers members that stand one level down and belong to this subject (step 14)."""
        many = isinstance(value, list)
        for place, item in enumerate(value if many else [value]):
            if many:
                self.path.append(place)
            if not isinstance(item, dict):
                self.fail("document-value-malformed", reason="a nest that is no object")
            for key in item:
                if keyword_of(active, key) in {"@id", "@type", "@value", "@context"}:
                    self.fail(
                        "document-value-malformed", key, reason="a nest that has an id, a type or a value"
                    )
            self._members(item, subject, active, graph)
            if many:
                self.path.pop()

    def _reverse(self, subject: str, value: Any, active: ActiveContext, graph: str) -> None:  # noqa: ANN401 - any JSON value
        """Gathers statements told from the other end (step 13.4.13)."""
        if not isinstance(value, dict):
            self.fail("document-value-malformed", reason="a reverse that is no object")
        for key, held in value.items():
            prop = self.entry(active, key)[3]
            if prop.keyword is not None or prop.container:
                self.fail("document-keyword-refused", key, keyword=prop.keyword or "@reverse")
            self.path.append(key)
            self.special(subject, held, replace(prop, reverse=not prop.reverse), graph)
            self.path.pop()
