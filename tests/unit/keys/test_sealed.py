import json
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt

from assay.encoding import canonical_json, read_base64url, write_base58, write_base64url
from assay.errors import Malformed
from assay.keys import LocalSigner, open_sealed, seal, sealed, write_multikey

SEED = bytes(range(32))
WORDS = "ein schöner Tag im März"


@pytest.fixture(scope="module")
def file() -> bytes:
    return seal(LocalSigner.from_seed(SEED), WORDS)


def refusal(data: bytes, passphrase: str = WORDS) -> Malformed:
    with pytest.raises(Malformed) as caught:
        open_sealed(data, passphrase, file="key.json")
    assert caught.value.facts == {"file": "key.json"}
    return caught.value


def changed(file: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    container = json.loads(file)
    change(container)
    return json.dumps(container).encode()


def test_what_was_sealed_is_opened_with_the_passphrase(file: bytes) -> None:
    signer = open_sealed(file, WORDS)
    assert signer.reveal_seed() == SEED
    assert signer.public_key == LocalSigner.from_seed(SEED).public_key


def test_the_passphrase_may_be_typed_on_another_system(file: bytes) -> None:
    decomposed = WORDS.replace("ö", "o\u0308").replace("ä", "a\u0308")
    assert open_sealed(file, decomposed).reveal_seed() == SEED


@pytest.mark.parametrize("passphrase", ["", "ein schöner Tag", WORDS + " ", "\udcff"])
def test_another_passphrase_does_not_open_it(file: bytes, passphrase: str) -> None:
    fault = refusal(file, passphrase)
    assert fault.code == "key-passphrase-wrong"
    told = "".join(traceback.format_exception(fault))
    assert WORDS not in told
    assert SEED.hex() not in told


def test_an_empty_passphrase_seals_nothing() -> None:
    with pytest.raises(Malformed, match="key-passphrase-empty"):
        seal(LocalSigner.from_seed(SEED), "")


def test_the_file_shows_the_public_key_and_no_secret(file: bytes) -> None:
    container = json.loads(file)
    assert set(container) == {"type", "version", "publicKeyMultibase", "keyDerivation", "cipher", "sealed"}
    assert container["publicKeyMultibase"] == write_multikey(LocalSigner.from_seed(SEED).public_key)
    for secret in (SEED.hex(), write_base58(SEED), write_base64url(SEED), WORDS):
        assert secret.encode() not in file


def test_no_two_files_share_salt_or_nonce(file: bytes) -> None:
    other = json.loads(seal(LocalSigner.from_seed(SEED), WORDS))
    first = json.loads(file)
    assert other["keyDerivation"]["salt"] != first["keyDerivation"]["salt"]
    assert other["cipher"]["nonce"] != first["cipher"]["nonce"]


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.update(publicKeyMultibase=write_multikey(LocalSigner.generate().public_key)),
        lambda c: c["keyDerivation"].update(operations=1),
        lambda c: c["keyDerivation"].update(memory=8192),
        lambda c: c["keyDerivation"].update(salt=write_base64url(bytes(16))),
        lambda c: c["cipher"].update(nonce=write_base64url(bytes(24))),
        lambda c: c.update(sealed=write_base64url(bytes(48))),
        lambda c: c.update(note="mine"),
        lambda c: c["cipher"].update(note="mine"),
    ],
    ids=["public-key", "operations", "memory", "salt", "nonce", "sealed", "more", "more-inside"],
)
def test_a_changed_file_is_not_opened(file: bytes, change: Callable[[dict[str, Any]], object]) -> None:
    assert refusal(changed(file, change)).code == "key-passphrase-wrong"


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.pop("sealed"),
        lambda c: c.update(sealed=5),
        lambda c: c.update(sealed=""),
        lambda c: c.update(sealed="===="),
        lambda c: c.update(sealed=write_base64url(bytes(47))),
        lambda c: c.update(type="Key"),
        lambda c: c.update(version=2),
        lambda c: c.pop("version"),
        lambda c: c.pop("cipher"),
        lambda c: c.update(keyDerivation="argon2id"),
        lambda c: c["keyDerivation"].update(name="none"),
        lambda c: c["cipher"].update(name="none"),
        lambda c: c["keyDerivation"].update(salt=write_base64url(bytes(15))),
        lambda c: c["cipher"].update(nonce=None),
        lambda c: c["keyDerivation"].update(memory=1 << 40),
        lambda c: c["keyDerivation"].update(memory=(128 << 20) + 1),
        lambda c: c["keyDerivation"].update(memory=8191),
        lambda c: c["keyDerivation"].update(memory=float(64 << 20)),
        lambda c: c["keyDerivation"].update(operations=0),
        lambda c: c["keyDerivation"].update(operations=9),
        lambda c: c["keyDerivation"].update(operations=-1),
        lambda c: c["keyDerivation"].update(operations="3"),
    ],
)
def test_a_file_we_did_not_write_or_that_asks_for_too_much_is_refused_before_any_work(
    file: bytes, change: Callable[[dict[str, Any]], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(*_: object) -> bytes:
        raise AssertionError("a key was derived")

    monkeypatch.setattr(sealed, "crypto_pwhash_alg", work)
    assert refusal(changed(file, change)).code == "key-file-malformed"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b"\xff", b'{"a":1,"a":2}', b" " * 4097])
def test_what_is_no_small_json_object_is_refused(data: bytes) -> None:
    assert refusal(data).code == "key-file-malformed"


def test_a_file_whose_public_key_is_another_is_refused(file: bytes) -> None:
    # Made by somebody who knows the passphrase: the header is authentic, and says what is not so.
    container = json.loads(file)
    del container["sealed"]
    container["publicKeyMultibase"] = write_multikey(LocalSigner.generate().public_key)
    salt = read_base64url(container["keyDerivation"]["salt"])
    key = sealed._Derivation(sealed._MEMORY, sealed._OPERATIONS, salt).key(WORDS)
    nonce = read_base64url(container["cipher"]["nonce"])
    again = crypto_aead_xchacha20poly1305_ietf_encrypt(SEED, canonical_json(container), nonce, key)
    container["sealed"] = write_base64url(again)
    assert refusal(json.dumps(container).encode()).code == "key-file-malformed"
