"""Controller documents on the web: did:web, and https addresses that are identifiers themselves.

Apart because only these are fetched. What arrived and is wrong is the issuer's fault, what did not
arrive is nobody's: the two never look alike. Which hosts may be asked (localhost, private addresses)
is the Fetch's to decide.
(did:web Method Specification, https://w3c-ccg.github.io/did-method-web/; Controlled Identifiers 1.0, 3.3)
"""

from __future__ import annotations

import re

from assay.did.document import ControllerDocument, read_controller_document
from assay.did.urls import check_identifier, malformed_identifier
from assay.errors import AssayError, Malformed, Unavailable, Unsupported
from assay.fetching import Fetch

_LABEL = r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?"
# In lower case only: hosts do not tell cases apart, identifiers do.
_WEB = re.compile(
    rf"did:web:(?P<host>(?:{_LABEL}\.)*{_LABEL})(?:%3A(?P<port>[1-9][0-9]{{0,4}}))?(?P<path>(?::[^:]+)*)"
)
# Of what may be percent-encoded only what must be: bytes beyond ASCII.
_SEGMENT = re.compile(r"(?!\.{1,2}$)(?:[A-Za-z0-9._-]|%[89A-F][0-9A-F])+")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")  # a host that ends in one is an IP address (WHATWG URL, 3.5)
_LONGEST_HOST = 253
_HIGHEST_PORT = 65_535


def document_address(identifier: str) -> str:
    """The address where the controller document of this identifier is published.

    Raises `Malformed` issuer-identifier-malformed (also for the IP addresses that did:web rules out),
    `Unsupported` issuer-method-unsupported for what is neither a did:web nor an https address.
    """
    name = check_identifier(identifier)
    if name == "did:web":
        return _web_address(identifier)
    if name == "https":
        return identifier
    raise Unsupported("issuer-method-unsupported", identifier=identifier)


def resolve_published(identifier: str, fetch: Fetch) -> ControllerDocument:
    """The controller document that lies at the address of this identifier.

    Raises as `document_address` does, `Unavailable` issuer-key-unresolvable when nothing arrived, `Malformed`
    issuer-document-foreign or issuer-document-malformed when what arrived is wrong.
    """
    address = document_address(identifier)
    try:
        fetched = fetch(address)
    except Malformed as error:
        raise Malformed(
            "issuer-document-malformed", identifier=identifier, reason="it is too large"
        ) from error
    except AssayError as error:
        raise Unavailable("issuer-key-unresolvable", identifier=identifier) from error
    return read_controller_document(fetched.content, identifier)


def _web_address(identifier: str) -> str:
    """`/.well-known/did.json` at the host, or `/did.json` under the path (did:web, 2.5.2)."""
    found = _WEB.fullmatch(identifier)
    if found is None:
        raise malformed_identifier(identifier)
    host, port, path = found["host"], found["port"], found["path"]
    segments = path.split(":")[1:]
    if (
        len(host) > _LONGEST_HOST
        or _NUMBER.fullmatch(host.rsplit(".", 1)[-1])
        or (port and int(port) > _HIGHEST_PORT)
        or not all(_SEGMENT.fullmatch(segment) for segment in segments)
    ):
        raise malformed_identifier(identifier)
    where = "/".join(segments) if segments else ".well-known"
    return f"https://{host}{':' + port if port else ''}/{where}/did.json"
