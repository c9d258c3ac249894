"""Nothing that leaves this site says that a body signed or issued what was checked, seen or claimed here.

Every address of the platform is asked for, as owner, as pupil and as a stranger; a new one is asked too.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assay.web.records.achievements import queries as achievements
from assay.web.records.certificates import actions, issuing
from assay.web.records.certificates.values import NewCertificate
from assay.web.records.credentials import queries as awards
from assay.web.records.holdings import actions as holdings
from assay.web.records.rosters.actions import link_account
from assay.web.records.rosters.models import Pupil
from assay.web.records.shares import actions as shares
from assay.web.records.shares.scopes import EVERYTHING
from assay.web.records.verifications.queries import judge
from web.certificates.holding import PDF, a_check
from web.security.world import World, a_world, routes, signed_in

pytestmark = pytest.mark.django_db

BODIES = {
    "aws-certified-welder": "American Welding Society",
    "beef-quality-assurance": "National Cattlemen's Beef Association",
    "floral-design": "American Institute of Floral Designers",
}
NEVER = {"account_logout", "openid_connect_login", "openid_connect_callback"}
"""Not asked: one ends the session, the others lead to another organization's sign-in."""


def wrong(text: str) -> list[str]:
    """Sentences that name a body as whoever signed or issued; the options of filters say what could be."""
    plain = re.sub(r"<option[^>]*>.*?</option>", " ", text, flags=re.DOTALL)
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", plain)).split())
    found = []
    for body in BODIES.values():
        name = re.escape(body)
        said = rf"(?:signed|issued|awarded|vouched for|verified) by {name}"
        does = rf"{name} (?:signed|issued|awarded|vouches|states|signs|issues)"
        labels = rf"(?:Issued by|Issuer|Issued|Signed by) {name}"
        found += re.findall(rf"{said}|{does}|{labels}", words, flags=re.IGNORECASE)
    return found


def issuers(told: Any) -> Iterator[str]:
    """The name and identifier of every issuer anywhere in this JSON."""
    if isinstance(told, dict):
        for member, value in told.items():
            if member in {"issuer", "issuedBy", "recognizedBy"}:
                yield json.dumps(value)
            yield from issuers(value)
    elif isinstance(told, list):
        for value in told:
            yield from issuers(value)


@pytest.fixture
def world() -> World:
    """A pupil with a checked, a seen and a claimed certificate; the first two are issued and shared."""
    made = a_world()
    owner, key, pupil = made.school.owner, made.school.key, made.keys["pupil"]
    link_account(key, pupil, made.learner.person)
    Pupil.objects.of(key).filter(key=pupil).update(band="18+")  # who shares without asking anybody
    checked, seen, _claimed = actions.record_many(
        owner,
        key,
        [
            NewCertificate("aws-certified-welder", pupil, number="FH-123", check=a_check()),
            NewCertificate("beef-quality-assurance", pupil, number="B-1", document=PDF),
            NewCertificate("floral-design", pupil, number="F-1"),
        ],
    )
    kept = []
    for certificate in (checked, seen):
        credential = issuing.issue(owner, key, certificate)
        kept.append(
            holdings.keep(made.learner.person, awards.secured_bytes(key, credential), "claim", credential)
        )
    shown = [shares.Shown(holding, "") for holding in kept]
    token = shares.share(made.learner.person, shown, EVERYTHING, title="Certificates")
    for name in ("shared", "shared-file", "shared-embed", "shared-qr", "shared-one", "shared-one-file"):
        made.by_route[f"public:{name}"] = {"token": token}
    for name in ("holding", "file"):
        made.by_route[f"learner:{name}"] = {"key": kept[1]}
    for name in ("one-award", "award-file"):
        made.by_route[f"issuer:{name}"] = {"key": credential}
    version = achievements.version(awards.award(key, credential).version)
    made.by_route["public:achievement"] = {"key": version.achievement}
    made.keys["layout"] = "plain"
    return made


def test_no_page_export_or_answer_calls_the_body_signer_or_issuer(world: World) -> None:
    readers = [Client(), signed_in(world.school.owner), signed_in(world.learner.person)]
    said, named = [], set()
    for name, _path, converters in routes():
        if name in NEVER:
            continue
        for reader in readers:
            answer = reader.get(reverse(name, kwargs=world.filling(name, converters)))
            content = b"".join(answer) if answer.streaming else answer.content
            text = content.decode("utf-8", "ignore")
            named |= {body for body in BODIES.values() if body in html.unescape(text)}
            said += [f"{name}: {words}" for words in wrong(text)]
            if "json" in answer.headers.get("Content-Type", ""):
                said += [
                    f"{name}: {each}"
                    for each in issuers(json.loads(content))
                    for b in BODIES.values()
                    if b in each
                ]

    assert said == []
    assert named == set(BODIES.values()), "the crawl must have seen each of them somewhere"


def test_issued_credentials_say_who_states_and_who_has_not_signed(world: World) -> None:
    owner, key = world.school.owner, world.school.key
    for row in awards.awards(key, source="certificate").rows:
        content = awards.secured_bytes(key, row.key)
        told = json.loads(content)
        achievement = told["credentialSubject"]["achievement"]
        judged = judge(content)
        assert achievement["creator"]["name"] in BODIES.values()
        assert achievement["creator"]["id"] != told["issuer"]["id"]
        assert not [each for each in issuers(told) if any(body in each for body in BODIES.values())]
        assert "has not signed this" in achievement["description"]
        assert "states that" in told["credentialSubject"]["narrative"]
        assert re.search(r" — (?:checked|document seen) by Canary Lyceum$", achievement["name"])
        assert judged.content is not None
        assert judged.content.described_note.endswith("has not signed it.")
    assert owner


def test_the_share_page_the_paper_and_the_wallet_say_it_too(world: World) -> None:
    pages = [
        Client().get(
            reverse("public:shared-one", kwargs=world.filling("public:shared-one", ["token", "place"]))
        ),
        signed_in(world.learner.person).get(
            reverse("learner:holding", kwargs=world.by_route["learner:holding"])
        ),
        Client().get(reverse("public:achievement", kwargs=world.by_route["public:achievement"])),
    ]
    for page in pages:
        assert re.search(r"has not signed (?:it|this)\.|nor signs it\.", html.unescape(page.content.decode()))
