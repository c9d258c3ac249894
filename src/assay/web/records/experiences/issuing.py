"""A self-issued credential: the learner's own words under the learner's own key.

The issuer's did:key stands among the subject's identifiers too, so every reader can tell that nobody else
says it; who vouches for it stands inside, each signed apart. It is no `id` of the subject: linked data would
take issuer and subject for one node with two descriptions.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assay.errors import AssayError
from assay.issuance import Issuer, Recipient, draft, new_urn, read_achievement
from assay.keys import LocalSigner, write_multikey
from assay.web.base.clock import now
from assay.web.base.ids import new_key
from assay.web.base.sealing import SealingKey
from assay.web.records.audit.actions import record
from assay.web.records.credentials import planning
from assay.web.records.credentials.values import normal_name
from assay.web.records.endorsements import queries as endorsements
from assay.web.records.endorsements.values import EXPERIENCE
from assay.web.records.experiences.actions import open_row
from assay.web.records.experiences.models import OwnKey
from assay.web.records.experiences.queries import page
from assay.web.records.experiences.sealed import opened, seal
from assay.web.records.experiences.values import ExperiencePage, ExperienceRefused, PieceRow
from assay.web.records.people.models import Person
from assay.web.records.people.queries import secret_of


@transaction.atomic
def issue(person: Person, key: str, name: str) -> bytes:
    """Sign an experience in this name; the credential's exact bytes, kept here too.

    What others have signed about it by now goes in. Raises `NotFound`, `ExperienceRefused`.
    """
    row = open_row(person, key)
    try:
        who = normal_name(name)
    except AssayError as error:
        raise ExperienceRefused("name", "name") from error
    secret = secret_of(person)
    content = _signed(page(person, key), who, own_signer(person, secret))
    row.sealed_secured = secret.seal(content, f"experiences:secured:{key}")
    row.issued_at = now()
    row.save(update_fields=["sealed_secured", "issued_at"])
    record("issue", "experience", key, actor=person.key)
    return content


def own_signer(person: Person, secret: SealingKey) -> LocalSigner:
    """The person's own key, made at its first use."""
    held = OwnKey.objects.of(person).select_for_update().first()
    if held is not None:
        return LocalSigner.from_seed(bytes.fromhex(opened(secret, "key", held.key, held.sealed)["seed"]))
    signer = LocalSigner.generate()
    made = OwnKey(key=new_key(), person=person, multikey=write_multikey(signer.public_key), made_at=now())
    made.sealed = seal(secret, "key", made.key, {"seed": signer.reveal_seed().hex()})
    made.save(force_insert=True)
    return signer


def says_words(name: str) -> str:
    """That nobody but the learner says it."""
    return _("%(name)s says this of their own learning. No school or employer issued it.") % {"name": name}


def _signed(held: ExperiencePage, name: str, signer: LocalSigner) -> bytes:
    row = held.row
    issuer = Issuer.with_key(signer, name)
    ends = date_format(row.ends, "DATE_FORMAT") if row.ends else _("today")
    begins = date_format(row.begins, "DATE_FORMAT")
    when = _("From %(begins)s to %(ends)s.") % {"begins": begins, "ends": ends}
    place = _("Where: %(place)s.") % {"place": row.place} if row.place else ""
    plan = read_achievement(
        {
            "name": row.title,
            "description": f"{says_words(name)} {when} {place}".strip(),
            "criteria": f"{says_words(name)}\n\n{row.learned}",
        }
    )
    evidence: list[dict[str, str]] = []
    if row.quarters:
        told = {"hours": f"{row.hours:g}", "days": str(len({each.day for each in held.hours}))}
        words = _("%(hours)s hours on %(days)s days, written down by the learner.") % told
        evidence.append({"name": _("Hours"), "description": words})
    evidence.extend(_evidence(piece) for piece in held.pieces)
    subject = Recipient(id=new_urn(), name=name, evidence=tuple(evidence), narrative=row.learned)
    document = draft(plan, subject, issuer.profile, now())
    document["credentialSubject"]["identifier"].append(
        {
            "type": "IdentityObject",
            "hashed": False,
            "identityHash": issuer.id,
            "identityType": "identifier",
        }
    )
    document["description"] = says_words(name)
    signed = [each.document for each in endorsements.of(EXPERIENCE, row.key)]
    if signed:
        document["endorsement"] = signed
    try:
        return issuer.issue(document, credential_id=row.credential_id).content
    except AssayError as error:
        raise ExperienceRefused("characters") from error


def _evidence(piece: PieceRow) -> dict[str, str]:
    if piece.kind == "link":
        return planning.evidence(piece.name, url=piece.url)
    words = _("A file that the learner keeps; its digest stands here.")
    return planning.evidence(piece.name, words, digest=piece.digest)
