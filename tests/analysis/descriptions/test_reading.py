"""Descriptions in three standards are read alike; what is no single achievement is refused, and why."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.analysis.descriptions import CONTEXT, ELEMENTS, TERMS, How, read, vocabulary
from assay.analysis.descriptions.ctdl import KINDS
from assay.errors import AssayError

Json = dict[str, Any]


def achievement(**members: Any) -> Json:
    told = {
        "id": "https://school.example/a/hygiene",
        "type": ["Achievement"],
        "name": "Kitchen hygiene",
        "description": "Keeping a kitchen clean.",
        "criteria": {"narrative": "Learners clean a kitchen."},
    }
    return {**told, **members}


def with_terms(**members: Any) -> Json:
    return achievement(**{"@context": [CONTEXT]}, **members)


def award(inner: Json, **members: Any) -> Json:
    return {
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "https://school.example", "type": ["Profile"], "name": "School"},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:ann", "type": ["AchievementSubject"], "achievement": inner},
        **members,
    }


def test_an_achievement_and_an_award_of_it_tell_the_same_of_it() -> None:
    bare, awarded = read(achievement()), read(award(achievement()))

    for key, told in bare.told.items():
        assert told.value == awarded.told[key].value
        assert awarded.told[key].pointer.endswith(told.pointer)
    assert bare.credential is None
    assert {"learner", "issue-date", "awarding-body"} == set(awarded.told) - set(bare.told)


def test_nothing_of_the_learner_is_among_what_is_told() -> None:
    document = award(achievement())
    document["credentialSubject"] |= {"name": "Ann", "result": [{"type": ["Result"], "value": "9.75"}]}

    found = read(document)

    assert {"learner", "grade"} <= set(found.told)
    assert not {"did:example:ann", "Ann", "9.75"} & {told.value for told in found.told.values()}


def test_bytes_are_digested_as_they_are_and_members_in_canonical_form() -> None:
    document = achievement()

    assert read(document).digest == read(dict(reversed(document.items()))).digest
    assert read(document).digest != read(json.dumps(document, indent=1).encode()).digest


FRAMEWORK = [
    ("learningOutcomes", ["cleans a kitchen"], "outcomes", "cleans a kitchen"),
    ("workloadHours", 12.5, "workload", "12.5"),
    ("workloadHours", {"low": 10, "high": 12}, "workload", "10..12"),
    ("qualificationLevel", "EQF 3", "level", "EQF 3"),
    ("assessmentMethod", "practical", "assessment", "practical"),
    ("assessmentMethod", ["practical", "quiz"], "assessment", "practical"),
    ("assessmentMethod", "a big party", "assessment", "unknown"),
    ("participation", "blended", "participation", "blended"),
    ("qualityAssurance", "external", "quality", "external"),
    ("country", "ES", "country", "ES"),
    ("prerequisites", "none", "prerequisites", "none"),
    ("supervision", "onsite-id", "supervision", "onsite-id"),
    ("gradingScheme", "pass or not", "grade", "pass or not"),
    ("stackability", "Diploma", "stackability", "Diploma"),
    ("furtherInformation", "https://x.example", "further-information", "https://x.example"),
    ("offerStatus", "active", "status", "active"),
    ("registryIdentifier", "R-1", "registry-identifier", "R-1"),
    ("cost", {"amount": 40, "currency": "EUR"}, "cost", "40 EUR"),
    ("reviewDate", "2027-01-31", "review-date", "2027-01-31"),
    ("assessor", "independent", "assessor", "independent"),
    ("rubric", "https://x.example/rubric", "rubric", "https://x.example/rubric"),
    ("retakes", 2, "retakes", "2"),
    ("retakes", "unlimited", "retakes", "unlimited"),
    ("exemplars", ["https://x.example/1", "https://x.example/2"], "exemplars", "https://x.example/1"),
    ("recertification", "P2Y", "recertification", "P2Y"),
]


@pytest.mark.parametrize(("member", "value", "element", "read_as"), FRAMEWORK)
def test_a_member_of_the_framework_tells_its_element(
    member: str, value: object, element: str, read_as: str
) -> None:
    told = read(with_terms(**{member: value})).told[element]

    assert (read_as, How.MACHINE) == (told.value, told.how)
    assert told.pointer.startswith(f"/{member}")


def test_every_member_of_the_framework_is_tried_and_names_an_element() -> None:
    assert {term.name for term in TERMS} == {member for member, *_ in FRAMEWORK}
    assert {term.element for term in TERMS} <= {one.key for one in ELEMENTS} | set(vocabulary.BESIDE)


def test_without_the_framework_s_context_its_words_are_anybody_s() -> None:
    assert "assessment" not in read(achievement(assessmentMethod="practical")).told


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("workloadHours", -1),
        ("workloadHours", True),
        ("workloadHours", {"low": 5, "high": 2}),
        ("country", "Spain"),
        ("cost", {"amount": -1, "currency": "EUR"}),
        ("cost", "cheap"),
        ("reviewDate", "soon"),
        ("rubric", "ask us"),
        ("retakes", "many"),
        ("retakes", 1.5),
        ("recertification", "P"),
        ("assessmentMethod", {"x": 1}),
    ],
)
def test_a_member_of_a_wrong_form_tells_nothing(member: str, value: object) -> None:
    element = next(term.element for term in TERMS if term.name == member)

    assert element not in read(with_terms(**{member: value})).told


def test_open_badges_2_tells_under_its_own_names() -> None:
    badge = {
        "type": "BadgeClass",
        "id": "https://school.example/b/1",
        "name": "Welding",
        "description": "MIG welding.",
        "criteria": "https://school.example/b/1/criteria",
        "issuer": {"id": "https://school.example", "type": "Issuer", "name": "Yard school"},
        "alignment": [{"targetName": "weld metal", "targetUrl": "https://skills.example/weld"}],
        "extensions:assessmentExtension": {
            "description": "One seam",
            "assessments": [
                {
                    "type": "Performance",
                    "evaluationMethod": "Seam is cut",
                    "rubrics": {"title": "Seam rubric", "identifier": "x", "rubricCriteria": []},
                    "assessmentExample": "https://school.example/seam",
                }
            ],
        },
    }
    assertion = {
        "type": "Assertion",
        "recipient": {"type": "email", "identity": "sha256$ab", "hashed": True},
        "issuedOn": "2026-01-01T00:00:00Z",
        "expires": "2028-01-01T00:00:00Z",
        "badge": badge,
    }

    bare, awarded = read(badge), read(assertion)

    assert ("open-badges-2", "Yard school") == (bare.standard, bare.issuer.name)
    assert "practical" == bare.told["assessment"].value
    assert How.MACHINE is bare.told["rubric"].how
    assert "https://school.example/seam" == bare.told["exemplars"].value
    assert "weld metal" == bare.aligned[0].name
    assert {"learner", "issue-date", "recertification"} == set(awarded.told) - set(bare.told)


def ctdl(**members: Any) -> Json:
    told = {
        "@context": "https://credreg.net/ctdl/schema/context/json",
        "@id": "https://credentialengineregistry.org/resources/ce-01234567-0123-0123-0123-0123456789ab",
        "@type": "ceterms:MicroCredential",
        "ceterms:ctid": "ce-01234567-0123-0123-0123-0123456789ab",
        "ceterms:name": {"es": "Cuidados", "en-US": "Home care"},
        "ceterms:description": {"en-US": "Caring for people at home."},
        "ceterms:subjectWebpage": "https://care.example/home",
        "ceterms:credentialStatusType": {"ceterms:targetNode": "credentialStat:Active"},
    }
    return {**told, **members}


def test_the_seven_that_a_registry_requires_are_told_and_say_nothing_of_the_rest() -> None:
    found = read(ctdl())

    assert ("ctdl", "Home care", "MicroCredential") == (found.standard, found.name, found.kind)
    assert "active" == found.told["status"].value
    assert not {"assessment", "workload", "outcomes", "level"} & set(found.told)


def test_ctdl_tells_work_assessment_and_what_surrounds_it() -> None:
    found = read(
        ctdl(
            **{
                "ceterms:ownedBy": {
                    "@id": "https://care.example",
                    "ceterms:name": "Care school",
                    "ceterms:address": {"ceterms:addressCountry": "US"},
                },
                "ceterms:estimatedDuration": [{"ceterms:exactDuration": "PT40H"}],
                "ceterms:estimatedCost": [{"ceterms:price": 90, "ceterms:currency": "USD"}],
                "ceterms:accreditedBy": ["https://accredits.example"],
                "ceterms:isPreparationFor": ["https://care.example/nurse"],
                "ceterms:availableOnlineAt": ["https://care.example/online"],
                "ceterms:renewalFrequency": "P2Y",
                "ceterms:audienceLevelType": [{"ceterms:targetNodeName": "Beginner Level"}],
                "ceterms:requires": [
                    {
                        "ceterms:description": {"en": "Learners are observed at work."},
                        "ceterms:targetCompetency": [
                            {
                                "ceterms:targetNodeName": "lifts people",
                                "ceterms:targetNode": "https://s.example/1",
                            }
                        ],
                        "ceterms:targetAssessment": [
                            {
                                "ceterms:assessmentMethodType": [
                                    {"ceterms:targetNode": "assessMethod:Performance"}
                                ],
                                "ceterms:isProctored": True,
                            }
                        ],
                    }
                ],
            }
        )
    ).told

    values = {key: told.value for key, told in found.items()}
    assert values["workload"] == "40"
    assert values["cost"] == "90 USD"
    assert values["assessment"] == "practical"
    assert values["supervision"] == "supervised"
    assert values["country"] == "US"
    assert values["quality"] == "accredited"
    assert values["participation"] == "online"
    assert values["recertification"] == "P2Y"
    assert {"outcomes", "stackability", "level", "awarding-body"} <= set(values)


def test_months_are_no_workload_that_a_program_could_count() -> None:
    told = read(ctdl(**{"ceterms:estimatedDuration": [{"ceterms:exactDuration": "P3M"}]})).told["workload"]

    assert (How.TEXT, "P3M") == (told.how, told.value)


def test_two_members_that_deny_each_other_are_both_kept() -> None:
    found = read(
        achievement(
            type=["Achievement", "EducredentialAchievement"],
            supervisionType="onsite with identity verification",
            identityChecked=False,
        )
    ).told["supervision"]

    assert ("onsite-id", ("supervised",)) == (found.value, found.others)


def test_a_sentence_that_denies_a_member_makes_the_reading_uncertain() -> None:
    found = read(
        with_terms(assessmentMethod="written", criteria={"narrative": "There is no assessment."})
    ).told["assessment"]

    assert ("written", How.MACHINE, ("none",)) == (found.value, found.how, found.others)


REFUSED = [
    ("description-kind-unknown", {"type": "Profile", "name": "School"}),
    ("description-kind-unknown", {}),
    ("description-incomplete", {"type": "Achievement"}),
    ("description-incomplete", {"type": ["OpenBadgeCredential"]}),
    ("description-of-several", award({}, type=["ClrCredential"])),
    ("description-of-several", {"@graph": [ctdl(), ctdl()]}),
    ("description-elsewhere", {"type": "Assertion", "badge": "https://x.example/badge"}),
]


@pytest.mark.parametrize(("code", "document"), REFUSED)
def test_what_is_no_single_achievement_is_refused_with_the_reason(code: str, document: Json) -> None:
    with pytest.raises(AssayError) as refused:
        read(document)

    assert code == refused.value.code


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a":1,"a":2}', b"\xff"])
def test_bytes_pass_the_strict_reader_first(content: bytes) -> None:
    with pytest.raises(AssayError):
        read(content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = sorted(
    {term.name for term in TERMS}
    | {"issuer", "creator", "criteria", "alignment", "resultDescription", "otherIdentifier", "tag", "id"}
    | {"extensions:assessmentExtension", "achievementType", "inLanguage", "creditsAvailable", "description"}
)


@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6))
def test_members_of_any_shape_are_read_or_left(members: Json) -> None:
    found = read(with_terms(**{**members, "name": "x"}))

    assert "x" == found.name
    assert all(told.pointer for told in found.told.values())


CTDL_WORDS = ("requires", "ownedBy", "estimatedCost", "estimatedDuration", "targetAssessment", "jurisdiction")
CTDL_NAMES = [f"ceterms:{word}" for word in CTDL_WORDS]


@given(st.dictionaries(st.sampled_from(CTDL_NAMES), JSON, max_size=4), st.sampled_from(sorted(KINDS)))
def test_ctdl_of_any_shape_is_read_or_left(members: Json, kind: str) -> None:
    assert kind == read(ctdl(**{**members, "@type": f"ceterms:{kind}"})).kind
