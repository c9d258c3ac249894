"""What the tests of assays share: an achievement that tells a lot, a graph of three skills, statements."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assay.analysis.descriptions import Description, read
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation import Proof, RecognitionStatement, Verb
from assay.jsonld.contexts import TABLE, read_shipped

Json = dict[str, Any]

AS_OF = date(2026, 11, 1)
ID = "https://school.example/achievements/rescue"
SCHOOL = "https://school.example/"
CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://w3id.org/assay/framework/v1",
]
RARE, COMMON, UNLINKED = (f"https://skills.example/{name}" for name in ("rare", "common", "unlinked"))


def achievement(**members: Any) -> bytes:
    """The bytes of an achievement; `members` are put on top of it, None takes one away."""
    whole: Json = {
        "@context": CONTEXTS,
        "id": ID,
        "type": ["Achievement"],
        "name": "River rescue",
        "description": "How to pull a person out of running water.",
        "criteria": {"narrative": "A person is brought to the bank."},
        "creator": {"id": SCHOOL, "type": ["Profile"], "name": "River School"},
        "assessmentMethod": "practical",
        "workloadHours": 12,
        "cost": {"amount": 120, "currency": "EUR"},
        "alignment": [{"type": ["Alignment"], "targetName": "swift water", "targetUrl": RARE}],
    }
    held = {name: value for name, value in {**whole, **members}.items() if value is not None}
    return json.dumps(held).encode()


def described(**members: Any) -> Description:
    """The same, read."""
    return read(achievement(**members))


@dataclass(frozen=True)
class KnownSkill:
    uri: str
    label: str
    framework: str = "esco"


@dataclass(frozen=True)
class KnownRelease:
    kind: str = "esco"
    name: str = ""
    version: str = "1.2.0"
    digest: str = "ab" * 32


@dataclass(frozen=True)
class SmallGraph:
    """A graph of skills that a test can read at a glance; no double of ours, only few data."""

    occupations: dict[str, int] = field(default_factory=lambda: {RARE: 1, COMMON: 99})
    occupation_count: int = 127
    releases: Sequence[KnownRelease] = (KnownRelease(),)
    transversal: frozenset[str] = frozenset({COMMON})
    linked: bool = True

    def skill(self, uri: str) -> KnownSkill | None:
        known = {RARE: "swift water", COMMON: "communicate", UNLINKED: "unlinked"}
        return KnownSkill(uri, known[uri]) if uri in known else None

    def named(self, label: str) -> Sequence[KnownSkill]:
        names = {"swift water": RARE, "communicate": COMMON}
        return (KnownSkill(names[label], label),) if label in names else ()

    def crosswalk(self, uri: str, framework: str) -> Sequence[Any]:  # noqa: ARG002 - of the door
        return ()

    def occupations_with(self, uri: str) -> int:
        return self.occupations.get(uri, 0)

    def is_transversal(self, uri: str) -> bool | None:
        return uri in self.transversal


def load_shipped(address: str, _options: object) -> Json:
    """A context that we ship, as the JSON-LD reader of the tests asks for it."""
    document = json.loads(read_shipped(TABLE[address]))
    return {"contextUrl": None, "documentUrl": address, "document": document}


def statement(controller: str = "hospital", **members: Any) -> RecognitionStatement:
    """A statement that counts, unless `members` say otherwise."""
    whole: Json = {
        "by": f"{controller} inc.",
        "controller": controller,
        "achievement": ID,
        "recognised": "school",
        "verb": Verb.PREFERS,
        "proof": Proof.PROVEN,
        "since": date(2026, 1, 1),
        "reference": f"https://{controller}.example/statement",
        "digest": f"{sum(controller.encode()):064x}",
    }
    return RecognitionStatement(**{**whole, **members})


def wage(amount: float, currency: str = "EUR") -> Estimate:
    """What an hour earns."""
    return Estimate(amount, amount * 0.9, amount * 1.1, currency, "wage/1", AS_OF, Grade.A)
