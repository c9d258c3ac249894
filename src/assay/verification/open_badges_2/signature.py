"""Is the token around a signed assertion its issuer's? (Open Badges 2.0, SignedBadge)

The key's page names its owner, and the issuer's page names its keys; only where both agree may the
key speak. A key that the token's own header shows is not even looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.encoding import read_json_object
from assay.errors import AssayError, Malformed, Unavailable
from assay.fetching import Fetch
from assay.keys import PublicKey, read_pem
from assay.models import Assertion, Edition, IssuerProfile, Json
from assay.proof import check_token, read_token
from assay.verification.examination import Examination
from assay.verification.report import Finding

_POINTER = "/verification/creator"


def check_signature(examination: Examination) -> Iterator[Finding]:
    """A signed assertion without its token, with a key that is not the issuer's, or changed."""
    award, text = examination.award, examination.award.document.token
    if not award.assertion.is_signed:
        return
    if text is None:
        yield Finding("proof-missing")
    elif award.assertion.edition is not Edition.TWO:  # its keys are pages that name no owner
        yield Finding("proof-suite-unsupported", "/verify", {"suite": "Open Badges 1"})
    else:
        try:
            token = read_token(text)  # first: a token that anybody could have made asks for no look-up
            if award.issuer is not None:
                key = find_key(award.assertion, award.issuer, examination.means.fetch)
                check_token(token, key)
        except AssayError as error:
            yield Finding.of(error)


def find_key(assertion: Assertion, issuer: IssuerProfile, fetch: Fetch) -> PublicKey:
    """The key that this assertion names, if it is one of its issuer's.

    Raises `proof-key-unknown`, `proof-key-foreign`, `issuer-key-unresolvable`, `issuer-document-malformed`
    and what `read_pem` raises.
    """
    known = issuer.public_keys
    name = assertion.creator or (known[0] if len(known) == 1 else "")
    if not name or name not in known:
        raise Malformed("proof-key-unknown", _POINTER, method=name)
    page = _key_page(name, issuer, fetch)
    if page.get("id", name) != name:
        raise Malformed("issuer-document-foreign", _POINTER, identifier=name, found=str(page["id"]))
    if page.get("owner") != issuer.id:
        owner = page.get("owner")
        raise Malformed("proof-key-foreign", _POINTER, issuer=issuer.id or "", controller=str(owner or ""))
    text = page.get("publicKeyPem")
    if not isinstance(text, str):
        raise Malformed("proof-key-malformed", _POINTER, reason="its value is missing")
    return read_pem(text)


def _key_page(name: str, issuer: IssuerProfile, fetch: Fetch) -> Json:
    inside = issuer.key_inside(name)
    if inside is not None:
        return inside
    try:
        content = fetch(name).content
    except Unavailable as error:
        raise Unavailable("issuer-key-unresolvable", _POINTER, identifier=name) from error
    try:
        return read_json_object(content)
    except Malformed as error:
        reason = "it is not a JSON object that can be read in one way only"
        raise Malformed("issuer-document-malformed", _POINTER, identifier=name, reason=reason) from error
