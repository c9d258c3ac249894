from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from rich.console import Console
from tools.evaluate.material import CERTIFICATIONS, COURSES, TAGGED, real_achievements
from tools.evaluate.parts import PARTS
from tools.evaluate.report import Aim, Measured, outcome, print_part, write
from tools.evaluate.ten_chosen import Chosen, chosen

from assay.analysis.descriptions import How, read
from assay.analysis.evaluation import Figure
from assay.analysis.sources import Store
from material import ABSENT, REPOSITORY, material_root

PAGES = REPOSITORY / "docs" / "assays"


def figure(value: float, low: float = 0.0, high: float = 1.0) -> Figure:
    return Figure("reached", value, low, high, 0.5, 12, "a note")


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A material folder with a row of each kind, and one that has no name."""
    tables = {
        CERTIFICATIONS: "order,domain_class,name,description,usd_price,url\n"
        '0,x,CCX,"Expert $2,050 practical exam",2050,https://x.example/\n1,x,FREE,Practice,,\n',
        COURSES: ",course_title,course_organization,course_difficulty\n7,Knots,River School,Beginner\n",
        TAGGED: "url,title,author,difficulty,skills,description\n"
        "https://y.example/,Ropes,Ann,25,\"['knots', 'ropes']\",Tie them.\n"
        "https://z.example/,,Ann,,not a list,\n",
    }
    for name, text in tables.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return tmp_path


def test_a_row_tells_what_it_tells_and_nothing_is_added(listed: Path) -> None:
    expert, practice, knots, ropes = (read(one) for one in real_achievements(listed))

    assert ("2050 USD", How.MACHINE) == (expert.told["cost"].value, expert.told["cost"].how)
    assert "practical" == expert.told["assessment"].value
    assert "cost" not in practice.told
    assert ("Knots", "River School") == (knots.name, knots.issuer.name)
    assert {"assessment", "level", "workload", "cost"}.isdisjoint(knots.told)
    assert ["knots", "ropes"] == [skill.name for skill in ropes.aligned]


def test_without_material_each_part_says_so_in_a_sentence(tmp_path: Path) -> None:
    for part, measure in PARTS.items():
        found = measure(tmp_path / "absent", Store(tmp_path / "data"))

        assert not found.figures, part
        assert 1 == len(found.unknown), part


@pytest.mark.parametrize(
    ("aim", "told"),
    [
        (Aim(least=0.4), "met"),
        (Aim(least=0.75), "missed by 0.250"),
        (Aim(most=0.5), "met"),
        (Aim(most=0.0), "missed by 0.500"),
        (Aim(least=0.4, by="low"), "missed by 0.100"),
    ],
)
def test_an_aim_says_by_how_much_it_is_missed(aim: Aim, told: str) -> None:
    assert told == aim.verdict(figure(0.5, low=0.3))


def test_the_json_has_every_figure_with_its_interval_and_what_is_unknown(tmp_path: Path) -> None:
    measured = Measured([figure(0.5)], ["nothing known."], {"reached": Aim(least=0.9)})
    path = tmp_path / "var" / "run.json"

    write(path, outcome({"ladder": measured}))

    told = json.loads(path.read_text("utf-8"))["ladder"]
    assert ["nothing known."] == told["cannot be evaluated"]
    assert {
        "name": "reached",
        "value": 0.5,
        "low": 0.0,
        "high": 1.0,
        "baseline": 0.5,
        "count": 12,
        "note": "a note",
        "aim": "≥ 0.900",
        "state": "missed by 0.400",
    } == told["figures"][0]


def test_the_table_shows_figures_misses_and_what_is_unknown() -> None:
    console = Console(width=160)
    with console.capture() as held:
        print_part(console, "ladder", Measured([figure(0.5)], ["all alike."], {"reached": Aim(least=0.9)}))

    shown = held.get()
    assert all(word in shown for word in ("reached", "0.500", "0.000 … 1.000", "missed by 0.400", "a note"))
    assert "Cannot be evaluated: all alike." in shown


def test_ten_were_chosen_and_four_and_more_are_not_technology() -> None:
    ten = chosen()

    assert 10 == len({one.slug for one in ten})
    assert {"care", "food", "construction", "office"} <= {one.field for one in ten}
    assert all(one.says and one.lacks and one.source.told for one in ten)


def test_each_of_the_ten_has_its_page_and_its_row_in_the_table() -> None:
    index = (PAGES / "README.md").read_text("utf-8")

    assert {f"{one.slug}.md" for one in chosen()} | {"README.md"} == {path.name for path in PAGES.iterdir()}
    assert all(f"({one.slug}.md)" in index for one in chosen())
    assert "cannot be evaluated" in index


@pytest.mark.parametrize("one", chosen(), ids=lambda one: one.slug)
def test_a_page_is_of_the_description_in_the_material_and_copies_none_of_it(one: Chosen) -> None:
    if not (material_root() / one.source.file).is_file():
        pytest.skip(ABSENT)

    description = read(one.find(material_root()))
    page = (PAGES / f"{one.slug}.md").read_text("utf-8")

    assert description.digest in page
    words = " ".join(page.split())
    pieces = [piece.strip() for piece in description.text.replace("\n", ". ").split(". ")]
    assert not [piece for piece in pieces if len(piece.split()) > 8 and piece in words]


def test_what_is_no_longer_in_the_material_is_not_found(listed: Path) -> None:
    with pytest.raises(LookupError, match="CFCE"):
        next(one for one in chosen() if one.row == "CFCE").find(listed)
