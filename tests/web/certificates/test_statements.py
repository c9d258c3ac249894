"""What only states another body's certificate: nobody earns it, nobody picks it, and who may issue it."""

from __future__ import annotations

import html

import pytest
from django.test import Client
from django.urls import reverse

from assay.web.base.permission import Forbidden
from assay.web.records.achievements import queries as achievements
from assay.web.records.certificates import issuing
from assay.web.records.organizations.permissions import Permission
from assay.web.records.organizations.queries import require
from assay.web.records.people.models import Person
from web.certificates.holding import PDF, Scene, a_scene
from web.desk.working import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    """A district with a coordinator and one pupil."""
    return a_scene()


def test_it_is_not_among_what_can_be_earned_or_awarded(scene: Scene) -> None:
    issuing.issue(scene.coordinator, scene.key, scene.holds(document=PDF))
    [stated] = achievements.stated(scene.key)
    page = html.unescape(Client().get(reverse("public:organization", args=[scene.key])).content.decode())
    offered, apart = page.split("<details", 1)

    assert stated.name.startswith("ServSafe Food Handler — document seen by")
    assert stated.key not in {row.key for row in achievements.published(scene.key)}
    assert stated.name not in offered
    assert stated.name in apart
    assert "Others give them" in apart


def test_only_who_may_publish_it_issues_it_on_the_page_and_in_the_action(scene: Scene) -> None:
    key = scene.holds(document=PDF)
    where = reverse("school:certificates-issue", args=[scene.key])
    form = {"certificate": key}

    def may(who: Person) -> bool:
        return issuing.may_issue(require(who, scene.key, Permission.CERTIFICATE_RECORD))

    assert (may(scene.district.teacher), may(scene.coordinator)) == (False, True)
    assert signed_in(scene.district.teacher).post(where, form).status_code == 403
    with pytest.raises(Forbidden):
        issuing.issue(scene.district.teacher, scene.key, key)
    assert signed_in(scene.coordinator).post(where, form).status_code == 303
    assert len(achievements.stated(scene.key)) == 1
