"""Descriptions that are assayed, organizations that assay them, and the time that passes in between."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client

from assay.web.base import clock
from assay.web.records.assays import actions
from assay.web.records.assays.gathering import gathered
from assay.web.records.assays.models import KeptAssay
from assay.web.records.assays.values import Notice
from assay.web.records.mailing.models import Mail
from assay.web.records.people.queries import instance_seal
from web.factories import School

ISSUER = "https://college.example/issuer"


def achievement(**more: Any) -> dict[str, Any]:
    """An Open Badges 3.0 Achievement of somebody else's."""
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "https://college.example/a/bread",
        "type": ["Achievement"],
        "name": "Bakes bread for a hundred",
        "description": "Plans, bakes and sells bread for a day.",
        "criteria": {"narrative": "Bake for a day. Assessment: practical task. Workload: 40 hours."},
        "creator": {
            "id": ISSUER,
            "type": ["Profile"],
            "name": "College of the Coast",
            "email": "registrar@college.example",
        },
        **more,
    }


def award_of_somebody() -> dict[str, Any]:
    """An award of it, which names who earned it."""
    return {
        "@context": achievement()["@context"],
        "id": "urn:uuid:0f6ab7a2-9a3c-4d55-8c3b-111111111111",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": achievement()["creator"],
        "validFrom": "2026-05-03T00:00:00Z",
        "name": "Bakes bread for a hundred, Perpetua Longstocking",
        "credentialSubject": {
            "id": "mailto:perpetua@canary.example",
            "type": ["AchievementSubject"],
            "identifier": [
                {"type": "IdentityObject", "identityHash": "Perpetua Longstocking", "hashed": False}
            ],
            "achievement": achievement(),
            "result": [{"type": ["Result"], "value": "A"}],
        },
        "evidence": [{"type": ["Evidence"], "narrative": "Perpetua stood at the oven."}],
    }


def as_bytes(document: object) -> bytes:
    """The document as somebody would hand it in."""
    return json.dumps(document).encode()


def upload(document: object, name: str = "badge.json") -> SimpleUploadedFile:
    """The same as a file of a form."""
    content = document if isinstance(document, bytes) else as_bytes(document)
    return SimpleUploadedFile(name, content)


def signed_in(person: Model) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]  # a person of ours
    return client


def a_kept(school: School, document: object | None = None) -> str:
    """An assay that this school made of somebody else's achievement."""
    held = gathered(as_bytes(document or achievement()))
    return actions.keep(school.owner, school.key, held)


def told(school: School, key: str, **notice: Any) -> None:
    """The issuer is told."""
    actions.give_notice(school.owner, school.key, key, Notice(**notice))


def wait(monkeypatch: pytest.MonkeyPatch, days: float = 15) -> None:
    """So many days pass."""
    later = clock.now() + timedelta(days=days)
    for module in ("actions", "ours"):
        monkeypatch.setattr(f"assay.web.records.assays.{module}.now", lambda: later)


def a_published(school: School, monkeypatch: pytest.MonkeyPatch, document: object | None = None) -> str:
    """An assay that went the whole way."""
    key = a_kept(school, document)
    told(school, key)
    wait(monkeypatch)
    actions.publish(school.owner, school.key, key, "independent")
    return key


def row(school: School, key: str) -> KeptAssay:
    """The row as it is stored."""
    return KeptAssay.objects.of(school.key).get(key=key)


def letters() -> list[dict[str, str]]:
    """What was mailed about assays."""
    seal = instance_seal()
    rows = Mail.objects.filter(about_kind="kept-assay")
    return [json.loads(seal.open_text(mail.sealed, "mail")) for mail in rows]
