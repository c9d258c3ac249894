"""Nothing that leaves this site says that a body signed or issued what was checked, seen or claimed here.

Every address of the platform is asked for, as owner, as pupil and as a stranger; a new one is asked too.
"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from assay.web.records.achievements import queries as achievements
from assay.web.records.certificates import actions, issuing, wallet
from assay.web.records.certificates.values import NewCertificate
from assay.web.records.credentials import queries as awards
from assay.web.records.holdings import actions as holdings
from assay.web.records.rosters.actions import link_account
from assay.web.records.rosters.models import Pupil
from assay.web.records.shares import actions as shares
from assay.web.records.shares.scopes import EVERYTHING
from assay.web.records.verifications.queries import judge
from web.certificates.holding import PDF, a_check
from web.placements.working import letters
from web.security.world import World, a_world, routes, signed_in

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db

BODIES = {
    "aws-certified-welder": "American Welding Society",
    "beef-quality-assurance": "National Cattlemen's Beef Association",
    "floral-design": "American Institute of Floral Designers",
}
TITLES = {"AWS Certified Welder", "Beef Quality Assurance", "Certified Floral Designer"}
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
    made.by_route["published:achievement"] = {"key": version.achievement, "number": str(version.number)}
    made.keys["layout"] = "plain"
    for name in ("school:certificate", "school:certificate-correct", "pupil:certificate"):
        made.by_route[name] = {"certificate": checked}
    own = wallet.add(made.learner.person, NewCertificate("floral-design", number="F-2", document=PDF))
    made.by_route["learner:certificate"] = {"certificate": own}
    return made


MUST_TELL = {
    *(
        f"school:{name}"
        for name in ("certificates", "certificate", "certificate-export", "certificate-correct")
    ),
    *(f"counsellor:{name}" for name in ("pupil", "pupil-print", "pupil-pdf")),
    *(f"pupil:{name}" for name in ("certificates", "certificate")),
    *(f"learner:{name}" for name in ("certificates", "certificate", "wallet", "holding", "file")),
    *(f"issuer:{name}" for name in ("awards", "one-award", "award-file")),
    *(f"public:{name}" for name in ("shared", "shared-one", "shared-file", "achievement", "organization")),
    "published:achievement",
}
"""Pages and files that have one of these certificates in them; the crawl must have read it there."""


def text_of(content: bytes, kind: str) -> str:
    """What a reader reads: of a PDF what is printed in it, and what is attached to it."""
    if kind.startswith("application/pdf") and b"%%EOF" in content[-1_000:]:  # a paper of ours, no upload
        paper = PdfReader(io.BytesIO(content))
        attached = [part.decode("utf-8", "ignore") for parts in paper.attachments.values() for part in parts]
        return "\n".join([*(page.extract_text() for page in paper.pages), *attached])
    return content.decode("utf-8", "ignore")


@dataclass(slots=True)
class Crawl:
    """What was read: wrong sentences, addresses that told of a certificate, bodies that were named."""

    said: list[str] = field(default_factory=list)
    telling: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def read(self, name: str, answer: Answer) -> None:
        """One more answer."""
        content = b"".join(answer) if answer.streaming else answer.content
        kind = answer.headers.get("Content-Type", "")
        text = text_of(content, kind)
        plain = " ".join(html.unescape(text).split())
        self.named |= {body for body in BODIES.values() if body in plain}
        if answer.status_code == HTTPStatus.OK and any(title in plain for title in TITLES):
            self.telling.add(name)
        self.said += [f"{name}: {words}" for words in wrong(text)]
        if "json" in kind:
            found = issuers(json.loads(content))
            self.said += [
                f"{name}: {each}" for each in found if any(body in each for body in BODIES.values())
            ]


def crawl(world: World) -> Crawl:
    """Everything that every address answers, as a stranger, as owner and as the pupil; forms sent empty."""
    readers = [Client(), signed_in(world.school.owner), signed_in(world.learner.person)]
    told = Crawl()
    for name, _path, converters in routes():
        if name in NEVER:
            continue
        where = reverse(name, kwargs=world.filling(name, converters))
        for reader in readers:
            told.read(name, reader.get(where))
    kwargs_of = {name: converters for name, _path, converters in routes()}
    for name, form in FORMS.items():
        where = reverse(name, kwargs=world.filling(name, kwargs_of[name]))
        for reader in readers[1:]:
            told.read(f"POST {name}", reader.post(where, form))
    return told


FORMS: dict[str, dict[str, str]] = {
    "school:certificate-new": {"pupil": "nobody", "kind": "AWS Certified Welder"},
    "school:certificate-correct": {"kind": "no such thing"},
    "school:certificate-kinds": {"name": ""},
    "pupil:certificate-new": {"kind": "no such thing"},
    "pupil:certificate": {},
    "learner:certificate-new": {"kind": "no such thing"},
    "learner:certificate": {"is_badge": "1"},
}
"""Forms with a fault: what they answer is read too."""


def test_no_page_file_or_answer_calls_the_body_signer_or_issuer(world: World) -> None:
    told = crawl(world)

    assert told.said == []
    assert told.named == set(BODIES.values()), "the crawl must have seen each of them somewhere"
    assert MUST_TELL - told.telling == set()


def test_the_crawl_would_find_a_wrong_sentence_wherever_it_stood(world: World) -> None:
    lie = f"issued by {BODIES['floral-design']}"
    words = NewCertificate("floral-design", world.keys["pupil"], words=f"It was {lie}.")
    key = actions.record_one(world.school.owner, world.school.key, words)
    for name in ("school:certificate", "pupil:certificate"):
        world.by_route[name] = {"certificate": key}
    found = Crawl()
    page = reverse("school:certificate", args=[world.school.key, key])
    found.read("school:certificate", signed_in(world.school.owner).get(page))

    assert found.said == [f"school:certificate: {lie}"]
    for text in (
        f"<p>Signed by <b>{BODIES['floral-design']}</b></p>",
        f"<dt>Issuer</dt><dd>{html.escape(BODIES['beef-quality-assurance'])}</dd>",
        f"{BODIES['aws-certified-welder']} states that",
    ):
        assert wrong(text), text
    assert not wrong(f"<p>{BODIES['floral-design']} has not signed this.</p>")
    assert list(issuers({"a": [{"issuer": {"name": BODIES["floral-design"]}}]}))


@pytest.mark.usefixtures("world")
def test_the_mails_say_it_too() -> None:
    told = [f"{mail['subject']}\n{mail['text']}\n{mail.get('page', '')}" for mail in letters()]

    assert [words for text in told for words in wrong(text)] == []
    assert any(title in text for text in told for title in TITLES), "somebody was written to about one"


def test_issued_credentials_say_who_states_and_who_has_not_signed(world: World) -> None:
    key = world.school.key
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
