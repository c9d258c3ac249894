"""A pupil's record as a page shows it and paper prints it: chapters of lines, and what happened when.

Apart from the view so that the screen, the printed page and the PDF say the same in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.base.clock import now
from assay.web.look.dossier import Chapter, Line, Record
from assay.web.look.pieces import Moment, Skill, State
from assay.web.look.policy_words import BANDS
from assay.web.look.proofs import ProofState, proof_word
from assay.web.records.achievements import queries as achievements
from assay.web.records.certificates.rows import CertificateRow
from assay.web.records.credentials.rows import AwardRow
from assay.web.records.pupil_files.queries import PupilFile
from assay.web.records.rosters.ages import AgeBand
from assay.web.screens.counsellor.placements import placements_of

_BANDS = {**BANDS, AgeBand.UNKNOWN: gettext_lazy("not known; treated as under 13")}


def record_of(file: PupilFile, organization: str, issuer: str, *, has_awards: bool) -> Record:
    """This pupil's record, in the reader's language; `has_awards`: whether awards may be opened from it."""
    return Record(
        name=file.pupil.name or _("A pupil who was forgotten"),
        who=_who(file),
        skills=_skills(file.credentials),
        chapters=(
            _credentials(file, organization, issuer, has_awards=has_awards),
            _certificates(file.certificates),
            placements_of(file.placements),
        ),
        moments=_moments(file),
        decides_alone=_whose_word(file),
    )


def _whose_word(file: PupilFile) -> str:
    """Whose word opens what is this pupil's, in a sentence."""
    if not file.pupil.decides_alone:
        return ""
    if file.pupil.is_minor:
        return _("In this programme the learner decides alone what is shown to whom.")
    return _("Decides alone what is shown to whom.")


def _who(file: PupilFile) -> tuple[tuple[str, str], ...]:
    pupil = file.pupil
    told = [
        (_("School"), pupil.school),
        (_("Programme"), pupil.programme or _("none")),
        (_("Grade"), pupil.grade.lstrip("0") or pupil.grade),
        (_("Age"), str(_BANDS[pupil.band])),
        (_("School id"), pupil.number),
    ]
    return tuple((label, text) for label, text in told if text)


def _skills(awards: Iterable[AwardRow]) -> tuple[Skill, ...]:
    """The skills that credentials of theirs which count stand for, each once."""
    counting = [row for row in awards if _counts(row)]
    versions = achievements.versions([row.version for row in counting])
    found: dict[str, Skill] = {}
    for row in counting:
        for skill in versions[row.version].skills:
            found.setdefault(skill.name.casefold(), Skill(skill.name, skill.url, skill.framework))
    return tuple(sorted(found.values(), key=lambda skill: skill.name.casefold()))


def _counts(row: AwardRow) -> bool:
    return row.state == "issued" and row.standing == "active" and not row.replaced_by


def _credentials(file: PupilFile, organization: str, issuer: str, *, has_awards: bool) -> Chapter:
    lines = [
        Line(
            title=row.achievement,
            detail=issuer,
            at=row.valid_from,
            word=word,
            state=state,
            url=reverse("issuer:one-award", args=[organization, row.key]) if has_awards else "",
            notes=_until(row),
        )
        for row in file.credentials
        if not row.replaced_by
        for word, state in [_standing(row)]
    ]
    lines += [
        Line(row.achievement, row.section_title, row.set_at, _("Marked, signed in a few minutes"), State.INFO)
        for row in file.marks
        if row.state == "set"
    ]
    return Chapter(
        "credentials",
        _("Credentials"),
        tuple(lines),
        _("Not shown yet. What a teacher ticks in the grid, or awards, stands here ten minutes later."),
    )


def _standing(row: AwardRow) -> tuple[str, State]:
    if row.state == "planned":
        return _("Being signed"), State.INFO
    if row.standing == "revoked":
        return _("Revoked"), State.BAD
    if row.standing == "suspended":
        return _("Suspended"), State.UNKNOWN
    return _("Signed and valid"), State.OK


def _until(row: AwardRow) -> tuple[str, ...]:
    if row.valid_until is None:
        return ()
    day = {"day": date_format(localtime(row.valid_until), "DATE_FORMAT")}
    if row.valid_until < now():
        return (_("Its time was over on %(day)s.") % day,)
    return (_("Counts until %(day)s.") % day,)


def _certificates(rows: Iterable[CertificateRow]) -> Chapter:
    """Other bodies' certificates: how far each is proven stands in a mark, a word and a whole sentence."""
    lines = tuple(
        Line(
            title=row.name,
            detail=row.body,
            at=_midnight(row.earned_on),
            proof=ProofState(row.state),
            notes=(row.sentence, *row.notes, *_expiry(row)),
        )
        for row in rows
    )
    return Chapter(
        "certificates",
        _("Certificates of other bodies"),
        lines,
        _("Not shown yet. A card, a licence or an exam result of somebody else can be recorded here."),
    )


def _expiry(row: CertificateRow) -> tuple[str, ...]:
    if row.expires_on is None:
        return ()
    day = {"day": date_format(row.expires_on, "DATE_FORMAT")}
    return (_("It ran out on %(day)s.") % day if row.is_expired else _("It runs out on %(day)s.") % day,)


def _midnight(day: date | None) -> datetime | None:
    """A day as an instant that every time zone of ours shows as that day."""
    return datetime.combine(day, time(12), get_current_timezone()) if day else None


def _moments(file: PupilFile) -> tuple[Moment, ...]:
    found = [Moment(file.pupil.joined_at, _("Joined the roster"))]
    found += [
        Moment(row.valid_from, _("Awarded: %(name)s") % {"name": row.achievement}, state=State.OK)
        for row in file.credentials
        if row.state == "issued"
    ]
    found += [
        Moment(
            row.standing_at,
            _("Revoked: %(name)s") % {"name": row.achievement}
            if row.standing == "revoked"
            else _("Suspended: %(name)s") % {"name": row.achievement},
            row.reason,
            State.BAD if row.standing == "revoked" else State.UNKNOWN,
        )
        for row in file.credentials
        if row.standing_at and row.standing in {"revoked", "suspended"} and not row.replaced_by
    ]
    found += [
        Moment(at, _("Certificate: %(name)s") % {"name": row.name}, proof_word(ProofState(row.state)))
        for row in file.certificates
        if (at := _midnight(row.earned_on))
    ]
    found += [
        Moment(at, _("Placement at %(employer)s") % {"employer": page.row.employer})
        for page in file.placements
        if (at := _midnight(page.row.begins))
    ]
    if file.pupil.left_at:
        found.append(Moment(file.pupil.left_at, _("Left the school")))
    return tuple(sorted(found, key=lambda moment: moment.at, reverse=True))
