"""From arranging to a credential with the mentor's signature inside, and what must not happen on the way."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client

from assay import Verifier
from assay.issuance import CannotIssue
from assay.web.base.clock import now
from assay.web.base.file_faults import FileRefused
from assay.web.base.permission import NotFound
from assay.web.records.audit.models import Entry
from assay.web.records.credentials.queries import secured_bytes
from assay.web.records.disclosures import queries as disclosures
from assay.web.records.endorsements import queries as endorsements
from assay.web.records.erasure.pupils import erase_pupils
from assay.web.records.placements import (
    actions,
    artefacts,
    awarding,
    hours,
    observations,
    queries,
)
from assay.web.records.placements.models import Artefact, HourEntry, Placement
from assay.web.records.placements.rubrics import read_rubric, shipped_text
from assay.web.records.placements.values import PlacementRefused
from assay.web.records.rosters.rows import PupilRow
from assay.web.records.signing_keys.queries import controller_document, identifier
from assay.web.records.verifications.queries import examine, judge
from web.placements.doing import done, over, pupil_client, sign
from web.placements.working import (
    EXAMPLE,
    MENTOR,
    WORDS,
    a_placement,
    clinic,
    letters,
    seen_all,
    seen_form,
    token_of,
)
from web.schooling import District, a_member_of, a_pupil, a_section
from web.security.world import signed_in

pytestmark = pytest.mark.django_db


def arrange_by_screen(district: District, noor: PupilRow) -> tuple[str, str]:
    """Arrange a placement that ends today; its key, and the secret in the mentor's mail."""
    today = now().date()
    form = {
        "pupils": [noor.key], "sends": "on", "employer": "Harbor Clinic", "mentor": "Rosa Alvarez",
        "email": MENTOR, "language": "en", "tasks": "Greets patients.", "wanted": "2",
        "begins": (today - timedelta(days=9)).isoformat(), "ends": today.isoformat(),
        "version": district.house.version, "wants_two": "on",
    }  # fmt: skip
    answer = signed_in(district.teacher).post(f"/work/{district.key}/placements/new", form)
    assert answer.status_code == 303, answer.content.decode()
    [mail] = letters("placement")
    assert mail["to"] == MENTOR
    assert "Haddad" not in mail["text"] + mail["subject"]
    key = queries.of_pupil(district.key, noor.key)[0].key
    return key, mail["text"].partition("/mentor/")[2].split()[0]


def check_award(district: District, key: str) -> None:
    """The awarded bytes verify, and say what each observer and the mentor said."""
    credential = queries.placement(district.key, key).credential
    content = secured_bytes(district.key, credential)
    document = json.loads(content)
    assert examine(content).verdict == "accepted"
    assert document["id"] == queries.placement(district.key, key).credential_id
    [endorsement] = document["endorsement"]
    assert endorsement["credentialSubject"] == {
        "id": document["id"], "type": ["EndorsementSubject"], "endorsementComment": WORDS
    }  # fmt: skip
    assert endorsement["issuer"]["id"].startswith("did:key:")
    assert "email" not in endorsement["issuer"]
    evidence = {each["name"]: each["description"] for each in document["evidence"]}
    assert "2 hours at Harbor Clinic" in evidence["Hours at work"]
    assert EXAMPLE in evidence["What the mentor saw: Rosa Alvarez"]
    assert EXAMPLE in evidence["What the school saw: Tara Teacher"]
    assert "digestSRI" in next(each for each in document["evidence"] if each["name"] == "leaflet.txt")
    [shown] = judge(content).content.endorsements  # type: ignore[union-attr]  # accepted, so there is content
    assert (shown.name, shown.comment, shown.verdict) == ("Rosa Alvarez", WORDS, "accepted")
    assert "nobody has proven" in shown.note
    assert "Genuine" not in shown.sentence


def test_the_whole_way_through_the_screens_ends_in_a_credential_that_verifies(
    district: District, noor: PupilRow
) -> None:
    teacher, phone, mentor = signed_in(district.teacher), pupil_client(district, noor), Client()
    key, token = arrange_by_screen(district, noor)
    today = now().date()

    written = {"day": today.isoformat(), "hours": "2.5", "what": "Took temperatures"}
    assert phone.post(f"/pupil/placements/{key}", written).status_code == 303
    artefact = artefacts.add_file(district.key, noor.key, key, "leaflet.txt", "A leaflet", b"wash hands")
    page = mentor.get(f"/mentor/{token}")
    assert "Noor" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]
    [entry] = queries.page(district.key, key).hours
    assert mentor.post(f"/mentor/{token}/hours/{entry.key}/question", {"note": "2 h"}).status_code == 303
    again = {**written, "hours": "2", "entry": entry.key}
    assert phone.post(f"/pupil/placements/{key}", again).status_code == 303
    assert mentor.post(f"/mentor/{token}/hours").status_code == 303
    assert mentor.post(f"/mentor/{token}/observe", seen_form()).status_code == 303
    proof = mentor.post(f"/mentor/{token}/endorse", {"comment": WORDS, "name": "Rosa Alvarez"})
    assert "r…@clinic.example; nobody has proven who that is" in proof.content.decode()
    assert endorsements.of("placement", key) == []
    assert sign(mentor, token) == 303
    assert teacher.post(f"/work/{district.key}/placements/{key}/observe", seen_form(2)).status_code == 303
    seen = teacher.get(f"/work/{district.key}/placements/{key}").content.decode()
    assert "Rosa Alvarez" in seen
    assert "Tara Teacher" in seen
    told = {"narrative": "She asks before she acts.", "result-0": "A", "reason": "It ends today."}
    answer = teacher.post(f"/work/{district.key}/placements/{key}/award", told)
    assert answer.status_code == 303, answer.content.decode()

    check_award(district, key)
    assert artefact


def test_the_bytes_verify_with_the_library_alone_and_a_changed_word_rejects(
    district: District, noor: PupilRow
) -> None:
    key = done(district, noor)
    made = awarding.award(district.teacher, district.key, key)
    content = secured_bytes(district.key, made)
    address = f"https://{identifier(district.key).removeprefix('did:web:').replace(':', '/')}/did.json"
    address = address.replace("%3A", ":")
    verifier = Verifier(documents={address: controller_document(district.key)})

    changed = content.replace(b"frightened", b"delighted ")

    assert "endorsement" not in " ".join(verifier.examine(content).codes)
    assert examine(changed).verdict == "rejected"
    assert judge(changed).content is None


def test_an_endorsement_that_was_changed_is_never_signed_into_a_credential(
    district: District, noor: PupilRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = done(district, noor)
    [held] = endorsements.of("placement", key)
    held.document["credentialSubject"]["endorsementComment"] = "The best of all."
    monkeypatch.setattr(endorsements, "of", lambda *_what: [held])

    with pytest.raises(CannotIssue):
        awarding.award(district.teacher, district.key, key)


def test_an_award_waits_for_what_is_missing_unless_somebody_says_why(
    district: District, noor: PupilRow
) -> None:
    key = over(district, noor, wants_two=True, wanted_quarters=400)
    missing = {each.code for each in awarding.obstacles(queries.page(district.key, key))}

    with pytest.raises(PlacementRefused, match="reason"):
        awarding.award(district.teacher, district.key, key)

    assert missing == {"unconfirmed", "no-hours", "no-mentor", "no-second", "no-endorsement"}
    assert queries.placement(district.key, key).waits_for == ("mentor", "school")
    made = awarding.award(district.teacher, district.key, key, reason="The clinic has closed.")
    assert made == awarding.award(district.teacher, district.key, key)
    assert awarding.reason_of(district.key, key) == "The clinic has closed."
    assert b"clinic has closed" not in secured_bytes(district.key, made)


def test_two_observers_stand_side_by_side_and_each_is_final(district: District, noor: PupilRow) -> None:
    key = done(district, noor, wants_two=True)
    token = token_of(district.key, key)
    assert [each.code for each in awarding.obstacles(queries.page(district.key, key))] == ["no-second"]

    observations.by_member(district.teacher, district.key, key, seen_all(2))

    assert awarding.obstacles(queries.page(district.key, key)) == []
    assert queries.placement(district.key, key).waits_for == ("school",)
    with pytest.raises(PlacementRefused, match="sent"):
        observations.by_mentor(token, seen_all(1))
    with pytest.raises(PlacementRefused, match="sent"):
        observations.by_member(district.teacher, district.key, key, seen_all(1))
    levels = [each.ratings[0].level for each in queries.page(district.key, key).observations]
    assert levels == [3, 2]


def test_a_level_without_an_example_is_refused_at_its_field(district: District, noor: PupilRow) -> None:
    token = token_of(district.key, over(district, noor))

    answer = Client().post(f"/mentor/{token}/observe", {**seen_form(), "example-teamwork": ""})

    assert answer.status_code == 422
    assert "one concrete example" in answer.content.decode()


def test_openings_stand_in_the_disclosure_log_and_no_name_in_the_journal(
    district: District, noor: PupilRow
) -> None:
    key = done(district, noor)
    token = token_of(district.key, key)
    Client().get(f"/mentor/{token}")
    Client().get(f"/mentor/{token}")
    awarding.award(district.teacher, district.key, key)

    [entry] = disclosures.of_pupil(district.key, noor.key)
    assert "Rosa Alvarez" in entry.to
    assert entry.basis == "placement"
    written = json.dumps(list(Entry.objects.values_list("facts", "verb", "object_key")))
    for word in ("Noor", "Haddad", "Rosa", "Harbor", "clinic.example"):
        assert word not in written


def test_a_teacher_arranges_for_own_pupils_alone(district: District) -> None:
    section = a_section(district.key, district.school, "Welding")
    stranger = a_pupil(district, "Max", "Other", section=section)

    with pytest.raises(NotFound):
        actions.arrange(district.teacher, district.key, clinic(), [stranger.key])

    coordinator = a_member_of(district, "coordinator")
    [key] = actions.arrange(coordinator, district.key, clinic(), [stranger.key])
    teacher = signed_in(district.teacher)
    assert teacher.get(f"/work/{district.key}/placements/{key}").status_code == 404
    assert "Max" not in teacher.get(f"/work/{district.key}/placements").content.decode()


def test_several_pupils_at_one_employer_are_all_or_none(district: District, noor: PupilRow) -> None:
    other = a_pupil(district, "Max", "Other")
    with pytest.raises(NotFound):
        actions.arrange(district.teacher, district.key, clinic(), [noor.key, "1" * 22])
    assert not Placement.objects.of(district.key).exists()

    made = actions.arrange(district.teacher, district.key, clinic(), [noor.key, other.key])

    assert len(set(made)) == 2


WRONG_HOURS = [
    (1, 4, "x", "day"),
    (-40, 4, "x", "day"),
    (0, 0, "x", "hours"),
    (0, 65, "x", "hours"),
    (0, 4, " ", "what"),
]


@pytest.mark.parametrize("wrong", WRONG_HOURS)
def test_hours_that_cannot_be_are_refused(
    district: District, noor: PupilRow, wrong: tuple[int, int, str, str]
) -> None:
    days, quarters, what, reason = wrong
    key = a_placement(district.teacher, district.key, noor.key)

    with pytest.raises(PlacementRefused, match=reason):
        hours.log(district.key, noor.key, key, now().date() + timedelta(days=days), quarters, what)


def test_confirmed_hours_stay_as_they_are(district: District, noor: PupilRow) -> None:
    key = over(district, noor)
    [entry] = queries.page(district.key, key).hours
    hours.confirm(token_of(district.key, key))

    with pytest.raises(PlacementRefused, match="confirmed"):
        hours.remove(district.key, noor.key, key, entry.key)
    with pytest.raises(PlacementRefused, match="confirmed"):
        hours.question(token_of(district.key, key), entry.key, "Too many")


def test_forgetting_a_pupil_removes_the_placement_its_files_and_the_signature(
    district: District, noor: PupilRow
) -> None:
    key = done(district, noor)
    artefacts.add_file(district.key, noor.key, key, "leaflet.txt", "", b"wash hands")

    erase_pupils(district.key, [noor.key])

    for table in (Placement, HourEntry, Artefact):
        assert not table.objects.of(district.key).exists()
    assert endorsements.of("placement", key) == []
    assert letters("placement") == []


def test_an_own_rubric_is_read_by_line_and_counts_for_new_placements(
    district: District, noor: PupilRow
) -> None:
    former = a_placement(district.teacher, district.key, noor.key)
    own = shipped_text().replace("en: Teamwork", "en: Crew work")
    coordinator = a_member_of(district, "coordinator")
    with pytest.raises(FileRefused) as refused:
        read_rubric(own.replace("      en: Crew work\n", ""))
    assert [fault.line > 0 for fault in refused.value.faults] == [True]

    actions.put_rubric(coordinator, district.key, own)
    latter = a_placement(district.teacher, district.key, noor.key)

    names = [
        {each.name("en") for each in queries.rubric_of(district.key, key).criteria}
        for key in (former, latter)
    ]
    assert ("Teamwork" in names[0], "Crew work" in names[1]) == (True, True)
    page = signed_in(coordinator).get(f"/work/{district.key}/placements/rubric")
    assert "Crew work" in page.content.decode()
