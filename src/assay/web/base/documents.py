"""What is inside documents that strangers hand us, read in a process apart."""

from __future__ import annotations

from pathlib import Path

from assay.apart import Fell, run_apart

PDF_LIMIT = 20 << 20
"""The longest PDF that is read, in bytes."""

_READER = Path(__file__).with_name("pdf_reader.py")


def is_pdf(data: bytes) -> bool:
    """Whether it says that it is a PDF, within its first kilobyte as readers allow."""
    return b"%PDF-" in data[:1024]


def attached_credential(pdf: bytes) -> bytes | None:
    """The credential attached to this PDF, as bytes that nobody has judged yet.

    None where none is attached, or where the file is too large, too strange or no PDF at all.
    """
    if len(pdf) > PDF_LIMIT or not is_pdf(pdf):
        return None
    try:
        return run_apart(_READER, pdf) or None
    except Fell:
        return None
