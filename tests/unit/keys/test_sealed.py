import json
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt

from assay.encoding import canonical_json, read_base64url, write_base58, write_base64url
from assay.errors import Malformed
from assay.keys import (
    ALGORITHMS,
    P256,
    RSA,
    Algorithm,
    LocalSigner,
    open_sealed,
    seal,
    sealed,
    write_jwk,
    write_multikey,
)

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
        lambda c: c.update(publicKeyMultibase="z6Mk"),
        lambda c: c.update(publicKeyMultibase=None),
        lambda c: c.pop("publicKeyMultibase"),
        lambda c: c.update(publicKeyMultibase=None, publicKeyJwk={"kty": "oct"}),
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


# Sealed by the first version, which knew Ed25519 alone.
OLD = b"""{
  "type": "AssaySealedKey",
  "version": 1,
  "publicKeyMultibase": "z6MkehRgf7yJbgaGfYsdoAsKdBPE3dj2CYhowQdcjqSJgvVd",
  "keyDerivation": {
    "name": "argon2id",
    "memory": 67108864,
    "operations": 3,
    "salt": "WLFc9wYXclrAxnu0vlVAZw"
  },
  "cipher": {
    "name": "xchacha20poly1305",
    "nonce": "OXZN45sq-EaLGRFjqXQqLSEdQd88n2p1"
  },
  "sealed": "kx0I4CNcmKk5L8iU1ucA9-UfUHSBNvxH2BjAqfL4nOqfUtWhiSy3XvAolTvgvK_z"
}
"""


def test_a_file_of_the_first_version_still_opens() -> None:
    assert open_sealed(OLD, WORDS).reveal_seed() == SEED


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=lambda algorithm: algorithm.name)
def test_a_key_of_each_algorithm_is_opened_as_that(algorithm: Algorithm) -> None:
    signer = LocalSigner.generate(algorithm)
    opened = open_sealed(seal(signer, WORDS), WORDS)

    assert opened.public_key == signer.public_key
    assert opened.reveal_secret() == signer.reveal_secret()


def test_the_longest_key_fits_into_a_file() -> None:
    secret = rsa.generate_private_key(65_537, 4_096).private_bytes(
        Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption()
    )
    file = seal(LocalSigner.from_secret(secret, RSA), WORDS)

    # One of 8,192 bits is twice as long, and takes a minute to make.
    assert 2 * len(file) < sealed._SIZE
    assert open_sealed(file, WORDS).reveal_secret() == secret


def sealed_again(file: bytes, public: dict[str, Any], secret: bytes) -> bytes:
    """The file with another header and secret, by somebody who knows the passphrase: all is authentic."""
    container = json.loads(file)
    del container["sealed"], container["publicKeyMultibase"]
    container |= public
    salt = read_base64url(container["keyDerivation"]["salt"])
    key = sealed._Derivation(sealed._MEMORY, sealed._OPERATIONS, salt).key(WORDS)
    nonce = read_base64url(container["cipher"]["nonce"])
    again = crypto_aead_xchacha20poly1305_ietf_encrypt(secret, canonical_json(container), nonce, key)
    return json.dumps({**container, "sealed": write_base64url(again)}).encode()


def test_a_file_whose_public_key_is_another_is_refused(file: bytes) -> None:
    other = {"publicKeyMultibase": write_multikey(LocalSigner.generate().public_key)}
    assert refusal(sealed_again(file, other, SEED)).code == "key-file-malformed"


def test_a_secret_of_another_algorithm_is_refused(file: bytes) -> None:
    point = {"publicKeyMultibase": write_multikey(LocalSigner.generate(P256).public_key)}
    assert refusal(sealed_again(file, point, SEED)).code == "key-file-malformed"
    assert refusal(sealed_again(file, point, bytes(32))).code == "key-file-malformed"
    modulus = {"publicKeyJwk": write_jwk(LocalSigner.generate(RSA).public_key)}
    assert refusal(sealed_again(file, modulus, SEED)).code == "key-file-malformed"


def test_a_file_without_any_secret_is_refused(file: bytes) -> None:
    modulus = {"publicKeyJwk": write_jwk(LocalSigner.generate(RSA).public_key)}
    empty = sealed_again(file, modulus, b"")
    for text in (None, "", "AAAA"):
        content = json.loads(empty) | ({} if text is None else {"sealed": text})
        assert refusal(json.dumps(content).encode()).code == "key-file-malformed"
