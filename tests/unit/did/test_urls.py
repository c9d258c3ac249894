from __future__ import annotations

import pytest

from assay.did.urls import LONGEST, check_identifier, split_did_url
from assay.errors import Malformed


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("did:key:z6Mk#z6Mk", ("did:key:z6Mk", "z6Mk")),
        ("did:web:school.example%3A8443:unit#k-1", ("did:web:school.example%3A8443:unit", "k-1")),
        ("did:example::b", ("did:example::b", "")),
        ("https://school.example", ("https://school.example", "")),
        ("https://school.example/profile#k2", ("https://school.example/profile", "k2")),
        ("https://School.example:8443/a/?id=5&b=/?#k", ("https://School.example:8443/a/?id=5&b=/?", "k")),
        ("https://[2001:db8::1]/x#k", ("https://[2001:db8::1]/x", "k")),
        ("http://school.example/x#k", ("http://school.example/x", "k")),
        ("urn:uuid:1b9e", ("urn:uuid:1b9e", "")),
    ],
)
def test_an_id_is_split_into_identifier_and_fragment(text: str, parts: tuple[str, str]) -> None:
    assert split_did_url(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "z6Mk",
        "#k1",
        "did:",
        "did:key",
        "did:key:",
        "did:key:z6Mk:",
        "did:KEY:z6Mk",
        "DID:key:z6Mk",
        "did:key:z6Mk#",
        "did:key:z6Mk##k",
        "did:key:z6Mk#k#k",
        "did:web:school.example/path#k",
        "did:web:school.example?query#k",
        "did:web:school.example;service=x#k",
        "did:web:school%2",
        "did:web:school%zz",
        "did:web:schöol.example",
        "did:web:school.example\n",
        " did:web:school.example",
        "https://",
        "https:///path",
        "https:school.example",
        "https://user@school.example/",
        "https://user:word@school.example/",
        "https://school.example@evil.example/",
        "https://school.example\\@evil.example/",
        "https://school..example/",
        "https://school.example./",
        "https://-school.example/",
        "https://school-.example/",
        "https://schoöl.example/",
        "https://school.example:0/",
        "https://school.example:/",
        "https://school.example/a b",
        "https://school.example/<b>",
        "HTTPS://school.example/",
        "https://school.example/#",
    ],
)
def test_what_is_not_well_formed_is_no_identifier(text: str) -> None:
    with pytest.raises(Malformed) as refused:
        split_did_url(text)
    assert refused.value.code == "issuer-identifier-malformed"


def test_an_identifier_is_of_a_sane_length() -> None:
    longest = "did:key:" + "z" * (LONGEST - 8)
    assert split_did_url(longest) == (longest, "")
    with pytest.raises(Malformed) as refused:
        split_did_url(longest + "z")
    assert len(str(refused.value.facts["identifier"])) == 100


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("did:key:z6Mk", "did:key"),
        ("did:web:school.example", "did:web"),
        ("https://school.example/profile", "https"),
        ("http://school.example/profile", "http"),
        ("xxx:z6Mk", "xxx"),
    ],
)
def test_an_identifier_says_how_it_is_resolved(identifier: str, name: str) -> None:
    assert check_identifier(identifier) == name


def test_an_identifier_has_no_fragment() -> None:
    with pytest.raises(Malformed):
        check_identifier("did:key:z6Mk#z6Mk")


def test_a_long_identifier_is_refused() -> None:
    with pytest.raises(Malformed):
        check_identifier("https://school.example/" + "a" * LONGEST)
