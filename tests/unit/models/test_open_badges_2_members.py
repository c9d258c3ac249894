from __future__ import annotations

import pytest

from assay.models import Edition, examine_assertion, examine_badge_class, examine_issuer
from older_badges import ASSERTION, BADGE, ISSUER, but


def test_good_ones_have_no_problems() -> None:
    assert [] == examine_assertion(ASSERTION)
    assert [] == examine_badge_class(BADGE, Edition.TWO)
    assert [] == examine_issuer(ISSUER, Edition.TWO)


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        (but(ASSERTION, badge=but(BADGE, issuer=but(ISSUER, name=None))), "/badge/issuer"),
        (but(ASSERTION, evidence=["https://a.example/e", 5]), "/evidence/1"),
        (
            but(ASSERTION, recipient={**ASSERTION["recipient"], "identity": "sha256$12"}),
            "/recipient/identity",
        ),
    ],
)
def test_a_problem_is_found_where_it_is(changed: dict[str, object], pointer: str) -> None:
    assert [pointer] == [problem.pointer for problem in examine_assertion(changed)]


@pytest.mark.parametrize("member", ["id", "type", "name", "description", "image", "criteria", "issuer"])
def test_a_badge_class_needs_its_members(member: str) -> None:
    assert [member] == [
        p.facts["member"] for p in examine_badge_class(but(BADGE, **{member: None}), Edition.TWO)
    ]


def test_an_alignment_of_version_2_names_its_target() -> None:
    badge = but(BADGE, alignment=[{"targetName": "Water", "targetUrl": "https://a.example/w"}, {}])
    assert ["/alignment/1", "/alignment/1"] == [p.pointer for p in examine_badge_class(badge, Edition.TWO)]


def test_a_page_with_contexts_is_of_their_version_whatever_led_to_it() -> None:
    older = {"name": "A", "url": "https://a.example"}
    assert [] == examine_issuer(older, Edition.ONE)
    assert [] != examine_issuer({"@context": "https://w3id.org/openbadges/v2", **older}, Edition.ONE)
    assert [] != examine_issuer(older, Edition.TWO)
