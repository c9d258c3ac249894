from assay.encoding import limits


def test_the_limits_are_those_the_documents_state() -> None:
    assert limits.JSON_SIZE == 1024 * 1024
    assert limits.JSON_DEPTH == 64
    assert limits.JSON_NODES == 10_000
    assert limits.SAFE_INTEGER == 9_007_199_254_740_991
    assert limits.NUMBER_LENGTH == 400
    assert limits.BASE58_LENGTH == 2_000
    assert limits.BITSTRING_SIZE == 16 * 1024 * 1024
