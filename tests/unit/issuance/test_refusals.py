from __future__ import annotations

import pytest

import factories
from assay.issuance import CannotIssue
from factories import ISSUER, unsigned


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x7f", "\x85", "\ufdd0", "\uffff", "\U0001fffe"])
def test_a_character_that_does_not_travel_is_not_signed(character: str) -> None:
    document = factories.but(unsigned(), "/credentialSubject/achievement/name", f"Water{character}shed")
    with pytest.raises(CannotIssue) as caught:
        ISSUER.issue(document)
    assert caught.value.code == "credential-not-issued"
    assert caught.value.pointer == "/credentialSubject/achievement/name"
    assert caught.value.findings[0].code == "draft-text-unprintable"


def test_an_odd_character_in_a_name_of_a_member_is_found_too() -> None:
    with pytest.raises(CannotIssue) as caught:
        ISSUER.issue({**unsigned(), "na\x00me": "x"})
    assert caught.value.findings[0].code == "draft-text-unprintable"


def test_tabs_line_breaks_and_every_script_travel() -> None:
    text = "Línea\t1\r\n第二行 🎓 \U0001f469\u200d\U0001f52c"
    document = factories.but(unsigned(), "/credentialSubject/achievement/name", text)
    assert ISSUER.issue(document).json["credentialSubject"]["achievement"]["name"] == text
