"""A learner's own pages about links: see first, then share; and everything as one file."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from django.test import Client

import assay
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.publishing import publish_lists
from assay.web.records.holdings import actions as holdings
from assay.web.records.shares import queries
from web.shares.sharing import EVIDENCE, Learner, a_learner

pytestmark = pytest.mark.django_db


def signed_in(learner: Learner) -> Client:
    client = Client()
    client.force_login(learner.person)
    return client


def test_a_link_is_made_after_a_look_at_exactly_what_it_shows() -> None:
    learner = a_learner()
    client = signed_in(learner)
    values = {"holdings": learner.holding, "ends": "30", "title": "For the bakery"}

    preview = client.post("/wallet/shares/new", {**values, "step": "preview"}).content.decode()
    assert [] == queries.made_by(learner.person)
    made = client.post("/wallet/shares/new", {**values, "step": "make"})

    (link,) = queries.made_by(learner.person)
    assert "Nadia Müller" in preview
    assert EVIDENCE not in preview
    assert 303 == made.status_code
    assert link.title == "For the bakery"
    assert frozenset() == link.scope.parts
    assert 200 == client.get(made["Location"]).status_code
    assert 200 == client.get(f"{made['Location']}/use").status_code


def test_a_day_of_ones_own_must_be_given_and_lie_ahead() -> None:
    learner = a_learner()
    client = signed_in(learner)

    answer = client.post(
        "/wallet/shares/new",
        {"holdings": learner.holding, "ends": "day", "last_day": "2020-01-01", "step": "make"},
    )

    assert 422 == answer.status_code
    assert "Choose a day from today on" in answer.content.decode()
    assert [] == queries.made_by(learner.person)


def test_a_revoked_credential_cannot_be_put_on_a_new_link_and_the_reason_is_said() -> None:
    learner = a_learner()
    credentials.revoke(learner.school.owner, learner.school.key, learner.credential, "mistake")
    publish_lists.call()
    holdings.look_again(learner.person, learner.holding)
    client = signed_in(learner)

    chosen = client.get("/wallet/shares/new", {"holding": learner.holding}).content.decode()
    client.post("/wallet/shares/new", {"holdings": learner.holding, "ends": "30", "step": "make"})

    assert "cannot be put on a new link" in chosen
    assert "The school has revoked it." in chosen
    assert [] == queries.made_by(learner.person)


def test_another_persons_credential_or_link_is_nothing_to_me() -> None:
    mine, theirs = a_learner(), a_learner("Omar", "omar@mail.example")
    theirs.link()
    key = queries.made_by(theirs.person)[0].key
    client = signed_in(mine)

    client.post("/wallet/shares/new", {"holdings": theirs.holding, "ends": "30", "step": "make"})
    answers = [client.get(f"/wallet/shares/{key}{end}") for end in ("", "/use", "/end", "/withdraw")]
    answers += [
        client.post(f"/wallet/shares/{key}/{verb}") for verb in ("withdraw", "renew", "publish", "end")
    ]

    assert {404} == {answer.status_code for answer in answers}
    assert [] == queries.made_by(mine.person)
    assert queries.made_by(theirs.person)[0].is_working


def test_a_new_link_ends_the_old_one() -> None:
    learner = a_learner()
    old = learner.link()
    client = signed_in(learner)

    client.post(f"/wallet/shares/{queries.by_token(old).row.key}/renew")

    assert not queries.by_token(old).row.is_working
    assert [True, False] == [row.is_working for row in queries.made_by(learner.person)]


def test_xss_006_everything_is_one_zip_with_the_exact_bytes_and_a_safe_table() -> None:
    learner = a_learner("=1+1")
    learner.link(title="@home")

    answer = signed_in(learner).post("/wallet/export")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer)))

    names = archive.namelist()
    assert learner.content == archive.read(
        next(name for name in names if name.endswith(".json") and "/" in name)
    )
    (picture,) = [archive.read(name) for name in names if name.endswith(".png")]
    assert learner.content == assay.unbake(picture)
    table = archive.read("credentials.csv").decode("utf-8-sig")
    assert "'=1+1" == next(csv.DictReader(io.StringIO(table)))["holder"]
    assert "'@home" in archive.read("links.csv").decode()
    assert "README.txt" in names
    assert archive.read("credentials.pdf").startswith(b"%PDF")
