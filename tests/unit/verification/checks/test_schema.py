from __future__ import annotations

from typing import Any

import pytest

from assay.errors import Unavailable
from factories import codes, signed, to_bytes, unsigned, verifier

ADDRESS = "https://school.example/schema.json"
HELD = {ADDRESS: b"{}"}


def named(kind: str = "JsonSchema", address: str = ADDRESS) -> dict[str, Any]:
    return {"id": address, "type": kind}


def badge(*schemas: dict[str, Any]) -> dict[str, Any]:
    extensions = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
    return signed(
        unsigned(**{"@context": [*unsigned()["@context"], extensions]}, credentialSchema=list(schemas))
    )


def fits(schema: bytes, document: dict[str, Any]) -> None:
    assert (b"{}", "Watershed Field Scientist") == (schema, document["name"])


def does_not_fit(_schema: bytes, _document: dict[str, Any]) -> str:
    return "/name"


def cannot_be_asked(_schema: bytes, _document: dict[str, Any]) -> str:
    raise Unavailable("address-unreachable", address="schema", reason="no schema")


@pytest.mark.parametrize("kind", ["JsonSchema", "1EdTechJsonSchemaValidator2019"])
def test_a_schema_at_hand_that_is_met_is_nothing_to_tell(kind: str) -> None:
    assert [] == codes(badge(named(kind)), documents=HELD, schemas=fits)


def test_a_schema_at_hand_that_is_not_met_rejects() -> None:
    report = verifier(documents=HELD, schemas=does_not_fit).examine(to_bytes(badge(named())))
    (finding,) = report.findings
    assert ("rejected", "schema-not-met", "/name") == (report.verdict, finding.code, finding.pointer)
    assert {"schema": ADDRESS, "place": "/name"} == finding.facts


def test_the_whole_document_is_told_as_a_place_too() -> None:
    report = verifier(documents=HELD, schemas=lambda *_: "").examine(to_bytes(badge(named())))
    assert "/" == report.findings[0].facts["place"]


@pytest.mark.parametrize(
    ("schema", "options"),
    [
        (named(), {}),
        (named(), {"documents": HELD}),
        (named(), {"schemas": does_not_fit}),
        (named(), {"documents": HELD, "schemas": cannot_be_asked}),
    ],
)
def test_one_that_nobody_could_ask_is_noted(schema: dict[str, Any], options: dict[str, Any]) -> None:
    document = badge(schema)
    report = verifier(**options).examine(to_bytes(document))
    assert ("accepted", ["schema-not-checked"]) == (report.verdict, report.codes)


def test_one_of_a_kind_not_read_is_noted() -> None:
    document = signed(unsigned(credentialSchema=[named("JsonSchemaCredential")]))
    assert ["schema-not-checked"] == codes(document, documents=HELD, schemas=does_not_fit)


def test_more_than_four_are_not_looked_up() -> None:
    schemas = [named(address=f"{ADDRESS}?{number}") for number in range(6)]
    held = {schema["id"]: b"{}" for schema in schemas}
    report = verifier(documents=held, schemas=fits).examine(to_bytes(badge(*schemas)))
    assert [schema["id"] for schema in schemas[4:]] == [
        finding.facts["schema"] for finding in report.findings
    ]
