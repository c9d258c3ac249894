"""Exports: the columns, words and dates that a layout defines; every slip in one is said with its place."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from assay.web.base.file_faults import FileRefused
from assay.web.base.permission import Forbidden, NotFound
from assay.web.records.certificates import layouts
from assay.web.records.certificates.exporting import exported
from assay.web.records.certificates.layouts import read_layout
from assay.web.records.rosters.rows import Reach
from web.certificates.holding import PDF, a_check, a_scene
from web.security.world import signed_in

pytestmark = pytest.mark.django_db

COLUMNS = "columns: [{heading: A, field: pupil.number}]\n"


def test_the_reporting_layout_writes_what_was_looked_at_in_its_own_words() -> None:
    scene = a_scene()
    scene.holds(number="1", document=PDF, earned_on=date(2026, 5, 3))
    scene.holds("pcep", number="=1+1", check=a_check("=1+1"))
    scene.holds("cpr-aed-aha")
    answer = signed_in(scene.coordinator).get(
        reverse("school:certificate-export", args=[scene.key, "reporting"])
    )
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))

    assert [(row["CREDENTIAL_KEY"], row["EVIDENCE_CODE"]) for row in rows] == [
        ("pcep", "C"),
        ("servsafe-food-handler", "D"),
    ]
    assert rows[1]["DATE_ATTAINED"] == "05/03/2026"
    assert rows[1]["LOCAL_STUDENT_ID"] == "100234"


def test_the_plain_layout_has_every_state_in_words_and_no_formula() -> None:
    scene = a_scene()
    scene.holds(number="=1+1")
    answer = signed_in(scene.coordinator).get(reverse("school:certificate-export", args=[scene.key, "plain"]))
    [row] = csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig")))

    assert (row["Proof"], row["Number"]) == ("claimed", "'=1+1")


def test_an_own_layout_is_kept_replaced_and_removed() -> None:
    scene = a_scene()
    text = 'title: Mine\nseparator: tab\ndates: "%d.%m.%Y"\n' + COLUMNS
    key = layouts.add_layout(scene.coordinator, scene.key, text.encode())
    again = layouts.add_layout(scene.coordinator, scene.key, text.encode())
    scene.holds()

    assert key == again
    assert list(exported(scene.key, key)[1]) == [["100234"]]
    assert list(exported(scene.key, key, Reach(is_all=False))[1]) == []
    layouts.remove_layout(scene.coordinator, scene.key, key)
    with pytest.raises(NotFound):
        exported(scene.key, key)
    with pytest.raises(Forbidden):
        layouts.add_layout(scene.district.teacher, scene.key, text.encode())


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", ""),
        ("title: A\n", "columns"),
        (f"title: A\nnonsense: 1\n{COLUMNS}", "nonsense"),
        (f"title: ''\n{COLUMNS}", "title"),
        (f"title: A\nseparator: x\n{COLUMNS}", "separator"),
        (f"title: A\ndates: '%H'\n{COLUMNS}", "dates"),
        (f"title: A\nstates: [proven]\n{COLUMNS}", "states"),
        (f"title: A\nwords: {{seen: X, checked: X}}\n{COLUMNS}", "words"),
        (f"title: A\nwords: {{proven: X}}\n{COLUMNS}", "words.proven"),
        ("title: A\ncolumns: [{heading: A, field: pupil.born}]\n", "columns[1].field"),
        ("title: A\ncolumns: [{heading: A}]\n", "columns[1]"),
        ("title: A\ncolumns: [{heading: A, field: pupil.name, text: x}]\n", "columns[1]"),
        ("title: A\ncolumns: [1]\n", "columns[1]"),
        ("title: &a A\n" + COLUMNS, ""),
    ],
)
def test_a_slip_in_a_layout_is_said_with_its_place(text: str, where: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_layout(text.encode())

    [fault] = refused.value.faults
    assert fault.where == where
    assert fault.sentence
    assert fault.advice
