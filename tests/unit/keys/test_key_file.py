"""Key files, sealed and open: what is written opens again, what was changed does not."""

from __future__ import annotations

import json

import pytest

from assay.errors import AssayError
from assay.keys import (
    ALGORITHMS,
    ED25519,
    Algorithm,
    LocalSigner,
    open_key_file,
    write_key_file,
    write_public,
)


def never_asked() -> str:
    raise AssertionError("nothing is sealed")


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=lambda one: one.name)
def test_an_open_file_of_every_kind_of_key_opens_again(algorithm: Algorithm) -> None:
    signer = LocalSigner.generate(algorithm)

    again = open_key_file(write_key_file(signer, None), never_asked)

    assert signer.public_key == again.public_key
    assert signer.reveal_secret() == again.reveal_secret()


def test_a_sealed_file_asks_for_its_passphrase() -> None:
    signer = LocalSigner.generate(ED25519)
    content = write_key_file(signer, "swift water")

    assert signer.public_key == open_key_file(content, lambda: "swift water").public_key
    with pytest.raises(AssayError, match="key-passphrase-wrong"):
        open_key_file(content, lambda: "still water")


@pytest.mark.parametrize(
    "change",
    [
        {"type": "AssayOther"},
        {"secretKeyMultibase": None},
        {"secretKeyMultibase": "z1"},
        write_public(LocalSigner.generate(ED25519).public_key),
    ],
)
def test_an_open_file_that_was_changed_is_refused(change: dict[str, object]) -> None:
    held = json.loads(write_key_file(LocalSigner.generate(ED25519), None))

    with pytest.raises(AssayError, match="key-file-malformed") as raised:
        open_key_file(json.dumps({**held, **change}).encode(), never_asked, file="mine.json")
    assert "mine.json" == raised.value.facts["file"]


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"{}", b" " * (1 << 16) + b"{}"])
def test_what_is_no_key_file_is_refused(content: bytes) -> None:
    with pytest.raises(AssayError, match="key-file-malformed"):
        open_key_file(content, never_asked)
