"""The assay as a signed statement that anybody can compute again: an Open Badges 3.0 endorsement.

Apart from the assay because signing needs a key and a relation to the issuer, and the assay needs neither.
OB 3.0, B.1.9 (EndorsementCredential); the members under `assay` are those of the framework's context.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from assay.analysis.descriptions import CONTEXT, FRAMEWORK
from assay.analysis.estimates import Estimate
from assay.analysis.valuation.indicators import Assay, Indicator, Input
from assay.encoding import read_json_object, write_base64url
from assay.errors import AssayError
from assay.issuance import Issuer
from assay.models import Document

Json = dict[str, Any]

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    CONTEXT,
)
PLACES = 6  # of a number as it is signed


class Relation(StrEnum):
    """What the signer is to whoever issues the achievement."""

    SELF = "self"  # the issuer assays its own
    PAID = "paid"  # by the issuer, for this assay
    PLATFORM = "platform"  # the issuer is its customer
    INDEPENDENT = "independent"


def sign(
    assay: Assay,
    issuer: Issuer,
    relation: Relation,
    *,
    comment: str = "",
    number: int = 1,
    replaces: str = "",
) -> Document:
    """The assay as an endorsement, signed now: its exact bytes and their digest.

    `number` counts the assays that this signer made of the achievement; `replaces` is the identifier of the
    one before. Raises `assay-relation-wrong` where the issuer signs and says to be somebody else, and what
    issuing raises.
    """
    if issuer.id == assay.issuer_id and relation is not Relation.SELF:
        raise AssayError("assay-relation-wrong", relation=str(relation))
    subject: Json = {"id": assay.achievement, "type": ["EndorsementSubject"]}
    if comment:
        subject["endorsementComment"] = comment
    subject["assay"] = {
        "type": ["Assay"],
        "frameworkVersion": FRAMEWORK,
        "asOf": assay.as_of.isoformat(),
        "relation": str(relation),
        "number": number,
        **({"replaces": replaces} if replaces else {}),
        "input": [_input(one) for one in assay.inputs],
        "indicator": [member for one in assay.indicators for member in members(one)],
    }
    draft: Json = {
        "@context": list(CONTEXTS),
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": f"Assay: {assay.name}" if assay.name else "Assay",
        "credentialSubject": subject,
    }
    return issuer.issue(draft)


def members(indicator: Indicator) -> list[Json]:
    """The indicator, and each figure beside it, as a statement tells them."""
    beside = [(f"{indicator.key}/{name}", one) for name, one in sorted(indicator.others.items())]
    return [_member(key, one) for key, one in ((indicator.key, indicator.estimate), *beside)]


def _member(key: str, estimate: Estimate) -> Json:
    told: Json = {"type": ["AssayIndicator"], "key": key}
    if estimate.value is not None:
        told["value"] = decimal(estimate.value)
    told |= {"low": decimal(estimate.low), "high": decimal(estimate.high), "unit": estimate.unit}
    told |= {"grade": str(estimate.grade), "method": estimate.method, "coverage": decimal(estimate.coverage)}
    if estimate.count is not None:
        told["count"] = estimate.count
    if estimate.reason:
        told["reason"] = estimate.reason
    return told


def decimal(number: float) -> str:
    """The number as text, rounded: a text is the same in every reader, a binary fraction is not."""
    text = format(round(Decimal(repr(number)), PLACES).normalize(), "f")
    return "0" if text in {"-0", "0"} else text


def _input(one: Input) -> Json:
    told: Json = {"type": ["AssayInput"], "kind": one.kind, "name": one.name}
    return told | {"version": one.version, "sha256": one.digest}


def subject_of(identifier: str, digest: str) -> str:
    """The identifier of an achievement, or for one without any the name of its bytes (RFC 6920)."""
    if identifier:
        return identifier
    return f"ni:///sha-256;{write_base64url(bytes.fromhex(digest))}"


def assay_in(content: bytes) -> tuple[str, Json]:
    """What a signed statement is about and the members of its assay, its signature not looked at.

    The first is the identifier of the achievement, empty where it names none. Raises
    `assay-statement-missing`, and what `read_json_object` raises.
    """
    subject = read_json_object(content).get("credentialSubject")
    told = subject.get("assay") if isinstance(subject, dict) else None
    listed = isinstance(told, dict) and all(
        isinstance(told.get(name), list) and all(isinstance(item, dict) for item in told[name])
        for name in ("input", "indicator")
    )
    if not isinstance(subject, dict) or not isinstance(told, dict) or not listed:
        raise AssayError("assay-statement-missing")
    return str(subject.get("id", "")), told


def statement_in(content: bytes) -> Json:
    """The members of the assay in a signed statement. Raises what `assay_in` raises."""
    return assay_in(content)[1]


def day_of(told: Json) -> date:
    """The day as of which a statement was computed. Raises `assay-statement-missing`."""
    try:
        return date.fromisoformat(str(told.get("asOf")))
    except ValueError as error:
        raise AssayError("assay-statement-missing") from error
