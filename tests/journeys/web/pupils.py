"""What pupils and their schools do in many journeys: the class code, coming in, asking to show something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from playwright.sync_api import Page

from assay.web.commands.made_up.district_people import MadePerson, MadePupil, Population, population
from journeys.web.running import Site
from journeys.web.steps import enter_as, press, sees

PIN = "573816"
TEACHER, COORDINATOR = "Ifeoma Adeyemi", "Helen Park"
KITCHEN, CENTER = "Culinary Arts 1", "Lakeview Technical Center"
_NEW = "Has not come in yet"
_GROWN = 18


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A pupil who has not come in yet, and who answers for them."""

    pupil: MadePupil
    guardians: tuple[MadePerson, ...]

    @property
    def name(self) -> str:
        """The whole name, as the school writes it."""
        return f"{self.pupil.given} {self.pupil.family}"

    @property
    def age(self) -> int:
        """In whole years, today."""
        today, born = timezone.localdate(), self.pupil.born
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


Wanted = Callable[[Newcomer], bool]


@dataclass(frozen=True, slots=True)
class Section:
    """A class at its teacher's screen: the page, the addresses, the class code on the board."""

    page: Page
    work: str
    address: str
    code: str

    @property
    def school_entrance(self) -> str:
        """Where those come in who have chosen a PIN."""
        return self.work.replace("/work/", "/in/school/")

    def newcomer(self, wanted: Wanted) -> Newcomer:
        """Somebody of this section who has never come in and is as wanted."""
        self.page.goto(f"{self.address}/entrances")
        new = self.page.locator(".rows > li", has_text=_NEW).locator(".code").all_inner_texts()
        return next(one for one in _known(new) if wanted(one))


def is_minor_with_one_guardian(one: Newcomer) -> bool:
    """Thirteen to seventeen, for whom one guardian decides, who reads English."""
    return _answers_for(one, "en")


def is_minor_of_a_spanish_reader(one: Newcomer) -> bool:
    """Thirteen to seventeen, for whom one guardian decides, who reads Spanish."""
    return _answers_for(one, "es")


def _answers_for(one: Newcomer, language: str) -> bool:
    return one.age < _GROWN and [each.language for each in one.guardians] == [language]


def is_grown(one: Newcomer) -> bool:
    """Eighteen or older, with no address that the school knows."""
    return one.age >= _GROWN and not one.pupil.email


def _known(numbers: list[str]) -> list[Newcomer]:
    people: Population = population(_today())
    return [
        Newcomer(pupil, tuple(people.guardians[key] for key in pupil.guardians))
        for pupil in people.pupils
        if pupil.number in numbers
    ]


def _today() -> date:
    return timezone.now().date()


def open_section(page: Page, site: Site, who: str = TEACHER, title: str = KITCHEN) -> Section:
    """Come in as this member, open this section, and see its class code; one is opened where none is."""
    work = enter_as(page, site, who)
    page.goto(f"{work}/sections?search={title}" if who == COORDINATOR else f"{work}/sections")
    row = page.locator(".rows > li", has_text=CENTER)
    row.get_by_role("link", name=title, exact=True).first.click()
    page.wait_for_url("**/sections/*")
    address = page.url.partition("?")[0]
    page.goto(f"{address}/code")
    if page.locator(".code-big").count() == 0:
        press(page, "Open a code")
    return Section(page, work, address, page.locator(".code-big").inner_text())


def come_in(page: Page, site: Site, code: str, number: str) -> None:
    """The first time: class code, school id, a PIN; the pupil's own page is shown."""
    page.goto(f"{site.origin}/in")
    page.get_by_label("Class code").fill(code.lower())
    page.get_by_label("Your school id").fill(number)
    press(page, "Go on")
    page.get_by_label("Choose a PIN").fill(PIN)
    page.get_by_label("The same PIN again").fill(PIN)
    press(page, "Yes, this is my PIN")
    sees(page, "What I was awarded")


def come_back(page: Page, entrance: str, number: str, pin: str = PIN) -> None:
    """At the school's own entrance: school id and PIN."""
    page.goto(entrance)
    page.get_by_label("Your school id").fill(number)
    page.get_by_label("Your PIN").fill(pin)
    press(page, "Come in")


def first_award(page: Page) -> str:
    """The name of what stands first among what was awarded, on the pupil's own page."""
    return page.locator("a.row-link[href*='/wallet/']").first.inner_text()


def ask_to_show(page: Page, title: str, audience: str) -> str:
    """From a minor's own page: a link to this award for an employer of this name; the link."""
    _choose(page, title)
    page.get_by_label("an employer").check()
    page.get_by_label("What are they called?").fill(audience)
    return _made(page, audience)


def show(page: Page, title: str, audience: str) -> str:
    """The same for somebody who decides alone, and is asked for no name of who will see it."""
    _choose(page, title)
    return _made(page, audience)


def _choose(page: Page, title: str) -> None:
    press(page, "Show something to somebody")
    page.locator(".choice", has_text=title).get_by_role("checkbox").check()
    press(page, "Go on")


def _made(page: Page, audience: str) -> str:
    page.get_by_label("A title for the page (optional)").fill(f"For {audience}")
    press(page, "See it as others will")
    sees(page, "This is what they will see")
    press(page, "Make the link")
    return page.get_by_label("The link").input_value()


def link_state(page: Page, site: Site, audience: str) -> str:
    """How the link for this audience stands, as the pupil's own page says it."""
    page.goto(f"{site.origin}/pupil")
    return page.locator(".rows > li", has_text=f"For {audience}").locator(".pill").inner_text()


def shows_nothing(page: Page, link: str, *hidden: str) -> None:
    """Whoever has the link sees nothing of these texts: not on its page, not in any file of it."""
    for ending in ("", ".json", ".pdf", ".png", ".svg", "/embed", "/1", "/1.json", "/1.pdf", "/1.png"):
        answer = page.request.get(f"{link}{ending}")
        assert answer.status in {404, 410}, f"{ending}: {answer.status}"
        told = answer.body()
        assert not [text for text in hidden if text.encode() in told], ending
