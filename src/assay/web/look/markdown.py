"""Markdown that people write, as HTML that is safe to show: for criteria and narratives.

Raw HTML is shown as text, not obeyed; what the renderer makes is cleaned once more by a list of what may
stay. No pictures: each would tell a stranger who is reading. Headings begin at the third level, because
the first two are the page's.
"""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "a", "ul", "ol", "li"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_FIRST_HEADING = 3
_LAST_HEADING = 6
_LONGEST = 60_000  # characters; nobody reads more, and nobody should make us render more

_RENDERER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def render_markdown(text: str) -> SafeString:
    """The text as safe HTML."""
    tokens = _RENDERER.parse(text[:_LONGEST])
    _lower_headings(tokens)
    html = _RENDERER.renderer.render(tokens, _RENDERER.options, {})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener noreferrer",
    )
    return mark_safe(clean)  # noqa: S308 - cleaned above


def _lower_headings(tokens: list[Token]) -> None:
    """Begin at the third level and never skip one, whichever the writer used."""
    used = sorted({token.tag for token in tokens if token.type == "heading_open"})
    above = _FIRST_HEADING - 1
    for token in tokens:
        if token.type == "heading_open":
            wanted = _FIRST_HEADING + used.index(token.tag)
            above = min(wanted, above + 1, _LAST_HEADING)
            token.tag = f"h{above}"
        elif token.type == "heading_close":
            token.tag = f"h{above}"
