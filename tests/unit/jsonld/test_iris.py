"""Which texts are IRIs, and what a reference means."""

from __future__ import annotations

import pytest

from assay.jsonld.iris import are_clean, is_absolute, resolve

# RFC 3986, 5.4.1 and 5.4.2, all against one base
EXAMPLES = {
    "g:h": "g:h",
    "g": "http://a/b/c/g",
    "./g": "http://a/b/c/g",
    "g/": "http://a/b/c/g/",
    "/g": "http://a/g",
    "//g": "http://g",
    "?y": "http://a/b/c/d;p?y",
    "g?y": "http://a/b/c/g?y",
    "#s": "http://a/b/c/d;p?q#s",
    "g?y#s": "http://a/b/c/g?y#s",
    "": "http://a/b/c/d;p?q",
    ".": "http://a/b/c/",
    "./": "http://a/b/c/",
    "..": "http://a/b/",
    "../g": "http://a/b/g",
    "../..": "http://a/",
    "../../../g": "http://a/g",
    "/./g": "http://a/g",
    "g.": "http://a/b/c/g.",
    "./g/.": "http://a/b/c/g/",
    "g/../h": "http://a/b/c/h",
    "//h/x/../y": "http://h/y",
}


@pytest.mark.parametrize(("reference", "meant"), EXAMPLES.items())
def test_a_reference_is_resolved_as_rfc_3986_shows(reference: str, meant: str) -> None:
    assert meant == resolve("http://a/b/c/d;p?q", reference)


def test_a_reference_against_a_host_without_a_path_begins_a_path() -> None:
    assert resolve("http://a", "g") == "http://a/g"


@pytest.mark.parametrize("text", ["https://a/b#c", "urn:x:1", "did:key:z6Mk#z6Mk", "https://ü/é", "a:"])
def test_an_iri_is_absolute_and_clean(text: str) -> None:
    assert is_absolute(text)
    assert are_clean([text, text])


@pytest.mark.parametrize(
    "text",
    ["a:b c", "a:<", "a:>", 'a:"', "a:{", "a:}", "a:|", "a:\\", "a:^", "a:`", "a:\n", "a:#b#c", "a:\ud800"],
)
def test_what_would_break_out_of_a_statement_is_neither(text: str) -> None:
    assert not is_absolute(text)
    assert not are_clean(["a:b", text])


@pytest.mark.parametrize("text", ["", "a", "/a:b", "1a:b", ":a"])
def test_what_has_no_scheme_is_not_absolute(text: str) -> None:
    assert not is_absolute(text)


def test_two_iris_with_a_fragment_each_are_clean() -> None:
    assert are_clean(["a:b#c", "a:b#c"])


def test_no_iris_are_clean() -> None:
    assert are_clean([])
