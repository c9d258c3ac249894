from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import factories
from assay.issuance import Issuer, StatusRegister, new_register
from assay.status import new_status_list, status_list_credential_json
from assay.verification import OFFLINE
from factories import BEGAN, ISSUER, NOW, but, codes, resigned, signed, unsigned

ADDRESS = "https://school.example/status/1"
CREDENTIAL = unsigned()["id"]


def registered() -> tuple[StatusRegister, dict[str, Any]]:
    register = new_register(ADDRESS).reserve(CREDENTIAL)
    return register, signed(unsigned(credentialStatus=register.entries(CREDENTIAL)))


def published(register: StatusRegister, issuer: Issuer = ISSUER, **options: Any) -> dict[str, Any]:
    lists = register.publish(issuer, options.pop("instant", BEGAN), options.pop("life", timedelta(days=400)))
    return {address: document.content for address, document in lists.items()}


def test_a_credential_that_stands_is_accepted() -> None:
    register, document = registered()
    assert codes(document, documents=published(register)) == []


@pytest.mark.parametrize(
    ("purpose", "code"), [("revocation", "status-revoked"), ("suspension", "status-suspended")]
)
def test_a_credential_taken_back_is_rejected(purpose: str, code: str) -> None:
    register, document = registered()
    assert codes(document, documents=published(register.set(CREDENTIAL, purpose))) == [code]


def test_a_suspension_can_be_lifted() -> None:
    register, document = registered()
    lifted = register.set(CREDENTIAL, "suspension").set(CREDENTIAL, "suspension", on=False)
    assert codes(document, documents=published(lifted)) == []


def test_a_list_that_is_away_leaves_it_open() -> None:
    _, document = registered()
    report = factories.verifier().examine(factories.to_bytes(document))
    assert (report.verdict, report.codes) == ("undetermined", ["status-list-unavailable"])


def test_without_the_need_of_status_it_is_said_not_checked() -> None:
    _, document = registered()
    report = factories.verifier().examine(factories.to_bytes(document), OFFLINE)
    assert (report.verdict, report.codes) == ("accepted", ["status-not-checked"])


def test_a_list_out_of_its_time_leaves_it_open() -> None:
    register, document = registered()
    for instant in (BEGAN, NOW + timedelta(days=3)):
        lists = published(register.set(CREDENTIAL, "revocation"), instant=instant, life=timedelta(days=9))
        assert codes(document, documents=lists) == ["status-list-stale"]


def test_a_strangers_list_is_not_believed() -> None:
    register, document = registered()
    assert codes(document, documents=published(register, factories.ENDORSER)) == ["status-list-foreign"]


def test_a_list_changed_after_signing_is_not_believed() -> None:
    register, document = registered()
    revoked, clear = published(register.set(CREDENTIAL, "revocation")), published(register)
    address = f"{ADDRESS}/revocation"
    swapped = json.loads(revoked[address])
    swapped["credentialSubject"]["encodedList"] = json.loads(clear[address])["credentialSubject"][
        "encodedList"
    ]
    lists = {**clear, address: json.dumps(swapped).encode()}
    assert codes(document, documents=lists) == ["status-list-not-accepted"]


def test_one_list_does_not_answer_for_another() -> None:
    register, document = registered()
    lists = published(register.set(CREDENTIAL, "revocation"))
    lists[f"{ADDRESS}/revocation"] = lists[f"{ADDRESS}/suspension"]
    assert codes(document, documents=lists) == ["status-list-misplaced"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"[" * 500_000, "status-list-malformed"),
        (b"eyJh.eyJi.c2ln", "status-list-malformed"),
        (b"e30.e30.c2ln~", "status-list-undetermined"),
        (b'{"@context":"https://w3id.org/openbadges/v2"}', "status-list-undetermined"),
        (b"x" * 2_000_000, "status-list-malformed"),
    ],
)
def test_an_answer_that_is_no_list_is_told_apart_from_none(content: bytes, code: str) -> None:
    register, document = registered()
    lists = {**published(register), f"{ADDRESS}/revocation": content}
    assert codes(document, documents=lists) == [code]


def test_a_credential_that_is_no_list_is_refused_as_one() -> None:
    register, document = registered()
    lists = {**published(register), f"{ADDRESS}/revocation": factories.to_bytes(signed())}
    assert codes(document, documents=lists)[0].startswith("status-list-")


def test_an_entry_of_a_kind_not_read_leaves_it_open() -> None:
    entry = {"id": "https://school.example/revoked#1", "type": "StatusList2021Entry"}
    document = unsigned(credentialStatus=entry)
    document["@context"].append("https://w3id.org/vc/status-list/2021/v1")
    report = factories.verifier().examine(factories.to_bytes(signed(document)))
    assert (report.verdict, report.codes) == ("undetermined", ["status-kind-unsupported"])


def test_a_malformed_entry_is_told_where_it_stands() -> None:
    register, document = registered()
    for index in ("-1", "94567abc", "1e3", "", "९", 5):
        spoiled = resigned(document, "/credentialStatus/0/statusListIndex", index)
        report = factories.verifier(documents=published(register)).examine(factories.to_bytes(spoiled))
        assert report.verdict == "rejected", index
        assert report.findings[0].pointer.startswith("/credentialStatus/0"), index


def test_a_list_is_examined_once_for_all_credentials_of_an_instant() -> None:
    register, first = registered()
    register = register.reserve("urn:uuid:second")
    second = signed(unsigned(id="urn:uuid:second", credentialStatus=register.entries("urn:uuid:second")))
    verifier = factories.verifier(documents=published(register))
    for document in (first, second, first):
        assert verifier.examine(factories.to_bytes(document)).verdict == "accepted"
    assert len(verifier._examined_lists._kept) == 2


def test_a_message_is_passed_on_and_rejects_nothing() -> None:
    entry = {
        "id": f"{ADDRESS}#7",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "message",
        "statusListIndex": "7",
        "statusListCredential": ADDRESS,
        "statusSize": 2,
        "statusMessage": [
            {"status": f"0x{value}", "message": message}
            for value, message in enumerate(("none", "renewal due", "in dispute", "closed"))
        ],
    }
    bits = new_status_list(size=2).with_value(7, 1, size=2)
    listed = status_list_credential_json(
        ADDRESS, ISSUER.id, "message", bits, valid_from=BEGAN, valid_until=BEGAN + timedelta(days=400)
    )
    document = signed(unsigned(credentialStatus=entry))
    report = factories.verifier(documents={ADDRESS: factories.to_bytes(signed(listed))}).examine(
        factories.to_bytes(document)
    )
    assert (report.verdict, report.codes) == ("accepted", ["status-message"])
    assert report.findings[0].facts == {"message": "renewal due"}


def test_removing_the_entry_breaks_the_signature() -> None:
    _, document = registered()
    assert codes(but(document, "/credentialStatus")) == ["proof-signature-wrong"]


def test_a_list_may_be_a_token() -> None:
    register, document = registered()
    issuer = replace(ISSUER, suite="vc-jwt")
    assert codes(document, documents=published(register, issuer)) == []
    revoked = register.set(CREDENTIAL, "revocation")
    assert codes(document, documents=published(revoked, issuer)) == ["status-revoked"]
    lists = published(revoked, replace(factories.ENDORSER, suite="vc-jwt"))
    assert set(codes(document, documents=lists)) == {"status-list-foreign"}


def test_a_list_in_a_token_that_was_changed_is_not_believed() -> None:
    register, document = registered()
    lists = published(register.set(CREDENTIAL, "revocation"), replace(ISSUER, suite="vc-jwt"))
    clear = published(register, replace(ISSUER, suite="vc-jwt"))
    address = f"{ADDRESS}/revocation"
    _, payload, _ = clear[address].split(b".")
    head, _, signature = lists[address].split(b".")
    lists[address] = b".".join((head, payload, signature))
    assert codes(document, documents=lists) == ["status-list-not-accepted"]


REVOKED = "https://school.example/revoked"


def listed(**entry: Any) -> dict[str, Any]:
    """A badge whose status stands in a 1EdTech revocation list."""
    document = unsigned(credentialStatus={"id": REVOKED, "type": "1EdTechRevocationList", **entry})
    document["@context"].append("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json")
    return document


def revoking(*lines: dict[str, Any], **members: Any) -> dict[str, bytes]:
    issuer = factories.ISSUER.id
    held = {"id": REVOKED, "issuer": issuer, "revokedCredential": list(lines), **members}
    return {REVOKED: factories.to_bytes(held)}


def test_a_credential_in_its_issuers_revocation_list_is_revoked() -> None:
    lines = {"id": unsigned()["id"], "revocationReason": "A mistake"}
    assert codes(signed(listed()), documents=revoking(lines)) == ["status-revoked"]


def test_a_credential_that_is_not_in_it_stands() -> None:
    lines = ({"id": "urn:uuid:other"}, {"id": unsigned()["id"], "revoked": False})
    assert codes(signed(listed()), documents=revoking(*lines)) == []


def test_a_revocation_list_that_is_away_leaves_it_open() -> None:
    report = factories.verifier().examine(factories.to_bytes(signed(listed())))
    assert (report.verdict, report.codes) == ("undetermined", ["status-list-unavailable"])


def test_a_revocation_list_of_another_issuer_says_nothing() -> None:
    documents = revoking(issuer="did:web:other.example")
    assert codes(signed(listed()), documents=documents) == ["status-list-foreign"]


def test_a_revocation_list_that_is_none_rejects_at_the_entry() -> None:
    report = factories.verifier(documents={REVOKED: b"[]"}).examine(factories.to_bytes(signed(listed())))
    assert [(f.code, f.pointer) for f in report.findings] == [("status-list-malformed", "/credentialStatus")]


def test_what_has_no_id_cannot_be_in_a_revocation_list() -> None:
    document = {**listed(), "type": ["VerifiableCredential"]}
    document["credentialSubject"] = {"id": "did:web:ana.example"}
    del document["id"]
    assert codes(signed(document), documents=revoking()) == ["status-entry-malformed"]


def test_an_address_of_a_revocation_list_that_is_not_secure_is_not_asked() -> None:
    report = factories.verifier().examine(factories.to_bytes(signed(listed(id="http://school.example/r"))))
    assert (report.verdict, report.codes) == ("undetermined", ["status-list-unavailable"])
