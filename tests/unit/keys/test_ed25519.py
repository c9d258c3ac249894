import pytest
from nacl.bindings import crypto_core_ed25519_is_valid_point

from assay.keys import ed25519

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
ROOT = pow(2, (PRIME - 1) // 4, PRIME)  # of -1
D = -121665 * pow(121666, -1, PRIME) % PRIME

# The eight points of small order, from the curve's equation: y, and the bit that tells x's sign.
EIGHTH = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
SMALL = [
    (1, 0),
    (PRIME - 1, 0),
    (0, 0),
    (0, 1),
    (EIGHTH, 0),
    (EIGHTH, 1),
    (PRIME - EIGHTH, 0),
    (PRIME - EIGHTH, 1),
]
# The same values in a second form: y not reduced, or a sign given to x = 0 (RFC 8032, 5.1.3).
SECOND_FORMS = [(1, 1), (PRIME - 1, 1), (PRIME, 0), (PRIME, 1), (PRIME + 1, 0), (PRIME + 1, 1)]


def encoded(y: int, sign: int) -> bytes:
    return (y | sign << 255).to_bytes(32, "little")


def double(x: int, y: int) -> tuple[int, int]:
    product = D * x * x * y * y % PRIME
    return (
        2 * x * y * pow(1 + product, -1, PRIME) % PRIME,
        (y * y + x * x) * pow(1 - product, -1, PRIME) % PRIME,
    )


def x_of(y: int) -> int:
    square = (y * y - 1) * pow(D * y * y + 1, -1, PRIME) % PRIME
    root = pow(square, (PRIME + 3) // 8, PRIME)
    return root if root * root % PRIME == square else root * ROOT % PRIME


@pytest.mark.parametrize(("y", "sign"), SMALL)
def test_the_eight_points_are_of_small_order(y: int, sign: int) -> None:
    x = x_of(y)
    x = x if x % 2 == sign else -x % PRIME
    for _ in range(3):
        x, y = double(x, y)
    assert (x, y) == (0, 1)


@pytest.mark.parametrize(("y", "sign"), SMALL + SECOND_FORMS[:2])
def test_a_key_of_small_order_is_faulty(y: int, sign: int) -> None:
    assert ed25519.find_key_fault(encoded(y, sign)) == "anybody can sign for it"


@pytest.mark.parametrize("y", range(PRIME, 2**255))
def test_a_key_that_is_not_reduced_is_faulty(y: int) -> None:
    for sign in (0, 1):
        assert ed25519.find_key_fault(encoded(y, sign)) == "it is not in its one proper form"


def test_a_good_key_has_no_fault() -> None:
    key = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    assert ed25519.find_key_fault(key) is None
    assert crypto_core_ed25519_is_valid_point(key)


@pytest.mark.parametrize(("y", "sign"), SMALL + SECOND_FORMS)
def test_libsodium_verifies_nothing_under_such_a_key(y: int, sign: int) -> None:
    # Under the neutral key R = S·B holds for any message; S = 0, R = neutral is the simplest forgery.
    key = encoded(y, sign)
    neutral = encoded(1, 0)
    for message in (b"", b"a", b"b", b"c"):
        assert not ed25519.is_signed(key, neutral + bytes(32), message)
        assert not ed25519.is_signed(key, key + bytes(32), message)
    assert not crypto_core_ed25519_is_valid_point(key)


def test_a_forgery_that_needs_no_key_is_refused() -> None:
    # R = S·B with S = 1: R is the base point. It satisfies the bare equation under the neutral key.
    base = bytes.fromhex("5866666666666666666666666666666666666666666666666666666666666666")
    assert not ed25519.is_signed(encoded(1, 0), base + (1).to_bytes(32, "little"), b"any message")


def test_a_signature_in_its_second_form_is_refused() -> None:
    # RFC 8032, 7.1, test 2
    key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert ed25519.is_signed(key, signature, b"\x72")
    second = signature[:32] + (int.from_bytes(signature[32:], "little") + ORDER).to_bytes(32, "little")
    assert not ed25519.is_signed(key, second, b"\x72")
