"""Verifiable Credentials Data Model 2.0 as a table: the members of any credential.

Section 4 of the recommendation, its JSON Schema beside it. `@context` is judged by linked data,
the members of a proof by the proof, those of a status entry by its list, a digest by whoever
compares it: here is only what must be so for any of them to be read.
"""

from __future__ import annotations

from assay.models.data_types import ANY_TYPE, DATE_TIME, STRING, TEXT, URL, typed
from assay.models.rules import Class, Kind, Many, One, OneOr

# Members that every credential shares, whatever it says and about whom (sections 4.4 to 4.14).
CREDENTIAL_MEMBERS: dict[str, Kind] = {
    "id": URL,
    "type": typed("VerifiableCredential"),
    "name": TEXT,
    "description": TEXT,
    "issuer": OneOr(URL, "Issuer"),
    "validFrom": DATE_TIME,
    "validUntil": DATE_TIME,
    "credentialSubject": Many(One("CredentialSubject"), filled=True),
    "credentialStatus": Many(One("CredentialStatus")),
    "credentialSchema": Many(One("CredentialSchema")),
    "refreshService": Many(One("RefreshService")),
    "termsOfUse": Many(One("TermsOfUse")),
    "evidence": Many(One("AnyEvidence")),
    "relatedResource": Many(One("RelatedResource")),
    "proof": Many(One("Proof")),
}

VCDM_CLASSES: dict[str, Class] = {
    "VerifiableCredential": Class(
        "VerifiableCredential",
        CREDENTIAL_MEMBERS,
        required=("type", "issuer", "credentialSubject"),
    ),
    "Issuer": Class("Issuer", {"id": URL, "name": TEXT, "description": TEXT}, required=("id",)),
    "CredentialSubject": Class("CredentialSubject", {"id": URL}, filled=True),
    "CredentialStatus": Class("CredentialStatus", {"id": URL, "type": ANY_TYPE}, required=("type",)),
    "CredentialSchema": Class("CredentialSchema", {"id": URL, "type": ANY_TYPE}, required=("id", "type")),
    "RefreshService": Class("RefreshService", {"id": URL, "type": ANY_TYPE}, required=("type",)),
    "TermsOfUse": Class("TermsOfUse", {"id": URL, "type": ANY_TYPE}, required=("type",)),
    "AnyEvidence": Class("Evidence", {"id": URL, "type": ANY_TYPE}, required=("type",)),
    "RelatedResource": Class(
        "RelatedResource",
        {"id": URL, "digestSRI": STRING, "digestMultibase": STRING, "mediaType": STRING},
        required=("id",),
        either=("digestSRI", "digestMultibase"),
    ),
    "Proof": Class("Proof", {"id": URL, "type": ANY_TYPE}, required=("type",)),
}
