"""Achievements as a person names them: files, pictures, addresses, folders; read, and awards examined.

Apart from `assay value` because what comes from outside is bounded and guarded here, once.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path

from assay.analysis.descriptions import Description, read
from assay.baking import PICTURE_LIMIT
from assay.encoding import canonical_json
from assay.errors import AssayError, Malformed
from assay.fetching import Fetch, Fetched, fetch_nothing
from assay.verification import OFFLINE, STRICT, Policy, Report, Verifier, open_document, read_source, utc_now

STDIN = "-"
SUFFIXES = (".json", ".jsonld", ".png", ".svg", ".jwt", ".txt")
_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_AWARDS = frozenset({"VerifiableCredential", "Assertion"})


@dataclass(frozen=True, slots=True)
class Found:
    """An achievement that was named: its bytes, what they say, and our report where they are an award."""

    source: str
    content: bytes
    description: Description
    report: Report | None


class Reader:
    """Reads achievements. With `offline` nothing is fetched, and whether one was revoked is not asked."""

    def __init__(self, *, offline: bool, fetch: Fetch | None = None) -> None:
        """The outside world: none, the one given, or the network."""
        around = fetch_nothing if offline else fetch
        self._typed: Fetch = around or _Network(typed=True)
        self._policy: Policy = OFFLINE if offline else STRICT
        self._verifier = Verifier(fetch=around or _Network())
        self._reports: dict[str, Report] = {}

    def bytes_of(self, source: str) -> bytes:
        """What a file, an address or standard input (`-`) holds.

        Raises `file-missing`, `file-unreadable`, `address-…`, `document-too-large`.
        """
        if source == STDIN:
            content = sys.stdin.buffer.read(PICTURE_LIMIT + 1)
        elif _HAS_SCHEME.match(source):
            content = self._typed(source).content
        else:
            content = read_source(Path(source))
        if len(content) > PICTURE_LIMIT:
            raise Malformed("document-too-large", what="bytes", limit=PICTURE_LIMIT)
        return content

    def read(self, source: str) -> Found:
        """The achievement in this source. Raises as `bytes_of` and `descriptions.read` do."""
        content = self.bytes_of(source)
        document = open_document(content)
        # Of a picture or a token what it holds; of JSON the very bytes, whose digest anybody can compare.
        held = (
            content if document.content == content and not document.token else canonical_json(document.json)
        )
        report = self._verifier.examine(content, self._policy) if _is_award(document.json) else None
        try:
            return Found(source, held, read(held), report)
        except AssayError as error:
            gathered = report.document if report is not None else None
            if error.code != "description-elsewhere" or gathered is None:
                raise
            # The badge lies elsewhere, and the examination has been there.
            held = canonical_json(gathered.reading)
            return Found(source, held, replace(read(held), standard="open-badges-2"), report)

    def report_on(self, content: bytes) -> Report:
        """What our verifier finds on these bytes."""
        return self._verifier.examine(content, self._policy)

    def report_named(self, source: str) -> Report:
        """What our verifier finds on this source, read and examined once. Raises as `bytes_of` does."""
        if source not in self._reports:
            self._reports[source] = self.report_on(self.bytes_of(source))
        return self._reports[source]


def _is_award(json: object) -> bool:
    held = json.get("type") if isinstance(json, dict) else None
    types = held if isinstance(held, list) else [held]
    return bool(_AWARDS & {one for one in types if isinstance(one, str)})


class _Network:
    """The guarded fetcher of `assay.net`, loaded when the first address is asked for: TLS is slow to load."""

    __slots__ = ("_fetch", "_typed")

    def __init__(self, *, typed: bool = False) -> None:
        self._typed = typed
        self._fetch: Fetch | None = None

    def __call__(self, address: str) -> Fetched:
        """What answers there. Raises `Unavailable`."""
        if self._fetch is None:
            net = import_module("assay.net")
            named = os.environ.get("ASSAY_ALLOW_LOOPBACK", "")
            allowed = frozenset(named.replace(",", " ").split())
            fetch: Fetch = (
                net.HttpsFetch(redirects=net.TYPED_REDIRECTS, limit=PICTURE_LIMIT, allow_loopback=allowed)
                if self._typed
                else net.CachedFetch(net.HttpsFetch(allow_loopback=allowed))
            )
            self._fetch = fetch
        return self._fetch(address)


def expanded(sources: Sequence[str]) -> Iterator[str]:
    """The sources, each folder replaced by the files in it that may be achievements, in order."""
    for source in sources:
        folder = Path(source)
        if source != STDIN and not _HAS_SCHEME.match(source) and folder.is_dir():
            files = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in SUFFIXES)
            yield from (str(path) for path in files if path.is_file())
        else:
            yield source


def day(text: str | None) -> date:
    """The day that a person typed, else today in UTC. Raises `usage-wrong`."""
    if text is None:
        return utc_now().date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise AssayError("usage-wrong", reason=f"“{text}” is no date: write 2026-09-01.") from error
