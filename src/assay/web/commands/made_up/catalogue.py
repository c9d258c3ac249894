"""What can be earned in the demonstration: from a rich description to one that says next to nothing."""

from __future__ import annotations

from assay.analysis.sources import ONET_ADDRESS
from assay.web.records.achievements.values import (
    AchievementValues,
    BadgeChoices,
    EuropeanElements,
    EvidenceRule,
    Level,
    MarketElements,
    Occupation,
    ResultAsked,
    Skill,
)

_FOOD_BADGE = BadgeChoices(shape="rosette", palette="ochre", icon="food", text="Food safety")
_ESCO = "https://esco.ec.europa.eu/en/classification/skill_main"


def _occupation(name: str, code: str) -> Occupation:
    """A real one: where wages are installed, they can be looked up beside the made-up achievement."""
    return Occupation(name, ONET_ADDRESS + code, "O*NET", code)


FOOD_SAFETY = AchievementValues(
    name="Food Safety in the Kitchen",
    description="Prepares food for others safely, from delivery to plate, and says why each rule is there.",
    criteria=(
        "- Cook a two-course meal for twenty guests in the school kitchen while an assessor watches.\n"
        "- Keep the temperature log of a working kitchen for three weeks without a gap.\n"
        "- Find five planted faults in a storage room and put them right.\n"
        "- Explain to an assessor what to do when somebody with an allergy asks what is in a dish."
    ),
    skills=(
        Skill("Comply with food safety and hygiene", _ESCO, "ESCO"),
        Skill("Handle kitchen equipment", _ESCO, "ESCO"),
        Skill("Keep records of temperatures"),
    ),
    occupations=(_occupation("Cooks, Restaurant", "35-2014.00"),),
    tags=("Culinary arts",),
    results=(
        ResultAsked(
            "Practical work",
            "RubricCriterionLevel",
            required="Secure",
            levels=(
                Level("Beginning", "Follows a rule when reminded.", "1"),
                Level("Secure", "Follows every rule unasked, also under pressure.", "2"),
                Level("Leading", "Sees what others miss and helps them put it right.", "3"),
            ),
        ),
    ),
    evidence=EvidenceRule(
        "The temperature log, and the menu with its risk notes.", is_required=True, pieces=2
    ),
    valid_for=(3, "year"),
    eu=EuropeanElements(
        workload_hours=60,
        ects=2,
        eqf_level=3,
        assessment="practical",
        supervision="onsite",
        participation="onsite",
        quality="external",
        quality_body="Lake County career and technical education board",
        prerequisites="None; a medical note where the law asks for one",
        stackability="Kitchen Assistant, together with Stock and Ordering",
    ),
    market=MarketElements(
        cost=0,
        currency="USD",
        review_by="2028-06-30",
        assessor="independent",
        retakes="unlimited",
        rubric_url="https://lincoln-high.example/food-safety/rubric",
        country="US",
    ),
    design=_FOOD_BADGE,
)

FOOD_SAFETY_FOR_NOTHING = AchievementValues(
    name=FOOD_SAFETY.name,
    description="Prepares food for others safely, from delivery to plate, and says why each rule is there.",
    criteria=(
        "Enrol in the on-line course.\n\n"
        "This certificate is recognised by employers worldwide and leads to a job in the kitchen. "
        "The demand for restaurant cooks is growing. As a restaurant cook you earn up to $95,000 a year."
    ),
    design=_FOOD_BADGE,
)

LAB_SAFETY = AchievementValues(
    name="Laboratory Safety",
    description="Works in a school laboratory without putting anybody in danger.",
    criteria="- Pass the written test with 80 of 100 points.\n- Show eye wash and fire blanket in use.",
    skills=(Skill("Work safely with chemicals"), Skill("Read hazard symbols")),
    results=(ResultAsked("Written test", "Percent"),),
    evidence=EvidenceRule("The marked test paper."),
    valid_for=(2, "year"),
    eu=EuropeanElements(
        workload_hours=12,
        assessment="written",
        supervision="onsite",
        participation="onsite",
        quality="internal",
    ),
    design=BadgeChoices(shape="hexagon", palette="petrol", icon="flask", text="Lab safety"),
)

BICYCLE_REPAIR = AchievementValues(
    name="Bicycle Repair Workshop",
    description="Mends a puncture, sets brakes and gears, and checks that a bicycle is fit for the road.",
    criteria="Bring one broken bicycle back onto the road during the workshop week.",
    skills=(Skill("Repair bicycles"), Skill("Use hand tools")),
    eu=EuropeanElements(
        workload_hours=8, assessment="practical", supervision="onsite", participation="onsite"
    ),
    design=BadgeChoices(shape="circle", palette="moss", icon="wrench", text="Bicycle repair"),
)

BOOKKEEPING = AchievementValues(
    name="Bookkeeping with Spreadsheets",
    description="Keeps the books of a small business for a year and closes them.",
    criteria=(
        "- Record a quarter of real receipts without a wrong account.\n"
        "- Close the year and explain the balance to somebody who never saw one."
    ),
    skills=(Skill("Keep accounts", _ESCO, "ESCO"), Skill("Use spreadsheets software", _ESCO, "ESCO")),
    occupations=(_occupation("Bookkeeping, Accounting, and Auditing Clerks", "43-3031.00"),),
    results=(ResultAsked("Grade", "LetterGrade", ("A", "B", "C")),),
    evidence=EvidenceRule("The closed year as a spreadsheet."),
    eu=EuropeanElements(
        workload_hours=125,
        ects=5,
        eqf_level=5,
        assessment="portfolio",
        supervision="online",
        participation="blended",
        quality="accredited",
        stackability="Certificate in small business administration",
    ),
    design=BadgeChoices(shape="shield", palette="plum", icon="chart", text="Bookkeeping"),
)

KNIFE_SKILLS = AchievementValues(
    name="Knife Skills",
    description="Cuts vegetables quickly, evenly, and without blood.",
    criteria="Cut a crate of vegetables for the school's kitchen while the cook watches.",
    skills=(Skill("Handle kitchen equipment", _ESCO, "ESCO"),),
    eu=EuropeanElements(workload_hours=6, assessment="practical", participation="onsite"),
    design=BadgeChoices(shape="shield", palette="moss", icon="food", text="Knife skills"),
)
