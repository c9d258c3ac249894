from assay.keys import ALGORITHMS, ED25519
from assay.keys.algorithms import PRIVATE_CODECS, UNREAD_CODECS, UNREAD_CURVES


def test_ed25519_is_named_as_each_standard_names_it() -> None:
    assert ALGORITHMS == (ED25519,)
    assert (ED25519.name, ED25519.public_codec, ED25519.private_codec) == ("Ed25519", 0xED, 0x1300)
    assert (ED25519.public_length, ED25519.signature_length) == (32, 64)
    assert (ED25519.jose_names, ED25519.key_type, ED25519.curve) == (("EdDSA", "Ed25519"), "OKP", "Ed25519")


def test_no_algorithm_is_both_read_and_unread() -> None:
    for algorithm in ALGORITHMS:
        assert algorithm.public_codec not in UNREAD_CODECS
        assert algorithm.private_codec in PRIVATE_CODECS
        assert all(algorithm.curve not in curves for curves in UNREAD_CURVES.values())
    assert not PRIVATE_CODECS & set(UNREAD_CODECS)
