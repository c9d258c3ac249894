"""The certificate on paper: accessible, with a code for cameras and the credential for machines."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from pypdf import PdfReader

from assay import Verifier
from assay.verification import Verdict
from assay.web.base.documents import attached_credential
from assay.web.look.paper.certificates import Certificate, certificate_pdf
from assay.web.records.shares.scopes import EVERYTHING
from assay.web.records.verifications.queries import verifier
from web.shares.sharing import EVIDENCE, a_learner

LINK = "https://badges.example/s/abcdefghijklmnopqrstuvwxyz"


def a_certificate(**others: object) -> Certificate:
    values: dict[str, object] = {
        "name": "Nadia Müller",
        "achievement": "Maps from open data",
        "issuer": "Lyceum of the Lake",
        "awarded_at": datetime(2026, 9, 1, tzinfo=UTC),
        "credential": b'{"a": "\xc3\xbc"}',
        "link": LINK,
    }
    return Certificate(**{**values, **others})  # type: ignore[arg-type]  # the test's own values


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_the_attachment_comes_out_as_it_went_in() -> None:
    assert b'{"a": "\xc3\xbc"}' == attached_credential(certificate_pdf(a_certificate()))


def test_the_code_on_the_paper_is_read_by_a_camera() -> None:
    page = pypdfium2.PdfDocument(certificate_pdf(a_certificate()))[0]

    found = zxingcpp.read_barcodes(page.render(scale=2).to_pil())

    assert [LINK] == [each.text for each in found]


def test_the_document_says_that_it_is_accessible_and_archivable() -> None:
    pdf = certificate_pdf(a_certificate())

    metadata = PdfReader(io.BytesIO(pdf)).xmp_metadata

    assert metadata is not None
    assert "<pdfuaid:part>1<" in str(metadata.stream.get_data().decode())
    assert "<pdfaid:part>3<" in str(metadata.stream.get_data().decode())


def test_no_text_is_read_as_markup() -> None:
    pdf = certificate_pdf(a_certificate(name='#read("/etc/passwd") *x* $y$', description="= not a heading"))

    assert '#read("/etc/passwd") *x* $y$' in text_of(pdf)
    assert "= not a heading" in text_of(pdf)


def test_a_name_in_letters_that_our_fonts_lack_is_printed_all_the_same() -> None:
    assert b'{"a": "\xc3\xbc"}' == attached_credential(certificate_pdf(a_certificate(name="名前")))


@pytest.mark.parametrize(
    "strange", [b"", b"no pdf", b"%PDF-1.7\nrubbish", b"%PDF-1.7" + b"[" * 100_000, b"%PDF-" + b"\0" * 1000]
)
def test_what_is_no_pdf_or_a_broken_one_holds_nothing(strange: bytes) -> None:
    assert attached_credential(strange) is None


@pytest.mark.django_db
def test_the_certificate_of_a_whole_link_holds_a_credential_that_is_accepted(client: Client) -> None:
    learner = a_learner()

    pdf = client.get(f"/s/{learner.link(EVERYTHING)}.pdf").content
    attached = attached_credential(pdf)

    assert learner.content == attached
    assert Verdict.ACCEPTED is verifier().examine(attached or b"").verdict
    assert isinstance(verifier(), Verifier)


@pytest.mark.django_db
def test_the_certificate_of_a_smaller_link_holds_no_file_and_nothing_left_out(client: Client) -> None:
    pdf = client.get(f"/s/{a_learner().link()}.pdf").content

    assert attached_credential(pdf) is None
    assert "Nadia Müller" in text_of(pdf)
    assert EVIDENCE not in text_of(pdf)
    assert "the page behind it checks the credential" in " ".join(text_of(pdf).split())
