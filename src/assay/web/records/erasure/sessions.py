"""The sessions of somebody who is forgotten: they carry the address that was signed in with."""

from __future__ import annotations

import json

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session


def remove(person: str, emails: list[str]) -> int:
    """Delete every session of this person's, or in which one of these addresses stands; how many."""
    gone = 0
    for session in Session.objects.iterator():
        held = session.get_decoded()
        words = json.dumps(held, default=str).lower()
        if held.get(SESSION_KEY) == person or any(
            json.dumps(email.lower())[1:-1] in words for email in emails
        ):
            gone += Session.objects.filter(pk=session.pk).delete()[0]
    return gone
