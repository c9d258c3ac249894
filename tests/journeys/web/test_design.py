"""An achievement from the first idea to its second version, and the badge that is drawn for it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from journeys.web import walks
from journeys.web.conftest import OpenPage
from journeys.web.looking import PHONE, Looker
from journeys.web.running import Site
from journeys.web.steps import enter_as, press, saved_file, sees

TEXTS = {
    "Name": "Beekeeping for Beginners",
    "In short": "Keeps a hive of bees alive through a summer and says what the bees need.",
    "Criteria": "## Garden\n\n- Open a hive **calmly** and name what is in it.\n- A diary of *eight* weeks.",
    "Subjects": "bees, garden, biology",
    "What evidence must show": "The diary, with a photograph of each visit.",
    "How many pieces": "2",
    "An award is valid for": "3",
    "Workload in hours": "60",
    "ECTS credits": "2",
    "Level in another framework": "Level B of the garden schools",
    "By whom": "The county's beekeepers",
    "What one needs before": "No allergy to stings.",
    "What it counts towards": "Certificate in ecology",
}
CHOICES = {
    "What kind of thing is it?": "Micro-credential",
    "Unit": "years",
    "EQF level": "3",
    "How is it assessed?": "A practical demonstration",
    "Supervision and identity check": "Supervised on site, identity checked",
    "How does one take part?": "On site",
    "Quality assurance": "Assured by an external body",
}
RUBRIC = "Beginning: needs help at the hive\nSecure: works alone"
SHOWN = (
    "Keeps a hive of bees alive",
    "name what is in it",
    "Care for bees",
    "needs help at the hive",
    "The diary, with a photograph",
    "60",
    "A practical demonstration",
    "Supervised on site, identity checked",
    "On site",
    "Assured by an external body",
    "The county's beekeepers",
    "No allergy to stings.",
    "Certificate in ecology",
    "Level B of the garden schools",
    "3 years",
)


def test_an_achievement_is_designed_published_awarded_and_revised(
    site: Site, open_page: OpenPage, look: Looker
) -> None:
    page = open_page()
    work = enter_as(page, site, "Grace Whitfield")
    _describe(page, work, look)
    _draw_the_badge(page, look)

    press(page, "Preview")
    sees(page, "A preview: nobody else can see this yet", *SHOWN)
    expect(page.locator("main strong", has_text="calmly")).to_be_visible()
    look.accessible(page)
    look.picture(page, "preview")
    press(page, "Beekeeping for Beginners")
    press(page, "Publish this version")
    sees(page, "Published. This version stays as it is")
    look.accessible(page)

    walks.choose(page, work, "Beekeeping for Beginners")
    page.get_by_label("At the hive").select_option("Secure")
    page.get_by_text("Date, words and evidence").click()
    page.get_by_label("Evidence: what is it?").fill("Diary and photographs")
    page.get_by_label("Or describe it").fill("Eight weeks, a photograph each.")
    walks.award(page, "Pia Holm", "pia.holm@mail.example")
    press(page, "See the award")
    credential = saved_file(page, "Save the credential").decode()
    assert "Secure" in credential

    _revise(page, work)
    public = open_page(viewport=PHONE, color_scheme="dark")
    public.goto(page.get_by_role("link", name="Public page").evaluate("link => link.href"))
    sees(public, "Beekeeping", "Version 2", "Keep a diary for twelve weeks.")
    look.accessible(public)
    press(public, "Version 1")
    sees(public, "There is a newer version", "eight")
    address = re.search(r'"(https://[^"]+/a/[^"/]+/1)"', credential)
    assert address is not None, "the credential names the version that was awarded"


def _describe(page: Page, work: str, look: Looker) -> None:
    page.goto(f"{work}/achievements")
    press(page, "Design an achievement")
    press(page, "Save", exact=True)
    sees(page, "Give it a name; all else can wait.")
    for label, text in TEXTS.items():
        page.get_by_label(label, exact=False).first.fill(text)
    for label, words in CHOICES.items():
        page.get_by_label(label).first.select_option(label=words)
    page.locator("[name=occupation_1]").fill("Beekeeper on an apiary of heather")
    page.locator("[name=skills-0-name]").first.fill("Care for bees")
    page.get_by_label("Its address").first.fill("http://data.europa.eu/esco/skill/0001")
    page.get_by_label("Framework").first.fill("ESCO")
    page.locator("[name=results-0-name]").first.fill("At the hive")
    page.get_by_label("Measured in").first.select_option(label="A level of a rubric")
    page.get_by_label("Levels of the rubric").first.fill(RUBRIC)
    page.get_by_label("No award without evidence").check()
    look.accessible(page)
    press(page, "Save and go on")
    sees(page, "Saved. There is room for more skills and results now.")
    press(page, "Save and draw the badge")


def _draw_the_badge(page: Page, look: Looker) -> None:
    drawn = page.locator("#shown svg")
    before = drawn.inner_html()
    page.get_by_role("radio", name="Hexagon").check()
    page.get_by_label("Words on it").fill("Bees")
    expect(drawn).not_to_have_js_property("innerHTML", before)
    look.accessible(page)
    look.picture(page, "badge")
    press(page, "Keep this badge")
    sees(page, "The badge is kept.", "Nothing is missing.")


def _revise(page: Page, work: str) -> None:
    page.goto(f"{work}/achievements")
    page.locator(".badge-card", has_text="Beekeeping").get_by_role("link").click()
    press(page, "Revise")
    page.get_by_label("Criteria").fill("- Keep a diary for twelve weeks.")
    press(page, "Save", exact=True)
    press(page, "Publish this version")
    sees(page, "Published.", "Version 2", "Version 1")
