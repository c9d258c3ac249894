"""The program that reads a course document in a process of its own: its lines, headings, lists and tables.

Run by `reading.py` alone, sealed; a file that makes it fall harms nobody. What the file is, its bytes say
and never its name. The answer is JSON: `kind` and `pieces`, or `problem` with its facts.
"""

from __future__ import annotations

import ctypes
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import lxml.html
import pypdfium2
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree
from pypdfium2 import raw

Piece = dict[str, Any]

PAGES = 150
UNPACKED = 64 << 20  # bytes of a DOCX
MEMBERS = 2_000
PIECES = 20_000
LETTERS = 600_000

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")
_LEFT_OUT = {"script", "style", "nav", "noscript", "template", "svg", "select", "button", "iframe", "object"}
_WHOLE = {"p", "div", "section", "article", "td", "th", "li", "dt", "dd", "br", "hr", "tr", "table", "ul"}
_BLOCKS = _WHOLE | {"ol", "dl", "header", "footer", "main", "blockquote", "pre", "body", "form", "caption"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_WIDE_GAP = 0.9  # of the letter size: a new cell
_BOLD = 600
_PASSWORD = 4  # pdfium's FPDF_ERR_PASSWORD
_OTHER = 0.05  # share of control characters that no text has

for _encoding in ("utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "utf-8-sig", "cp437"):
    "a".encode(_encoding)  # now: once sealed, no codec can be loaded any more


class Refused(Exception):
    """Why the file is not read: the end of a code, and its facts."""

    def __init__(self, problem: str, **facts: int) -> None:
        super().__init__(problem)
        self.problem, self.facts = problem, facts


def answer(data: bytes) -> bytes:
    """What is in the document, or why it is not read, as JSON."""
    told: dict[str, Any]
    try:
        kind, pieces = _read(data)
        told = {"kind": kind, "pieces": list(_bounded(pieces))}
    except Refused as refused:
        told = {"problem": refused.problem, "facts": refused.facts}
    return json.dumps(told).encode()


def _bounded(pieces: Iterator[Piece]) -> Iterator[Piece]:
    letters = 0
    for count, piece in enumerate(pieces):
        letters += len(piece["text"]) + sum(map(len, piece.get("cells", ())))
        if count >= PIECES or letters > LETTERS:
            raise Refused("too-long", limit=PAGES)
        yield piece


def _read(data: bytes) -> tuple[str, Iterator[Piece]]:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start and not data.strip():
        raise Refused("empty")
    if b"%PDF-" in data[:1024]:
        return "pdf", _pdf(data)
    if data.startswith(b"PK"):
        return "docx", _docx(data)
    if data.startswith(_OLD_OFFICE):
        raise Refused("encrypted" if _ENCRYPTED in data else "kind-unknown")
    if data.startswith(b"{\\rtf"):
        raise Refused("kind-unknown")
    text = _decoded(data)
    if start.lower().startswith(_HTML) or (start.startswith(b"<") and b"<html" in start.lower()):
        return "html", _html(text)
    return "text", ({"as": "line", "text": line} for line in text.splitlines())


def _decoded(data: bytes) -> str:
    names = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252", "latin-1"]
    for name in names:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        strange = sum(1 for letter in text[:20_000] if ord(letter) < 32 and letter not in "\t\r\n\f\v")  # noqa: PLR2004 - C0
        if "\x00" in text or strange > _OTHER * min(len(text), 20_000):
            break
        return text
    raise Refused("kind-unknown")


# PDF


def _pdf(data: bytes) -> Iterator[Piece]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        raise Refused("encrypted" if is_locked else "unreadable") from error
    if len(document) > PAGES:
        raise Refused("too-long", limit=PAGES)
    letters = 0
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        letters += words.count_chars()
        if letters > LETTERS:
            raise Refused("too-long", limit=PAGES)
        yield from _page(words, number)
        words.close()
        page.close()


def _page(words: Any, number: int) -> Iterator[Piece]:  # noqa: ANN401 - the library is not typed
    line: list[str] = []
    sizes: list[float] = []
    weights: list[int] = []
    end: float | None = None
    top = 0.0
    handle = words.raw
    box = [ctypes.c_double() for _ in range(4)]
    for at in range(words.count_chars() + 1):
        code = raw.FPDFText_GetUnicode(handle, at) if at < words.count_chars() else 10
        if code in {10, 13}:
            text = "".join(line).strip()
            if text:
                size = sorted(sizes)[len(sizes) // 2] if sizes else 0.0
                bold = sum(1 for weight in weights if weight >= _BOLD) * 2 > len(weights)
                told = {"size": round(size, 1), "bold": bold, "page": number, "y": round(top, 1)}
                yield {"as": "line", "text": text, **told}
            line, sizes, weights, end = [], [], [], None
            continue
        letter = chr(code) if code else ""
        if letter.strip():
            raw.FPDFText_GetCharBox(handle, at, *box)
            size = raw.FPDFText_GetFontSize(handle, at)
            if end is not None and box[0].value - end > _WIDE_GAP * max(size, 4):
                line.append("\t")
            top = box[2].value if end is None else top
            end = box[1].value
            sizes.append(size)
            weights.append(raw.FPDFText_GetFontWeight(handle, at))
        line.append(letter)


# DOCX


def _docx(data: bytes) -> Iterator[Piece]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
                raise Refused("too-large", limit=UNPACKED >> 20)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused("unreadable") from error
    if "word/document.xml" not in names:
        raise Refused("kind-unknown")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused("with-macros")
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:
        raise Refused("unreadable") from error  # the library raises whatever it meets
    yield from _body(document.element.body, document)


def _body(parent: Any, document: Any) -> Iterator[Piece]:  # noqa: ANN401 - elements of two libraries
    for child in parent.iterchildren():
        if isinstance(child, CT_P):
            yield from _paragraph(Paragraph(child, document))
        elif isinstance(child, CT_Tbl):
            for row in Table(child, document).rows:
                cells: list[str] = []
                last = None
                for cell in row.cells:
                    if cell._tc is not last:  # noqa: SLF001 - a merged cell is told once for each column
                        cells.append(" ".join(cell.text.split()))
                    last = cell._tc  # noqa: SLF001 - as above
                yield {"as": "row", "text": " ", "cells": cells}
        elif isinstance(child.tag, str) and child.tag.rpartition("}")[2] in {"sdt", "sdtContent"}:
            yield from _body(child, document)


def _paragraph(paragraph: Paragraph) -> Iterator[Piece]:
    text = " ".join(paragraph.text.split())
    if not text:
        return
    style = (paragraph.style.name if paragraph.style is not None else None) or ""
    lowered = style.lower()
    if lowered == "title":
        yield {"as": "heading", "text": text, "level": 0}
    elif lowered.startswith("heading") and lowered[-1:].isdigit():
        yield {"as": "heading", "text": text, "level": int(lowered[-1])}
    elif lowered.startswith("list") or _is_numbered(paragraph):
        yield {"as": "item", "text": text}
    else:
        runs = [run for run in paragraph.runs if run.text.strip()]
        yield {"as": "paragraph", "text": text, "bold": bool(runs) and all(run.bold for run in runs)}


def _is_numbered(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr  # noqa: SLF001 - the library has no door to it
    return properties is not None and properties.numPr is not None


# HTML


def _html(text: str) -> Iterator[Piece]:
    parser = lxml.html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused("without-text") from error
    for element in list(root.iter(*_LEFT_OUT)):
        element.drop_tree()
    return _walked(root)


def _walked(root: Any) -> Iterator[Piece]:  # noqa: ANN401 - an element
    held: list[str] = []
    cells: list[str] | None = None
    manner: Piece = {"as": "paragraph"}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if tag in _HEADINGS or tag in _BLOCKS:
            text = " ".join("".join(held).split())
            if cells is not None and not (event == "end" and tag in {"td", "th", "tr"}):
                held.append(" ")  # whatever stands inside a cell stays in it
            else:
                if cells is not None and tag in {"td", "th"}:
                    cells.append(text)
                elif cells is not None and tag == "tr":
                    yield {"as": "row", "text": " ", "cells": cells}
                    cells = None
                elif text:
                    yield {**manner, "text": text}
                held = []
            if event == "start":
                if tag == "tr":
                    cells, held = [], []
                elif tag in {"td", "th"}:
                    held = []
                manner = _manner(tag)
            elif tag not in {"br", "hr"}:
                manner = {"as": "paragraph"}
        if event == "start" and element.text:
            held.append(element.text)
        if event == "end" and element.tail:
            held.append(element.tail)
    rest = " ".join("".join(held).split())
    if rest:
        yield {"as": "paragraph", "text": rest}


def _manner(tag: str) -> Piece:
    if tag in _HEADINGS:
        return {"as": "heading", "level": _HEADINGS[tag]}
    return {"as": "item"} if tag in {"li", "dd"} else {"as": "paragraph"}
