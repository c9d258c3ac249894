"""ECDSA over P-256 and P-384: keys as compressed points, signatures as r and s side by side.

Apart from the table of algorithms so that each algorithm's own rules stand in one file
(FIPS 186-5, 6; SEC 1, 2.3.3; RFC 7518, 3.4 and 6.2; vc-di-ecdsa, 2.1.1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, SHA384
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from assay.errors import Malformed

_COMPRESSED = (b"\x02", b"\x03")  # the first byte of a point: whether its y is even or odd (SEC 1, 2.3.3)
_UNCOMPRESSED = b"\x04"
_KEPT = 256  # keys kept open: finding y is a third of the work of verifying, and issuers sign many times
_OFF_THE_CURVE = "it is no point of its curve"


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve with the hash that goes with it; the functions of `assay.keys.algorithms.Scheme`."""

    parameters: ec.EllipticCurve
    length: int  # bytes of a coordinate, of r, of s and of a private key
    signing: ec.ECDSA

    def find_key_fault(self, raw: bytes) -> str | None:
        """Why these bytes are no compressed point of the curve; None where they are one.

        Both curves have a prime number of points, so that no point of small order is left to refuse.
        """
        if raw[:1] not in _COMPRESSED:
            return "it is not in its one proper form"
        try:
            _opened(self.parameters, raw)
        except ValueError:
            return _OFF_THE_CURVE
        return None

    def is_signed(self, raw: bytes, signature: bytes, message: bytes) -> bool:
        """Whether this key made this signature, r and s of full length, over the message.

        OpenSSL refuses r and s that are zero or not below the group order. Of the two values of s that hold,
        either is taken: no standard of ours asks for the lower one, and honest signers make both.
        """
        r, s = signature[: self.length], signature[self.length :]
        der = encode_dss_signature(int.from_bytes(r, "big"), int.from_bytes(s, "big"))
        try:
            _opened(self.parameters, raw).verify(der, message, self.signing)
        except InvalidSignature:
            return False
        return True

    def join_members(self, members: Sequence[bytes]) -> bytes:
        """The compressed point of these coordinates, each in its full length (RFC 7518, 6.2.1.2).

        Raises `Malformed` proof-key-malformed for another length and for a point off the curve.
        """
        x, y = members
        if (len(x), len(y)) != (self.length, self.length):
            raise Malformed("proof-key-malformed", reason="it has the wrong length")
        raw = _COMPRESSED[y[-1] & 1] + x
        try:
            whole = _write(_opened(self.parameters, raw), PublicFormat.UncompressedPoint)
        except ValueError:
            raise Malformed("proof-key-malformed", reason=_OFF_THE_CURVE) from None
        if whole != _UNCOMPRESSED + x + y:
            raise Malformed("proof-key-malformed", reason=_OFF_THE_CURVE)
        return raw

    def split_members(self, raw: bytes) -> Sequence[bytes]:
        """The coordinates x and y of this point, each in its full length."""
        whole = _write(_opened(self.parameters, raw), PublicFormat.UncompressedPoint)
        return whole[1 : 1 + self.length], whole[1 + self.length :]

    def make_secret(self) -> bytes:
        """A new private key: the number in its full length, big end first."""
        number = ec.generate_private_key(self.parameters).private_numbers().private_value
        return number.to_bytes(self.length, "big")

    def open_secret(self, secret: bytes) -> tuple[bytes, Callable[[bytes], bytes]]:
        """The compressed point of this private key, and what signs with it.

        Raises `ValueError` for another length, zero, and a number not below the group order.
        """
        if len(secret) != self.length:
            raise ValueError(f"a private key of this curve has {self.length} bytes")
        key = ec.derive_private_key(int.from_bytes(secret, "big"), self.parameters)

        def sign(message: bytes) -> bytes:
            r, s = decode_dss_signature(key.sign(message, self.signing))
            return r.to_bytes(self.length, "big") + s.to_bytes(self.length, "big")

        return _write(key.public_key(), PublicFormat.CompressedPoint), sign


P256 = Curve(ec.SECP256R1(), 32, ec.ECDSA(SHA256()))
P384 = Curve(ec.SECP384R1(), 48, ec.ECDSA(SHA384()))


@lru_cache(maxsize=_KEPT)
def _opened(parameters: ec.EllipticCurve, raw: bytes) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(parameters, raw)


def _write(key: ec.EllipticCurvePublicKey, form: PublicFormat) -> bytes:
    return key.public_bytes(Encoding.X962, form)
