"""What a walk gives."""

from __future__ import annotations

from assay.jsonld.statements import Remark, Statements


def test_statements_begin_empty_and_share_nothing() -> None:
    first, second = Statements(), Statements()
    first.remarks.append(Remark("document-direction-unsigned", "/name", {}))

    assert second.quads == []
    assert second.remarks == []
