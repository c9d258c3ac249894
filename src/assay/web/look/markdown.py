"""Markdown that people write, as HTML that is safe to show: for criteria and narratives.

Raw HTML is shown as text, not obeyed; what the renderer makes is cleaned once more by a list of what may
stay. No pictures: each would tell a stranger who is reading. Headings begin at the third level, because
the first two are the page's.
"""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

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
    for token in tokens:
        if token.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            token.tag = f"h{min(int(token.tag[1]) + _FIRST_HEADING - 1, _LAST_HEADING)}"
    html = _RENDERER.renderer.render(tokens, _RENDERER.options, {})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener noreferrer",
    )
    return mark_safe(clean)  # noqa: S308 - cleaned above
