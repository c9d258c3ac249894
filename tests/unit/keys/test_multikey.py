import pytest

from assay.encoding import write_base58, write_multibase, write_multicodec
from assay.errors import Malformed, Unsupported
from assay.keys import (
    ALGORITHMS,
    ED25519,
    P256,
    P384,
    RSA,
    Algorithm,
    LocalSigner,
    PublicKey,
    read_multikey,
    write_multikey,
)

# CID 1.0, example of a Multikey; its bytes begin ed01 and 32 follow
TEXT = "z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu"
GOOD = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")


def test_a_multikey_is_read_and_written_again() -> None:
    key = read_multikey(TEXT)
    assert key.algorithm is ED25519
    assert TEXT == write_multikey(key)
    assert write_multikey(PublicKey(ED25519, GOOD)) == "z" + write_base58(b"\xed\x01" + GOOD)


# vc-di-ecdsa 1.0, 2.1.1 and A: the keys of its vectors
@pytest.mark.parametrize(
    ("text", "algorithm"),
    [
        ("zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP", P256),
        ("z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ", P384),
    ],
)
def test_a_point_in_its_short_form_is_read_and_written_again(text: str, algorithm: Algorithm) -> None:
    key = read_multikey(text)
    assert key.algorithm is algorithm
    assert text == write_multikey(key)


@pytest.mark.parametrize("algorithm", ALGORITHMS[:3], ids=lambda algorithm: algorithm.name)
def test_every_key_is_read_as_written(algorithm: Algorithm) -> None:
    for _ in range(10):
        key = LocalSigner.generate(algorithm).public_key
        assert key == read_multikey(write_multikey(key))


def test_an_rsa_key_is_written_as_a_jwk_alone() -> None:
    key = LocalSigner.generate(RSA).public_key
    with pytest.raises(Unsupported) as caught:
        write_multikey(key)
    assert caught.value.facts == {"algorithm": "RSA"}
    with pytest.raises(Unsupported) as read:
        read_multikey(write_multibase(write_multicodec(0x1205, key.raw)))
    assert read.value.facts == {"algorithm": "RSA"}


@pytest.mark.parametrize(
    ("code", "algorithm"),
    [
        (0xE7, "secp256k1"),
        (0xEC, "X25519"),
        (0xEB, "BLS12-381"),
        (0x1202, "P-521"),
        (0x1203, "Ed448"),
        (0x1205, "RSA"),
        (0x99, "multicodec 0x99"),
    ],
)
def test_an_algorithm_we_do_not_read_is_named(code: int, algorithm: str) -> None:
    with pytest.raises(Unsupported) as caught:
        read_multikey(write_multibase(write_multicodec(code, bytes(33))))
    assert (caught.value.code, caught.value.facts) == ("proof-key-unsupported", {"algorithm": algorithm})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "its text does not begin with z"),
        (TEXT[1:], "its text does not begin with z"),
        (write_multibase(b"\xed\x01" + GOOD, "u"), "its text does not begin with z"),
        ("Z" + TEXT[1:], "its text does not begin with z"),
        (TEXT + "0", "its text is not base58"),
        (TEXT + " ", "its text is not base58"),
        ("z" * 5000, "its text is not base58"),
        ("z", "it does not say of which kind it is"),
        (write_multibase(b"\xed"), "it does not say of which kind it is"),
        (write_multibase(b"\xed\x81\x00" + GOOD), "it does not say of which kind it is"),
        (write_multibase(b"\xed\x01" + GOOD[:-1]), "it has the wrong length"),
        (write_multibase(b"\xed\x01" + GOOD + b"\0"), "it has the wrong length"),
        (write_multibase(b"\xed\x01"), "it has the wrong length"),
        (write_multibase(b"\0\xed\x01" + GOOD), None),
        (write_multibase(b"\xed\x01" + b"\x01" + bytes(31)), "anybody can sign for it"),
        (write_multibase(b"\xed\x01" + b"\xff" * 32), "it is not in its one proper form"),
        (write_multibase(write_multicodec(0x1200, b"\2" + bytes(31))), "it has the wrong length"),
        (write_multibase(write_multicodec(0x1200, b"\0")), "it has the wrong length"),
        (write_multibase(write_multicodec(0x1200, b"\4" + bytes(64))), "it has the wrong length"),
        (write_multibase(write_multicodec(0x1201, b"\2" + bytes(32))), "it has the wrong length"),
        (write_multibase(write_multicodec(0x1200, bytes(33))), "it is not in its one proper form"),
        (write_multibase(write_multicodec(0x1200, b"\2" + b"\xff" * 32)), "it is no point of its curve"),
        (write_multibase(write_multicodec(0x1300, GOOD)), "it is a private key"),
        (write_multibase(write_multicodec(0x1306, GOOD)), "it is a private key"),
    ],
)
def test_any_other_text_is_refused(text: str, reason: str | None) -> None:
    with pytest.raises((Malformed, Unsupported)) as caught:
        read_multikey(text)
    if reason is None:  # a header of another kind: not ours to judge, and never read as Ed25519
        assert caught.value.code == "proof-key-unsupported"
    else:
        assert (caught.value.code, caught.value.facts) == ("proof-key-malformed", {"reason": reason})


def test_one_changed_letter_never_gives_the_same_key() -> None:
    key = LocalSigner.from_seed(bytes(32)).public_key
    text = write_multikey(key)
    for place in range(1, len(text)):
        changed = text[:place] + ("2" if text[place] != "2" else "3") + text[place + 1 :]
        try:
            found = read_multikey(changed)
        except (Malformed, Unsupported):
            continue
        assert found != key
