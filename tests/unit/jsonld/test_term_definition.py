"""The create-term-definition algorithm: what a context may say of a term, and what it may not."""

from __future__ import annotations

from typing import Any

import pytest

from assay.errors import AssayError, Malformed
from assay.jsonld.active_context import TERM_LIMIT, ContextProcessor
from assay.jsonld.contexts import SHIPPED
from assay.jsonld.term_definition import expand_iri
from assay.jsonld.terms import UNSET, ActiveContext


def process(*contexts: Any) -> ActiveContext:
    return ContextProcessor(SHIPPED).process(ActiveContext().settle(), list(contexts))


def iri(terms: dict[str, Any], term: str = "t") -> str | None:
    return process(terms).terms[term].iri


FAULTS: list[tuple[str, dict[str, Any]]] = [
    ("cyclic IRI mapping", {"a": "b:c", "b": "a:d"}),
    ("invalid term definition", {"": "urn:x:y"}),
    ("invalid term definition", {"t": 5}),
    ("invalid term definition", {"t": {"@id": "urn:x:y", "@unknown": 1}}),
    ("keyword redefinition", {"@id": "urn:x:y"}),
    ("keyword redefinition", {"@context": {}}),
    ("keyword redefinition", {"@type": {}}),
    ("keyword redefinition", {"@type": "urn:x:y"}),
    ("keyword redefinition", {"@type": {"@id": "urn:x:y"}}),
    ("keyword redefinition", {"@type": {"@container": "@list"}}),
    ("invalid @protected value", {"t": {"@id": "urn:x:y", "@protected": 1}}),
    ("invalid type mapping", {"t": {"@id": "urn:x:y", "@type": 5}}),
    ("invalid type mapping", {"t": {"@id": "urn:x:y", "@type": "word"}}),
    ("invalid type mapping", {"t": {"@id": "urn:x:y", "@type": "_:b"}}),
    ("invalid type mapping", {"t": {"@id": "urn:x:y", "@type": "@set"}}),
    ("invalid type mapping", {"t": {"@id": "urn:x:y", "@type": "@foo"}}),
    ("invalid reverse property", {"t": {"@reverse": "urn:x:y", "@id": "urn:x:z"}}),
    ("invalid reverse property", {"t": {"@reverse": "urn:x:y", "@container": "@list"}}),
    ("invalid IRI mapping", {"t": {"@reverse": 5}}),
    ("invalid IRI mapping", {"t": {"@reverse": "word"}}),
    ("invalid IRI mapping", {"t": {"@reverse": "@type"}}),
    ("invalid term definition", {"t": {"@reverse": "urn:x:y", "@unknown": 1}}),
    ("invalid IRI mapping", {"t": {"@id": 5}}),
    ("invalid IRI mapping", {"t": "word"}),
    ("invalid IRI mapping", {"t": {}}),
    ("invalid IRI mapping", {"n": None, "t": "n"}),
    ("invalid keyword alias", {"t": "@context"}),
    ("invalid IRI mapping", {"a:b": "urn:x:y"}),
    ("invalid IRI mapping", {"a/b": {"@type": "@id"}}),
    ("invalid container mapping", {"t": {"@id": "urn:x:y", "@container": 5}}),
    ("invalid container mapping", {"t": {"@id": "urn:x:y", "@container": []}}),
    ("invalid container mapping", {"t": {"@id": "urn:x:y", "@container": ["@list", "@set"]}}),
    ("invalid container mapping", {"t": {"@id": "urn:x:y", "@container": ["@graph", "@type"]}}),
    ("invalid type mapping", {"t": {"@id": "urn:x:y", "@container": "@type", "@type": "urn:x:z"}}),
    ("invalid term definition", {"t": {"@id": "urn:x:y", "@index": "urn:x:z"}}),
    ("invalid term definition", {"t": {"@id": "urn:x:y", "@container": "@index", "@index": 5}}),
    ("invalid term definition", {"t": {"@id": "urn:x:y", "@container": "@index", "@index": "@type"}}),
    ("invalid term definition", {"t": {"@id": "urn:x:y", "@container": "@index", "@index": "word"}}),
    ("invalid scoped context", {"t": {"@id": "urn:x:y", "@context": {"u": "word"}}}),
    ("invalid language mapping", {"t": {"@id": "urn:x:y", "@language": 5}}),
    ("invalid base direction", {"t": {"@id": "urn:x:y", "@direction": "up"}}),
    ("invalid @nest value", {"t": {"@id": "urn:x:y", "@nest": 5}}),
    ("invalid @nest value", {"t": {"@id": "urn:x:y", "@nest": "@id"}}),
    ("invalid term definition", {"a:b": {"@id": "a:b", "@prefix": True}}),
    ("invalid @prefix value", {"t": {"@id": "urn:x:y", "@prefix": 1}}),
    ("invalid term definition", {"t": {"@id": "@type", "@prefix": True}}),
]


@pytest.mark.parametrize(("reason", "terms"), FAULTS)
def test_a_fault_has_the_name_the_standard_gives_it(reason: str, terms: dict[str, Any]) -> None:
    with pytest.raises(Malformed) as error:
        process(terms)

    assert (error.value.code, error.value.facts) == ("document-context-malformed", {"reason": reason})


def test_a_scoped_context_that_is_not_known_is_no_fault_of_the_term() -> None:
    with pytest.raises(AssayError, match="document-context-unknown"):
        process({"t": {"@id": "urn:x:y", "@context": [{}, "https://elsewhere.example/"], "@type": "@id"}})


def test_a_scoped_context_beyond_the_bound_is_no_fault_of_the_term() -> None:
    many = {f"t{number}": "urn:x:y" for number in range(TERM_LIMIT)}
    with pytest.raises(Malformed, match="document-too-large"):
        process({"t": {"@id": "urn:x:y", "@context": many}})


def test_a_term_stands_for_the_iri_it_is_given() -> None:
    assert iri({"t": "urn:x:y"}) == "urn:x:y"
    assert iri({"t": {"@id": "_:b"}}) == "_:b"
    assert iri({"t": None}) is None
    assert iri({"p": "urn:x:", "t": "p:y"}) == "urn:x:y"
    assert iri({"t": "p:y", "p": "urn:x:"}) == "urn:x:y"
    assert iri({"@vocab": "urn:x:", "t": {"@type": "@id"}}) == "urn:x:t"
    assert iri({"u": "urn:x:u", "t": "u"}) == "urn:x:u"
    assert iri({"t": "u", "u": "urn:x:u"}) == "urn:x:u"
    assert iri({"p": "urn:x:", "p:t": {"@type": "@id"}}, "p:t") == "urn:x:t"
    assert iri({"urn:x:t": {"@type": "@id"}}, "urn:x:t") == "urn:x:t"
    assert iri({"n": None, "n:t": {"@type": "@id"}}, "n:t") == "n:t"
    assert iri({"a:b": "a:b"}, "a:b") == "a:b"
    assert iri({"@vocab": "urn:x:", "a/b": {"@type": "@id"}}, "a/b") == "urn:x:a/b"
    assert iri({"@vocab": "urn:x:", "a/b": "urn:x:a/b"}, "a/b") == "urn:x:a/b"
    assert iri({"@type": {"@container": "@set", "@protected": True}}, "@type") == "@type"


def test_a_text_like_a_keyword_defines_nothing() -> None:
    active = process({"@foo": "urn:x:y", "a": "@foo", "b": {"@reverse": "@foo"}})

    assert active.terms == {}


def test_a_simple_term_is_a_prefix_if_its_iri_ends_as_one_would_expect() -> None:
    terms = process(
        {
            "slash": "urn:x:/", "word": "urn:x:y", "blank": "_:b", "long": {"@id": "urn:x:/"},
            "said": {"@id": "urn:x:y", "@prefix": True}, "unsaid": {"@id": "urn:x:y", "@prefix": False},
        }
    ).terms  # fmt: skip

    assert {name for name, term in terms.items() if term.prefix} == {"slash", "blank", "said"}


def test_a_term_keeps_what_it_says_of_its_values() -> None:
    terms = process(
        {
            "@vocab": "urn:x:",
            "a": {"@type": "@json", "@container": ["@set"]},
            "b": {"@language": "EN", "@direction": "rtl", "@nest": "@nest"},
            "c": {"@language": None, "@direction": None, "@nest": "n"},
            "d": {"@container": "@type"},
            "e": {"@container": ["@graph", "@id", "@set"]},
            "f": {"@container": ["@index", "@set"], "@index": "p"},
            "g": {"@reverse": "urn:x:h", "@container": "@set", "@type": "@id"},
            "h": {"@type": "a"},
            "i": {"@reverse": "urn:x:j"},
        }
    ).terms

    assert (terms["a"].coercion, set(terms["a"].container)) == ("@json", {"@set"})
    assert (terms["b"].language, terms["b"].direction, terms["b"].nest) == ("en", "rtl", "@nest")
    assert (terms["c"].language, terms["c"].direction, terms["c"].nest) == (None, None, "n")
    assert (terms["d"].coercion, terms["d"].language) == ("@id", UNSET)
    assert terms["e"].container == {"@graph", "@id", "@set"}
    assert terms["f"].index == "p"
    assert terms["g"].reverse
    assert terms["h"].coercion == "urn:x:a"
    assert terms["i"].container == frozenset()


def test_a_protected_term_may_only_be_repeated() -> None:
    first = {"@protected": True, "t": "urn:x:y"}
    active = process(first)

    assert process(first, {"t": "urn:x:y"}).terms == active.terms
    assert process(first, first).terms == active.terms
    with pytest.raises(Malformed, match="document-context-malformed"):
        process(first, {"t": "urn:x:z"})


def test_protection_can_be_added_to_a_term() -> None:
    active = process({"t": "urn:x:y"}, {"@protected": True, "t": "urn:x:y"})

    assert active.terms["t"].protected


def test_a_text_is_expanded_as_the_standard_says() -> None:
    active = process(
        {"@base": "http://a/b/", "@vocab": "urn:v:", "t": "urn:x:y", "p": "urn:p:", "k": "@type"}
    )
    seen = {
        "@id": "@id", "@foo": None, "t": "urn:x:y", "k": "@type", "p:q": "urn:p:q", "p://q": "p://q",
        "_:b": "_:b", "other:x": "other:x", "word": "urn:v:word", "a b:c": "urn:v:a b:c",
    }  # fmt: skip

    assert seen == {text: expand_iri(active, text, vocabulary=True) for text in seen}
    assert expand_iri(active, "t", relative=True) == "http://a/b/t"
    assert expand_iri(active, "k") == "@type"
    assert expand_iri(active, "word") == "word"
