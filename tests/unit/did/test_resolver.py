from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assay.did.document import ControllerDocument
from assay.did.resolver import METHODS, Resolver
from assay.errors import Malformed, Unavailable, Unsupported
from assay.fetching import Fetch, fetch_from
from fakes import FakeFetch

KEY = "z6MkrWG4x968ckaEztVKdo2zfUKvfTks4XZ9r4AmkTqGJdzf"


def test_a_did_key_needs_nothing_from_outside() -> None:
    assert Resolver().resolve(f"did:key:{KEY}").id == f"did:key:{KEY}"


def test_a_did_web_and_an_https_address_are_fetched(fetch: FakeFetch) -> None:
    for identifier, address in (
        ("did:web:school.example", "https://school.example/.well-known/did.json"),
        ("https://school.example/profile", "https://school.example/profile"),
    ):
        fetch.documents[address] = json.dumps({"id": identifier}).encode()
        assert Resolver(fetch).resolve(identifier).id == identifier


def test_an_address_unknown_leaves_it_open() -> None:
    with pytest.raises(Unavailable) as refused:
        Resolver().resolve("did:web:school.example")
    assert refused.value.code == "issuer-key-unresolvable"


@pytest.mark.parametrize("identifier", ["did:example:1", "xxx:z6Mk", "http://school.example/", "urn:uuid:1"])
def test_a_method_we_do_not_know_is_not_supported(identifier: str) -> None:
    with pytest.raises(Unsupported) as refused:
        Resolver().resolve(identifier)
    assert refused.value.code == "issuer-method-unsupported"


@pytest.mark.parametrize("identifier", ["z6Mk", "did:key:z6Mk#z6Mk", "did:web:a.example/path"])
def test_what_is_no_identifier_is_malformed(identifier: str) -> None:
    with pytest.raises(Malformed) as refused:
        Resolver().resolve(identifier)
    assert refused.value.code == "issuer-identifier-malformed"


def test_real_documents_that_repeat_or_embed_their_method_are_read(material: Callable[[str], Path]) -> None:
    folder = material("data/standards/wild/dcc-vc-test-fixtures/dids")
    base = "digitalcredentials.github.io/vc-test-fixtures/dids"
    resolver = Resolver(
        fetch_from(
            {f"https://{base}/{name}/did.json": folder / name / "did.json" for name in ("legacy", "oidf")}
        )
    )
    for name in ("legacy", "oidf"):
        document = resolver.resolve(f"did:web:{base.replace('/', ':')}:{name}")
        method = document.method(f"{document.id}#z6MkjXe1vZvPRqFuc9nRBtZ3e1Y9XKDFSbjFAfzLfW2bD6cZ")
        assert method is not None
        assert document.allows(method.id, "assertionMethod")
        assert method.public_key().algorithm.name == "Ed25519"


def test_a_method_can_be_added() -> None:
    def resolve_example(identifier: str, fetch: Fetch) -> ControllerDocument:  # noqa: ARG001 - needs no fetch
        return ControllerDocument(identifier, {}, {})

    resolver = Resolver(methods={**METHODS, "did:example": resolve_example})
    assert resolver.resolve("did:example:1").id == "did:example:1"
    assert resolver.resolve(f"did:key:{KEY}").id == f"did:key:{KEY}"


def test_which_identifiers_are_read_is_told_without_looking_one_up() -> None:
    resolver = Resolver(fetch_from({}))
    assert [resolver.reads(name) for name in ("did:web:school.example", "did:example:1")] == [True, False]
    with pytest.raises(Malformed, match="issuer-identifier-malformed"):
        resolver.reads("school")
