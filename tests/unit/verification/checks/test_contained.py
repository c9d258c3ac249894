from __future__ import annotations

import copy
from hashlib import sha256
from typing import Any

import pytest

import factories
import tokens
from assay.verification import Report
from factories import STRANGER, but, codes, signed, unsigned

ANA = "did:key:z6MkjMRWUfV9r9iCPGMJLhejo9usAFpZ7X8ozuA9mo7mp2YP"
CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
ONE, TWO = "urn:uuid:c0000000-0000-4000-8000-000000000001", "urn:uuid:c0000000-0000-4000-8000-000000000002"
WATERSHED = "https://school.example/achievements/watershed"
READING_ID = "urn:uuid:a0000000-0000-4000-8000-000000000001"
READING = {
    "id": READING_ID,
    "type": ["Achievement"],
    "name": "Reading",
    "description": "Reads.",
    "criteria": {"narrative": "Read."},
}


def badge(name: str = ONE, **subject: Any) -> dict[str, Any]:
    """A signed badge of this id, with these members of its subject changed; None takes one away."""
    document = copy.deepcopy(unsigned(id=name))
    document["credentialSubject"] |= subject
    for member in [member for member, value in subject.items() if value is None]:
        del document["credentialSubject"][member]
    return signed(document)


def association(source: str, target: str, relation: str = "isParentOf") -> dict[str, str]:
    return {"type": "Association", "associationType": relation, "sourceId": source, "targetId": target}


def unsigned_record(*contained: object, **subject: Any) -> dict[str, Any]:
    contexts = unsigned()["@context"]
    return {
        "@context": [contexts[0], CLR, contexts[1]],
        "id": "urn:uuid:c1000000-0000-4000-8000-000000000001",
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": "Transcript",
        "issuer": copy.deepcopy(factories.ENDORSER.profile),
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "id": ANA,
            "type": ["ClrSubject"],
            "verifiableCredential": list(contained),
            **subject,
        },
    }


def record(*contained: object, **subject: Any) -> dict[str, Any]:
    return signed(unsigned_record(*contained, **subject), factories.ENDORSER)


def examined(document: dict[str, Any]) -> Report:
    return factories.verifier().examine(factories.to_bytes(document))


def test_a_record_of_credentials_that_hold_is_accepted() -> None:
    assert [] == codes(record(badge(), badge(TWO)))


def test_the_order_of_its_contexts_is_part_of_the_standard() -> None:
    document = unsigned_record(badge())
    document["@context"][1:] = document["@context"][:0:-1]
    assert ["document-context-misplaced"] == codes(signed(document, factories.ENDORSER))


def test_an_unsigned_credential_in_it_rejects_it_and_is_named() -> None:
    report = examined(record(badge(), but(badge(TWO), "/proof")))
    (finding,) = report.findings
    assert ("rejected", "contained-not-accepted") == (report.verdict, finding.code)
    assert "/credentialSubject/verifiableCredential/1" == finding.pointer
    assert {"credential": TWO, "codes": "proof-missing"} == finding.facts
    assert finding.nested is not None
    assert ["proof-missing"] == finding.nested.codes


def test_one_that_nobody_could_check_leaves_it_open() -> None:
    web = signed(unsigned(issuer="did:web:away.example"), verification_method="did:web:away.example#k1")
    report = examined(record(web))
    assert ("undetermined", ["contained-undetermined"]) == (report.verdict, report.codes)


def test_one_without_a_context_of_its_own_is_no_credential() -> None:
    assert "contained-not-accepted" in codes(record(but(badge(), "/@context")))


def test_one_that_has_no_id_is_named_by_its_place() -> None:
    (finding,) = examined(record(but(badge(), "/id"))).findings
    assert "/credentialSubject/verifiableCredential/0" == finding.facts["credential"]


def test_one_about_somebody_else_rejects_it() -> None:
    report = examined(record(badge(), badge(TWO, id="did:web:bob.example")))
    assert ("rejected", ["contained-of-another"]) == (report.verdict, report.codes)
    assert {"credential": TWO} == report.findings[0].facts


def identity(name: str = "ana@school.example", *, hashed: bool = False, **members: str) -> dict[str, Any]:
    return {
        "type": "IdentityObject",
        "hashed": hashed,
        "identityHash": name,
        "identityType": "emailAddress",
        **members,
    }


HIDDEN = identity(
    "sha256$1d6f59ffee4a4ffd5a1b3e1f6a6a3a86ac9d8b4ad4fee27f1f21e2d46e4b49fe", hashed=True, salt="s"
)


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        (identity(), []),
        ([identity("12", identityType="sourcedId"), identity()], []),
        (identity("bob@school.example"), ["contained-of-another"]),
        (HIDDEN, ["contained-of-another"]),
        (identity("12", identityType="sourcedId"), ["contained-recipient-unclear"]),
        (None, ["contained-recipient-unclear"]),
    ],
)
def test_without_ids_the_names_are_compared(theirs: object, expected: list[str]) -> None:
    inner = badge(id=None, identifier=theirs)
    found = codes(record(inner, id=ANA, identifier=identity()))
    assert expected == [code for code in found if code != "credential-recipient-unnamed"]


@pytest.mark.parametrize(("salt", "expected"), [("s", []), ("t", ["contained-recipient-unclear"])])
def test_two_hidden_names_are_alike_or_cannot_be_told(salt: str, expected: list[str]) -> None:
    inner = badge(id=None, identifier={**HIDDEN, "salt": salt})
    assert expected == codes(record(inner, identifier=HIDDEN))


def test_a_name_in_the_open_is_found_behind_its_hash() -> None:
    hidden = {**HIDDEN, "identityHash": "sha256$" + _sha256("ana@school.examples")}
    assert [] == codes(record(badge(id=None, identifier=hidden), identifier=identity()))
    assert [] == codes(record(badge(id=None, identifier=identity()), identifier=hidden))


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_one_that_says_nothing_of_a_person_is_unclear() -> None:
    other = {
        "@context": unsigned()["@context"][:1],
        "id": TWO,
        "type": ["VerifiableCredential"],
        "issuer": factories.ISSUER.id,
        "credentialSubject": {"name": "A thing"},
    }
    assert ["contained-recipient-unclear"] == codes(record(signed(other)))


def test_records_in_records_end_somewhere() -> None:
    held: dict[str, Any] = badge()
    for _ in range(4):
        held = record(held)
    report: Report | None = examined(held)
    found = []
    while report is not None:
        (finding,) = report.findings
        found.append(finding.code)
        report = finding.nested
    assert ["contained-not-accepted"] * 3 + ["nesting-too-deep"] == found


def test_a_token_that_is_none_rejects_the_record() -> None:
    report = examined(record("e30.e30.c2ln"))
    assert ["contained-not-accepted"] == report.codes
    assert "/credentialSubject/verifiableCredential/0" == report.findings[0].facts["credential"]


def test_an_envelope_of_a_kind_not_read_leaves_it_open() -> None:
    envelope = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": "data:application/vc+sd-jwt,e30.e30.c2ln~",
        "type": "EnvelopedVerifiableCredential",
    }
    assert ["contained-undetermined"] == codes(record(envelope))


def test_associations_may_name_credentials_and_achievements() -> None:
    listed = [association(ONE, TWO), association(WATERSHED, READING_ID)]
    assert [] == codes(record(badge(), badge(TWO), achievement=[READING], association=listed))


def test_an_association_with_something_that_is_not_there_rejects() -> None:
    report = examined(record(badge(), association=association(ONE, TWO)))
    (finding,) = report.findings
    assert ("association-unknown", "/credentialSubject/association/targetId") == (
        finding.code,
        finding.pointer,
    )
    assert {"name": TWO} == finding.facts


def test_what_cannot_be_opened_names_nothing() -> None:
    found = codes(record("e30.e30.c2ln", association=[association(ONE, ONE, "isPeerOf")]))
    assert {"association-unknown", "contained-not-accepted"} == set(found)


def test_an_achievement_in_a_subject_of_another_kind_is_no_name() -> None:
    odd = signed(
        {
            **unsigned(id=ONE, type=["VerifiableCredential"]),
            "credentialSubject": [{"id": ANA, "type": ["AchievementSubject"], "achievement": [READING]}],
        }
    )
    listed = [association(READING_ID, WATERSHED)]
    assert ["association-unknown"] == codes(record(odd, association=listed))


@pytest.mark.parametrize(
    "circle",
    [
        [association(ONE, TWO), association(TWO, ONE)],
        [association(ONE, TWO), association(ONE, TWO, "isChildOf")],
        [association(ONE, ONE, "precedes")],
        [
            association(ONE, TWO, "isPartOf"),
            association(TWO, WATERSHED, "isPartOf"),
            association(WATERSHED, ONE, "isPartOf"),
        ],
        [association(ONE, TWO, "replacedBy"), association(TWO, ONE, "replacedBy")],
    ],
)
def test_a_circle_rejects(circle: list[dict[str, str]]) -> None:
    assert ["association-circular"] == codes(record(badge(), badge(TWO), association=circle))


@pytest.mark.parametrize(
    "listed",
    [
        [association(ONE, TWO, "isPeerOf"), association(TWO, ONE, "isPeerOf")],
        [association(ONE, TWO), association(TWO, ONE, "isChildOf")],
        [association(ONE, TWO, "precedes"), association(TWO, ONE, "isRelatedTo")],
        [association(ONE, TWO), association(ONE, WATERSHED), association(TWO, WATERSHED)],
    ],
)
def test_what_only_looks_like_a_circle_is_taken(listed: list[dict[str, str]]) -> None:
    assert [] == codes(record(badge(), badge(TWO), association=listed))


def test_a_stranger_who_takes_a_credential_out_breaks_the_signature() -> None:
    whole = record(badge(), badge(TWO))
    assert ["proof-signature-wrong"] == codes(but(whole, "/credentialSubject/verifiableCredential/1"))
    assert STRANGER.public_key == factories.ENDORSER.signer.public_key


def test_the_person_expected_may_be_the_learner_of_a_record() -> None:
    document = record(badge(), identifier=identity())
    assert [] == codes(document, factories.STRICT_FOR_ANA)


def test_a_credential_in_a_record_may_be_a_token() -> None:
    token = tokens.write(tokens.claims())
    listed = [association(unsigned()["id"], WATERSHED)]
    assert [] == codes(record(token, association=listed))


def test_or_an_envelope_with_one() -> None:
    envelope = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": f"data:application/vc+jwt,{tokens.write(tokens.claims())}",
        "type": "EnvelopedVerifiableCredential",
    }
    assert [] == codes(record(envelope))
