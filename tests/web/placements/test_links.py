"""The mentor's link: what it opens, and when it opens nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from assay.web.base.clock import now
from assay.web.base.permission import NotFound
from assay.web.look.secret_links import GUESSES
from assay.web.records.placements import (
    hours,
    links,
    queries,
)
from assay.web.records.placements.models import Placement
from assay.web.records.rosters.rows import PupilRow
from web.placements.doing import over, pupil_client, sign
from web.placements.working import (
    letters,
    token_of,
)
from web.schooling import District, a_pupil
from web.security.world import signed_in

pytestmark = pytest.mark.django_db


def test_a_lost_link_is_mailed_again_a_new_one_closes_the_former(district: District, noor: PupilRow) -> None:
    key = over(district, noor)
    former, teacher = token_of(district.key, key), signed_in(district.teacher)
    where = f"/work/{district.key}/placements/{key}/link"

    assert teacher.post(where, {"do": "send"}).status_code == 303
    assert len([mail for mail in letters("placement") if former in mail["text"]]) == 2
    teacher.post(where, {"do": "renew"})
    answer = Client().get(f"/mentor/{former}")
    fresh = token_of(district.key, key)

    assert (fresh != former, answer.status_code) == (True, 404)
    assert Client().get(f"/mentor/{fresh}").status_code == 200
    teacher.post(where, {"do": "withdraw"})
    closed = Client().get(f"/mentor/{fresh}")
    assert (closed.status_code, "Noor" in closed.content.decode()) == (410, False)
    assert sign(Client(), fresh) == 404
    assert links.address(district.key, key) == ""


def test_a_link_ends_some_weeks_after_the_last_day(district: District, noor: PupilRow) -> None:
    key = over(district, noor)
    token = token_of(district.key, key)
    Placement.objects.of(district.key).filter(key=key).update(link_ends_at=now() - timedelta(minutes=1))

    assert Client().get(f"/mentor/{token}").status_code == 410
    with pytest.raises(NotFound):
        hours.confirm(token)


def test_a_link_opens_one_placement_and_nothing_of_another(district: District, noor: PupilRow) -> None:
    other = a_pupil(district, "Max", "Other", number="4712")
    key, others = over(district, noor), over(district, other)
    token, [entry] = token_of(district.key, key), queries.page(district.key, others).hours

    assert hours.confirm(token, [entry.key]) == 0
    assert Client().post(f"/mentor/{token}/hours/{entry.key}/question", {"note": "x"}).status_code == 404
    assert "Max" not in Client().get(f"/mentor/{token}").content.decode()
    phone = pupil_client(district, other)
    assert phone.get(f"/pupil/placements/{key}").status_code == 404
    assert phone.get(f"/pupil/placements/{others}").status_code == 200


def test_the_mentor_sees_the_first_name_and_nothing_else_of_the_pupil(
    district: District, noor: PupilRow
) -> None:
    page = Client().get(f"/mentor/{token_of(district.key, over(district, noor))}").content.decode()

    assert "Noor" in page
    for private in ("Haddad", "4711", noor.school, noor.grade and f"grade {noor.grade}", "13-17", "13 to 17"):
        assert not private or private not in page


def test_guessing_links_is_limited() -> None:
    client = Client()

    statuses = [client.get(f"/mentor/{'x' * 31}{number % 10}").status_code for number in range(GUESSES + 1)]

    assert statuses == [404] * GUESSES + [429]
