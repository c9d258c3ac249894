from __future__ import annotations

import hashlib

import pytest

from assay.keys import ALGORITHMS, ED25519, P256, P384, RSA, Algorithm, LocalSigner
from assay.keys.algorithms import PRIVATE_CODECS, UNREAD_CODECS, UNREAD_CURVES


def test_ed25519_is_named_as_each_standard_names_it() -> None:
    assert (ED25519.name, ED25519.public_codec, ED25519.private_codec) == ("Ed25519", 0xED, 0x1300)
    assert (ED25519.public_length, ED25519.signature_length) == (32, 64)
    assert (ED25519.jose_names, ED25519.key_type, ED25519.curve) == (("EdDSA", "Ed25519"), "OKP", "Ed25519")


def test_the_other_algorithms_are_named_as_each_standard_names_them() -> None:
    assert ALGORITHMS == (ED25519, P256, P384, RSA)
    assert [(a.name, a.public_codec, a.jose_names, a.key_type, a.curve) for a in (P256, P384, RSA)] == [
        ("P-256", 0x1200, ("ES256",), "EC", "P-256"),
        ("P-384", 0x1201, ("ES384",), "EC", "P-384"),
        ("RSA", None, ("RS256",), "RSA", None),
    ]


def test_no_two_algorithms_share_a_name() -> None:
    for names in (
        [algorithm.name for algorithm in ALGORITHMS],
        [name for algorithm in ALGORITHMS for name in algorithm.jose_names],
        [algorithm.private_codec for algorithm in ALGORITHMS],
        [(algorithm.key_type, algorithm.curve) for algorithm in ALGORITHMS],
    ):
        assert len(names) == len(set(names))


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=lambda algorithm: algorithm.name)
def test_each_row_says_what_its_keys_are_like(algorithm: Algorithm) -> None:
    signer = LocalSigner.generate(algorithm)
    key, signature = signer.public_key, signer.sign(b"message")

    assert algorithm.public_length in (None, len(key.raw))
    assert algorithm.secret_length in (None, len(signer.reveal_secret()))
    assert algorithm.signature_length in (None, len(signature))
    assert len(algorithm.jwk_members) == len(algorithm.scheme.split_members(key.raw))
    assert algorithm.hash_name in hashlib.algorithms_guaranteed
    key.verify(signature, b"message")


def test_no_algorithm_is_both_read_and_unread() -> None:
    for algorithm in ALGORITHMS:
        assert algorithm.public_codec not in UNREAD_CODECS
        assert algorithm.private_codec in PRIVATE_CODECS
        assert all(algorithm.curve not in curves for curves in UNREAD_CURVES.values())
    assert not PRIVATE_CODECS & set(UNREAD_CODECS)
