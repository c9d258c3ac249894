"""When one thing may be described in two places of a credential.

RDF hears one thing where JSON readers see two: were both descriptions free, whoever holds the
credential could move a member from one to the other — an expiry into a piece of evidence — and
the signature over the statements would still hold. Apart from the check because it is a rule of
its own, and only rarely asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

Json = dict[str, Any]

_CRITERIA = frozenset({"id", "type", "narrative"})


def may_stand_twice(document: Json, name: str) -> bool:
    """Whether nothing could be hidden by moving members between the descriptions of this node.

    So where the signature covers the text itself (JCS). Else the descriptions must not
    contradict one another, none may be the credential, its subject, achievement or status, and
    the issuer's own must be the fullest. Criteria that bear the achievement's address are fine:
    their narrative is told nowhere else.
    """
    if _is_signed_as_text(document):
        return True
    found = list(_descriptions(document, name, ()))
    pillars = [node for path, node in found if _is_pillar(path)]
    others = [(path, node) for path, node in found if not _is_pillar(path)]
    if pillars:
        return len(pillars) == 1 and all(
            path[-1:] == ("criteria",) and node.keys() <= _CRITERIA for path, node in others
        )
    if any(
        first[key] != second[key]
        for (_, first), (_, second) in combinations(found, 2)
        for key in first.keys() & second
    ):
        return False
    issuers = [node for path, node in found if path == ("issuer",)]
    return not issuers or all(node.keys() <= issuers[0].keys() for _, node in found)


def _is_signed_as_text(document: Json) -> bool:
    held = document.get("proof")
    proofs = held if isinstance(held, list) else [held]
    return all(isinstance(proof, dict) and "-jcs-" in str(proof.get("cryptosuite")) for proof in proofs)


def _descriptions(value: Any, name: str, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Json]]:  # noqa: ANN401  # any JSON value
    # Steps into lists leave no trace in the path: the first evidence stands where the second does.
    if isinstance(value, list):
        for item in value:
            yield from _descriptions(item, name, path)
    elif isinstance(value, dict) and (not path or "@context" not in value):
        if value.get("id") == name and value.keys() - {"id", "type"}:
            yield path, value
        for key, held in value.items():
            if key != "proof":
                yield from _descriptions(held, name, (*path, key))


def _is_pillar(path: tuple[str, ...]) -> bool:
    return path in {(), ("credentialSubject",), ("credentialSubject", "achievement"), ("credentialStatus",)}
