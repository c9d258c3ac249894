"""A learner's account: several addresses, a passkey, a school's own sign-in; and the end of it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from journeys.web.conftest import OpenPage
from journeys.web.learning import TITLE, badge, bring, open_wallet, share_it
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site, free_port, running_site, text_of
from journeys.web.steps import CODE, press, saved_file, sees, sign_in


def test_a_new_address_takes_the_place_of_a_dying_one(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page(viewport=PHONE)
    old, new = "ravi@school.example", "ravi@home.example"
    open_wallet(page, site, old)
    bring(page, site, badge("Ravi Menon", old))
    sees(page, "It is genuine, and it is in your wallet now.")

    page.goto(f"{site.origin}/account/email/")
    look.accessible(page)
    page.get_by_label("The new address").fill(new)
    press(page, "Send a code to it")
    _type_code(page, site, new)
    page.goto(f"{site.origin}/account/email/")
    press(page, f"Make main {new}")
    press(page, f"Remove {old}")
    expect(page.get_by_role("list").filter(has_text="Main address")).not_to_contain_text(old)
    look.picture(page, "addresses-phone")

    elsewhere = open_page(viewport=PHONE)
    open_wallet(elsewhere, site, new)
    sees(elsewhere, TITLE)


def _type_code(page: Page, site: Site, email: str) -> None:
    """The code that was just sent there."""
    page.get_by_label("The code from the e-mail").fill(CODE.findall(text_of(site.mail(email)))[-1])
    press(page, "Continue")


def _code_again(page: Page, site: Site, email: str) -> None:
    """Show once more that it is still she, where the site asks."""
    sees(page, "Is it still you?")
    before = len(site.mails(email))
    press(page, "Send me a code")
    page.get_by_label("The code from the e-mail").fill(CODE.findall(text_of(site.mail(email, before)))[-1])
    press(page, "Continue")


def test_a_passkey_signs_in_without_a_code(site: Site, open_page: OpenPage, look: Looker) -> None:
    page = open_page()
    email = "kim.holm@mail.example"
    open_wallet(page, site, email)
    _with_authenticator(page)
    page.goto(f"{site.origin}/account/passkeys/")
    press(page, "Add a passkey")
    if "/account/again" in page.url:
        _code_again(page, site, email)
    sees(page, "Your browser asks for the rest.")
    look.accessible(page)
    press(page, "Add the passkey")
    page.wait_for_url("**/account/passkeys/")
    sees(page, "Added on")
    look.picture(page, "passkeys")

    press(page, "Sign out")
    page.goto(f"{site.origin}/account/login/?next=/wallet/")
    press(page, "Sign in with a passkey")
    page.wait_for_url("**/wallet/")
    sees(page, "My credentials")


def _with_authenticator(page: Page) -> None:
    """A device with a finger on it, as the browser sees it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.fixture
def school() -> Iterator[str]:
    """The sign-in service of a school: a real OpenID Connect provider, a process of its own."""
    port = free_port()
    person = {"sub": "maya", "name": "Maya Ruiz", "email": "maya@lake.example", "email_verified": True}
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--user-claims", json.dumps(person)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(address: str) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            requests.get(address, timeout=1)
        except OSError:
            assert time.monotonic() < end, f"{address} does not answer"
            time.sleep(0.1)
        else:
            return


def test_the_sign_in_of_a_school_opens_the_same_wallet_as_the_code(
    school: str, browser: Browser, open_page: OpenPage, tmp_path: Path
) -> None:
    service = {
        "ASSAY_OPENID_SERVER": school,
        "ASSAY_OPENID_CLIENT": "assay",
        "ASSAY_OPENID_SECRET": "of no worth",
        "ASSAY_OPENID_NAME": "Lake School",
    }
    with running_site(tmp_path, "serve", **service) as site:
        page = browser.new_page()  # not watched: the provider's page is not ours, and wants the internet
        page.goto(f"{site.origin}/account/login/")
        press(page, "Sign in with Lake School")
        sees(page, "They tell us your name and e-mail address, nothing else.")
        press(page, "Go there")
        page.locator("[name=sub]").first.fill("maya")
        page.get_by_role("button").first.click()
        page.wait_for_url(f"{site.origin}/**")
        page.goto(f"{site.origin}/wallet/")
        sees(page, "My credentials")
        bring(page, site, badge("Maya Ruiz", "maya@lake.example"))
        sees(page, "It is genuine")

        phone = open_page(viewport=PHONE)
        open_wallet(phone, site, "maya@lake.example")
        sees(phone, TITLE)
        page.close()
        phone.close()


def test_everything_is_taken_along_and_then_nothing_is_left(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page()
    email = "wanda.oyelaran@mail.example"
    open_wallet(page, site, email)
    bring(page, site, badge("Wanda Oyelaran", email))
    link = share_it(page)
    page.goto(f"{site.origin}/wallet/export")
    assert saved_file(page, "Download").startswith(b"PK")

    page.goto(f"{site.origin}/account/")
    press(page, "Delete the account")
    if "/account/again" in page.url:
        _code_again(page, site, email)
    sees(page, "What goes", "What stays")
    look.accessible(page)
    look.picture(page, "delete")
    page.get_by_label("Type DELETE to go on").fill("no")
    press(page, "Delete my account for good")
    sees(page, "Type DELETE if you mean it.")
    page.get_by_label("Type DELETE to go on").fill("delete")
    press(page, "Delete my account for good")
    sees(page, "Your account is gone")

    page.goto(link)
    expect(page.locator("body")).not_to_contain_text("Wanda")
    page.goto(f"{site.origin}/wallet/")
    sign_in(page, site, email)
    page.goto(f"{site.origin}/wallet/")
    sees(page, "What you are awarded comes here")
    expect(page.locator("body")).not_to_contain_text(TITLE)
