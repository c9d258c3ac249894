"""One examination under way: what every check is handed, made once and shared.

Nothing here decides. Work that several checks need — the walk of the document, the shape,
a controller document — is done on first demand and kept for the length of the examination.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from assay.did import ControllerDocument, Resolver
from assay.errors import AssayError
from assay.fetching import Fetch
from assay.jsonld import ContextStore, Work
from assay.models import Document, Shape, VerifiableCredential, examine_shape
from assay.proof import UnsecuredDocument, asks_for_quads, without_proof
from assay.status import StatusList
from assay.verification.badge_graph import Award, Gathering
from assay.verification.kinds import kind_of
from assay.verification.policy import Policy
from assay.verification.report import Finding, Report

Json = dict[str, Any]

ExamineNested = Callable[[Document, Policy, datetime, "Means", int], Report]
"""The report of another document: under this policy, at this instant, by these means, so deep."""

AskSchema = Callable[[bytes, Json], str | None]
"""A JSON Schema and a document: the pointer of the first place that does not fit, None where all does.

Raises `Unavailable` for a schema that cannot be asked.
"""


@dataclass(frozen=True, slots=True)
class ExaminedList:
    """A status list as examined: what was wrong with it, or the list and whose it is."""

    findings: tuple[Finding, ...]
    status_list: StatusList | None
    issuer: str | None


ListKey = tuple[str, bytes, datetime, timedelta]
"""Address, digest of the content, instant and clock skew: all that the answer depends on."""


class ExaminedLists:
    """The status lists that a verifier has examined lately, as many as fit into 64 MiB unpacked."""

    __slots__ = ("_held", "_kept")
    CAPACITY = 64 << 20  # bytes

    def __init__(self) -> None:
        self._kept: dict[ListKey, ExaminedList] = {}
        self._held = 0

    def get(self, key: ListKey) -> ExaminedList | None:
        """What was found of this list at this instant, if it was examined."""
        return self._kept.get(key)

    def keep(self, key: ListKey, found: ExaminedList) -> None:
        """Remember a list that could be read; when full, forget all of them rather than sort out which.

        What could not be read is asked anew each time: what was away a moment ago may be back.
        """
        if found.status_list is None:
            return
        size = len(found.status_list.bits.data)
        if self._held + size > self.CAPACITY:
            self._kept.clear()
            self._held = 0
        self._kept[key] = found
        self._held += size


@dataclass(frozen=True, slots=True)
class Means:
    """What one examination and all those nested in it share: answers from outside, limits, memory."""

    fetch: Fetch
    resolver: Resolver
    contexts: ContextStore
    work: Work
    examined_lists: ExaminedLists
    examine: ExamineNested
    schemas: AskSchema | None = None


class Examination:
    """A document, the instant, the policy and the means, for one run of the checks."""

    __slots__ = (
        "_award",
        "_controllers",
        "_shape",
        "_walk_error",
        "credential",
        "depth",
        "document",
        "instant",
        "kind",
        "means",
        "policy",
        "unsecured",
    )

    def __init__(
        self, document: Document, policy: Policy, instant: datetime, means: Means, depth: int = 0
    ) -> None:
        """`depth`: 0 for what a person handed in, 1 for what it carries or points to.

        Raises what `kind_of` raises: of an unknown kind there is nothing to examine.
        """
        self.kind = kind_of(document.json)
        self.document = document
        self.credential = VerifiableCredential(document.json)
        self.policy = policy
        self.instant = instant
        self.means = means
        self.depth = depth
        self.unsecured = UnsecuredDocument(
            without_proof(document.json),
            means.contexts,
            means.work,
            asked_for_quads=asks_for_quads(document.json),
        )
        self._award: Award | None = None
        self._shape: Shape | None = None
        self._walk_error: AssayError | None = None
        self._controllers: dict[str, ControllerDocument | AssayError] = {}

    def examine_nested(self, document: Document, policy: Policy) -> Report:
        """The report of a document that this one carries or points to, by the same means."""
        return self.means.examine(document, policy, self.instant, self.means, self.depth + 1)

    @property
    def award(self) -> Award:
        """Of Open Badges 2.0 and older: the copy that counts, with its badge class and issuer."""
        if self._award is None:
            self._award = Gathering(self.means.fetch).gather(self.document)
        return self._award

    @property
    def told(self) -> Document:
        """The document that the findings are about: of a hosted badge the copy that counts."""
        return self.document if self._award is None else self._award.told

    @property
    def shape(self) -> Shape:
        """The members of the document against the standards' tables."""
        if self._shape is None:
            self._shape = examine_shape(self.document.json)
        return self._shape

    @property
    def walk_error(self) -> AssayError | None:
        """Why the document is no lawful linked data; None where it is, its quads then at hand."""
        if self._walk_error is None:
            try:
                self.unsecured.remarks  # noqa: B018  # walked for what it raises; kept for the proofs
            except AssayError as error:
                self._walk_error = error
        return self._walk_error

    def controller(self, identifier: str) -> ControllerDocument:
        """The controller document of this identifier, looked up once. Raises what the resolver raises."""
        found = self._controllers.get(identifier)
        if found is None:
            try:
                found = self.means.resolver.resolve(identifier)
            except AssayError as error:
                found = error
            self._controllers[identifier] = found
        if isinstance(found, AssayError):
            raise found
        return found
