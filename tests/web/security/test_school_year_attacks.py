"""Attacks on the school year, by class: guessing, keeping, markup in every text, formulas in every table."""

from __future__ import annotations

import ast
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

import assay.web
from assay.web.base import csv_files
from assay.web.records.credentials.values import normal_name
from assay.web.records.endorsements.signing import checked, sign
from assay.web.records.endorsements.values import Wanted
from assay.web.screens.pupil import views_entrance
from web.pupil.entering import PIN, a_code, come_in, knock
from web.schooling import a_district, a_pupil
from web.security.addresses import SECRET
from web.security.minor import PERSONAL, a_minor, addresses, signed_in, text_of
from web.security.test_tenancy import NAMES, address
from web.security.world import World

pytestmark = pytest.mark.django_db

MARKUP = "\"'><img src=x onerror=a>"


def test_whoever_guesses_secrets_is_slowed_down_at_every_address(world: World, settings: Settings) -> None:
    settings.ASSAY_RATE_FACTOR = 0.05
    endless = []
    for name in sorted(SECRET):
        client, kind = Client(), "code" if "code" in NAMES[name] else "token"
        where = address(world, name, **{kind: "ABCDEFGH" if kind == "code" else "t" * 32})
        answers: set[int] = set()
        for _round in range(2):  # a minute may end in the midst of one, and its count begins anew
            cache.clear()
            answers |= {client.get(where).status_code for _try in range(8)}
            answers |= {client.post(where).status_code for _try in range(8)} if 405 in answers else set()
            if 429 in answers:
                break
        endless += [] if 429 in answers else [f"{name}: {sorted(answers)}"]

    assert "" == "\n".join(endless)


def test_no_page_behind_a_secret_is_kept_found_or_told_to_others(world: World) -> None:
    loose = []
    for name in sorted(SECRET):
        if name.startswith("public:"):
            continue  # a link that somebody made public may be found; tests/web/shares says when
        answer = Client().get(address(world, name))
        is_kept = "no-store" not in answer.get("Cache-Control", "")
        is_told = answer.get("Referrer-Policy") not in {"same-origin", "no-referrer", "strict-origin"}
        if answer.status_code < 400 and (is_kept or is_told):
            loose.append((name, answer.get("Cache-Control"), answer.get("Referrer-Policy")))

    assert [] == loose


def test_a_network_that_missed_too_often_waits_for_a_class_code(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ASSAY_RATE_FACTOR = 1
    monkeypatch.setattr(views_entrance, "_MISSES", 4)
    district = a_district()
    one, other = (a_pupil(district, number=f"s{number}") for number in range(2))
    come_in(district, one)
    where, thief = f"/in/school/{district.key}", Client()

    told = [thief.post(where, {"number": f"x{number}", "pin": "482916"}).status_code for number in range(6)]
    right = Client().post(where, {"number": one.number, "pin": PIN})

    assert [422] * 4 + [429] * 2 == told
    assert 429 == right.status_code  # from the same network: nobody learns which PIN was right
    assert 303 == knock(Client(), a_code(district), other.number).status_code


def test_markup_in_any_text_of_a_pupils_record_is_shown_and_not_obeyed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in PERSONAL:
        if "@" not in PERSONAL[name]:
            monkeypatch.setitem(PERSONAL, name, f"{PERSONAL[name]}{MARKUP}"[:120])
    her = a_minor()
    owner, herself = signed_in(her.district.house.owner), signed_in(her.account)

    obeyed, opened, shown = [], set(), 0
    for name, where in addresses(her):
        if name in opened:
            continue  # one of each page is enough
        answer = (owner if where.startswith("/work/") else herself).get(where)
        if answer.status_code != 200 or "html" not in answer.get("Content-Type", ""):
            continue
        opened.add(name)
        text = text_of(answer).decode()
        shown += escape("<img src=x") in text
        obeyed += [f"{name} {where}"] if "<img src=x" in text else []

    assert [] == obeyed
    assert shown > 5


def test_what_turns_text_around_is_never_signed_and_markup_is_signed_as_text() -> None:
    words = "He is \u202egood\u202c and\x07 kind. <script>alert(1)</script> [a](javascript:b)\u2066"
    made = sign(Wanted("urn:uuid:0", "Work", words, "Ro\u202esa\u200b Alvarez", "rosa@clinic.example"))
    told = checked(Wanted("urn:uuid:0", "Work", words, "Rosa Alvarez"))

    subject = made.document["credentialSubject"]
    assert told.comment == subject["endorsementComment"]  # what was looked at is what was signed
    assert told.comment == "He is good and kind. <script>alert(1)</script> [a](javascript:b)"
    assert made.document["issuer"]["name"] == "Rosa Alvarez"
    assert normal_name("Zoë\u202e Quill\u2069") == "Zoë Quill"
    persian = "\u0645\u06cc\u200c\u062e\u0648"
    assert normal_name(persian) == persian  # what a writing system needs stays


def test_every_table_that_is_sent_is_written_where_formulas_are_made_harmless() -> None:
    """`safe_cell` stands in every function that writes CSV; a new one without it fails here."""
    loose = []
    for path in sorted(Path(assay.web.__file__).parent.rglob("*.py")):
        if "commands" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.FunctionDef):
                continue
            words = ast.unparse(node)
            if "csv.writer(" in words and csv_files.safe_cell.__name__ not in words:
                loose.append(f"{path.name}: {node.name}")

    assert [] == loose
