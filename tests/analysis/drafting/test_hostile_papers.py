"""Files that are no course's paper, or made to hurt: each is told by its own code, and harms nobody."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import docx
import pypdf
import pytest
import typst

from analysis.drafting.papers import SPEECH, as_docx, as_pdf, saved
from assay.analysis.drafting import LARGEST, draft
from assay.errors import AssayError

CONTENT_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    b'officeDocument" Target="word/document.xml"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(document: bytes, **others: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONSHIPS)
        archive.writestr("word/document.xml", document)
        for name, content in others.items():
            archive.writestr(f"word/{name}.bin", content)
    return held.getvalue()


def with_entities(entity: bytes, used: bytes) -> bytes:
    return (
        b'<?xml version="1.0"?><!DOCTYPE d ['
        + entity
        + b']><w:document xmlns:w="'
        + WORD.encode()
        + b'"><w:body>'
        b"<w:p><w:r><w:t>Students will be able to weld " + used + b"</w:t></w:r></w:p></w:body></w:document>"
    )


def bomb() -> bytes:
    return word_file(b"<w:document>" + b" " * (80 << 20))


def laughs() -> bytes:
    entities = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 12)
    )
    return word_file(with_entities(entities, b"&a11;"))


def locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(as_pdf(SPEECH)))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def many_pages(count: int) -> bytes:
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(200, 200)
    for _number in range(count - 1):
        writer.add_page(page)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def scanned() -> bytes:
    return bytes(typst.compile(b"#rect(width: 10cm, height: 10cm, fill: gray)"))


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("syllabus-empty", lambda: b""),
    "blanks": ("syllabus-empty", lambda: b" \n\t\n"),
    "program": ("syllabus-kind-unknown", lambda: b"\x7fELF\x02\x01\x01\x00" + bytes(400)),
    "picture": ("syllabus-kind-unknown", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
    "old Word": ("syllabus-kind-unknown", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "locked Word": (
        "syllabus-encrypted",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600),
    ),
    "locked PDF": ("syllabus-encrypted", locked),
    "another archive": ("syllabus-kind-unknown", lambda: _archive({"a.txt": b"hello"})),
    "broken archive": ("syllabus-unreadable", lambda: as_docx(SPEECH)[:900]),
    "broken PDF": ("syllabus-unreadable", lambda: b"%PDF-1.7\n" + b"1 0 obj <<" * 300),
    "bomb": ("syllabus-too-large", bomb),
    "larger than allowed": ("syllabus-too-large", lambda: b"a" * (LARGEST + 1)),
    "thousands of pages": ("syllabus-too-long", lambda: many_pages(10_000)),
    "thousands of lines": ("syllabus-too-long", lambda: b"Students weld well\n" * 40_000),
    "scan": ("syllabus-without-text", scanned),
    "empty page": ("syllabus-without-text", lambda: b"<!doctype html><html><body></body></html>"),
    "macros": ("syllabus-with-macros", lambda: word_file(b"<w:document/>", vbaProject=b"x")),
    "no Word inside": ("syllabus-unreadable", lambda: word_file(b"<html>")),
}


def _archive(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_told_by_its_code(name: str) -> None:
    code, make = HOSTILE[name]
    began = time.monotonic()

    with pytest.raises(AssayError) as caught:
        draft(make(), "syllabus.pdf")

    assert code == caught.value.code
    assert "syllabus.pdf" in caught.value.sentence().text
    assert time.monotonic() - began < 30


def text_or_code(content: bytes) -> str:
    """The text that was read, or the code of why it was not."""
    try:
        return draft(content, "x").text
    except AssayError as error:
        return error.code


def test_entities_of_a_document_are_not_followed() -> None:
    file = with_entities(b'<!ENTITY x SYSTEM "file:///etc/passwd">', b"&x; joints, and they measure them too")

    for content in (laughs(), word_file(file)):
        told = text_or_code(content)
        assert "root:" not in told
        assert len(told) < 1000


def test_a_wrong_extension_decides_nothing() -> None:
    assert "docx" == draft(as_docx(SPEECH), "speech.pdf").kind
    assert "pdf" == draft(as_pdf(SPEECH), "speech.txt").kind


def test_scripts_and_hidden_parts_of_a_page_are_left_out() -> None:
    page = (
        b"<html><head><style>p{}</style></head><body><script>alert('Students will be able to steal')</script>"
        b"<nav>Students will be able to log in</nav><h1>Bread baking</h1>"
        b"<p>Students will be able to shape loaves.</p><img src='http://tracker.example/x.png'></body></html>"
    )

    assert ["shape loaves"] == [one.quote.text for one in draft(page, "bread.html").outcomes]


def test_deep_pages_and_long_lines_have_an_end() -> None:
    deep = b"<html>" + b"<div>" * 20_000 + b"Students will be able to solder pipes and joints without leaks"
    began = time.monotonic()
    for content in (deep, b"students will be able to " * 20_000, b"20% " * 100_000, b"1) " * 100_000):
        assert text_or_code(content)
    assert time.monotonic() - began < 30


def test_letters_that_nobody_sees_do_not_reach_a_draft() -> None:
    document = docx.Document()
    document.add_paragraph("Students will be able to mix mor\u200btar and lay br\u00adicks in a bond.")

    assert ["mix mortar and lay bricks in a bond"] == [
        one.quote.text for one in draft(saved(document), "bricks.docx").outcomes
    ]
