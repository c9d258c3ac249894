"""A made-up assay for the gallery: one of each: exact, stated, estimated, and what nobody can tell."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation import Assay, Indicator, Input
from assay.web.look.assay_pieces import AssayPiece, assay_piece

_DAY = date(2026, 5, 3)


def sample_assay() -> AssayPiece:
    """The pieces of it."""
    transparency = Estimate(0.62, 0.58, 0.62, "share", "transparency/1", _DAY, Grade.B, count=28)
    rung = Estimate(3.0, 2.0, 3.0, "rung", "rigor/1", _DAY, Grade.B, count=41)
    skills = Estimate(6.1, 0.0, 9.4, "bits", "specificity/1", _DAY, Grade.C, count=4)
    nobody = Estimate(
        None, 0.0, 10.0, "count", "recognition/1", _DAY, Grade.A, coverage=0.0, reason="no-statement"
    )
    told = {"count": 19, "listed": 28, "machine": 16}
    indicators = (
        Indicator("transparency", transparency, "elements-told", (0.0, 1.0), told),
        Indicator(
            "rigor",
            rung,
            "rung-independent",
            (0.0, 4.0),
            {"basis": "observed", "effort": "more-than-minimal-effort"},
        ),
        Indicator("specificity", skills, "skills-declared", (0.0, 11.6), {"declared": 5, "found": 4}),
        Indicator("recognition", nobody, "no-statement", (0.0, 10.0), {"shown": 0}),
    )
    inputs = (Input("description", "open-badges-3", "", "3f" * 32),)
    school = _("Riverside School")
    return assay_piece(Assay("", _("Food safety"), school, "", _DAY, indicators, inputs, json={}))
