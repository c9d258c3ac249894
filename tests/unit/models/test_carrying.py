from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from assay.models import examine_shape
from assay.models.problems import Where, pointer_to


def objects_of(value: object, place: Where = (None, "")) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of a document with its pointer, but nothing that is carried or a context."""
    if isinstance(value, dict):
        yield pointer_to(place), value
        for name, content in value.items():
            if name not in {"endorsement", "@context"}:
                yield from objects_of(content, (place, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from objects_of(item, (place, index))


def test_every_endorsement_is_carried_with_its_place(badge: dict[str, Any]) -> None:
    shape = examine_shape(badge)

    assert shape.problems == []
    assert sorted(pointer for pointer, _ in shape.carried) == [
        "/credentialSubject/achievement/endorsement",
        "/endorsement/0",
        "/issuer/endorsement/0",
    ]
    assert shape.carried_tokens == [
        ("/credentialSubject/achievement/endorsementJwt", "eyJh.eyJi.c2ln"),
    ]


def test_an_endorsement_hides_nowhere(badge: dict[str, Any], endorsement: dict[str, Any]) -> None:
    for pointer, _ in list(objects_of(badge)):
        spoiled = copy.deepcopy(badge)
        holder = dict(objects_of(spoiled))[pointer]
        holder["hidden"] = [{"further": {"endorsement": [endorsement]}}]
        shape = examine_shape(spoiled)

        carried = f"{pointer}/hidden/0/further/endorsement/0" in dict(shape.carried)
        assert carried or shape.problems, pointer


def test_a_token_hides_nowhere(badge: dict[str, Any]) -> None:
    for pointer, _ in list(objects_of(badge)):
        spoiled = copy.deepcopy(badge)
        dict(objects_of(spoiled))[pointer]["hidden"] = {"endorsementJwt": ["a.b.c"]}
        shape = examine_shape(spoiled)

        assert f"{pointer}/hidden/endorsementJwt/0" in dict(shape.carried_tokens) or shape.problems, pointer


def test_what_an_endorsement_carries_is_left_to_its_own_examination(
    badge: dict[str, Any], endorsement: dict[str, Any]
) -> None:
    endorsement["issuer"]["endorsement"] = [copy.deepcopy(endorsement)]
    endorsement["validFrom"] = "yesterday"
    badge["endorsement"] = endorsement

    shape = examine_shape(badge)

    assert shape.problems == []
    assert ("/endorsement", endorsement) in shape.carried
    assert "/endorsement/issuer/endorsement/0" not in dict(shape.carried)


@pytest.mark.parametrize(
    ("value", "code", "pointer"),
    [
        ("https://endorser.example/1", "credential-member-malformed", "/endorsement"),
        (["a.b.c"], "credential-member-malformed", "/endorsement/0"),
        (None, "credential-member-malformed", "/endorsement"),
        ({}, "credential-member-missing", "/endorsement"),
        ({"type": "EndorsementCredential"}, "credential-type-missing", "/endorsement/type"),
        ([{"type": ["VerifiableCredential"]}], "credential-type-missing", "/endorsement/0/type"),
    ],
)
def test_what_is_no_endorsement_is_a_problem(
    badge: dict[str, Any], value: object, code: str, pointer: str
) -> None:
    badge["endorsement"] = value

    assert [(problem.code, problem.pointer) for problem in examine_shape(badge).problems] == [(code, pointer)]


@pytest.mark.parametrize(
    ("value", "pointer"), [("a.b", "/endorsementJwt"), (["a.b.c", 5], "/endorsementJwt/1")]
)
def test_what_is_no_token_is_a_problem(badge: dict[str, Any], value: object, pointer: str) -> None:
    badge["endorsementJwt"] = value

    problems = examine_shape(badge).problems

    assert [(problem.code, problem.pointer) for problem in problems] == [
        ("credential-member-malformed", pointer)
    ]
