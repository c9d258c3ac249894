"""The shipped contexts: the bytes, the table, the store."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assay.errors import Malformed, Unsupported
from assay.jsonld import SHIPPED, ContextStore, official_digest
from assay.jsonld.contexts import TABLE, read_shipped

V2 = "https://www.w3.org/ns/credentials/v2"
EXTRA = "https://c.example/extra"


@pytest.mark.parametrize("address", TABLE)
def test_a_shipped_file_has_the_digest_of_the_table(address: str) -> None:
    assert hashlib.sha256(read_shipped(TABLE[address])).hexdigest() == TABLE[address].sha256


@pytest.mark.parametrize("address", TABLE)
def test_a_shipped_context_equals_the_standard_as_json(address: str, material: Callable[[str], Path]) -> None:
    folder = material("data/standards/contexts")
    if TABLE[address].source == "ours":
        pytest.skip("it is ours, and its standard is docs/framework.md")
    row = json.loads((folder / "BY_URL.json").read_text(encoding="utf-8"))[address]

    assert json.loads((folder / row["file"]).read_bytes()) == json.loads(read_shipped(TABLE[address]))
    assert TABLE[address].official_sha256 == row["official_sha256"]


def catches_all(value: Any) -> bool:
    if isinstance(value, list):
        return any(catches_all(item) for item in value)
    if isinstance(value, dict):
        return "@vocab" in value or any(catches_all(held) for held in value.values())
    return False


@pytest.mark.parametrize("address", TABLE)
def test_no_shipped_context_defines_everything(address: str) -> None:
    assert not catches_all(json.loads(read_shipped(TABLE[address])))


def test_a_changed_file_is_not_loaded() -> None:
    with pytest.raises(RuntimeError, match=r"credentials-v2\.json"):
        read_shipped(replace(TABLE[V2], sha256="0" * 64))


def test_the_digest_of_the_published_bytes_is_told_where_it_is_known() -> None:
    assert official_digest(V2) == "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"
    assert official_digest("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json") is None
    assert official_digest(EXTRA) is None


@pytest.mark.parametrize("address", [V2 + "/", V2.replace("https", "http"), V2.upper(), V2 + "#", EXTRA])
def test_a_context_is_known_by_its_exact_address_only(address: str) -> None:
    with pytest.raises(Unsupported) as error:
        SHIPPED.local_context(address)

    assert (error.value.code, error.value.facts) == ("document-context-unknown", {"context": address})


def test_a_list_of_addresses_is_processed_once() -> None:
    assert SHIPPED.active_context((V2,)) is SHIPPED.active_context((V2,))


def test_a_store_knows_what_it_is_given_and_what_is_shipped() -> None:
    store = SHIPPED.with_contexts({EXTRA: b'{"@context": {"t": "urn:x:y"}}'}).with_contexts({})

    assert "t" in store.active_context((V2, EXTRA)).terms
    assert store.local_context(V2) == SHIPPED.local_context(V2)


def test_a_shipped_context_cannot_be_replaced() -> None:
    store = SHIPPED.with_contexts({V2: b'{"@context": {}}'})

    assert store.local_context(V2) == SHIPPED.local_context(V2)


def test_bytes_that_are_no_context_document_are_refused() -> None:
    store = SHIPPED.with_contexts({EXTRA: b"{}"})
    with pytest.raises(Malformed) as error:
        store.local_context(EXTRA)

    assert error.value.facts == {"reason": "invalid remote context"}


def test_what_was_learnt_is_forgotten_before_it_fills_memory() -> None:
    store = ContextStore()
    active = store.active_context((V2,))
    for _ in range(ContextStore.LEARNT_LIMIT):
        store.learn()

    assert store.learnt == 0
    assert store.active_context((V2,)) is not active
