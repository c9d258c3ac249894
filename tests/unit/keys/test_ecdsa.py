from __future__ import annotations

import pytest

from assay.encoding import read_base64url
from assay.errors import Malformed
from assay.keys import P256, P384, Algorithm, LocalSigner, PublicKey, ecdsa, read_jwk

# Private key, public point, and r and s over "sample" (RFC 6979, A.2.5 and A.2.6)
SAMPLES = {
    P256: (
        "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721",
        "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6",
        "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299",
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
        "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
    ),
    P384: (
        "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5",
        "EC3A4E415B4E19A4568618029F427FA5DA9A8BC4AE92E02E06AAE5286B300C64DEF8F0EA9055866064A254515480BC13",
        "8015D9B72D7D57244EA8EF9AC0C621896708A59367F9DFB9F54CA84B3F1C9DB1288B231C3AE0D4FE7344FD2533264720",
        "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46",
        "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8",
    ),
}
CURVES = [ecdsa.P256, ecdsa.P384]


@pytest.mark.parametrize("algorithm", SAMPLES, ids=lambda algorithm: algorithm.name)
def test_the_signatures_of_the_standard_hold(algorithm: Algorithm) -> None:
    secret, x, y, r, s = map(bytes.fromhex, SAMPLES[algorithm])
    signer = LocalSigner.from_secret(secret, algorithm)

    assert signer.public_key == PublicKey(algorithm, algorithm.scheme.join_members((x, y)))
    assert algorithm.scheme.split_members(signer.public_key.raw) == (x, y)
    signer.public_key.verify(r + s, b"sample")
    signer.public_key.verify(signer.sign(b"sample"), b"sample")


def test_the_jws_of_the_standard_holds() -> None:
    # RFC 7515, A.3
    key = read_jwk(
        {
            "kty": "EC",
            "crv": "P-256",
            "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        }
    )
    signed = (
        b"eyJhbGciOiJFUzI1NiJ9"
        b".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    )
    signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
    key.verify(read_base64url(signature), signed)


@pytest.mark.parametrize("curve", CURVES)
def test_a_point_has_one_form(curve: ecdsa.Curve) -> None:
    raw, _ = curve.open_secret(curve.make_secret())
    x, y = curve.split_members(raw)

    assert curve.find_key_fault(raw) is None
    assert (curve.length, curve.length) == (len(x), len(y))
    for first in (0, 1, 4, 5, 6, 7, 255):
        assert curve.find_key_fault(bytes([first]) + x) == "it is not in its one proper form"
    assert curve.find_key_fault(b"\x02" + b"\xff" * curve.length) == "it is no point of its curve"


@pytest.mark.parametrize("curve", CURVES)
def test_coordinates_are_a_point_in_full_length_or_nothing(curve: ecdsa.Curve) -> None:
    raw, _ = curve.open_secret(curve.make_secret())
    x, y = curve.split_members(raw)
    other = y[:-1] + bytes([y[-1] ^ 2])
    wrong = [
        (x[1:], y, "it has the wrong length"),
        (b"\0" + x, y, "it has the wrong length"),
        (x, y + b"\0", "it has the wrong length"),
        (x, b"", "it has the wrong length"),
        (x, other, "it is no point of its curve"),
        (b"\xff" * curve.length, y, "it is no point of its curve"),
    ]

    assert raw == curve.join_members((x, y))
    for given_x, given_y, reason in wrong:
        with pytest.raises(Malformed) as caught:
            curve.join_members((given_x, given_y))
        assert caught.value.facts == {"reason": reason}


@pytest.mark.parametrize("curve", CURVES)
def test_a_private_key_outside_the_group_is_none(curve: ecdsa.Curve) -> None:
    length = curve.length
    for secret in (bytes(length), b"\xff" * length, b"", b"\1" * (length - 1), b"\1" * (length + 1)):
        with pytest.raises(ValueError, match=r".") as caught:
            curve.open_secret(secret)
        assert "\\x01" not in str(caught.value)


@pytest.mark.parametrize("curve", CURVES)
def test_every_signature_has_its_full_length(curve: ecdsa.Curve) -> None:
    raw, sign = curve.open_secret(curve.make_secret())
    for number in range(300):  # one in 128 has an r or s that begins with a zero byte
        message = number.to_bytes(2, "big")
        signature = sign(message)
        assert len(signature) == 2 * curve.length
        assert curve.is_signed(raw, signature, message)
