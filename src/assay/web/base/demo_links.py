"""Links of the demonstration that sign in as one of its people; they mean nothing anywhere else."""

from __future__ import annotations

from django.core import signing

_SALT = "demo-person"


def link_to(person_key: str) -> str:
    """The path that signs in as this person of the demonstration."""
    return f"/demo/enter/{signing.dumps(person_key, salt=_SALT)}"


def person_of(token: str) -> str | None:
    """The person's key, if this instance made the token; None otherwise."""
    try:
        key = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return key if isinstance(key, str) else None
