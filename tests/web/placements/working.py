"""What these tests begin with: a placement at a clinic, an experience, the mails with their links."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta

from assay.web.base.clock import now
from assay.web.records.experiences import actions as experiences
from assay.web.records.experiences import queries as experience_queries
from assay.web.records.experiences.values import Told
from assay.web.records.mailing.jobs import SEALED_AS
from assay.web.records.mailing.models import Mail
from assay.web.records.people.models import Person
from assay.web.records.people.queries import instance_seal
from assay.web.records.placements import actions, links
from assay.web.records.placements.observations import Seen
from assay.web.records.placements.rubrics import read_rubric, shipped_text
from assay.web.records.placements.values import NewPlacement

MENTOR = "rosa@clinic.example"
WORDS = "Noor calmed a frightened patient on her second day. I would hire her tomorrow."
EXAMPLE = "Told the nurse at once that a monitor was unplugged."


@dataclass(frozen=True, slots=True)
class Experienced:
    """An experience with an hour and a file."""

    key: str
    subject: str
    hours: str
    piece: str


def clinic(begins: date | None = None, ends: date | None = None, **others: object) -> NewPlacement:
    """What is arranged with the clinic: over since yesterday, unless said otherwise."""
    today = now().date()
    return NewPlacement(
        **{  # type: ignore[arg-type]  # the test's own values
            "employer": "Harbor Clinic",
            "mentor": "Rosa Alvarez",
            "email": MENTOR,
            "tasks": "Greets patients, takes temperatures.",
            "begins": begins or today - timedelta(days=30),
            "ends": ends or today - timedelta(days=1),
            **others,
        }
    )


def a_placement(actor: Person, organization: str, pupil: str, **others: object) -> str:
    """A placement of this pupil at the clinic that still goes on; its key. Nothing was mailed."""
    wanted = clinic(**{"ends": now().date() + timedelta(days=10), **others})  # type: ignore[arg-type]  # the test's own
    return actions.arrange(actor, organization, wanted, [pupil])[0]


def token_of(organization: str, placement: str) -> str:
    """The secret of the mentor's link."""
    return links.address(organization, placement).rpartition("/")[2]


def seen_all(level: int = 3) -> dict[str, Seen]:
    """Every skill of the shipped rubric at this level."""
    return {each.key: Seen(level, EXAMPLE) for each in read_rubric(shipped_text()).criteria}


def seen_form(level: int = 3) -> dict[str, str]:
    """The same as a form says it."""
    told: dict[str, str] = {}
    for key, one in seen_all(level).items():
        told |= {f"level-{key}": str(one.level), f"example-{key}": one.example}
    return told


def an_experience(person: Person, title: str = "Football coach for the little ones") -> Experienced:
    """Something learned outside, with an hour and a file."""
    day = now().date() - timedelta(days=60)
    told = Told("club", title, "Harbor FC", day, None, "To explain one thing in five ways.")
    key = experiences.say(person, told)
    hours = experiences.log(person, key, now().date(), 6, "Training")
    piece = experiences.add_file(person, key, "plan.txt", b"warm up, passes, game")
    person.refresh_from_db()
    return Experienced(key, experience_queries.page(person, key).row.credential_id, hours, piece)


def letters(kind: str = "") -> list[dict[str, str]]:
    """The mails that were queued, oldest first."""
    seal = instance_seal()
    rows = Mail.objects.exclude(sealed=b"").order_by("queued_at")
    rows = rows.filter(about_kind=kind) if kind else rows
    return [json.loads(seal.open_text(row.sealed, SEALED_AS)) for row in rows]


def asked_token(email: str) -> str:
    """The secret of the link in the newest mail that asks this address to vouch."""
    found = [mail["text"] for mail in letters("vouch") if mail["to"] == email]
    return str(re.findall(r"/vouch/([\w-]+)", found[-1])[0])
