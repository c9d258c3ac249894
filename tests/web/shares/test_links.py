"""Share links: what they show, to whom, until when; and nothing the moment they are withdrawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from assay.web.base.clock import now
from assay.web.records.credentials import actions as credentials
from assay.web.records.credentials.publishing import publish_lists
from assay.web.records.people.actions import ensure_person
from assay.web.records.people.models import Person
from assay.web.records.reports import actions as reports
from assay.web.records.shares import actions, queries
from assay.web.records.shares.models import Share
from assay.web.records.shares.scopes import EVERYTHING, Part, Scope
from web.shares.sharing import EMAIL, EVIDENCE, NARRATIVE, a_learner

pytestmark = pytest.mark.django_db


def test_a_link_shows_the_answer_first_then_who_and_what(client: Client) -> None:
    learner = a_learner()

    page = client.get(f"/s/{learner.link()}").content.decode()

    assert "Nadia Müller" in page
    assert page.index("is-accepted") < page.index("Maps from open data</h2>")


def test_the_minimum_holds_nothing_of_what_was_left_out(client: Client) -> None:
    learner = a_learner()
    token = learner.link()

    page = client.get(f"/s/{token}").content.decode()

    assert NARRATIVE not in page
    assert EVIDENCE not in page
    assert EMAIL not in page
    assert 404 == client.get(f"/s/{token}.json").status_code
    assert learner.content not in client.get(f"/s/{token}.png").content
    assert 404 == client.post(f"/s/{token}", {"email": EMAIL}).status_code


def test_each_part_is_shown_once_it_is_chosen(client: Client) -> None:
    learner = a_learner()

    page = client.get(f"/s/{learner.link(Scope(frozenset({Part.EVIDENCE})))}").content.decode()

    assert EVIDENCE in page
    assert NARRATIVE not in page


def test_a_whole_link_hands_out_the_very_bytes_that_were_signed(client: Client) -> None:
    learner = a_learner()

    answer = client.get(f"/s/{learner.link(EVERYTHING)}.json")

    assert learner.content == answer.content
    assert "no-store" in answer["Cache-Control"]


def test_an_address_is_compared_and_not_kept(client: Client) -> None:
    token = a_learner().link(Scope(frozenset({Part.EMAIL})))

    right = client.post(f"/s/{token}", {"email": EMAIL}).content.decode()
    wrong = client.post(f"/s/{token}", {"email": "else@mail.example"}).content.decode()

    assert "Yes: it was issued to this address." in right
    assert "No: it was issued to another address." in wrong


def test_web_009_a_withdrawn_link_shows_nothing_from_the_next_request_on(client: Client) -> None:
    learner = a_learner()
    token = learner.link(EVERYTHING)
    before = client.get(f"/s/{token}")
    actions.withdraw(learner.person, queries.by_token(token).row.key)

    answers = [
        client.get(f"/s/{token}{end}") for end in ("", "/1", ".json", ".png", ".pdf", "/embed", "/qr.svg")
    ]

    assert "no-store" == before["Cache-Control"]
    assert {410} == {answer.status_code for answer in answers}
    assert not any(b"Nadia" in answer.content or b"Maps" in answer.content for answer in answers)


def test_an_ended_link_says_that_the_link_ended_not_the_credential(client: Client) -> None:
    token = a_learner().link(ends_at=now() - timedelta(seconds=1))

    answer = client.get(f"/s/{token}")

    assert 410 == answer.status_code
    assert "That says nothing about the credential itself" in answer.content.decode()


def test_a_page_that_was_taken_down_shows_nothing_and_says_by_whom(client: Client) -> None:
    token = a_learner().link()
    operator = ensure_person("operator@site.example", is_operator=True)
    reports.decide(operator, reports.report("share", token, "false", "Never taught"), upheld=True)

    answer = client.get(f"/s/{token}")

    assert 410 == answer.status_code
    assert "the people who run this site have taken it down" in answer.content.decode()
    assert 410 == client.get(f"/s/{token}.png").status_code


def test_web_008_whoever_guesses_links_is_slowed_down(client: Client) -> None:
    guesses = [client.get(f"/s/{'x' * 31}{number:02}").status_code for number in range(25)]

    assert 404 == guesses[0]
    assert 429 == guesses[-1]
    assert 429 == client.get(f"/s/{a_learner().link()}").status_code


def test_a_link_has_at_least_128_bits_and_is_stored_as_a_digest_alone() -> None:
    learner = a_learner()
    token = learner.link()
    row = Share.objects.of(learner.person).get()

    assert len(token) >= 22
    assert token not in f"{row.token_digest} {bytes(row.sealed)!r}"
    assert token == queries.made_by(learner.person)[0].token


def test_openings_are_counted_once_a_session_and_the_owners_own_are_not(client: Client) -> None:
    learner = a_learner()
    token = learner.link()
    for _time in range(3):
        client.get(f"/s/{token}")
    owner = Client()
    owner.force_login(learner.person)
    owner.get(f"/s/{token}")

    assert 1 == queries.made_by(learner.person)[0].opened


def test_a_form_on_a_shared_page_is_accepted_as_browsers_send_it() -> None:
    answer = Client().get(f"/s/{a_learner().link(EVERYTHING)}")

    # Under "no-referrer" a browser says that a form comes from nowhere, and it is refused.
    assert "same-origin" == answer["Referrer-Policy"]


def test_a_revoked_credential_is_named_but_nobody_with_it(client: Client) -> None:
    learner = a_learner()
    token = learner.link(EVERYTHING)
    credentials.revoke(learner.school.owner, learner.school.key, learner.credential, "awarded by mistake")
    publish_lists.call()

    page = client.get(f"/s/{token}").content.decode()

    assert "is-rejected" in page
    assert "Its issuer has revoked it since" in page
    assert "Maps from open data" in page
    assert "Nadia Müller" not in page
    assert {404} == {client.get(f"/s/{token}{end}").status_code for end in (".json", ".png", ".pdf")}


def test_only_an_adult_who_asked_is_indexed(client: Client) -> None:
    learner = a_learner()
    Person.objects.filter(pk=learner.person.pk).update(is_minor=False)
    learner.person.refresh_from_db()
    public = client.get(f"/s/{learner.link(is_public=True)}")
    private = client.get(f"/s/{learner.link()}")

    assert "X-Robots-Tag" not in public
    assert "og:title" in public.content.decode()
    assert "noindex" in private["X-Robots-Tag"]
    assert "og:title" not in private.content.decode()


@pytest.mark.parametrize("is_minor", [True, None])
def test_a_minors_page_is_never_indexed_even_if_it_once_was(client: Client, is_minor: bool | None) -> None:
    learner = a_learner()
    Person.objects.filter(pk=learner.person.pk).update(is_minor=is_minor)
    learner.person.refresh_from_db()
    token = learner.link(is_public=True)
    Share.objects.of(learner.person).update(is_public=True)

    assert "noindex" in client.get(f"/s/{token}")["X-Robots-Tag"]


def test_xss_012_only_the_embed_may_be_framed(client: Client) -> None:
    token = a_learner().link()

    embed, page = client.get(f"/s/{token}/embed"), client.get(f"/s/{token}")

    assert "frame-ancestors *" in embed["Content-Security-Policy"]
    assert "X-Frame-Options" not in embed
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "DENY" == page["X-Frame-Options"]
    assert b"<form" not in embed.content
    assert b"<script" not in embed.content


def test_xss_011_and_013_a_name_cannot_break_out_of_metadata(client: Client) -> None:
    learner = a_learner('</script><script>alert(1)</script>"><b>')
    Person.objects.filter(pk=learner.person.pk).update(is_minor=False)
    learner.person.refresh_from_db()

    token = learner.link(is_public=True, title='"><img src=x>')
    page = client.get(f"/s/{token}").content.decode()

    assert "<script>alert" not in page
    assert "<img src=x>" not in page


def test_xss_010_a_picture_that_could_be_a_page_is_never_opened_as_one(client: Client) -> None:
    answer = client.get(f"/s/{a_learner().link()}.svg")

    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "nosniff" == answer["X-Content-Type-Options"]


def test_several_credentials_are_a_list_with_an_answer_each(client: Client) -> None:
    learner = a_learner()
    second = a_learner(school=learner.school)
    token = actions.share(learner.person, [learner.holding, second.holding], title="For the bakery")

    page = client.get(f"/s/{token}").content.decode()

    assert "For the bakery" in page
    assert page.count("pill is-ok") == 2
    assert 200 == client.get(f"/s/{token}/2").status_code
    assert 404 == client.get(f"/s/{token}/3").status_code


def test_what_was_removed_from_the_wallet_is_gone_from_its_links(client: Client) -> None:
    learner, other = a_learner(), a_learner("Omar", "omar@mail.example")
    token = actions.share(learner.person, [other.holding])

    assert "Omar" not in client.get(f"/s/{token}").content.decode()
