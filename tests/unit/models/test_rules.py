from __future__ import annotations

from typing import Any

import pytest

from assay.models.data_types import NUMBER, STRING, TEXT, URL, exactly, typed
from assay.models.problems import Found
from assay.models.rules import Class, Listed, Many, One, OneOr, compile_classes

CLASSES = {
    "Box": Class(
        "Box",
        {
            "type": typed("Box"),
            "label": TEXT,
            "weight": NUMBER,
            "inner": One("Box"),
            "boxes": Many(One("Box")),
            "labels": Many(TEXT),
            "kind": Listed("Kind", frozenset({"round"})),
            "maker": OneOr(URL, "Maker"),
            "lid": One("Lid"),
            "claims": Many(One("Claims"), filled=True),
            "told": One("Told"),
            "owner": One("Owner"),
        },
        required=("type",),
    ),
    "Maker": Class("Maker", {"id": URL}, required=("id",)),
    "Lid": Class("Lid", {"type": exactly("Lid"), "code": STRING}, closed=True),
    "Claims": Class("Claims", {}, filled=True),
    "Told": Class("Told", {"id": URL, "words": TEXT}, either=("words", "id")),
    "Owner": Class("Owner", {"id": URL}, named_by=("id",)),
}


def problems_of(box: dict[str, Any]) -> list[tuple[str, str]]:
    found = Found()
    compile_classes(CLASSES, {})["Box"](box, None, "", found)
    return [(problem.code, problem.pointer) for problem in (*found.problems, *found.warnings)]


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"type": ["Other", "Box"]},
        {"type": ["Box"]},
        {"label": "words"},
        {"label": {"@value": "words", "@language": "ar", "@direction": "rtl"}},
        {"label": [{"@value": "a", "@language": "en"}, {"@value": "b"}]},
        {"label": {"en": "a", "es-ES": "b"}},
        {"weight": 1.5},
        {"inner": {"type": "Box", "inner": {"type": "Box"}}},
        {"boxes": {"type": "Box"}},
        {"boxes": [{"type": "Box"}, {"type": "Box"}]},
        {"boxes": []},
        {"labels": ["a", "a"]},
        {"kind": "round"},
        {"kind": "ext:oval"},
        {"maker": "https://maker.example"},
        {"maker": {"id": "https://maker.example"}},
        {"lid": {"type": "Lid", "code": "1"}},
        {"claims": {"any": 1}},
        {"claims": [{"any": 1}]},
        {"told": {"words": "a"}},
        {"told": {"id": "https://a.example"}},
        {"owner": {"id": "https://a.example"}},
        {"unheard": {"of": [1, [{"deep": None}]]}},
    ],
)
def test_what_the_table_allows_is_no_problem(members: dict[str, Any]) -> None:
    assert problems_of({"type": "Box", **members}) == []


@pytest.mark.parametrize(
    ("members", "code", "pointer"),
    [
        ({"type": None}, "credential-member-malformed", "/type"),
        ({"type": []}, "credential-member-malformed", "/type"),
        ({"type": ["Box", 5]}, "credential-member-malformed", "/type"),
        ({"type": ["Lid"]}, "credential-type-missing", "/type"),
        ({"type": "Boxes"}, "credential-type-missing", "/type"),
        ({"label": 5}, "credential-member-malformed", "/label"),
        ({"label": None}, "credential-member-malformed", "/label"),
        ({"label": []}, "credential-member-malformed", "/label"),
        ({"label": {}}, "credential-member-malformed", "/label"),
        ({"label": ["plain"]}, "credential-member-malformed", "/label/0"),
        ({"label": [{"en": "map"}]}, "credential-member-malformed", "/label/0"),
        ({"label": {"@value": 5}}, "credential-member-malformed", "/label"),
        ({"label": {"@value": "a", "url": "b"}}, "credential-member-malformed", "/label"),
        ({"label": {"@value": "a", "@language": 1}}, "credential-member-malformed", "/label"),
        ({"label": {"@value": "a", "@direction": "up"}}, "credential-member-malformed", "/label"),
        ({"label": {"english": "a"}}, "credential-member-malformed", "/label"),
        ({"label": {"en": 5}}, "credential-member-malformed", "/label"),
        ({"weight": "1.5"}, "credential-member-malformed", "/weight"),
        ({"weight": True}, "credential-member-malformed", "/weight"),
        ({"weight": [1, 2]}, "credential-member-repeated", "/weight"),
        ({"inner": [{"type": "Box"}]}, "credential-member-malformed", "/inner"),
        ({"inner": [{"type": "Box"}, {"type": "Box"}]}, "credential-member-repeated", "/inner"),
        ({"inner": {}}, "credential-member-missing", "/inner"),
        ({"boxes": [{"type": "Box"}, 5]}, "credential-member-malformed", "/boxes/1"),
        ({"labels": ["a", 5]}, "credential-member-malformed", "/labels/1"),
        ({"kind": 5}, "credential-member-malformed", "/kind"),
        ({"kind": "oval"}, "credential-value-unlisted", "/kind"),
        ({"maker": "somebody"}, "credential-member-malformed", "/maker"),
        ({"maker": {}}, "credential-member-missing", "/maker"),
        ({"lid": {"type": ["Lid"]}}, "credential-member-malformed", "/lid/type"),
        ({"lid": {"type": "Lid", "colour": "red"}}, "credential-member-malformed", "/lid/colour"),
        ({"claims": []}, "credential-member-malformed", "/claims"),
        ({"claims": {}}, "credential-member-malformed", "/claims"),
        ({"claims": [{}]}, "credential-member-malformed", "/claims/0"),
        ({"told": {}}, "credential-member-missing", "/told"),
        ({"told": {"words": ""}}, "credential-member-missing", "/told"),
        ({"owner": {}}, "credential-recipient-unnamed", "/owner"),
    ],
)
def test_each_departure_is_told_with_its_place(members: dict[str, Any], code: str, pointer: str) -> None:
    assert problems_of({"type": "Box", **members}) == [(code, pointer)]


def test_what_must_be_looked_for_everywhere_is_found_where_no_table_reaches() -> None:
    seen: list[object] = []

    def note(value: object, *_: object) -> None:
        seen.append(value)

    rule = compile_classes(CLASSES, {"secret": note})["Box"]
    box = {"type": "Box", "secret": 1, "odd": [[{"secret": 2}]], "maker": {"id": "a:b", "x": {"secret": 3}}}

    rule(box, None, "", Found())

    assert seen == [1, 2, 3]


def test_a_closed_class_with_something_deep_in_an_unknown_member_is_still_searched() -> None:
    seen: list[object] = []

    def note(value: object, *_: object) -> None:
        seen.append(value)

    found = Found()
    rule = compile_classes(CLASSES, {"secret": note})["Lid"]
    rule({"type": "Lid", "odd": {"secret": 1}}, None, "", found)

    assert seen == [1]
    assert [problem.facts["expected"] for problem in found.problems] == ["type, code"]
