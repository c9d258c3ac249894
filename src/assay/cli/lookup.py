"""What a command looks up, when and under which demands, as its options say: shared by all that verify.

Apart because the outside world is chosen in one place: the network, a map of documents, or nothing.
"""

from __future__ import annotations

import argparse
import os
import re
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from assay.cli.files import read_bytes, read_values
from assay.encoding import read_json_object, read_timestamp
from assay.errors import AssayError
from assay.fetching import Fetch, Fetched, fetch_from, fetch_nothing
from assay.jsonld import SHIPPED, ContextStore
from assay.verification import OFFLINE, PRESETS, STRICT, AskSchema, Policy, Verifier, read_policy, utc_now

PICTURE_LIMIT = 10 << 20  # bytes; of what a typed address may answer, a picture being the largest
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def add_lookup_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every command that verifies."""
    group = parser.add_argument_group("what is looked up")
    group.add_argument("--documents", metavar="MAP.json", help="addresses and files, instead of the network")
    group.add_argument(
        "--offline", action="store_true", help="no network; whether it was revoked is then not checked"
    )
    group.add_argument(
        "--at", metavar="INSTANT", help="judge it as of then: 2026-09-01 or 2026-09-01T12:00:00Z"
    )
    group.add_argument(
        "--contexts", metavar="MAP.json", help="addresses and files of vocabularies (@context) you vouch for"
    )
    demands = parser.add_argument_group("what is asked of it")
    demands.add_argument(
        "--policy", metavar="NAME|FILE", help="strict (the default), offline, or a JSON or YAML file"
    )
    demands.add_argument(
        "--trusted-issuer", metavar="ID", action="append", help="accept this issuer alone; may be repeated"
    )
    demands.add_argument("--recipient", metavar="EMAIL", help="the person it must have been awarded to")


@dataclass(slots=True)
class Lookup:
    """The outside world as the options chose it: what is fetched, and the one instant of this run."""

    fetch: Fetch
    typed: Fetch  # of an address that a person typed
    policy: Policy
    instant: datetime
    contexts: ContextStore = SHIPPED
    schemas: AskSchema = field(default_factory=lambda: _Schemas())  # noqa: PLW0108 - defined further down
    verifier: Verifier = field(init=False)

    def __post_init__(self) -> None:
        """One verifier for the run, so that it examines each status list once."""
        self.verifier = Verifier(
            fetch=self.fetch, contexts=self.contexts, now=lambda: self.instant, schemas=self.schemas
        )

    def read(self, source: str) -> bytes:
        """The bytes of a file, of `-` (standard input) or of an address.

        Raises `file-missing`, `file-unreadable`, `address-…`.
        """
        if _HAS_SCHEME.match(source):
            return self.typed(source).content
        return read_bytes(source, PICTURE_LIMIT)


def choose_lookup(arguments: argparse.Namespace) -> Lookup:
    """What the options say. Raises `usage-wrong`, `file-missing`, `file-unreadable`, `document-…`."""
    instant = utc_now() if arguments.at is None else read_instant(arguments.at)
    policy = _choose_policy(arguments)
    contexts = SHIPPED
    if arguments.contexts is not None:
        named = read_documents(arguments.contexts)
        contexts = SHIPPED.with_contexts({address: read_bytes(str(path)) for address, path in named.items()})
    if arguments.documents is not None:
        fetch = fetch_from({**read_documents(arguments.documents)})
        return Lookup(fetch, fetch, policy, instant, contexts)
    if arguments.offline:
        return Lookup(fetch_nothing, fetch_nothing, policy, instant, contexts)
    return Lookup(_Network(), _Network(typed=True), policy, instant, contexts)


class _Network:
    """The guarded fetcher of `assay.net`, loaded when the first address is asked for.

    Most badges name their key themselves, and TLS is a third of the start.
    """

    __slots__ = ("_fetch", "_typed")

    def __init__(self, *, typed: bool = False) -> None:
        self._typed = typed
        self._fetch: Fetch | None = None

    def __call__(self, address: str) -> Fetched:
        """What answers there. Raises `Unavailable`."""
        if self._fetch is None:
            net = import_module("assay.net")
            named = os.environ.get("ASSAY_ALLOW_LOOPBACK", "")
            allowed = frozenset(place for place in named.replace(",", " ").split() if place)
            fetch: Fetch = (
                net.HttpsFetch(redirects=net.TYPED_REDIRECTS, limit=PICTURE_LIMIT, allow_loopback=allowed)
                if self._typed
                else net.CachedFetch(net.HttpsFetch(allow_loopback=allowed))
            )
            self._fetch = fetch
        return self._fetch(address)


class _Schemas:
    """The other process that foreign schemas run in, loaded when the first of them is at hand."""

    __slots__ = ("_ask",)

    def __init__(self) -> None:
        self._ask: AskSchema | None = None

    def __call__(self, schema: bytes, document: dict[str, Any]) -> str | None:
        """The place that does not fit, or None. Raises `Unavailable`."""
        if self._ask is None:
            ask: AskSchema = import_module("assay.schemas").SchemaProcess()
            self._ask = ask
        return self._ask(schema, document)


def read_instant(text: str) -> datetime:
    """The instant that a person typed; a day alone is its first moment, in UTC. Raises `usage-wrong`."""
    try:
        return read_timestamp(f"{text}T00:00:00Z" if _DAY.fullmatch(text) else text)
    except AssayError as error:
        raise AssayError(
            "usage-wrong", reason=f"“{text}” is no date: write 2026-09-01 or 2026-09-01T12:00:00Z."
        ) from error


def read_documents(name: str) -> dict[str, Path]:
    """The map of addresses to files, the files found from where the map lies. Raises `usage-wrong`."""
    held = read_json_object(read_bytes(name))
    return locate_documents(held, Path() if name == "-" else Path(name).parent)


def locate_documents(held: object, folder: Path) -> dict[str, Path]:
    """This map of addresses to file names, the names meant from `folder`. Raises `usage-wrong`."""
    if not isinstance(held, dict) or not all(isinstance(path, str) for path in held.values()):
        raise AssayError("usage-wrong", reason="Documents are named as {address: file}.")
    return {address: folder / path for address, path in held.items()}


def _choose_policy(arguments: argparse.Namespace) -> Policy:
    named = arguments.policy
    if named is None:
        policy = OFFLINE if arguments.offline else STRICT
    elif named in PRESETS:
        policy = PRESETS[named]
    elif Path(named).suffix:
        policy = read_policy({"name": Path(named).stem, **read_values(named)})
    else:
        raise AssayError(
            "usage-wrong",
            reason=f"There is no policy “{named}”. There are: {', '.join(PRESETS)}, or name a file.",
        )
    more: dict[str, object] = {}
    if arguments.trusted_issuer:
        more["trusted_issuers"] = arguments.trusted_issuer
    if arguments.recipient is not None:
        more["recipient"] = arguments.recipient
    return read_policy(more, policy)
