"""Other bodies' certificates in the made-up district: 41 kinds, the bodies that give them, who sits them.

All bodies are made up and live under `.example`, so that nothing is said here of a real one.
"""

from __future__ import annotations

from dataclasses import dataclass

HEALTH, CULINARY, CONSTRUCTION, TECHNOLOGY, EVERYBODY = "health", "culinary", "construction", "technology", ""


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who examines and certifies: a made-up one."""

    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class CertificateKind:
    """A kind of certificate: its code at the vendor, its body, whose pupils sit it, how long it lasts."""

    code: str
    name: str
    body: Body
    programme: str
    years: int  # 0: for good


FOOD = Body("National Table Safety Board", "tablesafety.example")
COOKS = Body("Guild of Professional Cooks", "cooksguild.example")
NURSING = Body("Lakes Board of Nursing Aides", "nursingaides.example")
CARE = Body("Clinical Support Certification Council", "clinicalsupport.example")
HEART = Body("Heartbeat First Response", "heartbeat.example")
BUILDERS = Body("Builders' Training Trust", "builderstrust.example")
SAFETY = Body("Workplace Safety Institute", "worksafety.example")
ENERGY = Body("Clean Energy Trades Board", "energytrades.example")
OFFICE = Body("Open Office Skills Association", "officeskills.example")
NETWORKS = Body("Institute of Network Technicians", "nettech.example")
CODERS = Body("Practical Programming Alliance", "programming.example")
WORK = Body("Ready for Work Alliance", "readyforwork.example")


def _kinds(body: Body, programme: str, *rows: tuple[str, str, int]) -> tuple[CertificateKind, ...]:
    return tuple(CertificateKind(code, name, body, programme, years) for code, name, years in rows)


KINDS = (
    *_kinds(FOOD, CULINARY, ("FH-01", "Food Handler", 3), ("FM-02", "Food Protection Manager", 5)),
    *_kinds(FOOD, CULINARY, ("AL-03", "Allergen Awareness", 3)),
    *_kinds(COOKS, CULINARY, ("CF-11", "Guild Cook, first level", 0), ("BK-12", "Baking Essentials", 0)),
    *_kinds(
        COOKS,
        CULINARY,
        ("HS-13", "Hotel Front Desk Essentials", 0),
        ("GS-14", "Front of House, first level", 2),
    ),
    *_kinds(COOKS, CULINARY, ("CT-15", "Catering and Events", 0)),
    *_kinds(NURSING, HEALTH, ("NA-21", "Lakes Nurse Aide", 2), ("HH-22", "Home Care Aide", 2)),
    *_kinds(
        CARE, HEALTH, ("PT-31", "Bedside Care Technician", 2), ("MA-32", "Clinical Medical Assistant", 2)
    ),
    *_kinds(CARE, HEALTH, ("PH-33", "Pharmacy Technician", 2), ("EK-34", "Electrocardiogram Technician", 2)),
    *_kinds(
        CARE, HEALTH, ("BL-35", "Blood Collection Technician", 2), ("DA-36", "Dental Assistant, entry", 0)
    ),
    *_kinds(CARE, HEALTH, ("BC-37", "Medical Billing and Coding", 2)),
    *_kinds(
        HEART, EVERYBODY, ("FA-41", "Heartbeat First Aid", 2), ("CP-42", "Resuscitation and Defibrillator", 2)
    ),
    *_kinds(
        HEART, HEALTH, ("BR-43", "Resuscitation for Care Providers", 2), ("SB-44", "Stop the Bleeding", 0)
    ),
    *_kinds(BUILDERS, CONSTRUCTION, ("CC-51", "Construction Core", 0), ("CA-52", "Carpentry, level 1", 0)),
    *_kinds(BUILDERS, CONSTRUCTION, ("EL-53", "Electrical, level 1", 0), ("PL-54", "Plumbing, level 1", 0)),
    *_kinds(BUILDERS, CONSTRUCTION, ("MS-55", "Masonry, level 1", 0), ("WE-56", "Welding, flat position", 1)),
    *_kinds(BUILDERS, CONSTRUCTION, ("HE-57", "Small Machines Operator", 3)),
    *_kinds(SAFETY, CONSTRUCTION, ("S1-61", "Ten Hours of Site Safety", 0), ("FK-62", "Forklift Safety", 3)),
    *_kinds(SAFETY, EVERYBODY, ("LA-63", "Ladder and Lifting Safety", 2)),
    *_kinds(
        ENERGY, CONSTRUCTION, ("SO-71", "Solar Installation, entry", 3), ("HP-72", "Heat Pump Basics", 3)
    ),
    *_kinds(OFFICE, EVERYBODY, ("WP-81", "Word Processing", 0), ("SS-82", "Spreadsheets", 0)),
    *_kinds(OFFICE, EVERYBODY, ("PR-83", "Presentations", 0)),
    *_kinds(NETWORKS, TECHNOLOGY, ("HD-91", "Help Desk Technician", 3), ("NT-92", "Network Fundamentals", 3)),
    *_kinds(NETWORKS, TECHNOLOGY, ("SE-93", "Security Fundamentals", 3)),
    *_kinds(CODERS, TECHNOLOGY, ("PY-95", "Programming with Python, entry", 0)),
    *_kinds(WORK, EVERYBODY, ("RW-99", "Ready for Work", 5)),
)
"""In the order of the vendor's price list."""
