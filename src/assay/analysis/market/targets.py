"""Which part of the labour market is asked about.

Apart because the market, the indicators, promises, gates and gap reports all ask about one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """An occupation in a region: SOC 2018 code (35-2014) and area (US, US-OH, US-M45780), with their names.

    An empty area asks about everywhere that the data cover.
    """

    occupation: str
    title: str
    area: str = ""
    area_name: str = ""
