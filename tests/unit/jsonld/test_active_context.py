"""Context processing: one local context on top of an active one."""

from __future__ import annotations

from typing import Any

import pytest

from assay.errors import AssayError, Malformed, Unsupported
from assay.jsonld.active_context import TERM_LIMIT, ContextProcessor
from assay.jsonld.contexts import SHIPPED
from assay.jsonld.terms import ActiveContext


def process(*contexts: Any, base: str | None = None, **options: bool) -> ActiveContext:
    active = ActiveContext(base).settle()
    for context in contexts[:-1]:
        active = ContextProcessor(SHIPPED).process(active, context, base=base)
    return ContextProcessor(SHIPPED).process(active, contexts[-1], base=base, **options)


FAULTS: list[tuple[str, Any]] = [
    ("invalid local context", 5),
    ("invalid local context", [["https://www.w3.org/ns/credentials/v2"]]),
    ("invalid @version value", {"@version": 1.0}),
    ("invalid @propagate value", {"@propagate": 1}),
    ("invalid @protected value", {"@protected": 1}),
    ("invalid base IRI", {"@base": 5}),
    ("invalid base IRI", {"@base": "relative"}),
    ("invalid vocab mapping", {"@vocab": 5}),
    ("invalid vocab mapping", {"@vocab": "word"}),
    ("invalid vocab mapping", {"@vocab": "@foo"}),
    ("invalid default language", {"@language": 5}),
    ("invalid base direction", {"@direction": "up"}),
]


@pytest.mark.parametrize(("reason", "local"), FAULTS)
def test_a_fault_has_the_name_the_standard_gives_it(reason: str, local: Any) -> None:
    with pytest.raises(Malformed) as error:
        process(local)

    assert (error.value.code, error.value.facts) == ("document-context-malformed", {"reason": reason})


def test_nothing_on_top_is_the_same_context() -> None:
    active = ActiveContext().settle()

    assert ContextProcessor(SHIPPED).process(active, []) is active


def test_defaults_are_taken_over() -> None:
    active = process(
        {"@version": 1.1, "@base": "http://a/b", "@vocab": "urn:v:", "@language": "EN", "@direction": "rtl"}
    )

    assert (active.base, active.vocabulary, active.language, active.direction) == (
        "http://a/b", "urn:v:", "en", "rtl",
    )  # fmt: skip


def test_defaults_are_taken_away_by_null() -> None:
    said = {"@base": "http://a/b", "@vocab": "urn:v:", "@language": "en", "@direction": "rtl"}
    active = process(said, dict.fromkeys(said))

    assert (active.base, active.vocabulary, active.language, active.direction) == (None, None, None, None)


def test_a_base_is_resolved_against_the_one_before() -> None:
    assert process({"@base": "c"}, base="http://a/b").base == "http://a/c"
    assert process({"@vocab": ""}, base="http://a/b").vocabulary == "http://a/b"


def test_null_takes_all_terms_away() -> None:
    assert process({"t": "urn:x:y"}, None).terms == {}


def test_null_may_not_take_protected_terms_away() -> None:
    with pytest.raises(Malformed, match="document-context-malformed"):
        process({"@protected": True, "t": "urn:x:y"}, None)


def test_a_property_may_override_protected_terms() -> None:
    protected = {"@protected": True, "t": "urn:x:y"}

    assert process(protected, None, override_protected=True).terms == {}
    assert process(protected, {"t": "urn:x:z"}, override_protected=True).terms["t"].iri == "urn:x:z"


@pytest.mark.parametrize("local", [{"t": "urn:x:z"}, None, []])
def test_a_context_that_does_not_propagate_remembers_what_was_before(local: Any) -> None:
    before = process({"t": "urn:x:y"})
    after = ContextProcessor(SHIPPED).process(before, local, propagate=False)
    again = ContextProcessor(SHIPPED).process(after, {"u": "urn:x:u"}, propagate=False)

    assert after.previous is before
    assert again.previous is before


def test_a_context_says_itself_whether_it_propagates() -> None:
    active = process({"@propagate": False, "t": "urn:x:y"})

    assert active.previous is not None
    assert active.previous.terms == {}


def test_an_import_is_not_followed() -> None:
    with pytest.raises(Unsupported) as error:
        process({"@import": "https://www.w3.org/ns/credentials/v2"})

    assert error.value.facts == {"context": "https://www.w3.org/ns/credentials/v2"}


def test_the_work_for_one_document_is_bounded() -> None:
    processor = ContextProcessor(SHIPPED)
    many = {f"t{number}": "urn:x:y" for number in range(TERM_LIMIT // 2)}
    active = processor.process(ActiveContext().settle(), many)
    with pytest.raises(Malformed, match="document-too-large"):
        processor.process(active, many)


def test_a_context_may_name_another_relative_to_itself() -> None:
    store = SHIPPED.with_contexts(
        {
            "https://c.example/a": b'{"@context": ["b", {"t": "urn:x:y", "@base": "https://ignored.example/"}]}',
            "https://c.example/b": b'{"@context": {"u": "urn:x:u"}}',
        }
    )
    active = ContextProcessor(store).process(ActiveContext().settle(), "https://c.example/a")

    assert active.terms.keys() == {"t", "u"}
    assert active.base is None


def test_contexts_that_name_one_another_for_ever_are_refused() -> None:
    store = SHIPPED.with_contexts({"https://c.example/a": b'{"@context": "https://c.example/a"}'})
    with pytest.raises(AssayError) as error:
        ContextProcessor(store).process(ActiveContext().settle(), "https://c.example/a")

    assert error.value.facts == {"reason": "context overflow"}


def test_a_scoped_context_may_name_the_one_it_stands_in() -> None:
    content = b'{"@context": {"t": {"@id": "urn:x:y", "@context": [{}, "https://c.example/a"]}}}'
    store = SHIPPED.with_contexts({"https://c.example/a": content})
    active = ContextProcessor(store).process(ActiveContext().settle(), "https://c.example/a")

    assert active.terms.keys() == {"t"}
