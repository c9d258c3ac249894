"""Which language somebody is spoken to in, of those that this site speaks."""

from __future__ import annotations

from django.conf import settings


def spoken(own: str, chosen: str = "") -> str:
    """What was chosen; else one's own language, or the one it is a kind of; else the site's."""
    known = dict(settings.LANGUAGES)
    wanted = (chosen, own, own.partition("-")[0])
    return next((each for each in wanted if each in known), settings.LANGUAGE_CODE)
