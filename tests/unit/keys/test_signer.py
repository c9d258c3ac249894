import copy
import pickle
import traceback

import pytest

from assay.encoding import write_base58, write_base64url
from assay.keys import (
    ALGORITHMS,
    P256,
    P384,
    RSA,
    Algorithm,
    LocalSigner,
    PublicKey,
    Signer,
    thumbprint,
    write_multikey,
)

# RFC 8032, 7.1, test 2
SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_it_signs_as_the_standard_says() -> None:
    signer: Signer = LocalSigner.from_seed(SEED)
    signature = signer.sign(b"\x72")
    assert bytes.fromhex(SIGNATURE) == signature
    signer.public_key.verify(signature, b"\x72")


def test_every_generated_key_is_another() -> None:
    assert len({LocalSigner.generate().public_key for _ in range(5)}) == 5


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_seed_of_another_length_is_a_mistake_that_does_not_tell_it(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes") as caught:
        LocalSigner.from_seed(b"S" * length)
    assert "SSS" not in str(caught.value)


def test_the_seed_is_revealed_only_when_asked_for() -> None:
    assert LocalSigner.from_seed(SEED).reveal_seed() == SEED


def test_printing_a_signer_shows_its_public_key_and_no_secret() -> None:
    signer = LocalSigner.from_seed(SEED)
    shown = f"{signer} {signer!r} {[signer]} {dir(signer)}"
    assert write_multikey(signer.public_key) in shown
    for secret in (SEED.hex(), repr(SEED), write_base58(SEED), write_base64url(SEED)):
        assert secret not in shown
    assert not hasattr(signer, "__dict__")


def test_a_signer_is_neither_copied_nor_pickled() -> None:
    signer = LocalSigner.from_seed(SEED)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError, match="seal it instead") as caught:
            pickle.dumps(signer, protocol)
        assert repr(SEED) not in "".join(traceback.format_exception(caught.value))
    for copied in (copy.copy, copy.deepcopy, LocalSigner.__getstate__):
        with pytest.raises(TypeError, match="seal it instead"):
            copied(signer)


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=lambda algorithm: algorithm.name)
def test_a_key_of_each_algorithm_signs_and_comes_back(algorithm: Algorithm) -> None:
    made = LocalSigner.generate(algorithm)
    again = LocalSigner.from_secret(made.reveal_secret(), algorithm)

    assert made.public_key == again.public_key
    assert made.public_key.algorithm is algorithm
    made.public_key.verify(again.sign(b"message"), b"message")
    assert made.reveal_secret().hex() not in f"{made!r}"
    with pytest.raises(TypeError, match="seal it instead"):
        copy.deepcopy(made)


def test_a_key_without_a_multikey_shows_its_thumbprint() -> None:
    signer = LocalSigner.generate(RSA)
    assert repr(signer) == f"LocalSigner({thumbprint(signer.public_key)})"


@pytest.mark.parametrize("algorithm", [P256, P384, RSA], ids=lambda algorithm: algorithm.name)
def test_only_an_ed25519_key_has_a_seed(algorithm: Algorithm) -> None:
    with pytest.raises(ValueError, match="only an Ed25519 key"):
        LocalSigner.generate(algorithm).reveal_seed()


def test_a_service_that_keeps_its_secret_is_a_signer() -> None:
    class Service:
        """What a key management service offers: the public key, and signing."""

        def __init__(self) -> None:
            self._held = LocalSigner.generate(P256)

        @property
        def public_key(self) -> PublicKey:
            return self._held.public_key

        def sign(self, message: bytes) -> bytes:
            return self._held.sign(message)

    signer: Signer = Service()
    signer.public_key.verify(signer.sign(b"message"), b"message")
