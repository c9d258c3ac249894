"""Signing in with a school's own service: a real OpenID Connect provider, a process of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django.fixtures import Settings

from assay.web.records.people import addresses
from assay.web.records.people.models import Person
from web.learner.learning import EMAIL, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket, pytest.mark.usefixtures("house")]

CALLBACK = "http://testserver/account/oidc/house/login/callback/"
MAYA = {"sub": "maya", "name": "Maya Ruiz", "email": EMAIL, "email_verified": True}
UNPROVEN = {"sub": "eve", "name": "Eve", "email": EMAIL, "email_verified": False}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    for person in (MAYA, UNPROVEN):
        command += ["--user-claims", json.dumps(person)]
    process = subprocess.Popen(
        command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=dict(os.environ)
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                requests.get(f"{address}/.well-known/openid-configuration", timeout=1)
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def house(provider: str, settings: Settings) -> str:
    app = {
        "provider_id": "house",
        "name": "Lake School",
        "client_id": "assay",
        "secret": "of no worth",
        "settings": {"server_url": provider},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
    return provider


def at_the_school(client: Client, who: str, process: str = "login") -> str:
    """Go there, sign in as this person, and come back; where that led."""
    leave = client.post(f"/account/oidc/house/login/?process={process}")
    assert 302 == leave.status_code
    answer = requests.post(leave["Location"], {"sub": who}, allow_redirects=False, timeout=10)
    back = answer.headers["Location"]
    assert back.startswith(CALLBACK)
    return str(client.get(back.removeprefix("http://testserver"))["Location"])


def test_the_school_vouches_for_a_new_account() -> None:
    client = Client()
    assert "Sign in with Lake School" in client.get("/account/login/").content.decode()

    where = at_the_school(client, "maya")

    person = Person.objects.get(email=EMAIL)
    assert where.startswith("/account/arrive")
    assert 200 == client.get("/wallet/").status_code
    assert [EMAIL] == addresses.proven(person)
    assert not person.has_usable_password()


def test_the_code_by_mail_leads_to_the_same_account() -> None:
    at_the_school(Client(), "maya")

    person = sign_in(Client(), EMAIL)

    assert 1 == SocialAccount.objects.filter(user=person).count()
    assert 1 == Person.objects.count()


def test_an_unproven_address_at_the_school_opens_nobodys_account() -> None:
    owner = sign_in(Client(), EMAIL)
    client = Client()

    at_the_school(client, "eve")

    assert 302 == client.get("/wallet/").status_code
    assert 0 == SocialAccount.objects.filter(user=owner).count()


def test_whoever_has_an_account_joins_the_two_while_signed_in() -> None:
    client = Client()
    person = sign_in(client, EMAIL)

    at_the_school(client, "maya", process="connect")
    elsewhere = Client()
    at_the_school(elsewhere, "maya")

    assert 1 == SocialAccount.objects.filter(user=person).count()
    assert 200 == elsewhere.get("/wallet/").status_code
