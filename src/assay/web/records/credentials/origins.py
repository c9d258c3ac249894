"""Where credentials made here come from: whose organization, which recipient; by key, or by what they hold.

Apart from the reads of awards because nobody's right is asked: the gate for minors decides by it what may
leave at all, whoever holds the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assay.errors import AssayError
from assay.verification import open_document
from assay.web.records.credentials.models import Credential, Recipient

_ID = re.compile(r"urn:uuid:[0-9a-fA-F-]{36}")
_TOKEN = re.compile(r"data:application/[a-z+.-]*jwt[^,\"]*,([A-Za-z0-9_.-]+)")
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Origin:
    """Who awarded a credential, and to which recipient."""

    organization: str
    recipient: str
    mail_index: str


def origins(keys: Iterable[str]) -> dict[str, Origin]:
    """Where these credentials come from, by key; unknown keys are absent."""
    rows = Credential.objects.everywhere("the gate asks whose it is").filter(key__in={k for k in keys if k})
    found = rows.values_list("key", "organization_id", "recipient_id", "recipient__mail_index")
    return {key: Origin(*rest) for key, *rest in found}


def recipients_at(organization: str, mail_indexes: Iterable[str]) -> dict[str, str]:
    """This organization's recipients with an address of these digests: recipient → digest."""
    wanted = {index for index in mail_indexes if index}
    if not wanted:
        return {}
    rows = Recipient.objects.of(organization).filter(mail_index__in=wanted, data_key__isnull=False)
    return dict(rows.values_list("key", "mail_index"))


def addresses_of(recipients: Iterable[str]) -> list[tuple[str, str, str]]:
    """Of these recipients: key, organization, and the digest of the address; those without one are absent."""
    rows = Recipient.objects.everywhere("whose award is it?").filter(key__in=set(recipients))
    found = rows.exclude(mail_index="").values_list("key", "organization_id", "mail_index")
    return [(key, organization, index) for key, organization, index in found]


def keys_within(content: bytes) -> list[str]:
    """The keys of all credentials made here that these bytes are, or hold, or speak of."""
    ids = _identifiers(content, 0)
    rows = Credential.objects.everywhere("the gate asks what is in it").filter(credential_id__in=ids)
    return sorted(rows.values_list("key", flat=True)) if ids else []


def _identifiers(content: bytes, depth: int) -> set[str]:
    try:
        document = open_document(content)
    except AssayError:
        text = content.decode("utf-8", "ignore")
    else:
        text = str(document.json)
    found = {each.lower() for each in _ID.findall(text)}
    if depth < _DEEPEST:
        for token in _TOKEN.findall(text):
            found |= _identifiers(token.encode(), depth + 1)
    return found
