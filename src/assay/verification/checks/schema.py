"""Does the credential fit the form that its issuer names? (VCDM 2.0, 4.11; OB 3.0, 8.1, first step)

The schema is the issuer's own, so one that is at hand and is not met rejects. One that is not at hand,
or of a kind we do not read, is told and changes nothing: the standards' own tables were asked before.
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.errors import AssayError
from assay.verification.examination import Examination
from assay.verification.report import Finding

SCHEMA_TYPES = frozenset({"1EdTechJsonSchemaValidator2019", "JsonSchema"})
SCHEMA_LIMIT = 4  # schemas of one credential that are looked up


def check_schema(examination: Examination) -> Iterator[Finding]:
    """Each schema that the credential does not fit, or that nobody could ask."""
    ask, document = examination.means.schemas, examination.document.json
    for index, schema in enumerate(examination.credential.schemas):
        address = str(schema.get("id"))
        place: str | None = None
        asked = False
        if ask is not None and schema.get("type") in SCHEMA_TYPES and index < SCHEMA_LIMIT:
            try:
                place = ask(examination.means.fetch(address).content, document)
                asked = True
            except AssayError:
                asked = False
        if not asked:
            yield Finding("schema-not-checked", "/credentialSchema", {"schema": address})
        elif place is not None:
            yield Finding("schema-not-met", place, {"schema": address, "place": place or "/"})
