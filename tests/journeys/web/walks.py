"""Three journeys of the award desk, apart from their tests because they are walked on either database."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site, text_of
from journeys.web.steps import (
    check_file,
    enter_as,
    link_in_mail,
    press,
    saved_file,
    sees,
    sign_in,
    wait_until_seen,
)

Walk = Callable[[Site, OpenPage, Looker], None]
GENUINE = "Genuine and still valid"
REVOKED = "Genuine, but revoked by its issuer"
ROWS = 200


def choose(page: Page, work: str, achievement: str) -> None:
    """Begin to award this achievement."""
    page.goto(f"{work}/award")
    page.locator(".badge-card", has_text=achievement).get_by_role("link").click()


def award(page: Page, name: str, email: str) -> None:
    """Say who, look once more, sign; the receipt is shown."""
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-mail address").fill(email)
    press(page, "Look once more")
    sees(page, name, email)
    press(page, "Award", exact=True)
    sees(page, f"A mail with the link is on its way to {email}.")


def change_standing(page: Page, verb: str, reason: str) -> None:
    """Revoke, suspend or reinstate the award that is shown, with a reason."""
    press(page, verb, exact=True)
    page.get_by_label("Why?").fill(reason)
    press(page, verb, exact=True)


def award_share_and_revoke(site: Site, open_page: OpenPage, look: Looker) -> None:
    """Award one person; she takes it, keeps it, shares it; it is genuine, and then it is revoked."""
    issuer, learner, employer = open_page(), open_page(viewport=PHONE), open_page()
    work, email = enter_as(issuer, site, "Tom Brandt"), "noor.haddad@mail.example"
    choose(issuer, work, "Bicycle Repair Workshop")
    issuer.get_by_text("Date, words and evidence").click()
    issuer.get_by_label("What they did, in words").fill("Rebuilt the gears of a delivery bicycle.")
    award(issuer, "Noor Haddad", email)
    look.picture(issuer, "awarded")

    link = link_in_mail(site, email)
    learner.goto(link)
    look.accessible(learner)
    press(learner, "Take it")
    look.accessible(learner)
    press(learner, "Keep it in a wallet")
    sign_in(learner, site, email)
    sees(learner, "Bicycle Repair Workshop", "Rebuilt the gears of a delivery bicycle.")
    press(learner, "Make a link")
    press(learner, "See it as others will")
    press(learner, "Make the link")
    shared = learner.get_by_label("The link").input_value()

    employer.goto(shared)
    expect(employer.locator(".verdict-sentence")).to_have_text(GENUINE)
    sees(employer, "Noor Haddad")
    employer.goto(f"{site.origin}/verify")
    employer.get_by_label("A link, or the text of a credential").fill(shared)
    press(employer, "Check it")
    expect(employer.locator(".verdict-sentence")).to_have_text(GENUINE)

    owner, before = open_page(), len(site.mails(email))
    enter_as(owner, site, "Grace Whitfield")
    owner.goto(f"{work}/awards?search=Noor")
    owner.locator(".row-link").first.click()
    sees(owner, "Claimed")
    change_standing(owner, "Revoke", "The bicycle was somebody else's work.")
    sees(owner, "Revoked. Everybody who checks it sees that within a minute.")

    def check_again() -> None:
        employer.goto(f"{site.origin}/verify")
        employer.get_by_label("A link, or the text of a credential").fill(shared)
        press(employer, "Check it")

    wait_until_seen(employer, check_again, REVOKED)
    expect(employer.get_by_text("Noor Haddad")).to_have_count(0)
    look.accessible(employer)
    assert "The bicycle was somebody else's work." in text_of(site.mail(email, before))


def class_list() -> str:
    """Two hundred pupils in a table as a spreadsheet saves it: two bad rows, one pupil twice."""
    rows = [
        f"Pupil {n};pupil{n}@class.example;{60 + n % 41};2026-06-{1 + n % 28:02}" for n in range(ROWS - 3)
    ]
    rows[10:10] = ["Ana Bad;not an address;80;2026-06-01"]
    rows[20:20] = ["Ben Much;ben@class.example;180;2026-06-01"]
    rows += [rows[0]]
    return "\ufeff" + "\r\n".join(["Pupil;Mail;Points in the test;Awarded on", *rows])


def many_from_a_file(site: Site, open_page: OpenPage, look: Looker) -> None:
    """A file of 200 rows: columns, dry run, progress, receipt; the bad rows mended and awarded."""
    page = open_page()
    work = enter_as(page, site, "Grace Whitfield")
    page.goto(f"{work}/batches")
    page.get_by_label("What was earned?").select_option(label="Laboratory Safety")
    _hand_in(page, class_list())
    sees(page, "200 rows were read.")
    page.get_by_label("Name", exact=True).select_option("0")
    page.get_by_label("E-mail address").select_option("1")
    page.get_by_label("Written test").select_option("2")
    page.get_by_label("Date of the award").select_option("3")
    look.accessible(page)
    press(page, "Check every row")

    sees(page, "197 people are ready", "2 rows need you.", "Row 12", "Row 22", "These are left out")
    look.accessible(page)
    look.picture(page, "dry-run")
    to_mend = saved_file(page, "Take them away as a table").decode("utf-8-sig")
    assert "Ana Bad" in to_mend
    assert "Ben Much" in to_mend
    press(page, "Award 197 people")
    expect(page.get_by_role("heading", level=1)).to_have_text("197 awarded, 2 need you", timeout=60_000)
    look.accessible(page)
    look.picture(page, "receipt")

    press(page, "Mend the rows")
    _mend(page, "Row 12", "E-mail address", "ana@class.example")
    _mend(page, "Row 22", "Written test", "80")
    press(page, "Award 2 people")
    expect(page.get_by_role("heading", level=1)).to_have_text("199 awarded", timeout=60_000)
    assert "Laboratory Safety" in str(site.mail("ana@class.example")["Subject"])
    press(page, "See who was awarded")
    sees(page, "199 awards")

    page.goto(f"{work}/batches")
    page.get_by_label("What was earned?").select_option(label="Laboratory Safety")
    _hand_in(page, class_list())
    press(page, "Check every row")
    sees(page, "Nobody is ready yet", "This very file was awarded before")


def _hand_in(page: Page, text: str) -> None:
    file = FilePayload(name="class 9b.csv", mimeType="text/csv", buffer=text.encode())
    page.get_by_label("File").set_input_files([file])
    press(page, "Read the file")


def _mend(page: Page, row: str, field: str, value: str) -> None:
    press(page, row)
    page.get_by_label(field).fill(value)
    press(page, "Check this row again")
    sees(page, f"{row} is good now.")


def apply_with_evidence(site: Site, open_page: OpenPage, look: Looker) -> None:
    """Somebody applies without an account; it is returned, handed in again, and two assessors accept it."""
    owner, learner = open_page(), open_page(viewport=PHONE)
    email = "omar.diaz@mail.example"
    work = enter_as(owner, site, "Grace Whitfield")
    public = _open_applications(owner, work)

    learner.goto(public)
    press(learner, "Apply for this")
    learner.get_by_label("Your name").fill("Omar Díaz")
    learner.get_by_label("Your e-mail address").fill(email)
    press(learner, "Begin")
    sees(learner, "Look into your mail")
    learner.goto(link_in_mail(site, email, part="/apply/"))
    _add_text(learner, "My bicycle", "I took the back wheel off and mended the tube.")
    press(learner, "Hand it in")
    sees(learner, "Handed in: somebody will read it")
    look.accessible(learner)

    first, second = open_page(), open_page(viewport=PHONE)
    enter_as(first, site, "Aisha Rahman")
    enter_as(second, site, "Tom Brandt")
    before = len(site.mails(email))
    _judge(first, work, "Return", "Please say how you set the brakes.", look)
    sees(first, "Returned. The learner was told what is missing.")
    assert "how you set the brakes" in text_of(site.mail(email, before))

    learner.reload()
    sees(learner, "Please say how you set the brakes.")
    _add_text(learner, "Brakes", "Two millimetres between pad and rim, then the cable.")
    press(learner, "Hand it in again")
    _judge(first, work, "Accept", "", look)
    sees(first, "You accepted it. A second assessor decides now.")
    before = len(site.mails(email))
    _judge(second, work, "Accept", "", look)
    sees(second, "Accepted and awarded. The credential is on its way.")

    owner.goto(f"{work}/awards?search=Omar")
    owner.locator(".row-link").first.click()
    sees(owner, "Times returned", "2 people")
    look.accessible(owner)
    look.picture(owner, "judged")
    learner.goto(link_in_mail(site, email, before))
    press(learner, "Take it")
    check_file(learner, site, saved_file(learner, "The signed text, for programs"))
    sees(learner, GENUINE)


def _open_applications(owner: Page, work: str) -> str:
    owner.goto(f"{work}/achievements")
    owner.get_by_role("link", name="Bicycle Repair Workshop").click()
    press(owner, "Let people apply")
    owner.get_by_label("People may apply for this").check()
    owner.get_by_label("What they are asked to show").fill("How you mended it, step by step.")
    owner.get_by_label("Two assessors must agree").check()
    press(owner, "Save")
    sees(owner, "Saved.")
    press(owner, "Back to the achievement")
    sees(owner, "Applications open")
    press(owner, "Public page")
    return owner.url


def _add_text(page: Page, name: str, text: str) -> None:
    page.get_by_text("A text", exact=True).click()
    page.get_by_label("What is it?").first.fill(name)
    page.get_by_label("Your text").fill(text)
    press(page, "Add the text")
    sees(page, name)


def _judge(page: Page, work: str, decision: str, words: str, look: Looker) -> None:
    page.goto(f"{work}/applications")
    page.get_by_role("link", name="Omar Díaz").click()
    sees(page, "mended the tube")
    look.accessible(page)
    page.get_by_role("radio", name=re.compile(rf"^{decision}\b")).check()
    page.get_by_label("For the learner").fill(words)
    press(page, "Decide")
