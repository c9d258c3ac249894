"""What is stated about an achievement, what is shown of it, and why something is refused: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from assay.analysis.valuation import Verb
from assay.web.base.refusals import Refusal

LONGEST = timedelta(days=3 * 366)
LONGEST_NOTE = 600
A_DAY = 20  # statements that an organization may sign in a day
DRAFTS = 30  # that it may have at a time
_MOST_CREDITS = 1000

VERB_WORDS = {
    Verb.REQUIRES: _("Requires it"),
    Verb.PREFERS: _("Prefers people who hold it"),
    Verb.INTERVIEWS: _("Interviews everybody who holds it"),
    Verb.ACCEPTS_INSTEAD: _("Accepts it instead of its own training"),
    Verb.CREDITS: _("Gives credits for it"),
}


class StatementRefused(Refusal):
    """Nothing was stated or changed. `reason` is a key of `WORDS`."""

    WORDS = {
        "not-proven": _("Show first that your domain is yours. Only then may you state this in public."),
        "not-active": _(
            "Your organization cannot state anything at present. Write to whoever runs this site."
        ),
        "look-alike": _("Your organization's name mixes letters of different alphabets. Write it in one."),
        "address": _("Write the address of an achievement, beginning with https://."),
        "unreachable": _("Nothing arrived from this address. Open it in your browser to see, or try later."),
        "not-an-achievement": _(
            "There is no achievement at this address that we can read. Use the address of its Open Badges "
            "file, or of its page on this site."
        ),
        "an-award": _(
            "This is somebody's own badge, and its achievement has no address of its own. Statements never "
            "name a learner. Ask the issuer for the achievement's address."
        ),
        "another-host": _(
            "The file at this address says that it belongs to another site. Use the address that it names."
        ),
        "unnamed": _("The achievement at this address does not say its name or who issues it."),
        "until": _("Choose a day after today, at most three years from now."),
        "credits": _("Say how many credits: more than 0, at most 1,000, at most two places."),
        "person": _("Leave out e-mail addresses: a statement never names a person."),
        "long": _("Write less: at most 600 characters in the note, 200 elsewhere."),
        "characters": _("There are characters in it that cannot be signed. Type the words anew."),
        "again": _("You have stated exactly this already, and it still holds."),
        "many": _("Your organization has signed 20 statements today. Go on tomorrow."),
        "drafts": _("There are 30 drafts already. Sign or discard some first."),
        "done": _("This was signed or discarded already. Nothing was changed."),
        "not-accepted": _("Our check did not find this statement genuine and valid, so it is not listed."),
        "not-a-statement": _(
            "This is no recognition statement: it does not say what it recognises, and how."
        ),
        "not-a-domain": _(
            "Its issuer cannot be tied to a domain: only statements under did:web are taken from elsewhere."
        ),
        "ours": _("This statement was made on this site. It is listed already."),
        "no-end": _("It does not say until when it holds, or holds for more than three years."),
        "answered": _("There is an answer already. Nothing was changed."),
        "empty": _("Write what you want to say."),
        "itself": _("An organization does not control itself. Name the one above it, or leave it empty."),
    }


def is_credit(number: Decimal | None) -> bool:
    """Whether so many credits can be given: more than none, in hundredths at the finest."""
    return number is not None and 0 < number <= _MOST_CREDITS and number == round(number, 2)


@dataclass(frozen=True, slots=True)
class About:
    """An achievement as it was read: what a statement is about.

    `about` is the same for all versions of an achievement of this site. `node`: whom its issuer counts as.
    `mail`: where the issuer can be told; never stored with the statement.
    """

    about: str
    id: str
    name: str
    digest: str
    issuer_id: str
    issuer_name: str
    node: str
    key: str = ""
    organization: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody is about to state. `occupation_uri` names the occupation in ESCO or O*NET."""

    address: str
    verb: Verb
    until: datetime
    credits: Decimal | None = None
    occupation: str = ""
    occupation_uri: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as screens show it."""

    key: str
    organization: str
    source: str  # here, brought
    state: str  # draft, signed, withdrawn, ended
    by_id: str
    by_name: str
    by_domain: str
    controller_name: str
    controller_domain: str
    about: str
    achievement_id: str
    achievement_key: str
    achievement_name: str
    issuer_id: str
    issuer_name: str
    issuer_organization: str
    issuer_node: str
    verb: Verb
    credits: Decimal | None
    occupation: str
    occupation_uri: str
    place: str
    note: str
    valid_until: datetime
    made_at: datetime
    signed_at: datetime | None
    withdrawn_at: datetime | None
    checked_at: datetime | None
    trouble: str
    credential_id: str
    digest: str  # SHA-256 of the signed bytes
    issuer_told: str
    reply: str
    reply_at: datetime | None
    is_proven: bool  # whoever states it holds its domain, and its key is in no wrong hands
    is_down: bool  # taken down by whoever runs this site

    @property
    def verb_words(self) -> str:
        """What it does with the achievement, in words."""
        return str(VERB_WORDS[self.verb])

    @property
    def is_brought(self) -> bool:
        """Whether it was signed elsewhere."""
        return self.source == "brought"
