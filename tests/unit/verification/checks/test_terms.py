from __future__ import annotations

import pytest

from factories import but, codes, resigned, signed, unsigned

SUBJECT = "/credentialSubject"


def test_a_word_that_no_context_defines_is_rejected_where_it_stands() -> None:
    for suite in ("eddsa-rdfc-2022", "eddsa-jcs-2022"):
        assert "document-term-undefined" in codes(but(signed(suite=suite), f"{SUBJECT}/mood", "good"))


def test_a_type_that_no_context_defines_is_rejected() -> None:
    assert codes(but(signed(), "/type/1", "AccreditedDegree"))[0] == "document-type-undefined"


def test_a_type_given_as_an_address_is_covered_and_lawful() -> None:
    types = ["VerifiableCredential", "OpenBadgeCredential", "https://school.example/types#Fieldwork"]
    assert codes(resigned(unsigned(), "/type", types)) == []


def test_a_member_cannot_be_moved_out_of_sight() -> None:
    """An expiry told in a second description of the credential, inside a piece of evidence."""
    document = unsigned()
    document["evidence"] = [{"id": "https://school.example/work", "type": ["Evidence"], "name": "Work"}]
    good = signed(document)
    moved = but(good, "/validUntil")
    moved["evidence"].append(
        {"id": good["id"], "type": ["VerifiableCredential", "Evidence"], "validUntil": good["validUntil"]}
    )
    assert codes(good) == []
    assert codes(moved) != []


def test_a_node_without_a_name_cannot_be_given_one() -> None:
    hidden = but(signed(), f"{SUBJECT}/achievement/criteria/id", "_:b7")
    assert "document-name-hidden" in codes(hidden)


def test_one_profile_told_twice_is_harmless() -> None:
    document = unsigned()
    document["issuer"]["url"] = "https://school.example"
    creator = {"id": document["issuer"]["id"], "type": ["Profile"], "name": "Riverbend School District"}
    document["credentialSubject"]["achievement"]["creator"] = creator
    assert codes(signed(document)) == []
    creator["name"] = "Another name"
    assert codes(signed(document)) == ["document-node-described-twice"]
    assert codes(signed(document, suite="eddsa-jcs-2022")) == []


def test_criteria_may_bear_the_address_of_the_achievement() -> None:
    document = unsigned()
    document["credentialSubject"]["achievement"]["criteria"]["id"] = document["credentialSubject"][
        "achievement"
    ]["id"]
    assert codes(signed(document)) == []


def test_a_type_that_a_shipped_context_names_goes_by_its_name() -> None:
    address = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential"
    document = {
        **unsigned(),
        "@context": "https://www.w3.org/ns/credentials/v2",
        "type": ["VerifiableCredential", address],
    }
    document = {name: document[name] for name in ("@context", "id", "type", "issuer", "validFrom")}
    document["issuer"] = document["issuer"]["id"]
    document["credentialSubject"] = {"id": "did:example:ana"}
    assert codes(signed(document)) == ["document-type-undefined"]


@pytest.mark.parametrize(
    ("context", "code"),
    [
        ("https://unknown.example/context", "document-context-unknown"),
        ({"mood": "https://school.example/mood"}, "document-context-inline"),
    ],
)
def test_rules_nobody_shipped_leave_it_open(context: object, code: str) -> None:
    document = signed()
    document["@context"] = [*document["@context"], context]
    assert code in codes(document)
