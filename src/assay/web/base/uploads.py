"""Uploads bounded while they arrive: what is too large for every screen is never written anywhere.

Apart from the screens' own, smaller limits because by the time a view looks, a gigabyte would be on the disk.
"""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

LARGEST = 64 << 20
_TOO_LARGE = "assay.upload_too_large"


class Bounded(FileUploadHandler):
    """Lets files through to the next handler until all of a request are larger than `LARGEST`."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._held = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002 - Django's signature
        """The chunk, for the next handler. Raises `SkipFile` beyond the bound."""
        self._held += len(raw_data)
        if self._held > LARGEST:
            if self.request is not None:
                self.request.META[_TOO_LARGE] = "1"
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:  # noqa: ARG002 - Django's signature
        """Nothing: the next handler has the file."""
        return None


def was_too_large(request: HttpRequest) -> bool:
    """Whether a file of this request was dropped for its size."""
    return _TOO_LARGE in request.META
