"""An educator hands in a course's paper and goes on with the drafts; the map of a programme."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from analysis.drafting.papers import CARE, SPEECH, as_docx, as_pdf
from assay.web.records.achievements import queries
from assay.web.records.organizations import actions as organizations
from assay.web.records.organizations.permissions import Role
from assay.web.records.people.actions import ensure_person
from assay.web.records.signing_keys import actions as keys
from web.factories import School, a_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    made = a_school()
    keys.ensure_key(made.key)
    return made


@pytest.fixture
def owner(school: School) -> Client:
    client = Client()
    client.force_login(ensure_person(school.owner.email))
    return client


def address(school: School, name: str = "achievement-from-course") -> str:
    return reverse(f"issuer:{name}", args=[school.key])


def handed_in(client: Client, school: School, content: bytes, name: str = "speech.pdf") -> tuple[int, str]:
    answer = client.post(address(school), {"paper": SimpleUploadedFile(name, content)})
    return answer.status_code, answer.content.decode()


def carried_in(page: str) -> str:
    found = re.search(r'name="carried" value="([^"]+)"', page)
    assert found
    return found[1]


def test_the_list_of_achievements_leads_there(school: School, owner: Client) -> None:
    assert address(school) in owner.get(reverse("issuer:achievements", args=[school.key])).content.decode()
    assert 200 == owner.get(address(school)).status_code


def test_a_paper_becomes_drafts_and_the_chosen_ones_achievements(school: School, owner: Client) -> None:
    before = len(queries.achievements(school.key))
    status, page = handed_in(owner, school, as_pdf(SPEECH))

    assert 200 == status
    assert "Deliver an informative speech from brief notes" in page
    assert "<q>Manage speech anxiety with rehearsal and breathing techniques</q>" in page
    assert "Informative speech (20%)" in page
    assert "Completion of ENG 0990" in page
    assert before == len(queries.achievements(school.key))

    told = {"carried": carried_in(page), "take-3": "yes", "take-4": "yes"}
    answer = owner.post(address(school, "achievement-from-course-make"), told)

    assert 303 == answer.status_code
    assert answer["Location"].endswith("/edit")
    editor = owner.get(answer["Location"]).content.decode()
    assert "Deliver an informative speech from brief notes" in editor
    assert "2 drafts are made" in editor
    rows = queries.achievements(school.key)
    assert before + 2 == len(rows)
    made = next(row.draft for row in rows if row.draft and row.draft.name == "Deliver a persuasive speech")
    assert "“Deliver a persuasive speech that answers objections”" in made.values.criteria
    assert ("onsite", None) == (made.values.eu.participation, made.values.eu.workload_hours)
    assert () == made.values.skills


def test_spanish_papers_make_spanish_drafts(school: School, owner: Client) -> None:
    _status, page = handed_in(owner, school, as_docx(CARE), "curso.docx")
    told = {"carried": carried_in(page), "take-0": "yes"}
    location = owner.post(address(school, "achievement-from-course-make"), told)["Location"]
    made = queries.draft(school.key, location.split("/")[-2]).values

    assert ("es", 4, "blended") == (made.language, made.eu.eqf_level, made.eu.participation)


def test_nothing_ticked_says_so_and_loses_nothing(school: School, owner: Client) -> None:
    _status, page = handed_in(owner, school, SPEECH.encode(), "speech.md")
    answer = owner.post(address(school, "achievement-from-course-make"), {"carried": carried_in(page)})

    assert 422 == answer.status_code
    assert "Tick at least one" in answer.content.decode()
    assert "Deliver a persuasive speech" in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "There is nothing in"),
        (b"\x7fELF\x00\x00", "is no PDF, no Word document"),
        (b"%PDF-1.4 broken", "damaged"),
        (b"a" * ((20 << 20) + 1), "has more than 20 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_at_the_field(
    content: bytes, words: str, school: School, owner: Client
) -> None:
    status, page = handed_in(owner, school, content)

    assert 422 == status
    assert words in page


def test_a_paper_without_a_course_says_what_is_missing(school: School, owner: Client) -> None:
    status, page = handed_in(
        owner, school, b"The lift is out of order on Monday and on Tuesday. Kind regards."
    )

    assert 200 == status
    assert "Nothing was found to make achievements of" in page


def test_drafts_of_another_person_or_changed_ones_are_not_taken(school: School, owner: Client) -> None:
    _status, page = handed_in(owner, school, SPEECH.encode())
    colleague = ensure_person("colleague@school.example", "Colleague")
    organizations.add_member(school.owner, school.key, colleague, Role.ISSUER)
    other = Client()
    other.force_login(colleague)
    before = len(queries.achievements(school.key))

    for client, text in ((other, carried_in(page)), (owner, carried_in(page)[:-3] + "abc"), (owner, "")):
        answer = client.post(
            address(school, "achievement-from-course-make"), {"carried": text, "take-0": "yes"}
        )
        assert (303, address(school)) == (answer.status_code, answer["Location"])
    assert before == len(queries.achievements(school.key))


def test_only_who_may_design_may_draft(school: School) -> None:
    counsellor = ensure_person("counsellor@school.example", "Counsellor")
    organizations.add_member(school.owner, school.key, counsellor, Role.COUNSELLOR)
    client = Client()
    client.force_login(counsellor)

    assert 403 == client.get(address(school)).status_code
    assert 403 == client.post(address(school, "achievement-from-course-make"), {}).status_code
    assert 403 == client.get(address(school, "programme-map")).status_code


def test_text_of_a_paper_is_never_markup(school: School, owner: Client) -> None:
    paper = b"# <script>alert(1)</script> and more\n\n## Outcomes\n\n- Cut <b onclick=x>bread</b>\n- Bake\n"
    _status, page = handed_in(owner, school, paper, "<script>.md")

    assert "<script>alert" not in page
    assert "<b onclick" not in page


def test_several_papers_make_a_map(school: School, owner: Client) -> None:
    papers = [
        SimpleUploadedFile("speech.md", SPEECH.encode()),
        SimpleUploadedFile("care.docx", as_docx(CARE)),
    ]
    page = owner.post(address(school, "programme-map"), {"papers": papers}).content.decode()

    assert "Public Speaking" in page
    assert "Prevenir accidentes y aplicar primeros auxilios pediátricos" in page
    assert "Assessed" in page


def test_the_map_is_saved_as_a_table(school: School, owner: Client) -> None:
    papers = [SimpleUploadedFile("speech.md", SPEECH.encode())]
    answer = owner.post(address(school, "programme-map"), {"papers": papers, "as": "table"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # it streams

    assert text.startswith("Skill,Framework,Address,Public Speaking")
    assert "taught and assessed: Deliver a persuasive speech that answers objections" in text


def test_a_bad_paper_among_several_is_named(school: School, owner: Client) -> None:
    papers = [SimpleUploadedFile("speech.md", SPEECH.encode()), SimpleUploadedFile("broken.pdf", b"%PDF-1.4")]
    answer = owner.post(address(school, "programme-map"), {"papers": papers})

    assert 422 == answer.status_code
    assert "broken.pdf" in answer.content.decode()
