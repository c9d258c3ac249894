"""What stands beside an answer, made ready to be drawn: the seal, and Markdown as safe HTML."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from assay.web.look.mark import Mark
from assay.web.look.markdown import render_markdown
from assay.web.records.verifications.judged import ACCEPTED, Judged


def shown_content(judged: Judged) -> dict[str, Any]:
    """What the page of an answer needs beside its content; nothing where there is none."""
    content = judged.content
    if content is None:
        return {}
    facts = {"name": content.name, "issuer": content.issuer.name}
    title = _("Seal of %(name)s by %(issuer)s") % facts
    # Only what was proved gets the stamp.
    seal = Mark(content.issuer.identifier, title) if judged.verdict == ACCEPTED else None
    return {
        "seal": seal,
        "criteria": render_markdown(content.criteria),
        "narrative": render_markdown(content.narrative),
    }
