"""PEM: a public key as Open Badges 2.0 and older systems publish it.

Apart from the other forms because no newer standard uses it: one SubjectPublicKeyInfo (RFC 7468, 13),
or an RSA key alone, and nothing else in the text.
"""

from __future__ import annotations

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from assay.errors import Malformed, Unsupported
from assay.keys.algorithms import ED25519, P256, P384, RSA
from assay.keys.public import PublicKey

LONGEST = 4_096  # characters; an RSA key of 8,192 bits has some 1,500
_CURVES = {"secp256r1": P256, "secp384r1": P384}
_BEGINS = ("-----BEGIN PUBLIC KEY-----", "-----BEGIN RSA PUBLIC KEY-----")


def read_pem(text: str) -> PublicKey:
    """The one public key in this text.

    Raises `Malformed` proof-key-malformed for a private key, for several and for what `PublicKey`
    refuses; `Unsupported` proof-key-unsupported for an algorithm we do not read.
    """
    held = text.strip()
    if "PRIVATE KEY" in held:
        raise Malformed("proof-key-malformed", reason="it is a private key")
    if len(held) > LONGEST or not held.startswith(_BEGINS) or held.count("-----BEGIN") != 1:
        raise Malformed("proof-key-malformed", reason="its text is not one PEM key")
    try:
        key = load_pem_public_key(held.encode())
    except (ValueError, UnsupportedAlgorithm):
        raise Malformed("proof-key-malformed", reason="its text is not one PEM key") from None
    if isinstance(key, rsa.RSAPublicKey):
        return PublicKey(RSA, key.public_bytes(Encoding.DER, PublicFormat.PKCS1))
    if isinstance(key, ed25519.Ed25519PublicKey):
        return PublicKey(ED25519, key.public_bytes_raw())
    if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in _CURVES:
        return PublicKey(
            _CURVES[key.curve.name], key.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
        )
    name = key.curve.name if isinstance(key, ec.EllipticCurvePublicKey) else "other"
    raise Unsupported("proof-key-unsupported", algorithm=name)
