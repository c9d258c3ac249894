"""Known-issuer registries, in both of their forms."""

from __future__ import annotations

import pytest

from assay.errors import AssayError
from assay.registries import read_dcc_registry

DID = "did:key:z6MkhVTX9BF3NGYX6cc7jWpbNnR7cAjH8LUffabZP8Qu4ysC"
ENTRY = {"name": "Playground", "location": "Cambridge", "url": "https://playground.example"}


@pytest.mark.parametrize("member", ["registry", "entries"])
def test_a_registry_is_read(member: str) -> None:
    found = read_dcc_registry(
        {"meta": {"created": "2020-12-02", "updated": "2021-12-15"}, member: {DID: ENTRY}}
    )

    assert found.updated == "2021-12-15"
    assert (found.issuers[0].identifier, found.issuers[0].name) == (DID, "Playground")
    assert found.issuers[0].location == "Cambridge"


def test_a_registry_need_not_tell_of_itself() -> None:
    assert read_dcc_registry({"registry": {DID: ENTRY}}).updated == ""


@pytest.mark.parametrize("json", [{}, {"registry": []}, {"registry": {DID: "Playground"}}, {"registry": {}}])
def test_what_is_no_registry_is_refused(json: dict[str, object]) -> None:
    with pytest.raises(AssayError, match="trust-list-malformed"):
        read_dcc_registry(json)
