from __future__ import annotations

import factories
from assay.verification import Policy
from factories import codes, signed


def test_trust_is_by_identifier() -> None:
    issuer = factories.ISSUER.id
    assert codes(signed(), Policy(trusted_issuers=frozenset({issuer}))) == []
    assert codes(signed(), Policy(trusted_issuers=frozenset({"Riverbend School District"}))) == [
        "issuer-not-trusted"
    ]
    assert codes(signed(), Policy(trusted_issuers=frozenset())) == ["issuer-not-trusted"]
