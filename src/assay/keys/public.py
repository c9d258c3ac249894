"""PublicKey: verifying raises, so that nobody can forget to look at the answer.

Apart from signing because those who verify hold no secret.
"""

from __future__ import annotations

from dataclasses import dataclass

from assay.errors import Malformed
from assay.keys.algorithms import Algorithm


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key of one algorithm, its bytes checked when it is made.

    Making one raises `Malformed` proof-key-malformed for a wrong length, for bytes that are no key in
    its one proper form and for keys under which anybody can sign.
    """

    algorithm: Algorithm
    raw: bytes

    def __post_init__(self) -> None:
        algorithm = self.algorithm
        if algorithm.public_length is not None and len(self.raw) != algorithm.public_length:
            raise Malformed("proof-key-malformed", reason="it has the wrong length")
        fault = algorithm.scheme.find_key_fault(self.raw)
        if fault:
            raise Malformed("proof-key-malformed", reason=fault)

    def verify(self, signature: bytes, message: bytes) -> None:
        """Return if this key made this signature over this message.

        Raises `Malformed` proof-signature-wrong if it did not.
        """
        algorithm = self.algorithm
        length = algorithm.signature_length
        if (length is not None and len(signature) != length) or not algorithm.scheme.is_signed(
            self.raw, signature, message
        ):
            raise Malformed("proof-signature-wrong")
