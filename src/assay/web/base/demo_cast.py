"""The made-up people of the demonstration by whom its tour finds its way: addresses and ids, nothing else.

Apart because the seeding makes them and the tour looks them up; `.example` belongs to nobody.
"""

from __future__ import annotations

MAYA = "maya.torres@mail.example"
"""A learner of fifteen, whose certificate was hard to earn."""

SAM = "sam.whitlock@mail.example"
"""Somebody whose certificate looks the same and asked for nothing."""

CHEF = "ifeoma.adeyemi@staff.lakeview.example"
"""The teacher of a kitchen with a class of 28."""

JASMINE = "100001"
"""The school id of a pupil of sixteen in that class, whose guardian reads Spanish."""

BAKER = "nora.feld@cornerbakery.example"
"""Who hires at a bakery, and looks at certificates first."""
