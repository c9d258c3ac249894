"""The pages: a guardian's phone, the school's desk, the pupil's links."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from assay.web.base.clock import now
from assay.web.records.consents.models import Consent
from assay.web.records.policies import queries as policies
from assay.web.records.rosters.models import Guardian, Pupil
from assay.web.records.shares import queries as share_queries
from assay.web.records.shares.actions import Audience
from web.consents.asking import (
    CAFE,
    Family,
    a_family,
    guarded,
    guardian_link,
    is_open,
    says,
)
from web.schooling import a_member_of

pytestmark = pytest.mark.django_db
SAMIRA, OMAR = "samira@home.example", "omar@home.example"


@pytest.fixture
def family() -> Family:
    """A teen with a guardian, and a link that waits."""
    found = a_family()
    guarded(found, SAMIRA)
    return found


def page_of(token: str, **headers: str) -> str:
    return Client().get(reverse("guardian:page", args=[token]), headers=headers).content.decode()


def test_the_link_of_the_mail_leads_to_the_question_with_three_answers(family: Family) -> None:
    family.link(title="My maps")
    page = page_of(guardian_link())
    for words in ("Noor Haddad", "Café Lakeside (an employer)", "Maps from open data", "Lakeview School"):
        assert words in page
    assert page.count('name="answer"') == 3


def test_an_answer_is_one_click_and_the_same_link_takes_it_back(family: Family) -> None:
    token = family.link()
    link, client = guardian_link(), Client()
    one = reverse("guardian:one", args=[link, family.asked()])
    assert client.post(one, {"answer": "yes"}).status_code == 303
    assert "You said yes, to this one." in client.get(one).content.decode()
    assert is_open(token)
    client.post(reverse("guardian:withdraw", args=[link, family.asked()]))
    assert not is_open(token)
    assert "taken back" in client.get(one).content.decode()
    assert "Taken back" in page_of(link)


def test_no_answer_and_a_second_answer_say_what_is_wrong(family: Family) -> None:
    family.link()
    one = reverse("guardian:one", args=[guardian_link(), family.asked()])
    assert Client().post(one).status_code == 422
    Client().post(one, {"answer": "no"})
    again = Client().post(one, {"answer": "yes"})
    assert (again.status_code, "answered or withdrawn" in again.content.decode()) == (422, True)


def test_a_wrong_link_tells_nothing_and_guessing_is_slow(family: Family) -> None:
    family.link()
    answers = [Client().get(reverse("guardian:page", args=[f"nobody-{number}"])) for number in range(25)]
    assert (answers[0].status_code, answers[-1].status_code) == (404, 429)
    assert "Noor" not in answers[0].content.decode()


def test_nothing_of_the_page_is_kept_or_found(family: Family) -> None:
    family.link()
    for path in ("page", "one"):
        keys = [guardian_link()] if path == "page" else [guardian_link(), family.asked()]
        answer = Client().get(reverse(f"guardian:{path}", args=keys))
        assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "same-origin")
        assert "noindex" in answer["X-Robots-Tag"]


def test_it_speaks_the_guardians_language_unless_the_browser_chose_another(family: Family) -> None:
    Guardian.objects.of(family.district.key).update(language="es")
    family.link()
    link = guardian_link()
    page = page_of(link)
    assert '<html lang="es"' in page
    assert "(an employer)" not in page
    client = Client()
    client.cookies["django_language"] = "en"
    assert '<html lang="en"' in client.get(reverse("guardian:page", args=[link])).content.decode()


def test_one_guardian_learns_nothing_of_what_the_other_said(family: Family) -> None:
    guarded(family, OMAR)
    family.link()
    says(family, "yes", SAMIRA)
    page = page_of(guardian_link(OMAR))
    assert "Samira" not in page
    assert page.count('name="answer"') == 3


def test_under_13_the_page_offers_no_yes() -> None:
    family = a_family()
    guarded(family, SAMIRA)
    family.link()
    Pupil.objects.of(family.district.key).update(band="under-13")
    page = page_of(guardian_link())
    assert page.count('name="answer"') == 1
    assert "At this age a link is not enough" in page


def test_a_guardian_keeps_a_child_out_of_the_directory(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = policies.default_text().replace("directory: []", "directory: [name]")
    monkeypatch.setattr(policies, "default_text", lambda: told)
    family.link()
    family.link()
    link = guardian_link()
    assert "Directory information" in page_of(link)
    where = reverse("guardian:directory", args=[link, family.pupil.key])
    Client().post(where, {"keep_out": "yes"})
    assert Pupil.objects.of(family.district.key).get().is_private


def test_the_school_sees_what_waits_and_records_it() -> None:
    family = a_family("under-13")
    token = family.link()
    client = Client()
    client.force_login(a_member_of(family.district, "coordinator"))
    organization = family.district.key
    listed = client.get(reverse("school:consents", args=[organization])).content.decode()
    assert "For you to record" in listed
    assert "Noor Haddad" in listed
    where = reverse("school:consent-record", args=[organization, family.asked()])
    assert "Café Lakeside" in client.get(where).content.decode()
    empty = client.post(where, {})
    assert (empty.status_code, "This field is required" in empty.content.decode()) == (422, True)
    told = {
        "guardian": "other",
        "who": "Samira Haddad, mother",
        "method": "signed-form",
        "how": "Brought the form.",
        "said_on": now().date().isoformat(),
        "last_day": (now() + timedelta(days=30)).date().isoformat(),
        "scan": SimpleUploadedFile("form.pdf", b"%PDF-1.7 form"),
    }
    assert client.post(where, told).status_code == 303
    assert is_open(token)
    history = client.get(reverse("school:consents-pupil", args=[organization, family.pupil.key]))
    assert "Open" in history.content.decode()
    scan = Consent.objects.of(organization).get().key
    saved = client.get(reverse("school:consent-scan", args=[organization, scan]))
    assert saved["Content-Disposition"].startswith("attachment")
    client.post(reverse("school:consent-withdraw", args=[organization, family.asked()]))
    assert not is_open(token)


def test_a_wrong_scan_and_a_day_to_come_are_told_at_the_field() -> None:
    family = a_family("under-13")
    family.link()
    client = Client()
    client.force_login(a_member_of(family.district, "owner"))
    where = reverse("school:consent-record", args=[family.district.key, family.asked()])
    told = {
        "guardian": "other",
        "how": "Called.",
        "method": "phone-call",
        "said_on": (now() + timedelta(days=3)).date().isoformat(),
        "last_day": (now() + timedelta(days=300)).date().isoformat(),
        "scan": SimpleUploadedFile("form.exe", b"MZ"),
    }
    page = client.post(where, told).content.decode()
    for words in ("That day has not come yet", "not after the last day", "Say who agreed", "must be a PDF"):
        assert words in page


def test_the_pupil_names_who_will_see_it_and_sees_how_it_stands(family: Family) -> None:
    client = Client()
    client.force_login(family.person)
    new = reverse("learner:share-new")
    form = client.get(new, {"holding": family.holding}).content.decode()
    assert "Who will see it?" in form
    assert "When I withdraw it" not in form
    told = {"holdings": family.holding, "ends": "90", "step": "make"}
    assert client.post(new, told).status_code == 422
    made = client.post(new, told | {"audience": CAFE.name, "audience_kind": CAFE.kind}, follow=True)
    page = made.content.decode()
    assert "Waiting for your guardian since" in page
    assert "Use it elsewhere" not in page
    key = share_queries.made_by(family.person)[0].key
    reminded = client.post(reverse("learner:share-remind", args=[key]), follow=True).content.decode()
    assert "A reminder went out a short while ago" in reminded
    says(family, "no")
    page = client.get(reverse("learner:share", args=[key])).content.decode()
    assert "Your guardian said no" in page
    asked = client.post(reverse("learner:share-ask", args=[key]), follow=True).content.decode()
    assert "Your guardian was asked." in asked


def test_an_end_that_nobody_can_agree_to_is_told_at_the_field(family: Family) -> None:
    client = Client()
    client.force_login(family.person)
    key = share_queries.by_token(family.link()).row.key
    page = client.post(reverse("learner:share-end", args=[key]), {"ends": "never"})
    assert (page.status_code, "within a year" in page.content.decode()) == (422, True)


def test_a_guardian_of_two_sees_both_and_whom_each_question_is_about(family: Family) -> None:
    family.link(Audience("Bakery", "employer"))
    family.link(Audience("College", "school"))
    page = page_of(guardian_link())
    assert "2 questions for you" in page
    assert "Bakery" in page
    assert "College" in page
