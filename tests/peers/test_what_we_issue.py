"""What we issue, other implementations accept; what was changed after we issued it, they refuse."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from assay.issuance import new_register
from peers import ours
from peers.badges import BADGES, OB_CONTEXTS
from peers.contenders import PAIRS, RDFC, Contender, did_key

AskFor = Callable[[str], Contender]
Json = dict[str, Any]

SEED, STRANGER = bytes(range(32)), bytes(range(1, 33))
LISTS = "https://school.example/status"

# With eddsa-rdfc-2022 openvc-core refuses every badge that carries an endorsement: it takes no @context below
# the top, and a credential inside a credential has one.
READ_ENDORSEMENTS = [pair for pair in PAIRS if pair != ("openvc-core", RDFC)]


def issued(kind: str, suite: str) -> Json:
    signed = ours.issuer(SEED, suite).issue(ours.issued_by(SEED, BADGES[kind]))
    document: Json = json.loads(signed.content)
    return document


def to_bytes(document: Json) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


@pytest.mark.parametrize("kind", BADGES)
@pytest.mark.parametrize(("name", "suite"), PAIRS)
def test_a_peer_accepts_what_we_issue(ask_for: AskFor, name: str, suite: str, kind: str) -> None:
    assert ask_for(name).refusal(to_bytes(issued(kind, suite)), {}) is None


@pytest.mark.parametrize(("name", "suite"), PAIRS)
def test_a_peer_refuses_what_was_changed_after_we_issued_it(ask_for: AskFor, name: str, suite: str) -> None:
    changed = {**issued("plain", suite), "name": "Watershed Field Scientisu"}

    assert ask_for(name).refusal(to_bytes(changed), {})


@pytest.mark.parametrize(("name", "suite"), PAIRS)
def test_a_peer_refuses_our_proof_under_another_issuer(ask_for: AskFor, name: str, suite: str) -> None:
    signed = ours.securer(STRANGER, suite)(ours.issued_by(SEED, BADGES["plain"]))

    assert ask_for(name).refusal(to_bytes(signed), {})


@pytest.mark.parametrize("purpose", ["revocation", "suspension"])
@pytest.mark.parametrize(("name", "suite"), PAIRS)
def test_a_peer_follows_our_status_lists(ask_for: AskFor, name: str, suite: str, purpose: str) -> None:
    peer, issuer, now = ask_for(name), ours.issuer(SEED, suite), datetime.now(UTC)
    held = BADGES["plain"]["id"]
    register = new_register(LISTS).reserve(held)
    badge = issuer.issue(ours.issued_by(SEED, BADGES["plain"]), status=register.entries(held)).content
    before, after = (
        {url: one.json for url, one in state.publish(issuer, now - timedelta(hours=1)).items()}
        for state in (register, register.set(held, purpose))
    )

    assert peer.refusal(badge, before) is None
    assert peer.refusal(badge, after)


@pytest.mark.parametrize(("name", "suite"), READ_ENDORSEMENTS)
def test_a_peer_accepts_a_badge_of_ours_that_carries_an_endorsement(
    ask_for: AskFor, name: str, suite: str
) -> None:
    achievement = BADGES["plain"]["credentialSubject"]["achievement"]["id"]
    endorsement = {
        "@context": OB_CONTEXTS,
        "id": "urn:uuid:7f7f7a9e-5b1e-4c88-8a43-9d2f2f0f7c21",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsement",
        "issuer": {"id": did_key(STRANGER), "type": ["Profile"], "name": "State Board"},
        "validFrom": "2026-09-01T00:00:00Z",
        "credentialSubject": {
            "id": achievement,
            "type": ["EndorsementSubject"],
            "endorsementComment": "Taught as we like it.",
        },
    }
    signed = ours.issuer(STRANGER, suite).issue(endorsement).json
    badge = ours.issued_by(SEED, {**BADGES["plain"], "endorsement": [signed]})

    assert ask_for(name).refusal(ours.issuer(SEED, suite).issue(badge).content, {}) is None
