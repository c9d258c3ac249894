"""The one table of codes a user can meet: what each does to a verdict, and whose turn it is.

A code is never renamed or used again for something else; the words for it stand in
`assay.sentences`, one file a language. Apart from everything because everything names codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """What a code does to the verdict of the credential it was found in."""

    REJECTS = "rejects"  # the bytes at hand are wrong
    LEAVES_OPEN = "leaves-open"  # something outside is missing, or unknown to us
    WARNS = "warns"  # tolerated, and said
    NOTES = "notes"  # worth knowing, nobody's fault
    STOPS = "stops"  # a request that could not be carried out; never about a credential


class Severity(StrEnum):
    """How grave a finding is; only errors move a verdict."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Turn(StrEnum):
    """Who can do something about it."""

    SENDER = "sender"  # whoever made or handed over these bytes
    ISSUER = "issuer"
    HOLDER = "holder"
    VERIFIER = "verifier"  # the person who checks, or who typed the command
    NETWORK = "network"  # nobody; try again later
    ASSAY = "assay"  # us: not read by this version


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table: `facts` are the names every finding of this code carries."""

    name: str
    effect: Effect
    turn: Turn
    facts: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """Error, warning or note; a stop is an error."""
        return _SEVERITIES[self.effect]


_SEVERITIES = {
    Effect.REJECTS: Severity.ERROR,
    Effect.LEAVES_OPEN: Severity.ERROR,
    Effect.STOPS: Severity.ERROR,
    Effect.WARNS: Severity.WARNING,
    Effect.NOTES: Severity.NOTE,
}

_REJECTS, _OPEN, _WARNS, _NOTES, _STOPS = (
    Effect.REJECTS,
    Effect.LEAVES_OPEN,
    Effect.WARNS,
    Effect.NOTES,
    Effect.STOPS,
)
_SENDER, _ISSUER, _HOLDER, _VERIFIER, _NETWORK, _ASSAY = (
    Turn.SENDER,
    Turn.ISSUER,
    Turn.HOLDER,
    Turn.VERIFIER,
    Turn.NETWORK,
    Turn.ASSAY,
)

_TABLE = (
    # the bytes of a document, before anything is read into them
    Code("document-empty", _REJECTS, _SENDER),
    Code("document-too-large", _REJECTS, _SENDER, ("what", "limit")),
    Code("document-too-deep", _REJECTS, _SENDER, ("limit",)),
    Code("document-encoding-wrong", _REJECTS, _SENDER),
    Code("document-not-json", _REJECTS, _SENDER, ("reason", "line", "column")),
    Code("document-not-an-object", _REJECTS, _SENDER),
    Code("document-key-repeated", _REJECTS, _SENDER, ("key",)),
    Code("document-number-unsafe", _REJECTS, _SENDER, ("number",)),
    Code("document-text-malformed", _REJECTS, _SENDER),
    Code("document-kind-unknown", _OPEN, _ASSAY, ("kind",)),
    # encodings inside a document
    Code("text-not-base58", _REJECTS, _SENDER),
    Code("text-not-base64url", _REJECTS, _SENDER),
    Code("multibase-unknown", _REJECTS, _SENDER, ("prefix",)),
    Code("multicodec-malformed", _REJECTS, _SENDER),
    Code("timestamp-malformed", _REJECTS, _SENDER, ("text",)),
    Code("pointer-malformed", _REJECTS, _SENDER, ("text",)),
    Code("bitstring-malformed", _REJECTS, _SENDER, ("reason",)),
    Code("bitstring-too-large", _REJECTS, _SENDER, ("limit",)),
    # linked data
    Code("document-context-missing", _REJECTS, _ISSUER),
    Code("document-context-misplaced", _REJECTS, _ISSUER, ("context",)),
    Code("document-context-malformed", _REJECTS, _ISSUER, ("reason",)),
    Code("document-context-nested", _REJECTS, _SENDER),
    Code("document-context-unknown", _OPEN, _ASSAY, ("context",)),
    Code("document-context-inline", _OPEN, _ASSAY),
    Code("document-context-catch-all", _REJECTS, _ISSUER),
    Code("document-term-undefined", _REJECTS, _SENDER, ("term",)),
    Code("document-term-disguised", _REJECTS, _SENDER, ("key",)),
    Code("document-type-undefined", _REJECTS, _SENDER, ("type",)),
    Code("document-value-malformed", _REJECTS, _SENDER, ("reason",)),
    Code("document-value-dropped", _REJECTS, _SENDER),
    Code("document-address-relative", _REJECTS, _SENDER, ("text",)),
    Code("document-address-malformed", _REJECTS, _SENDER, ("text",)),
    Code("document-keyword-refused", _REJECTS, _SENDER, ("keyword",)),
    Code("document-name-hidden", _REJECTS, _SENDER, ("text",)),
    Code("document-node-described-twice", _REJECTS, _SENDER, ("text",)),
    Code("document-direction-unsigned", _NOTES, _ISSUER),
    Code("document-graph-too-complex", _REJECTS, _SENDER, ("limit",)),
    # pictures
    Code("image-holds-no-credential", _REJECTS, _HOLDER),
    Code("image-malformed", _REJECTS, _SENDER, ("reason",)),
    Code("image-too-large", _REJECTS, _SENDER, ("limit",)),
    Code("image-credential-ambiguous", _REJECTS, _SENDER),
    Code("image-kind-unknown", _REJECTS, _SENDER),
    # shape of a credential
    Code("credential-type-missing", _REJECTS, _ISSUER, ("type",)),
    Code("credential-member-missing", _REJECTS, _ISSUER, ("member", "holder")),
    Code("credential-member-malformed", _REJECTS, _ISSUER, ("member", "expected")),
    Code("credential-member-repeated", _REJECTS, _ISSUER, ("member",)),
    Code("credential-value-unlisted", _WARNS, _ISSUER, ("member", "value")),
    Code("credential-recipient-unnamed", _WARNS, _ISSUER),
    # proofs and keys
    Code("proof-missing", _REJECTS, _ISSUER),
    Code("proof-malformed", _REJECTS, _ISSUER, ("member",)),
    Code("proof-suite-unsupported", _OPEN, _ASSAY, ("suite",)),
    Code("proof-purpose-wrong", _REJECTS, _ISSUER, ("purpose",)),
    Code("proof-signature-wrong", _REJECTS, _SENDER),
    Code("proof-context-different", _REJECTS, _SENDER),
    Code("proof-chain-broken", _REJECTS, _SENDER, ("previous",)),
    Code("proof-expired", _REJECTS, _ISSUER, ("when",)),
    Code("proof-key-not-allowed", _REJECTS, _ISSUER, ("method", "purpose")),
    Code("proof-key-foreign", _REJECTS, _SENDER, ("issuer", "controller")),
    Code("proof-key-unknown", _REJECTS, _ISSUER, ("method",)),
    Code("proof-key-malformed", _REJECTS, _ISSUER, ("reason",)),
    Code("proof-key-revoked", _REJECTS, _ISSUER, ("when",)),
    Code("proof-key-expired", _REJECTS, _ISSUER, ("when",)),
    Code("proof-key-unsupported", _OPEN, _ASSAY, ("algorithm",)),
    Code("proof-key-unnamed", _OPEN, _ISSUER),
    Code("proof-key-unproven", _OPEN, _ISSUER, ("issuer",)),
    Code("token-malformed", _REJECTS, _SENDER, ("reason",)),
    Code("token-holds-no-credential", _REJECTS, _SENDER),
    Code("token-claim-malformed", _REJECTS, _ISSUER, ("claim",)),
    Code("token-claim-different", _REJECTS, _ISSUER, ("claim",)),
    Code("issuer-identifier-malformed", _REJECTS, _ISSUER, ("identifier",)),
    Code("issuer-method-unsupported", _OPEN, _ASSAY, ("identifier",)),
    Code("issuer-key-unresolvable", _OPEN, _NETWORK, ("identifier",)),
    Code("issuer-document-malformed", _REJECTS, _ISSUER, ("identifier", "reason")),
    Code("issuer-document-foreign", _REJECTS, _ISSUER, ("identifier", "found")),
    Code("issuer-not-trusted", _REJECTS, _VERIFIER, ("issuer",)),
    # time
    Code("period-expired", _REJECTS, _HOLDER, ("when",)),
    Code("period-not-begun", _REJECTS, _HOLDER, ("when",)),
    Code("period-upside-down", _REJECTS, _ISSUER),
    # status
    Code("status-revoked", _REJECTS, _ISSUER),
    Code("status-suspended", _REJECTS, _ISSUER),
    Code("status-message", _NOTES, _ISSUER, ("message",)),
    Code("status-entry-malformed", _REJECTS, _ISSUER, ("reason",)),
    Code("status-index-outside", _REJECTS, _ISSUER, ("index", "length")),
    Code("status-kind-unsupported", _OPEN, _ASSAY, ("kind",)),
    Code("status-list-unavailable", _OPEN, _NETWORK, ("list",)),
    Code("status-list-malformed", _REJECTS, _ISSUER, ("list", "reason")),
    Code("status-list-not-accepted", _REJECTS, _ISSUER, ("list",)),
    Code("status-list-undetermined", _OPEN, _NETWORK, ("list",)),
    Code("status-list-foreign", _REJECTS, _ISSUER, ("list", "issuer")),
    Code("status-list-misplaced", _REJECTS, _ISSUER, ("list", "found")),
    Code("status-list-stale", _OPEN, _ISSUER, ("list", "when")),
    Code("status-list-too-short", _REJECTS, _ISSUER, ("list", "minimum")),
    Code("status-purpose-different", _REJECTS, _ISSUER, ("purpose",)),
    Code("status-not-checked", _NOTES, _VERIFIER),
    # what a credential carries or points to
    Code("endorsement-not-accepted", _REJECTS, _SENDER, ("codes",)),
    Code("endorsement-undetermined", _OPEN, _VERIFIER, ("codes",)),
    Code("endorsement-of-another", _REJECTS, _ISSUER),
    Code("contained-not-accepted", _REJECTS, _SENDER, ("credential", "codes")),
    Code("contained-undetermined", _OPEN, _VERIFIER, ("credential", "codes")),
    Code("contained-of-another", _REJECTS, _ISSUER, ("credential",)),
    Code("contained-recipient-unclear", _OPEN, _ISSUER, ("credential",)),
    Code("association-unknown", _REJECTS, _ISSUER, ("name",)),
    Code("association-circular", _REJECTS, _ISSUER, ("name",)),
    Code("nesting-too-deep", _REJECTS, _SENDER, ("limit",)),
    Code("resource-changed", _REJECTS, _ISSUER, ("resource",)),
    Code("resource-digest-malformed", _REJECTS, _ISSUER, ("resource",)),
    Code("resource-named-twice", _REJECTS, _ISSUER, ("resource",)),
    Code("resource-unavailable", _NOTES, _NETWORK, ("resource",)),
    Code("schema-not-checked", _NOTES, _ASSAY, ("schema",)),
    Code("schema-not-met", _REJECTS, _ISSUER, ("schema", "place")),
    Code("refresh-newer", _NOTES, _HOLDER, ("address", "when")),
    Code("refresh-failed", _NOTES, _NETWORK, ("address",)),
    # Open Badges 2.0 and older: where an award lies, and the pages it leads to
    Code("hosted-address-missing", _OPEN, _ISSUER),
    Code("hosted-copy-unavailable", _OPEN, _NETWORK, ("address", "reason")),
    Code("hosted-copy-malformed", _REJECTS, _ISSUER, ("address", "reason")),
    Code("hosted-copy-of-another", _REJECTS, _SENDER, ("address", "found")),
    Code("hosted-copy-different", _WARNS, _HOLDER, ("members",)),
    Code("hosted-outside-scope", _REJECTS, _SENDER, ("address", "issuer")),
    Code("badge-part-unavailable", _OPEN, _NETWORK, ("part", "address")),
    Code("badge-part-malformed", _REJECTS, _ISSUER, ("part", "address", "reason")),
    Code("endorsement-not-checked", _NOTES, _ASSAY),
    Code("extension-not-checked", _NOTES, _ASSAY, ("extension",)),
    # the person in front of the verifier
    Code("recipient-different", _REJECTS, _HOLDER),
    Code("recipient-not-named", _OPEN, _ISSUER),
    Code("recipient-hash-unsupported", _OPEN, _ISSUER, ("hash",)),
    Code("presentation-missing", _OPEN, _HOLDER),
    # addresses
    Code("address-refused", _STOPS, _VERIFIER, ("address", "reason")),
    Code("address-unreachable", _STOPS, _NETWORK, ("address", "reason")),
    Code("address-answer-too-large", _STOPS, _NETWORK, ("address", "limit")),
    Code("address-unknown", _STOPS, _VERIFIER, ("address",)),
    Code("link-leads-to-a-page", _STOPS, _HOLDER, ("link",)),
    # issuing
    Code("draft-member-missing", _STOPS, _VERIFIER, ("member",)),
    Code("draft-member-malformed", _STOPS, _VERIFIER, ("member", "expected")),
    Code("draft-member-unknown", _STOPS, _VERIFIER, ("member",)),
    Code("draft-text-unprintable", _STOPS, _VERIFIER, ("character",)),
    Code("credential-not-issued", _STOPS, _VERIFIER, ("codes",)),
    Code("key-file-malformed", _STOPS, _VERIFIER, ("file",)),
    Code("key-passphrase-wrong", _STOPS, _VERIFIER, ("file",)),
    Code("key-passphrase-empty", _STOPS, _VERIFIER),
    Code("key-file-open-to-others", _STOPS, _VERIFIER, ("file",)),
    Code("status-list-full", _STOPS, _VERIFIER, ("list",)),
    Code("status-revocation-final", _STOPS, _VERIFIER, ("index",)),
    Code("status-entry-not-ours", _STOPS, _VERIFIER, ("list",)),
    # the command line
    Code("usage-wrong", _STOPS, _VERIFIER, ("reason",)),
    Code("file-missing", _STOPS, _VERIFIER, ("file",)),
    Code("file-unreadable", _STOPS, _VERIFIER, ("file", "reason")),
    Code("file-exists", _STOPS, _VERIFIER, ("file",)),
    Code("file-not-written", _STOPS, _VERIFIER, ("file", "reason")),
    Code("table-row-malformed", _STOPS, _VERIFIER, ("file", "row", "reason")),
    Code("part-not-installed", _STOPS, _VERIFIER, ("part",)),
    # lists of recognised issuers
    Code("trust-list-malformed", _STOPS, _VERIFIER, ("place", "reason")),
    # releases of skills, occupations, courses and credentials
    Code("data-refused", _STOPS, _VERIFIER, ("source", "count")),
    Code("data-row-wrong", _STOPS, _VERIFIER, ("file", "row", "reason")),
    Code("data-cell-wrong", _STOPS, _VERIFIER, ("file", "row", "column", "reason")),
    Code("data-column-missing", _STOPS, _VERIFIER, ("file", "column")),
    Code("data-column-not-told", _STOPS, _VERIFIER, ("file", "column", "columns")),
    Code("data-mapping-wrong", _STOPS, _VERIFIER, ("file", "reason")),
    Code("data-file-wrong", _STOPS, _VERIFIER, ("file", "reason")),
    Code("data-file-too-large", _STOPS, _VERIFIER, ("file", "limit")),
    Code("gap-table-wrong", _STOPS, _VERIFIER, ("file", "row", "reason")),
    Code("gap-programmes-wrong", _STOPS, _VERIFIER, ("file", "programme")),
    Code("gate-wrong", _STOPS, _VERIFIER, ("file", "place", "reason")),
    Code("gate-unknown", _STOPS, _VERIFIER, ("name", "known")),
    Code("gate-threshold-unknown", _STOPS, _VERIFIER, ("name", "known")),
    Code("gate-threshold-wrong", _STOPS, _VERIFIER, ("name", "low", "high")),
    Code("gate-list-wrong", _STOPS, _VERIFIER, ("file", "row", "reason")),
    Code("data-kind-other", _STOPS, _VERIFIER, ("file", "kind", "other")),
    Code("data-kind-not-found", _STOPS, _VERIFIER, ("source", "kind", "files")),
    Code("data-version-missing", _STOPS, _VERIFIER, ("kind",)),
    Code("data-release-exists", _STOPS, _VERIFIER, ("kind", "version")),
    Code("data-store-damaged", _STOPS, _VERIFIER, ("release", "file")),
    Code("data-not-installed", _STOPS, _VERIFIER, ("what",)),
    Code("data-pack-wrong", _STOPS, _VERIFIER, ("file",)),
    Code("data-pack-missing", _STOPS, _VERIFIER, ("file", "folder")),
    Code("data-download-failed", _STOPS, _NETWORK, ("reason",)),
    Code("market-occupation-unknown", _STOPS, _VERIFIER, ("occupation", "near")),
    Code("market-area-unknown", _STOPS, _VERIFIER, ("area", "near")),
    # descriptions of achievements, read to be valued
    Code("description-kind-unknown", _STOPS, _SENDER, ("kind",)),
    Code("description-incomplete", _STOPS, _ISSUER, ("member",)),
    Code("description-of-several", _STOPS, _SENDER, ("count",)),
    Code("description-elsewhere", _STOPS, _SENDER, ("address",)),
    # assays: signed, computed again, compared
    Code("assay-relation-wrong", _STOPS, _VERIFIER, ("relation",)),
    Code("assay-statement-missing", _STOPS, _SENDER),
    Code("comparison-too-few", _STOPS, _VERIFIER, ("count",)),
    Code("comparison-weight-wrong", _STOPS, _VERIFIER, ("indicator", "allowed")),
    # a course's papers
    Code("syllabus-empty", _STOPS, _VERIFIER, ("file",)),
    Code("syllabus-kind-unknown", _STOPS, _VERIFIER, ("file",)),
    Code("syllabus-encrypted", _STOPS, _VERIFIER, ("file",)),
    Code("syllabus-with-macros", _STOPS, _VERIFIER, ("file",)),
    Code("syllabus-too-large", _STOPS, _VERIFIER, ("file", "limit")),
    Code("syllabus-too-long", _STOPS, _VERIFIER, ("file", "limit")),
    Code("syllabus-without-text", _STOPS, _VERIFIER, ("file",)),
    Code("syllabus-unreadable", _STOPS, _VERIFIER, ("file",)),
    # the platform
    Code("setting-wrong", _STOPS, _VERIFIER, ("setting", "expected")),
    Code("idempotency-conflict", _STOPS, _VERIFIER),
    Code("award-limit-reached", _STOPS, _VERIFIER, ("limit",)),
    Code("organization-suspended", _STOPS, _VERIFIER),
    Code("internal", _STOPS, _ASSAY),
)

CODES: dict[str, Code] = {code.name: code for code in _TABLE}
