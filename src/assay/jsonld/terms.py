"""What a context defines: terms, and the active context that holds them.

Apart so that the two algorithms which build these (context processing, create term definition)
and the walk that uses them share one small vocabulary. (JSON-LD 1.1 API, 4.1 and 4.2)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from assay.jsonld.iris import COMMON_SCHEMES

KEYWORDS = frozenset(
    {
        "@base", "@container", "@context", "@default", "@direction", "@graph", "@id", "@import", "@included",
        "@index", "@json", "@language", "@list", "@nest", "@none", "@prefix", "@propagate", "@protected",
        "@reverse", "@set", "@type", "@value", "@version", "@vocab",
    }
)  # fmt: skip
is_like_keyword = re.compile("@[a-zA-Z]+").fullmatch
"""Texts of this form are reserved for keywords to come: JSON-LD ignores them, so nobody may use them."""

NO_CONTAINER: frozenset[str] = frozenset()
ODD_KEYWORDS = ("@value", "@list", "@set")


_COMMON = tuple(scheme.removesuffix(":") for scheme in COMMON_SCHEMES)


class Unset:
    """The type of `UNSET`."""


UNSET = Unset()
"""Said nothing, where null says something (`@language`, `@direction`, `@context`)."""


@dataclass(frozen=True, slots=True)
class TermDefinition:
    """One term of a context; `iri` is None where the context takes the term away."""

    iri: str | None
    coercion: str | None = None  # @id, @vocab, @json, @none or a datatype
    container: frozenset[str] = NO_CONTAINER
    reverse: bool = False
    prefix: bool = False
    protected: bool = False
    language: str | Unset | None = UNSET
    direction: str | Unset | None = UNSET
    context: Any = UNSET  # its scoped context, not yet processed
    context_base: str | None = field(default=None, compare=False)
    nest: str | None = None
    index: str | None = None

    @property
    def says_how_to_read(self) -> bool:
        """Whether it tells more than an IRI: then it was made to be a property."""
        return bool(
            self.coercion
            or self.container
            or self.language is not UNSET
            or self.direction is not UNSET
        )  # fmt: skip


class ActiveContext:
    """Terms and defaults at one place of a document. Never changed once it has been processed.

    The lower half is what the walk learnt about it: it is why a context costs once per process.
    """

    __slots__ = (
        "base",
        "direction",
        "embedded",
        "entries",
        "id_key",
        "is_plain",
        "language",
        "names",
        "odd_keys",
        "original_base",
        "prefixes",
        "previous",
        "skipped",
        "terms",
        "type_key",
        "types",
        "vocabulary",
    )

    def __init__(self, base: str | None = None) -> None:
        self.terms: dict[str, TermDefinition] = {}
        self.vocabulary: str | None = None
        self.base = base
        self.original_base = base
        self.language: str | None = None
        self.direction: str | None = None
        self.previous: ActiveContext | None = None  # what a node object inside reverts to
        self.entries: dict[str, Entry] = {}
        self.skipped: set[str] = set()  # the keys that `node` has read already when their turn comes
        self.types: dict[str | tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...], ActiveContext]] = {}
        self.embedded: dict[tuple[str, ...], ActiveContext] = {}

    def copy(self) -> ActiveContext:
        """The same terms and defaults, to be built upon; nothing learnt yet."""
        made = ActiveContext(self.original_base)
        made.terms = dict(self.terms)
        made.vocabulary = self.vocabulary
        made.base = self.base
        made.language = self.language
        made.direction = self.direction
        made.previous = self.previous
        return made

    def settle(self) -> ActiveContext:
        """Itself, with what the walk needs to know of it on each node."""
        names: dict[str, list[str]] = {}
        prefixes = []
        for term, definition in self.terms.items():
            if definition.iri is not None and not definition.reverse:
                names.setdefault(definition.iri, []).append(term)
                if definition.prefix:
                    prefixes.append(term)
        self.names = names  # IRI or keyword -> the terms that stand for it
        self.prefixes = frozenset(prefixes)
        self.id_key = names.get("@id", ["@id"])[0]
        self.type_key = names.get("@type", ["@type"])[0]
        self.is_plain = self.terms.keys().isdisjoint(_COMMON)  # no term makes another IRI of https:…
        self.odd_keys = frozenset(name for word in ODD_KEYWORDS for name in names.get(word, ()))
        return self


@dataclass(frozen=True, slots=True)
class Property:
    """What to do with the values of one key at one place."""

    key: str
    keyword: str | None = None
    predicate: str = ""
    coercion: str | None = None
    language: str | None = None
    direction: str | None = None
    container: frozenset[str] = NO_CONTAINER
    reverse: bool = False
    indexed: bool = False  # by a property: its index maps have statements of their own
    # The contexts below: for node objects, and for texts, value objects and mere references.
    child: ActiveContext = field(default_factory=ActiveContext)
    text: ActiveContext = field(default_factory=ActiveContext)

    @property
    def datatype(self) -> str | None:
        """The datatype that the term gives its texts, if it gives one."""
        return None if self.coercion is None or self.coercion.startswith("@") else self.coercion


Entry = tuple[int, str, str, Property]
"""Kind, what stands in a statement between subject and text, what behind the text, and everything else."""


def keyword_of(active: ActiveContext, key: str) -> str | None:
    """The keyword a key stands for under a context, itself or as its alias."""
    if key in KEYWORDS:
        return key
    term = active.terms.get(key)
    return term.iri if term is not None and term.iri in KEYWORDS else None
