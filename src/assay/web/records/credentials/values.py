"""What an award says, as plain values, and the address it goes to in the one form that is compared."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import TypeAlias

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from assay.errors import AssayError
from assay.web.base.look_alikes import shown
from assay.web.records.people.queries import is_unreachable

JSON: TypeAlias = "str | int | float | bool | list[JSON] | dict[str, JSON] | None"

LONGEST_NAME = 200
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}  # ASCII alone: K (Kelvin) is not k


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """What shows that it was done: a name, what it is, perhaps an address and its SHA-256 in hexadecimal."""

    name: str
    description: str
    url: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Award:
    """One achievement for one person, before anything is signed.

    `assessment` says how it was judged in keys and numbers; it is recorded, never signed. `source` and
    `source_key` say which form, batch, code or application it came from. `recipient` is the key of
    somebody already known here (a pupil); `endorsements` are signed ones, carried whole. `made_by` is the key
    of the person whose word it is, where the system acts for them.
    """

    version: str
    name: str
    email: str = ""
    results: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[EvidenceItem, ...] = ()
    narrative: str = ""
    valid_from: datetime | None = None
    language: str = "en"
    source: str = "single"
    source_key: str = ""
    made_by: str = ""
    assessment: Mapping[str, JSON] = field(default_factory=dict)
    idempotency_key: str = ""
    credential_id: str = ""
    recipient: str = ""
    endorsements: tuple[Mapping[str, JSON], ...] = ()


@dataclass(frozen=True, slots=True)
class IssueOutcome:
    """What became of one planned award: issued, or why not."""

    key: str
    error: AssayError | None = None


def normal_address(email: str) -> str:
    """The address in the form in which it is stored and compared; empty for none.

    Letters that only look alike stay different: nothing but ASCII is folded. Raises
    `draft-member-malformed` for what is no address.
    """
    address = unicodedata.normalize("NFC", email.strip()).translate(_LOWER)
    if not address:
        return ""
    try:
        validate_email(address)
    except ValidationError as error:
        raise _not_an_address() from error
    mailbox, _, domain = address.rpartition("@")
    labels = (
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
        for label in domain.split(".")
    )
    normal = f"{mailbox}@{'.'.join(labels)}"
    if not normal.isascii() or is_unreachable(normal):
        raise _not_an_address()
    return normal


def normal_name(name: str) -> str:
    """The name as it is signed: NFC, blanks collapsed, without what nobody sees or what turns text around.

    Raises `draft-member-missing`, `draft-member-malformed`.
    """
    plain = shown(" ".join(unicodedata.normalize("NFC", name).split())).text
    normal = " ".join(plain.split())
    if not normal:
        raise AssayError("draft-member-missing", "/name", member="name")
    if len(normal) > LONGEST_NAME:
        raise AssayError(
            "draft-member-malformed", "/name", member="name", expected="a name of at most 200 characters"
        )
    return normal


def award_text(award: Award) -> str:
    """The whole award but its idempotency key as one text: equal texts ask for the same thing."""
    values = {
        item.name: getattr(award, item.name) for item in fields(award) if item.name != "idempotency_key"
    }
    values["endorsements"] = [dict(item) for item in award.endorsements]
    values["evidence"] = [[item.name, item.description, item.url, item.digest] for item in award.evidence]
    values["results"], values["assessment"] = dict(award.results), dict(award.assessment)
    values["valid_from"] = award.valid_from.isoformat() if award.valid_from else None
    return json.dumps(values, sort_keys=True, ensure_ascii=False)


def _not_an_address() -> AssayError:
    return AssayError("draft-member-malformed", "/email", member="email", expected="an e-mail address")
