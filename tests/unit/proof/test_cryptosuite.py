from __future__ import annotations

from assay.keys import ALGORITHMS
from assay.proof import CRYPTOSUITES
from assay.proof.cryptosuite import DATA_INTEGRITY


def test_each_suite_names_itself_and_algorithms_we_have() -> None:
    known = {algorithm.name for algorithm in ALGORITHMS}
    for name, suite in CRYPTOSUITES.items():
        assert name == suite.name
        assert set(suite.hashes) <= known


def test_a_suite_of_an_older_kind_is_named_by_its_type_alone() -> None:
    older = [suite for suite in CRYPTOSUITES.values() if suite.proof_type != DATA_INTEGRITY]
    assert [(suite.name, suite.proof_type) for suite in older] == [("Ed25519Signature2020",) * 2]


def test_each_curve_of_ecdsa_has_its_own_hash() -> None:
    for name in ("ecdsa-rdfc-2019", "ecdsa-jcs-2019"):
        assert CRYPTOSUITES[name].hashes == {"P-256": "sha256", "P-384": "sha384"}
