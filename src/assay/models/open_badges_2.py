"""Open Badges 2.0 and older: Assertion, BadgeClass and Issuer Profile, read and never written.

Apart from Open Badges 3.0 because nothing here is a credential with a proof: an assertion counts by
where it lies or by the token around it. Versions 1.1, 1.0 and 0.5 are read by the same views; what an
older one does not say is None. (Open Badges 2.0, Data Classes; Upgrading from 1.1)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from typing import Any

from assay.encoding import read_timestamp
from assay.errors import Malformed
from assay.models.document import Json
from assay.models.fields import View, all_of

CONTEXTS_2 = frozenset(("https://w3id.org/openbadges/v2", "https://openbadgespec.org/v2/context.json"))
CONTEXTS_1 = frozenset(("https://w3id.org/openbadges/v1", "https://openbadgespec.org/v1/context.json"))

_SHA_256 = "sha256"  # the only hash of a recipient still to be trusted
_HASHED = re.compile(r"(sha256|md5)\$([0-9A-Fa-f]+)")
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?:(:\d\d)(?:[.,](\d+))?)?(?:(Z)|([+-]\d\d):?(\d\d))?)?", re.ASCII
)
_LATEST_STAMP = 9_999_999_999  # seconds; what version 1 allows as a Unix time


class Edition(StrEnum):
    """The version of Open Badges that a document is written in."""

    TWO = "2.0"
    ONE_ONE = "1.1"
    ONE = "1.0"
    FIRST = "0.5"


def edition_of(json: Json) -> Edition:
    """By its contexts; without any, by whether the badge stands inside, as in 0.5, or elsewhere."""
    contexts = all_of(json.get("@context"))
    if contexts:
        is_one = any(isinstance(context, str) and context in CONTEXTS_1 for context in contexts)
        return Edition.ONE_ONE if is_one else Edition.TWO
    badge = json.get("badge")
    return Edition.FIRST if isinstance(badge, dict) or "version" in json else Edition.ONE


def read_moment(value: object, *, is_end: bool = False, strict: bool = False) -> datetime:
    """The instant named here: ISO 8601, in version 1 also a day alone or a Unix time.

    A day alone begins at midnight UTC, and as an end lasts to its midnight. `strict` asks for time and
    zone, as 2.0 does (DateTime). Raises Malformed timestamp-malformed.
    """
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LATEST_STAMP and not strict:
        return datetime.fromtimestamp(value, UTC)
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise Malformed("timestamp-malformed", text=str(value))
    day, time, seconds, fraction, zulu, hours, minutes = found.groups()
    if strict and (time is None or (zulu is None and hours is None)):
        raise Malformed("timestamp-malformed", text=str(value))
    zone = f"{hours}:{minutes}" if hours else "Z"
    part = f".{fraction}" if fraction else ""
    moment = read_timestamp(f"{day}T{time or '00:00'}{seconds or ':00'}{part}{zone}")
    if time is not None or not is_end:
        return moment
    try:
        return moment + timedelta(days=1)
    except OverflowError as error:
        raise Malformed("timestamp-malformed", text=str(value)) from error


@dataclass(frozen=True, slots=True)
class RecipientIdentity:
    """Whom an assertion is about: an IdentityObject, or the text that 0.5 has in its place."""

    kind: str
    identity: str
    hashed: bool
    salt: str

    @property
    def hash_name(self) -> str | None:
        """`sha256` or `md5`, None for an identity in the clear."""
        found = _HASHED.fullmatch(self.identity) if self.hashed else None
        return found.group(1) if found else None

    def matches(self, identity: str) -> bool:
        """Whether this is that identity, letter by letter. MD5 is broken and matches nobody."""
        if not self.hashed:
            return compare_digest(_bytes_of(identity), _bytes_of(self.identity))
        found = _HASHED.fullmatch(self.identity)
        if found is None or found.group(1) != _SHA_256:
            return False
        return compare_digest(sha256(_bytes_of(identity + self.salt)).hexdigest(), found.group(2).lower())


def _bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # what a person types may be no Unicode at all


class Assertion(View):
    """The award of a badge to one recipient, in any version; `json` as it was received."""

    __slots__ = ()

    @property
    def edition(self) -> Edition:
        """The version it is written in."""
        return edition_of(self.json)

    @property
    def is_pointer(self) -> bool:
        """Whether it says nothing but where the assertion lies, as baked pictures of version 1 do."""
        return "badge" not in self.json and "recipient" not in self.json

    @property
    def verification(self) -> Json:
        """How it says it can be verified; `verify` until 1.1."""
        held = self.json.get("verification", self.json.get("verify"))
        return held if isinstance(held, dict) else {}

    @property
    def is_signed(self) -> bool:
        """Whether it counts by a signature rather than by where it lies."""
        return any(held in ("signed", "SignedBadge") for held in all_of(self.verification.get("type")))

    @property
    def is_hosted(self) -> bool:
        """Whether it counts by where it lies; a pointer always does."""
        kinds = all_of(self.verification.get("type"))
        return self.is_pointer or any(held in ("hosted", "HostedBadge") for held in kinds)

    @property
    def address(self) -> str | None:
        """Where the hosted copy lies: its id, or `verify.url` of 1.0; None where it does not say.

        In 1.0 `verify.url` of a signed assertion is the address of a key, and none of its own.
        """
        held = self.json.get("id", None if self.is_signed else self.verification.get("url"))
        return held if isinstance(held, str) else None

    @property
    def id(self) -> str | None:
        """What it is known by: its id, else its address, else the `uid` of version 1."""
        uid = self.json.get("uid")
        return self.address or (uid if isinstance(uid, str) else None)

    @property
    def creator(self) -> str | None:
        """The address of the key that signed it, if it names one."""
        held = self.verification.get("creator")
        return held if isinstance(held, str) else None

    @property
    def badge(self) -> str | Json | None:
        """The badge class: its address, or the object itself."""
        held = self.json.get("badge")
        return held if isinstance(held, str | dict) else None

    @property
    def recipient(self) -> RecipientIdentity | None:
        """Whom it is about. The text of 0.5 is an e-mail address, or its hash."""
        held = self.json.get("recipient")
        if isinstance(held, str):
            hashed = _HASHED.fullmatch(held) is not None
            return RecipientIdentity("email", held, hashed, _text(self.json.get("salt")))
        if not isinstance(held, dict):
            return None
        kinds = [kind for kind in all_of(held.get("type")) if isinstance(kind, str)]
        return RecipientIdentity(
            kinds[0] if len(kinds) == 1 else "",
            _text(held.get("identity")),
            held.get("hashed") is True,
            _text(held.get("salt")),
        )

    @property
    def issued_on(self) -> datetime | None:
        """When it was awarded; None where it does not say."""
        held = self.json.get("issuedOn", self.json.get("issued_on"))
        return None if held is None else read_moment(held)

    @property
    def expires(self) -> datetime | None:
        """When it ends; None where it does not."""
        held = self.json.get("expires")
        return None if held is None else read_moment(held, is_end=True)

    @property
    def is_revoked(self) -> bool:
        """Whether it says of itself that it was taken back."""
        return self.json.get("revoked") is True


@dataclass(frozen=True, slots=True)
class BadgeClass:
    """What was achieved; `json` as it was received, `address` where it was found."""

    json: Json
    address: str | None = None

    @property
    def id(self) -> str | None:
        """Its id; in 1.0 the address where it lies."""
        held = self.json.get("id", self.address)
        return held if isinstance(held, str) else None

    @property
    def issuer(self) -> str | Json | None:
        """The issuer: its address, or the object itself."""
        held = self.json.get("issuer")
        return held if isinstance(held, str | dict) else None


@dataclass(frozen=True, slots=True)
class IssuerProfile:
    """Who awards; `json` as it was received, `address` where it was found."""

    json: Json
    address: str | None = None

    @property
    def id(self) -> str | None:
        """Its id; in 1.0 the address where it lies, in 0.5 its origin."""
        held = self.json.get("id", self.address or self.json.get("origin"))
        return held if isinstance(held, str) else None

    @property
    def starts_with(self) -> tuple[Any, ...]:
        """Beginnings, one of which the address of a hosted assertion must have."""
        return all_of(self._verification.get("startsWith"))

    @property
    def allowed_origins(self) -> tuple[Any, ...]:
        """Hosts on which its hosted assertions may lie."""
        return all_of(self._verification.get("allowedOrigins"))

    @property
    def public_keys(self) -> tuple[str, ...]:
        """The ids of the keys it calls its own."""
        held = [key.get("id") if isinstance(key, dict) else key for key in all_of(self.json.get("publicKey"))]
        return tuple(key for key in held if isinstance(key, str))

    def key_inside(self, name: str) -> Json | None:
        """The key of this id where the profile holds it itself, and not only its address."""
        held = [key for key in all_of(self.json.get("publicKey")) if isinstance(key, dict)]
        return next((key for key in held if key.get("id") == name and "publicKeyPem" in key), None)

    @property
    def revocation_list(self) -> str | None:
        """Where its list of revoked signed assertions lies."""
        held = self.json.get("revocationList")
        held = held.get("id") if isinstance(held, dict) else held
        return held if isinstance(held, str) else None

    @property
    def _verification(self) -> Json:
        held = self.json.get("verification")
        return held if isinstance(held, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
