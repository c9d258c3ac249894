"""What these tests begin with: an award on its way, somebody signed in, the code from the mail."""

from __future__ import annotations

import json
import re

from django.test import Client

from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.values import Award
from assay.web.records.mailing.models import Mail
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal
from web.factories import School

CODE = re.compile(r"^\s+([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*)\s*$", re.MULTILINE)
EMAIL = "maya@school.example"


def an_award(school: School, name: str = "Maya Ruiz", email: str = EMAIL) -> str:
    """The key of a new credential for her."""
    return credentials.award(school.owner, school.key, Award(school.version, name, email))


def its_link(credential: str) -> str:
    """The address in the mail about it."""
    return f"/claim/{awards.claim_token(credential)}"


def mails(email: str) -> list[dict[str, str]]:
    """What waits to be sent to this address, oldest first."""
    waiting = Mail.objects.filter(state="queued").order_by("queued_at", "key")
    opened = [json.loads(instance_seal().open_text(mail.sealed, "mail")) for mail in waiting]
    return [mail for mail in opened if mail["to"] == email]


def code_for(email: str) -> str:
    """The newest code that was sent to this address."""
    found = [match for mail in mails(email) for match in CODE.findall(mail["text"])]
    return str(found[-1])


def sign_in(client: Client, email: str, after: str = "") -> Person:
    """Sign in, or up, with a code; who that is."""
    query = f"?next={after}" if after else ""
    client.post(f"/account/login/{query}", {"email": email, **({"next": after} if after else {})})
    form = {"code": code_for(email), **({"next": after} if after else {})}
    answer = client.post("/account/login/code/confirm/", form)
    assert 302 == answer.status_code, answer.content.decode()
    return Person.objects.get(email=email)
