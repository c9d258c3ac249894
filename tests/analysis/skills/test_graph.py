"""The graph over what is installed: by address, by name, and along the edges; unknown where nobody says."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from assay.analysis.skills.graph import Crossing, SkillGraph, normal
from assay.analysis.sources import Licence, Reading, SourceDigest, Store, import_release, minted
from assay.analysis.sources.forms import frame
from releases import (
    BAKE,
    BAKER,
    CASE_PACKAGE,
    COOK,
    GROUP,
    HYGIENE,
    TALK,
    WAITER,
    csv_bytes,
    esco_files,
    folder_of,
    json_file,
    onet_files,
)

OURS = minted("esco", "knowledge", "food hygiene (law)")
ONET_BAKER = "https://www.onetonline.org/link/summary/51-3011.00"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def opened(store: Store, language: str = "en") -> SkillGraph:
    graph = SkillGraph.open(store, language)
    assert graph is not None
    return graph


def with_esco(store: Store, place: Path) -> SkillGraph:
    import_release(store, "esco", str(folder_of(place, esco_files())), version="1.2.0")
    return opened(store)


def test_without_skills_there_is_no_graph(store: Store) -> None:
    assert SkillGraph.open(store) is None


def test_a_skill_is_found_by_its_address(store: Store, tmp_path: Path) -> None:
    graph = with_esco(store, tmp_path / "esco")

    found = graph.skill(HYGIENE)

    assert found is not None
    assert ("food hygiene (law)", "esco", "knowledge", "Know.") == (
        found.label,
        found.framework,
        found.kind,
        found.description,
    )
    assert graph.skill("https://example.org/unknown") is None
    assert 5 == len(graph)
    assert {COOK, BAKE, HYGIENE, TALK} == set(graph.skills("esco")["uri"])


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("bake bread", BAKE),
        ("  Bake\u00a0BREAD. ", BAKE),
        ("prepare food", COOK),
        ("food hygiene (law)", HYGIENE),
        ("Food hygiene", HYGIENE),
        ("preparing food", GROUP),
    ],
)
def test_a_skill_is_found_by_its_names_however_they_are_written(
    store: Store, tmp_path: Path, name: str, uri: str
) -> None:
    assert [uri] == [skill.uri for skill in with_esco(store, tmp_path / "esco").named(name)]


def test_names_keep_the_signs_that_belong_to_them() -> None:
    assert ["c++", "c#", "c"] == [normal(name) for name in ("C++", " C# ", "C,")]
    assert "..." == normal("…")


def test_own_names_come_before_other_names(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "library.csv"
    path.write_bytes(csv_bytes((("RSD Name", "Skill Statement"), ("Prepare Food", "Prepare food."))))
    import_release(store, "rsd", str(path))
    graph = with_esco(store, tmp_path / "esco")

    assert ["rsd", "esco"] == [skill.framework for skill in graph.named("prepare food")]
    assert ["esco"] == [skill.framework for skill in graph.named("prepare food", "esco")]
    assert () == graph.named("never heard of")


def test_occupations_are_counted_by_how_much_they_ask_for_a_skill(store: Store, tmp_path: Path) -> None:
    graph = with_esco(store, tmp_path / "esco")

    assert (2, 1, 1) == (
        graph.occupations_with(TALK),
        graph.occupations_with(TALK, "essential"),
        graph.occupations_with(TALK, "optional"),
    )
    assert 0 == graph.occupations_with(HYGIENE)
    assert (2, 2, 0) == (graph.occupation_count, graph.occupations_in("esco"), graph.occupations_in("onet"))


def test_where_no_release_tells_of_occupations_or_jobs_it_is_unknown(store: Store, tmp_path: Path) -> None:
    import_release(store, "case", str(json_file(tmp_path / "bread.json", CASE_PACKAGE)))
    graph = opened(store)

    assert 0 == graph.occupation_count
    assert graph.is_transversal("https://example.org/a") is None


def test_what_is_of_use_in_every_job_is_told(store: Store, tmp_path: Path) -> None:
    graph = with_esco(store, tmp_path / "esco")

    assert graph.is_transversal(TALK) is True
    assert graph.is_transversal(BAKE) is False
    assert graph.is_transversal("https://example.org/unknown") is None


def test_what_stands_above_a_skill_is_told(store: Store, tmp_path: Path) -> None:
    import_release(store, "case", str(json_file(tmp_path / "bread.json", CASE_PACKAGE)))
    graph = with_esco(store, tmp_path / "esco")

    assert (GROUP,) == graph.broader(BAKE)
    assert ("https://example.org/a",) == graph.broader("urn:uuid:b")
    assert () == graph.broader(GROUP)


def test_the_crosswalk_is_walked_both_ways(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "crosswalk.csv"
    columns = (
        "O*NET Id",
        "O*NET Title",
        "O*NET Description",
        "ESCO or ISCO URI",
        "Title",
        "Text",
        "Type of Match",
    )
    path.write_bytes(
        csv_bytes(
            (
                ("Mapping project name", "ESCO-O*NET Crosswalk", "", "", "", "", ""),
                ("Mapping project version", "1", "", "", "", "", ""),
                columns,
                ("51-3011.00", "Bakers", "", f"{BAKER}-2", "", "", "broadMatch"),
                ("51-3011.00", "Bakers", "", BAKER, "", "", "exactMatch"),
            )
        )
    )
    import_release(store, "crosswalk", str(path))
    graph = with_esco(store, tmp_path / "esco")

    assert (
        Crossing(BAKER, "esco", "exactMatch"),
        Crossing(f"{BAKER}-2", "esco", "broadMatch"),
    ) == graph.crosswalk(ONET_BAKER, "esco")
    assert (Crossing(ONET_BAKER, "onet", "narrowMatch"),) == graph.crosswalk(f"{BAKER}-2", "onet")
    assert () == graph.crosswalk(BAKER, "case")


def test_two_frameworks_with_one_name_for_a_skill_are_marked_as_just_that(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "library.csv"
    path.write_bytes(csv_bytes((("RSD Name", "Skill Statement"), ("Bake Bread", "Bake bread."))))
    import_release(store, "rsd", str(path))
    graph = with_esco(store, tmp_path / "esco")

    assert [("rsd", "same-name")] == [
        (crossing.framework, crossing.kind) for crossing in graph.crosswalk(BAKE, "rsd")
    ]
    assert () == graph.crosswalk(COOK, "rsd")


def test_skills_of_o_net_have_occupations_of_their_own(store: Store, tmp_path: Path) -> None:
    import_release(store, "onet", str(folder_of(tmp_path / "29.2", onet_files())))
    graph = opened(store)

    (reading,) = graph.named("reading comprehension")

    assert (2, 1) == (graph.occupations_with(reading.uri), graph.occupations_with(reading.uri, "essential"))
    assert (2, 0) == (graph.occupations_in("onet"), graph.occupation_count)


def with_pack(store: Store) -> None:
    """A release as the starter pack has it: knowledge under an address of ours."""
    skills = [
        {
            "uri": uri,
            "framework": "esco",
            "label": label,
            "kind": "knowledge",
            "language": "en",
            "version": "1.2",
        }
        for uri, label in ((OURS, "food hygiene (law)"), (BAKE, "bake bread"))
    ]
    digest = SourceDigest("pack", "0" * 64, 1)
    tables = {"skills": frame("skills", skills)}
    store.put(Reading("esco", "1.2", "en", "pack", Licence("", ""), (digest,), tables))


def test_an_address_of_ours_gives_way_to_esco_s_own(store: Store, tmp_path: Path) -> None:
    with_pack(store)
    assert [OURS] == [skill.uri for skill in opened(store).named("food hygiene (law)")]
    without = esco_files(skills_en=None, occupationSkillRelations_en=None)
    collection = without["transversalSkillsCollection_en.csv"].replace(TALK.encode(), HYGIENE.encode())
    own = {"transversalSkillsCollection_en.csv": collection.replace(b"talk to others", b"food hygiene (law)")}
    import_release(store, "esco", str(folder_of(tmp_path / "1.2.0", {**without, **own})))
    graph = opened(store)

    found = graph.skill(OURS)

    assert found is not None
    assert HYGIENE == found.uri
    assert graph.is_transversal(OURS)
    assert [HYGIENE] == [skill.uri for skill in graph.named("food hygiene (law)")]


def test_occupations_that_name_skills_by_label_meet_the_skills_installed(
    store: Store, tmp_path: Path
) -> None:
    profiles = {
        "occupation_uri": [BAKER, WAITER],
        "occupation_name": [" baker ", "waiter"],
        "essential_skills": [["bake bread", "food hygiene (law)"], None],
        "optional_skills": [[], ["food hygiene (law)"]],
    }
    pl.DataFrame(profiles).write_parquet(tmp_path / "profiles_1.2.0.parquet")
    with_pack(store)
    import_release(store, "esco-occupations", str(tmp_path / "profiles_1.2.0.parquet"))
    graph = opened(store)

    assert (2, 1) == (graph.occupations_with(OURS), graph.occupations_with(OURS, "essential"))
    assert (1, 2) == (graph.occupations_with(BAKE), graph.occupation_count)


def test_the_starter_pack_opens_as_one_graph(skill_data: Store) -> None:
    graph = opened(skill_data)

    assert 27_000 < len(graph)
    assert {"esco", "onet", "uk-skills", "rsd"} <= set(graph.skills()["framework"])
    assert "manage staff" in [skill.label for skill in graph.named("Manage staff")]
    assert "esco" in [skill.framework for skill in graph.named("Python")]
