"""Attacks on the yardstick: bought standing, notice got round, recognition voided, people between lines."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from assay.analysis.descriptions import read
from assay.analysis.estimates import FEWEST
from assay.analysis.valuation import Observed, assay, counted, improvements
from assay.web.records.achievements.plans import achievement_id
from assay.web.records.assays import actions, queries
from assay.web.records.assays.ours import assay_of_others
from assay.web.records.assays.values import AssayRefused
from assay.web.records.judging_history.queries import observed
from assay.web.records.mailing.models import Mail
from assay.web.records.statements import bringing, controllers
from assay.web.records.statements import queries as statements
from assay.web.records.statements.actions import draft, sign, withdraw
from web.assays.assaying import a_kept, achievement, as_bytes, row, told
from web.desk.working import a_member
from web.factories import School, a_school
from web.statements.stating import Web, a_body, an_outsider, prove, state, wanted
from web.yardstick.judged import handed_in, opened, said

pytestmark = pytest.mark.django_db

FOREIGN = "https://mill.example/a/1"


@pytest.fixture
def school() -> School:
    made = a_school()
    prove(made.key, "lake.example")
    return made


def mills_badge(**more: object) -> bytes:
    creator = {"id": "did:web:mill.example", "type": ["Profile"], "name": "Mill"}
    return as_bytes(achievement(id=FOREIGN, creator=creator, **more))


def standing(identifier: str) -> tuple[int, list[str]]:
    found = statements.recognised(identifier)
    return found.count, sorted(reason for _row, reason in found.left_out)


# Notice.


def test_naming_the_issuer_above_oneself_spares_no_notice(school: School) -> None:
    controllers.name_parent(school.owner, school.key, "College of the Coast", "college.example")
    key = a_kept(school)

    assert row(school, key).needs_notice
    with pytest.raises(AssayRefused, match="no-notice"):
        actions.publish(school.owner, school.key, key, "independent")


@pytest.mark.parametrize("domain", ["students.college.example", "xcollege.example"])
def test_a_name_below_or_beside_the_issuers_domain_spares_no_notice(school: School, domain: str) -> None:
    prove(school.key, domain)

    assert row(school, a_kept(school)).needs_notice is True


@pytest.mark.parametrize(
    "identifier", ["HTTPS://victim.example/a", "Http://victim.example/a", "did:web:victim.example"]
)
def test_anothers_identifier_is_anothers_however_it_is_spelt(school: School, identifier: str) -> None:
    creator = {"id": "did:web:lake.example", "type": ["Profile"], "name": "Ours"}

    assert row(school, a_kept(school, achievement(id=identifier, creator=creator))).needs_notice


def test_whoever_lost_the_domain_must_give_notice_again(school: School) -> None:
    prove(school.key, "college.example")
    key = a_kept(school)
    assert not row(school, key).needs_notice

    prove(school.key, "college.example", is_proven=False)
    assert queries.page(school.key, key).row.needs_notice
    with pytest.raises(AssayRefused, match="no-notice"):
        actions.publish(school.owner, school.key, key, "independent")
    told(school, key)
    with pytest.raises(AssayRefused, match="waiting"):
        actions.publish(school.owner, school.key, key, "independent")


def test_of_one_that_is_thrown_away_nothing_is_mailed_any_more(school: School) -> None:
    key = a_kept(school)
    told(school, key)
    assert Mail.objects.filter(about_kind=queries.KIND, about_key=key, state="queued").exists()

    actions.discard(school.owner, school.key, key)
    assert not Mail.objects.filter(about_kind=queries.KIND, about_key=key).exclude(sealed=b"").exists()


# Standing.


def test_an_identifier_that_anybody_can_write_brings_no_recognition(school: School) -> None:
    state(a_body("Bakery", "bakery.example"), school.achievement)
    identifier = achievement_id(school.achievement, 1)
    creator = {"id": "did:web:mill.example", "type": ["Profile"], "name": "Mill"}
    forged = read(as_bytes(achievement(id=identifier, creator=creator)))

    assert 1 == statements.recognised(identifier).count
    held = {one.key: one for one in assay_of_others(forged).indicators}["recognition"]
    assert ("no-statement", None) == (held.words, held.estimate.value)


def test_an_issuer_that_names_somebody_above_itself_is_still_itself(school: School) -> None:
    mill = an_outsider(
        "mill.example",
        "Mill",
        parentOrg={"id": "https://innocent.example", "type": ["Profile"], "name": "Innocent"},
    )
    web = Web(mill.web | {FOREIGN: mills_badge()})
    bringing.bring(school.owner, school.key, mill.states(FOREIGN), web)

    assert (0, ["issuer-itself"]) == standing(FOREIGN)


def test_a_pair_is_a_pair_whoever_one_of_them_names_above_itself(school: School) -> None:
    chain = {"id": "https://chain.example", "type": ["Profile"], "name": "Chain"}
    mill = an_outsider("mill.example", "Mill", parentOrg=chain)
    ours = achievement_id(school.achievement, 1)
    web = Web(mill.web | {FOREIGN: mills_badge()})
    bringing.bring(school.owner, school.key, mill.states(ours), web)
    assert (1, []) == standing(ours)

    state_foreign(school, web)
    assert (0, ["reciprocal"]) == standing(ours)


def state_foreign(school: School, web: Web) -> None:
    """The school's statement about the mill's badge."""
    key = draft(school.owner, school.key, wanted(FOREIGN), web)
    sign(school.owner, school.key, key)


def test_names_that_are_given_away_count_once(school: School) -> None:
    for name in ("one", "two", "three"):
        friend = an_outsider(f"{name}.github.io", name)
        bringing.bring(
            school.owner, school.key, friend.states(achievement_id(school.achievement, 1)), Web(friend.web)
        )

    assert (1, ["same-organization"] * 2) == standing(achievement_id(school.achievement, 1))
    assert ("github.io", "bakery.co.uk") == (counted("a.b.github.io"), counted("www.bakery.co.uk"))


def test_a_rival_cannot_list_a_statement_to_void_it(school: School) -> None:
    rival, hotel = a_body("Rival", "rival.example"), an_outsider("hotel.example", "Grand Hotel")
    content, identifier = (
        hotel.states(achievement_id(school.achievement, 1)),
        achievement_id(school.achievement, 1),
    )
    listed = bringing.bring(rival.owner, rival.key, content, Web(hotel.web))
    withdraw(rival.owner, rival.key, listed)
    assert 0 == standing(identifier)[0]

    bringing.bring(school.owner, school.key, content, Web(hotel.web))
    assert (1, []) == standing(identifier)


# People.

_COUNT = st.integers(0, FEWEST - 1)


@given(_COUNT, _COUNT, _COUNT, st.dates(date(2026, 1, 1), date(2026, 3, 1)))
def test_of_fewer_than_ten_an_assay_says_nothing_in_any_figure_or_digest(
    attempts: int, first: int, second: int, day: date
) -> None:
    passed, again = min(first, attempts), min(second, attempts)
    seen = Observed(
        attempts, passed_first=passed, returned=attempts - passed, with_evidence=again, by_rubric=again,
        second_assessed=again, agreed=min(again, passed), independent=passed, minutes=(30.0,) * passed,
        first_day=day, last_day=day,
    )  # fmt: skip
    described, today = read(as_bytes(achievement())), date(2026, 4, 1)
    one = assay(described, observed=seen, as_of=today)
    other = assay(described, observed=Observed(1), as_of=today)

    assert one.json == other.json
    assert improvements(one, described, observed=seen) == improvements(other, described, observed=Observed(1))


def test_a_digest_does_not_tell_of_the_few_whom_a_second_person_judged() -> None:
    def digest(second: int, agreed: int) -> list[str]:
        seen = Observed(40, passed_first=30, second_assessed=second, agreed=agreed)
        made = assay(read(as_bytes(achievement())), observed=seen, as_of=date(2026, 4, 1))
        return [one.digest for one in made.inputs if one.kind == "observed"]

    assert digest(3, 3) == digest(9, 1)
    assert digest(12, 12) != digest(12, 1)


def test_whoever_compares_two_days_learns_nothing_of_the_one_who_came_between(school: School) -> None:
    opened(school)
    reviewer = a_member(school, "reviewer")
    for place in range(10):
        said(reviewer, school, handed_in(school, f"n{place}@mail.example"), "accepted")
    before = observed(school.key, school.achievement)
    address = reverse("published:assay", args=[school.achievement, 1])
    page = Client().get(address).content

    said(reviewer, school, handed_in(school, "between@mail.example"), "declined")

    assert before == observed(school.key, school.achievement)
    assert page == Client().get(address).content
    for place in range(9):
        said(reviewer, school, handed_in(school, f"m{place}@mail.example"), "accepted")
    later = observed(school.key, school.achievement)
    assert later is not None
    assert (20, 19) == (later.attempts, later.passed_first)


# What is handed in.

_MARKUP = "<script>alert(1)</script>\u202eevil\u2066"


@pytest.mark.parametrize("view", ["plain", "employers", "analysts"])
def test_nothing_that_is_handed_in_becomes_markup_or_a_link(view: str) -> None:
    link = "javascript:alert(2)"
    aligned = {"type": ["Alignment"], "targetName": _MARKUP, "targetUrl": link}
    document = achievement(
        id=link,
        name=_MARKUP,
        criteria={"id": link, "narrative": f"[x]({link}) must pass a quiz {_MARKUP}"},
        creator={"id": link, "url": link, "type": ["Profile"], "name": _MARKUP},
        alignment=[aligned] * 50,
    )
    answer = Client().post(f"/value?for={view}", {"text": as_bytes(document).decode()})
    page = answer.content.decode()

    assert 200 == answer.status_code
    for trace in ("<script>alert", 'href="javascript', "\u202e", "\u2066"):
        assert trace not in page


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:5432/", "https://169.254.169.254/latest", "https://localhost/", "https://[::1]/",
        "https://2130706433/", "https://0x7f.1/", "https://metadata.google.internal/",
        "https://user@evil.example/", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_no_address_of_the_house_is_asked(address: str) -> None:
    badge = {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://e.example/1"}
    inside = as_bytes(badge | {"badge": address, "recipient": {}}).decode()

    assert 422 == Client().post("/value", {"text": address}).status_code
    assert 422 == Client().post("/value", {"text": inside}).status_code
    assert 422 == Client().post("/value/compare", {"which": f"{address}\nhttps://10.0.0.1/"}).status_code
