"""The icons: one small set of our own, drawn in line on a grid of 24.

Apart because screens name an icon, they never draw one. Icons are decoration beside words: hidden from
screen readers; where a picture stands alone its control carries the words.
"""

from __future__ import annotations

from types import MappingProxyType

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Strokes of 1.75 with round ends. Those of DIRECTED turn round where writing runs from right to left.
ICONS = MappingProxyType(
    {
        "add": "M12 5v14M5 12h14",
        "back": "M19 12H5M11 6l-6 6 6 6",
        "badge": "M12 3l2.2 1.9 2.9-.2.7 2.8 2.5 1.5-1.1 2.7 1.1 2.7-2.5 1.5-.7 2.8-2.9-.2L12 20.4"
        "l-2.2-1.9-2.9.2"
        "-.7-2.8-2.5-1.5 1.1-2.7-1.1-2.7 2.5-1.5.7-2.8 2.9.2zM8.7 11.9l2.3 2.3 4.4-4.6",
        "bell": "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 21h4",
        "book": "M12 6.5C10 5 7 4.5 3.5 4.5v13c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-13c-3.5 0-6.5.5-8.5 2zM12"
        " 6.5v13",
        "calendar": "M4 6.5h16V20H4zM4 10.5h16M8 3.5v5M16 3.5v5",
        "camera": "M4 8h3.5l1.7-2.5h5.6L16.5 8H20v11H4zM12 16.7a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8z",
        "chart": "M4 4v16h16M8 16v-4M12.5 16V8M17 16v-6",
        "check": "M4.5 12.5l5 5L19.5 7",
        "clock": "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2",
        "code": "M8.5 7L3.5 12l5 5M15.5 7l5 5-5 5",
        "cross": "M6 6l12 12M18 6L6 18",
        "document": "M6 3.5h8L18.5 8v12.5H6zM13.5 3.5v5h5M9 12.5h6M9 16h6",
        "down": "M6 9.5l6 6 6-6",
        "download": "M12 4v11M7 10.5l5 5 5-5M4.5 20h15",
        "edit": "M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3",
        "eye": "M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 14.7"
        "a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z",
        "file": "M6 3.5h8L18.5 8v12.5H6zM13.5 3.5v5h5",
        "filter": "M4 6h16M7 12h10M10 18h4",
        "flag": "M5.5 21V4M5.5 4.5h12l-2.5 4 2.5 4h-12",
        "forward": "M5 12h14M13 6l6 6-6 6",
        "globe": "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5"
        "c-5 5-5 12 0 17",
        "home": "M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5.5h4V20",
        "info": "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.5M12 7.5v.2",
        "key": "M8 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12.5 12h8.5M17.5 12v3.5M20.5 12v2.5",
        "link": "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.3 1.3M14 10a4 4 0 0 0-6-.4l-3 3"
        "a4 4 0 0 0 5.7 5.7l1.3-1.3",
        "list": "M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1",
        "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        "mail": "M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5",
        "organization": "M4 20.5h16M5.5 20V9.5M18.5 20V9.5M9.8 20V9.5M14.2 20V9.5M3.5 9.5L12 4l8.5 5.5z",
        "pause": "M9 6v12M15 6v12",
        "people": "M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3 19.5c.3-3.6 2.6-5.5 6-5.5"
        "s5.7 1.9 6 5.5"
        "M15.5 5.4a3.2 3.2 0 0 1 0 5.9M17.5 14.5c2 .7 3.3 2.4 3.5 5",
        "person": "M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM5 20c.4-4 3.1-6 7-6s6.6 2 7 6",
        "phone": "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2",
        "print": "M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z",
        "qr": "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v.1M14 20v-.1M17.5 17.5v2.5H20v-2.5",
        "question": "M9 9.2A3 3 0 0 1 12 6.5c1.8 0 3.1 1.1 3.1 2.7 0 2.3-3.1 2.5-3.1 5M12 17.6v.1",
        "refresh": "M19.5 12a7.5 7.5 0 1 1-2.3-5.4L19.5 9M19.5 4v5h-5",
        "scale": "M12 4v15M7.5 20h9M5 7l14-1.5M5 7l-2.5 6h5zM19 5.5L16.5 11.5h5z",
        "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20.5 20.5",
        "send": "M20.5 4L3.5 10.5l6.5 3 3 6.5zM20.5 4L10 13.5",
        "share": "M12 15V4M7.5 8L12 3.5 16.5 8M6 12H4.5v8.5h15V12H18",
        "shield": "M12 3.5l7.5 2.5v5.5c0 4.5-3 7.5-7.5 9.5-4.5-2-7.5-5-7.5-9.5V6z",
        "sign-out": "M14 4.5H5v15h9M10 12h10.5M16.5 8l4 4-4 4",
        "skill": "M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5L12 16.3 7 19l1.1-5.5L4 9.7 9.6 9z",
        "trash": "M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13h9l1-13M10.5 11v5.5M13.5 11v5.5",
        "up": "M6 14.5l6-6 6 6",
        "upload": "M12 15.5V4.5M7 9l5-5 5 5M4.5 20h15",
        "wallet": "M4 7.5h16V20H4zM4 7.5L15 4v3.5M20 11.5h-5a2.2 2.2 0 0 0 0 4.5h5",
        "warning": "M12 4L2.8 19.5h18.4zM12 10v4.5M12 17v.1",
    }
)

DIRECTED = frozenset({"back", "forward", "send", "sign-out"})


def draw_icon(name: str) -> SafeString:
    """The icon as inline SVG, hidden from screen readers. Raises KeyError for an unknown name."""
    classes = "icon is-directed" if name in DIRECTED else "icon"
    return format_html(
        '<svg class="{}" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
        ' stroke-width="1.75"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{}"/>'
        "</svg>",
        classes,
        mark_safe(ICONS[name]),  # noqa: S308 - a constant of this file
    )
