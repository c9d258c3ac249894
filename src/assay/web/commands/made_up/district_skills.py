"""What the made-up district awards by its grids, by placement and to its youngest: compact, but whole."""

from __future__ import annotations

from dataclasses import dataclass

from assay.web.records.achievements.values import AchievementValues, BadgeChoices, EvidenceRule, Skill


@dataclass(frozen=True, slots=True)
class GridSkill:
    """A column of a grid: what somebody does who has it, what one watches for, the skill it stands for."""

    programme: str
    name: str
    does: str
    watch: str
    skill: str
    months: int = 0  # how long it holds; 0: for good

    def values(self) -> AchievementValues:
        """The achievement."""
        palette, icon = _LOOKS[self.programme]
        return AchievementValues(
            name=self.name,
            description=self.does,
            criteria=f"- {self.watch}\n- Shown twice, on different days, with a teacher watching.",
            skills=(Skill(self.skill),),
            valid_for=(self.months, "month") if self.months else None,
            design=BadgeChoices(shape="hexagon", palette=palette, icon=icon, text=self.name),
        )


_LOOKS = {
    "culinary": ("ochre", "food"),
    "health": ("rose", "care"),
    "construction": ("brick", "hammer"),
    "technology": ("sky", "laptop"),
    "garden": ("leaf", "leaf"),
}

GRID = (
    GridSkill(
        "culinary",
        "Knife Work",
        "Cuts quickly, evenly and without hurting anybody.",
        "Dices two onions in four minutes; carries, cleans and stores the knife as shown.",
        "Handle kitchen knives",
    ),
    GridSkill(
        "culinary",
        "Clean as You Go",
        "Leaves a station as it should be found, all through a service.",
        "Bench, board and floor are clean at three unannounced looks during one service.",
        "Maintain a clean workplace",
    ),
    GridSkill(
        "culinary",
        "Hot and Cold Holding",
        "Keeps food where it is safe and writes it down.",
        "Logs four temperatures in a service and acts on the one that is wrong.",
        "Monitor food temperatures",
        months=2,
    ),
    GridSkill(
        "culinary",
        "Stocks and Sauces",
        "Makes a stock and two sauces from it, and mends one that split.",
        "Makes brown stock, velouté and hollandaise; mends a split hollandaise.",
        "Prepare sauces",
    ),
    GridSkill(
        "culinary",
        "Serve Twenty",
        "Serves twenty guests on time, together with others.",
        "Twenty plates leave within twelve minutes and look alike.",
        "Work in a catering team",
    ),
    GridSkill(
        "culinary",
        "Talk about Allergens",
        "Answers a guest with an allergy truly and without a pause.",
        "Answers three questions about any dish on the card and shows the ticket.",
        "Inform guests about allergens",
    ),
    GridSkill(
        "health",
        "Hand Hygiene",
        "Washes and disinfects hands so that nothing is passed on.",
        "All steps under the lamp, twice, without a reminder.",
        "Apply hygiene standards",
        months=12,
    ),
    GridSkill(
        "health",
        "Vital Signs",
        "Takes pulse, breathing, temperature and blood pressure, and reports what is odd.",
        "Readings of five people within the teacher's own by the agreed margin.",
        "Measure vital signs",
    ),
    GridSkill(
        "health",
        "Moving People Safely",
        "Helps somebody from bed to chair with dignity, and without harm to either.",
        "Explains each step to the person before doing it; uses the belt and the brakes.",
        "Assist with mobility",
    ),
    GridSkill(
        "construction",
        "Measure Twice",
        "Measures, marks and cuts to a plan.",
        "Ten pieces to a cutting list, each within two millimetres.",
        "Measure building materials",
    ),
    GridSkill(
        "construction",
        "Frame a Wall",
        "Lays out and nails a stud wall with an opening.",
        "Square, plumb, and to the drawing; the header carries.",
        "Build timber frames",
    ),
    GridSkill(
        "construction",
        "Ladder Sense",
        "Sets, climbs and refuses ladders.",
        "Sets three ladders rightly and refuses the one that is damaged.",
        "Use ladders safely",
        months=2,
    ),
    GridSkill(
        "technology",
        "Find the Fault",
        "Finds why a computer or a network does not work, and writes down how.",
        "Three planted faults found within the lesson, each with a ticket another can follow.",
        "Diagnose computer faults",
    ),
    GridSkill(
        "technology",
        "A Page That Everybody Can Read",
        "Builds a page that works on a phone and with a screen reader.",
        "Passes the class's checklist with keyboard and screen reader.",
        "Develop accessible web pages",
    ),
    GridSkill(
        "technology",
        "Small Program, Tested",
        "Writes a program with tests that fail for the right reason.",
        "A partner breaks it on purpose, and a test says so.",
        "Write automated tests",
    ),
)
"""The columns of the grids, by programme; culinary has six."""

GARDEN = GridSkill(
    "garden",
    "School Garden Helper",
    "Looked after a bed of the school garden from seed to harvest.",
    "Kept the garden diary from spring to autumn.",
    "Grow vegetables",
).values()
"""What somebody of eleven can earn."""

KITCHEN_PLACEMENT = AchievementValues(
    name="Work Placement: Bakery and Kitchen",
    description="Worked in a real kitchen for at least thirty hours, as one of its people.",
    criteria=(
        "- At least thirty hours that the mentor confirmed.\n"
        "- Communication, teamwork, problem-solving, adaptability and reliability, each seen by the mentor "
        "and by a teacher with one example.\n- Something that was made there."
    ),
    skills=(Skill("Work in teams"), Skill("Communicate with customers"), Skill("Bake goods")),
    evidence=EvidenceRule("The hours, the observations, and what was made."),
    design=BadgeChoices(shape="shield", palette="moss", icon="truck", text="Work placement"),
)
"""What a placement is awarded as."""
