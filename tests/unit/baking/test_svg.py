import pytest

from assay.baking import bake, unbake
from assay.baking.contents import CREDENTIAL_LIMIT
from assay.errors import Malformed
from pictures import COMPACT_JWS, NAMESPACE, element, svg


def refusal(image: bytes) -> str:
    with pytest.raises(Malformed) as caught:
        unbake(image)
    return caught.value.code


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (element('\n  {"a": "&b;<c>"}\n'), b'{"a": "&b;<c>"}'),
        ("<openbadges:credential>{&quot;a&quot;: 1}</openbadges:credential>", b'{"a": 1}'),
        ("<openbadges:credential><![CDATA[{]]><![CDATA[}]]></openbadges:credential>", b"{}"),
        (f'<openbadges:credential verify="{COMPACT_JWS}"/>', COMPACT_JWS.encode()),
        (element("\n", f' verify=" {COMPACT_JWS} "'), COMPACT_JWS.encode()),
        (element("{}", ' verify=""'), b"{}"),
        (f'<metadata><b:credential xmlns:b="{NAMESPACE}">{{}}</b:credential></metadata>', b"{}"),
    ],
)
def test_the_credential_is_the_token_in_verify_or_the_text(inner: str, text: bytes) -> None:
    assert unbake(svg(inner)) == text


def test_the_document_type_that_drawing_programs_write_is_no_harm() -> None:
    before = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'
    )
    assert unbake(svg(element("{}"), before=before)) == b"{}"


@pytest.mark.parametrize(
    "inner", ["", "<credential>{}</credential>", element(), element(attributes=' verify=" "')]
)
def test_a_drawing_without_a_credential_holds_none(inner: str) -> None:
    assert refusal(svg(inner)) == "image-holds-no-credential"


@pytest.mark.parametrize(
    "inner", [element("{}") * 2, element("{}") * 17, element("{}", f' verify="{COMPACT_JWS}"')]
)
def test_two_credentials_are_ambiguous(inner: str) -> None:
    assert refusal(svg(inner)) == "image-credential-ambiguous"


@pytest.mark.parametrize(
    "image",
    [
        svg("<g>"),
        svg(element("{}"), before='<!DOCTYPE svg [<!ENTITY a "b">]>'),
        svg(element("{}"), before='<!DOCTYPE svg SYSTEM "a.dtd" [<!ATTLIST a b CDATA "c">]>'),
        svg("<openbadges:credential>{&a;}</openbadges:credential>"),
        svg("<openbadges:credential>{&a;}</openbadges:credential>", before='<!DOCTYPE svg SYSTEM "a.dtd">'),
        svg('<openbadges:credential verify="a&x;.b.c"/>', before='<!DOCTYPE svg SYSTEM "a.dtd">'),
        svg('<openbadges:credential verify="a.b.&#99;"/>'),
        svg("<openbadges:credential>{<g/>}</openbadges:credential>"),
        svg("<openbadges:credential>{<!-- -->}</openbadges:credential>"),
        svg("<openbadges:credential>{<?php?>}</openbadges:credential>"),
        svg(element("{}"), before='<?xml-stylesheet href="https://example.org/a.css"?>'),
        svg(element("{}"), before='<?xml version="1.0" encoding="iso-8859-1"?>'),
        svg("<g>" * 256 + "</g>" * 256),
        svg("<g/>" * 50_000),
        svg("<g/>" * 150_000),
        svg(attributes="".join(f' a{number}=""' for number in range(512))),
        svg(("<g" + " a=''" * 500 + "/>") * 501),
        b"<svg><!--",
        svg().replace(b"circle", b"circ\xffe"),
    ],
)
def test_a_drawing_that_could_be_read_in_two_ways_is_refused(image: bytes) -> None:
    assert refusal(image) == "image-malformed"


def test_marks_inside_quotation_marks_comments_and_sections_count_for_nothing() -> None:
    noise = "'\"<g " + "a='b' " * 3_000
    inner = f"<!-- {noise} --><?note {noise}?><g a='>' b=\"'>\"/><![CDATA[{noise}]]>"
    assert unbake(svg(inner + element("{}"))) == b"{}"


def test_comments_and_other_instructions_outside_the_credential_are_no_harm() -> None:
    assert unbake(svg("<!-- a --><?xpacket begin?>" + element("{}") + "<!-- b -->")) == b"{}"


def test_another_root_that_is_called_svg_is_no_drawing() -> None:
    assert refusal(b'<svg xmlns="http://example.org/"/>') == "image-kind-unknown"


@pytest.mark.parametrize("text", [" " * (CREDENTIAL_LIMIT + 1), "é" * (CREDENTIAL_LIMIT // 2 + 1)])
def test_a_credential_over_the_limit_is_refused(text: str) -> None:
    assert refusal(svg(element(text))) == "document-too-large"


@pytest.mark.parametrize(
    ("inner", "held"),
    [
        ('<o:assertion verify="https://example.org/a"><![CDATA[{"id": 1}]]></o:assertion>', b'{"id": 1}'),
        (f'<o:assertion verify="{COMPACT_JWS}"/>', COMPACT_JWS.encode()),
    ],
)
def test_an_older_badge_comes_out(inner: str, held: bytes) -> None:
    assert held == unbake(svg(inner, ' xmlns:o="http://openbadges.org"'))


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ('<o:assertion verify="https://example.org/a"><![CDATA[{id: 1}]]></o:assertion>', "image-malformed"),
        ('<o:assertion verify="https://example.org/a"/>', "image-malformed"),
        ("<o:assertion/>", "image-malformed"),
        (f'<o:assertion verify="&#x{ord(COMPACT_JWS[0]):x};{COMPACT_JWS[1:]}"/>', "image-malformed"),
        ("<o:assertion>{}</o:assertion>" * 2, "image-credential-ambiguous"),
    ],
)
def test_a_broken_older_badge_is_refused(inner: str, code: str) -> None:
    assert refusal(svg(inner, ' xmlns:o="http://openbadges.org"')) == code


def test_baking_adds_namespace_and_element_and_leaves_all_else() -> None:
    before = '<?xml version="1.0"?>\n<!-- by > hand -->\n'
    baked = bake(svg(attributes=' width="1" data-a=">"', before=before), b'{"a": 1}')
    added = f' xmlns:openbadges="{NAMESPACE}"'
    assert baked.replace(added.encode(), b"", 1).replace(element('{"a": 1}').encode(), b"", 1) == svg(
        attributes=' width="1" data-a=">"', before=before
    )
    assert baked.index(b"<openbadges:credential>") < baked.index(b"<circle")


def test_a_namespace_that_is_there_is_not_added_again() -> None:
    assert bake(svg(), b"{}") == svg(element("{}"))


def test_a_prefix_with_another_use_is_declared_on_the_element() -> None:
    older = '<openbadges:assertion verify="https://example.org/a">{}</openbadges:assertion>'
    baked = bake(svg(older, ' xmlns:openbadges="http://openbadges.org"'), COMPACT_JWS.encode())
    assert older.encode() in baked
    assert unbake(baked) == COMPACT_JWS.encode()


@pytest.mark.parametrize(
    "held",
    [element('{"old": 1}'), f'<openbadges:credential verify="{COMPACT_JWS}" title=">"/>', element("1") * 2],
)
def test_baking_replaces_what_the_drawing_held(held: str) -> None:
    assert bake(svg(held), b"{}") == svg(element("{}"))


@pytest.mark.parametrize("image", [b"<svg/>", b"<svg />", b"<s:svg xmlns:s='http://www.w3.org/2000/svg'/>"])
def test_an_empty_root_is_opened(image: bytes) -> None:
    assert unbake(bake(image, b"{}")) == b"{}"


def test_a_byte_order_mark_stays() -> None:
    baked = bake(b"\xef\xbb\xbf" + svg(), b"{}")
    assert baked == b"\xef\xbb\xbf" + svg(element("{}"))
    assert unbake(baked) == b"{}"


def test_text_that_would_end_the_section_and_non_characters_survive() -> None:
    assert unbake(bake(svg(), b'{"a":"]]>]]>"}')) == b'{"a":"]]>]]>"}'
    assert unbake(bake(svg(), '{"a":"\ufffe\uffff"}'.encode())) == rb'{"a":"\ufffe\uffff"}'
