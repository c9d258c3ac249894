"""What the labour market says of a certificate, on the pages: picked by a reader, named by an issuer."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from assay.analysis.descriptions import read
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.valuation import Assay, Indicator, Part
from assay.web.base import market_data
from assay.web.look.assay_groups import grouped
from assay.web.look.assay_pieces import AnswerPiece, answer_piece, assay_piece
from assay.web.look.band import Band, draw_band
from assay.web.records.achievements import actions as achievements
from assay.web.records.achievements import queries as achieved
from assay.web.records.achievements.values import AchievementValues, Occupation, Skill
from assay.web.records.assays import ours
from assay.web.records.organizations import actions as organizations
from web.assays.assaying import a_kept, achievement, as_bytes, row, signed_in, upload
from web.assays.market import ADS, COOK, COOK_TITLE, install
from web.factories import School, a_school

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 22)
COOK_URL = f"https://www.onetonline.org/link/summary/{COOK}.00"


@pytest.fixture
def market(settings: Settings, tmp_path: Path) -> None:
    settings.ASSAY_DATA = tmp_path
    settings.ASSAY_RATE_FACTOR = 1_000
    install(tmp_path)


@pytest.fixture
def school() -> School:
    return a_school()


def assay_page(school: School, query: str = "", status: int = 200) -> str:
    answer = Client().get(f"/a/{school.achievement}/1/assay{query}")
    assert status == answer.status_code
    return answer.content.decode()


def cooking(school: School) -> str:
    """Another achievement of the school, for cooks."""
    values = AchievementValues(
        "Kitchen maps",
        "Draws the way through a kitchen.",
        "Draw a kitchen as a map.",
        skills=(Skill("Cartography", "https://skills.example/cartography"),),
        occupations=(Occupation(COOK_TITLE, COOK_URL, "O*NET", f"{COOK}.00"), Occupation("Kitchen guide")),
    )
    key = achievements.create(school.owner, school.key, values)
    achievements.publish(school.owner, school.key, key)
    return key


def test_without_data_nobody_is_asked_and_all_five_say_why(school: School) -> None:
    html = assay_page(school)

    assert 'name="occupation"' not in html
    assert html.count("no labour market data are installed here") >= 3
    assert "no years of advertisements are installed here" in html


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize("way", ["plain", "employers", "analysts"])
def test_a_reader_picks_an_occupation_and_a_region(school: School, way: str) -> None:
    html = assay_page(school, f"?occupation=Cooks%2C+Restaurant&region=Ohio&for={way}")

    assert f"Now: {COOK_TITLE}, Ohio." in html
    assert "29,000 USD" in html
    assert "This is about the occupation" in html
    assert "occupation=Cooks%2C+Restaurant&amp;region=Ohio" in html  # the other ways keep what was picked
    if way != "employers":
        assert "One in ten earns less than 26,000 USD; half earn less than 35,000 USD." in html
        assert f"Of {ADS} advertisements for {COOK_TITLE} (Ohio), 25 % name" in html
        assert "wage statistics (OEWS) 2026" in html


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    ("query", "says", "field"),
    [
        ("?occupation=Cooks", COOK_TITLE, "occupation"),
        ("?occupation=Cooks%2C+Restaurant&region=Atlantis", "Atlantis", "region"),
        ("?occupation=" + "x" * 200, "160", "occupation"),
    ],
)
def test_what_there_is_not_is_said_at_its_field(school: School, query: str, says: str, field: str) -> None:
    html = assay_page(school, query, status=422)
    block = re.split(r'<div class="field', html.split('class="assay-pick-fields"')[1])
    [at] = [part for part in block if f'name="{field}"' in part]

    assert "error" in at
    assert says in at
    assert "Who recognises it" in html  # and all else is shown


@pytest.mark.usefixtures("market")
def test_an_issuers_occupation_and_region_are_asked_without_picking(school: School) -> None:
    key = cooking(school)
    told = organizations.Profile("Map School", region="US-OH")
    organizations.edit(school.owner, school.key, told)
    html = Client().get(f"/a/{key}/1/assay").content.decode()
    made = json.loads(Client().get(f"/a/{key}/1/assay.json").content)

    assert f"Now: {COOK_TITLE}, Ohio." in html
    assert [[COOK, "US-OH"]] == [
        [one["name"], one["version"]] for one in made["inputs"] if one["kind"] == "target"
    ]
    assert "Asked for in advertisements" in html  # never without its parts
    assert "Prepares for" in Client().get(f"/a/{key}").content.decode()


@pytest.mark.usefixtures("market")
def test_a_region_that_nobody_tells_of_is_unknown_and_not_another(school: School) -> None:
    key = cooking(school)
    organizations.edit(school.owner, school.key, organizations.Profile("Map School", region="PT"))
    html = Client().get(f"/a/{key}/1/assay").content.decode()

    assert "31,000 USD" not in html
    assert "nobody has published this for the region" in html


@pytest.mark.usefixtures("market")
def test_an_assay_is_made_once_for_each_pick_and_again_when_data_change(
    school: School, settings: Settings, tmp_path: Path
) -> None:
    key = cooking(school)
    first = ours.assay_of(school.key, key, 1)
    again = ours.assay_of(school.key, key, 1)
    settings.ASSAY_DATA = tmp_path / "none"
    other = ours.assay_of(school.key, key, 1)

    assert first is again
    assert first.indicator("occupation-outlook").estimate.is_known
    assert "no-market" == other.indicator("occupation-outlook").words


@pytest.mark.usefixtures("market")
def test_data_that_come_later_are_seen(tmp_path: Path, settings: Settings) -> None:
    settings.ASSAY_DATA = tmp_path / "later"
    before = market_data.area_names()
    install(tmp_path / "later")

    assert {} == before
    assert {"US": "United States", "US-OH": "Ohio"} == market_data.area_names()
    assert (COOK_TITLE,) == market_data.occupation_names()
    assert market_data.means() is market_data.means()


@pytest.mark.usefixtures("market")
def test_the_tool_and_the_comparison_ask_for_the_same(school: School, settings: Settings) -> None:
    picked = {"occupation": COOK, "region": "US-OH"}
    looked = Client().post("/value", {"file": upload(achievement()), **picked}).content.decode()
    wrong = Client().post("/value", {"file": upload(achievement()), "occupation": "cok"})
    which = f"{settings.ASSAY_ORIGIN}/a/{school.achievement}/1\n{settings.ASSAY_ORIGIN}/a/{cooking(school)}/1"
    compared = Client().post("/value/compare", {"which": which, **picked})
    unlike = Client().post("/value/compare", {"which": which, "occupation": "cok"})

    assert "29,000 USD" in looked
    assert (422, 422) == (wrong.status_code, unlike.status_code)
    assert "This occupation is not known" in wrong.content.decode()
    assert "This occupation is not known" in unlike.content.decode()
    assert 200 == compared.status_code, compared.content.decode()
    assert "29,000 USD" in compared.content.decode()


@pytest.mark.usefixtures("market")
def test_a_kept_assay_keeps_what_was_picked(school: School) -> None:
    client = signed_in(school.owner)
    sent = {"text": as_bytes(achievement()).decode(), "occupation": COOK, "region": "Ohio"}
    made = client.post(f"/work/{school.key}/assays/new", sent)
    wrong = client.post(f"/work/{school.key}/assays/new", {**sent, "region": "Atlantis"})
    html = client.get(made["Location"]).content.decode()

    assert 303 == made.status_code
    assert 422 == wrong.status_code
    assert "29,000 USD" in html
    organizations.edit(school.owner, school.key, organizations.Profile("Map School", region="US-OH"))
    kept = a_kept(school, achievement(alignment=[_aligned()]))
    assert "US-OH" in {one["version"] for one in row(school, kept).made["inputs"]}


def _aligned() -> dict[str, object]:
    return {
        "type": ["Alignment"],
        "targetName": COOK_TITLE,
        "targetUrl": COOK_URL,
        "targetType": "ext:Occupation",
        "targetCode": f"{COOK}.00",
    }


@pytest.mark.usefixtures("market")
def test_the_form_takes_names_codes_and_other_words(school: School) -> None:
    client = signed_in(school.owner)
    address = reverse("issuer:achievement-new", args=[school.key])
    form = {
        "name": "Kitchen",
        "kind": "MicroCredential",
        "language": "en",
        "evidence_pieces": "1",
        "valid_unit": "year",
        "occupation_1": "cooks, restaurant",
        "occupation_2": COOK,
        "occupation_3": "Kitchen guide",
        **{
            f"{name}-{part}": "0"
            for name in ("skills", "results")
            for part in ("TOTAL_FORMS", "INITIAL_FORMS")
        },
    }
    answer = client.post(address, {**form, "then": "stay"})
    assert 303 == answer.status_code, answer.content.decode()[:3000]
    key = answer["Location"].split("/")[-2]
    told = achieved.draft(school.key, key).values.occupations
    html = client.get(answer["Location"]).content.decode()

    assert (Occupation(COOK_TITLE, COOK_URL, "O*NET", f"{COOK}.00"), Occupation("Kitchen guide")) == told
    assert "“Kitchen guide” is kept as your words" in html
    assert f'<option value="{COOK_TITLE}">' in html


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    ("typed", "kept"), [("US-OH", "US-OH"), ("us-oh", "US-OH"), ("Ohio", "US-OH"), ("PT", "PT"), ("", "")]
)
def test_a_region_is_a_code_or_a_name_that_the_data_know(school: School, typed: str, kept: str) -> None:
    client = signed_in(school.owner)
    address = reverse("issuer:profile", args=[school.key])
    answer = client.post(address, {"name": "Map School", "kind": "school", "region": typed})

    assert 303 == answer.status_code
    assert f'value="{kept}"' in client.get(address).content.decode() or not kept
    public = Client().get(f"/o/{school.key}").content.decode()
    assert ("Ohio" in public) is (kept == "US-OH")


@pytest.mark.parametrize("typed", ["Narnia", "XX", "US_OH", "US-" + "A" * 20, "<b>"])
def test_what_is_no_region_is_refused_with_words(school: School, typed: str) -> None:
    address = reverse("issuer:profile", args=[school.key])
    answer = signed_in(school.owner).post(address, {"name": "Map School", "kind": "school", "region": typed})

    assert "This is the code of no region" in answer.content.decode()


def estimate(value: float | None, low: float, high: float, unit: str = "share", reason: str = "") -> Estimate:
    return Estimate(value, low, high, unit, "given/1", DAY, Grade.D, 40, 1.0, ("given 2026",), reason)


def test_a_band_widens_and_has_its_table() -> None:
    parts = tuple(
        Part(
            "horizon",
            value=str(DAY.year + ahead),
            estimate=estimate(1.0, 1 - ahead / 5, 1 + ahead / 5, "ratio"),
        )
        for ahead in range(1, 5)
    )
    lasting = estimate(0.7, 0.0, 0.9)
    piece = answer_piece(
        Indicator("durability", lasting, "durability", (0.0, 1.0), {"terms": 3, "found": 2}, parts=parts)
    )

    assert piece.band is not None
    assert piece.band_table is not None
    assert ["2027", "2028", "2029", "2030"] == [one[0].text for one in piece.band_table.rows]
    assert "20 % to 180 %" == piece.band_table.rows[-1][1].text
    drawn = draw_band(piece.band)
    assert "style=" not in drawn
    assert "NaN" not in drawn
    assert draw_band(Band("one year", piece.band.points[:1]))


def test_demand_is_never_told_without_its_skills_and_how_long_it_holds() -> None:
    parts = (Part("technology", value="Python", estimate=estimate(0.6, 0.3, 0.9)),)
    others = {"holds": estimate(0.62, 0.5, 0.7)}
    facts: dict[str, str | int | float] = {"skills": 2, "found": 1, "occupation": "", "area": ""}
    made = Indicator(
        "skill-demand", estimate(0.6, 0.0, 0.9), "technologies-in-demand", (0.0, 1.0), facts, others, parts
    )
    piece = answer_piece(made)

    assert "Of ten such statements, about 6 still hold 18 months later." in piece.sentence
    assert "Of ten such statements, about 6 still hold 18 months later." == piece.note
    assert "Python 60 %" == piece.made_of


def test_answers_stand_under_three_questions_the_known_ones_first() -> None:
    made = ours.assay_of_others(read(as_bytes(achievement())))
    piece = assay_piece(made)

    assert ["itself", "asked", "lasts"] == [group.key for group in piece.groups]
    assert {one.key for one in piece.answers} == {one.key for group in piece.groups for one in group.answers}
    for group in piece.groups:
        known = [one.is_known for one in group.answers]
        assert known == sorted(known, reverse=True)
    older = replace_indicators(made, 7)
    assert 7 == sum(len(group.answers) for group in assay_piece(older).groups)
    assert () == grouped(list[AnswerPiece]())


def replace_indicators(made: Assay, count: int) -> Assay:
    return replace(made, indicators=made.indicators[:count])
