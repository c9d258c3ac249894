"""What a series of job advertisements is called on screens: its name and version, and no word of ours for it.

Apart because the wallet and the design form both name the source of what they tell.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from assay.analysis.market import Durability


def series_name(series: Durability) -> str:
    """The names of its releases; where a release has none, that these are job advertisements."""
    return ", ".join(
        " ".join((release.name or _("job advertisements"), release.version)) for release in series.releases
    )
