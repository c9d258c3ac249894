"""The made-up pupils of the demonstration, and the file of one class as its teacher exported it."""

from __future__ import annotations

from dataclasses import dataclass

CLASS_FILE = """\
Student;E-mail;Written test;Date;Note
Amara Diallo;amara.diallo@pupils.lincoln-high.example;92;{day};Explained the fume hood to the whole group.
Ben Kowalski;ben.kowalski@pupils.lincoln-high.example;85;{day};
Chloé Laurent;chloe.laurent@pupils.lincoln-high.example;97;{day};
Diego Fuentes;diego.fuentes@pupils.lincoln-high.example;81;{day};
Emily Nguyen;emily.nguyen@pupils.lincoln-high.example;88;{day};
Farid Haddad;farid.haddad@pupils.lincoln-high.example;90;{day};
Hannah O'Brien;hannah.obrien@pupils.lincoln-high.example;84;{day};
Ines Carvalho;ines.carvalho@pupils.lincoln-high.example;95;{day};
Jonah Weiss;jonah.weiss@pupils.lincoln-high.example;80;{day};
Keiko Tanaka;keiko.tanaka@pupils.lincoln-high.example;99;{day};
Liam Byrne;liam.byrne@pupils;83;{day};
Maya Torres;maya.torres@mail.example;94;{day};
Noor Rahimi;noor.rahimi@pupils.lincoln-high.example;86;{day};
Ben Kowalski;ben.kowalski@pupils.lincoln-high.example;85;{day};
"""
"""One address is broken off and one pupil stands in it twice, as happens."""

CLASS_COLUMNS = {"name": 0, "email": 1, "result:Written test": 2, "date": 3, "narrative": 4}

WORKSHOP = (
    ("Omar Saleh", "omar.saleh@pupils.lincoln-high.example"),
    ("Paula Jansen", "paula.jansen@pupils.lincoln-high.example"),
    ("Quinn Avery", "quinn.avery@pupils.lincoln-high.example"),
    ("Rosa Delgado", "rosa.delgado@pupils.lincoln-high.example"),
)
"""Whoever typed the code on the board."""

CLAIMED = ("Amara Diallo", "Chloé Laurent", "Farid Haddad", "Ines Carvalho", "Keiko Tanaka", "Maya Torres")
UNREACHABLE = "Hannah O'Brien"
SUSPENDED, REVOKED, MISSPELT = "Jonah Weiss", "Diego Fuentes", "Emily Nguyen"
RIGHT_NAME = "Emily Nguyễn"
CHANGED, CHANGED_TO = "Tessa Lund", "Tessa Lind"

PAPER_LOST = "The test paper cannot be found; he writes it again next week."
LOG_MISSING = "Your menu is complete. The temperature log is missing: hand it in and you are done."
FIRST_TRY = (
    "I cooked lentil soup and baked apples for twenty guests. Everybody was happy and nobody got ill. "
    "My log is in the folder."
)
RETURNED = (
    "The meal was good work. The log has no entries for the second week, and your notes do not say what you "
    "would tell a guest with a nut allergy. Please add both."
)
LOG = (
    "Three weeks, refrigerator and hot holding, twice a day. Week 2, Wednesday: 9 °C at 7:40, door had been "
    "left open; moved the milk, called Mr Brandt, 4 °C at 8:30."
)
MENU = (
    "Lentil soup: celery. Baked apples: hazelnuts in the crumble, kept in a closed box, own board and knife. "
    "To a guest with a nut allergy I say: not the apples, and I show the box."
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who handed in a log and a menu before Maya did, and what the assessors said."""

    name: str
    level: str = "Secure"
    first_missing: str = ""  # why it was returned at first
    second_missing: str = ""  # why the second assessor did not agree


_NO_NUTS = "Please add what you would tell a guest with a nut allergy."
_GAP = "Your log has no entries for two days. Please say what happened, and keep it three days more."
CANDIDATES = (
    Candidate("Aaron Pell"),
    Candidate("Bianca Rossi", "Leading"),
    Candidate("Cyrus Amini", first_missing=_GAP),
    Candidate("Delia Novak"),
    Candidate("Elias Storm"),
    Candidate("Fatou Ndiaye", "Leading"),
    Candidate("Gavin Roe", first_missing=_NO_NUTS),
    Candidate("Hilde Brandt"),
    Candidate("Ivo Horvat", second_missing="In the storage room I saw three of five faults found, not five."),
    Candidate("Kofi Mensah", first_missing=_GAP),
)
SEASON = (
    "Refrigerator and hot holding, twice a day for three weeks. Menu: soup with celery, apples with nuts."
)
ADDED = "I have added what you asked for, and the log of three more days."
WATCHED = "Served twenty guests, found the faults in the storage room, kept the log without a gap."
AGREED = "The same result when I asked about allergies. I agree."
VENDORS_ANSWER = (
    "Our course is meant as a first introduction. From next year on it ends with a test, and we shall say so "
    "in the description."
)
