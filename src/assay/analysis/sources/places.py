"""Areas by one code each: ISO 3166-2 for the states of the U.S., and of others what their source writes.

Apart because wages, projections, lists, ads and outcomes must name one place alike.
"""

from __future__ import annotations

import re

COUNTRY = "US"
COUNTRY_NAME = "United States"
# FIPS code, postal letters, name
_STATES: tuple[tuple[str, str, str], ...] = (
    ("01", "AL", "Alabama"),
    ("02", "AK", "Alaska"),
    ("04", "AZ", "Arizona"),
    ("05", "AR", "Arkansas"),
    ("06", "CA", "California"),
    ("08", "CO", "Colorado"),
    ("09", "CT", "Connecticut"),
    ("10", "DE", "Delaware"),
    ("11", "DC", "District of Columbia"),
    ("12", "FL", "Florida"),
    ("13", "GA", "Georgia"),
    ("15", "HI", "Hawaii"),
    ("16", "ID", "Idaho"),
    ("17", "IL", "Illinois"),
    ("18", "IN", "Indiana"),
    ("19", "IA", "Iowa"),
    ("20", "KS", "Kansas"),
    ("21", "KY", "Kentucky"),
    ("22", "LA", "Louisiana"),
    ("23", "ME", "Maine"),
    ("24", "MD", "Maryland"),
    ("25", "MA", "Massachusetts"),
    ("26", "MI", "Michigan"),
    ("27", "MN", "Minnesota"),
    ("28", "MS", "Mississippi"),
    ("29", "MO", "Missouri"),
    ("30", "MT", "Montana"),
    ("31", "NE", "Nebraska"),
    ("32", "NV", "Nevada"),
    ("33", "NH", "New Hampshire"),
    ("34", "NJ", "New Jersey"),
    ("35", "NM", "New Mexico"),
    ("36", "NY", "New York"),
    ("37", "NC", "North Carolina"),
    ("38", "ND", "North Dakota"),
    ("39", "OH", "Ohio"),
    ("40", "OK", "Oklahoma"),
    ("41", "OR", "Oregon"),
    ("42", "PA", "Pennsylvania"),
    ("44", "RI", "Rhode Island"),
    ("45", "SC", "South Carolina"),
    ("46", "SD", "South Dakota"),
    ("47", "TN", "Tennessee"),
    ("48", "TX", "Texas"),
    ("49", "UT", "Utah"),
    ("50", "VT", "Vermont"),
    ("51", "VA", "Virginia"),
    ("53", "WA", "Washington"),
    ("54", "WV", "West Virginia"),
    ("55", "WI", "Wisconsin"),
    ("56", "WY", "Wyoming"),
    ("60", "AS", "American Samoa"),
    ("66", "GU", "Guam"),
    ("69", "MP", "Northern Mariana Islands"),
    ("72", "PR", "Puerto Rico"),
    ("78", "VI", "Virgin Islands"),
)
STATE_OF_FIPS = {fips: f"{COUNTRY}-{letters}" for fips, letters, _ in _STATES}
NAME_OF_AREA = {COUNTRY: COUNTRY_NAME} | {f"{COUNTRY}-{letters}": name for _, letters, name in _STATES}
_NAMED = (
    {name.lower(): f"{COUNTRY}-{letters}" for _, letters, name in _STATES}
    | {letters.lower(): f"{COUNTRY}-{letters}" for _, letters, _ in _STATES}
    | {f"us-{letters.lower()}": f"{COUNTRY}-{letters}" for _, letters, _ in _STATES}
    | dict.fromkeys(("us", "usa", "u.s.", "united states", "national", "99", "0000000"), COUNTRY)
    | {"washington, d.c.": "US-DC", "u.s. virgin islands": "US-VI"}
)
_METRO = re.compile(r"us-([mn])(\d{5,7})\Z", re.IGNORECASE)
_CITY = re.compile(r".+,\s*([A-Za-z]{2})(?:\s+\d{5}(?:-\d{4})?)?(?:,\s*(?:USA?|United States))?\Z")


def area_of(said: str) -> str:
    """The code of this place: US, US-OH, US-M45780; a place that is not known stays as it is written.

    A town with its state (“Dayton, OH”) is its state, which is the smallest area that everybody means alike.
    """
    text = " ".join(said.split())
    known = _NAMED.get(text.lower()) or STATE_OF_FIPS.get(text)
    if known:
        return known
    if metro := _METRO.match(text):
        return f"{COUNTRY}-{metro[1].upper()}{metro[2]}"
    town = _CITY.match(text)
    return (_NAMED.get(town[1].lower()) if town else None) or text
