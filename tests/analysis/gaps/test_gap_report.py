"""What a gap report says of a programme: the first rule that fits, and kept as it was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from assay.analysis.estimates import Estimate, Grade, proportion
from assay.analysis.gaps import (
    Credential,
    GapReport,
    Programme,
    Row,
    State,
    counted,
    gap_report,
    protected,
    read_programmes,
    read_rows,
    report_from,
    to_json,
)
from assay.analysis.market import Listed, Names, Target
from assay.errors import AssayError

DAY = date(2026, 11, 22)
COOK = Target("35-2014", "Cooks", "XL", "Lakes")
ADS = 400


def _share(successes: int, count: int) -> Estimate:
    value, low, high = proportion(successes, count) if count else (None, 0.0, 1.0)
    return Estimate(
        value, low, high, "share", "t/1", DAY, Grade.A, count=count, reason="" if count else "no-ads"
    )


@dataclass(frozen=True)
class Told:
    """What a market of a few made-up figures says of one name."""

    share: Estimate
    ads: int
    required: Estimate
    listed: tuple[Listed, ...] = ()
    licence: bool | None = None
    of_area: str = "XL"


@dataclass(frozen=True)
class Prospects:
    openings: Estimate
    growth: Estimate
    entry_wage: Estimate


@dataclass(frozen=True)
class SmallMarket:
    named_in: dict[str, int]
    ads: int = ADS

    def named_many(self, names: Sequence[Names], target: Target, as_of: date) -> list[Told]:  # noqa: ARG002 - the market's own signature
        shares = [_share(self.named_in.get(one.name, 0), self.ads) for one in names]
        return [Told(share, self.ads, share) for share in shares]

    def outlook(self, target: Target, as_of: date) -> Prospects:  # noqa: ARG002 - the same
        nothing = _share(0, 0)
        return Prospects(nothing, nothing, nothing)


def _rows(held: dict[str, int], state: State = State.CHECKED, pupils: int = 90) -> Iterator[Row]:
    for number in range(pupils):
        yield Row("Kitchen", school="North", grade="11", pupil=str(number))
    for name, count in held.items():
        for number in range(count):
            yield Row("Kitchen", name, school="North", grade="11", state=state, pupil=str(number))


def _report(
    held: dict[str, int],
    named: dict[str, int],
    *,
    ads: int = ADS,
    state: State = State.CHECKED,
    targets: tuple[Target, ...] = (COOK,),
    others: tuple[str, ...] = (),
) -> GapReport:
    counts = {name: protected(raw) for name, raw in counted(_rows(held, state)).items()}
    listed = tuple(Credential(Names(name)) for name in others)
    programme = Programme("Kitchen", targets, listed)
    return gap_report([programme], counts, SmallMarket(named, ads), as_of=DAY)


@pytest.mark.parametrize(
    ("code", "report"),
    [
        ("no-target", _report({"Food": 30}, {}, targets=())),
        ("no-ads", _report({"Food": 30}, {}, ads=0)),
        ("too-few-ads", _report({"Food": 30}, {}, ads=40)),
        ("few", _report({"Food": 4}, {"Food": 90})),
        ("nothing-earned", _report({}, {"Lift": 90}, others=("Lift",))),
        ("nobody-earns", _report({"Food": 30}, {"Lift": 90, "Food": 40}, others=("Lift",))),
        ("unproven", _report({"Food": 30}, {"Food": 90}, state=State.CLAIMED)),
        ("named-by-few", _report({"Cook": 40, "Food": 20}, {"Food": 90})),
        ("aligned", _report({"Food": 40, "Cook": 20}, {"Food": 90})),
        ("mixed", _report({"Most": 30, "Cook": 29, "Bake": 28}, {"Most": 90})),
    ],
)
def test_the_first_rule_that_fits_gives_the_one_sentence(code: str, report: GapReport) -> None:
    assert report.programmes[0].advice.code == code


def test_a_report_is_kept_and_read_again_as_it_was() -> None:
    report = _report({"Food": 40, "Cook": 20}, {"Food": 90}, others=("Lift",))

    assert report_from(to_json(report)) == report


def test_the_three_shares_make_one_and_no_share_of_nothing_is_given() -> None:
    shares = _report({"Food": 40, "Cook": 20}, {"Food": 90}).shares
    known = [one.value or 0 for one in (shares.asked, shares.not_asked, shares.unknown)]

    assert sum(known) == pytest.approx(1)
    assert _report({}, {}).shares.asked.value is None


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (b"school,credential\nN,F\n", 1),
        (b"programme,credential\n", 1),
        (b"programme,credential,state\nP,F,sworn\n", 2),
        (b"programme,credential,count\nP,F,many\n", 2),
        (b"programme,credential\n,F\n", 2),
        (b"\xff\xfe", 0),
    ],
)
def test_a_table_that_cannot_be_counted_is_refused_with_its_row(content: bytes, row: int) -> None:
    with pytest.raises(AssayError) as told:
        read_rows(content, "awards.csv")

    assert told.value.code == "gap-table-wrong"
    assert told.value.facts["row"] == row


def test_programmes_are_read_with_one_occupation_or_several() -> None:
    assert read_programmes(b"A: 35-2014\nB: [47-2061, 47-2031]", "p.yaml") == {
        "A": ("35-2014",),
        "B": ("47-2061", "47-2031"),
    }
    for wrong in (b"- A", b"A: [1]", b"A: [", b"{}"):
        with pytest.raises(AssayError) as told:
            read_programmes(wrong, "p.yaml")
        assert told.value.code == "gap-programmes-wrong"
