"""What other implementations issue, we accept; what was changed after they issued it, we reject."""

import base64
import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from assay import Report
from peers import ours
from peers.badges import BADGES, status_entry
from peers.contenders import JCS, PAIRS, Contender, did_key, private_key_pem

AskFor = Callable[[str], Contender]
Json = dict[str, Any]

SEED, STRANGER = bytes(range(32)), bytes(range(1, 33))
LIST = "https://school.example/status/revocation"
LENGTH = 131_072  # entries, the least a list may have (Bitstring Status List, section 2.2)
INDEX = 94_567


def examine(document: Json, documents: dict[str, Json] | None = None) -> Report:
    served = {url: json.dumps(one).encode() for url, one in (documents or {}).items()}
    # The peers date what they sign by the machine's clock.
    return ours.examiner(datetime.now(UTC), served)(json.dumps(document).encode())


def status_list(*, revoked: bool) -> Json:
    """A status list written without our code; the first bit is the leftmost one of the first byte."""
    bits = bytearray(LENGTH // 8)
    bits[INDEX // 8] = revoked << (7 - INDEX % 8)
    packed = base64.urlsafe_b64encode(gzip.compress(bits)).rstrip(b"=").decode()
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did_key(SEED),
        "validFrom": "2026-09-01T00:00:00Z",
        "validUntil": "2126-09-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{LIST}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": f"u{packed}",
        },
    }


@pytest.mark.parametrize("kind", BADGES)
@pytest.mark.parametrize(("name", "suite"), PAIRS)
def test_we_accept_what_a_peer_issues(ask_for: AskFor, name: str, suite: str, kind: str) -> None:
    report = examine(ask_for(name).sign(ours.issued_by(SEED, BADGES[kind]), SEED, suite))

    assert ("accepted", []) == (report.verdict, report.codes)


@pytest.mark.parametrize(("name", "suite"), PAIRS)
def test_we_reject_what_was_changed_after_a_peer_issued_it(ask_for: AskFor, name: str, suite: str) -> None:
    signed = ask_for(name).sign(ours.issued_by(SEED, BADGES["plain"]), SEED, suite)
    report = examine({**signed, "name": "Watershed Field Scientisu"})

    assert ("rejected", ["proof-signature-wrong"]) == (report.verdict, report.codes)


@pytest.mark.parametrize(("name", "suite"), PAIRS)
def test_we_reject_a_peers_proof_under_another_issuer(ask_for: AskFor, name: str, suite: str) -> None:
    signed = ask_for(name).sign(ours.issued_by(SEED, BADGES["plain"]), STRANGER, suite)

    assert examine(signed).verdict == "rejected"


@pytest.mark.parametrize(("name", "suite"), PAIRS)
def test_we_follow_the_status_lists_of_a_peer(ask_for: AskFor, name: str, suite: str) -> None:
    peer = ask_for(name)
    badge = {**BADGES["plain"], "credentialStatus": status_entry(LIST, INDEX, "revocation")}
    signed = peer.sign(ours.issued_by(SEED, badge), SEED, suite)
    before, after = (
        examine(signed, {LIST: peer.sign(status_list(revoked=revoked), SEED, suite)})
        for revoked in (False, True)
    )

    assert ("accepted", []) == (before.verdict, before.codes)
    assert ("rejected", ["status-revoked"]) == (after.verdict, after.codes)


def test_we_reject_a_jcs_proof_of_openvc_core_that_lacks_the_context_it_signed(ask_for: AskFor) -> None:
    peer = ask_for("openvc-core")
    signed = peer.sign(ours.issued_by(SEED, BADGES["plain"]), SEED, JCS)
    del signed["proof"]["@context"]  # as openvc-core really writes it

    assert peer.refusal(json.dumps(signed).encode(), {}) is None
    assert ["proof-signature-wrong"] == examine(signed).codes


def test_we_accept_a_badge_that_openbadgeslib_drafted_and_signed() -> None:
    ob3 = pytest.importorskip("openbadgeslib.ob3", reason="openbadgeslib is not installed.")
    ldp = pytest.importorskip("openbadgeslib.ob3.ldp", reason="openbadgeslib is not installed.")
    credential = ob3.OpenBadgeCredential(
        issuer=ob3.Issuer(id=did_key(SEED), name="Riverbend School", url="https://school.example/"),
        recipient_id="mailto:ana@school.example",
        achievement=ob3.Achievement(
            id="https://school.example/achievements/watershed",
            name="Watershed Field Scientist",
            description="Collects and reads water-quality samples to protocol.",
            criteria_narrative="Three supervised samplings.",
        ),
    )
    report = examine(ldp.OB3LdpSigner(private_key_pem(SEED)).sign(credential))

    assert report.verdict == "accepted", report.findings
