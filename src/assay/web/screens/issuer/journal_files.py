"""The journal's words about files of figures: results of tests, and data on the labour market.

Apart from the other words, which are many enough.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

FILE_WORDS: dict[tuple[str, str], Any] = {
    ("take-in", "vendor-file"): gettext_lazy("sent a file of a vendor's results"),
    ("map", "vendor-file"): gettext_lazy("said what the columns of a vendor's file mean"),
    ("settle", "vendor-file"): gettext_lazy("said whom and what a vendor's file means"),
    ("leave", "vendor-file"): gettext_lazy("left lines of a vendor's file out"),
    ("start", "vendor-file"): gettext_lazy("had a vendor's file imported"),
    ("import", "vendor-file"): gettext_lazy("imported a vendor's file"),
    ("discard", "vendor-file"): gettext_lazy("threw a vendor's file away"),
    ("bring", "market-file"): gettext_lazy("brought a file about the labour market"),
    ("map", "market-file"): gettext_lazy("said what the columns of a file about the labour market mean"),
    ("start", "market-file"): gettext_lazy("had a file about the labour market imported"),
    ("import", "market-file"): gettext_lazy("imported a file about the labour market"),
    ("take-away", "market-file"): gettext_lazy("took a file about the labour market away"),
}
"""(verb, kind) → words after a name."""
