"""The pages: nothing inline, forms that say what is wrong where, and the gallery."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.test import Client
from django.utils import translation

import assay.web.look
from assay.web.look.samples import SampleForm

TEMPLATES = Path(assay.web.look.__file__).parent / "templates"
FILES = sorted(TEMPLATES.rglob("*.html"))
INLINE = re.compile(
    r"""\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*["']|javascript:|<script\b(?![^>]*\ssrc=)""", re.IGNORECASE
)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(TEMPLATES)))
def test_a_template_has_nothing_inline(path: Path) -> None:
    assert [] == INLINE.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(TEMPLATES)))
def test_a_template_can_be_read(path: Path) -> None:
    get_template(str(path.relative_to(TEMPLATES)))


class Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.named: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.named += [
            part for name, value in attrs if name == "aria-describedby" for part in (value or "").split()
        ]


def test_a_wrong_field_says_so_where_it_stands() -> None:
    html = SampleForm({"name": "", "email": "teacher", "kind": "school", "role": "teacher"}).render()
    page = Ids()
    page.feed(html)

    assert 'aria-invalid="true"' in html
    assert {"id_name_error", "id_email_error", "id_email_helptext"} <= set(page.named)
    assert set(page.named) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert 'value="teacher"' in html


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/look", "/look?wrong=1"])
def test_the_gallery_shows_every_piece(client: Client, address: str) -> None:
    answer = client.get(address)
    html = answer.content.decode()

    assert 200 == answer.status_code
    for piece in (
        "verdict is-rejected",
        "mark",
        "badge",
        "proof",
        "needle",
        "needle band",
        "gap-bars",
        "ladder",
        "timeline",
        "receipt",
        "qr",
    ):
        assert f'class="{piece}' in html
    assert not INLINE.search(html)


@pytest.mark.django_db
def test_the_gallery_names_every_style_sheet_there_is(client: Client) -> None:
    named = set(re.findall(r'href="/static/look/([\w-]+\.css)', client.get("/look").content.decode()))

    assert {path.name for path in (TEMPLATES.parent / "static" / "look").glob("*.css")} == named


@pytest.mark.django_db
def test_the_language_is_changed_by_a_form(client: Client) -> None:
    with translation.override("en"):  # a request leaves its language behind; this puts back the tests' own
        answer = client.post("/language/setlang/", {"language": "es", "next": "/look"})
        html = client.get("/look").content.decode()

    assert 302 == answer.status_code
    assert "es" == client.cookies[settings.LANGUAGE_COOKIE_NAME].value
    assert '<html lang="es"' in html
