from __future__ import annotations

import pytest

import factories

V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"@context": [V1], "type": ["VerifiablePresentation"]}, "presentation"),
        ({"@context": [V1], "type": ["OpenBadgeCredential"]}, "other"),
        ({"@context": "https://w3id.org/openbadges/v2"}, "Open Badges 2.0"),
        ({"@context": [{"name": "https://schema.org/name"}]}, "other"),
        ({"type": ["VerifiablePresentation"]}, "presentation"),
        ({"type": ["EnvelopedVerifiableCredential", "Badge"]}, "enveloped credential"),
        ({"type": ["OpenBadgeCredential"]}, "other"),
    ],
)
def test_a_kind_we_do_not_read_is_left_open(members: dict[str, object], kind: str) -> None:
    report = factories.verifier().examine(factories.to_bytes({**factories.signed(), **members}))
    assert [("document-kind-unknown", kind)] == [(f.code, f.facts["kind"]) for f in report.findings]
    assert report.verdict == "undetermined"


@pytest.mark.parametrize("held", [None, []])
def test_no_context_at_all_is_wrong(held: object) -> None:
    assert ["document-context-missing"] == factories.codes({**factories.signed(), "@context": held})


def test_the_first_context_in_another_place_is_wrong() -> None:
    contexts = factories.unsigned()["@context"][::-1]
    assert ["document-context-misplaced"] == factories.codes({**factories.signed(), "@context": contexts})


def test_so_is_that_of_version_1() -> None:
    contexts = [factories.unsigned()["@context"][1], V1]
    assert ["document-context-misplaced"] == factories.codes({**factories.signed(), "@context": contexts})


def test_contexts_without_number_are_refused() -> None:
    assert ["document-too-large"] == factories.codes({**factories.signed(), "@context": [V2] * 51})


def test_a_file_that_never_meant_to_be_a_credential_is_left_open() -> None:
    assert ["document-kind-unknown"] == factories.codes({"uid": "1", "recipient": "a@b.example"})
