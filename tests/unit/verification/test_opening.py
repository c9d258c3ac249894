from __future__ import annotations

from pathlib import Path

import pytest

import factories
import tokens
from assay.baking import PICTURE_LIMIT
from assay.errors import AssayError


def test_a_path_and_its_bytes_are_examined_alike(tmp_path: Path) -> None:
    content = factories.to_bytes(factories.signed())
    path = tmp_path / "badge.json"
    path.write_bytes(content)
    examined = factories.verifier()

    digests = {examined.examine(source).document.digest for source in (content, path, str(path))}  # type: ignore[union-attr]  # readable
    assert len(digests) == 1


def test_a_file_that_is_not_there_is_the_callers_error(tmp_path: Path) -> None:
    for name in ("absent.json", "nul\0.json"):
        with pytest.raises(AssayError, match="file-missing"):
            factories.verifier().examine(str(tmp_path / name))
    with pytest.raises(AssayError, match="file-unreadable"):
        factories.verifier().examine(tmp_path)


@pytest.mark.parametrize("space", ["", "\n", " \r\n"])
def test_a_token_is_the_credential_that_it_says(space: str) -> None:
    report = factories.verifier().examine(space.encode() + tokens.token() + space.encode())
    assert (report.verdict, report.codes) == ("accepted", [])
    assert report.document is not None
    assert report.document.json == factories.unsigned()
    assert report.document.claims == tokens.claims()
    assert report.document.content.strip() == tokens.token() == str(report.document.token).encode()


@pytest.mark.parametrize("end", ["~", "~WyJz~", "~WyJz~a.b.c"])
def test_a_token_with_parts_to_show_or_not_is_not_read_yet(end: str) -> None:
    report = factories.verifier().examine(tokens.token() + end.encode())
    assert (report.verdict, report.codes) == ("undetermined", ["document-kind-unknown"])


@pytest.mark.parametrize("text", ["ey", "eyJh", "eyJh.eyJi", "eyJh.eyJi.c2ln.c2ln", "eyJhé.e30."])
def test_what_begins_as_a_token_and_is_none_is_rejected(text: str) -> None:
    report = factories.verifier().examine(text.encode())
    assert (report.verdict, report.codes, report.document) == ("rejected", ["token-malformed"], None)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document-empty"),
        (b"[1]", "document-not-an-object"),
        (b"not json", "document-not-json"),
        (b'{"a":1,"a":2}', "document-key-repeated"),
        (b"\xff\xfe{\x00}\x00", "document-encoding-wrong"),
    ],
)
def test_bytes_that_are_no_document_are_rejected(content: bytes, code: str) -> None:
    report = factories.verifier().examine(content)
    assert (report.verdict, report.codes, report.document) == ("rejected", [code], None)


def test_more_bytes_than_any_picture_has_are_refused() -> None:
    assert ["image-too-large"] == factories.codes(b"\x89PNG\r\n\x1a\n" + bytes(PICTURE_LIMIT))
