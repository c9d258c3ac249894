"""The tags of the visual language: `{% load look %}`.

Apart from the pieces themselves: this only names them for templates.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.formats import localize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from assay.web.look import drawings, icons
from assay.web.look.assay_links import assay_address
from assay.web.look.badges import BadgeDesign, draw_badge
from assay.web.look.band import Band, draw_band
from assay.web.look.grid import Grid
from assay.web.look.ladder import Ladder
from assay.web.look.mark import Mark, draw_mark
from assay.web.look.markdown import render_markdown
from assay.web.look.needle import Needle, draw_needle
from assay.web.look.pieces import (
    STATE_ICONS,
    Moment,
    Pages,
    Progress,
    Receipt,
    Skill,
    Stat,
    State,
    Step,
    Table,
    VerdictCard,
)
from assay.web.look.proofs import ProofState, draw_proof, proof_word
from assay.web.look.qr import draw_qr
from assay.web.records.people.queries import Person, of

register = template.Library()


@register.filter
def words(text: str) -> list[str]:
    """The words of a text, to walk over."""
    return text.split()


@register.filter
def hours(value: float) -> str:
    """So many hours in the reader's digits, with no more places than they need: 7, 7.5, 7.25."""
    return localize(int(value) if value == int(value) else value)


@register.filter
def markdown(text: str) -> SafeString:
    """Criteria and narratives as they are meant: Markdown, made safe to show."""
    return render_markdown(text)


@register.filter
def assay_of(identifier: str) -> str:
    """Where the assay of the achievement with this identifier is; empty where there is none."""
    return assay_address(identifier)


@register.filter
def called(person: Person) -> str:
    """What somebody who is signed in is called: by name, else by address, else in general."""
    known = of(person)
    return known.name or known.email or gettext("Your account")


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the set, for beside a word."""
    return icons.draw_icon(name)


@register.simple_tag
def drawing(name: str) -> SafeString:
    """A small drawing for an empty or a broken page."""
    return drawings.draw_drawing(name)


@register.simple_tag
def brand_mark() -> SafeString:
    """The sign beside the name of the site."""
    return drawings.draw_brand()


@register.simple_tag(takes_context=True)
def current(context: Context, address: str) -> SafeString:
    """The attribute that says one is already there, or below."""
    path = context["request"].path if "request" in context else ""
    is_here = path == address or (address != "/" and path.startswith(address.rstrip("/") + "/"))
    return mark_safe('aria-current="page"' if is_here else "")  # noqa: S308 - constants


@register.simple_tag
def badge(design: BadgeDesign) -> SafeString:
    """A badge as inline SVG that says its own name."""
    return mark_safe(draw_badge(design))  # noqa: S308 - drawn and escaped by ourselves


@register.simple_tag
def mark(facts: Mark) -> SafeString:
    """A credential's mark as inline SVG."""
    return mark_safe(draw_mark(facts))  # noqa: S308 - drawn and escaped by ourselves


@register.simple_tag
def qr(text: str, label: str) -> SafeString:
    """A QR figure of a text; `label` says where it leads."""
    return mark_safe(draw_qr(text, label))  # noqa: S308 - drawn and escaped by ourselves


@register.simple_tag
def proof(state: str) -> SafeString:
    """One of the four proof states: its mark and always its word."""
    named = ProofState(state)
    return _piece("look/proof.html", {"drawn": draw_proof(named), "word": proof_word(named), "state": named})


@register.simple_tag
def needle(facts: Needle) -> SafeString:
    """An estimate as a scale with its interval, its middle and its reference, and the same in words."""
    return _piece("look/needle.html", {"needle": facts, "drawn": draw_needle(facts)})


@register.simple_tag
def band(facts: Band) -> SafeString:
    """What an estimate may be in years to come, wider the farther away, and the same in words."""
    told = {"band": facts, "drawn": draw_band(facts), "last": facts.points[-1].label}
    return _piece("look/band.html", told)


@register.simple_tag
def ladder(facts: Ladder) -> SafeString:
    """The ladder of rigor: five steps, the reached one named."""
    return _piece("look/ladder.html", {"ladder": facts})


@register.simple_tag
def pill(state: str, text: str, icon_name: str = "") -> SafeString:
    """A state in a word, an icon and an outline."""
    facts = {"state": State(state), "text": text, "icon_name": icon_name or STATE_ICONS[State(state)]}
    return _piece("look/pill.html", facts)


@register.simple_block_tag
def notice(content: str, state: str, title: str = "") -> SafeString:
    """A notice around its content: ok, bad, unknown, info or plain."""
    facts = {
        "state": State(state),
        "title": title,
        "content": content,
        "icon_name": STATE_ICONS[State(state)],
    }
    return _piece("look/notice.html", facts)


@register.simple_block_tag
def verdict(content: str, card: VerdictCard) -> SafeString:
    """A verdict around the credential's content, which is dropped when the verdict is "rejected"."""
    shown = content.strip() if card.may_show_content else ""
    facts = {"card": card, "content": mark_safe(shown), "icons": STATE_ICONS}  # noqa: S308 - a template's own output
    return _piece("look/verdict.html", facts)


@register.simple_tag
def chips(skills: tuple[Skill, ...], label: str = "") -> SafeString:
    """Skills as chips."""
    return _piece("look/chips.html", {"skills": skills, "label": label})


@register.simple_tag
def stats(figures: tuple[Stat, ...]) -> SafeString:
    """A row of figures."""
    return _piece("look/stats.html", {"figures": figures})


@register.simple_tag
def stepper(steps: tuple[Step, ...], label: str = "") -> SafeString:
    """The steps of a job and where one is."""
    return _piece("look/stepper.html", {"steps": steps, "label": label})


@register.simple_tag
def timeline(moments: tuple[Moment, ...]) -> SafeString:
    """What happened, newest where the list puts it."""
    return _piece("look/timeline.html", {"moments": moments})


@register.simple_tag
def progress(work: Progress) -> SafeString:
    """A bar with counts."""
    return _piece("look/progress.html", {"work": work})


@register.simple_tag
def receipt(slip: Receipt) -> SafeString:
    """What came of it."""
    return _piece("look/receipt.html", {"slip": slip})


@register.simple_tag
def pagination(pages: Pages) -> SafeString:
    """The way through the pages of a list; nothing when there is one page."""
    return _piece("look/pagination.html", {"pages": pages})


@register.simple_tag
def grid(facts: Grid) -> SafeString:
    """Pupils and skills, a box for each; it stands in the page's own form."""
    return _piece("look/grid.html", {"facts": facts})


@register.simple_tag
def table(facts: Table) -> SafeString:
    """A table of plain texts."""
    return _piece("look/table.html", {"table": facts})


@register.simple_tag
def empty(sentence: str, url: str = "", action: str = "", drawing: str = "nothing") -> SafeString:
    """What will be here, in one sentence, and the one thing to do."""
    return _piece("look/empty.html", {"sentence": sentence, "url": url, "action": action, "drawing": drawing})


def _piece(name: str, facts: dict[str, Any]) -> SafeString:
    return render_to_string(name, facts)
