"""A pupil with a credential of the district's in the wallet, guardians, links: where these tests begin."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from unittest.mock import patch

from assay.web.base.clock import now
from assay.web.records.consents import answering, recording
from assay.web.records.consents.queries import of_pupil
from assay.web.records.consents.values import Recording
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials import queries as awards
from assay.web.records.credentials.values import Award
from assay.web.records.holdings import actions as holdings
from assay.web.records.mailing.jobs import SEALED_AS
from assay.web.records.mailing.models import Mail
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal
from assay.web.records.rosters import actions as rosters
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.shares import actions as shares
from assay.web.records.shares import queries as share_queries
from assay.web.records.shares.actions import Audience, Shown
from assay.web.records.shares.scopes import MINIMUM, Scope
from web.schooling import District, a_district, a_guardian, a_member_of, a_pupil

CAFE = Audience("Café Lakeside", "employer")


@dataclass(slots=True)
class Family:
    """A pupil, the account, an award in the wallet."""

    district: District
    pupil: PupilRow
    person: Person
    credential: str
    holding: str

    def link(self, audience: Audience = CAFE, scope: Scope = MINIMUM, days: int = 60, **more: object) -> str:
        """A new link to the credential; its secret."""
        ends = now() + timedelta(days=days)
        shown = [Shown(self.holding, self.credential)]
        return shares.share(self.person, shown, scope, ends, audience=audience, **more)  # type: ignore[arg-type]  # as given

    def asked(self) -> str:
        """The key of the newest question."""
        return of_pupil(self.district.key, self.pupil.key)[0].key

    def recorded(self, method: str = "in-person", **others: object) -> str:
        """A consent to the newest question, recorded by a coordinator."""
        values: dict[str, object] = {
            "guardian": "",
            "who": "Samira Haddad, mother",
            "how": "Came to the office.",
            "said_on": now().date(),
            "until": now() + timedelta(days=30),
        }
        told = Recording(method=method, **(values | others))  # type: ignore[arg-type]  # as given
        actor = a_member_of(self.district, "coordinator")
        return recording.record_by_school(actor, self.district.key, self.asked(), told)


def a_family(
    band: str = "13-17",
    *,
    rights: str = "guardian",
    born: date | None = None,
    district: District | None = None,
    mail: str = "noor@home.example",
) -> Family:
    """A pupil of this age with an account and one credential."""
    district = district or a_district(rights=rights)
    pupil = a_pupil(district, band=band, born=born)
    person = ensure_person(mail, pupil.name)
    rosters.link_account(district.key, pupil.key, person)
    credential = an_award(district, pupil)
    holding = kept(person, district, credential)
    person.refresh_from_db()
    return Family(district, pupil, person, credential, holding)


def an_award(district: District, pupil: PupilRow) -> str:
    """One more credential of this pupil's."""
    recipient = rosters.recipient_of(district.key, pupil.key)
    award = Award(district.house.version, pupil.name, recipient=recipient, narrative="Told by the teacher.")
    return credentials.award(district.house.owner, district.key, award)


def kept(person: Person, district: District, credential: str, source: str = "claim") -> str:
    """It lies in this person's wallet."""
    content = awards.secured_bytes(district.key, credential)
    known = credential if source == "claim" else ""
    return holdings.keep(person, content, source, known, district.house.version if known else "")


def guarded(family: Family, *mails: str) -> list[str]:
    """Guardians at these addresses; their keys."""
    names = {mail: mail.partition("@")[0].title() for mail in mails}
    return [a_guardian(family.district, family.pupil, names[mail], mail).key for mail in mails]


def is_open(token: str) -> bool:
    """Whether the link of this secret shows anything now."""
    return share_queries.by_token(token).is_open


def mails_to(address: str) -> list[dict[str, str]]:
    """What was written to this address, oldest first."""
    found = []
    for mail in Mail.objects.exclude(sealed=b"").order_by("pk"):
        told = json.loads(instance_seal().open_text(mail.sealed, SEALED_AS))
        if told["to"] == address:
            found.append(told)
    return found


def guardian_link(address: str = "samira@home.example") -> str:
    """The token of a link that was written to this address."""
    tokens = [
        found[1]
        for told in mails_to(address)
        if (found := re.search(r"/guardian/([A-Za-z0-9_-]+)", told["text"])) is not None
    ]
    return tokens[-1]


def says(family: Family, answer: str, address: str = "samira@home.example") -> None:
    """The guardian at this address answers the newest question."""
    answering.answer(guardian_link(address), family.asked(), answer)


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """The clock stands at this instant."""
    with patch("django.utils.timezone.now", lambda: instant):
        yield
