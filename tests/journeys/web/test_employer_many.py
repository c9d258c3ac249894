"""Six applicants on one list, and hundreds at once: without an account, with a report to keep."""

from __future__ import annotations

import csv
import io
import re
import zipfile

from playwright.sync_api import FilePayload, Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.learning import TITLE, badge
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import press, saved_file, sees
from journeys.web.test_employer import CHANGED, EXPIRED, shown_links


def wait_for_answers(page: Page) -> None:
    """Until nothing of the list is still being checked."""
    expect(page.locator("#progress[data-waiting='0']")).to_be_attached(timeout=60_000)


def answers(page: Page) -> list[dict[str, str]]:
    """The report, as a spreadsheet would read it."""
    return list(csv.DictReader(io.StringIO(saved_file(page, "Report (CSV)").decode("utf-8-sig"))))


def test_six_applicants_stand_on_one_list(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page()
    links = shown_links(page, site)
    assert 3 == len(links)
    page.goto(f"{site.origin}/shortlists")
    look.accessible(page)
    page.get_by_label("What is this list for?").fill("Laboratory assistant")
    lines = [f"Applicant {number}, {link}" for number, link in enumerate(links, 1)]
    page.get_by_label("Links, or the text of a credential (optional)").fill("\n".join([*lines, "no link"]))
    press(page, "Make the list")
    sees(page, "Line 4 is no web address: “no link”. Nothing was added.")
    page.get_by_label("Links, or the text of a credential (optional)").fill("\n".join(lines))
    page.get_by_label("Files (optional)").set_input_files(
        [
            _file("ana.json", badge("Ana Ruiz", "ana@school.example")),
            _file("changed.json", CHANGED),
            _file("expired.json", EXPIRED),
        ]
    )
    press(page, "Make the list")
    wait_for_answers(page)
    expect(page.locator("tbody tr")).to_have_count(6)
    sees(page, "Maya Torres", "Daniel Okafor", "Sam Whitlock", "Ana Ruiz", "Changed since it was signed")
    sees(page, "unrecognised, which is not false")
    expect(page.locator("body")).not_to_contain_text("Doctor of Medicine")
    look.accessible(page)
    look.picture(page, "shortlist")

    found = answers(page)
    assert 6 == len(found)
    press(page, "To print")
    page.emulate_media(media="print")
    sees(page, "6 checked: 4 genuine and valid, 0 could not be told, 2 do not hold.")
    expect(page.get_by_role("link", name="Back to the list")).to_be_hidden()
    look.picture(page, "shortlist-print")
    page.emulate_media(media="screen")
    press(page, "Back to the list")

    reader = open_page(viewport=PHONE)
    reader.goto(page.get_by_text("To read it only").locator("xpath=..").get_by_role("link").inner_text())
    sees(reader, "Laboratory assistant", "Maya Torres")
    expect(reader.get_by_role("button", name="Take off")).to_have_count(0)
    look.accessible(reader)
    look.picture(reader, "shortlist-phone")

    page.get_by_role("button", name=re.compile("Take off.*Sam Whitlock")).click()
    expect(page.locator("tbody tr")).to_have_count(5)
    address = page.url
    page.get_by_label("Yes, delete it").check()
    press(page, "Delete now")
    answer = page.goto(address)
    assert answer is not None
    assert 404 == answer.status


def _file(name: str, content: bytes, kind: str = "application/json") -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": content}


def test_a_folder_of_files_is_checked_at_once(site: Site, open_page: OpenPage) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in range(12):
            archive.writestr(f"{number}.json", badge(f"Person {number}", f"p{number}@school.example"))
        archive.writestr("changed.json", CHANGED)
    page = open_page(java_script_enabled=False)
    page.goto(f"{site.origin}/bulk")
    page.get_by_label("What is this check for?").fill("Applications, November")
    page.get_by_label("A CSV of links, or a ZIP of files").set_input_files(
        [_file("all.zip", held.getvalue(), "application/zip")]
    )
    press(page, "Check them")
    sees(page, "Applications, November")
    for _ in range(200):
        if page.locator("#progress[data-waiting='0']").count():
            break
        press(page, "See how far it is")
    found = answers(page)
    assert 13 == len(found)
    assert 12 == sum(TITLE in row.values() for row in found)
    press(page, "Do not hold")
    expect(page.locator("tbody tr")).to_have_count(1)


def test_a_table_of_links_is_checked_and_a_bad_row_is_named(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page()
    links = shown_links(page, site)
    _send_table(page, site, f"name,link\nMaya,{links[0]}\nSomebody,nothing\n")
    sees(page, "Row 3 holds no web address where one should be.")
    look.accessible(page)
    _send_table(page, site, "name,link\n" + "".join(f"=Row {n},{link}\n" for n, link in enumerate(links)))
    wait_for_answers(page)
    sees(page, "Maya Torres")
    assert all(not value.startswith("=") for row in answers(page) for value in row.values())
    look.picture(page, "bulk")


def _send_table(page: Page, site: Site, table: str) -> None:
    page.goto(f"{site.origin}/bulk")
    page.get_by_label("What is this check for?").fill("Applications")
    page.get_by_label("A CSV of links, or a ZIP of files").set_input_files(
        [_file("links.csv", table.encode(), "text/csv")]
    )
    press(page, "Check them")
