"""Why a cell could not be changed, and why a mark was not awarded, in the teacher's words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assay.web.records.marks.rows import Refused, SectionGrid, TroubleRow


def refusal(one: Refused, grid: SectionGrid) -> str:
    """What to tell of a cell that was not changed. Names stand in it only of pupils of this section."""
    facts = {
        "pupil": next((row.name for row in grid.pupils if row.key == one.pupil), ""),
        "skill": next((row.name for row in grid.skills if row.version == one.version), ""),
    }
    if one.code == "left":
        return _("A pupil you marked is not in this section any more. Nothing was set for them.")
    if one.code == "column":
        return _("One skill is not a column of this grid any more. Load the page again.")
    if one.code == "archived":
        return _("“%(skill)s” was archived: nobody can earn it any more.") % facts
    if one.code == "held":
        return _("%(pupil)s has “%(skill)s” already.") % facts
    if one.code == "settled":
        return (
            _("“%(skill)s” of %(pupil)s is awarded: the ten minutes are over. A coordinator can revoke it.")
            % facts
        )
    if one.code == "elsewhere":
        return _("“%(skill)s” of %(pupil)s was marked in another section, and is undone there.") % facts
    return _("This section is closed: nothing can be marked in it any more.")


def trouble(one: TroubleRow) -> str:
    """What to tell of a mark that was not awarded, or not yet."""
    facts = {"pupil": one.pupil, "skill": one.skill}
    if one.code == "award-limit-reached":
        return (
            _("%(pupil)s, “%(skill)s”: today's limit is reached. It is awarded by itself tomorrow.") % facts
        )
    if one.code == "organization-suspended":
        return (
            _("%(pupil)s, “%(skill)s”: the organization is suspended. It waits until that is over.") % facts
        )
    if one.code == "archived":
        return _("%(pupil)s, “%(skill)s”: it was archived before it could be awarded.") % facts
    return _("%(pupil)s, “%(skill)s” could not be signed. Mark it again, or ask your coordinator.") % facts
