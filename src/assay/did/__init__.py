"""Whose key is it? DIDs, controller documents and how they are found.

Says whose a key is and what its owner lists it for; never checks a signature (`assay.proof` does)
and never decides who may speak for an issuer (`assay.verification` does).
(DID Core 1.0; Controlled Identifiers 1.0)
"""

from __future__ import annotations

from assay.did.document import ControllerDocument, VerificationMethod, read_controller_document
from assay.did.resolver import METHODS, Method, Resolver
from assay.did.urls import split_did_url
from assay.did.web import document_address

__all__ = [
    "METHODS",
    "ControllerDocument",
    "Method",
    "Resolver",
    "VerificationMethod",
    "document_address",
    "read_controller_document",
    "split_did_url",
]
