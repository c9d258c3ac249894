"""Where a walk is, what it has gathered, and how it reads IRIs: the part every value needs.

Apart from the walk over nodes so that each file is read in one sitting. A pointer is made only
when something is wrong: until then the walk keeps the steps it took in a list.
"""

from __future__ import annotations

from typing import NoReturn

from assay.encoding import join
from assay.errors import Malformed
from assay.jsonld.active_context import ContextProcessor
from assay.jsonld.contexts import ContextStore
from assay.jsonld.iris import COMMON_SCHEMES, has_scheme, is_absolute, resolve
from assay.jsonld.properties import compile_key, lawful_property, lawful_types
from assay.jsonld.statements import Remark, Statements
from assay.jsonld.term_definition import expand_iri
from assay.jsonld.terms import KEYWORDS, ActiveContext, Entry, is_like_keyword

MOST_REMARKS = 100  # in one document; honest ones have one or two


class Place:
    """One walk of one document: its steps so far, its statements so far."""

    __slots__ = (
        "_blanks",
        "_named_blanks",
        "careful",
        "iris",
        "keeps",
        "path",
        "processor",
        "schemes",
        "statements",
        "store",
        "texts",
    )

    def __init__(self, store: ContextStore, *, careful: bool) -> None:
        """`careful`: look at each IRI and text where it stands, instead of at all together in the end."""
        self.store = store
        self.careful = careful
        self.schemes = () if careful else COMMON_SCHEMES  # texts that begin so are taken for IRIs
        self.processor = ContextProcessor(store)
        self.path: list[str | int] = []
        self.statements = Statements()
        self.iris: list[str] = []  # to be looked at in the end, as the texts
        self.texts: list[str] = []
        self.keeps = False  # whether the contexts of this walk outlive it
        self._blanks = 0
        self._named_blanks: dict[str, str] = {}

    def pointer(self, *steps: str | int) -> str:
        """The JSON pointer of what lies these steps further on."""
        return join("", *self.path, *steps)

    def fail(self, code: str, *steps: str | int, **facts: object) -> NoReturn:
        """Raises `Malformed` for what lies these steps further on."""
        raise Malformed(code, self.pointer(*steps), **facts)

    def remark(self, code: str, *steps: str | int, **facts: object) -> None:
        """Notes what a verifier must judge, these steps further on; what is only to be known, once."""
        remarks = self.statements.remarks
        if code == "document-direction-unsigned" and any(remark.code == code for remark in remarks):
            return
        if len(remarks) >= MOST_REMARKS:  # dropping one would be to accept it
            self.fail("document-too-large", *steps, what="remarks", limit=MOST_REMARKS)
        remarks.append(Remark(code, self.pointer(*steps), facts))

    def blank(self) -> str:
        """A blank node that nothing else is."""
        label = f"_:b{self._blanks}"
        self._blanks += 1
        return label

    def named_blank(self, text: str) -> str:
        """The blank node that the document calls by this name."""
        self.statements.may_repeat = True  # elsewhere each blank node stands in one place
        label = self._named_blanks.get(text)
        if label is None:
            label = self._named_blanks[text] = self.blank()
        return label

    def learn(self) -> None:
        """Count an active context that outlives this walk."""
        if self.keeps:
            self.store.learn()

    def entry(self, active: ActiveContext, key: str) -> Entry:
        """What a key means here, remarking what is to be remarked. Raises what `compile_key` raises."""
        self.path.append(key)
        entry, remarks = compile_key(active, key, self.processor)
        for code, facts in remarks:
            self.remark(code, **facts)
        self.path.pop()
        if key not in active.entries:  # no term of the context, whose properties are all different
            self.statements.may_repeat = True
        if entry[3].text is not active:
            self.learn()
        return entry

    def link(self, text: str, active: ActiveContext) -> str:
        """The term of an IRI given as a text, here: `<…>` or a blank node (5.2.2, document-relative)."""
        if text.startswith(self.schemes) and active.is_plain:
            self.iris.append(text)
            return f"<{text}>"
        if text.startswith("_:"):
            self.remark("document-name-hidden", text=text)
            return self.named_blank(text)
        found = active.terms.get(text)
        if text in KEYWORDS or is_like_keyword(text) or (found is not None and found.iri in KEYWORDS):
            self.fail("document-address-relative", text=text)
        prefix, _, suffix = text.partition(":")
        held = active.terms.get(prefix)
        if held is not None and held.prefix and prefix != text and not suffix.startswith("//"):
            self.fail("document-term-disguised", key=text)
        iri = text
        if not has_scheme(text):
            if active.base is None:
                self.fail("document-address-relative", text=text)
            iri = resolve(active.base, text)
            self.remark("document-address-relative", text=text)
        if not is_absolute(iri):
            self.fail("document-address-malformed", text=text)
        return f"<{iri}>"

    def vocabulary_link(self, text: str, active: ActiveContext) -> str:
        """The term of a text that names a term or an IRI (`@type: @vocab`)."""
        found = active.terms.get(text)
        if found is not None:
            if found.iri is None or found.iri in KEYWORDS:
                self.fail("document-term-undefined", term=text)
            if active.names.get(found.iri) != [text] and lawful_property(active, found.iri) != text:
                self.fail("document-term-disguised", key=text)
            if not is_absolute(found.iri):
                self.fail("document-address-malformed", text=found.iri)
            return f"<{found.iri}>"
        iri = expand_iri(active, text, vocabulary=True, relative=True)
        return self.no_term(text, iri, active, "document-term-undefined", {"term": text})

    def type_link(self, text: str, active: ActiveContext) -> str:
        """The term of a type; one that is an IRI and no term is remarked."""
        found = active.terms.get(text)
        if found is not None:
            if found.iri is None or found.iri in KEYWORDS:
                self.fail("document-type-undefined", type=text)
            if text not in lawful_types(active, found.iri):
                self.fail("document-term-disguised", key=text)
            if not is_absolute(found.iri):
                self.fail("document-address-malformed", text=found.iri)
            return f"<{found.iri}>"
        facts = {"type": text}
        iri = expand_iri(active, text, vocabulary=True, relative=True)
        term = self.no_term(text, iri, active, "document-type-undefined", facts)
        if term.startswith("<"):
            self.remark("document-type-undefined", **facts)
        return term

    def no_term(
        self, text: str, iri: str | None, active: ActiveContext, undefined: str, facts: dict[str, str]
    ) -> str:
        """The term of a text that is no term itself but stands for `iri`; some ways there are remarked."""
        if iri is not None and iri.startswith("_:"):
            self.remark("document-name-hidden", text=text)
            return self.named_blank(iri)
        if iri is None or iri in KEYWORDS or not has_scheme(iri):
            self.fail(undefined, **facts)
        if not is_absolute(iri):
            self.fail("document-address-malformed", text=text)
        if iri in active.names:
            self.fail("document-term-disguised", key=text)
        if iri != text:
            if active.vocabulary is not None and iri == active.vocabulary + text:
                self.remark("document-context-catch-all")
            elif ":" in text:
                self.remark("document-term-disguised", key=text)
            else:
                self.remark("document-address-relative", text=text)
        return f"<{iri}>"
