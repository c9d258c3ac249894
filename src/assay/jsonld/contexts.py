"""The contexts shipped with us, by address and digest; no other is loaded unless it is handed in.

Apart because it alone reads files of the package, and because it keeps what the process learnt:
an address list is processed once, however many documents name it. A context is found by the
exact text of its address; nothing is ever fetched. (VCDM 2.0, 4.3 and B.1)
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assay.encoding import read_json_object
from assay.errors import Malformed, Unsupported
from assay.jsonld.active_context import ContextProcessor
from assay.jsonld.terms import ActiveContext

# Beside this file: importlib.resources would bring zipfile and tempfile along, 5 ms of every start.
_FOLDER = Path(__file__).with_name("contexts")


@dataclass(frozen=True, slots=True)
class ShippedContext:
    """One row of contexts/TABLE.json; digests are SHA-256 in lower-case hexadecimal."""

    file: str
    sha256: str  # of the file we ship, our own serialisation
    official_sha256: str | None  # of the bytes published at the address, where they are known
    source: str
    licence: str


def _read_table() -> dict[str, ShippedContext]:
    rows = json.loads((_FOLDER / "TABLE.json").read_bytes())
    return {address: ShippedContext(**row) for address, row in rows.items()}


TABLE: Mapping[str, ShippedContext] = _read_table()


def official_digest(address: str) -> str | None:
    """The SHA-256, in hexadecimal, of the bytes published at a context's address; None if not known."""
    row = TABLE.get(address)
    return None if row is None else row.official_sha256


def read_shipped(row: ShippedContext) -> bytes:
    """The bytes of a shipped context; `RuntimeError` if the installation was changed."""
    content = (_FOLDER / row.file).read_bytes()
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise RuntimeError(
            f"this installation is damaged: contexts/{row.file} is not the file that was shipped"
        )
    return content


class ContextStore:
    """Contexts by address, and the active contexts made of them, shared by all who use the store."""

    __slots__ = ("_active", "_locals", "_more", "learnt", "memory")

    LEARNT_LIMIT = 1_000
    """Active contexts kept; past it everything learnt is forgotten, so that nobody can fill memory."""

    def __init__(self, more: Mapping[str, bytes] | None = None) -> None:
        self._more = dict(more or {})
        self._locals: dict[str, Any] = {}
        self._active: dict[tuple[str, ...], ActiveContext] = {}
        self.memory: dict[tuple[Any, ...], Any] = {}  # what else follows from addresses alone
        self.learnt = 0

    def with_contexts(self, contexts: Mapping[str, bytes]) -> ContextStore:
        """A store that knows these too, with a memory of its own; the caller vouches for the bytes.

        What we ship cannot be replaced: a shipped address keeps its shipped content.
        """
        return ContextStore({**self._more, **contexts})

    def local_context(self, address: str) -> Any:  # noqa: ANN401 - a local context is any JSON until it is processed
        """What stands under `@context` in the document at exactly this address.

        Raises `Unsupported` document-context-unknown; `Malformed` for bytes handed in that are no
        context document.
        """
        if address not in self._locals:
            row = TABLE.get(address)
            content = self._more.get(address) if row is None else read_shipped(row)
            if content is None:
                raise Unsupported("document-context-unknown", context=address)
            document = read_json_object(content)
            if "@context" not in document:
                raise Malformed("document-context-malformed", reason="invalid remote context")
            self._locals[address] = document["@context"]
        return self._locals[address]

    def known(self, addresses: tuple[str, ...]) -> ActiveContext | None:
        """The active context of these addresses, if some document has named them before."""
        return self._active.get(addresses)

    def active_context(self, addresses: tuple[str, ...]) -> ActiveContext:
        """The active context of a document that names these addresses; processed once."""
        found = self._active.get(addresses)
        if found is None:
            found = ContextProcessor(self).process(ActiveContext().settle(), list(addresses))
            self._active[addresses] = found
            self.learn()
        return found

    def learn(self) -> None:
        """Count one active context that was made and is kept; forget them all when there are too many.

        Walks under way keep theirs until they end.
        """
        self.learnt += 1
        if self.learnt > self.LEARNT_LIMIT:
            self._active = {}
            self.memory = {}
            self.learnt = 0

    def remember(self, key: tuple[Any, ...], found: Any) -> None:  # noqa: ANN401 - whatever follows from contexts
        """Keep in `memory` what follows from contexts, and count it."""
        self.memory[key] = found
        self.learn()


SHIPPED = ContextStore()
"""The store of the process: exactly the contexts that are shipped."""


# Borrowed by some shipped contexts for words of every day: no kind of credential hangs on these names.
_COMMON_VOCABULARY = "http://schema.org/"


@cache
def _names_of_shipped_terms() -> frozenset[str]:
    texts = (text for address in TABLE for text in _texts(SHIPPED.local_context(address)))
    return frozenset(text for text in texts if not text.startswith(_COMMON_VOCABULARY))


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _texts(held)


def is_name_of_shipped_term(iri: str) -> bool:
    """Whether a shipped context, listed or not, has a term for this IRI: then the term is its name."""
    return iri in _names_of_shipped_terms()
