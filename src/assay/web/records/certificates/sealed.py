"""What of a certificate is sealed, and the one place that opens it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from assay.web.base.sealing import SealingKey, values_if_held
from assay.web.records.certificates.models import Attempt, Event, Proven
from assay.web.records.people.queries import instance_seal


@dataclass(frozen=True, slots=True)
class Check:
    """A look at the body's own page: by whom, in which role, where, for which number, on which day."""

    by: str = ""  # key of the member
    name: str = ""
    role: str = ""
    link: str = ""
    number: str = ""
    on: str = ""  # ISO date


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it is kept: its name, kind, size and SHA-256; who brought it and who looked at it."""

    name: str = ""
    kind: str = ""  # media type of what is kept
    size: int = 0
    sha256: str = ""
    by: str = ""  # key of whoever brought it
    seen_by: str = ""  # key of the member who looked
    file: str = ""  # the vendor's file it stands in
    file_sha256: str = ""  # of that file, where there is a document beside it

    @property
    def is_own(self) -> bool:
        """Whether there is a document of the certificate's own, and not only a vendor's file."""
        return bool(self.sha256 and self.name)

    @property
    def shown_sha256(self) -> str:
        """The digest of what a member saw: the vendor's file, or the document."""
        return self.file_sha256 or self.sha256


@dataclass(frozen=True, slots=True)
class AttachedBadge:
    """A verifiable badge as it was last judged: who signed it, and what could not be compared."""

    issuer: str = ""
    issuer_name: str = ""
    title: str = ""
    missing: tuple[str, ...] = ()  # codes
    verdict: str = ""
    sentence: str = ""
    accepted_on: str = ""  # ISO instant of the last acceptance
    dropped_on: str = ""  # ISO instant since which it counts no more


@dataclass(frozen=True, slots=True)
class Details:
    """Everything personal that a certificate says."""

    number: str = ""
    level: str = ""
    score: str = ""
    link: str = ""  # where its holder says that it can be looked at
    words: str = ""
    check: Check = field(default_factory=Check)
    paper: Paper = field(default_factory=Paper)
    badge: AttachedBadge = field(default_factory=AttachedBadge)


FORGOTTEN = Details()


def seal_details(secret: SealingKey, key: str, details: Details) -> bytes:
    """The details, sealed for the certificate of this key."""
    return secret.seal_values(asdict(details), f"certificates:{key}")


def details_of(secret: SealingKey | None, row: Proven) -> Details:
    """What was sealed for this certificate; `FORGOTTEN` once the data key is gone."""
    held = values_if_held(secret, row.sealed, f"certificates:{row.key}")
    if held is None:
        return FORGOTTEN
    badge = held.pop("badge", {})
    badge["missing"] = tuple(badge.get("missing", ()))
    parts = {"check": held.pop("check", {}), "paper": held.pop("paper", {})}
    return Details(
        **_known(Details, held),
        check=Check(**_known(Check, parts["check"])),
        paper=Paper(**_known(Paper, parts["paper"])),
        badge=AttachedBadge(**_known(AttachedBadge, badge)),
    )


def seal_file(secret: SealingKey, key: str, part: str, content: bytes) -> bytes:
    """The bytes of a document or badge, sealed."""
    return secret.seal(content, f"certificates:{part}:{key}")


def open_file(secret: SealingKey, key: str, part: str, held: bytes | memoryview[int]) -> bytes:
    """The bytes that were sealed so. Raises `SealBroken`."""
    return secret.open(held, f"certificates:{part}:{key}")


def seal_words(secret: SealingKey, key: str, words: dict[str, str]) -> bytes:
    """Words of an event or an attempt, sealed for its key."""
    return secret.seal_values(words, f"certificates:words:{key}")


def words_of(secret: SealingKey | None, row: Event | Attempt) -> dict[str, str]:
    """The words sealed for this event or attempt; none once the data key is gone."""
    return (values_if_held(secret, row.sealed, f"certificates:words:{row.key}") if row.sealed else None) or {}


def number_index(organization: str, kind: str, number: str) -> str:
    """The keyed digest by which a certificate's number is found within its organization; empty for none."""
    plain = "".join(number.split()).casefold()
    return instance_seal().index(f"{organization}\0{kind}\0{plain}", "certificate-number") if plain else ""


def row_index(organization: str, said: Iterable[str]) -> str:
    """The keyed digest by which a vendor's row is known again."""
    return instance_seal().index("\0".join((organization, *said)), "certificate-attempt")


def _known(kind: type[Any], held: dict[str, Any]) -> dict[str, Any]:
    names = {column.name for column in fields(kind)}
    return {name: value for name, value in held.items() if name in names}
