"""The pictures inside badges: our own, drawn in line on a grid of 24.

Apart from the icons of screens: these are what somebody learned, those are what a button does.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Pictogram:
    """A picture's name for people and its strokes."""

    label: Promise | str
    path: str


PICTOGRAMS = MappingProxyType(
    {
        "laptop": Pictogram(
            _("Laptop"),
            "M5.5 5.5h13v9.5h-13zM2.5 18.5h19M10 8.5l-1.8 1.8 1.8 1.8M14 8.5l1.8 1.8-1.8 1.8",
        ),
        "food": Pictogram(
            _("Food"),
            "M3.5 12h17a8.5 7.5 0 0 1-5 6.8V20h-7v-1.2a8.5 7.5 0 0 1-5-6.8zM8.5 9c-1-1.3 1-2.2 0-3.7"
            "M12 9c-1-1.3 1-2.2 0-3.7M15.5 9c-1-1.3 1-2.2 0-3.7",
        ),
        "care": Pictogram(
            _("Care"),
            "M12 4.2v7.6M8.2 8h7.6M3 13.5l2.5-.5c2 0 3.5 1.3 5 2.5h3.5c1.3 0 1.3 2 0 2h-3.5M14.8 16.5"
            "l4.2-2.8c1.5-.9 2.7.9 1.5 2L15.5 20h-7L3 19",
        ),
        "wrench": Pictogram(
            _("Wrench"),
            "M19.8 7.3l-3.3 1.4-2.2-2.2L15.7 3.2a5 5 0 0 0-6 6.7L3.7 16a2.3 2.3 0 0 0 0 3.3l1 1"
            "a2.3 2.3 0 0 0 3.3 0l6.1-6a5 5 0 0 0 5.7-7z",
        ),
        "book": Pictogram(
            _("Book"),
            "M12 6.3C9.8 4.8 6.8 4.3 3.3 4.3v13.4c3.5 0 6.5.5 8.7 2 2.2-1.5 5.2-2 8.7-2V4.3"
            "c-3.5 0-6.5.5-8.7 2zM12 6.3v13.4",
        ),
        "speech": Pictogram(_("Conversation"), "M4 4.5h16v11h-8.5L7.5 19.5v-4H4zM8 8.5h8M8 11.5h5"),
        "leaf": Pictogram(
            _("Leaf"),
            "M5 19.5C4 9.5 9.5 4.5 20 4.5c0 10.5-5 15.5-13 13.5M4.5 21C6 16 9.5 12.5 14 10.5",
        ),
        "heart": Pictogram(
            _("Heart"),
            "M12 20C6.5 16 3.5 12.8 3.5 9.2A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 2.2"
            "C20.5 12.8 17.5 16 12 20z",
        ),
        "code": Pictogram(_("Code"), "M8 7L3 12l5 5M16 7l5 5-5 5M13.7 5l-3.4 14"),
        "truck": Pictogram(
            _("Transport"),
            "M2.5 6h11.5v10.5H2.5zM14 9.5h4l3.5 3.5v3.5H14M6.5 19.2a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"
            "M17.5 19.2a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
        ),
        "music": Pictogram(
            _("Music"),
            "M9 17.5V5.5l11-2v12M6.3 20a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM17.3 18"
            "a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z",
        ),
        "flask": Pictogram(
            _("Science"),
            "M9.5 3.5h5M10.5 3.5v6L4.8 18.3c-.8 1.2 0 2.2 1.2 2.2h12c1.2 0 2-1 1.2-2.2L13.5 9.5v-6M7.5 15h9",
        ),
        "scale": Pictogram(
            _("Judgement"),
            "M12 3.5v16M7.5 20h9M4.5 6.5h15M4.5 6.5l-2.5 7h5zM19.5 6.5l-2.5 7h5zM2 13.5"
            "a2.5 2 0 0 0 5 0M17 13.5a2.5 2 0 0 0 5 0",
        ),
        "people": Pictogram(
            _("Teamwork"),
            "M12 10.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6zM6 20c.3-4.3 2.5-6.5 6-6.5s5.7 2.2 6 6.5"
            "M5 12a2.3 2.3 0 1 1 .8-4.5M19 12a2.3 2.3 0 1 0-.8-4.5M2.5 18c.1-2 .9-3.2 2.3-3.7M21.5 18"
            "c-.1-2-.9-3.2-2.3-3.7",
        ),
        "chart": Pictogram(_("Numbers"), "M4 3.5V20h16.5M7.5 15.5l4-5 3 2.5 5-6.5"),
        "camera": Pictogram(
            _("Picture"),
            "M3.5 7.5h4L9 5h6l1.5 2.5h4V19h-17zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
        ),
        "globe": Pictogram(
            _("World"),
            "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5"
            "c-5 5-5 12 0 17",
        ),
        "hammer": Pictogram(
            _("Building"),
            "M9.5 6.5L14 2l7.5 7.5-4.5 4.5zM11.8 8.8L3.6 17a2.4 2.4 0 0 0 3.4 3.4l8.2-8.2",
        ),
        "sun": Pictogram(
            _("Energy"),
            "M12 16.3a4.3 4.3 0 1 0 0-8.6 4.3 4.3 0 0 0 0 8.6zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2"
            "M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
        ),
        "thread": Pictogram(
            _("Textiles"),
            "M7.5 3.5h9M7.5 20.5h9M8.5 3.5v17M15.5 3.5v17M8.5 9.5l7-3M8.5 13.5l7-3M8.5 17.5l7-3"
            "M15.5 16c4 0 2 4.5 6 4.5",
        ),
        "scissors": Pictogram(
            _("Craft"),
            "M7.7 16.2L17 3.5M16.3 16.2L7 3.5M5.8 20.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z"
            "M18.2 20.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z",
        ),
        "shield": Pictogram(
            _("Safety"),
            "M12 3l8 2.7v5.8c0 4.7-3.2 7.9-8 9.5-4.8-1.6-8-4.8-8-9.5V5.7zM8.5 11.8l2.5 2.5 4.7-4.8",
        ),
        "star": Pictogram(_("Star"), "M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6L3.4 9.8l6-.8z"),
        "pen": Pictogram(
            _("Writing"),
            "M4.5 19.5l1.3-5L16.3 4a2.3 2.3 0 0 1 3.3 0l.4.4a2.3 2.3 0 0 1 0 3.3L9.5 18.2zM14 6.3"
            "l3.7 3.7M12.5 20.5h8",
        ),
    }
)
