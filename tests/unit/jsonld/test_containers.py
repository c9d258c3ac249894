"""Lists, graphs, maps and reverse properties."""

from __future__ import annotations

from typing import Any

import pytest

from assay.jsonld import canonicalize, read_statements
from unit.jsonld.examples import objects, refused, remarked, under

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def term(**facts: object) -> dict[str, Any]:
    return {"t": {"@id": "urn:x:t", **{f"@{name}": fact for name, fact in facts.items()}}, "n": "urn:x:n"}


LIST = term(container="@list")
GRAPH = term(container="@graph", type="@id")
LANGUAGES = term(container=["@language", "@set"])
INDEX = term(container="@index")
REVERSE = {"t": {"@reverse": "urn:x:t", "@type": "@id"}, "n": "urn:x:n"}
NODE = {"@id": "urn:x:other", "n": "a"}


def lines(document: Any) -> list[str]:
    return canonicalize(read_statements(document)).splitlines()


@pytest.mark.parametrize("value", [["a", "b"], {"@list": ["a", "b"]}])
def test_a_list_keeps_its_order(value: Any) -> None:
    quads = read_statements(under(LIST, t=value)).quads
    said = {(subject, predicate): term for subject, predicate, term, _ in quads}
    head = said["<urn:x:it>", "<urn:x:t>"]
    rest = said[head, f"<{RDF}rest>"]

    assert [said[cell, f"<{RDF}first>"] for cell in (head, rest)] == ['"a"', '"b"']
    assert said[rest, f"<{RDF}rest>"] == f"<{RDF}nil>"


def test_one_value_is_a_list_of_one_and_none_is_the_empty_list() -> None:
    assert lines(under(LIST, t="a")) == lines(under(LIST, t=["a"]))
    assert objects(under(LIST, t=[]), "urn:x:t") == [f"<{RDF}nil>"]


def test_a_list_may_hold_lists() -> None:
    inner = [{"@list": ["a"]}, ["b"]]

    assert len(objects(under(LIST, t=inner), f"{RDF}first")) == 4


def test_a_list_under_an_alias_is_that_list() -> None:
    aliased = {**LIST, "items": "@list"}

    assert lines(under(aliased, t={"items": ["a"]})) == lines(under(LIST, t=["a"]))


def test_a_graph_holds_its_node_under_a_name_of_its_own() -> None:
    statements = read_statements(under(GRAPH, t=NODE))
    name = statements.quads[-1][2]

    assert name.startswith("_:")
    assert ("<urn:x:other>", "<urn:x:n>", '"a"', name) in statements.quads


def test_each_node_of_several_has_a_graph_of_its_own() -> None:
    assert len(set(objects(under(GRAPH, t=[NODE, {**NODE, "n": "b"}, {}]), "urn:x:t"))) == 3


def test_a_language_map_gives_literals_of_those_languages() -> None:
    document = under(LANGUAGES, t={"en": "a", "nl": ["b", "c"], "@none": "d"})

    assert set(objects(document, "urn:x:t")) == {'"a"@en', '"b"@nl', '"c"@nl', '"d"'}
    assert remarked(document) == [("document-keyword-refused", "/t/@none", {"keyword": "@none"})]


def test_the_keys_of_an_index_map_are_not_signed_and_remarked() -> None:
    document = under(INDEX, t={"a": "x", "b": ["y", "z"]})

    assert objects(document, "urn:x:t") == ['"x"', '"y"', '"z"']
    assert remarked(document) == [("document-keyword-refused", "/t", {"keyword": "@index"})]


def test_a_map_container_takes_plain_values_too() -> None:
    assert objects(under(INDEX, t=["x"]), "urn:x:t") == ['"x"']
    assert objects(under(LANGUAGES, t="x"), "urn:x:t") == ['"x"']


def test_a_reverse_property_is_told_from_the_other_end() -> None:
    document = under(REVERSE, t=["urn:x:a", NODE])

    assert ("<urn:x:a>", "<urn:x:t>", "<urn:x:it>", "") in read_statements(document).quads
    assert {fact[2]["keyword"] for fact in remarked(document)} == {"@reverse"}


def test_a_direction_of_a_language_map_is_remarked() -> None:
    document = under(term(container="@language", direction="rtl"), t={"ar": "a"})

    assert remarked(document) == [("document-direction-unsigned", "/t", {})]


KEYWORD = "document-keyword-refused"
MALFORMED = "document-value-malformed"
DROPPED = "document-value-dropped"
REFUSED: list[tuple[str, str, dict[str, Any], Any]] = [
    (DROPPED, "/t", GRAPH, {"@id": "urn:x:other"}),
    (DROPPED, "/t/0", GRAPH, ["urn:x:other"]),
    (DROPPED, "/t", term(container="@graph"), "text"),
    (DROPPED, "/t", GRAPH, {"@list": [NODE]}),
    (DROPPED, "/t/1", LIST, ["a", None]),
    (DROPPED, "/t/en", LANGUAGES, {"en": None}),
    (KEYWORD, "/t", term(), {"@set": ["a"]}),
    (KEYWORD, "/t", REVERSE, {"@list": []}),
    (KEYWORD, "/t", term(container="@id"), {"urn:x:a": {"n": "a"}}),
    (KEYWORD, "/t", term(container="@type"), {"urn:x:a": {"n": "a"}}),
    (KEYWORD, "/t", term(container=["@graph", "@index"]), {"a": NODE}),
    (KEYWORD, "/t", term(container="@index", index="urn:x:i"), {"a": NODE}),
    (MALFORMED, "/t", term(), {"@list": ["a"], "n": "b"}),
    (MALFORMED, "/t", REVERSE, 5),
    (MALFORMED, "/t/en", LANGUAGES, {"en": 5}),
    (MALFORMED, "/t/a b", LANGUAGES, {"a b": "x"}),
    ("document-term-disguised", "/t/0", LANGUAGES, [{"@value": "a", "@language": "en"}]),
    (MALFORMED, "/t/0", INDEX, [["a"]]),
]


@pytest.mark.parametrize(("code", "pointer", "terms", "value"), REFUSED)
def test_what_a_container_cannot_hold_is_refused(
    code: str, pointer: str, terms: dict[str, Any], value: Any
) -> None:
    assert refused(under(terms, t=value))[:2] == (code, pointer)


def test_a_list_object_is_remarked_with_its_index() -> None:
    told = remarked(under(term(), t={"@list": ["a"], "@index": "i"}))

    assert [fact[2] for fact in told] == [{"keyword": "@index"}, {"keyword": "@list"}]


def test_a_reference_is_read_under_the_context_of_the_type() -> None:
    typed = {"@id": "urn:x:T", "@context": {"p": "urn:p:", "t": {"@id": "urn:x:t", "@type": "@id"}}}
    document = under({"T": typed, "n": "urn:x:n"}, **{"@type": "T"})

    assert refused({**document, "t": {"@id": "p:x"}})[0] == "document-term-disguised"
    assert objects({**document, "t": {"@id": "p:x", "n": "a"}}, "urn:x:t") == ["<p:x>"]
