from __future__ import annotations

from datetime import timedelta

import pytest

import factories
from assay.did import ControllerDocument, Resolver
from assay.encoding import BitString
from assay.errors import AssayError, Unavailable
from assay.fetching import Fetched, fetch_nothing
from assay.jsonld import SHIPPED, Work
from assay.models import Document
from assay.status import StatusList
from assay.verification import STRICT, Examination, Means
from assay.verification.examination import ExaminedList, ExaminedLists


def examination(document: dict[str, object], resolver: Resolver | None = None) -> Examination:
    means = Means(
        fetch=fetch_nothing,
        resolver=resolver or Resolver(fetch_nothing),
        contexts=SHIPPED,
        work=Work(),
        examined_lists=ExaminedLists(),
        examine=lambda *_: pytest.fail("nothing is nested here"),
    )
    return Examination(Document(b"", document), STRICT, factories.NOW, means)


def test_the_walk_and_the_shape_are_made_once() -> None:
    one = examination(factories.signed())
    assert one.walk_error is None
    assert one.unsecured.statements is one.unsecured.statements
    assert one.shape is one.shape


def test_a_walk_that_failed_fails_the_same_way_again() -> None:
    one = examination({**factories.signed(), "mood": "good"})
    error = one.walk_error
    assert error is not None
    assert error.code == "document-term-undefined"
    assert one.walk_error is error


def test_a_controller_is_looked_up_once_whether_found_or_not() -> None:
    asked = []

    def fetch(address: str) -> Fetched:
        asked.append(address)
        raise Unavailable("address-unknown", address=address)

    one = examination(factories.signed(), Resolver(fetch))
    for _ in range(3):
        with pytest.raises(AssayError, match="issuer-key-unresolvable"):
            one.controller("did:web:school.example")
    assert len(asked) == 1
    found: ControllerDocument = one.controller(factories.ISSUER.id)
    assert found is one.controller(factories.ISSUER.id)


def examined_list(size: int) -> ExaminedList:
    return ExaminedList(
        (), StatusList("https://x.example", ("revocation",), BitString(bytes(size))), "did:x:y"
    )


def test_examined_lists_are_kept_up_to_a_size() -> None:
    lists = ExaminedLists()
    quarter = examined_list(ExaminedLists.CAPACITY // 4)
    for number in range(5):
        lists.keep((str(number), b"", factories.NOW, timedelta()), quarter)
    assert lists.get(("0", b"", factories.NOW, timedelta())) is None
    assert lists.get(("4", b"", factories.NOW, timedelta())) is quarter


def test_a_list_that_could_not_be_read_is_not_remembered() -> None:
    lists = ExaminedLists()
    lists.keep(("a", b"", factories.NOW, timedelta()), ExaminedList((), None, None))
    assert lists.get(("a", b"", factories.NOW, timedelta())) is None
