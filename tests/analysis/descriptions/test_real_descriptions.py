"""Documents that others made: each is read, or refused with a code, and each finding has its place."""

from __future__ import annotations

import pytest

from assay.analysis.descriptions import How, read
from assay.encoding import follow
from assay.errors import AssayError
from material import ABSENT, find_material, material_root


def material(folder: str) -> list[str]:
    found = find_material(folder)
    return sorted(str(path.relative_to(material_root())) for path in found.rglob("*.json")) if found else []


@pytest.mark.parametrize("name", material("data/standards/wild/edubadges-obv3-examples") or [""])
def test_real_edubadges_tell_their_european_elements_to_a_program(name: str) -> None:
    path = find_material(name) if name else None
    if path is None:
        pytest.skip(f"{ABSENT}: edubadges")
    content = path.read_bytes()
    if b'"credentialSubject"' not in content:
        pytest.skip("the context file")

    found = read(content)

    told = {key for key, one in found.told.items() if one.how is How.MACHINE}
    assert {"title", "country", "awarding-body", "learner", "issue-date", "grade"} <= told
    inner = found.document["credentialSubject"]["achievement"]
    for member, element in (("assessmentType", "assessment"), ("SBU", "workload"), ("ECTS", "workload")):
        assert (member not in inner) or element in told


REAL = ("data/standards/wild", "data/standards/1edtech")


@pytest.mark.parametrize("name", [name for folder in REAL for name in material(folder)] or [""])
def test_every_real_document_is_read_or_refused_with_a_code(name: str) -> None:
    path = find_material(name) if name else None
    if path is None:
        pytest.skip(f"{ABSENT}: real documents")
    try:
        found = read(path.read_bytes())
    except AssayError as refused:
        code = refused.code
    else:
        code = ""
    if code:
        assert code.startswith(("description-", "document-"))
        return

    for told in found.told.values():
        value = follow(dict(found.document), told.pointer)
        if told.span is not None:
            assert isinstance(value, str)
            assert value[slice(*told.span)]
