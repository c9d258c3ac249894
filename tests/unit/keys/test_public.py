import pytest

from assay.errors import Malformed
from assay.keys import ED25519, LocalSigner, PublicKey

# RFC 8032, 7.1: tests 1 to 3
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]


@pytest.mark.parametrize(("key", "message", "signature"), VECTORS)
def test_the_signatures_of_the_standard_hold(key: str, message: str, signature: str) -> None:
    PublicKey(ED25519, bytes.fromhex(key)).verify(bytes.fromhex(signature), bytes.fromhex(message))


def test_a_signature_over_anything_else_does_not_hold() -> None:
    signer = LocalSigner.from_seed(bytes(32))
    key, signature = signer.public_key, signer.sign(b"message")
    other = LocalSigner.from_seed(bytes(31) + b"\x01").public_key
    wrong = [
        (key, signature, b"massage"),
        (key, signature, b""),
        (key, signature[:-1], b"message"),
        (key, signature + b"\0", b"message"),
        (key, b"", b"message"),
        (key, signature[32:] + signature[:32], b"message"),
        (other, signature, b"message"),
    ]
    wrong += [
        (key, signature[:at] + bytes([signature[at] ^ 1]) + signature[at + 1 :], b"message")
        for at in range(64)
    ]
    for asked, given, message in wrong:
        with pytest.raises(Malformed, match="proof-signature-wrong"):
            asked.verify(given, message)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "it has the wrong length"),
        (bytes(31), "it has the wrong length"),
        (bytes(33), "it has the wrong length"),
        (bytes(32), "anybody can sign for it"),
        (b"\xff" * 32, "it is not in its one proper form"),
    ],
)
def test_a_faulty_key_is_never_made(raw: bytes, reason: str) -> None:
    with pytest.raises(Malformed) as caught:
        PublicKey(ED25519, raw)
    assert (caught.value.code, caught.value.facts) == ("proof-key-malformed", {"reason": reason})


def test_keys_of_the_same_bytes_are_equal() -> None:
    signer = LocalSigner.generate()
    again = PublicKey(ED25519, signer.public_key.raw)
    assert signer.public_key == again
    assert len({signer.public_key, again}) == 1


def test_bytes_that_are_no_point_of_the_curve_verify_nothing() -> None:
    key = PublicKey(ED25519, b"\x02" + bytes(31))
    with pytest.raises(Malformed, match="proof-signature-wrong"):
        key.verify(bytes(64), b"")
