"""One changed character of any text, number or key of a signed credential is never accepted.

The order of keys, and of what RDF sees as a set, never matters.
"""

from __future__ import annotations

import copy
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import factories
from assay.issuance import Recipient
from assay.verification import Policy
from spoiling import places, spoil

STATUS = {
    "id": "https://school.example/status/1#5",
    "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation",
    "statusListIndex": "5",
    "statusListCredential": "https://school.example/status/1",
}


def rich(suite: str) -> dict[str, Any]:
    """A credential with results, skills, evidence and a status entry, so that much can be changed."""
    draft = factories.ISSUER.award(
        factories.ACHIEVEMENT,
        Recipient(
            email=factories.EMAIL,
            name="Ana",
            results={"Samplings": "4"},
            evidence=({"id": "https://school.example/work", "name": "Field book"},),
        ),
    ).json
    draft = {**draft, "credentialStatus": STATUS}
    draft["credentialSubject"]["achievement"]["creditsAvailable"] = 3
    return factories.signed({name: value for name, value in draft.items() if name != "proof"}, suite=suite)


GOOD = {suite: rich(suite) for suite in ("eddsa-rdfc-2022", "eddsa-jcs-2022")}
POLICY = Policy(needs_status=False)


@settings(max_examples=300, deadline=None)
@given(
    suite=st.sampled_from(sorted(GOOD)),
    pick=st.integers(0, 10_000),
    where=st.integers(0, 200),
    letter=st.characters(codec="utf-8"),
    key=st.booleans(),
)
def test_one_changed_character_is_never_accepted(
    suite: str, pick: int, where: int, letter: str, key: bool
) -> None:
    document = copy.deepcopy(GOOD[suite])
    found = list(places(document))
    if not spoil(document, found[pick % len(found)], where, letter, key=key):
        return
    report = factories.verifier().examine(factories.to_bytes(document), POLICY)
    assert report.verdict != "accepted", found[pick % len(found)]


def shuffled(value: Any, chance: random.Random, *, lists: bool) -> Any:
    """The same content with keys, and lists where asked, in another order."""
    if isinstance(value, dict):
        items = [
            (key, held if key == "@context" else shuffled(held, chance, lists=lists))
            for key, held in value.items()
        ]
        chance.shuffle(items)
        return dict(items)
    if isinstance(value, list):
        held = [shuffled(item, chance, lists=lists) for item in value]
        if lists:
            chance.shuffle(held)
        return held
    return value


@settings(max_examples=40, deadline=None)
@given(suite=st.sampled_from(sorted(GOOD)), chance=st.randoms(use_true_random=False))
def test_the_order_of_keys_never_matters(suite: str, chance: random.Random) -> None:
    document = shuffled(GOOD[suite], chance, lists=suite == "eddsa-rdfc-2022")
    assert factories.verifier().examine(factories.to_bytes(document), POLICY).verdict == "accepted"
