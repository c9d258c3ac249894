"""One graph over the skills of every framework installed: look-ups by address and by name, and the edges.

Opened once and shared by threads. It holds the tables as columns and makes a `Skill` when asked for one;
what few callers ask (names, occupations, crosswalk) is indexed at its first use.

Of each framework the newest whole release is taken; a release that lacks part of its skills (someone
imported only some of the official files) adds what it has. Missing is unknown: where no release tells
which occupations ask for which skills, `occupation_count` is 0, and a count then says nothing.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from assay.analysis.sources import FORMS, Release, Store, minted

FRAMEWORKS = ("esco", "onet", "uk-skills", "rsd", "case", "ctdl")  # the first that has a name, comes first
_LABELLED = "urn:assay:esco:label:"  # a skill that a release of occupations names by its label alone
_OCCUPATION_KINDS = {"esco": ("esco", "esco-occupations"), "onet": ("onet",)}
_TURNED = {"broadMatch": "narrowMatch", "narrowMatch": "broadMatch"}
_SIGNS = string.punctuation + "“”„‘’‚«»‹›–—…·•¿¡"  # noqa: RUF001 - these very signs
_SIGNS_AT_END = _SIGNS.translate(str.maketrans("", "", "+#*)"))  # C++, C#, A*
_QUALIFIER = re.compile(r" \([^()]*\)$")
ESSENTIAL = "essential"
SAME_NAME = "same-name"  # no owner's crosswalk says so; two frameworks have one name for it


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill as its framework has it. `kind`: skill, knowledge, technology, descriptor, group …"""

    uri: str
    label: str
    framework: str
    kind: str = "skill"
    description: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Crossing:
    """What answers to a skill or an occupation in another framework; `kind` as the crosswalk says.

    exactMatch, closeMatch, broadMatch (the other is broader), narrowMatch, wrongMatch, or same-name.
    """

    uri: str
    framework: str
    kind: str


class SkillGraph:
    """Skills of all frameworks installed, with what connects them."""

    def __init__(
        self, store: Store, skills: pl.DataFrame, stands_for: Mapping[str, str], chosen: tuple[Release, ...]
    ) -> None:
        """Use `open`."""
        self._chosen = chosen
        self._store = store
        self._skills = skills
        self._told = skills.select("uri", "framework", "label", "description", "kind", "code")
        self._row = {uri: row for row, uri in enumerate(skills["uri"])}
        self._stands_for = stands_for

    @classmethod
    def open(cls, store: Store, language: str = "en") -> SkillGraph | None:
        """The graph over what is installed, names in this language where there are; None without skills.

        Raises `data-store-damaged`.
        """
        chosen = [release for kind in FRAMEWORKS for release in _chosen(store.releases(kind), language)]
        frames = [store.table(release, "skills").collect() for release in chosen]
        if not frames:
            return None
        skills = pl.concat(frames).unique("uri", keep="first", maintain_order=True)
        skills, stands_for = _without_stand_ins(skills)
        return cls(store, skills, stands_for, tuple(chosen))

    def __len__(self) -> int:
        return self._skills.height

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """The releases that it answers from, each once: what is computed by it names them."""
        asked = [(kinds, "occupation_skills") for kinds in _OCCUPATION_KINDS.values()]
        asked += [(("esco",), "collections"), (("crosswalk",), "crosswalk")]
        used = list(self._chosen)
        for kinds, table in asked:
            found = (self._store.release_with(kind, table) for kind in kinds)
            first = next((release for release in found if release is not None), None)
            used += [first] if first is not None and first not in used else []
        return tuple(used)

    def skills(self, framework: str = "") -> pl.DataFrame:
        """The table of skills (of one framework), without groups: columns as in `sources.FORMS`."""
        table = self._skills.filter(pl.col("kind") != "group")
        return table.filter(pl.col("framework") == framework) if framework else table

    def skill(self, uri: str) -> Skill | None:
        """The skill at this address, if it is installed."""
        row = self._row.get(self._stands_for.get(uri, uri))
        return None if row is None else self._at(row)

    def named(self, label: str, framework: str = "") -> tuple[Skill, ...]:
        """The skills of this name (in one framework); those it is the own name of come first."""
        rows = self._names.get(normal(label), ())
        found = (self._at(row) for row in rows)
        return tuple(skill for skill in found if framework in ("", skill.framework))

    def crosswalk(self, uri: str, framework: str) -> tuple[Crossing, ...]:
        """What answers to this skill or occupation in that framework, best first; empty if not known."""
        told = [crossing for crossing in self._crossings.get(uri, ()) if crossing.framework == framework]
        own = self.skill(uri)
        if own is not None and own.framework != framework:
            known = {crossing.uri for crossing in told}
            told += [
                Crossing(skill.uri, framework, SAME_NAME)
                for skill in self.named(own.label, framework)
                if skill.uri not in known and normal(skill.label) == normal(own.label)
            ]
        return tuple(told)

    def broader(self, uri: str) -> tuple[str, ...]:
        """The addresses of what stands directly above it: groups, and for some skills other skills."""
        return self._broader.get(self._stands_for.get(uri, uri), ())

    def occupations_with(self, uri: str, importance: str = "") -> int:
        """How many occupations of its framework ask for it, at all or only as `importance`.

        `importance`: essential, optional. Says nothing where `occupations_in` its framework is 0.
        """
        essential, any_ = self._occupations.get(self._stands_for.get(uri, uri), (0, 0))
        return essential if importance == ESSENTIAL else any_ - essential if importance else any_

    @property
    def occupation_count(self) -> int:
        """The occupations of ESCO whose skills are known; 0 where none are."""
        return self.occupations_in("esco")

    def occupations_in(self, framework: str) -> int:
        """The occupations of a framework whose skills are known; 0 where none are."""
        return self._occupation_counts.get(framework, 0)

    def is_transversal(self, uri: str) -> bool | None:
        """Whether its framework counts it among those of use in every job; None where no release says."""
        if self._transversal is None:
            return None
        skill = self.skill(uri)
        if skill is None or skill.framework != "esco":
            return None
        return skill.uri in self._transversal

    def _at(self, row: int) -> Skill:
        uri, framework, label, description, kind, code = self._told.row(row)
        return Skill(uri, label, framework, kind or "skill", description or "", code or "")

    @cached_property
    def _names(self) -> dict[str, tuple[int, ...]]:
        """Rows by normal name, own names before other names."""
        names: dict[str, tuple[int, ...]] = {}
        for row, label in enumerate(self._skills["label"]):
            name = normal(label)
            names[name] = (*names.get(name, ()), row)
        for row, aliases in enumerate(self._skills["aliases"].to_list()):
            for alias in aliases or ():
                name = normal(alias)
                rows = names.get(name, ())
                if row not in rows:
                    names[name] = (*rows, row)
        for row, label in enumerate(self._skills["label"]):
            if label.endswith(")"):
                # “Python (computer programming)” is found as “Python” too, after whatever is named just that.
                name = normal(_QUALIFIER.sub("", label))
                if row not in names.get(name, ()):
                    names[name] = (*names.get(name, ()), row)
        return names

    @cached_property
    def _links(self) -> dict[str, pl.DataFrame]:
        """Occupations and their skills, by framework."""
        links = {}
        for framework, kinds in _OCCUPATION_KINDS.items():
            table = self._newest(kinds, "occupation_skills")
            if table is not None:
                links[framework] = self._addressed(table) if framework == "esco" else table
        return links

    @cached_property
    def _occupation_counts(self) -> dict[str, int]:
        return {framework: table["occupation_uri"].n_unique() for framework, table in self._links.items()}

    @cached_property
    def _occupations(self) -> dict[str, tuple[int, int]]:
        counts: dict[str, tuple[int, int]] = {}
        for table in self._links.values():
            # One occupation counts once, as essential where it is told both ways.
            each = table.group_by("skill_uri", "occupation_uri").agg(
                (pl.col("importance") == ESSENTIAL).any().alias("essential")
            )
            summed = each.group_by("skill_uri").agg(pl.col("essential").sum(), pl.len())
            counts |= {uri: (essential, count) for uri, essential, count in summed.iter_rows()}
        return counts

    def _addressed(self, table: pl.DataFrame) -> pl.DataFrame:
        """The table with the address of each skill that it names by its label."""
        if not table["skill_uri"].str.starts_with(_LABELLED).any():
            return table
        esco = self._skills.filter(pl.col("framework") == "esco").select("uri", "label")
        names = [minted("esco", "label", label) for label in esco["label"]]
        known = pl.DataFrame({"skill_uri": names, "uri": esco["uri"]}).unique("skill_uri", keep="first")
        joined = table.join(known, on="skill_uri", how="left")
        return joined.with_columns(pl.coalesce("uri", "skill_uri").alias("skill_uri")).drop("uri")

    @cached_property
    def _broader(self) -> dict[str, tuple[str, ...]]:
        above: dict[str, tuple[str, ...]] = {}
        for kind in FRAMEWORKS:
            for release in _having(self._store.releases(kind), "relations"):
                wanted = self._store.table(release, "relations").filter(pl.col("kind") == "broader")
                for below, up in wanted.select("from_uri", "to_uri").collect().iter_rows():
                    above[below] = (*above.get(below, ()), up)
        return above

    @cached_property
    def _transversal(self) -> frozenset[str] | None:
        table = self._newest(("esco",), "collections")
        if table is None:
            return None
        members = table.filter(pl.col("collection") == "transversal")["uri"]
        return frozenset(members) if len(members) else None

    @cached_property
    def _crossings(self) -> dict[str, list[Crossing]]:
        table = self._newest(("crosswalk",), "crosswalk")
        crossings: dict[str, list[Crossing]] = {}
        if table is not None:
            for source, target, kind, left, right in table.select(*FORMS["crosswalk"]).iter_rows():
                crossings.setdefault(source, []).append(Crossing(target, right, kind))
                crossings.setdefault(target, []).append(Crossing(source, left, _TURNED.get(kind, kind)))
        for held in crossings.values():
            held.sort(key=lambda crossing: crossing.kind != "exactMatch")
        return crossings

    def _newest(self, kinds: Iterable[str], table: str) -> pl.DataFrame | None:
        for kind in kinds:
            release = self._store.release_with(kind, table)
            if release is not None:
                return self._store.table(release, table).collect()
        return None


def normal(label: str) -> str:
    """The name as it is compared: letters' forms, case, blanks and signs at its ends make no difference."""
    folded = " ".join(unicodedata.normalize("NFKC", label).casefold().split())
    return folded.lstrip(_SIGNS).rstrip(_SIGNS_AT_END).strip() or folded


def _chosen(releases: Iterable[Release], language: str) -> list[Release]:
    """Of each framework the newest whole release, then the newest that lacks part of its skills."""
    chosen = []
    for named in _by_name(releases):
        having = [release for release in named if "skills" in release.tables]
        having.sort(key=lambda release: release.language not in (language, ""))  # keeps newest first
        whole = [release for release in having if "skills" not in release.lacks]
        partial = [release for release in having if "skills" in release.lacks]
        chosen += [*whole[:1], *partial[:1]]
    return chosen


def _having(releases: Iterable[Release], table: str) -> list[Release]:
    """Of each framework the newest release with this table."""
    found = []
    for named in _by_name(releases):
        having = [release for release in named if table in release.tables]
        having.sort(key=lambda release: table in release.lacks)
        found += having[:1]
    return found


def _by_name(releases: Iterable[Release]) -> list[list[Release]]:
    names: dict[str, list[Release]] = {}
    for release in releases:
        names.setdefault(release.name, []).append(release)
    return list(names.values())


def _without_stand_ins(skills: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, str]]:
    """Without addresses of ours where ESCO's own is there under the same name, and which stands for which."""
    esco = skills.filter(pl.col("framework") == "esco").select("uri", "label")
    is_ours = pl.col("uri").str.starts_with("urn:assay:")
    ours = esco.filter(is_ours)
    theirs = esco.filter(~is_ours).unique("label", keep="first")
    both = ours.join(theirs, on="label", suffix="_own")
    stands_for = dict(zip(both["uri"], both["uri_own"], strict=True))
    return skills.filter(~pl.col("uri").is_in(list(stands_for))), stands_for
