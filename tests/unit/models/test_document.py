from __future__ import annotations

from hashlib import sha256

from assay.models.document import Document


def test_the_digest_is_that_of_the_bytes_received_not_of_the_json() -> None:
    document = Document(b'{ "a": 1 }', {"a": 1})

    assert sha256(b'{ "a": 1 }').hexdigest() == document.digest
