"""The catalogue: enough kinds, most of them no technology, and a typed name is matched or asked about."""

from __future__ import annotations

import pytest

from assay.web.records.certificates.catalogue import CLUSTERS, shipped
from assay.web.records.certificates.matching import is_about, match, search

KINDS = list(shipped().values())


def test_there_are_at_least_41_kinds_and_most_are_not_technology() -> None:
    assert len(KINDS) >= 41
    assert sum(row.cluster == "technology" for row in KINDS) < len(KINDS) / 4
    assert {row.cluster for row in KINDS} <= set(CLUSTERS)
    assert all(row.name and row.body for row in KINDS)


def test_where_one_can_look_is_a_page_for_that_and_not_the_front_of_a_site() -> None:
    fronts = {f"https://{host}/" for row in KINDS if row.site for host in (row.site, f"www.{row.site}")}

    assert not [row.key for row in KINDS if row.check_at in fronts]
    assert any(row.check_at for row in KINDS)


def test_every_address_to_check_is_https_and_every_site_a_domain() -> None:
    assert all(row.check_at.startswith("https://") for row in KINDS if row.check_at)
    assert all("." in row.site and "/" not in row.site for row in KINDS if row.site)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ServSafe Food Handler", "servsafe-food-handler"),
        ("SERVSAFE  food-handler", "servsafe-food-handler"),
        ("cna", "certified-nurse-aide"),
        ("OSHA-10 Construction", "osha-10-construction"),
        ("CompTIA A Plus", "comptia-a-plus"),
        ("comptia a+", "comptia-a-plus"),
        ("American Welding Society AWS Certified Welder", "aws-certified-welder"),
    ],
)
def test_names_and_abbreviations_are_known(text: str, key: str) -> None:
    found = match(text, KINDS)

    assert found.kind is not None
    assert found.kind.key == key


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("CPT", "phlebotomy-technician"),
        ("CDA", "dental-assistant"),
        ("CDA", "child-development-associate"),
        ("OSHA 10", "osha-10-construction"),
        ("OSHA 10", "osha-10-general"),
        ("OSHA-30", "osha-30-general"),
        ("ASE Entry-Level", "ase-brakes"),
        ("Servsafe handler food", "servsafe-food-handler"),
    ],
)
def test_what_may_mean_several_or_is_misspelt_is_offered_and_never_guessed(text: str, among: str) -> None:
    found = match(text, KINDS)

    assert found.kind is None
    assert among in {row.key for row in found.offered}


def test_nonsense_means_nothing() -> None:
    assert match("", KINDS).offered == ()
    assert match("qqqqzzzz", KINDS) == match("xxxxyyyyzzzz", KINDS)


def test_search_finds_by_body_and_cluster() -> None:
    assert {"cpr-aed-aha", "bls-aha"} <= {row.key for row in search("heart assoc", KINDS)}
    assert search("agriculture", KINDS)


def test_a_badge_for_a_narrower_kind_is_not_one_for_the_wider() -> None:
    kinds = shipped()
    assert is_about("NCCER Carpentry Level 1", kinds["nccer-carpentry-1"], KINDS)
    assert not is_about("NCCER Carpentry Level 1", kinds["nccer-core"], KINDS)
    assert not is_about("ServSafe Food Protection Manager", kinds["servsafe-food-handler"], KINDS)
