from __future__ import annotations

import io
from collections.abc import Callable
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client

from assay.web.records.rosters import import_queries, queries
from assay.web.records.rosters.models import Programme, Pupil
from assay.web.records.rosters.rows import Reach
from web.desk.working import do_jobs, signed_in
from web.rosters.importing import House, a_bundle, a_house, add_pupil, applied, sent, zipped

pytestmark = pytest.mark.django_db


def text_of(answer: HttpResponseBase) -> str:
    return unescape(b"".join(answer).decode())


def post_file(browser: Client, house: House, file: io.BytesIO, name: str = "roster.zip") -> HttpResponseBase:
    told = {"file": SimpleUploadedFile(name, file.getvalue()), "scope": "whole"}
    return browser.post(f"/work/{house.key}/roster/send", told)


def test_an_empty_roster_says_what_will_be_here() -> None:
    house = a_house()
    browser = signed_in(house.coordinator)

    page = text_of(browser.get(f"/work/{house.key}/roster"))

    assert "Here your schools, sections, pupils and guardians will be" in page
    template = text_of(browser.get(f"/work/{house.key}/roster/template.csv"))
    assert "School id" in template
    assert "Guardian: name" in template


def test_a_bundle_from_sending_to_the_receipt() -> None:
    house = a_house()
    browser = signed_in(house.coordinator)

    answer = post_file(browser, house, a_bundle(3).packed())
    page = text_of(browser.get(answer["Location"]))

    assert "3 pupils would change" in page
    assert "Given2 Family2" in page
    assert "2010" not in page  # no birth date on any screen
    applied_at = browser.post(f"{answer['Location']}/apply")
    assert 303 == applied_at.status_code
    assert "It is being applied" in text_of(browser.get(answer["Location"]))
    bar = browser.get(f"{answer['Location']}/progress")
    assert "HX-Refresh" not in bar
    do_jobs()
    assert "true" == browser.get(f"{answer['Location']}/progress")["HX-Refresh"]
    receipt = text_of(browser.get(answer["Location"]))
    assert "3 pupils changed" in receipt
    assert "Given2" not in receipt
    home = text_of(browser.get(f"/work/{house.key}/roster"))
    assert "Health science" in home
    assert "Tara Lee" in text_of(browser.get(f"/work/{house.key}/sections"))


def test_a_table_asks_what_its_columns_are() -> None:
    house = a_house()
    browser = signed_in(house.coordinator)
    table = io.BytesIO(b"Nr,First name,Last name,School\n1,Ada,Bee,High\n")

    at = post_file(browser, house, table, "roster.csv")["Location"]
    page = browser.get(at, follow=True)

    assert "What are the columns?" in text_of(page)
    lacking = browser.post(f"{at}/columns", {"date_order": "day", "target-1": "1"})
    assert 422 == lacking.status_code
    told = {"date_order": "day", "target-0": "0", "target-1": "1", "target-2": "2", "target-3": "3"}
    assert 303 == browser.post(f"{at}/columns", told).status_code
    assert "1 pupil would change" in text_of(browser.get(at))


def test_faults_are_shown_and_taken_away_and_stop_the_file() -> None:
    house, bundle = a_house(), a_bundle(2)
    bundle.user("p1")["email"] = "=nonsense"
    browser = signed_in(house.coordinator)

    at = post_file(browser, house, bundle.packed())["Location"]
    page = text_of(browser.get(at))

    assert "1 thing is wrong with the file" in page
    assert "users.csv, line 3, email" in page
    assert "Apply</button>" not in page
    table = text_of(browser.get(f"{at}/faults.csv"))
    assert "users.csv,3,email,'=nonsense" in table  # no formula in a spreadsheet
    browser.post(f"{at}/apply")
    do_jobs()
    assert not Pupil.objects.of(house.key).exists()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: zipped({"users.csv": b"a" * (30 << 20)}), "Send the schools one after the other"),
        (lambda: io.BytesIO(b"PK\x03\x04 and nothing more"), "cannot be opened"),
        (lambda: io.BytesIO(b"Name,School\n\0 and more words"), "This is not a text file"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_at_the_field(make: Callable[[], io.BytesIO], words: str) -> None:
    house = a_house()

    answer = post_file(signed_in(house.coordinator), house, make())

    assert 422 == answer.status_code
    assert words in text_of(answer)


def test_so_many_who_leave_must_be_ticked() -> None:
    house, bundle = a_house(), a_bundle(8)
    applied(house, bundle.packed())
    for number in range(1, 5):
        bundle.without(f"p{number}")
    browser = signed_in(house.coordinator)

    at = post_file(browser, house, bundle.packed())["Location"]
    page = text_of(browser.get(at))

    assert "4 of 8 pupils are not in the file" in page
    refused = browser.post(f"{at}/apply", follow=True)
    assert "Perhaps only half of the file was sent" in text_of(refused)
    browser.post(f"{at}/apply", {"leaving": "yes"})
    do_jobs()
    assert 4 == Pupil.objects.of(house.key).filter(left_at=None).count()


def test_perhaps_the_same_person_is_asked_one_by_one_or_for_all() -> None:
    house, bundle = a_house(), a_bundle(12)
    applied(house, bundle.packed())
    for name, column in (
        ("users", "sourcedId"),
        ("demographics", "sourcedId"),
        ("enrollments", "userSourcedId"),
    ):
        for row in bundle.rows(name):
            if row[column] in {"p1", "p2"}:
                row[column] = f"other-{row[column]}"
    browser = signed_in(house.coordinator)

    at = post_file(browser, house, bundle.packed())["Location"]
    page = text_of(browser.get(at))

    assert "Perhaps 2 are the same people" in page
    assert "The birth dates agree" in page
    assert 303 == browser.post(f"{at}/answer", {"question-0": "else"}).status_code
    assert "Perhaps 1 is the same person" in text_of(browser.get(at))
    browser.post(f"{at}/answer", {"everybody": "same"})
    browser.post(f"{at}/apply")
    do_jobs()
    assert 13 == Pupil.objects.of(house.key).count()


def test_moves_are_shown_in_words() -> None:
    house, bundle = a_house(), a_bundle(10)
    applied(house, bundle.packed())
    bundle.user("p1")["orgSourcedIds"] = "s2"
    bundle.user("p2")["grades"] = "11"
    add_pupil(bundle, 30)
    browser = signed_in(house.coordinator)

    at = post_file(browser, house, bundle.packed())["Location"]

    assert "School: Lakeview High → Hillside High" in text_of(browser.get(f"{at}?kind=moved"))
    assert "Grade: 10 → 11" in text_of(browser.get(f"{at}?kind=changed"))
    assert "Given30 Family30" in text_of(browser.get(f"{at}?kind=joined"))
    assert 200 == browser.get(f"{at}?kind=nonsense&page=99").status_code


def test_a_file_can_be_thrown_away_or_compared_again() -> None:
    house = a_house()
    key = sent(house, a_bundle(1).packed())
    browser, at = signed_in(house.coordinator), f"/work/{house.key}/roster/imports/{key}"

    assert 303 == browser.post(f"{at}/again").status_code
    assert 303 == browser.post(f"{at}/discard").status_code

    assert [] == import_queries.imports(house.key)
    assert 404 == browser.get(at).status_code


def test_whose_word_counts_is_chosen_for_a_programme() -> None:
    house = a_house()
    applied(house, a_bundle(1).packed())
    programme = Programme.objects.of(house.key).get()
    browser, at = signed_in(house.coordinator), f"/work/{house.key}/roster/programmes"

    assert "The learner decides, at any age" in text_of(browser.get(f"{at}/{programme.key}"))
    browser.post(f"{at}/{programme.key}", {"name": "College health", "rights": "learner"})

    pupil = queries.pupils(house.key, Reach(is_all=True)).rows[0]
    assert ("College health", True) == (pupil.programme, pupil.decides_alone)
    assert 303 == browser.post(f"{at}/new", {"name": "Welding", "rights": "guardian"}).status_code
    taken = browser.post(f"{at}/new", {"name": "welding", "rights": "guardian"})
    assert (422, True) == (taken.status_code, "has this name already" in text_of(taken))
    assert 404 == browser.get(f"{at}/{'1' * 22}").status_code


def test_a_year_that_ends_is_closed_on_its_page() -> None:
    house = a_house()
    applied(house, a_bundle(2).packed())
    browser, at = signed_in(house.coordinator), f"/work/{house.key}/roster/year"

    assert "2026-27" in text_of(browser.get(at))
    assert 422 == browser.post(at, {}).status_code
    assert 303 == browser.post(at, {"terms": ["term:2026-27"]}).status_code

    assert [] == queries.sections(house.key)
    assert 2 == Pupil.objects.of(house.key).filter(left_at=None).count()
    assert "No section is open" in text_of(browser.get(at))
