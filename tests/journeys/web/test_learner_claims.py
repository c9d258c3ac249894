"""A learner claims on a phone, without an account: by mail, by a code on the board; and keeps it later."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from journeys.web.conftest import OpenPage
from journeys.web.learning import code_on
from journeys.web.looking import DESK, PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import enter_as, link_in_mail, press, saved_file, sees, sign_in

BEN = "ben.kowalski@pupils.lincoln-high.example"


def test_what_came_by_mail_is_taken_without_an_account_and_kept_later(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page(viewport=PHONE)
    page.goto(link_in_mail(site, BEN))
    sees(page, "Awarded to you", "Ben Kowalski", "Laboratory Safety", "You need no account.")
    look.accessible(page)
    look.picture(page, "claim-phone")

    press(page, "This is not for me")
    sees(page, "You said that this is not for you", "Nothing was lost.")
    press(page, "It is for me after all")
    press(page, "Take it")
    sees(page, "Yours", "Keep it", "Take it along")
    look.accessible(page)
    assert b"Laboratory Safety" in saved_file(page, "The signed text, for programs")
    assert b"%PDF-" in saved_file(page, "A page to print, with the credential inside")[:1024]

    press(page, "Keep it in a wallet")
    sign_in(page, site, BEN)
    page.goto(f"{site.origin}/wallet/")
    press(page, "Laboratory Safety")
    sees(page, "Ben Kowalski", "Genuine and still valid", "Written test")
    look.accessible(page)
    look.picture(page, "holding-phone")


def test_a_code_on_the_board_is_read_by_a_camera_or_typed(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    board = open_page(viewport=DESK)
    work = enter_as(board, site, "Tom Brandt")
    board.goto(f"{work}/codes")
    press(board, "Workshop week, group B")
    shown = board.locator(".code-big").inner_text()
    press(board, "Show it large")
    sees(board, "Point your camera at it", shown)

    camera = open_page(viewport=PHONE)
    camera.goto(code_on(board))
    sees(camera, "Bicycle Repair Workshop", "Lincoln High School")
    look.accessible(camera)
    look.picture(camera, "code-phone")
    _claim(camera, "Tova Lindqvist", "tova@mail.example")

    typed = open_page(viewport=PHONE, java_script_enabled=False)
    typed.goto(f"{site.origin}/claim")
    typed.get_by_label("The code").fill("XXXX-XXXX")
    press(typed, "Go on")
    sees(typed, "Nobody gave out this code.")
    typed.get_by_label("The code").fill(shown.lower().replace("-", " "))
    press(typed, "Go on")
    press(typed, "This is me: award it")
    sees(typed, "This field is required.")
    _claim(typed, "Uma Prasad", "uma@mail.example")
    assert re.search(r"/claim/[^/]+$", link_in_mail(site, "uma@mail.example"))


def _claim(page: Page, name: str, email: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your e-mail address").fill(email)
    press(page, "This is me: award it")
    sees(page, name, "Bicycle Repair Workshop", "Take it along")
