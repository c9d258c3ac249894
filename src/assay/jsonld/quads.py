"""One walk from compact JSON-LD to statements, which proves on the way that nothing else was said.

Read this file first. Every key is looked up once in the table of the active context at its place;
a key, type or value whose statement could be written another way, or would be lost, is refused
where it stands. What is lawful but not held in place by a signature is remarked. So whoever
verified the statements may read the JSON. (JSON-LD 1.1 API, 5.1.2, 7.1 and 8.1; Data Integrity 2.4.1)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assay.errors import AssayError
from assay.jsonld.containers import Containers
from assay.jsonld.contexts import SHIPPED, ContextStore
from assay.jsonld.iris import are_clean
from assay.jsonld.properties import LINK, NONE, OTHER, SKIP, TEXT
from assay.jsonld.scopes import embedded_context, top_context, typed_context
from assay.jsonld.statements import Json, Statements, Survey
from assay.jsonld.terms import UNSET, ActiveContext, Property, keyword_of
from assay.jsonld.values import RDF_TYPE, are_plain, escape

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
    walk = Walk(contexts, carried)
    statements = walk.read(document, base)
    if are_clean(walk.iris) and are_plain(walk.texts):
        return statements
    # Some IRI has a character it may not have, some text a rare one to escape: look at each where it stands.
    return Walk(contexts, carried, careful=True).read(document, base)


def survey(document: Json, contexts: ContextStore = SHIPPED) -> Survey:
    """What `read_statements` remarks, for whoever needs no statements: a third of the walk is to write them.

    Raises what `read_statements` raises, in the same places.
    """
    walk = Walk(contexts, CARRIED, writes=False)
    statements = walk.read(document, None)
    if not are_clean(walk.iris) or not are_plain(walk.texts):
        statements = Walk(contexts, CARRIED, careful=True).read(document, None)
    return Survey(statements.remarks, statements.has_numbers)


class Walk(Containers):
    """One walk over one document."""

    __slots__ = ("_carried", "_described", "_own_context", "_writes")

    def __init__(
        self, store: ContextStore, carried: frozenset[str], *, careful: bool = False, writes: bool = True
    ) -> None:
        """`writes`: make every statement; else its beginning stands for most of them."""
        super().__init__(store, careful=careful)
        self._carried = carried
        self._writes = writes
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
        members = len(document) - ("@context" in document)
        if members == 1:
            key = next(key for key in document if key != "@context")
            if keyword_of(active, key) == "@graph":  # 5.1, step 5: not a graph of its own
                self.entry(active, key)
                self.remark("document-keyword-refused", key, keyword="@graph")
                self._contents(key, document[key], active, "")
                return
        self.node(document, active, "")
        if members and not self.statements:
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
        tails: tuple[str, ...] = ()
        if held is not None:
            try:
                types, tails, active = active.types[tuple(held) if held.__class__ is list else held]
            except (KeyError, TypeError):  # not seen yet, or no texts
                types, tails, active = typed_context(self, held, active)
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
        if subject in self.statements.tails:
            self.statements.may_repeat = True  # it has been told of before
        if graph or not tails:
            for term in types:
                self.statements.add(subject, RDF_TYPE, term, graph)
        else:
            self.statements.tails[subject] += tails
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
        entries, skipped = active.entries, active.skipped
        path, texts = self.path, self.texts
        append = self.statements.tails[subject].append
        # Nearly every member is a text of one of two kinds, and written right here as `object` would.
        text, link = (NONE, NONE) if graph or self.careful else (TEXT, LINK)
        writes = self._writes
        for key, value in node.items():
            if key in skipped and value is not None:
                continue
            try:
                kind, before, behind, prop = entries[key]
            except KeyError:
                kind, before, behind, prop = self.entry(active, key)
            if value.__class__ is str:
                if kind == text:
                    if not writes and value.isascii():  # nothing can be wrong with it
                        append(before)
                        continue
                    if '"' in value or "\n" in value or "\\" in value:
                        path.append(key)
                        value = escape(value)  # noqa: PLW2901 - the same, as it is written
                        path.pop()
                    else:
                        texts.append(value)
                    append(f"{before}{value}{behind}")
                    continue
                if kind == link and value.startswith(self.schemes):
                    self.iris.append(value)
                    append(f"{before}{value}{behind}")
                    continue
            if kind == SKIP:
                if value is None and key != "@context":
                    self.fail("document-value-dropped", key)
                continue
            path.append(key)
            if kind == OTHER:
                self._other(subject, value, prop, active, graph)
            elif value.__class__ is list:
                self._gather(subject, prop, self._several(value, prop, graph), graph)
            else:
                self._gather(subject, prop, (self.object(value, prop, graph),), graph)
            path.pop()

    def _gather(self, subject: str, prop: Property, terms: Sequence[str], graph: str) -> None:
        """Gathers statements of one property; as `add` would, but each for the first time."""
        predicate, statements = prop.predicate, self.statements
        for term in terms:
            if graph or term > "_":
                statements.links.append((subject, predicate, term, graph))
            else:
                statements.tails[subject].append(f" {predicate} {term} .\n")

    def _several(self, values: list[Any], prop: Property, graph: str) -> list[str]:
        """The terms of these values, in their order."""
        path = self.path
        terms = []
        for place, item in enumerate(values):
            path.append(place)
            terms.append(self.object(item, prop, graph))
            path.pop()
        if len(terms) > 1 and len(set(terms)) != len(terms):
            self.statements.may_repeat = True
            self._refuse_disguised_repetition(values, terms)
        return terms

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
        self.statements.may_repeat = True
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
